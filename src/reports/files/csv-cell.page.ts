import { guarded } from '../../platform/text/csv.ts'
import type { Column, ReportFrame } from '../fact.page.ts'

/** Writes something about a row into a line. */
export type Writer<Row> = (row: Row) => string

/** Returns how cells side by side are written, with commas in between. */
export function cellsWriter<Row>(columns: readonly Column<Row>[], frame: ReportFrame): Writer<Row> {
  return joined(columns.map((column) => cellWriter(column, frame)))
}

export function joined<Row>(writers: readonly Writer<Row>[]): Writer<Row> {
  return (row) => {
    let text = ''
    for (const write of writers) text += text === '' ? write(row) : `,${write(row)}`
    return text
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
