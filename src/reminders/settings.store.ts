import type { Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { type ReminderSettings, reminderSettingsShape } from './settings.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'

/** Returns the defaults until HR has changed the settings. */
export async function reminderSettings(db: Database): Promise<ReminderSettings> {
  const row = await db.selectFrom('reminder_settings').select('settings').executeTakeFirst()
  return reminderSettingsShape.parse(row === undefined ? {} : JSON.parse(row.settings))
}

export async function putReminderSettings(
  tx: Tx,
  settings: ReminderSettings,
  by: PersonId,
  at: Instant,
): Promise<void> {
  const row = { settings: JSON.stringify(settings), updated_at: at, updated_by: by }
  await tx
    .insertInto('reminder_settings')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
