import { guarded } from '../domain/formula.ts'
import { BYTE_ORDER_MARK, csvLine } from '../pages/csv.ts'
import { type Column, type Columns, FRAME_COLUMNS, type ReportFrame } from '../pages/report-table.ts'

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
  const cells = columns.map((column) => cellWriter(column, frame))
  let isEmpty = true
  for await (const rows of batches) {
    let piece = ''
    for (const row of rows) {
      let line = ''
      for (const cell of cells) line += line === '' ? cell(row) : `,${cell(row)}`
      piece += `${line}\r\n`
    }
    if (piece === '') continue
    isEmpty = false
    yield piece
  }
  if (isEmpty) yield csvLine(columns.map((column) => aboutNobody(column, frame)))
}

function aboutNobody<Row>({ name }: Column<Row>, frame: ReportFrame): string {
  if (name === 'because') return frame.wording.t.hr.reportFiles.noRows
  return String(FRAME_COLUMNS.find((column) => column.name === name)?.value(null, frame) ?? '')
}

/** How the cells of a column are written. Only texts can hold what must be guarded: days and numbers are our own. */
function cellWriter<Row>(column: Column<Row>, frame: ReportFrame): (row: Row) => string {
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
