import { type CalendarDate, type Instant, later, MINUTE_MS } from '../time/calendar.ts'
import type { Database } from '../database/schema.store.ts'

/**
 * Takes a job for a day. Returns true for one process only, even when several ask at the same time. For a run that
 * began and didn't finish, it returns true again once the run must have crashed.
 * @param crashedBefore an unfinished run that began by then counts as crashed
 */
export async function beginRun(
  db: Database,
  job: string,
  day: CalendarDate,
  at: Instant,
  crashedBefore: Instant,
): Promise<boolean> {
  const begun = await db
    .insertInto('job_run')
    .values({ job, local_date: day, started_at: at, finished_at: null })
    .onConflict((conflict) => conflict.columns(['job', 'local_date']).doNothing())
    .returning('job')
    .executeTakeFirst()
  if (begun !== undefined) return true
  const taken = await db
    .updateTable('job_run')
    .set({ started_at: at })
    .where('job', '=', job)
    .where('local_date', '=', day)
    .where('finished_at', 'is', null)
    // A start in the future comes from a server with another clock.
    .where(({ eb, or }) => or([eb('started_at', '<=', crashedBefore), eb('started_at', '>', at)]))
    .returning('job')
    .executeTakeFirst()
  return taken !== undefined
}

export async function finishRun(db: Database, job: string, day: CalendarDate, at: Instant): Promise<void> {
  await db
    .updateTable('job_run')
    .set({ finished_at: at })
    .where('job', '=', job)
    .where('local_date', '=', day)
    .execute()
}

/** A run that hasn't finished after this long has crashed. Two runs together would only do the same work twice. */
const LONGEST_RUN_MS = 30 * MINUTE_MS

/** The run of a job on each day, which belongs to one of several processes that ask every hour. */
export interface OncePerDay {
  /** Takes the run of this day. Returns false when it's another's, or done. */
  begin(day: CalendarDate, at: Instant): Promise<boolean>
  finish(day: CalendarDate, at: Instant): Promise<void>
}

/** @param isStart the process has just started: a run that didn't finish was one of the process before */
export function oncePerDay(db: Database, job: string, isStart = true): OncePerDay {
  let isFirst = isStart
  return {
    begin(day, at) {
      const crashedBefore = isFirst ? at : later(at, -LONGEST_RUN_MS)
      isFirst = false
      return beginRun(db, job, day, at, crashedBefore)
    },
    finish: (day, at) => finishRun(db, job, day, at),
  }
}

/** The last day before this one for which the job has finished, or null when there is none. */
export async function lastFinished(db: Database, job: string, day: CalendarDate): Promise<CalendarDate | null> {
  const row = await db
    .selectFrom('job_run')
    .select('local_date')
    .where('job', '=', job)
    .where('local_date', '<', day)
    .where('finished_at', 'is not', null)
    .orderBy('local_date', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.local_date ?? null
}
