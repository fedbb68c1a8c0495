import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type Cycle, cyclesOn } from '../../requirements/cycle.ts'
import type { PersonId } from '../../ledger/event.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import type { Turn } from '../../platform/jobs/job.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import { canonicalJson } from '../../platform/codes/canonical.ts'
import type { Store } from '../../platform/database/open.store.ts'
import { peopleInBatches } from '../from-standing.store.ts'
import type { CycleRow } from '../report.store.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import { historiesKnown, type Knowledge, knowledgeAt } from '../past/knowledge.store.ts'
import type { ReportRequest } from '../request.ts'

/** Few enough that nobody waits long for the transaction that writes them. */
const WRITTEN_TOGETHER = 5
/** This many people are looked at in one turn. */
const PAGE = 500

/** For the present, reads the cycles that are written, and computes the others from the ledger. */
export async function* cyclesInBatches(db: Database, request: ReportRequest): AsyncGenerator<CycleRow[]> {
  const knowledge = await knowledgeAt(db, request.asOf.knownAt)
  for await (const people of peopleInBatches(db, request)) {
    const ids = people.map(({ person }) => person)
    const written = await textsOf(db, ids)
    const missing = await computed(
      db,
      ids.filter((person) => !written.has(person)),
      knowledge,
      request.asOf.on,
    )
    yield people.flatMap((person) => {
      const text = written.get(person.person)
      // Written below and nowhere else.
      const cycles = text === undefined ? (missing.get(person.person) ?? []) : (JSON.parse(text) as Cycle[])
      return cycles.map((cycle) => ({ person, cycle }))
    })
  }
}

/**
 * Writes the cycles of everyone whose standing has none, with turns for requests in between. Started again at any time,
 * it skips people who are done. Returns how many people it wrote.
 * @param turn called between two steps. If it throws, the rest is left for the next time.
 */
export async function catchUpCycles(store: Store, today: CalendarDate, turn: Turn = nextTurn): Promise<number> {
  let written = 0
  for await (const missing of withoutCycles(store.db, today)) {
    for (const people of inChunks(missing, WRITTEN_TOGETHER)) {
      // Read in the transaction that writes: nothing can be recorded in between.
      written += await store.transaction((tx) => write(tx, people, today))
      await turn()
    }
    await turn()
  }
  return written
}

async function* withoutCycles(db: Database, today: CalendarDate): AsyncGenerator<PersonId[]> {
  // Compared as text: every id comes after it.
  let last: PersonId = 'person:'
  for (let more = true; more; ) {
    const rows = await holding(db, today).where('person', '>', last).orderBy('person').limit(PAGE).execute()
    const people = rows.map(({ person }) => person)
    const written = await textsOf(db, people)
    yield people.filter((person) => !written.has(person))
    last = people.at(-1) ?? last
    more = people.length === PAGE
  }
}

/** Selects the row that says what holds on a day. */
function holding(db: Database, on: CalendarDate) {
  return db
    .selectFrom('standing')
    .select('person')
    .where('requirement', '=', ORIENTATION)
    .where('as_of', '<=', on)
    .where((eb) => eb.or([eb('holds_until', 'is', null), eb('holds_until', '>', on)]))
}

async function write(tx: Tx, people: readonly PersonId[], today: CalendarDate): Promise<number> {
  const rows = await holding(tx, today).where('person', 'in', people).execute()
  const cycles = await computed(
    tx,
    rows.map(({ person }) => person),
    await knowledgeAt(tx, null),
    today,
  )
  const values = [...cycles].map(([person, each]) => ({ person, cycles: canonicalJson(each) }))
  if (values.length === 0) return 0
  await tx
    .insertInto('report_cycles')
    .values(values)
    .onConflict((conflict) => conflict.column('person').doNothing())
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
  const rows = await db.selectFrom('report_cycles').selectAll().where('person', 'in', people).execute()
  return new Map(rows.map(({ person, cycles }) => [person, cycles]))
}
