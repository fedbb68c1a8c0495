import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { noCounts, type StatusCounts, statusesOf } from '../../requirements/compliance.ts'
import { cyclesOn } from '../../requirements/cycle.ts'
import type { PersonId } from '../../ledger/event.ts'
import { EVERYONE_FILTER, type ReportFilter } from '../filter.ts'
import { KeptUntilEntry } from '../../ledger/kept-until.store.ts'
import { EVERYONE } from '../../ledger/scope.ts'
import { employmentFilter, lineFilter, scopeTest } from '../line.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { type Status, STATUSES } from '../../requirements/status.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import { matters } from './catch-up.store.ts'
import { countsOnDays, writesSoFar } from './change.store.ts'
import { comparing } from '../lists/order.store.ts'
import { linesBehind, linesOfOne, linesOverTime, linesOn, type PersonLine, type PersonLines } from './line.store.ts'
import type { CycleRow, ListOrder, PageAsked, ListedPeople, ReportSource } from '../report.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { knowledgeAt, peopleAsOf, type PersonWithHistory } from './knowledge.store.ts'
import type { AsOf } from '../../ledger/as-of.ts'
import type { ReportRequest } from '../request.ts'

/** Reports of any other day, and of what was known at an instant. */
export const fromTimelines: ReportSource = {
  countStatuses,
  countStatusesBy,
  listPeople,
  peopleInBatches,
  peopleInOrder,
  countDays,
}

/** How many people's entries are read in one turn: a download holds no more in memory. */
const READ_TOGETHER = 10

// Reports of any day, and of what was known at any instant. They say what the entries say, read or kept as timelines.

async function countStatuses(db: Database, request: ReportRequest): Promise<StatusCounts> {
  const counts = noCounts()
  for await (const people of fittingInBatches(db, request)) for (const { line } of people) counts[line.status]++
  return counts
}

async function countStatusesBy(
  db: Database,
  request: ReportRequest,
  part: 'site' | 'department',
): Promise<Map<string, StatusCounts>> {
  const counts = new Map<string, ReturnType<typeof noCounts>>()
  const employmentFits = employmentFilter(request.filter, scopeTest(request.scope, await linesOn(db, request.asOf)))
  for await (const people of fittingInBatches(db, request)) {
    for (const { line } of people) {
      const fitting = line.employments.filter(employmentFits)
      for (const key of new Set(fitting.map((employment) => employment[part]))) {
        const found = counts.get(key) ?? noCounts()
        found[line.status]++
        counts.set(key, found)
      }
    }
  }
  return counts
}

/** How many people of a report have a date on each day. */
async function countDays(
  db: Database,
  request: ReportRequest,
  date: 'dueOn' | 'validUntil',
): Promise<Map<CalendarDate, number>> {
  const days = new Map<CalendarDate, number>()
  for await (const people of fittingInBatches(db, request)) {
    for (const { line } of people) {
      const day = line[date]
      if (day !== null) days.set(day, (days.get(day) ?? 0) + 1)
    }
  }
  return days
}

/** The page after a person. Of all matching people, it never keeps more than the page holds. */
async function listPeople(
  db: Database,
  request: ReportRequest,
  { order, descending, after, limit }: PageAsked,
): Promise<ListedPeople> {
  const compare = comparing({ order, descending })
  const before = after === null ? null : await lineWithin(db, request, after)
  let page: PersonLine[] = []
  for await (const people of fittingInBatches(db, request)) {
    const later = before === null ? people : people.filter((person) => compare(person, before) > 0)
    page = [...page, ...later].sort(compare).slice(0, limit + 1)
  }
  const listed = page.slice(0, limit).map(({ person }) => person)
  const found: ReportedPerson[] = []
  const knowledge = await knowledgeAt(db, request.asOf.knownAt)
  for (const ids of inChunks(listed, READ_TOGETHER)) {
    found.push(...(await peopleAsOf(db, ids, request.asOf, knowledge)).map(({ person }) => person))
    await nextTurn()
  }
  return { people: found, next: page.length > limit ? (listed.at(-1) ?? null) : null }
}

/**
 * Returns the line after which a page may begin. It may be one that doesn't fit, but none that the viewer may not
 * see.
 */
async function lineWithin(db: Database, { asOf, scope }: ReportRequest, person: PersonId): Promise<PersonLine | null> {
  const lines = await linesOn(db, asOf)
  const isSeen = lineFilter(EVERYONE_FILTER, scopeTest(scope, lines))
  return lines.find((each) => each.person === person && isSeen(each.line)) ?? null
}

async function* peopleInOrder(
  db: Database,
  request: ReportRequest,
  order: ListOrder,
): AsyncGenerator<ReportedPerson[]> {
  const listed: PersonLine[] = []
  for await (const people of fittingInBatches(db, request)) listed.push(...people)
  const knowledge = await knowledgeAt(db, request.asOf.knownAt)
  for (const batch of inChunks(listed.sort(comparing(order)), READ_TOGETHER)) {
    const ids = batch.map(({ person }) => person)
    yield (await peopleAsOf(db, ids, request.asOf, knowledge)).map(({ person }) => person)
    await nextTurn()
  }
}

async function* peopleInBatches(db: Database, request: ReportRequest): AsyncGenerator<ReportedPerson[]> {
  for await (const batch of withHistories(db, request)) yield batch.map(({ person }) => person)
}

