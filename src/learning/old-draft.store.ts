import type { Database } from '../platform/database/schema.store.ts'
import { addDays, type CalendarDate, type Instant, instant } from '../platform/time/calendar.ts'

/** The time for which practice answers are kept after a completion, or after the last day. */
const KEPT_DAYS = 30

/**
 * Deletes what was left by people who completed, or whose last spell ended, 30 days ago or longer. A draft that was
 * touched since is part of something new, a renewal or a return for example, and stays.
 */
export async function deleteOldDrafts(db: Database, today: CalendarDate): Promise<void> {
  const lastDay = addDays(today, -KEPT_DAYS)
  await db
    .deleteFrom('draft')
    .where('updated_at', '<', startOf(addDays(lastDay, 1)))
    .where(({ eb, or }) => or([eb('owner', 'in', completedBy(db, lastDay)), eb('owner', 'in', leftBy(db, lastDay))]))
    .execute()
}

function completedBy(db: Database, day: CalendarDate) {
  return db.selectFrom('standing').select('person').where('completed_on', '<=', day)
}

/** Somebody with two spells has left when both are over. */
function leftBy(db: Database, day: CalendarDate) {
  return db
    .selectFrom('placement')
    .select('person')
    .groupBy('person')
    .having(({ and, eb, fn }) => and([eb(fn.count('until_on'), '=', fn.countAll()), eb(fn.max('until_on'), '<=', day)]))
}

function startOf(day: CalendarDate): Instant {
  return instant(`${day}T00:00:00.000Z`)
}
