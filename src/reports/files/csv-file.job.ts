import { BYTE_ORDER_MARK, csvLine } from '../../platform/text/csv.ts'
import { type Column, type Columns, type ReportFrame, inEveryRow } from '../fact.page.ts'
import { cellsWriter, joined, type Writer } from './csv-cell.page.ts'

/**
 * A report as a file for spreadsheets and programs: a header, then a line for each row. The lines of a batch leave in
 * one piece; nothing else is held. A report without rows has one that is about nobody and says so.
 * @param mark whether it begins with a byte order mark, without which Excel takes it for another encoding
 */
export function csvFile<Row>(
  columns: Columns<Row>,
  batches: AsyncIterable<readonly Row[]>,
  frame: ReportFrame,
  mark: boolean,
): AsyncGenerator<string | Uint8Array> {
  return csvOf(columns, csvLines(columns, batches, frame), frame, mark)
}

/** The same of lines that are written already, in pieces. */
export async function* csvOf<Row>(
  columns: Columns<Row>,
  pieces: AsyncIterable<string | Uint8Array>,
  frame: ReportFrame,
  mark: boolean,
): AsyncGenerator<string | Uint8Array> {
  yield (mark ? BYTE_ORDER_MARK : '') + csvLine(columns.map(({ name }) => name))
  let isEmpty = true
  for await (const lines of pieces) {
    if (lines.length === 0) continue
    isEmpty = false
    yield lines
  }
  if (isEmpty) yield csvLine(columns.map((column) => aboutNobody(column, frame)))
}

function aboutNobody<Row>({ name }: Column<Row>, frame: ReportFrame): string {
  return name === 'because' ? frame.wording.t.hr.reportFiles.noRows : inEveryRow(name, frame)
}

/** The lines of each batch of rows. */
export async function* csvLines<Row>(
  columns: Columns<Row>,
  batches: AsyncIterable<readonly Row[]>,
  frame: ReportFrame,
): AsyncGenerator<string> {
  const linesOf = linesWriter(columns, frame)
  for await (const rows of batches) yield linesOf(rows)
}

/** Returns how rows are written as lines. Columns side by side that are about the same are written once for all rows about it. */
export function linesWriter<Row>(columns: Columns<Row>, frame: ReportFrame): Writer<readonly Row[]> {
  const runs: Column<Row>[][] = []
  for (const column of columns) {
    const run = runs.at(-1)
    if (run !== undefined && run[0]?.about === column.about) run.push(column)
    else runs.push([column])
  }
  const lineOf = joined(
    runs.map((run) => {
      const write = cellsWriter(run, frame)
      const about = run[0]?.about
      return about === undefined ? write : oncePer(about, write)
    }),
  )
  return (rows) => {
    let lines = ''
    for (const row of rows) lines += `${lineOf(row)}\r\n`
    return lines
  }
}

function oncePer<Row>(about: (row: Row) => unknown, write: Writer<Row>): Writer<Row> {
  let last: { readonly of: unknown; readonly text: string } | null = null
  return (row) => {
    const of = about(row)
    if (last === null || last.of !== of) last = { of, text: write(row) }
    return last.text
  }
}
