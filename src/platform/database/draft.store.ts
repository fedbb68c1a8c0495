import type { Instant } from '../time/calendar.ts'
import { keptQuery } from './kept-query.store.ts'
import type { Database, DraftTable } from './schema.store.ts'

/**
 * Private things that may change and go: practice answers, the answers of an open check, preferences, the details
 * of a site and the rules of a requirement before they are published. Nothing here is a record.
 */
export type DraftOwner = DraftTable['owner']

/** The value as it was put, or null. It may be of an older shape: parse it before use. */
export async function findDraft(db: Database, owner: DraftOwner, key: string): Promise<unknown> {
  const row = await db
    .selectFrom('draft')
    .select('value')
    .where('owner', '=', owner)
    .where('key', '=', key)
    .executeTakeFirst()
  return row === undefined ? null : JSON.parse(row.value)
}

/** Every draft of an owner whose key begins with `prefix`, by key. */
export async function draftsOf(db: Database, owner: DraftOwner, prefix = ''): Promise<Map<string, unknown>> {
  const rows = await everyDraft(db, owner)
  return new Map(rows.filter(({ key }) => key.startsWith(prefix)).map(({ key, value }) => [key, JSON.parse(value)]))
}

/** The same text exactly while the drafts of an owner are the same. */
export async function draftsRevision(db: Database, owner: DraftOwner): Promise<string> {
  return JSON.stringify(await everyDraft(db, owner))
}

const everyDraft = keptQuery((db, owner: DraftOwner) =>
  db.selectFrom('draft').select(['key', 'value']).where('owner', '=', owner).orderBy('key'),
)

/** Puts a value that can be written as JSON in place of the one before. */
export async function putDraft(
  db: Database,
  owner: DraftOwner,
  key: string,
  value: unknown,
  at: Instant,
): Promise<void> {
  const text = JSON.stringify(value)
  await db
    .insertInto('draft')
    .values({ owner, key, value: text, updated_at: at })
    .onConflict((conflict) => conflict.columns(['owner', 'key']).doUpdateSet({ value: text, updated_at: at }))
    .execute()
}

export async function deleteDraft(db: Database, owner: DraftOwner, key: string): Promise<void> {
  await db.deleteFrom('draft').where('owner', '=', owner).where('key', '=', key).execute()
}

export async function deleteDraftsOf(db: Database, owner: DraftOwner): Promise<void> {
  await db.deleteFrom('draft').where('owner', '=', owner).execute()
}
