import { z } from 'zod'
import type { ImportedRow } from './row.store.ts'
import type { Importer, PlannedRow, Sheet } from './contract.job.ts'

/** The part of a row that is kept between the preview and the import. */
export interface KeptDetail {
  /** The detail of a row in a shape that the importer knows. */
  readonly planned: unknown
  /** `false` for someone who is on record but not in the file. Such rows come after its last line. */
  readonly inFile: boolean
  /** Heading and cell as in the file, for rows that go back to HR. */
  readonly original: readonly (readonly [heading: string, cell: string])[]
}

const schema = z
  .strictObject({ planned: z.unknown(), inFile: z.boolean(), original: z.array(z.tuple([z.string(), z.string()])) })
  .nullable()

/** Returns null once the details of a row are kept no longer. */
export function keptOf({ detail }: Pick<ImportedRow, 'detail'>): KeptDetail | null {
  return schema.parse(detail)
}

/** A row as the importer left it. */
export function toPlannedRow(row: ImportedRow): PlannedRow {
  const { line, outcome, person } = row
  return { line, outcome, person, detail: keptOf(row)?.planned }
}

/** Gives rows that go back to HR the cells that they had in the file. */
export function originals({ header, rows }: Sheet, { refused }: Importer): (row: PlannedRow) => PlannedRow {
  const cells = new Map(rows.map((row) => [row.line, row.cells]))
  return (row) => {
    const own = refused.has(row.outcome) ? (cells.get(row.line) ?? []) : []
    const kept: KeptDetail = {
      planned: row.detail,
      inFile: cells.has(row.line),
      original: own.map((cell, index) => [header[index] ?? '', cell] as const),
    }
    return { ...row, detail: kept }
  }
}
