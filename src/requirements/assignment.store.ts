import { setImmediate as nextTurn } from 'node:timers/promises'
import { assignments } from './assignment.ts'
import { earliest, dateAt, HOUR_MS, type Instant } from '../platform/time/calendar.ts'
import { type LedgerEvent, type NewEvent, type PersonId, isPerson, type Recording } from '../ledger/event.ts'
import { corrected, type Definitions, type History, isKind } from '../ledger/history.ts'
import { ORIENTATION, shippedRule } from './requirement.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { append, definitionsOf, historiesOf } from '../ledger/ledger.store.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import { type Run, type Job, onePiece } from '../platform/jobs/job.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { trailLedgerEvents } from '../trail/trail.store.ts'
import { followMerges, peopleInLedger, settle } from './standing.store.ts'
import type { NamedRule } from '../ledger/bodies/requirement.ts'

/** The rules in force, one after the other, and what holds before the first of them. */
export interface Rules {
  readonly definitions: Definitions
  readonly shipped: NamedRule
}

export async function rulesOnRecord(db: Database): Promise<Rules> {
  const organization = await findOrganization(db)
  return { definitions: await definitionsOf(db), shipped: shippedRule(organization?.renewalMonths ?? null) }
}

/**
 * The one way to write about employment: it appends the events, then what they change in who is required to do what,
 * and updates the standing of everyone they touch, all in the caller's transaction.
 */
export async function recordAboutPeople(
  tx: Tx,
  events: readonly NewEvent[],
  recording: Recording,
): Promise<LedgerEvent[]> {
  const appended = await append(tx, events)
  await trailLedgerEvents(tx, appended)
  await followMerges(tx, appended)
  const people = [...new Set(appended.map(({ subject }) => subject))].filter(isPerson)
  const assigned = await append(tx, await assignmentEvents(tx, people, recording))
  await settle(tx, [...appended, ...assigned], recording.today)
  return appended
}

const WHOLE: Pick<Run, 'turn' | 'count'> = { turn: nextTurn, count: () => {} }
/** Few enough that nobody waits long for the transaction that records them. */
const ASSIGNED_TOGETHER = 100

/**
 * Records for everybody what rules that HR has defined change: a chunk in each transaction, with a turn for requests
 * in between. Finds nothing to do for those who were done before, so that it may be begun again at any time.
 */
export async function assignEverybody(store: Store, recording: () => Recording, run = WHOLE): Promise<void> {
  const people = await peopleInLedger(store.db)
  let done = 0
  for (const chunk of inChunks(people, ASSIGNED_TOGETHER)) {
    await store.transaction((tx) => assignPeople(tx, chunk, recording()))
    done += chunk.length
    run.count(done, people.length)
    await run.turn()
  }
}

/** Records for these people what the rules ask that is not recorded yet. */
export async function assignPeople(tx: Tx, people: readonly PersonId[], recording: Recording): Promise<LedgerEvent[]> {
  const assigned = await append(tx, await assignmentEvents(tx, people, recording))
  await settle(tx, assigned, recording.today)
  return assigned
}

async function assignmentEvents(
  tx: Tx,
  people: readonly PersonId[],
  { course, at, actor }: Recording,
): Promise<NewEvent[]> {
  const survivors = await survivorsOf(tx, people)
  const ids = [...new Set(people.map((person) => survivors.get(person) ?? person))]
  const histories = await historiesOf(tx, ids)
  const rules = await rulesOnRecord(tx)
  return ids.flatMap((subject) => {
    const history = corrected(histories.get(subject) ?? [])
    return assignmentsOf(history, rules).map(({ on, ...assigned }): NewEvent => {
      const about = { subject, course, effectiveOn: on, recordedAt: at, actor }
      return { kind: 'required', ...about, body: { v: 2, requirement: ORIENTATION, ...assigned } }
    })
  })
}

/** Returns the entries to record about one person. Expects a corrected history. */
function assignmentsOf(history: History, { definitions, shipped }: Rules) {
  const firstDay = earliest(history.filter(isKind('hired')).map((event) => event.effectiveOn))
  return firstDay === null ? [] : assignments(history, ORIENTATION, definitions, shipped, firstDay)
}

interface Assigning {
  readonly store: Store
  readonly course: string
  now(): Instant
}

const JOB = 'assign-requirements'

/** Applies new rules to everybody: goes through them when rules were recorded since that was done last. */
export function assigningJob(assigning: Assigning): Job<null> {
  return {
    every: HOUR_MS,
    failure: 'new rules could not be applied',
    claim: onePiece,
    work: (_, run) => assignIfDue(assigning, run),
  }
}

/** Whether rules were recorded that have not been applied to everybody yet. */
export async function isAssigningDue(db: Database): Promise<boolean> {
  const defined = await db
    .selectFrom('event')
    .select(({ fn }) => fn.max('recorded_at').as('at'))
    .where('kind', '=', 'requirement_defined')
    .executeTakeFirst()
  const at = defined?.at ?? null
  if (at === null) return false
  const done = await db
    .selectFrom('job_run')
    .select('job')
    .where('job', '=', JOB)
    .where('finished_at', 'is not', null)
    .where('started_at', '>=', at)
    .executeTakeFirst()
  return done === undefined
}

async function assignIfDue({ store, course, now }: Assigning, run: Run): Promise<void> {
  const { db } = store
  const organization = await findOrganization(db)
  if (organization === null || !(await isAssigningDue(db))) return
  const at = now()
  const today = dateAt(at, organization.timeZone)
  const row = { job: JOB, local_date: today, started_at: at, finished_at: null }
  await db
    .insertInto('job_run')
    .values(row)
    .onConflict((conflict) => conflict.columns(['job', 'local_date']).doUpdateSet(row))
    .execute()
  // Each part is recorded when it is written: a long run takes minutes.
  const recording = () => ({ course, actor: 'system:rules', at: now(), today }) as const
  await assignEverybody(store, recording, run)
  await db
    .updateTable('job_run')
    .set({ finished_at: now() })
    .where('job', '=', JOB)
    .where('local_date', '=', today)
    // Another process may have begun after rules that are newer still.
    .where('started_at', '=', at)
    .execute()
}
