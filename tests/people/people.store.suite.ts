import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { totals } from '../../src/requirements/compliance.ts'
import type { NewEvent, PersonId, SiteId } from '../../src/ledger/event.ts'
import { STATUSES } from '../../src/requirements/status.ts'
import { addFact } from '../../src/ledger/fact.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import {
  allPeople,
  countByStatus,
  departments,
  findPerson,
  LARGEST_PAGE,
  type PeopleFilter,
  findPeople,
  supervisors,
} from '../../src/people/people.store.ts'
import { EVERYONE, type Scope } from '../../src/ledger/scope.ts'
import { closePeople, searchPeople } from '../../src/people/search/search.store.ts'
import { firstByName } from '../../src/people/status-change/list.store.ts'
import { folded } from '../../src/platform/text/folded.ts'
import { record } from '../../src/requirements/standing.store.ts'
import {
  completed,
  day,
  hired,
  lessonFinished,
  noonOf,
  NORTH,
  required,
  SOUTH,
  separated,
} from '../support/recording.ts'

const TODAY = '2026-12-15'
const GIVEN = ['Ana', 'ángel', 'Bob', 'Élodie', 'ZOË', 'Ñandú', "D'Arcy", '100% Real', 'under_score']
const PEOPLE = 137

export function peopleSuite(store: () => Store): void {
  describe('people', () => {
    beforeEach(() => fill(store()))

    it('covers everybody exactly once, whatever the size of the page', async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (limit) => {
          const pages = await pagesOf(store(), {}, limit)
          expect(pages.every((page) => page.length <= Math.min(limit, LARGEST_PAGE))).toBe(true)
          const people = pages.flat().map(({ person }) => person)
          expect(new Set(people).size).toBe(PEOPLE)
          expect(people).toHaveLength(PEOPLE)
        }),
        { numRuns: 8 },
      )
    })

    it('puts first what needs doing, then the names without regard to case and accents', async () => {
      const people = (await pagesOf(store(), { site: NORTH, statuses: ['not-started', 'overdue'] }, 50)).flat()
      const statuses = people.map(({ standing }) => standing.status)
      expect(statuses).toEqual([
        ...statuses.filter((status) => status === 'overdue'),
        ...statuses.filter((status) => status === 'not-started'),
      ])
      const overdue = people
        .filter(({ standing }) => standing.status === 'overdue')
        .map(({ name }) => name?.split(' ')[0])
      expect([...new Set(overdue)]).toEqual([
        '100%',
        'Ana',
        'ángel',
        'Bob',
        "D'Arcy",
        'Élodie',
        'Ñandú',
        'under_score',
        'ZOË',
      ])
    })

    it.each<[string, PeopleFilter]>([
      ['nothing', {}],
      ['a status', { statuses: ['overdue'] }],
      ['several statuses', { statuses: ['overdue', 'separated', 'up-to-date'] }],
      ['no status chosen', { statuses: [] }],
      ['a site', { site: SOUTH }],
      ['a site and a department', { site: NORTH, department: 'Kitchen' }],
      ['a supervisor', { supervisor: 'person:cleo' }],
      ['a name', { q: 'ANGEL' }],
      ['two words of a name in any order', { q: 'ortiz elodie' }],
      ['a sign that means something to SQL', { q: '100%' }],
      ['another sign that means something to SQL', { q: 'r_s' }],
      ['a site nobody works at', { site: 'site:nowhere' }],
    ])('counts exactly the rows it lists, narrowed by %s', async (_, filter) => {
      const listed = (await pagesOf(store(), filter, 50)).flat()
      const counts = await countByStatus(store().db, filter)
      for (const status of STATUSES) {
        expect([status, counts[status]]).toEqual([
          status,
          listed.filter(({ standing }) => standing.status === status).length,
        ])
      }
      expect(totals(counts).all).toBe(listed.length)
      const downloaded = []
      for await (const person of allPeople(store().db, filter)) downloaded.push(person)
      expect(downloaded).toEqual(listed)
    })

    it.each<[string, PeopleFilter, number]>([
      ['by a part of the name', { q: 'élod' }, 15],
      ['by nothing but the sign itself', { q: '%' }, 15],
      ['under both sites of somebody with two spells', { site: SOUTH, q: 'p003' }, 1],
      ['under both sites of somebody with two spells', { site: NORTH, q: 'p003' }, 1],
      [
        'not under the site of one spell and the department of another',
        { site: SOUTH, department: 'Kitchen', q: 'p003' },
        0,
      ],
      ['under the last place of somebody who left', { site: NORTH, statuses: ['separated'] }, 20],
    ])('finds people %s', async (_, filter, expected) => {
      expect(totals(await countByStatus(store().db, filter)).all).toBe(expected)
    })

    it.each(['élod', 'ANGEL', 'ortiz elodie', 'r_s', '%', 'p003', 'p0', "d'arcy ortiz", 'park', 'nobody like this'])(
      'searched for by name, are as many as the list narrowed by it has: %j',
      async (text) => {
        const { people, total } = await searchPeople(store().db, EVERYONE, text, { limit: 6, on: day(TODAY) })
        expect(total).toBe(totals(await countByStatus(store().db, { q: text })).all)
        expect(people).toHaveLength(Math.min(total, 6))
      },
    )

    it.each(['hs-0417', 'c.park_1', 'PARK 417', 'c.park_1 cleo'])(
      'are found by number, address or both: %s',
      async (text) => {
        const { people, total } = await searchPeople(store().db, EVERYONE, text, { limit: 6, on: day(TODAY) })
        expect([people.map(({ name }) => name), total]).toEqual([['Cleo Park'], 1])
      },
    )

    it('are found within a scope alone', async () => {
      const scope = { supervisor: 'person:cleo', sites: [] } as const
      const { total } = await searchPeople(store().db, scope, 'ortiz', { limit: 6, on: day(TODAY) })
      expect(total).toBe(totals(await countByStatus(store().db, { supervisor: 'person:cleo' })).all)
      expect((await searchPeople(store().db, scope, 'park', { limit: 6, on: day(TODAY) })).total).toBe(0)
      expect(
        (await searchPeople(store().db, { supervisor: null, sites: [SOUTH] }, 'ortiz', { limit: 6, on: day(TODAY) }))
          .total,
      ).toBe(2)
    })

    it('are counted within a scope, and the first of them come by name', async () => {
      const all = (await pagesOf(store(), {}, 50)).flat()
      const ids = all.map(({ person }) => person)
      const atSouth = all.filter(({ placements }) => placements.some(({ site }) => site === SOUTH))
      const { count, first } = await firstByName(store().db, ids, { supervisor: null, sites: [SOUTH] }, 3)
      expect(count).toBe(atSouth.length)
      const names = atSouth.map(({ name }) => folded(name ?? '')).sort()
      expect(first.map(({ name }) => folded(name ?? ''))).toEqual(names.slice(0, 3))
      const everyone = await firstByName(store().db, [...ids, 'person:unknown'], EVERYONE, 50)
      expect([everyone.count, everyone.first.length]).toEqual([PEOPLE, 50])
    })

    it('come first when the words begin parts of their names, and are nobody for no words', async () => {
      const { people } = await searchPeople(store().db, EVERYONE, 'r', { limit: 1, on: day(TODAY) })
      expect(people.map(({ name }) => name)).toEqual(['100% Real Ortiz P007'])
      expect(await searchPeople(store().db, EVERYONE, '  ', { limit: 6, on: day(TODAY) })).toEqual({
        people: [],
        total: 0,
      })
    })

    it('are close to a name with one letter wrong, within a scope alone', async () => {
      const names = async (text: string, scope: Scope) =>
        (await closePeople(store().db, scope, text, 6)).people.map(({ name }) => name)
      expect(await names('cela park', EVERYONE)).toEqual([])
      expect(await names('clea park', EVERYONE)).toEqual(['Cleo Park'])
      expect(await names('clea', { supervisor: 'person:cleo', sites: [] })).toEqual([])
      expect((await closePeople(store().db, EVERYONE, 'ortis', 6)).total).toBe(
        (await searchPeople(store().db, EVERYONE, 'ortiz', { limit: 6, on: day(TODAY) })).total,
      )
    })

    it('begins again when the person a page should follow is unknown', async () => {
      const first = await findPeople(store().db, {}, { after: null, limit: 5 })
      expect(await findPeople(store().db, {}, { after: 'person:unknown', limit: 5 })).toEqual(first)
    })

    it('knows departments and supervisors to choose from', async () => {
      expect(await departments(store().db, EVERYONE)).toEqual(['Kitchen', 'Residential'])
      expect(await supervisors(store().db, EVERYONE)).toEqual([{ person: 'person:cleo', name: 'Cleo Park' }])
      expect(await findPerson(store().db, 'person:cleo')).toMatchObject({ person: 'person:cleo', name: 'Cleo Park' })
      expect(await findPerson(store().db, 'person:unknown')).toBeNull()
    })
  })
}

