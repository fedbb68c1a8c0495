import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type Cycle, cyclesOn } from '../../requirements/cycle.ts'
import type { PersonId } from '../../ledger/event.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import type { Turn } from '../../platform/jobs/job.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import { keptQuery } from '../../platform/database/kept-query.store.ts'
import { canonicalJson } from '../../platform/codes/canonical.ts'
import type { Store } from '../../platform/database/open.store.ts'
import type { AsOf } from '../../ledger/as-of.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import {
  idsAtPlace,
  matching,
  matchingAmong,
  peopleAmong,
  peopleInBatches,
  reportedPeople,
} from '../from-standing.store.ts'
import { asksForEmployment } from '../line.ts'
import type { StandingQuery } from './order.store.ts'
import type { CycleRow } from '../report.store.ts'
import type { MaybeKept } from './reported-cycle.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import { historiesKnown, type Knowledge, knowledgeAt } from '../past/knowledge.store.ts'
import type { ReportRequest } from '../request.ts'

/** Few enough that nobody waits long for the transaction that writes them. */
const WRITTEN_TOGETHER = 5
/** The number of people whose lines are read together, which takes some milliseconds without a turn for others. */
const TOGETHER = 100
/** This many people are looked at in one turn. */
const PAGE = 500

/** How the lines of a CSV file are kept beside the times that they say. */
export interface KeptLines {
  readonly form: number
  textOf(person: ReportedPerson, cycles: readonly Cycle[]): string
}

/** For the present, reads the cycles that are written, and computes the others from the ledger. */
export async function* cyclesInBatches(db: Database, request: ReportRequest): AsyncGenerator<CycleRow[]> {
  const knowledge = await knowledgeAt(db, request.asOf.knownAt)
  for await (const people of peopleInBatches(db, request))
    yield await cyclesOfThese(db, people, knowledge, request.asOf)
}

async function cyclesOfThese(
  db: Database,
  people: readonly ReportedPerson[],
  knowledge: Knowledge,
  asOf: AsOf,
): Promise<CycleRow[]> {
  const ids = people.map(({ person }) => person)
  const written = await textsOf(db, ids)
  const missing = await computed(
    db,
    ids.filter((person) => !written.has(person)),
    knowledge,
    asOf.on,
  )
  return people.flatMap((person) => {
    const text = written.get(person.person)
    // Written below and nowhere else.
    const cycles = text === undefined ? (missing.get(person.person) ?? []) : (JSON.parse(text) as Cycle[])
    return cycles.map((cycle) => ({ person, cycle }))
  })
}

/** Everybody in a request, in the order of ids, with their lines in this form as far as they're kept. */
export async function* linesInBatches(db: Database, request: ReportRequest, form: number): AsyncGenerator<MaybeKept[]> {
  const withLines = (people: StandingQuery<object>) =>
    people
      .leftJoin('report_cycles', (join) =>
        join.onRef('report_cycles.person', '=', 'standing.person').on('form', '=', form),
      )
      .select(['standing.person', 'name', 'employee_number as employeeNumber', 'lines'])
      .orderBy('standing.person')
  if (asksForEmployment(request)) {
    const rowsOf = keptQuery((reading, people: readonly PersonId[]) =>
      withLines(matchingAmong(reading, request, people)),
    )
    for (const people of inChunks(await idsAtPlace(db, request), TOGETHER)) {
      yield await rowsOf(db, people)
      await nextTurn()
    }
    return
  }
  const rowsAfter = keptQuery((reading, person: PersonId) =>
    withLines(matching(reading, request)).where('standing.person', '>', person).limit(TOGETHER),
  )
  // Compared as text: every id comes after it.
  let last: PersonId = 'person:'
  for (let more = true; more; ) {
    const rows = await rowsAfter(db, last)
    yield rows
    last = rows.at(-1)?.person ?? last
    more = rows.length === TOGETHER
    await nextTurn()
  }
}

