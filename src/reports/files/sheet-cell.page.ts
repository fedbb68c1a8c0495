import { type CalendarDate, dateAt, DAY_MS, type Instant } from '../../platform/time/calendar.ts'
import { localTime } from '../../platform/time/local-time.ts'
import type { ReportFrame } from '../fact.page.ts'
import type { SheetColumn, Tone } from './sheet-column.page.ts'

/** The numbers of the styles that the cells of a sheet have. `null` for the default. */
export interface SheetStyles extends Readonly<Record<Tone, string | null>> {
  readonly text: string | null
  readonly day: string
  readonly moment: string
}

export type CellWriter<Row> = (row: Row, at: number) => string

/** Returns how the cells of a column are written. An empty cell is written only where it has a look. */
export function cellWriter<Row>(
  { cells, toneOf }: SheetColumn<Row>,
  index: number,
  frame: ReportFrame,
  styles: SheetStyles,
): CellWriter<Row> {
  const { yes, no } = frame.wording.t.hr.reportFiles
  const letters = columnLetters(index)
  const text = (at: number, value: string) => textCell(letters + at, value, styles.text)
  const nothing = (at: number) => text(at, '')
  const day = (at: number, value: CalendarDate) => numberCell(letters + at, serialOf(value), styles.day)
  switch (cells.kind) {
    case 'text':
      return toneOf === null
        ? (row, at) => text(at, cells.value(row, frame) ?? '')
        : (row, at) => textCell(letters + at, cells.value(row, frame) ?? '', styles[toneOf(row)])
    case 'texts':
      return (row, at) => text(at, cells.value(row, frame).join('; '))
    case 'number':
      return (row, at) => {
        const value = cells.value(row, frame)
        return value === null ? nothing(at) : numberCell(letters + at, value, styles.text)
      }
    case 'day':
      return (row, at) => {
        const value = cells.value(row, frame)
        return value === null ? nothing(at) : day(at, value)
      }
    case 'days':
      // Someone with two employments has two days, which a cell holds as text.
      return (row, at) => {
        const [first, ...more] = cells.value(row, frame)
        if (first === undefined) return nothing(at)
        return more.length === 0 ? day(at, first) : text(at, [first, ...more].join('; '))
      }
    case 'instant':
      return (row, at) => {
        const value = cells.value(row, frame)
        return value === null ? nothing(at) : numberCell(letters + at, momentOf(value, frame.timeZone), styles.moment)
      }
    case 'flag':
      return (row, at) => {
        const value = cells.value(row, frame)
        return value === null ? nothing(at) : text(at, value ? yes : no)
      }
  }
}

/** A text is a text for Excel, whatever it begins with. */
export function textCell(place: string, text: string, style: string | null): string {
  if (text === '') return style === null ? '' : `<c r="${place}"${styled(style)}/>`
  const shown = escaped(text)
  return `<c r="${place}"${styled(style)} t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`
}

/** `A`, …, `Z`, `AA` */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26)
  return (before === 0 ? '' : columnLetters(before - 1)) + String.fromCharCode(65 + (index % 26))
}

function numberCell(place: string, value: number, style: string | null): string {
  return `<c r="${place}"${styled(style)}><v>${value}</v></c>`
}

function styled(style: string | null): string {
  return style === null ? '' : ` s="${style}"`
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
