import { guarded, BYTE_ORDER_MARK, csvLine } from '../../platform/text/csv.ts'
import { type Column, type Columns, type ReportFrame, inEveryRow } from '../fact.page.ts'

/**
 * A report as a file for spreadsheets and programs: a header, then a line for each row. The lines of a batch leave in
 * one piece; nothing else is held. A report without rows has one that is about nobody and says so.
 * @param mark whether it begins with a byte order mark, without which Excel takes it for another encoding
 */
export async function* csvFile<Row>(
  columns: Columns<Row>,
  batches: AsyncIterable<readonly Row[]>,
  frame: ReportFrame,
  mark: boolean,
): AsyncGenerator<string> {
  yield (mark ? BYTE_ORDER_MARK : '') + csvLine(columns.map(({ name }) => name))
  const lineOf = lineWriter(columns, frame)
  let isEmpty = true
  for await (const rows of batches) {
    let piece = ''
    for (const row of rows) piece += `${lineOf(row)}\r\n`
    if (piece === '') continue
    isEmpty = false
    yield piece
  }
  if (isEmpty) yield csvLine(columns.map((column) => aboutNobody(column, frame)))
}

function aboutNobody<Row>({ name }: Column<Row>, frame: ReportFrame): string {
  return name === 'because' ? frame.wording.t.hr.reportFiles.noRows : inEveryRow(name, frame)
}

type Writer<Row> = (row: Row) => string

/** Columns side by side that are about the same are written once for all rows about it. */
function lineWriter<Row>(columns: Columns<Row>, frame: ReportFrame): Writer<Row> {
  const runs: Column<Row>[][] = []
  for (const column of columns) {
    const run = runs.at(-1)
    if (run !== undefined && run[0]?.about === column.about) run.push(column)
    else runs.push([column])
  }
  return joined(
    runs.map((run) => {
      const write = joined(run.map((column) => cellWriter(column, frame)))
      const about = run[0]?.about
      return about === undefined ? write : oncePer(about, write)
    }),
  )
}

function joined<Row>(writers: readonly Writer<Row>[]): Writer<Row> {
  return (row) => {
    let text = ''
    for (const write of writers) text += text === '' ? write(row) : `,${write(row)}`
    return text
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

/** Returns how the cells of a column are written. Only texts need a guard: days and numbers are our own. */
function cellWriter<Row>(column: Column<Row>, frame: ReportFrame): Writer<Row> {
  switch (column.kind) {
    case 'text':
      return (row) => textCell(column.value(row, frame))
    case 'texts':
      return (row) => textCell(column.value(row, frame).join('; '))
    case 'day':
    case 'instant':
    case 'number':
      return (row) => `"${column.value(row, frame) ?? ''}"`
    case 'days':
      return (row) => `"${column.value(row, frame).join('; ')}"`
    case 'flag':
      return (row) => flagCell(column.value(row, frame))
  }
}

function textCell(text: string | null): string {
  if (text === null || text === '') return '""'
  const safe = guarded(text)
  return safe.includes('"') ? `"${safe.replaceAll('"', '""')}"` : `"${safe}"`
}

function flagCell(flag: boolean | null): string {
  return flag === null ? '""' : flag ? '"yes"' : '"no"'
}
