import { countFirstCheck } from '../../../src/understanding/answer-count.store.ts'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadSite } from '../../../src/course/load.job.ts'
import { calendarDate, instant } from '../../../src/platform/time/calendar.ts'
import { currentAttempt } from '../../../src/learning/coursework.ts'
import { getItem } from '../../../src/course/draw.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import { answerKey } from '../../../src/course/question-type.ts'
import { changeKind } from '../../../src/packages/compare/comparison.ts'
import { ORIENTATION } from '../../../src/requirements/requirement.ts'
import { siteGaps } from '../../../src/organization/site-details.ts'
import { statusOn } from '../../../src/requirements/status.ts'
import { ROOT } from '../../../src/platform/root.ts'
import { readPackageFile } from '../../../src/commands/command.cli.ts'
import {
  handIn,
  type Learner,
  learnerInAttempt,
  learnerState,
  roundAnswers,
} from '../../../src/learning/coursework.store.ts'
import { eventsOfKind, historiesOf, policyHistory } from '../../../src/ledger/ledger.store.ts'
import { openStore, type Store } from '../../../src/platform/database/open.store.ts'
import { allSites, publishedDetails } from '../../../src/site/site.store.ts'
import { publishPolicy } from '../../../src/requirements/published-policy.store.ts'
import { peopleInLedger } from '../../../src/requirements/standing.store.ts'
import { verifyLedger } from '../../../src/ledger/verify.store.ts'
import { noteEverybodyWaiting } from '../../../src/learning/waiting.store.ts'
import { EDITIONS } from '../../support/app.ts'
import { content } from '../../support/content.ts'

const RELEASE = join(ROOT, 'tests/fixtures/release-0.1')

interface Facts {
  readonly person: PersonId
  readonly attempt: string
  readonly items: readonly string[]
  readonly answered: readonly string[]
  readonly events: number
  readonly completions: number
  readonly lastHash: string
  readonly statusesOn: Readonly<Record<string, Readonly<Record<string, number>>>>
}
// The release wrote it once, and it is never regenerated.
const facts = JSON.parse(readFileSync(join(RELEASE, 'facts.json'), 'utf8')) as Facts
const UPGRADED_ON = calendarDate('2026-11-28')

