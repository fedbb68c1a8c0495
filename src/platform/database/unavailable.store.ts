import { calendarDate, type Instant } from '../time/calendar.ts'
import type { Database } from './schema.store.ts'

/** The messages of `pg` about a connection that broke or was never made. These errors have no code. */
const BROKEN_CONNECTION = /^(Connection terminated|timeout exceeded|Query read timeout|Client has encountered a conn)/

/**
 * Whether the database could not do its work now and may do it later: the disk is full or takes no writes, another
 * process holds the file, or PostgreSQL is out of reach (its error classes 08, 53 and 57) or stands by for another
 * (25006). Nothing was saved.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (isStalePlan(error) || isCutOff(error)) return true
  const code = 'code' in error ? error.code : null
  return typeof code === 'string' && /^(SQLITE_(BUSY|FULL|LOCKED|IOERR|READONLY)|(53|57)...$|25006$)/.test(code)
}

/**
 * Whether PostgreSQL was out of reach for a moment, as while it starts again: its error class 08, a server that
 * shuts down or starts (57P01 to 57P05), or a broken connection. What was being done can be done again, from its beginning.
 */
export function isCutOff(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : null
  if (typeof code !== 'string') return BROKEN_CONNECTION.test(error.message)
  return /^(08...$|57P0[1-5]$|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_AGAIN)/.test(code)
}

/** Another node has given a table a column since PostgreSQL planned a statement that we keep. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof Error && error.message === 'cached plan must not change result type'
}

const JOB = 'trial-of-saving'
/** This row never changes, because the trial belongs to no day. */
const DAY = calendarDate('2000-01-01')

/** Saves the time, and throws when the database takes no writes. Nothing less than a write notices a full disk. */
export async function trySaving(db: Database, at: Instant): Promise<void> {
  await db
    .insertInto('job_run')
    .values({ job: JOB, local_date: DAY, started_at: at, finished_at: at })
    .onConflict((conflict) => conflict.columns(['job', 'local_date']).doUpdateSet({ started_at: at, finished_at: at }))
    .execute()
}
