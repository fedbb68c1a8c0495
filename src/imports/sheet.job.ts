import type { Database } from '../platform/database/schema.store.ts'
import type { Sheet } from './contract.job.ts'
import { correctedRows } from './correction.ts'
import { type DataImport, textOf } from './import.store.ts'
import { readSheetText } from './read-sheet.job.ts'

/** A file as it was uploaded, and as it's read. */
export interface FileSheets {
  readonly uploaded: Sheet
  readonly read: Sheet
}

/**
 * Reads a file whose text is kept. Returns null once it isn't, and for one that can't be read anymore, which was read
 * before it was kept.
 */
export async function sheetsOf(
  db: Database,
  { id, corrections }: Pick<DataImport, 'id' | 'corrections'>,
): Promise<FileSheets | null> {
  const text = await textOf(db, id)
  const result = text === null ? null : await readSheetText(text)
  if (result === null || !result.ok) return null
  const { sheet } = result
  return { uploaded: sheet, read: { ...sheet, rows: correctedRows(sheet.rows, corrections) } }
}
