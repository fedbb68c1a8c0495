import type { Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Database, ImportId, ImportRowTable, Tx } from '../platform/database/schema.store.ts'
import { folded } from '../platform/text/folded.ts'

/** The effect of a line of a file. */
export interface ImportedRow {
  readonly line: number
  readonly outcome: string
  readonly person: PersonId | null
  /** The detail as it was saved, or `null` once it was deleted. */
  readonly detail: unknown
  readonly appliedAt: Instant | null
}

export async function putRows(tx: Tx, id: ImportId, rows: readonly Omit<ImportedRow, 'appliedAt'>[]): Promise<void> {
  for (const chunk of inChunks(rows)) {
    const values = chunk.map(({ line, outcome, person, detail }) => ({
      import: id,
      line,
      outcome,
      person,
      detail: JSON.stringify(detail),
      applied_at: null,
      added: null,
    }))
    await tx.insertInto('import_row').values(values).execute()
  }
}

/** Puts a row in place of the one of the same line. */
export async function keepRow(tx: Tx, id: ImportId, row: Omit<ImportedRow, 'appliedAt'>): Promise<void> {
  const { line, outcome, person, detail } = row
  const values = { outcome, person, detail: JSON.stringify(detail) }
  await tx.updateTable('import_row').set(values).where('import', '=', id).where('line', '=', line).execute()
}

export async function deleteRows(tx: Tx, id: ImportId): Promise<void> {
  await tx.deleteFrom('import_row').where('import', '=', id).execute()
}

export interface RowSelection {
  /** `null` for rows of any outcome. */
  readonly outcomes: readonly string[] | null
  /** Rows of lines behind this one. */
  readonly after: number
  readonly most: number
  /** Only those that wait to be applied. */
  readonly open?: boolean
}

/** Returns the rows in the order of the file. */
export async function rowsOf(
  db: Database,
  id: ImportId,
  { outcomes, after, most, open = false }: RowSelection,
): Promise<ImportedRow[]> {
  let query = db.selectFrom('import_row').selectAll().where('import', '=', id).where('line', '>', after)
  if (outcomes !== null) query = query.where('outcome', 'in', outcomes)
  if (open) query = query.where('applied_at', 'is', null)
  const rows = await query.orderBy('line').limit(most).execute()
  return rows.map(toRow)
}

export async function markApplied(tx: Tx, id: ImportId, lines: readonly number[], at: Instant): Promise<void> {
  const rows = tx.updateTable('import_row').set({ applied_at: at })
  await rows.where('import', '=', id).where('line', 'in', lines).execute()
}

/** Remembers whom lines have put on record. */
export async function markAdded(tx: Tx, id: ImportId, added: ReadonlyMap<number, PersonId>): Promise<void> {
  for (const [line, person] of added)
    await tx
      .updateTable('import_row')
      .set({ added: person })
      .where('import', '=', id)
      .where('line', '=', line)
      .execute()
}

/** Everyone whom a file has put on record, each once, in the order of its lines. Empty for files from before. */
export async function addedBy(db: Database, id: ImportId): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('import_row')
    .select('added')
    .where('import', '=', id)
    .where('added', 'is not', null)
    .orderBy('line')
    .execute()
  return [...new Set(rows.flatMap(({ added }) => added ?? []))]
}

export interface OutcomeCount {
  readonly rows: number
  readonly applied: number
}

export async function countRows(db: Database, id: ImportId): Promise<ReadonlyMap<string, OutcomeCount>> {
  const counts = await db
    .selectFrom('import_row')
    .select(({ fn }) => ['outcome', fn.countAll<number>().as('rows'), fn.count<number>('applied_at').as('applied')])
    .where('import', '=', id)
    .groupBy('outcome')
    .execute()
  return new Map(
    counts.map(({ outcome, rows, applied }) => [outcome, { rows: Number(rows), applied: Number(applied) }]),
  )
}

/**
 * Erases what files said about an erased person: in the person's own rows, and where rows of others name the person.
 */
export async function eraseImportedRows(tx: Tx, person: PersonId, values: readonly string[]): Promise<void> {
  await tx
    .updateTable('import_row')
    .set({ detail: 'null' })
    .where(({ eb, or }) => or([eb('person', '=', person), eb('added', '=', person)]))
    .execute()
  // Whole texts of the row only: an employee number can be part of a date.
  const named = values.map((value) => folded(JSON.stringify(value)))
  if (named.length === 0) return
  // Erasing is rare, and rows keep what they say for a month: all of them are read for it.
  const rows = await tx
    .selectFrom('import_row')
    .select(['import', 'line', 'detail'])
    .where('detail', '!=', 'null')
    .execute()
  for (const { import: file, line, detail } of rows) {
    const said = folded(detail)
    if (!named.some((value) => said.includes(value))) continue
    await tx
      .updateTable('import_row')
      .set({ detail: 'null' })
      .where('import', '=', file)
      .where('line', '=', line)
      .execute()
  }
}

function toRow({ line, outcome, person, detail, applied_at }: ImportRowTable): ImportedRow {
  return { line, outcome, person, detail: JSON.parse(detail), appliedAt: applied_at }
}
