import type { RequestListener } from 'node:http'
import fc from 'fast-check'
import { afterAll, expect, it, vi } from 'vitest'
import { practiceItems } from '../../src/course/draw.ts'
import { setNoFollowUp } from '../../src/learning/no-follow-up.store.ts'
import { putRole } from '../../src/identity/role.store.ts'
import type { NewEvent, PersonId } from '../../src/ledger/event.ts'
import { currentSpells } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { rename } from '../../src/organization/name.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { erasePerson } from '../../src/people/record.store.ts'
import { type CalendarDate, dateAt } from '../../src/platform/time/calendar.ts'
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts'
import { putReminderSettings } from '../../src/reminders/settings.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { contents } from '../support/content.ts'
import { plannedGroup } from '../support/groups.ts'
import { ask } from '../support/hosted.ts'
import { freshModules, somebody, tokensOn, withoutTokens } from '../support/kept.ts'
import { completed, event, lessonFinished, place, policyPublished, required } from '../support/recording.ts'
import { publishExample } from '../support/site.ts'
import { ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'
import { sqliteFile } from '../support/stores.ts'

const engine = sqliteFile()
afterAll(() => engine.stop())
// Other files share the modules: they get new ones.
afterAll(() => vi.resetModules())

const [lesson] = contents.en.course.lessons
const [item] = lesson === undefined ? [] : practiceItems(contents.en.course, lesson.id)
if (lesson === undefined || item === undefined) throw new Error('the course has a lesson with a question')
const QUESTION = webLinks.question(lesson.id, item.id)
const PAGES = [webLinks.home(), webLinks.lesson(lesson.id, null), QUESTION]

const LEARNERS = ['bob', 'dan', 'cleo'] as const
type Name = (typeof LEARNERS)[number]

interface Place {
  readonly app: TestApp
  readonly staff: Staff
}

type Change = (place: Place, who: Name) => Promise<unknown>

/** What one of the learners does. Nobody else sees it on a page of their own. */
const OWN: Readonly<Record<string, Change>> = {
  'an answer': (here, who) => send(here, who, QUESTION, { answer: 'a' }),
  'another answer': (here, who) => send(here, who, QUESTION, { answer: 'b' }),
  'less detail': (here, who) => send(here, who, webLinks.reading(), { language: 'en', detail: 'less', to: '/' }),
  Spanish: (here, who) => send(here, who, webLinks.reading(), { language: 'es', detail: 'full', to: '/' }),
  'full detail': (here, who) => send(here, who, webLinks.reading(), { language: 'en', detail: 'full', to: '/' }),
  'a finished lesson': happens((person, on) => lessonFinished(person, on, 'L1')),
  'a requirement': happens((person, on) => required(person, on, 12)),
  'a completion': happens(completed),
  'a leave': happens((person, on) => event('leave_began', person, on, { expectedReturn: null })),
  'its end': happens((person, on) => event('leave_ended', person, on, {})),
  'a completion with its acknowledgement': ({ app, staff }, who) => completeCourse(app, staff[who]),
  'a role': ({ app, staff }, who) =>
    app.deps.store.transaction((tx) => putRole(tx, staff[who], { role: 'hr', sites: [], until: null })),
  'no follow-ups': ({ app, staff }, who) => app.deps.store.transaction((tx) => setNoFollowUp(tx, staff[who], true)),
  'follow-ups again': ({ app, staff }, who) => app.deps.store.transaction((tx) => setNoFollowUp(tx, staff[who], false)),
}

/** What others do, or time. */
const SHARED: Readonly<Record<string, Change>> = {
  'details of a site': ({ app, staff }) =>
    publishExample(app, staff.north, { support: { role: 'Night', phone: phone(app) } }),
  'details of another site': ({ app, staff }) =>
    publishExample(app, staff.south, {
      name: 'South House',
      slug: 'south-house',
      support: { role: 'Day', phone: phone(app) },
    }),
  'a transfer': transfer,
  'a group': ({ app, staff }) => plannedGroup(app, staff),
  'another version of the policy': ({ app }) =>
    app.deps.store.transaction((tx) => {
      const on = todayOf(app)
      return record(tx, [{ ...policyPublished(on, `version ${app.deps.now()}`, on), recordedAt: app.deps.now() }], on)
    }),
  'the name of the organization': ({ app, staff }) =>
    app.deps.store.transaction((tx) => rename(tx, `Harbor ${app.deps.now()}`, { by: staff.ada, at: app.deps.now() })),
  'the time zone': ({ app }) =>
    app.deps.store.transaction((tx) =>
      putOrganization(tx, { ...ORGANIZATION, timeZone: 'America/Chicago' }, app.deps.now()),
    ),
  'no reminders': ({ app, staff }) =>
    app.deps.store.transaction((tx) =>
      putReminderSettings(tx, { ...DEFAULT_REMINDERS, followUps: false }, staff.ada, app.deps.now()),
    ),
  'an erasure': ({ app, staff }) => app.deps.store.transaction((tx) => erasePerson(tx, staff.dan, todayOf(app))),
  'two weeks': async ({ app }) => app.clock.pass({ days: 14 }),
  'half an hour': async ({ app }) => app.clock.pass({ minutes: 31 }),
}

function happens(what: (person: PersonId, on: CalendarDate) => NewEvent): Change {
  return ({ app, staff }, who) =>
    app.deps.store.transaction((tx) => {
      const on = todayOf(app)
      return record(tx, [{ ...what(staff[who], on), recordedAt: app.deps.now() }], on)
    })
}

async function transfer({ app, staff }: Place, who: Name): Promise<void> {
  const on = todayOf(app)
  const [spell] = currentSpells(await historyOf(app.deps.store.db, staff[who]), on)
  if (spell === undefined) return
  const body = { ...place, spell: spell.id, site: who === 'dan' ? staff.north : staff.south }
  const moved = { ...event('transferred', staff[who], on, body), recordedAt: app.deps.now() }
  await app.deps.store.transaction((tx) => record(tx, [moved], on))
}

async function send({ app, staff }: Place, who: Name, path: string, fields: Readonly<Record<string, string>>) {
  const one = await somebody(app, staff[who])
  await one.post(path, fields)
}

function phone({ deps }: TestApp): string {
  return `609-555-01${String(Date.parse(deps.now()) % 97).padStart(2, '0')}`
}

function todayOf({ deps }: TestApp): CalendarDate {
  return dateAt(deps.now(), ORGANIZATION.timeZone)
}

it('whatever happens, each learner gets the pages that a server makes which has kept nothing', async () => {
  const names = [...Object.keys(OWN), ...Object.keys(SHARED)]
  const step = fc.record({ what: fc.constantFrom(...names), who: fc.constantFrom(...LEARNERS) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 16 }), async (steps) => {
      const here = await opened()
      const fresh = await freshModules(here.app)
      await expectSame(here, fresh)
      for (const { what, who } of steps) {
        await (OWN[what] ?? SHARED[what])?.(here, who)
        // Once made, and once kept.
        await expectSame(here, fresh)
        await expectSame(here, fresh)
        here.app.clock.pass({ minutes: 1 })
      }
      await here.app.deps.store.close()
    }),
    { numRuns: 2, seed: 20261130, endOnFailure: true },
  )
})

