import { deleteDraft, putDraft } from '../platform/database/draft.store.ts'
import type { Database, ImportId, PackId, ReportFileId, Tx } from '../platform/database/schema.store.ts'
import { DAY_MS, type Instant, later } from '../platform/time/calendar.ts'

/** Work with a note that stays until whoever started it has opened its page, or for two weeks. */
export type NotedWork = ImportId | PackId | ReportFileId

export const NOTE_MS = 14 * DAY_MS

/** Kept for the work itself, so nothing about a person is kept. */
const OPENED = 'opened'

/** Remembers that the page was opened. What's older than any note goes on the way. */
export async function putOpened(tx: Tx, work: NotedWork, at: Instant): Promise<void> {
  await tx.deleteFrom('draft').where('key', '=', OPENED).where('updated_at', '<', later(at, -NOTE_MS)).execute()
  await putDraft(tx, work, OPENED, true, at)
}

/** For work that goes on: its next end has a note again. */
export async function forgetOpened(db: Database, work: NotedWork): Promise<void> {
  await deleteDraft(db, work, OPENED)
}

/** Those of this work whose page was opened. */
export async function openedOf(db: Database, works: readonly NotedWork[]): Promise<ReadonlySet<string>> {
  if (works.length === 0) return new Set()
  const rows = await db
    .selectFrom('draft')
    .select('owner')
    .where('key', '=', OPENED)
    .where('owner', 'in', works)
    .execute()
  return new Set(rows.map(({ owner }) => owner))
}
