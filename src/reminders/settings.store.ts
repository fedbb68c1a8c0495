import type { Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import { type ReminderSettings, reminderSettingsShape } from './settings.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { MessageKind, Template } from './reminder.ts'
import type { Language } from '../platform/text/language.ts'

/** Returns the defaults until HR has changed the settings. */
export async function reminderSettings(db: Database): Promise<ReminderSettings> {
  const [row] = await settingsNow(db)
  return reminderSettingsShape.parse(row === undefined ? {} : JSON.parse(row.settings))
}

const settingsNow = keptQuery((db) => db.selectFrom('reminder_settings').select('settings'))

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

/** The organization's own words, or null where it has none and ours are used. */
export async function findTemplate(db: Database, kind: MessageKind, language: Language): Promise<Template | null> {
  const row = await db
    .selectFrom('reminder_template')
    .select(['subject', 'body'])
    .where('kind', '=', kind)
    .where('language', '=', language)
    .executeTakeFirst()
  return row ?? null
}

/** Returns the texts that the organization has in its own words. */
export async function ownTemplates(db: Database): Promise<{ readonly kind: string; readonly language: string }[]> {
  return db.selectFrom('reminder_template').select(['kind', 'language']).execute()
}

/** Puts words in place of those before. Expects a template without problems (`templateProblems`). */
export async function putTemplate(
  tx: Tx,
  kind: MessageKind,
  language: Language,
  { subject, body }: Template,
  by: PersonId,
  at: Instant,
): Promise<void> {
  const row = { subject, body, updated_at: at, updated_by: by }
  await tx
    .insertInto('reminder_template')
    .values({ kind, language, ...row })
    .onConflict((conflict) => conflict.columns(['kind', 'language']).doUpdateSet(row))
    .execute()
}

/** Back to our own words. */
export async function removeTemplate(tx: Tx, kind: MessageKind, language: Language): Promise<void> {
  await tx.deleteFrom('reminder_template').where('kind', '=', kind).where('language', '=', language).execute()
}
