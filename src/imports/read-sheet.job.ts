import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, type Options, parse } from 'csv-parse'
import { parse as parseNow } from 'csv-parse/sync'
import { unguarded } from '../platform/text/csv.ts'
import { visible } from '../platform/text/visible.ts'
import type { Sheet, SheetRow } from './contract.job.ts'
import { fileText, isZip, MOST_BYTES, type NoText } from './file-text.ts'
import { type NoWorkbook, workbookText } from './workbook.job.ts'

/** In the order in which they are tried. */
export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

export const MOST_ROWS = 50_000
export const MOST_COLUMNS = 200
const LONGEST_LINE = 100_000

/** The reason why a file can't be read as rows and columns, with the line to fix. */
export type SheetProblem =
  | { readonly kind: NoText | NoWorkbook | 'empty' | 'no-rows' | 'too-many-rows' | 'too-many-columns' }
  | { readonly kind: 'line-too-long' | 'quote' | 'quote-not-closed'; readonly line: number }
  | { readonly kind: 'cells'; readonly line: number; readonly cells: number; readonly columns: number }
  | { readonly kind: 'heading-twice'; readonly heading: string }

export type SheetResult =
  | { readonly ok: true; readonly sheet: Sheet; readonly text: string }
  | { readonly ok: false; readonly problem: SheetProblem }

/** The number of characters parsed before everything else gets a turn. */
const SLICE = 64 * 1024

/** The number of lines that are searched for the delimiter. */
const SAMPLE_LINES = 10

/** Ends the reading from any depth. */
class Unreadable extends Error {
  readonly problem: SheetProblem
  constructor(problem: SheetProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

/** Reads a text or a workbook; encoding and delimiter are found out. The text is what `readSheetText` takes later. */
export async function readSheet(bytes: Uint8Array): Promise<SheetResult> {
  if (isZip(bytes) && bytes.length <= MOST_BYTES) {
    const found = await workbookText(bytes, { mostRows: MOST_ROWS + 1, mostColumns: MOST_COLUMNS })
    return found.ok ? readSheetText(found.text) : { ok: false, problem: { kind: found.kind } }
  }
  const found = fileText(bytes)
  return found.ok ? readSheetText(found.text) : found
}

export async function readSheetText(text: string): Promise<SheetResult> {
  try {
    return { ok: true, sheet: await sheetOf(text), text }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem }
    throw error
  }
}

async function sheetOf(text: string): Promise<Sheet> {
  refuseLongLines(text)
  let first: Headings | null = null
  let used = 0
  const rows: SheetRow[] = []
  for await (const { line, cells } of records(text)) {
    if (cells.every((cell) => cell.trim() === '')) continue
    if (first === null) {
      first = headingsOf(cells)
      continue
    }
    rows.push({ line, cells: fitted(cells, first, line) })
    used = Math.max(used, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
    if (rows.length > MOST_ROWS) throw new Unreadable({ kind: 'too-many-rows' })
  }
  if (first === null) throw new Unreadable({ kind: 'empty' })
  if (rows.length === 0) throw new Unreadable({ kind: 'no-rows' })
  const columns = Math.max(used, first.named)
  if (columns > MOST_COLUMNS) throw new Unreadable({ kind: 'too-many-columns' })
  const header = withNames(first.texts.slice(0, columns))
  return { header, rows: rows.map(({ line, cells }) => ({ line, cells: exactly(cells, columns) })) }
}

/** Also prevents a file of only delimiters from becoming millions of cells. */
function refuseLongLines(text: string): void {
  let line = 1
  for (let start = 0; start < text.length; line += 1) {
    const end = text.indexOf('\n', start)
    const next = end === -1 ? text.length : end
    if (next - start > LONGEST_LINE) throw new Unreadable({ kind: 'line-too-long', line })
    start = next + 1
  }
}

async function* records(text: string): AsyncGenerator<SheetRow> {
  const parser = Readable.from(slices(text)).pipe(parse(options(delimiterOf(text))))
  let read = 0
  try {
    for await (const entry of parser) {
      read = entry.info.lines
      yield toRow(entry)
    }
  } catch (error) {
    throw error instanceof CsvError ? new Unreadable(quoteProblem(error, text, read)) : error
  }
}

async function* slices(text: string): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += SLICE) {
    yield text.slice(start, start + SLICE)
    await setImmediate()
  }
}

