import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import { lastFinished } from '../platform/jobs/run.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

export const BACKUP_JOB = 'backup'

/** The last day on which the server made its backup, or null when there is none. */
export async function lastBackup(db: Database, today: CalendarDate): Promise<CalendarDate | null> {
  return lastFinished(db, BACKUP_JOB, addDays(today, 1))
}
