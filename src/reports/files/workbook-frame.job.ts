import { buffer } from 'node:stream/consumers'
import type { Cell } from 'write-excel-file/node'
import { fromBufferPromise } from 'yauzl'
import type { Language } from '../../platform/text/language.ts'
import type { Wording } from '../../requirements/because.page.ts'
import type { ReportAbout, ReportHead } from '../head.page.ts'
import { GUIDE_WIDTHS, guideRows } from './guide-sheet.job.ts'
import type { SheetColumn } from './sheet-column.page.ts'
import { SUMMARY_WIDTHS, summaryRows } from './summary-sheet.job.ts'

/** A sheet around rows that are still to come. */
export interface RowsSheet {
  readonly file: string
  readonly beforeRows: string
  readonly afterRows: string
}

/** A workbook without the rows of its two tables. */
export interface WorkbookFrame {
  /** All files but those of the tables, by name. */
  readonly files: ReadonlyMap<string, Buffer>
  readonly short: RowsSheet
  readonly all: RowsSheet
  /** The number of each style. */
  readonly styles: Readonly<Record<(typeof STYLE_NAMES)[number], string>>
}

/** The columns of both tables. */
export interface SheetColumns<Row> {
  readonly short: readonly SheetColumn<Row>[]
  readonly all: readonly SheetColumn<Row>[]
}

/** Days as people write them. */
const DAY_FORMATS: Readonly<Record<Language, string>> = { en: 'mmm d, yyyy', es: 'd mmm yyyy' }
const TOP = { alignVertical: 'top' } as const
const LINED = { ...TOP, wrap: true, bottomBorderStyle: 'thin', bottomBorderColor: '#dcdbd3' } as const
const date = (format: string) => ({ type: Date, value: new Date(0), format }) as const

/** Texts below a header. The colors are those of the pages, which keep a contrast of 4.5 to 1. */
const TEXT_STYLES = {
  text: LINED,
  done: { ...LINED, textColor: '#1b5e57', backgroundColor: '#e3f0ec' },
  now: { ...LINED, textColor: '#7d430f', backgroundColor: '#fdf1e3' },
  need: { ...LINED, textColor: '#8a3a2a', backgroundColor: '#fae9e4', fontWeight: 'bold' },
} as const
const STYLE_NAMES = ['text', 'done', 'now', 'need', 'day', 'isoDay', 'moment'] as const

/** A cell in each of the styles, in the order of their names. */
function styledCells(language: Language): Cell[] {
  return STYLE_NAMES.map((name) => {
    if (name === 'day') return { ...LINED, ...date(DAY_FORMATS[language]), align: 'left' }
    if (name === 'isoDay') return { ...TOP, ...date('yyyy-mm-dd') }
    if (name === 'moment') return { ...TOP, ...date('yyyy-mm-dd hh:mm') }
    return { ...TEXT_STYLES[name], value: name }
  })
}

const HEADER = { fontWeight: 'bold', backgroundColor: '#e6eeec', wrap: true, alignVertical: 'top' } as const
const FONT = { fontFamily: 'Calibri', fontSize: 11 } as const
const SHEET_FILES = [1, 2, 3, 4].map((number) => `xl/worksheets/sheet${number}.xml`)

/**
 * The library makes a workbook with a summary, a header for each table, a row that shows every style, and the sheet that
 * says how to read it. The rows of the report are put in later, because the library would hold all of them in memory.
 */
export async function workbookFrame<Row>(
  columns: SheetColumns<Row>,
  about: ReportAbout,
  head: ReportHead,
  { t, language }: Wording,
): Promise<WorkbookFrame> {
  const { sheets } = t.hr.reportFiles
  const names = [sheets.summary, sheets[about.rows], sheets.all, sheets.guide]
  const headerOf = (list: readonly SheetColumn<Row>[]) => list.map(({ heading }) => ({ ...HEADER, value: heading }))
  const widths = (list: readonly number[]) => list.map((width) => ({ width }))
  // Loaded with the first workbook, as pdfkit is with the first PDF.
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const contents = [
    {
      data: summaryRows(about, head, t),
      columns: widths(SUMMARY_WIDTHS),
      showGridLines: false,
    },
    {
      stickyRowsCount: 1,
      data: [headerOf(columns.short), styledCells(language)],
      stickyColumnsCount: 1,
      columns: widths(columns.short.map(({ width }) => width)),
    },
    {
      stickyRowsCount: 1,
      data: [headerOf(columns.all)],
      stickyColumnsCount: 2,
      columns: widths(columns.all.map(({ width }) => width)),
    },
    { data: guideRows(columns, head, t), columns: widths(GUIDE_WIDTHS) },
  ]
  const bytes = await writeWorkbook(
    contents.map((content, index) => ({ ...content, sheet: names[index] ?? '' })),
    FONT,
  ).toBuffer()
  return framed(await filesIn(bytes), names)
}

function framed(files: Map<string, Buffer>, names: readonly string[]): WorkbookFrame {
  const [summary = '', short = '', all = '', guide = ''] = SHEET_FILES
  const xml = (file: string) => setUpToPrint(files.get(file)?.toString() ?? '', file === summary)
  const [beforeStyles = '', row = '', afterStyles = ''] = xml(short).split(/(<row r="2".*?<\/row>)/)
  const [beforeRows = '', afterRows = ''] = xml(all).split(/(?=<\/sheetData>)/)
  const numbers = [...row.matchAll(/<c r="[A-Z]+2" s="(\d+)"/g)].map(([, number]) => number)
  if (numbers.length !== STYLE_NAMES.length) throw new Error('the sheet has no row of styles')
  for (const file of [summary, guide]) files.set(file, Buffer.from(xml(file)))
  for (const file of [short, all]) files.delete(file)
  const book = files.get('xl/workbook.xml')?.toString() ?? ''
  files.set('xl/workbook.xml', Buffer.from(book.replace('<definedNames/>', printTitles(names))))
  return {
    files,
    short: { file: short, beforeRows: beforeStyles, afterRows: afterStyles },
    all: { file: all, beforeRows, afterRows },
    // One number for each name.
    styles: Object.fromEntries(STYLE_NAMES.map((name, index) => [name, numbers[index]])) as WorkbookFrame['styles'],
  }
}

/** Letter paper, as wide as the sheet: the summary upright on one page, the others on as many as they take. */
function setUpToPrint(xml: string, isOnePage: boolean): string {
  const pages = isOnePage ? 'orientation="portrait" fitToHeight="1"' : 'orientation="landscape" fitToHeight="0"'
  const margins = '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
  return xml
    .replace(/<worksheet [^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace('</worksheet>', `${margins}<pageSetup paperSize="1" fitToWidth="1" ${pages}/></worksheet>`)
}

/** The header is on every printed page of a table. */
function printTitles([, ...tables]: readonly string[]): string {
  const titles = tables
    .slice(0, 2)
    .map(
      (name, index) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${index + 1}">'${name}'!$1:$1</definedName>`,
    )
  return `<definedNames>${titles.join('')}</definedNames>`
}

async function filesIn(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  return files
}
