import { z } from 'zod'
import { DAY_MS, type Instant, later } from '../time/calendar.ts'
import type { Database, FormDraftTable, Tx } from './schema.store.ts'

/**
 * A field that somebody has changed: what it said when the page came, and what it says now. A date that was then the day
 * of the page says so.
 */
export const draftField = z.strictObject({
  name: z.string(),
  was: z.string(),
  value: z.string(),
  wasToday: z.literal(true).optional(),
})
export type DraftField = z.infer<typeof draftField>

type Account = FormDraftTable['account']

export interface FormDraft {
  readonly fields: readonly DraftField[]
  readonly savedAt: Instant
}

/** No draft is shown after this long. The row goes with the next daily job. */
const KEPT_MS = 7 * DAY_MS
/** Nobody is in the middle of more forms: the oldest go. */
const MOST = 50

/** Takes the place of the one before. */
export async function putFormDraft(
  tx: Database,
  account: Account,
  form: string,
  fields: readonly DraftField[],
  at: Instant,
): Promise<void> {
  const values = { fields: JSON.stringify(fields), saved_at: at }
  await tx
    .insertInto('form_draft')
    .values({ account, form, ...values })
    .onConflict((conflict) => conflict.columns(['account', 'form']).doUpdateSet(values))
    .execute()
  const newest = tx
    .selectFrom('form_draft')
    .select('form')
    .where('account', '=', account)
    .orderBy('saved_at', 'desc')
    .orderBy('form')
    .limit(MOST)
  await tx.deleteFrom('form_draft').where('account', '=', account).where('form', 'not in', newest).execute()
}

/** Returns null when there is none, it's too old, or another version wrote it in another shape. */
export async function findFormDraft(
  db: Database,
  account: Account,
  form: string,
  at: Instant,
): Promise<FormDraft | null> {
  const row = await db
    .selectFrom('form_draft')
    .select(['fields', 'saved_at'])
    .where('account', '=', account)
    .where('form', '=', form)
    .where('saved_at', '>', later(at, -KEPT_MS))
    .executeTakeFirst()
  const fields = row === undefined ? undefined : z.array(draftField).safeParse(JSON.parse(row.fields)).data
  return row === undefined || fields === undefined ? null : { fields, savedAt: row.saved_at }
}

export async function deleteFormDraft(db: Database, account: Account, form: string): Promise<void> {
  await db.deleteFrom('form_draft').where('account', '=', account).where('form', '=', form).execute()
}

/** What an erased person has entered goes, and what others have entered in forms about the person. */
export async function eraseFormDrafts(tx: Tx, person: Account): Promise<void> {
  const id = person.slice(person.indexOf(':') + 1)
  await tx
    .deleteFrom('form_draft')
    .where(({ eb, or }) => or([eb('account', '=', person), eb('form', 'like', `%${id}%`)]))
    .execute()
}
