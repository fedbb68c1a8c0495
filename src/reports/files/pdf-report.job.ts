import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { artifact, registerFonts } from '../../certificates/font.job.ts'
import type { PdfColumn } from './pdf-column.page.ts'
import type { ReportAbout, ReportHead } from '../head.page.ts'
import { csvFile } from './csv-file.job.ts'
import { reportFileName } from './names.ts'
import { createTypesetter, type Document, type Type, type Typesetter, writeLine } from './pdf-layout.job.ts'
import type { Columns, ReportFrame } from '../fact.page.ts'

/** On paper nobody reads more, and a page knows how many there are only when all of them are laid out. */
export const MOST_PDF_ROWS = 2_000

/** A Letter page on its side, in points. */
const PAGE = { width: 792, height: 612, margin: 36 } as const
const TOP = 62
const BOTTOM = PAGE.height - 60
const GAP = 8
const ROW_GAP = 5

const INK = '#1d2b2d'
const QUIET = '#475758'
const LINE = '#dcdbd3'
const SPRUCE = '#1b5e57'

const TITLE: Type = { size: 18, font: 'strong', color: INK }
const NAME: Type = { size: 9, font: 'strong', color: INK }
const TEXT: Type = { size: 9, font: 'text', color: INK }
const HEADING: Type = { size: 8, font: 'strong', color: SPRUCE }
const SMALL: Type = { size: 7.5, font: 'text', color: QUIET }
const leading = ({ size }: Type) => size * 1.3

/** This many rows are laid out or drawn before everything else gets a turn. */
const AT_ONCE = 20

export interface PdfReport<Row> {
  readonly rows: readonly Row[]
  /** The columns on the pages, and those of the attached file. */
  readonly shown: readonly PdfColumn<Row>[]
  readonly columns: Columns<Row>
  readonly about: ReportAbout
  readonly head: ReportHead
  readonly frame: ReportFrame
}

/**
 * A report on numbered pages, tagged for screen readers. The same rows are attached as a CSV file, and the hash of that
 * file is on every page, so that paper, PDF and file can be compared.
 */
export async function pdfReport<Row>(report: PdfReport<Row>): Promise<Readable> {
  const { rows, columns, about, head, frame } = report
  if (rows.length > MOST_PDF_ROWS) throw new RangeError(`a PDF holds ${MOST_PDF_ROWS} rows`)
  // Loaded with the first document: a start that makes none does without it.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: frame.wording.language,
    displayTitle: true,
    info: { Title: head.title, Author: about.organization, CreationDate: new Date(about.generatedAt) },
  })
  registerFonts(doc)
  const attached = await attachedRows(columns, rows, frame)
  const fileName = reportFileName(about.rows, frame.asOf, 'csv')
  doc.file(attached, {
    name: fileName,
    type: 'text/csv',
    creationDate: new Date(about.generatedAt),
    modifiedDate: new Date(about.generatedAt),
  })
  const hash = createHash('sha256').update(attached).digest('hex')
  const sheet = { ...report, hash, fileName, typesetter: createTypesetter(doc) }
  await drawPages(doc, sheet, await laidOut(sheet))
  doc.end()
  return doc
}

interface Sheet<Row> extends PdfReport<Row> {
  readonly hash: string
  readonly fileName: string
  readonly typesetter: Typesetter
}

/** Leaves out the byte order mark, so the bytes are the same as those of the CSV file downloaded without one. */
async function attachedRows<Row>(columns: Columns<Row>, rows: readonly Row[], frame: ReportFrame): Promise<Buffer> {
  async function* batches() {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      yield rows.slice(from, from + AT_ONCE)
      await nextTurn()
    }
  }
  const pieces: Buffer[] = []
  for await (const piece of csvFile(columns, batches(), frame, false)) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

/** The lines of each cell of a row, and how high the row is. */
interface LaidRow {
  readonly kind: 'TH' | 'TD'
  readonly cells: readonly (readonly { readonly text: string; readonly type: Type }[])[]
  readonly height: number
}

type Part =
  | { readonly kind: 'title' | 'text'; readonly lines: readonly string[]; readonly type: Type; readonly height: number }
  | {
      readonly kind: 'fact'
      readonly name: readonly string[]
      readonly lines: readonly string[]
      readonly height: number
    }

/** The text above the table on the first page, and the rows of the table with its heading. */
interface Page {
  readonly parts: readonly Part[]
  readonly rows: LaidRow[]
}

async function laidOut<Row>(sheet: Sheet<Row>): Promise<Page[]> {
  const parts = headParts(sheet)
  const heading = headingRow(sheet)
  const first = parts.reduce((sum, { height }) => sum + height, 0)
  const pages: Page[] = [{ parts, rows: [] }]
  let room = BOTTOM - TOP - first
  const add = (row: LaidRow) => {
    pages.at(-1)?.rows.push(row)
    room -= row.height
  }
  if (sheet.rows.length > 0) add(heading)
  for (const [index, row] of sheet.rows.entries()) {
    const laid = laidRow(row, sheet)
    if (laid.height > room) {
      pages.push({ parts: [], rows: [] })
      room = BOTTOM - TOP
      add(heading)
    }
    add(laid)
    if (index % AT_ONCE === AT_ONCE - 1) await nextTurn()
  }
  return pages
}

const FACT_NAME = 180
const INNER = PAGE.width - 2 * PAGE.margin