interface ParsedRecord {
  readonly info: { readonly lines: number }
  readonly record: readonly string[]
}

function options(delimiter: Delimiter) {
  return {
    delimiter,
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  } satisfies Options
}

/** The parser tells the line on which a record ends. */
function toRow({ info, record }: ParsedRecord): SheetRow {
  const breaks = record.reduce((count, cell) => count + cell.split('\n').length - 1, 0)
  return { line: info.lines - breaks, cells: record.map((cell) => unguarded(visible(cell))) }
}

/** With the parser's settings only quotation marks can be wrong. An unclosed one runs to the end of the file. */
function quoteProblem(error: CsvError, text: string, read: number): SheetProblem {
  if (error.code !== 'CSV_QUOTE_NOT_CLOSED') return { kind: 'quote', line: Number(error['lines']) }
  const next = text.split('\n').findIndex((line, index) => index >= read && line !== '')
  return { kind: 'quote-not-closed', line: next + 1 }
}

/** The one that makes the most columns of the first lines, as many in each. */
function delimiterOf(text: string): Delimiter {
  const lines = text.split('\n', SAMPLE_LINES + 1).slice(0, SAMPLE_LINES)
  const columns = DELIMITERS.map((delimiter) => columnsWith(lines, delimiter))
  const most = Math.max(...columns)
  return DELIMITERS[columns.indexOf(most)] ?? ','
}

/**
 * Counts the columns that a delimiter gives. It counts less when lines don't agree, and nothing when they can't be
 * read.
 */
function columnsWith(lines: readonly string[], delimiter: Delimiter): number {
  // A cell may go on beyond the last line of the sample: fewer lines tell as well.
  for (const sample of [lines, lines.slice(0, 1)]) {
    try {
      const parsed = parseNow(sample.join('\n'), { ...options(delimiter), info: false })
      const [first = 1, ...others] = parsed.map((cells) => cells.length)
      return others.every((count) => count === first) ? first : (first + 1) / 2
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
    }
  }
  return 0
}

/** The first line of a file. */
interface Headings {
  /** Those at the end may be empty: of columns without a heading, or behind the last column. */
  readonly texts: readonly string[]
  /** The number of columns up to the last with a heading. */
  readonly named: number
}

function headingsOf(cells: readonly string[]): Headings {
  const texts = cells.map((cell) => cell.trim())
  const named = texts.findLastIndex((heading) => heading !== '') + 1
  if (named > MOST_COLUMNS) throw new Unreadable({ kind: 'too-many-columns' })
  const names = texts.map((heading) => heading.toLowerCase())
  const twice = texts.find((heading, index) => heading !== '' && names.indexOf(names[index] ?? '') !== index)
  if (twice !== undefined) throw new Unreadable({ kind: 'heading-twice', heading: twice })
  return { texts, named }
}

/** Learning systems leave headings empty, so a column without one is called by its place. */
function withNames(headings: readonly string[]): string[] {
  const names = headings.map((heading) => heading.toLowerCase())
  return headings.map((heading, index) => {
    if (heading !== '') return heading
    const place = placeName(index)
    return names.includes(place.toLowerCase()) ? `${place} (without a heading)` : place
  })
}

/** Kept in mappings, and so the same in every language. */
export function placeName(index: number): string {
  return `Column ${index + 1}`
}

/**
 * A row may go on behind the last heading only where the first line does, too: spreadsheets write empty cells there.
 */
function fitted(cells: readonly string[], { texts, named: columns }: Headings, line: number): readonly string[] {
  const beyond = cells.slice(texts.length)
  if (cells.length < columns || beyond.some((cell) => cell.trim() !== ''))
    throw new Unreadable({ kind: 'cells', line, cells: cells.length, columns })
  return beyond.length === 0 ? cells : cells.slice(0, texts.length)
}

function exactly(cells: readonly string[], columns: number): readonly string[] {
  if (cells.length === columns) return cells
  return Array.from({ length: columns }, (_, index) => cells[index] ?? '')
}
