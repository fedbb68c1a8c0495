import { z } from 'zod'

/** What is kept of a row between the preview and the import. */
export interface KeptDetail {
  /** Of a shape that the importer knows. */
  readonly planned: unknown
  /** False for somebody who is on record and not in the file: such rows come behind its last line. */
  readonly inFile: boolean
  /** Heading and cell, as they stood in the file: of rows that go back to HR. */
  readonly original: readonly (readonly [heading: string, cell: string])[]
}

const schema = z.strictObject({ planned: z.unknown(), inFile: z.boolean(), original: z.array(z.tuple([z.string(), z.string()])) }).nullable()

/** Null once the details of a row are kept no longer. */
export function toKeptDetail(stored: unknown): KeptDetail | null {
  return schema.parse(stored)
}