let folder: string
let store: Store
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csec-release-'))
  const database = join(folder, 'csec.db')
  writeFileSync(database, gunzipSync(readFileSync(join(RELEASE, 'csec.db.gz'))))
  store = await openStore({ database })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a database of release 0.1', () => {
  it('sends no link for a new password to an address that was changed before, until the person confirms it', async () => {
    const database = join(folder, 'changed.db')
    writeFileSync(database, gunzipSync(readFileSync(join(RELEASE, 'csec.db.gz'))))
    const [kept, changed] = usedAccounts(database)
    const upgraded = await openStore({ database })
    const rows = await upgraded.db.selectFrom('account').select(['person', 'address_version']).execute()
    await upgraded.close()
    const versions = new Map(rows.map(({ person, address_version }) => [person as string, address_version]))
    expect([versions.get(kept), versions.get(changed)]).toEqual([1, null])
  })

  it('keeps every entry and its hash', async () => {
    expect(await verifyLedger(store.db)).toEqual({ ok: true, events: facts.events, head: facts.lastHash })
    expect(await eventsOfKind(store.db, 'completed')).toHaveLength(facts.completions)
  })

  it.each(Object.entries(facts.statusesOn))('says of %s what it said before', async (on, counts) => {
    expect(await statusesOn(on)).toEqual(counts)
  })

  it('says so of those days also after people are noted as waiting for their site', async () => {
    await noteEverybodyWaiting(store, content.course, recording)
    for (const [on, counts] of Object.entries(facts.statusesOn))
      expect([on, await statusesOn(on)]).toEqual([on, counts])
    expect((await statusesOn(UPGRADED_ON))['waiting-for-site']).toBeGreaterThan(0)
  })

  it('names an earlier version of the course than completions from now on, and nobody has to start over', async () => {
    const versions = new Set((await eventsOfKind(store.db, 'completed')).map(({ body }) => body.courseVersion))
    expect([...versions].map((version) => changeKind(version, content.course.version))).toEqual(['minor'])
  })

  it('gets this version of the policy on record, and nobody has another status or completion by it', async () => {
    const days = [UPGRADED_ON, calendarDate('2026-12-15')]
    const statuses = () => Promise.all(days.map((on) => statusesOn(on)))
    const before = { statuses: await statuses(), completions: await eventsOfKind(store.db, 'completed') }
    const known = await policyHistory(store.db)
    await publishPolicy(store, content, recording().at)
    expect((await policyHistory(store.db)).slice(known.length)).toMatchObject([
      { body: { version: content.policy.version, material: false, updateBy: null } },
    ])
    expect({ statuses: await statuses(), completions: await eventsOfKind(store.db, 'completed') }).toEqual(before)
  })

  it('shows the details that its sites published', async () => {
    const sites = await allSites(store.db)
    const published = await Promise.all(sites.map(({ id }) => publishedDetails(store.db, id, UPGRADED_ON)))
    const live = published.flatMap((event) => (event === null ? [] : [event.body.details]))
    expect(live.length).toBeGreaterThan(0)
    for (const details of live) expect(siteGaps(details)).toEqual([])
  })

  it('lets a learner finish the final check that was open, with the answers that were saved', async () => {
    const learner: Learner = {
      person: facts.person,
      recording: { ...recording(), actor: facts.person },
      content,
      edition: EDITIONS.en,
      editions: [EDITIONS.en],
    }
    const { history, work } = await learnerState(store.db, learner)
    const attempt = currentAttempt(work)
    if (attempt === null) throw new Error('The attempt is open.')
    expect(attempt.started).toMatchObject({ attempt: facts.attempt, items: facts.items })
    const saved = await roundAnswers(store.db, facts.person, facts.attempt, 1)
    expect([...saved.keys()].sort()).toEqual(facts.answered.toSorted())
    const asBegun = await learnerInAttempt(store.db, learner, history, facts.attempt)
    const answers = new Map(
      attempt.started.items.map((item) => [item, answerKey(getItem(asBegun.content.course, item))] as const),
    )
    await store.transaction((tx) => handIn(tx, asBegun, { history, work, attempt }, 1, answers, countFirstCheck))
    const graded = (await eventsOfKind(store.db, 'attempted')).filter(({ body }) => body.attempt === facts.attempt)
    expect(graded.map(({ body }) => [body.right, body.of, body.outcome])).toEqual([[15, 15, 'passed']])
    expect(await verifyLedger(store.db)).toMatchObject({ ok: true })
  })
})

describe('files of release 0.1', () => {
  it('a site file is read with nothing missing', () => {
    expect(siteGaps(loadSite(RELEASE, 'site.yaml'))).toEqual([])
  })

  it('a package is read for a comparison', async () => {
    expect(await readPackageFile(join(RELEASE, 'scorm12.zip'))).toMatchObject({ edition: 'scorm12' })
  })
})

async function statusesOn(on: string): Promise<Record<string, number>> {
  const histories = await historiesOf(store.db, await peopleInLedger(store.db))
  const policy = await policyHistory(store.db)
  const counts: Record<string, number> = {}
  for (const history of histories.values()) {
    const { status } = statusOn(history, ORIENTATION, policy, calendarDate(on))
    counts[status] = (counts[status] ?? 0) + 1
  }
  return counts
}

function recording() {
  const at = instant('2026-11-28T15:00:00.000Z')
  return { course: content.course.id, actor: 'system:test', at, today: UPGRADED_ON } as const
}

/** Two people with a password. HR had changed the address of the second. */
function usedAccounts(database: string): [kept: string, changed: string] {
  const old = new BetterSqlite(database)
  const people = old
    .prepare<[], { person: string }>(
      `select account.person from account join person_fact on person_fact.person = account.person
       where kind = 'email' order by account.person limit 2`,
    )
    .all()
  const [kept = '', changed = ''] = people.map(({ person }) => person)
  const use = old.prepare('update account set sign_in_name = person, password_hash = ? where person in (?, ?)')
  use.run('hash', kept, changed)
  old
    .prepare(
      `insert into person_fact
       select 'later', person, kind, 2, 'else@harborstreet.example', salt, hash, effective_on, recorded_at
       from person_fact where kind = 'email' and person = ?`,
    )
    .run(changed)
  old.close()
  return [kept, changed]
}
