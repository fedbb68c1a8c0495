import { type ExpressionBuilder, type SelectQueryBuilder, type Selectable, sql } from 'kysely'
import { noCounts, type StatusCounts } from '../requirements/compliance.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { collator } from '../platform/text/format.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import type { Standing, Status } from '../requirements/status.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Placement } from '../ledger/placement.ts'
import type { Database, Schema, StandingTable, FactKind } from '../platform/database/schema.store.ts'
import { dueAmong } from '../requirements/behind.store.ts'
import { reportedOn } from '../requirements/reported.ts'
import { folded } from '../platform/text/folded.ts'
import { toStanding, underSurvivors } from '../requirements/standing.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { currentFacts } from '../ledger/fact.store.ts'
import { historyOf, policyHistory } from '../ledger/ledger.store.ts'
import { allSurvivors, survivorsOf } from '../ledger/merge.store.ts'
import { EVERYONE, type Scope } from '../ledger/scope.ts'
import { placesWithin, withinScope } from '../ledger/scope.store.ts'

/** Every part narrows the list; a part that is absent, or an empty list, does not. */
export interface PeopleFilter {
  readonly statuses?: readonly Status[] | undefined
  readonly site?: SiteId | undefined
  readonly department?: string | undefined
  /** Those who report to this person directly. */
  readonly supervisor?: PersonId | undefined
  /** Those whom a viewer may see. */
  readonly scope?: Scope | undefined
  /** All of these words must be in the name, in any order. */
  readonly q?: string | undefined
}

/** One person, once, however many spells. */
export interface PersonOnRecord {
  readonly person: PersonId
  /** `null` when no name is on record anymore. */
  readonly name: string | null
  readonly standing: Standing
  readonly placements: readonly Placement[]
}

interface PeoplePage {
  readonly people: readonly PersonOnRecord[]
  /** Where the next page begins; null on the last one. Names a person by id, so it may stand in an address. */
  readonly next: PersonId | null
}

export const LARGEST_PAGE = 50

/** The page after a person, in the order of HR's table: what needs doing first, then by name. */
export async function findPeople(
  db: Database,
  filter: PeopleFilter,
  page: { readonly after: PersonId | null; readonly limit: number },
): Promise<PeoplePage> {
  const limit = Math.min(page.limit, LARGEST_PAGE)
  const before = page.after === null ? undefined : await standingOf(db, page.after)
  let query = inOrder(matching(db, filter))
    .selectAll('standing')
    .limit(limit + 1)
  if (before !== undefined) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('status_rank', 'sort_name', 'person'),
        '>',
        tuple(before.status_rank, before.sort_name, before.person),
      ),
    )
  }
  const rows = await query.execute()
  const people = await withPlacements(db, rows.slice(0, limit))
  return { people, next: rows.length > limit ? (people.at(-1)?.person ?? null) : null }
}

/** How many people of the list have each status; the counts add up to the list. */
export async function countByStatus(db: Database, filter: PeopleFilter): Promise<StatusCounts> {
  const rows = await matching(db, filter)
    .select(({ fn }) => ['status', fn.countAll<number>().as('people')])
    .groupBy('status')
    .execute()
  return { ...noCounts(), ...Object.fromEntries(rows.map(({ status, people }) => [status, people])) }
}

/**
 * Reads the whole list for a download, in chunks. The people and their order are fixed at the start, so someone whose
 * status changes meanwhile appears once, with the newer status.
 */
export async function* allPeople(db: Database, filter: PeopleFilter): AsyncGenerator<PersonOnRecord> {
  const listed = await inOrder(matching(db, filter)).select('person').execute()
  for (const chunk of inChunks(listed.map((row) => row.person))) {
    const people = new Map((await peopleOnRecord(db, chunk)).map((person) => [person.person, person]))
    for (const person of chunk) {
      const found = people.get(person)
      if (found !== undefined) yield found
    }
  }
}

/** Everyone at a site, within a scope, who hasn't left, by name. */
export async function staffAt(db: Database, site: SiteId, scope: Scope = EVERYONE): Promise<PersonOnRecord[]> {
  const staff: PersonOnRecord[] = []
  for await (const person of allPeople(db, { site, scope }))
    if (person.standing.status !== 'separated') staff.push(person)
  return staff.sort(byName)
}

export function byName(one: Pick<PersonOnRecord, 'name'>, other: Pick<PersonOnRecord, 'name'>): number {
  return collator('en').compare(one.name ?? '', other.name ?? '')
}

/** The people with these ids that are on record and within a scope, in no order. */
export async function peopleOnRecord(
  db: Database,
  people: readonly PersonId[],
  scope: Scope = EVERYONE,
): Promise<PersonOnRecord[]> {
  if (people.length === 0) return []
  const rows = await matching(db, { scope }).selectAll('standing').where('standing.person', 'in', people).execute()
  return withPlacements(db, rows)
}

export async function findPerson(db: Database, person: PersonId): Promise<PersonOnRecord | null> {
  return (await peopleOnRecord(db, [person]))[0] ?? null
}

/** Somebody on a day. Where nothing can be saved, their row may be behind: then it's what follows from the entries. */
export async function findPersonOn(
  db: Database,
  person: PersonId,
  today: CalendarDate,
): Promise<PersonOnRecord | null> {
  const found = await findPerson(db, person)
  if (found === null || (await dueAmong(db, [person], today)).length === 0) return found
  const reported = reportedOn(await historyOf(db, person), ORIENTATION, await policyHistory(db), today)
  return {
    person,
    name: (await currentFacts(db, [person], today)).get(person)?.name ?? null,
    standing: reported.standing,
    placements: underSurvivors(reported.placements, await allSurvivors(db)),
  }
}

