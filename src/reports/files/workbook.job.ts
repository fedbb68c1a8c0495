import { Readable } from 'node:stream'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { ZipFile } from 'yazl'
import type { ReportAbout, ReportHead } from '../head.page.ts'
import type { ReportFrame } from '../fact.page.ts'
import { type CellWriter, cellWriter, columnLetters, type SheetStyles, textCell } from './sheet-cell.page.ts'
import { type RowsSheet, type SheetColumns, workbookFrame } from './workbook-frame.job.ts'
import type { SheetColumn } from './sheet-column.page.ts'
import { alone } from '../../platform/bytes.ts'

/** An Excel sheet has no more rows, and one of them is the header. */
export const MOST_SHEET_ROWS = 1_048_575

interface About {
  readonly about: ReportAbout
  readonly head: ReportHead
  readonly frame: ReportFrame
}

/**
 * A report as a workbook of Excel: a summary, a sheet with the columns that HR uses, one with all of them, and one that
 * says how to read it. Rows are read once and go into the zip as they come, so that a batch at a time is held. Those of
 * the short sheet wait, compressed, until the long one is written.
 */
export async function workbookFile<Row>(
  columns: SheetColumns<Row>,
  batches: AsyncIterable<readonly Row[]>,
  { about, head, frame }: About,
): Promise<Readable> {
  const workbook = await workbookFrame(columns, about, head, frame.wording)
  const { styles } = workbook
  const zip = new ZipFile()
  const options = { mtime: new Date(about.generatedAt) }
  const kept: Buffer[] = []
  const plain = { ...styles, day: styles.isoDay, text: null, none: null }
  const sheets = {
    all: sheetWriter(columns.all, workbook.all, frame, plain),
    short: sheetWriter(columns.short, workbook.short, frame, { ...styles, none: styles.text }),
  }
  async function* pieces() {
    for await (const rows of sheetPieces(batches, sheets, head)) {
      kept.push(alone(deflateRawSync(rows.short, { level: 1 })))
      yield rows.all
    }
  }
  const rows = Readable.from(pieces(), { objectMode: false })
  for (const [name, content] of workbook.files) zip.addBuffer(content, name, options)
  zip.addReadStream(rows, workbook.all.file, options)
  // Asked for when the sheet before it has been written.
  zip.addReadStreamLazy(workbook.short.file, options, (give) => give(null, Readable.from(unpacked(kept))))
  zip.end()
  const file = zip.outputStream as Readable // the types of yazl know only that it can be read
  rows.once('error', (error) => file.destroy(error))
  // If the reader leaves, reading the rows ends, too.
  file.once('close', () => rows.destroy())
  return file
}

function* unpacked(pieces: readonly Buffer[]): Generator<Buffer> {
  for (const piece of pieces) yield inflateRawSync(piece)
}

interface SheetPieces {
  readonly all: string
  readonly short: string
}

async function* sheetPieces<Row>(
  batches: AsyncIterable<readonly Row[]>,
  { all, short }: Readonly<Record<keyof SheetPieces, SheetWriter<Row>>>,
  head: ReportHead,
): AsyncGenerator<SheetPieces> {
  yield { all: all.before, short: short.before }
  let at = 1
  for await (const rows of batches) {
    // More may have come since they were counted: then the file breaks off, and is no file.
    if (at + rows.length > MOST_SHEET_ROWS + 1) throw new RangeError('a sheet has no more rows')
    if (rows.length > 0) yield { all: all.rows(rows, at), short: short.rows(rows, at) }
    at += rows.length
  }
  if (at === 1 && head.empty !== null) {
    const row = `<row r="2">${textCell('A2', head.empty, null)}</row>`
    yield { all: row, short: row }
  }
  const last = Math.max(at, 2)
  yield { all: all.after(last), short: short.after(last) }
}

/** Writes the parts of one sheet. */
interface SheetWriter<Row> {
  readonly before: string
  /** @param above the number of the last row that was written */
  readonly rows: (rows: readonly Row[], above: number) => string
  readonly after: (last: number) => string
}

function sheetWriter<Row>(
  columns: readonly SheetColumn<Row>[],
  { beforeRows, afterRows }: RowsSheet,
  frame: ReportFrame,
  styles: SheetStyles,
): SheetWriter<Row> {
  const cells: readonly CellWriter<Row>[] = columns.map((column, index) => cellWriter(column, index, frame, styles))
  return {
    before: beforeRows,
    rows(rows, above) {
      let at = above
      let piece = ''
      for (const row of rows) {
        at += 1
        piece += `<row r="${at}">`
        for (const cell of cells) piece += cell(row, at)
        piece += '</row>'
      }
      return piece
    },
    after(last) {
      const filter = `<autoFilter ref="A1:${columnLetters(columns.length - 1)}${last}"/>`
      return afterRows.replace('</sheetData>', `</sheetData>${filter}`)
    },
  }
}