/** Returns what reads the times of some people in a request for the present, in the order of their ids. */
export function cyclesReader(db: Database, request: ReportRequest): (ids: readonly PersonId[]) => Promise<CycleRow[]> {
  const names = new Map<PersonId, string | null>()
  let knowledge: Promise<Knowledge> | null = null
  return async (ids) => {
    const people = await peopleAmong(db, request, ids, names)
    knowledge ??= knowledgeAt(db, null)
    return cyclesOfThese(db, people, await knowledge, request.asOf)
  }
}

/**
 * Writes the cycles of everyone whose standing has none, with turns for requests in between. Started again at any time,
 * it skips people who are done. Returns how many people it wrote.
 * @param turn called between two steps. If it throws, the rest is left for the next time.
 */
export async function catchUpCycles(
  store: Store,
  today: CalendarDate,
  lines: KeptLines,
  turn: Turn = nextTurn,
): Promise<number> {
  let written = 0
  for await (const missing of withoutCycles(store.db, today, lines.form)) {
    for (const people of inChunks(missing, WRITTEN_TOGETHER)) {
      // Read in the transaction that writes: nothing can be recorded in between.
      written += await store.transaction((tx) => write(tx, people, today, lines))
      await turn()
    }
    await turn()
  }
  return written
}

async function* withoutCycles(db: Database, today: CalendarDate, form: number): AsyncGenerator<PersonId[]> {
  // Compared as text: every id comes after it.
  let last: PersonId = 'person:'
  for (let more = true; more; ) {
    const rows = await holding(db, today)
      .select('person')
      .where('person', '>', last)
      .orderBy('person')
      .limit(PAGE)
      .execute()
    const people = rows.map(({ person }) => person)
    const written = await writtenIn(db, people, form)
    yield people.filter((person) => !written.has(person))
    last = people.at(-1) ?? last
    more = people.length === PAGE
  }
}

/** Selects the row that says what holds on a day. */
function holding(db: Database, on: CalendarDate) {
  return db
    .selectFrom('standing')
    .where('requirement', '=', ORIENTATION)
    .where('as_of', '<=', on)
    .where((eb) => eb.or([eb('holds_until', 'is', null), eb('holds_until', '>', on)]))
}

async function write(tx: Tx, ids: readonly PersonId[], today: CalendarDate, kept: KeptLines): Promise<number> {
  const rows = await holding(tx, today).selectAll('standing').where('person', 'in', ids).execute()
  const people = await reportedPeople(tx, rows, today, new Map())
  const cycles = await computed(
    tx,
    people.map(({ person }) => person),
    await knowledgeAt(tx, null),
    today,
  )
  const values = people.flatMap((reported) => {
    const { person } = reported
    const own = cycles.get(person)
    if (own === undefined) return []
    return { person, cycles: canonicalJson(own), lines: kept.textOf(reported, own), form: kept.form }
  })
  if (values.length === 0) return 0
  await tx
    .insertInto('report_cycles')
    .values(values)
    .onConflict((conflict) =>
      conflict.column('person').doUpdateSet(({ ref }) => ({
        cycles: ref('excluded.cycles'),
        lines: ref('excluded.lines'),
        form: ref('excluded.form'),
      })),
    )
    .execute()
  return values.length
}

async function computed(
  db: Database,
  people: readonly PersonId[],
  knowledge: Knowledge,
  on: CalendarDate,
): Promise<Map<PersonId, Cycle[]>> {
  const cycles = new Map<PersonId, Cycle[]>()
  for (const [person, history] of await historiesKnown(db, people, knowledge))
    cycles.set(person, cyclesOn(history, ORIENTATION, knowledge.policy, on))
  return cycles
}

async function textsOf(db: Database, people: readonly PersonId[]): Promise<Map<PersonId, string>> {
  if (people.length === 0) return new Map()
  const rows = await db.selectFrom('report_cycles').select(['person', 'cycles']).where('person', 'in', people).execute()
  return new Map(rows.map(({ person, cycles }) => [person, cycles]))
}

async function writtenIn(db: Database, people: readonly PersonId[], form: number): Promise<Set<PersonId>> {
  if (people.length === 0) return new Set()
  const ofForm = db.selectFrom('report_cycles').select('person').where('form', '=', form)
  const rows = await ofForm.where('person', 'in', people).execute()
  return new Set(rows.map(({ person }) => person))
}