/** Cleo and 136 others: every fourth in the kitchen, every fifth under Cleo, two with a second site. */
async function fill({ transaction }: Store): Promise<void> {
  await transaction(async (tx) => {
    const events: NewEvent[] = []
    for (let n = 1; n < PEOPLE; n++) {
      const person: PersonId = `person:${String(n).padStart(3, '0')}`
      await name(`${GIVEN[n % GIVEN.length]} Ortiz P${String(n).padStart(3, '0')}`, person)
      events.push(...story(person, n))
    }
    await name('Cleo Park', 'person:cleo')
    const known = { person: 'person:cleo', effectiveOn: day('2026-01-05'), recordedAt: noonOf(day(TODAY)) } as const
    await addFact(tx, { ...known, kind: 'email', value: 'C.Park_1@harbor.example' })
    await addFact(tx, { ...known, kind: 'employee_number', value: 'HS-0417' })
    events.push(hired('person:cleo', '2026-01-05', { worksWithYouth: false }))
    await record(tx, events, day(TODAY))

    async function name(value: string, person: PersonId): Promise<void> {
      await addFact(tx, { person, kind: 'name', value, effectiveOn: day('2026-01-05'), recordedAt: noonOf(day(TODAY)) })
    }
  })
}

function story(person: PersonId, n: number): NewEvent[] {
  const department = n % 4 === 0 ? 'Kitchen' : 'Residential'
  const supervisor = n % 5 === 0 ? 'person:cleo' : null
  const hire = (on: string, site: SiteId, spell: string) => hired(person, on, { site, spell, department, supervisor })
  const began = [hire('2026-11-02', NORTH, `${person} 1`), required(person, '2026-11-02')]
  if (n === 3 || n === 6) began.push(hire('2026-11-03', SOUTH, `${person} 2`))
  switch (n % 7) {
    case 1:
      return [...began, completed(person, '2026-11-20')]
    case 2:
      return [...began, separated(person, '2026-11-30', `${person} 1`)]
    case 3:
      return [hire('2026-12-01', NORTH, `${person} 1`), required(person, '2026-12-01'), ...began.slice(2)]
    case 4:
      return [
        hire('2026-12-01', NORTH, `${person} 1`),
        required(person, '2026-12-01'),
        lessonFinished(person, '2026-12-02', 'L1'),
      ]
    default:
      return began
  }
}

async function pagesOf({ db }: Store, filter: PeopleFilter, limit: number) {
  const pages = []
  let after: PersonId | null = null
  do {
    const page: Awaited<ReturnType<typeof findPeople>> = await findPeople(db, filter, { after, limit })
    pages.push(page.people)
    after = page.next
  } while (after !== null)
  return pages
}
