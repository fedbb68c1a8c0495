import { curvesOf, toRepeat } from '../../src/followups/kept.ts'
import { toldFollowUps } from '../../src/followups/link.store.ts'
import { ROUNDS } from '../../src/followups/round.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedText } from '../../src/audit/packs/edition.job.ts'
import { editionHeads } from '../../src/course/edition.store.ts'
import { policyChanges } from '../../src/course/policy.ts'
import { buildDemo, isDemo } from '../../src/demo/build.job.ts'
import { FEWEST_STAFF, madeUpName } from '../../src/demo/staff.job.ts'
import { DEMO_VISITORS, demoSignIns } from '../../src/demo/token.job.ts'
import { addDays, calendarDate, instant } from '../../src/platform/time/calendar.ts'
import { siteGaps } from '../../src/organization/site-details.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { STATUSES, statusOn } from '../../src/requirements/status.ts'
import { statusesOf } from '../../src/requirements/compliance.ts'
import { becauseText } from '../../src/requirements/because.page.ts'
import { formatDate } from '../../src/platform/time/date.page.ts'
import { en } from '../../src/words/all.en.ts'
import { assignEverybody } from '../../src/requirements/assignment.store.ts'
import { definitionsOf, eventsOfKind, historiesOf, historyOf, policyHistory } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { countByStatus } from '../../src/people/people.store.ts'
import { EVERYONE_FILTER } from '../../src/reports/filter.ts'
import type { ReportedPerson } from '../../src/requirements/reported.ts'
import { peopleInOrder } from '../../src/reports/report.store.ts'
import { everyGrant } from '../../src/identity/role.store.ts'
import { findSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { trailEntries } from '../../src/trail/list.store.ts'
import { allSites, publishedDetails } from '../../src/site/site.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { contentsNow } from '../../src/app/live-content.ts'
import { contactAge } from '../../src/course/contact-age.ts'
import { allGroups } from '../../src/groups/group.store.ts'
import { toldStates } from '../../src/groups/group.ts'
import { learnerState } from '../../src/learning/coursework.store.ts'
import { openUpdate } from '../../src/learning/update/change.store.ts'
import { practiceStates } from '../../src/practice/practice.store.ts'
import { driftedIn, everyDetailsNow } from '../../src/site/roles/drift.store.ts'
import { waitingFor } from '../../src/learning/waiting.store.ts'
import { packagesMade } from '../../src/packages/made.store.ts'
import { choiceIn } from '../../src/packages/order.job.ts'
import { allRecipients } from '../../src/packages/recipient.store.ts'
import { content, contents, exampleSite } from '../support/content.ts'
import { day } from '../support/history.ts'
import { by } from '../support/recording.ts'
import { emptyStore } from '../support/stores.ts'
import { EVERYONE } from '../../src/ledger/scope.ts'

const TODAY = day('2026-11-24')
const wording = { t: en, language: 'en', topics: content.course.topics } as const

let store: Store
let people: ReportedPerson[]
beforeAll(async () => {
  store = await demoOf(240)
  people = await everybody(store)
})
afterAll(() => store.close())

describe('the demo', () => {
  it('has as many people as were asked for, each with another made-up name', () => {
    expect(people).toHaveLength(240)
    expect(new Set(people.map(({ name }) => name)).size).toBe(240)
  })

  it('has at least three people of every status', async () => {
    const counts = await countByStatus(store.db, { statuses: statusesOf('everyone') })
    for (const status of STATUSES) expect([status, counts[status]]).toEqual([status, expect.toSatisfy(atLeastThree)])
  })

  it('says of each person what their events say, and every date adds up', async () => {
    const histories = await historiesOf(
      store.db,
      people.map(({ person }) => person),
    )
    const policy = await policyHistory(store.db)
    let sentences = 0
    for (const { person, standing, renewalMonths } of people) {
      const history = histories.get(person) ?? []
      const recomputed = statusOn(history, ORIENTATION, policy, TODAY)
      // The list also holds until a place or a name changes.
      const { holdsUntil: _, ...said } = recomputed
      expect(standing).toMatchObject(said)
      const { because } = recomputed
      if (because.kind !== 'due') continue
      const { startedBy, start, days, pauses, dueOn } = because.clock
      const counted = days + pauses.reduce((sum, pause) => sum + pause.days, 0)
      expect(addDays(start, startedBy === 'first-contact' ? -counted : counted)).toBe(dueOn)
      expect(daysIn(history)).toContain(start)
      for (const pause of pauses) expect(daysIn(history)).toContain(pause.from)
      expect(becauseText(standing, renewalMonths, wording)).toContain(formatDate(dueOn, 'en'))
      sentences += 1
    }
    expect(sentences).toBeGreaterThan(20)
  })

  it('has a network address with what people did in the last 90 days, one for each person, and with nothing older', async () => {
    const filter = { who: null, about: null, kind: null, from: null, until: null }
    const entries = await trailEntries(store.db, filter, { before: null, most: 10_000 })
    const byPeople = entries.filter(({ actor }) => actor.startsWith('person:'))
    const since = `${addDays(TODAY, -90)}T00:00:00.000Z`
    const recent = byPeople.filter(({ at }) => at >= since)
    expect(recent.length).toBeGreaterThan(2)
    for (const { address } of recent) expect(address).toMatch(/^203\.0\.113\.\d{1,3}$/)
    const ofPeople = new Set(recent.map(({ actor, address }) => `${actor} ${address}`))
    expect(ofPeople.size).toBe(new Set(recent.map(({ actor }) => actor)).size)
    const others = entries.filter((entry) => !recent.includes(entry))
    expect(others.length).toBeGreaterThan(2)
    expect(others.filter(({ address }) => address !== null)).toEqual([])
  })

  it('has a ledger in the order of time, with nothing of today or later, that verifies', async () => {
    const rows = await store.db.selectFrom('event').select('recorded_at').orderBy('seq').execute()
    const times = rows.map((row) => row.recorded_at)
    expect(times).toEqual(times.toSorted())
    expect(times.at(-1)?.slice(0, 10) ?? '').toMatch(/^2026-11-/)
    expect(times.at(-1)?.slice(0, 10)).not.toBe(TODAY)
    expect(await verifyLedger(store.db)).toMatchObject({ ok: true, events: times.length })
  })

  it('has four sites, of which one waits for its details, and people wait for it', async () => {
    const sites = await allSites(store.db)
    const live = await Promise.all(sites.map(({ id }) => publishedDetails(store.db, id, TODAY)))
    expect(live.flatMap((event) => (event === null ? [] : siteGaps(event.body.details)))).toEqual([])
    const unpublished = sites.filter((_, index) => live[index] === null)
    expect(unpublished.map(({ name }) => name)).toEqual(['Street outreach'])
    const [outreach] = unpublished
    if (outreach === undefined) throw new Error('there is one')
    expect((await waitingFor(store.db, outreach.id)).length).toBeGreaterThanOrEqual(3)
  })

  it('has each version of the policy that came with the program as its file says: it asks something of people or not', async () => {
    const { version, material } = content.policy
    const adopted = (await eventsOfKind(store.db, 'policy_adopted')).map(({ body }) => body.version)
    const published = (await eventsOfKind(store.db, 'policy_published')).map(({ body }) => body)
    const released = published.filter((body) => !adopted.includes(body.version))
    expect(released.find((body) => body.version === version)).toMatchObject({ material })
    for (const body of released) expect(body.updateBy !== null && !body.material).toBe(false)
  })

  it.each([
    ['en', ['LR-1']],
    ['es', ['PR-6', 'LR-1']],
  ] as const)('has in the version before the words that the next one says it changed: %s', async (language, ids) => {
    const [before, released] = (await policyHistory(store.db)).map(({ body }) => body.version)
    expect(released).toBe(content.policy.version)
    const heads = await editionHeads(store.db)
    const shown = await publishedText(store.db, heads, before ?? '', language)
    if (shown === null) throw new Error('the version before is on file')
    const changes = policyChanges(shown.policy, contents[language].policy)
    expect(changes.map(({ clause }) => clause?.id)).toEqual(ids)
    for (const id of ids) expect(contents[language].policy.why).toContain(id)
  })

  it('has a package with only what changed, which carries an older policy since, and where it went', async () => {
    const [made] = await packagesMade(store.db, 10)
    expect(made?.fileName).toMatch(/^csec-update_/)
    expect(choiceIn(made?.query ?? '')?.since).toMatch(/^\d{4}-\d{2}/)
    const adopted = await eventsOfKind(store.db, 'policy_adopted')
    expect(adopted.some(({ recordedAt }) => recordedAt > (made?.at ?? ''))).toBe(true)
    const recipients = (await allRecipients(store.db)).get(made?.fileHash ?? '') ?? []
    expect(recipients).toMatchObject([{ name: expect.stringMatching(/^Moodle/), ended: null }])
  })

  it('shows a curve of what staff still know, with a step to repeat and a figure that’s held back', async () => {
    const curves = curvesOf(await toldFollowUps(store.db))
    expect(toRepeat(curves).map(({ step, round }) => [step, round])).toContainEqual(['tell', '11-months'])
    const held = curves.flatMap(({ step, rounds }) => ROUNDS.filter((round) => rounds[round] === null).map(() => step))
    expect(held).toEqual(['afterward'])
  })

  it('has one person on call who is on leave, and one site whose local numbers nobody has checked for half a year', async () => {
    const names = new Map((await allSites(store.db)).map(({ id, name }) => [id, name]))
    const details = [...(await everyDetailsNow(store.db, [...names.keys()], TODAY))]
    const drifted = details.flatMap(([site, { roles }]) =>
      driftedIn(roles).map(({ role, place, drift }) => ({ site: names.get(site), role, place, reason: drift.reason })),
    )
    expect(drifted).toEqual([
      { site: expect.stringMatching(/^(North|Bayview)/), role: 'named', place: 1, reason: 'leave' },
    ])
    const old = details.flatMap(([site, { published }]) =>
      published.body.details.local
        .filter(({ checkedOn }) => contactAge(calendarDate(checkedOn), TODAY) !== 'fresh')
        .map(() => names.get(site)),
    )
    expect(new Set(old)).toEqual(new Set(['Bayview after-school']))
  })

  it('has a group that was announced late, and one that somebody hasn’t confirmed', async () => {
    const states = (await allGroups(store.db)).map((group) => toldStates(group))
    const each = states.map((told) => ({
      late: told.some(({ late }) => late),
      confirmed: told.every(({ acknowledged }) => acknowledged !== null),
    }))
    expect(each).toHaveLength(3)
    expect(each).toEqual(
      expect.arrayContaining([
        { late: false, confirmed: true },
        { late: true, confirmed: true },
        { late: false, confirmed: false },
      ]),
    )
  })

  it('has a team practice held a short time ago, and one that’s overdue', async () => {
    const sites = await allSites(store.db)
    const states = await practiceStates(
      store.db,
      sites.map(({ id }) => id),
      TODAY,
    )
    const told = sites.map(({ id, name }) => [name, states.get(id)?.held[0]?.on, states.get(id)?.isOverdue])
    expect(told).toEqual(
      expect.arrayContaining([
        ['Harbor Street drop-in', addDays(TODAY, -12), false],
        ['North House residence', addDays(TODAY, -104), true],
      ]),
    )
  })

  it('has people who answered one question about the new policy, and have more to answer', async () => {
    const live = await contentsNow(store.db, contents)
    const recording = by(TODAY)
    const due = people.filter(({ standing: { status } }) => status === 'update-due')
    const updates = await Promise.all(
      due.map(async ({ person }) => {
        const learner = { person, content: live.en, edition: '', editions: [], recording }
        return openUpdate(store.db, learner, await learnerState(store.db, learner), TODAY)
      }),
    )
    const begun = updates.filter((update) => update?.answers.size === 1)
    expect(begun.length).toBeGreaterThan(0)
    for (const update of begun) expect(update?.items.length).toBeGreaterThan(1)
    expect(updates.some((update) => update?.answers.size === 0)).toBe(true)
  })

  it('has corrections, leaves, transfers, second jobs and returns in it', async () => {
    const kinds = await store.db.selectFrom('event').select('kind').distinct().execute()
    expect(kinds.map((row) => row.kind)).toEqual(
      expect.arrayContaining(['corrected', 'leave_ended', 'transferred', 'exempted', 'extended', 'separated']),
    )
    expect(people.filter(({ placements }) => placements.length > 1).length).toBeGreaterThanOrEqual(3)
    const hires = await Promise.all(
      people.map(
        async ({ person }) => (await historyOf(store.db, person)).filter((event) => event.kind === 'hired').length,
      ),
    )
    expect(hires.filter((count) => count > 1).length).toBeGreaterThanOrEqual(3)
  })

  it('has two sets of rules, volunteers before their first day with youth, changed duties, and a record merged', async () => {
    const definitions = await definitionsOf(store.db)
    expect(definitions.map(({ body }) => body.rules.map(({ named }) => named))).toEqual([
      ['Direct service staff'],
      ['Volunteers', 'Direct service staff'],
    ])
    const startedBy = people.flatMap(({ standing: { because } }) =>
      because.kind === 'due' ? [because.clock.startedBy] : [],
    )
    expect(startedBy).toEqual(expect.arrayContaining(['hired', 'required', 'extended', 'first-contact']))
    expect(people.filter(({ standing: { because } }) => because.kind === 'no-first-contact').length).toBe(3)
    const merged = await store.db.selectFrom('person_merge').selectAll().execute()
    expect(merged.map(({ person }) => person).filter((person) => people.some((row) => row.person === person))).toEqual(
      [],
    )
    expect(merged).toHaveLength(1)
  })

  it('asks of everybody what the rules ask: nothing is left to assign', async () => {
    const entries = async () => (await eventsOfKind(store.db, 'required')).length
    const before = await entries()
    const at = instant(`${TODAY}T15:00:00.000Z`)
    await assignEverybody(store, () => ({ course: content.course.id, actor: 'system:test', at, today: TODAY }))
    expect(await entries()).toBe(before)
  })

  it('lets somebody of every role in, each by a link of their own', async () => {
    const at = instant(`${TODAY}T15:00:00.000Z`)
    const signIns = await demoSignIns(store, TODAY, at)
    expect(signIns.map(({ who }) => who)).toEqual(DEMO_VISITORS)
    const links = await Promise.all(signIns.map(({ token }) => findSignInLink(store.db, token, at)))
    const visitors = links.flatMap((link) => link?.person ?? [])
    expect(new Set(visitors).size).toBe(DEMO_VISITORS.length)
    const [hr, administrator, steward, siteHr, supervisor, auditor, newcomer, updating] = await Promise.all(
      visitors.map(async (person) =>
        (await everyGrant(store.db, person)).map(({ role, sites, givenBy }) => [role, sites.length, givenBy]),
      ),
    )
    expect(hr).toEqual(['administrator', 'hr', 'steward'].map((role) => [role, 0, 'system:set-up']))
    expect(administrator).toEqual([['administrator', 0, visitors[0]]])
    expect(steward).toEqual([['steward', 0, visitors[0]]])
    expect(siteHr).toEqual([['site-hr', 2, visitors[0]]])
    expect(auditor).toEqual([['auditor', 0, visitors[0]]])
    expect([supervisor, newcomer, updating]).toEqual([[], [], []])
    expect(await isDemo(store)).toBe(true)
  })

  it('has no link anymore for the auditor whose last day is over', async () => {
    const [last] = (await demoSignIns(store, TODAY, instant(`${TODAY}T15:00:00.000Z`))).flatMap(
      ({ until }) => until ?? [],
    )
    const after = addDays(last ?? TODAY, 1)
    const signIns = await demoSignIns(store, after, instant(`${after}T15:00:00.000Z`))
    expect(signIns.map(({ who }) => who)).toEqual(DEMO_VISITORS.filter((who) => who !== 'auditor'))
  })
})

describe('the same number of people on the same day', () => {
  it('have the same history, even when they are as few as possible', async () => {
    const [one, other] = [await demoOf(FEWEST_STAFF), await demoOf(FEWEST_STAFF)]
    // Each database draws new ids.
    const withoutIds = (key: string, value: unknown) => (key === 'site' ? 'a site' : value)
    const told = async (of: Store) =>
      (await everybody(of)).map(({ name, employeeNumber, standing }) =>
        JSON.stringify({ name, employeeNumber, standing }, withoutIds),
      )
    expect(await told(one)).toEqual(await told(other))
    const counts = await countByStatus(one.db, {})
    for (const status of STATUSES) expect([status, counts[status]]).toEqual([status, expect.toSatisfy(atLeastThree)])
    await one.close()
    await other.close()
  })
})

describe('made-up names', () => {
  it('are all different up to the largest demo', () => {
    expect(new Set(Array.from({ length: 2_000 }, (_, n) => madeUpName(n))).size).toBe(2_000)
  })
})

async function demoOf(staff: number): Promise<Store> {
  const empty = await emptyStore()
  await buildDemo(empty, content, exampleSite, { staff, today: TODAY, spanish: contents.es })
  return empty
}

async function everybody({ db }: Store): Promise<ReportedPerson[]> {
  const list: ReportedPerson[] = []
  const asOf = { on: TODAY, knownAt: null }
  const order = { order: 'need', descending: false } as const
  for await (const batch of peopleInOrder(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }, order))
    list.push(...batch)
  return list
}

/** The days that the events of a history name. */
function daysIn(history: Awaited<ReturnType<typeof historyOf>>): string[] {
  return history.flatMap((event) => {
    if (event.kind === 'corrected' && event.body.change.kind === 'hired-on') {
      return [event.effectiveOn, event.body.change.hiredOn]
    }
    if (event.kind === 'first_contact_set') return [event.effectiveOn, event.body.firstContactOn ?? event.effectiveOn]
    return [event.effectiveOn]
  })
}

function atLeastThree(count: number): boolean {
  return count >= 3
}
