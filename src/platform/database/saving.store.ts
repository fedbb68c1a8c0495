import { calendarDate, type Instant } from '../time/calendar.ts'
import type { Database } from './schema.store.ts'

const JOB = 'trial-of-saving'
/** One row for ever: the trial belongs to no day. */
const DAY = calendarDate('2000-01-01')

/** Saves the time, and throws when the database takes no writes. Nothing less than a write notices a full disk. */
export async function trySaving(db: Database, at: Instant): Promise<void> {
  await db
    .insertInto('job_run')
    .values({ job: JOB, local_date: DAY, started_at: at, finished_at: at })
    .onConflict((conflict) => conflict.columns(['job', 'local_date']).doUpdateSet({ started_at: at, finished_at: at }))
    .execute()
}
