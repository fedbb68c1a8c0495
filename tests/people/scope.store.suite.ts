import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { can, ROLES, type Role, scopeOf, type Viewer } from '../../src/identity/access.ts'
import { subjectOf } from '../../src/identity/subject.store.ts'
import type { NewEvent, PersonId, SiteId } from '../../src/ledger/event.ts'
import type { Placement } from '../../src/ledger/placement.ts'
import {
  allPeople,
  countByStatus,
  departments,
  findPeople,
  peopleOnRecord,
  type PersonOnRecord,
  supervisors,
} from '../../src/people/people.store.ts'
import { EVERYONE } from '../../src/ledger/scope.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import type { Database } from '../../src/platform/database/schema.store.ts'
import { reportChoices } from '../../src/reports/choice.store.ts'
import { EVERYONE_FILTER } from '../../src/reports/filter.ts'
import { fromStanding } from '../../src/reports/from-standing.store.ts'
import { cyclesInBatches, rateOverTime } from '../../src/reports/report.store.ts'
import { countsOverTime, fromTimelines } from '../../src/reports/past/past.store.ts'
import { totals } from '../../src/requirements/compliance.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { createSite } from '../../src/site/site.store.ts'
import { day, event, hired, noonOf, place, separated } from '../support/recording.ts'

const TODAY = day('2026-11-24')
const NAMES = ['ada', 'bob', 'cleo', 'dan', 'eli', 'fay', 'gus', 'hal'] as const
const SLUGS = ['north', 'south', 'west'] as const
/** Somebody's employments: where, under whom, and whether it is over or there was another site before. */
const anyone = fc.array(
  fc.record({
    site: fc.constantFrom(...SLUGS),
    // Also oneself, and people who supervise each other: files of other systems have it.
    supervisor: fc.option(fc.constantFrom(...NAMES)),
    department: fc.constantFrom('Kitchen', 'Residential'),
    before: fc.option(fc.constantFrom(...SLUGS), { freq: 3 }),
    isOver: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  }),
  { minLength: 1, maxLength: 2 },
)
const everybody = fc.tuple(...NAMES.map(() => anyone))
type Everybody = typeof everybody extends fc.Arbitrary<infer Value> ? Value : never

const anyViewer = fc.record({
  person: fc.constantFrom(...NAMES),
  roles: fc.subarray(ROLES.filter((role) => role !== 'hr' && role !== 'auditor')),
  // Everyone's reach now and then.
  wide: fc.option(fc.constantFrom<Role>('hr', 'auditor'), { freq: 8 }),
  sites: fc.subarray([...SLUGS]),
})

export function scopeSuite(store: () => Store): void {
  describe('the people whom somebody sees', () => {
    it('are on every list exactly if their page opens, whoever works where and under whom', async () => {
      const { db } = store()
      const asOf = { on: TODAY, knownAt: null }
      await fc.assert(
        fc.asyncProperty(everybody, fc.array(anyViewer, { minLength: 4, maxLength: 4 }), async (work, viewers) => {
          const sites = await employ(store(), work)
          const all = await listed(allPeople(db, {}))
          expect(isPartOf(NAMES.map(idOf), sorted(all))).toBe(true)
          for (const asked of viewers) {
            const viewer: Viewer = {
              person: idOf(asked.person),
              roles: new Set([...asked.roles, ...(asked.wide === null ? [] : [asked.wide])]),
              sites: new Set(asked.sites.map((slug) => sites[slug])),
            }
            const open = all.filter((person) => can(viewer, 'read-person', subjectByHand(person, all), TODAY))
            const ids = sorted(open)
            const scope = scopeOf(viewer, 'read-person')
            expect(scopeOf(viewer, 'read-reports')).toEqual(scope)

            for (const person of all) expect(await mayOpen(db, viewer, person)).toBe(ids.includes(person.person))
            expect(sorted(await listed(allPeople(db, { scope })))).toEqual(ids)
            const { people: first } = await findPeople(db, { scope }, { after: null, limit: 50 })
            expect(isPartOf(sorted(first), ids)).toBe(true)
            expect(first).toHaveLength(Math.min(50, ids.length))
            expect(sorted(await peopleOnRecord(db, sorted(all), scope))).toEqual(ids)
            expect(totals(await countByStatus(db, { scope })).all).toBe(ids.length)

            const request = { asOf, filter: EVERYONE_FILTER, scope }
            for (const source of [fromStanding, fromTimelines]) {
              const page = { order: 'name', descending: false, after: null, limit: 1_000 } as const
              expect(sorted((await source.listPeople(db, request, page)).people)).toEqual(ids)
              expect(sorted(await inBatches(source.peopleInBatches(db, request)))).toEqual(ids)
              expect(sorted(await inBatches(source.peopleInOrder(db, request, page)))).toEqual(ids)
              expect(totals(await source.countStatuses(db, request)).all).toBe(ids.length)
            }
            const cycles = await inBatches(cyclesInBatches(db, request))
            expect(cycles.filter(({ person }) => !ids.includes(person.person))).toEqual([])
            expect(totals((await rateOverTime(db, request, [asOf]))[0]?.counts ?? fail()).all).toBe(ids.length)
            expect(totals((await countsOverTime(db, request, [asOf]))[0] ?? fail()).all).toBe(ids.length)

            const own = open.flatMap(({ placements }) => placements)
            const choices = await reportChoices(db, scope, TODAY)
            expect(
              isPartOf(
                choices.departments,
                own.map(({ department }) => department),
              ),
            ).toBe(true)
            expect(await departments(db, scope)).toEqual(choices.departments)
            expect(await supervisors(db, scope)).toEqual(choices.supervisors)
            expect(
              isPartOf(
                choices.supervisors.map(({ person }) => person),
                own.map(under),
              ),
            ).toBe(true)
            for (const source of [fromStanding, fromTimelines]) {
              const bySite = await source.countStatusesBy(db, request, 'site')
              if (scope === EVERYONE) continue
              expect(
                isPartOf(
                  [...bySite.keys()],
                  choices.offered.map(({ id }) => id),
                ),
              ).toBe(true)
              if (scope.supervisor === null) expect(isPartOf([...bySite.keys()], scope.sites)).toBe(true)
            }
          }
        }),
        { numRuns: 12 },
      )
    })
  })
}