function headParts<Row>({ head, frame, fileName, hash, typesetter }: Sheet<Row>): Part[] {
  const words = frame.wording.t.hr.reportFiles
  const text = (value: string, type: Type, after: number): Part => {
    const lines = typesetter.linesOf(value, type, INNER)
    return { kind: 'text', lines, type, height: lines.length * leading(type) + after }
  }
  const fact = (name: string, value: string): Part => {
    const lines = typesetter.linesOf(value, TEXT, INNER - FACT_NAME)
    const named = typesetter.linesOf(name, NAME, FACT_NAME - GAP)
    const height = Math.max(named.length, lines.length) * leading(TEXT) + 2
    return { kind: 'fact', name: named, lines, height }
  }
  const title = typesetter.linesOf(head.title, TITLE, INNER)
  return [
    { kind: 'title', lines: title, type: TITLE, height: title.length * leading(TITLE) + 6 },
    ...head.facts.map(({ name, value }) => fact(name, value)),
    ...head.rates.map(({ name, value }) => fact(name, value)),
    text(`${words.ratesOf}. ${head.beside}`, SMALL, 4),
    fact(words.contentsHash, hash),
    text(words.checkHow(fileName), SMALL, 10),
    ...(head.empty === null ? [] : [text(head.empty, NAME, 0)]),
  ]
}

function headingRow<Row>({ shown, typesetter }: Sheet<Row>): LaidRow {
  const cells = shown.map(({ heading, width }) =>
    typesetter.linesOf(heading, HEADING, width - GAP).map((text) => ({ text, type: HEADING })),
  )
  return { kind: 'TH', cells, height: heightOf(cells) + 2 * ROW_GAP }
}

function laidRow<Row>(row: Row, { shown, typesetter }: Sheet<Row>): LaidRow {
  const cells = shown.map(({ lines, width }, column) =>
    lines(row).flatMap((line, index) => {
      const type = column === 0 && index === 0 ? NAME : TEXT
      return typesetter.linesOf(line, type, width - GAP).map((text) => ({ text, type }))
    }),
  )
  return { kind: 'TD', cells, height: heightOf(cells) + 2 * ROW_GAP }
}

function heightOf(cells: LaidRow['cells']): number {
  return Math.max(...cells.map((lines) => lines.reduce((sum, { type }) => sum + leading(type), 0)))
}

async function drawPages<Row>(doc: Document, sheet: Sheet<Row>, pages: readonly Page[]): Promise<void> {
  const whole = doc.struct('Document')
  doc.addStructure(whole)
  for (const [index, { parts, rows }] of pages.entries()) {
    doc.addPage()
    margins(doc, sheet, { page: index + 1, of: pages.length })
    let y = TOP
    for (const part of parts) {
      const top = y
      whole.add(doc.struct(part.kind === 'title' ? 'H1' : 'P', {}, () => drawPart(doc, part, top)))
      y += part.height
    }
    if (rows.length > 0) whole.add(drawTable(doc, sheet, rows, y))
    await nextTurn()
  }
  whole.end()
}

function drawPart(doc: Document, part: Part, y: number): void {
  const x = PAGE.margin
  if (part.kind !== 'fact') return writeLines(doc, part.lines, { x, y }, part.type)
  writeLines(doc, part.name, { x, y }, NAME)
  writeLines(doc, part.lines, { x: x + FACT_NAME, y }, TEXT)
}

function drawTable<Row>(doc: Document, { shown }: Sheet<Row>, rows: readonly LaidRow[], top: number) {
  const table = doc.struct('Table')
  let y = top
  for (const { kind, cells, height } of rows) {
    const row = doc.struct('TR')
    let x: number = PAGE.margin
    for (const [index, lines] of cells.entries()) {
      const at = { x, y: y + ROW_GAP }
      row.add(doc.struct(kind, {}, () => drawCell(doc, lines, at)))
      x += shown[index]?.width ?? 0
    }
    row.end()
    table.add(row)
    y += height
    ruleBelow(doc, y)
  }
  table.end()
  return table
}

function drawCell(
  doc: Document,
  lines: LaidRow['cells'][number],
  { x, y }: { readonly x: number; readonly y: number },
) {
  let below = y
  for (const { text, type } of lines) {
    writeLine(doc, text, { x, y: below }, type)
    below += leading(type)
  }
}

function ruleBelow(doc: Document, y: number): void {
  artifact(doc, () =>
    doc
      .moveTo(PAGE.margin, y)
      .lineTo(PAGE.width - PAGE.margin, y)
      .lineWidth(0.5)
      .stroke(LINE),
  )
}

/** Every page has this text, so that a loose page still says where it belongs. */
function margins<Row>(
  doc: Document,
  { head, about, frame, hash, typesetter }: Sheet<Row>,
  { page, of }: { readonly page: number; readonly of: number },
): void {
  const words = frame.wording.t.hr.reportFiles
  const [asOf, clock, filters, , by, at] = head.facts.map(({ name, value }) => `${name}: ${value}`)
  const cut = (text: string, width: number) => typesetter.linesOf(text, SMALL, width)[0] ?? ''
  artifact(doc, () => {
    const right = words.page(page, of)
    const numberWidth = typesetter.widthOf(right, SMALL)
    writeLine(doc, cut(`${about.organization}. ${asOf}. ${filters}`, INNER - 90), { x: PAGE.margin, y: 34 }, SMALL)
    writeLine(doc, right, { x: PAGE.width - PAGE.margin - numberWidth, y: 34 }, SMALL)
    const foot = { x: PAGE.margin, y: PAGE.height - 46 }
    writeLine(doc, cut(`${clock}. ${by}. ${at}`, INNER), foot, SMALL)
    writeLine(doc, `${words.contentsHash}: ${hash}`, { ...foot, y: foot.y + leading(SMALL) }, SMALL)
  })
}

function writeLines(doc: Document, lines: readonly string[], { x, y }: { x: number; y: number }, type: Type): void {
  for (const [index, text] of lines.entries()) writeLine(doc, text, { x, y: y + index * leading(type) }, type)
}
