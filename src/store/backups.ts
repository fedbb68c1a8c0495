import { addDays, type CalendarDate } from '../domain/calendar.ts'
import { lastFinished } from './job-runs.ts'
import type { Database } from './schema.ts'

export const BACKUP_JOB = 'backup'

/** The last day on which the server made its backup; null when there is none. */
export async function lastBackup(db: Database, today: CalendarDate): Promise<CalendarDate | null> {
  return lastFinished(db, BACKUP_JOB, addDays(today, 1))
}
