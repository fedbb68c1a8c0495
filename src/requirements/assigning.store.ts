import { dateAt, HOUR_MS, type Instant } from '../platform/time/calendar.ts'
import { assignEverybody } from './assignment.store.ts'
import { type Job, onePiece, type Run } from '../platform/jobs/job.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

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
  if (!(await assignEverybody(store, recording, run))) return
  await db
    .updateTable('job_run')
    .set({ finished_at: now() })
    .where('job', '=', JOB)
    .where('local_date', '=', today)
    // Another process may have begun after rules that are newer still.
    .where('started_at', '=', at)
    .execute()
}
