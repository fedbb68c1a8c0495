import { z } from 'zod'
import { canonicalJson } from '../platform/codes/canonical.ts'
import {
  DATE_FORMATS,
  type DateFormat,
  type Importer,
  type ImportField,
  type Mapping,
  type Sheet,
} from './contract.job.ts'
import { type CalendarDate, dayOrNull, isOfOurTime } from '../platform/time/calendar.ts'

const mapping = z.strictObject({
  columns: z.record(z.string(), z.string()),
  dateFormat: z.enum(DATE_FORMATS),
  words: z.record(z.string(), z.record(z.string(), z.string())),
})

/** Throws a ZodError for anything that was not put as a mapping. */
export function toMapping(stored: unknown): Mapping {
  return mapping.parse(stored)
}

/** The words that systems use where nothing is known. Each kind of file has some of its own. */
export const NO_VALUE_WORDS = ['-', '--', 'n/a', 'na', 'none', 'null'] as const

/** The part of a mapping that matches a file. Fields whose column isn't in the file are left out. */
export function fitting({ columns, ...others }: Mapping, { header }: Pick<Sheet, 'header'>): Mapping {
  const known = Object.entries(columns).filter(([, heading]) => header.includes(heading))
  return { ...others, columns: Object.fromEntries(known) }
}

/**
 * Returns the first guess at how a file is read. It takes an earlier mapping with the same columns, unless guessing
 * finds more.
 */
export function firstMapping(
  saved: readonly Mapping[],
  { fields, byContent }: Pick<Importer, 'fields' | 'byContent'>,
  sheet: Sheet,
): Mapping {
  const size = ({ columns }: Mapping) => Object.keys(columns).length
  const guessed = guessedMapping(fields, sheet)
  const found = byContent === null ? guessed.columns : byContent(sheet, guessed.columns)
  return saved
    .filter(({ columns }) => Object.values(columns).every((heading) => sheet.header.includes(heading)))
    .reduce((best, each) => (size(each) >= size(best) ? each : best), { ...guessed, columns: found })
}

export function sameColumns(a: Mapping, b: Mapping): boolean {
  return canonicalJson(a.columns) === canonicalJson(b.columns)
}

/** Guesses how a file is read: each field by its known headings, and each column only once. */
function guessedMapping(fields: readonly ImportField[], { header, rows }: Sheet): Mapping {
  const taken = new Set<string>()
  const columns: Record<string, string> = {}
  for (const { id, headings } of fields) {
    const found = header.find((heading) => !taken.has(heading) && headings.includes(plain(heading)))
    if (found === undefined) continue
    taken.add(found)
    columns[id] = found
  }
  return { columns, dateFormat: guessedDates(rows.flatMap(({ cells }) => cells.slice(0, header.length))), words: {} }
}

/** `Hire_Date`, `hire date:` and `Hire  Date` are one heading. */
export function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[_\s]+/g, ' ')
    .replace(/[:*]+$/, '')
    .trim()
}

const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/
const MOST_MONTHS = 12

/**
 * A day above 12 tells the order; where dates disagree, most of them, because the others are mistakes. Without one,
 * months come first, as in the files of most systems here.
 */
function guessedDates(cells: readonly string[]): Mapping['dateFormat'] {
  const dates = cells.flatMap((cell) => {
    const found = NUMBERS.exec(cell.trim())
    return found === null ? [] : [[Number(found[1]), Number(found[2])] as const]
  })
  if (dates.length === 0) return 'ymd'
  const daysFirst = dates.filter(([first]) => first > MOST_MONTHS).length
  const monthsFirst = dates.filter(([, second]) => second > MOST_MONTHS).length
  return daysFirst > monthsFirst ? 'dmy' : 'mdy'
}

/** The words in a column, each once without regard to case, in their first spelling. */
export function wordsIn({ header, rows }: Sheet, heading: string, most: number): string[] {
  const column = header.indexOf(heading)
  const words = new Map<string, string>()
  for (const { cells } of rows) {
    const word = (cells[column] ?? '').trim()
    if (word !== '' && !words.has(word.toLowerCase())) words.set(word.toLowerCase(), word)
    if (words.size === most) break
  }
  return [...words].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, word]) => word)
}

/** The first cells of a column that are not empty. */
export function samplesOf({ header, rows }: Sheet, heading: string, most: number): string[] {
  const column = header.indexOf(heading)
  const samples: string[] = []
  for (const { cells } of rows) {
    const cell = (cells[column] ?? '').trim()
    if (cell !== '' && !samples.includes(cell)) samples.push(cell)
    if (samples.length === most) break
  }
  return samples
}

/** The order of year, month and day in a date that isn't written year first. */
const ORDER: Readonly<Record<DateFormat, RegExp | null>> = {
  ymd: null,
  mdy: /^(?<month>\d{1,2})[-/.](?<day>\d{1,2})[-/.](?<year>\d{4})$/,
  dmy: /^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})$/,
}
const YEAR_FIRST = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/
/** A spreadsheet gives a day the time of its first moment. */
const TIME = /[T ]+\d{1,2}:\d{2}.*$/

/**
 * A day as people and systems write it: in the order of the file, or year first, which nobody can take for anything
 * else. A year of two digits is not read: nobody knows which part it is.
 */
export function readDate(text: string, format: DateFormat): CalendarDate | 'unreadable' | 'impossible' {
  const day = text.trim().replace(TIME, '')
  const parts = (YEAR_FIRST.exec(day) ?? ORDER[format]?.exec(day))?.groups
  if (parts === undefined) return 'unreadable'
  const { year = '', month = '', day: dayOfMonth = '' } = parts
  const read = dayOrNull(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`)
  return read === null || !isOfOurTime(read) ? 'impossible' : read
}
