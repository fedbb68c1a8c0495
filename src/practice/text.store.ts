import { inChunks } from '../platform/database/chunk.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { PracticeTexts } from '../ledger/bodies/practice-text.ts'

/** What the practices of these entries left to fix. One that left nothing is absent. */
export async function practiceTexts(db: Database, entries: readonly string[]): Promise<PracticeTexts> {
  const texts = new Map<string, string>()
  for (const chunk of inChunks(entries)) {
    const rows = await db.selectFrom('practice_text').selectAll().where('entry', 'in', chunk).execute()
    for (const { entry, text } of rows) texts.set(entry, text)
  }
  return texts
}

/** Puts a text, or none, in the place of whatever was there, which is gone. */
export async function putPracticeText(tx: Tx, entry: string, text: string): Promise<void> {
  await tx.deleteFrom('practice_text').where('entry', '=', entry).execute()
  await tx.insertInto('practice_text').values({ entry, text }).execute()
}