/** Who may open whose page, by the places of everybody and nothing else of ours. */
function subjectByHand({ person, placements }: PersonOnRecord, all: readonly PersonOnRecord[]) {
  const above = new Set(placements.map(under))
  for (let known = -1; known < above.size; ) {
    known = above.size
    for (const other of all) if (above.has(other.person)) for (const each of other.placements) above.add(under(each))
  }
  const found = [...above].filter((each) => each !== null)
  return { person, supervisorsOn: () => found, sitesOn: () => placements.map(({ site }) => site) }
}

function under({ supervisor }: Placement): PersonId | null {
  return supervisor
}

async function mayOpen(db: Database, viewer: Viewer, person: PersonOnRecord): Promise<boolean> {
  return can(viewer, 'read-person', await subjectOf(db, person), TODAY)
}

type Sites = Readonly<Record<(typeof SLUGS)[number], SiteId>>

/** Entries stay, so each round has people and sites of its own next to those of the rounds before. */
let round = 0

const idOf = (name: (typeof NAMES)[number]): PersonId => `person:${round}-${name}`

async function employ(store: Store, work: Everybody): Promise<Sites> {
  round += 1
  return store.transaction(async (tx) => {
    const site = async (slug: string) => {
      const unique = `${slug}-${round}`
      return (await createSite(tx, { slug: unique, name: unique }, noonOf(TODAY))).id
    }
    const sites = { north: await site('north'), south: await site('south'), west: await site('west') }
    await record(
      tx,
      NAMES.flatMap((name, index) => eventsOf(name, work[index] ?? [], sites)),
      TODAY,
    )
    return sites
  })
}

function eventsOf(name: (typeof NAMES)[number], employments: Everybody[number], sites: Sites): NewEvent[] {
  const person = idOf(name)
  return employments.flatMap(({ before, department, isOver, site, supervisor }, nth) => {
    const spell = `spell:${person}:${nth}`
    const now = { ...place, department, supervisor: supervisor === null ? null : idOf(supervisor), site: sites[site] }
    return [
      hired(person, '2026-02-02', { ...now, spell, ...(before === null ? {} : { site: sites[before] }) }),
      ...(before === null ? [] : [event('transferred', person, '2026-06-01', { ...now, spell })]),
      ...(isOver ? [separated(person, '2026-09-30', spell)] : []),
    ]
  })
}

async function listed(people: AsyncIterable<PersonOnRecord>): Promise<PersonOnRecord[]> {
  const found: PersonOnRecord[] = []
  for await (const person of people) found.push(person)
  return found
}

async function inBatches<Row>(batches: AsyncIterable<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const batch of batches) rows.push(...batch)
  return rows
}

function sorted(people: readonly { readonly person: PersonId }[]): PersonId[] {
  return people.map(({ person }) => person).sort()
}

function isPartOf<Value>(some: readonly Value[], all: readonly Value[]): boolean {
  return some.every((value) => all.includes(value))
}

function fail(): never {
  throw new Error('nothing was counted')
}
