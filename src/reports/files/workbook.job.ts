import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { type CalendarDate, dateAt, type Instant, DAY_MS } from '../../platform/time/calendar.ts'
import { localTime } from '../../platform/time/local-time.ts'
import type { ReportAbout, ReportHead } from '../head.page.ts'
import { type WorkbookFrame, workbookFrame } from './workbook-frame.job.ts'
import type { Column, Columns, ReportFrame } from '../fact.page.ts'

/** An Excel sheet has no more rows, and one of them is the header. */
export const MOST_SHEET_ROWS = 1_048_575

/**
 * A report as a workbook of Excel: a sheet with the rows, typed, and a sheet that says how to read it. Rows go into the
 * zip as they come, so that a batch at a time is held.
 */
export async function workbookFile<Row>(
  columns: Columns<Row>,
  batches: AsyncIterable<readonly Row[]>,
  { about, head, frame }: { readonly about: ReportAbout; readonly head: ReportHead; readonly frame: ReportFrame },
): Promise<Readable> {
  const workbook = await workbookFrame(columns, head, frame, about.rows)
  const zip = new ZipFile()
  const options = { mtime: new Date(about.generatedAt) }
  const rows = Readable.from(sheetXml(columns, batches, workbook, { head, frame }), { objectMode: false })
  for (const [name, content] of workbook.files) zip.addBuffer(content, name, options)
  zip.addReadStream(rows, workbook.rowsFile, options)
  zip.end()
  const file = zip.outputStream as Readable // the types of yazl know only that it can be read
  rows.once('error', (error) => file.destroy(error))
  // If the reader leaves, reading the rows ends, too.
  file.once('close', () => rows.destroy())
  return file
}

async function* sheetXml<Row>(
  columns: Columns<Row>,
  batches: AsyncIterable<readonly Row[]>,
  { beforeRows, afterRows, styles }: WorkbookFrame,
  { head, frame }: { readonly head: ReportHead; readonly frame: ReportFrame },
): AsyncGenerator<string> {
  yield beforeRows
  const letters = columns.map((_, index) => columnLetters(index))
  const cells = columns.map((column, index) => cellWriter(column, letters[index] ?? '', frame, styles))
  let at = 1
  for await (const rows of batches) {
    let piece = ''
    // More may have come since they were counted: then the file breaks off, and is no file.
    if (at + rows.length > MOST_SHEET_ROWS + 1) throw new RangeError('a sheet has no more rows')
    for (const row of rows) {
      at += 1
      piece += `<row r="${at}">`
      for (const cell of cells) piece += cell(row, at)
      piece += '</row>'
    }
    if (piece !== '') yield piece
  }
  if (at === 1 && head.empty !== null) yield `<row r="2">${textCell('A2', head.empty)}</row>`
  const filter = `<autoFilter ref="A1:${letters.at(-1)}${Math.max(at, 2)}"/>`
  yield afterRows.replace('</sheetData>', `</sheetData>${filter}`)
}

type CellWriter<Row> = (row: Row, at: number) => string

function cellWriter<Row>(
  column: Column<Row>,
  letters: string,
  frame: ReportFrame,
  styles: WorkbookFrame['styles'],
): CellWriter<Row> {
  const { yes, no } = frame.wording.t.hr.reportFiles
  const text = (at: number, value: string) => textCell(letters + at, value)
  const day = (at: number, value: CalendarDate) => numberCell(letters + at, serialOf(value), styles.day)
  switch (column.kind) {
    case 'text':
      return (row, at) => text(at, column.value(row, frame) ?? '')
    case 'texts':
      return (row, at) => text(at, column.value(row, frame).join('; '))
    case 'number':
      return (row, at) => {
        const value = column.value(row, frame)
        return value === null ? '' : `<c r="${letters}${at}"><v>${value}</v></c>`
      }
    case 'day':
      return (row, at) => {
        const value = column.value(row, frame)
        return value === null ? '' : day(at, value)
      }
    case 'days':
      // Someone with two employments has two days, which a cell holds as text.
      return (row, at) => {
        const [first, ...more] = column.value(row, frame)
        if (first === undefined) return ''
        return more.length === 0 ? day(at, first) : text(at, [first, ...more].join('; '))
      }
    case 'instant':
      return (row, at) => {
        const value = column.value(row, frame)
        return value === null ? '' : numberCell(letters + at, momentOf(value, frame.timeZone), styles.moment)
      }
    case 'flag':
      return (row, at) => {
        const value = column.value(row, frame)
        return value === null ? '' : text(at, value ? yes : no)
      }
  }
}

function numberCell(place: string, value: number, style: string): string {
  return `<c r="${place}" s="${style}"><v>${value}</v></c>`
}

/** A text is a text for Excel, whatever it begins with. */
function textCell(place: string, text: string): string {
  return text === '' ? '' : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

// oxlint-disable-next-line no-control-regex -- these are what XML cannot hold
const NOT_IN_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Surrogate}]/gu
const TO_ESCAPE = /[&<>\r]|_x[0-9a-f]{4}_/gi

/** Excel reads `_x000D_` as the character of that number, so a text that has such a sign keeps it by its first line. */
function escaped(text: string): string {
  return text.replaceAll(NOT_IN_XML, '\ufffd').replaceAll(TO_ESCAPE, (sign) => {
    if (sign === '&') return '&amp;'
    if (sign === '<') return '&lt;'
    if (sign === '>') return '&gt;'
    return sign === '\r' ? '_x000D_' : `_x005F${sign}`
  })
}

const FIRST_DAY = Date.UTC(1899, 11, 30)

/** Returns the number that Excel uses for a day. */
function serialOf(day: CalendarDate): number {
  return (Date.parse(day) - FIRST_DAY) / DAY_MS
}

function momentOf(at: Instant, timeZone: string): number {
  const [hours = 0, minutes = 0] = localTime(at, timeZone).time.split(':').map(Number)
  return serialOf(dateAt(at, timeZone)) + (hours * 60 + minutes) / 1440
}

/** `A`, …, `Z`, `AA` */
function columnLetters(index: number): string {
  const before = Math.floor(index / 26)
  return (before === 0 ? '' : columnLetters(before - 1)) + String.fromCharCode(65 + (index % 26))
}
