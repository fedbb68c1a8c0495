import { setImmediate as nextTurn } from 'node:timers/promises'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { issueCertificates } from '../../src/certificates/issue.job.ts'
import { createSigningKey, type SigningKey } from '../../src/platform/codes/key.job.ts'
import { addDays, calendarDate, type CalendarDate, type Instant, instant } from '../../src/platform/time/calendar.ts'
import { type LessonId, TOPICS } from '../../src/course/course.ts'
import type { PackOrder } from '../../src/audit/packs/pack.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { type MadePack, makePack } from '../../src/audit/packs/make.job.ts'
import { storeEdition } from '../../src/course/edition.store.ts'
import { enqueue } from '../../src/reminders/message.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { type PersonEvent, recordEvents } from '../../src/people/record.store.ts'
import { publishSite } from '../../src/site/site.store.ts'
import { type TestApp, testApp } from './app.ts'
import { type Staff, staffOn } from './staff.ts'
import { contents, exampleSite } from './content.ts'

/** The staff with something on record of each, certificates, and a signed head; and what makes packs of it. */
export interface PackStory {
  readonly test: TestApp
  readonly store: Store
  readonly staff: Staff
  readonly key: SigningKey
  /** The hash of what Bob and Dan were shown. */
  readonly edition: string
  make(order?: Partial<PackOrder>, at?: Instant): Promise<MadePack & { readonly file: string }>
  close(): Promise<void>
}

export const PACK_DAY = calendarDate('2026-11-24')
export const PACK_MADE = instant('2026-11-24T15:00:00.000Z')
const PASS_RULE = { right: 12, of: 15, allTopics: true } as const

/**
 * Bob has finished, Dan at the other site too and late; Cleo has an exemption with a reason. Bob's first day is
 * corrected two days after `PACK_DAY`.
 * @param content of the edition; a small one makes small packs
 */
export async function packStory(content = JSON.stringify({ small: true })): Promise<PackStory> {
  const folder = mkdtempSync(join(tmpdir(), 'csec-pack-'))
  const test = await testApp()
  const { store } = test.deps
  const staff = await staffOn(test)
  const { course, policy } = contents.en
  await publishPolicy(store, contents.en, PACK_MADE)
  const versions = { language: 'en', courseVersion: course.version, policyVersion: policy.version }
  const edition = await storeEdition(store.db, { ...versions, content }, PACK_MADE)
  const recordingOn = (day: CalendarDate) =>
    ({ course: course.id, actor: staff.ada, at: instant(`${day}T16:00:00.000Z`), today: day }) as const
  const record = async (on: CalendarDate, ...events: readonly PersonEvent[]) =>
    store.transaction((tx) => recordEvents(tx, events, recordingOn(on)))
  const shown = { language: 'en', contentEdition: edition }
  const finishes = (person: Staff['bob'], on: CalendarDate, site: Staff['north']): PersonEvent[] => {
    const attempt = `attempt:${person}`
    const attempted = {
      v: 1,
      attempt,
      round: 1,
      items: ['Q01'],
      right: 14,
      of: 15,
      steps: [],
      topics: TOPICS.map((topic) => ({ topic, right: true })),
      outcome: 'passed',
      passRule: PASS_RULE,
      ...shown,
    } as const
    const completed = {
      v: 1,
      requirement: ORIENTATION,
      attempt,
      policyVersion: policy.version,
      courseVersion: course.version,
      passRule: PASS_RULE,
      right: 14,
      of: 15,
      creditedMinutes: 48,
      sites: [site],
      source: 'here',
      ...shown,
    } as const
    const lesson = { v: 1, lesson: 'L1' as LessonId, creditedMinutes: 3, ...shown } as const
    return [
      { person, on, kind: 'lesson_finished', body: lesson },
      { person, on, kind: 'attempted', body: attempted },
      { person, on, kind: 'completed', body: completed },
    ]
  }
  await store.transaction((tx) =>
    publishSite(tx, staff.north, { ...exampleSite, slug: 'north-house', name: 'North House' }, recordingOn(PACK_DAY)),
  )
  await record(addDays(PACK_DAY, -4), ...finishes(staff.bob, addDays(PACK_DAY, -4), staff.north))
  await record(addDays(PACK_DAY, -3), ...finishes(staff.dan, addDays(PACK_DAY, -3), staff.south))
  await record(PACK_DAY, {
    person: staff.cleo,
    on: addDays(PACK_DAY, -2),
    kind: 'exempted',
    body: { v: 1, requirement: ORIENTATION, reason: 'trained-elsewhere', approver: staff.ada, until: null },
  })
  await store.transaction(async (tx) => {
    const reminder = { kind: 'nudge', person: staff.bob, about: null, occasion: 'a story', deadline: null } as const
    await enqueue(tx, { ...reminder, mail: false, by: staff.ada, at: PACK_MADE, today: PACK_DAY })
  })
  const key = await createSigningKey()
  const issuing = { store, key, publicUrl: 'https://orientation.example.org', now: test.clock.now }
  for (const person of [staff.bob, staff.dan]) await issueCertificates(issuing, person)
  await test.deps.ledger.signDaily()
  const hired = await store.db
    .selectFrom('event')
    .select('id')
    .where('subject', '=', staff.bob)
    .where('kind', '=', 'hired')
    .executeTakeFirstOrThrow()
  const later = addDays(PACK_DAY, 2)
  await record(later, {
    person: staff.bob,
    on: later,
    kind: 'corrected',
    body: {
      v: 1,
      corrects: hired.id,
      reason: 'The letter says so',
      change: { kind: 'hired-on', hiredOn: calendarDate('2026-11-09') },
    },
  })
  let files = 0
  return {
    test,
    store,
    staff,
    key: test.ledgerKey,
    edition,
    async make(order = {}, at = PACK_MADE) {
      files += 1
      const file = join(folder, `pack-${files}.zip`)
      const making = { db: store.db, contents, key: test.ledgerKey, at, by: staff.ada, turn: () => nextTurn() } as const
      const asked = { kind: 'pack', asOf: PACK_DAY, site: null, knownAt: null, language: 'en', ...order } as const
      const made = await makePack({ ...making, progress: () => Promise.resolve() }, asked, file)
      return { ...made, file }
    },
    async close() {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}
