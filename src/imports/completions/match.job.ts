import type { CompletionReason, TypedPerson } from './import.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { CompletionRecord } from './record.store.ts'
import { type PeopleIndex, emailKey, nameKey, numberKey, sharesWord } from '../people-index.job.ts'
import type { Mapping, Sheet } from '../contract.job.ts'
import { placeName } from '../read-sheet.job.ts'
import { hasNoValue, isStatusWord, readDay } from './cells.job.ts'

/** Everybody on record with their completions. */
export type CompletionIndex = PeopleIndex<CompletionRecord>

type Match =
  | { readonly kind: 'known'; readonly record: CompletionRecord }
  | { readonly kind: 'review'; readonly reason: CompletionReason; readonly candidates: readonly PersonId[] }
  | { readonly kind: 'nobody'; readonly reason: CompletionReason }

/**
 * Certain only by a staff number with a name that fits, or by an e-mail address with no name that does not. A
 * completion on the wrong record is worse than a line to look at, so anything else is for HR to decide.
 */
export function matchOf({ number, email, name }: TypedPerson, index: CompletionIndex): Match {
  if (number === '' && email === '' && name === '') return { kind: 'nobody', reason: 'nothing-to-match' }
  const byNumber = number === '' ? [] : (index.byNumber.get(numberKey(number)) ?? [])
  const byEmail = email === '' ? [] : (index.byEmail.get(emailKey(email)) ?? [])
  const found = [...new Set([...byNumber, ...byEmail])]
  const [only] = found
  if (only === undefined) return byNameOnly(name, index)
  if (byNumber.length > 1 || byEmail.length > 1) return review('several', found)
  if (found.length > 1) return review('different-people', found)
  if (name === '') return byEmail.length === 0 ? review('no-name', found) : { kind: 'known', record: only }
  return only.name !== null && sharesWord(name, only.name)
    ? { kind: 'known', record: only }
    : review('names-differ', found)
}

function byNameOnly(name: string, index: CompletionIndex): Match {
  const namesakes = name === '' ? [] : (index.byName.get(nameKey(name)) ?? [])
  if (namesakes.length === 0) return { kind: 'nobody', reason: 'nobody' }
  return review(namesakes.length === 1 ? 'name-only' : 'several', namesakes)
}

function review(reason: CompletionReason, candidates: readonly CompletionRecord[]): Match {
  return { kind: 'review', reason, candidates: candidates.map(({ person }) => person) }
}

const NAMES = ['name', 'first_name', 'last_name'] as const

/**
 * Moodle's report on activity completion has no heading over the names and none over the days. Its statuses are under
 * the name of the activity. If several columns could be the status, HR has to say which.
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
  const cells = rows.map((row) => row.cells[column]?.trim() ?? '').filter((cell) => !hasNoValue(cell))
  return cells.length > 0 && cells.every(isSo)
}

function isName(cell: string): boolean {
  return /\p{L}/u.test(cell) && !cell.includes('@')
}

/** Accepts any order of day, month and year, because the order is settled for the whole file. */
function isDay(cell: string): boolean {
  return (['ymd', 'mdy', 'dmy'] as const).some((format) => readDay(cell, format) !== 'unreadable')
}
