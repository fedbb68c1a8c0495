import type { Mapping, Sheet } from '../contract.job.ts'
import { placeName } from '../read-sheet.job.ts'
import { isNothing, isStatusWord, readDay } from './cells.job.ts'

const NAMES = ['name', 'first_name', 'last_name'] as const

/**
 * Moodle's report on activity completion has no heading over the names and none over the days. Its statuses stand under
 * the name of the activity. Where several columns could be the status, HR has to say which.
 */
export function columnsByContent(sheet: Sheet, found: Mapping['columns']): Mapping['columns'] {
  const columns: Record<string, string> = { ...found }
  const { header } = sheet
  const isFree = (heading: string | undefined) => heading !== undefined && !Object.values(columns).includes(heading)
  const isUnnamed = (heading: string | undefined) =>
    heading !== undefined && heading === placeName(header.indexOf(heading)) && isFree(heading)
  const [first] = header
  if (first !== undefined && isUnnamed(first) && NAMES.every((field) => columns[field] === undefined)) {
    if (eachCell(sheet, first, isName)) columns['name'] = first
  }
  if (columns['status'] === undefined) {
    const [status, ...others] = header.filter((heading) => isFree(heading) && eachCell(sheet, heading, isStatusWord))
    if (status !== undefined && others.length === 0) columns['status'] = status
  }
  const next = header[header.indexOf(columns['status'] ?? '') + 1]
  if (
    columns['status'] !== undefined &&
    next !== undefined &&
    isUnnamed(next) &&
    columns['completed_on'] === undefined
  ) {
    if (eachCell(sheet, next, isDay)) columns['completed_on'] = next
  }
  return columns
}

/** Whether a column has cells that are not empty, and each of them is so. */
function eachCell({ header, rows }: Sheet, heading: string, isSo: (cell: string) => boolean): boolean {
  const column = header.indexOf(heading)
  const cells = rows.map((row) => row.cells[column]?.trim() ?? '').filter((cell) => !isNothing(cell))
  return cells.length > 0 && cells.every(isSo)
}

function isName(cell: string): boolean {
  return /\p{L}/u.test(cell) && !cell.includes('@')
}

/** In one order or another: which it is in this file is another question. */
function isDay(cell: string): boolean {
  return (['ymd', 'mdy', 'dmy'] as const).some((format) => readDay(cell, format) !== 'unreadable')
}
