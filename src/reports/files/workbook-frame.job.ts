import { buffer } from 'node:stream/consumers'
import type { Cell, SheetData } from 'write-excel-file/node'
import { fromBufferPromise } from 'yauzl'
import type { ReportHead } from '../head.page.ts'
import { type Columns, type ReportFrame, factWords } from '../fact.page.ts'
import type { CellKind, FactKey } from '../fact.ts'

/** A workbook around rows that are still to come: all of it except the part between two points of one file. */
export interface WorkbookFrame {
  /** All files but that of the rows, by name. */
  readonly files: ReadonlyMap<string, Buffer>
  readonly rowsFile: string
  readonly beforeRows: string
  readonly afterRows: string
  /** The numbers of the styles for days and moments. */
  readonly styles: { readonly day: string; readonly moment: string }
}

const ROWS_FILE = 'xl/worksheets/sheet1.xml'
const DAY = 'yyyy-mm-dd'
const MOMENT = 'yyyy-mm-dd hh:mm'
const HEADER = { fontWeight: 'bold', backgroundColor: '#e6eeec', wrap: true, alignVertical: 'top' } as const
const TEXT = { wrap: true, alignVertical: 'top' } as const

/** In characters. */
const WIDTHS: Readonly<Record<CellKind, number>> = {
  text: 20,
  texts: 24,
  day: 12,
  days: 14,
  instant: 17,
  number: 11,
  flag: 9,
}
const OWN_WIDTHS: Partial<Readonly<Record<FactKey, number>>> = {
  person_id: 13,
  employee_number: 13,
  name: 26,
  because: 60,
}
/** The person’s name stays visible. */
const STICKY_COLUMNS = 3
const GUIDE_WIDTHS = [34, 34, 70, 60]

/**
 * The library makes a workbook with a header, one row that shows the styles, and the sheet that says how to read it.
 * The rows of the report replace that one row, because the library would hold all of them in memory.
 */
export async function workbookFrame<Row>(
  columns: Columns<Row>,
  head: ReportHead,
  { wording: { t } }: ReportFrame,
  rows: 'people' | 'cycles',
): Promise<WorkbookFrame> {
  const words = t.hr.reportFiles
  const header = columns.map(({ name }) => ({ ...HEADER, value: factWords(t, rows)[name][0] }))
  const styled = [DAY, MOMENT].map((format) => ({ type: Date, value: new Date(0), format }) as const)
  // Loaded with the first workbook, as pdfkit is with the first PDF.
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const bytes = await writeWorkbook([
    {
      sheet: words.sheets[rows],
      data: [header, styled],
      stickyRowsCount: 1,
      stickyColumnsCount: STICKY_COLUMNS,
      columns: columns.map(({ name, kind }) => ({ width: OWN_WIDTHS[name] ?? WIDTHS[kind] })),
    },
    {
      sheet: words.sheets.guide,
      data: guideRows(columns, head, t, rows),
      columns: GUIDE_WIDTHS.map((width) => ({ width })),
    },
  ]).toBuffer()
  const files = await filesIn(bytes)
  const sheet = files.get(ROWS_FILE)?.toString() ?? ''
  files.delete(ROWS_FILE)
  const sample = /<row r="2"><c r="A2" s="(\d+)">.*?<\/c><c r="B2" s="(\d+)">.*?<\/row>/.exec(sheet)
  const [row, day, moment] = sample ?? []
  if (row === undefined || day === undefined || moment === undefined) throw new Error('the sheet has no row of styles')
  const [beforeRows = '', afterRows = ''] = sheet.split(row)
  return { files, rowsFile: ROWS_FILE, beforeRows, afterRows, styles: { day, moment } }
}

/** Explains the report, both rates, the statuses and each column. */
function guideRows<Row>(
  columns: Columns<Row>,
  head: ReportHead,
  t: ReportFrame['wording']['t'],
  rows: 'people' | 'cycles',
): SheetData {
  const words = t.hr.reportFiles
  const explained = factWords(t, rows)
  const title = (value: string): GuideRow => [{ value, fontWeight: 'bold', fontSize: 14 }]
  const header = (...values: readonly string[]): GuideRow => values.map((value) => ({ ...HEADER, value }))
  const line = (...values: readonly (string | number)[]): GuideRow => values.map((value) => ({ ...TEXT, value }))
  const rules = t.hr.requirements.statusPage
  return [
    title(head.title),
    ...head.facts.map(({ name, value }) => line(name, value)),
    ...(head.empty === null ? [] : [line(head.empty)]),
    [],
    title(rules.rates),
    line(words.ratesOf),
    ...head.rates.map(({ name, value, rule }) => line(name, value, rule)),
    line(head.beside),
    [],
    title(words.statusesTitle),
    header(rules.status, words.people, rules.when, rules.counts),
    ...head.statuses.map(({ name, people, when, counts }) => line(name, people, when, counts)),
    [],
    title(words.columnsTitle),
    header(words.heading, words.nameInFiles, words.meaning),
    ...columns.map(({ name }) => line(explained[name][0], name, explained[name][1])),
  ]
}

type GuideRow = Cell[]

async function filesIn(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  return files
}
