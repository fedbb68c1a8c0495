import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Insertable } from 'kysely'
import { calendarDate } from '../domain/calendar.ts'
import type { PersonId } from '../domain/event.ts'
import type { History } from '../domain/history.ts'
import { ORIENTATION } from '../domain/requirement.ts'
import { type Job, type Span, spansOf } from '../domain/span.ts'
import type { PolicyHistory } from '../domain/status.ts'
import { inChunks } from './chunks.ts'
import { historiesOf, policyHistory } from './ledger.ts'
import { allSurvivors } from './merges.ts'
import type { Store } from './open.ts'
import type { Database, ReportSpanTable, Tx } from './schema.ts'

/** The day of `until_on` of a span that does not end. */
const NEVER = calendarDate('9999-12-31')
/** How many people are written together: everybody else waits for a transaction. */
const BATCH = 5

/** In the transaction that records something about people: what the spans say of them is no longer all. */
export async function markWaiting(tx: Tx, people: readonly PersonId[]): Promise<void> {
  const mark = randomUUID()
  for (const chunk of inChunks(people)) {
    await tx
      .insertInto('report_span_waiting')
      .values(chunk.map((person) => ({ person, mark })))
      .onConflict((conflict) => conflict.column('person').doUpdateSet({ mark }))
      .execute()
  }
}

/** Writes the spans of those who wait, with turns for others in between. Returns how many people that were. */
export async function catchUpSpans(store: Store, isOver: (done: number) => boolean = () => false): Promise<number> {
  let done = 0
  while (!isOver(done)) {
    const waiting = await store.db
      .selectFrom('report_span_waiting')
      .selectAll()
      .orderBy('person')
      .limit(BATCH)
      .execute()
    if (waiting.length === 0) break
    await write(store, waiting)
    done += waiting.length
    await nextTurn()
  }
  return done
}

/** Beside the requests. */
export interface SpanUpkeep {
  /** Never rejects. */
  begin(): Promise<void>
}

export function createSpanUpkeep(parts: {
  readonly store: Store
  isOver(): boolean
  failed(error: unknown): void
}): SpanUpkeep {
  let running = Promise.resolve()
  return {
    begin() {
      running = running.then(() => catchUpSpans(parts.store, parts.isOver)).then(() => undefined, parts.failed)
      return running
    },
  }
}

/**
 * Computed before the transaction, because that takes most of the time. The marks were read first: whoever is marked
 * anew meanwhile keeps waiting.
 */
async function write(
  store: Store,
  waiting: readonly { readonly person: PersonId; readonly mark: string }[],
): Promise<void> {
  const people = waiting.map(({ person }) => person)
  const policy = await policyHistory(store.db)
  const survivors = await allSurvivors(store.db)
  const histories = await historiesOf(
    store.db,
    people.filter((person) => !survivors.has(person)),
  )
  const rows: Insertable<ReportSpanTable>[] = []
  for (const [person, history] of histories) {
    rows.push(...rowsOf(person, history, policy, survivors))
    await nextTurn()
  }
  await store.transaction(async (tx) => {
    await tx.deleteFrom('report_span').where('person', 'in', people).execute()
    for (const chunk of inChunks(rows)) await tx.insertInto('report_span').values(chunk).execute()
    for (const { person, mark } of waiting)
      await tx.deleteFrom('report_span_waiting').where('person', '=', person).where('mark', '=', mark).execute()
  })
}

function rowsOf(
  person: PersonId,
  history: History,
  policy: PolicyHistory,
  survivors: ReadonlyMap<PersonId, PersonId>,
): Insertable<ReportSpanTable>[] {
  const [first] = history
  if (first === undefined) return []
  const recordedFrom = history.reduce(
    (least, { recordedAt }) => (recordedAt < least ? recordedAt : least),
    first.recordedAt,
  )
  return spansOf(history, ORIENTATION, policy).flatMap((span) => {
    const jobs: readonly (Job | null)[] = span.jobs.length === 0 ? [null] : span.jobs
    return jobs.map((job, index) => ({
      person,
      job: index + 1,
      recorded_from: recordedFrom,
      ...spanColumns(span),
      ...jobColumns(job, survivors),
    }))
  })
}

function spanColumns({ from, until, ...span }: Span) {
  return {
    from_on: from,
    until_on: until ?? NEVER,
    known_from: span.knownFrom,
    status: span.status,
    due_on: span.dueOn,
    completed_on: span.completedOn,
    valid_until: span.validUntil,
    policy_version: span.policyVersion,
    language: span.language,
    source: span.source,
    exception: span.exception ? 1 : 0,
    data_problem: span.dataProblem ? 1 : 0,
  } as const
}

function jobColumns(job: Job | null, survivors: ReadonlyMap<PersonId, PersonId>) {
  const supervisor = job?.supervisor ?? null
  return {
    site: job?.site ?? null,
    department: job?.department ?? null,
    position: job?.position ?? null,
    supervisor: supervisor === null ? null : (survivors.get(supervisor) ?? supervisor),
    type: job?.type ?? null,
    hired_on: job?.hiredOn ?? null,
  }
}

/** Those of the people whose spans do not say yet what was recorded last. */
export async function waitingPeople(db: Database): Promise<Set<PersonId>> {
  const rows = await db.selectFrom('report_span_waiting').select('person').execute()
  return new Set(rows.map(({ person }) => person))
}
