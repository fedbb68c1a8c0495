import type { Cell, SheetData } from 'write-excel-file/node'
import type { Messages } from '../../words/messages.ts'
import type { ReportAbout, ReportHead, SumLine } from '../head.page.ts'
import { sumLines } from './sum.page.ts'

/** In characters. One Letter page, upright, is about as wide as all four. */
export const SUMMARY_WIDTHS = [30, 10, 12, 56] as const
const [FIRST, ...OTHERS] = SUMMARY_WIDTHS
const BESIDE = OTHERS.reduce((sum: number, width) => sum + width, 0)

const QUIET = '#495654'
const LINE = '#66716c'
const TOP = { wrap: true, alignVertical: 'top' } as const
const HEADER = { ...TOP, fontWeight: 'bold', backgroundColor: '#e6eeec' } as const

/** In points, for text of the usual size. */
const LINE_HEIGHT = 15

/**
 * The page on which a workbook opens: what it's about, the figures, what is in it, how to read it, and who made it. It
 * prints on one page.
 */
export function summaryRows(about: ReportAbout, head: ReportHead, t: Messages): SheetData {
  const words = t.hr.reportFiles
  return [
    across(about.organization, { textColor: QUIET }),
    across(words.summary.title, { fontSize: 20, fontWeight: 'bold', height: 30 }),
    ...head.rates.map(({ value }, index) =>
      across(value, index === 0 ? { fontSize: 13, fontWeight: 'bold', height: LINE_HEIGHT * 1.4 } : {}),
    ),
    across(head.beside, { textColor: QUIET }),
    [],
    section(words.summary.figures),
    ['', words.people, words.summary.inFile, words.summary.parts].map((value, index) => ({
      ...HEADER,
      value,
      ...aligned(index),
    })),
    ...sumLines(about, t).map(figuresRow),
    [],
    section(words.narrowed),
    ...head.facts.map(({ name, value }) => factRow(name, value)),
    ...(head.left === null ? [] : [factRow(words.leftTitle, head.left)]),
    ...(head.empty === null ? [] : [across(head.empty, { fontWeight: 'bold' })]),
    [],
    section(words.summary.howTo),
    ...words.summary.how(words.sheets[about.rows], words.sheets.all, words.sheets.guide).map((text) => across(text)),
  ]
}

type Row = Cell[]
type Looks = Partial<Extract<Cell, { readonly fontSize?: number }>>

/** A text over the whole page. Merged cells don't grow by themselves, so their height is given. */
function across(value: string, looks: Looks = {}): Row {
  return [{ ...TOP, height: heightOf(value, FIRST + BESIDE), value, columnSpan: SUMMARY_WIDTHS.length, ...looks }]
}

function section(value: string): Row {
  return across(value, { fontSize: 13, fontWeight: 'bold', height: LINE_HEIGHT * 1.4 })
}

function factRow(name: string, value: string): Row {
  const height = Math.max(heightOf(name, FIRST), heightOf(value, BESIDE))
  return [
    { ...TOP, height, value: name, fontWeight: 'bold' },
    { ...TOP, value, columnSpan: OTHERS.length },
  ]
}

function figuresRow({ name, people, inFile, parts, isSum }: SumLine): Row {
  const looks = isSum ? ({ ...TOP, fontWeight: 'bold', topBorderStyle: 'thin', topBorderColor: LINE } as const) : TOP
  return [name, people, inFile, parts].map((value, index) => ({ ...looks, value, ...aligned(index) }))
}

/** Numbers stand below their headings, and the words after them keep a distance. */
function aligned(column: number): Looks {
  if (column === 0) return {}
  return column < SUMMARY_WIDTHS.length - 1 ? { align: 'right' } : { align: 'left', indent: 2 }
}

function heightOf(text: string, characters: number): number {
  return LINE_HEIGHT * Math.max(1, Math.ceil(text.length / (characters * 1.05)))
}