export async function* cyclesInBatches(db: Database, request: ReportRequest): AsyncGenerator<CycleRow[]> {
  const { policy } = await knowledgeAt(db, request.asOf.knownAt)
  for await (const batch of withHistories(db, request)) {
    yield batch.flatMap(({ person, history }) =>
      cyclesOn(history, ORIENTATION, policy, request.asOf.on).map((cycle) => ({ person, cycle })),
    )
  }
}

/** Those of the requests that came last, with the months before today in each. */
const MOST_COUNTS = 200
const COUNTS = new KeptUntilEntry<readonly StatusCounts[]>(MOST_COUNTS)

/** The counts on each of the days, whatever day the request is about. Most entries are of today and change no earlier day. */
export async function countsOverTime(
  db: Database,
  request: ReportRequest,
  asked: readonly AsOf[],
): Promise<readonly StatusCounts[]> {
  const { chosen, filter, scope } = request
  if (chosen !== undefined) return readCountsOverTime(db, request, asked)
  return COUNTS.get(
    db,
    JSON.stringify([filter, scope, asked]),
    (entry) => asked.some((asOf) => matters(entry, asOf)),
    () => readCountsOverTime(db, request, asked),
  )
}

async function readCountsOverTime(
  db: Database,
  request: ReportRequest,
  asked: readonly AsOf[],
): Promise<StatusCounts[]> {
  const { filter, scope } = request
  const kept = asked.every(({ knownAt }) => knownAt === null) ? filterAlone(request) : null
  const days = asked.map(({ on }) => on)
  const added = kept === null ? null : await countsByChanges(db, kept, days)
  if (added !== null) return added
  const counts = asked.map(() => noCounts())
  const everybody = scope === EVERYONE ? [] : await everybodyOverTime(db, asked)
  const fits = asked.map((_, index) => lineFilter(filter, scopeTest(scope, linesOfOne(everybody, index))))
  const isChosen = chosenTest(request)
  for await (const people of scope === EVERYONE ? linesOverTime(db, asked) : [everybody]) {
    for (const { person, lines } of people) {
      if (!isChosen(person)) continue
      for (const [index, found] of counts.entries()) {
        const line = lines[index] ?? null
        if (line !== null && fits[index]?.(line) === true) found[line.status]++
      }
    }
  }
  return counts
}

/** Returns the filter that says the same without a scope and people chosen one by one, or null when there is none. */
function filterAlone({ chosen, filter, scope }: ReportRequest): ReportFilter | null {
  if (chosen !== undefined) return null
  if (scope === EVERYONE) return filter
  const [site, ...more] = scope.sites
  const isOneSite = scope.supervisor === null && site !== undefined && more.length === 0
  return isOneSite && (filter.site === null || filter.site === site) ? { ...filter, site } : null
}

/** Who reports to whom through others shows only once everybody is read. */
async function everybodyOverTime(db: Database, asked: readonly AsOf[]): Promise<PersonLines[]> {
  const everybody: PersonLines[] = []
  for await (const people of linesOverTime(db, asked)) everybody.push(...people)
  return everybody
}

/**
 * From the changes of each day, or null when these say too little for the filter, or too many people are not in them.
 */
async function countsByChanges(
  db: Database,
  filter: ReportFilter,
  days: readonly CalendarDate[],
): Promise<StatusCounts[] | null> {
  const { status, site } = filter
  const bySite = { ...EVERYONE_FILTER, status, site }
  if (JSON.stringify(filter) !== JSON.stringify(bySite)) return null
  for (;;) {
    const before = await writesSoFar(db)
    const behind = await linesBehind(db, days)
    if (behind === null) return null
    const counts = await countsOnDays(db, site ?? 'all', days)
    const isThere = lineFilter({ ...bySite, status: 'everyone' }, null)
    // Written meanwhile: what is kept and what was counted would not belong together.
    if ((await writesSoFar(db)) !== before) continue
    for (const { kept, right } of behind) {
      for (const [index, found] of counts.entries()) {
        for (const [line, people] of [
          [kept[index], -1],
          [right[index], 1],
        ] as const)
          if (line != null && isThere(line)) found[line.status] += people
      }
    }
    for (const found of counts) for (const other of without(statusesOf(status))) found[other] = 0
    return counts
  }
}

function without(statuses: readonly Status[]): Status[] {
  return STATUSES.filter((status) => !statuses.includes(status))
}

/** This many lines are looked at in one turn. */
const TURN = 2_000

function chosenTest({ chosen }: ReportRequest): (person: PersonId) => boolean {
  if (chosen === undefined) return () => true
  const those = new Set(chosen)
  return (person) => those.has(person)
}

async function* fittingInBatches(db: Database, request: ReportRequest): AsyncGenerator<PersonLine[]> {
  const lines = await linesOn(db, request.asOf)
  const fits = lineFilter(request.filter, scopeTest(request.scope, lines))
  const isChosen = chosenTest(request)
  for (let start = 0; start < lines.length; start += TURN) {
    yield lines.slice(start, start + TURN).filter(({ person, line }) => isChosen(person) && fits(line))
    await nextTurn()
  }
}

async function* withHistories(db: Database, request: ReportRequest): AsyncGenerator<PersonWithHistory[]> {
  const knowledge = await knowledgeAt(db, request.asOf.knownAt)
  for await (const people of fittingInBatches(db, request)) {
    for (const batch of inChunks(people, READ_TOGETHER)) {
      yield await peopleAsOf(
        db,
        batch.map(({ person }) => person),
        request.asOf,
        knowledge,
      )
      await nextTurn()
    }
  }
}