/** Departments under which anybody of a scope is found, in alphabetical order. */
export async function departments(db: Database, scope: Scope): Promise<string[]> {
  const rows = await placesWithin(db, scope).select('department').distinct().execute()
  return rows.map((row) => row.department).sort(collator('en').compare)
}

/** Everyone to whom people of a scope report, by name. */
export async function supervisors(
  db: Database,
  scope: Scope,
): Promise<{ readonly person: PersonId; readonly name: string | null }[]> {
  return everybody(db)
    .select(['person', 'name'])
    .where('person', 'in', () =>
      placesWithin(db, scope)
        .select('supervisor')
        .where('supervisor', 'is not', null)
        .$narrowType<{ supervisor: PersonId }>(),
    )
    .orderBy('sort_name')
    .orderBy('person')
    .execute()
}

type StandingQuery<Output> = SelectQueryBuilder<Schema, 'standing', Output>

function everybody(db: Database): StandingQuery<object> {
  return db.selectFrom('standing').where('requirement', '=', ORIENTATION)
}

function inOrder<Output>(query: StandingQuery<Output>): StandingQuery<Output> {
  return query.orderBy('status_rank').orderBy('sort_name').orderBy('person')
}

/** The people of a filter, in no order. */
export function matching(db: Database, filter: PeopleFilter): StandingQuery<object> {
  const { statuses, site, department, supervisor, scope = EVERYONE, q = '' } = filter
  let query = everybody(db)
  if (statuses !== undefined && statuses.length > 0) query = query.where('status', 'in', statuses)
  const placed = site !== undefined || department !== undefined || supervisor !== undefined || scope !== EVERYONE
  if (placed) query = query.where((eb) => eb('standing.person', 'in', placedAt(eb, filter)))
  for (const word of wordsOf(q)) query = query.where(containsWord(word))
  return query
}

/** Who has one placement that fits all of it. Asked about each person, SQLite would go through all of the site each time. */
function placedAt(
  { and, selectFrom }: ExpressionBuilder<Schema, 'standing'>,
  { site, department, supervisor, scope = EVERYONE }: PeopleFilter,
) {
  let query = selectFrom('placement')
    .select('placement.person')
    .where(and(withinScope(scope)))
  if (site !== undefined) query = query.where('site', '=', site)
  if (department !== undefined) query = query.where('department', '=', department)
  if (supervisor !== undefined) query = query.where('supervisor', '=', supervisor)
  return query
}

/** The words of a text as names are compared: without case and accents. */
export function wordsOf(text: string): string[] {
  return folded(text).split(/\s+/).filter(Boolean)
}

function containsWord(word: string) {
  return sql<boolean>`sort_name like ${containing(word)} escape '!'`
}

/** A pattern for `like`, with `!` before the signs that stand for others. */
export function containing(word: string): string {
  return `%${word.replace(/[!%_]/g, '!$&')}%`
}

async function standingOf(db: Database, person: PersonId): Promise<Selectable<StandingTable> | undefined> {
  return everybody(db).selectAll('standing').where('person', '=', person).executeTakeFirst()
}

/** The same people with the places where they work, in the same order. */
export async function withPlacements(
  db: Database,
  rows: readonly Selectable<StandingTable>[],
): Promise<PersonOnRecord[]> {
  const placements = await placementsOf(
    db,
    rows.map((row) => row.person),
  )
  return rows.map((row) => ({
    person: row.person,
    name: row.name,
    standing: toStanding(row),
    placements: placements.get(row.person) ?? [],
  }))
}

async function placementsOf(db: Database, people: readonly PersonId[]): Promise<Map<PersonId, Placement[]>> {
  const placements = new Map<PersonId, Placement[]>()
  if (people.length === 0) return placements
  const rows = await db
    .selectFrom('placement')
    .selectAll()
    .where('person', 'in', people)
    .orderBy('from_on')
    .orderBy('spell')
    .execute()
  for (const { person, from_on: from, until_on: until, ...place } of rows) {
    placements.set(person, [...(placements.get(person) ?? []), { ...place, from, until }])
  }
  return placements
}

/** Everyone with this value on a day. People who had it before and have another now aren't included. */
export async function peopleWithFact(
  db: Database,
  kind: FactKind,
  value: string,
  on: CalendarDate,
): Promise<PersonId[]> {
  return (await peopleWithFacts(db, kind, [value], on)).get(value) ?? []
}

/** The same for each of the values; a value that nobody has is absent. */
export async function peopleWithFacts(
  db: Database,
  kind: FactKind,
  values: readonly string[],
  on: CalendarDate,
): Promise<Map<string, PersonId[]>> {
  const holders = new Map<string, PersonId[]>()
  for (const chunk of inChunks([...new Set(values)])) {
    const rows = await db
      .selectFrom('person_fact')
      .select('person')
      .distinct()
      .where('kind', '=', kind)
      .where('value', 'in', chunk)
      .execute()
    const records = rows.map(({ person }) => person)
    const facts = await currentFacts(db, records, on)
    const survivors = await survivorsOf(db, records)
    for (const record of records) {
      const value = facts.get(record)?.[kind] ?? null
      if (value === null || !chunk.includes(value)) continue
      const person = survivors.get(record) ?? record
      const people = holders.get(value) ?? []
      if (!people.includes(person)) holders.set(value, [...people, person])
    }
  }
  return holders
}

/** Everybody whose whole name this is, without regard to case and accents. */
export async function peopleNamed(db: Database, name: string): Promise<PersonId[]> {
  const { people } = await findPeople(db, { q: name }, { after: null, limit: LARGEST_PAGE })
  return people.filter((person) => folded(person.name ?? '') === folded(name)).map(({ person }) => person)
}