it('after each kind of change, a learner gets the page of a fresh server, and then the kept one', async () => {
  const here = await opened()
  const fresh = await freshModules(here.app)
  const made = countMade(here.app)
  await expectSame(here, fresh)
  for (const [name, change] of Object.entries({ ...SHARED, ...OWN })) {
    if (name === 'an erasure') continue
    here.app.clock.pass({ minutes: 1 })
    await change(here, 'bob')
    await expectSame(here, fresh)
    // Who is linked to a site's details is known only once they are read.
    await pagesOf(here)
    const count = made()
    await pagesOf(here)
    expect(made(), `pages made again without a change, after ${name}`).toBe(count)
  }
  await here.app.deps.store.close()
})

it('what one learner does makes nobody else’s page again, and shows on none', async () => {
  const here = await opened()
  const made = countMade(here.app)
  await pagesOf(here)
  const before = await pagesOf(here, ['dan', 'cleo'])
  for (const [name, change] of Object.entries(OWN)) {
    await change(here, 'bob')
    const count = made()
    expect(await pagesOf(here, ['dan', 'cleo']), name).toEqual(before)
    expect(made(), name).toBe(count)
  }
  await here.app.deps.store.close()
})

async function opened(): Promise<Place> {
  const app = await testApp({}, contents, await engine.open())
  const staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  return { app, staff }
}

/** Every learner's pages from this server and from a fresh one. Each has only tokens of their own. */
async function expectSame({ app, staff }: Place, freshServer: () => Promise<RequestListener>): Promise<void> {
  const fresh = await freshServer()
  for (const name of LEARNERS) {
    const one = await somebody(app, staff[name])
    for (const path of PAGES) {
      const [kept, made] = [await one.get(path), await ask(fresh, 'get', path).set('Cookie', one.cookie)]
      expect([kept.status, kept.headers.location], `${name} ${path}`).toEqual([made.status, made.headers.location])
      expect(withoutTokens(kept.text), `${name} ${path}`).toBe(withoutTokens(made.text))
      if (kept.status === 200) expect(new Set(tokensOn(kept.text)), path).toEqual(new Set([one.token]))
    }
  }
}

async function pagesOf({ app, staff }: Place, names: readonly Name[] = LEARNERS): Promise<string[]> {
  const pages: string[] = []
  for (const name of names) {
    const one = await somebody(app, staff[name])
    for (const path of PAGES) pages.push(withoutTokens((await one.get(path).expect(200)).text))
  }
  return pages
}

/** Counts the pages that are made, by a script that each of them asks for then. */
function countMade({ deps: { assets } }: TestApp): () => number {
  let count = 0
  const { exit } = assets
  Object.defineProperty(assets, 'exit', {
    get() {
      count += 1
      return exit
    },
  })
  return () => count
}
