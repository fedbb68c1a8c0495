import { z } from 'zod'
import { type CalendarDate, calendarDate, type Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { DEFAULT_REMINDERS, EXPIRY_DAYS, type ReminderSettings } from './reminder.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { WEEKDAYS } from '../platform/time/local-time.ts'

const days = z.int().min(1)
const time = z.string().regex(/^\d\d:\d\d$/)

/** Read back as it was put; a setting that came later has its default. One inside `hours` needs a default of its own. */
const stored = z
  .object({
    on: z.boolean(),
    invite: z.boolean(),
    nudgeAfterDays: days.nullable(),
    dueSoonDays: z.array(days),
    mostOverdue: z.int().min(0),
    escalateAfterDays: days.nullable(),
    escalateNeedsHelp: z.boolean(),
    digestOn: z.enum(WEEKDAYS).nullable(),
    expiryDays: z.array(z.literal(EXPIRY_DAYS)),
    hours: z.object({
      days: z.array(z.enum(WEEKDAYS)),
      from: time,
      to: time,
      quietDays: z.array(z.string().transform((text): CalendarDate => calendarDate(text))),
    }),
  })
  .partial()

/** The defaults until HR has put others. */
export async function reminderSettings(db: Database): Promise<ReminderSettings> {
  const row = await db.selectFrom('reminder_settings').select('settings').executeTakeFirst()
  if (row === undefined) return DEFAULT_REMINDERS
  const { hours, ...rest } = stored.parse(JSON.parse(row.settings))
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return { ...DEFAULT_REMINDERS, ...given, hours: hours ?? DEFAULT_REMINDERS.hours }
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
