import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { artifact, registerFonts } from '../../certificates/font.job.ts'
import type { PdfColumn } from './pdf-column.page.ts'
import type { ReportAbout, ReportHead } from '../head.page.ts'
import { csvFile } from './csv-file.job.ts'
import { reportFileName } from './names.ts'
import { type Cover, type CoverPart, coverPages, drawCoverPart } from './pdf-cover.job.ts'
import {
  BOTTOM,
  createTypesetter,
  type Document,
  GAP,
  INNER,
  leading,
  PAGE,
  TOP,
  type Type,
  TYPES,
  type Typesetter,
  writeLine,
} from './pdf-layout.job.ts'
import type { Columns, ReportFrame } from '../fact.page.ts'
import type { Auditor } from './audit-answer.page.ts'

/** On paper nobody reads more, and a page knows how many there are only when all of them are laid out. */
export const MOST_PDF_ROWS = 2_000

const ROW_GAP = 5
const LINE = '#dcdbd3'

/** This many rows are laid out or drawn before everything else gets a turn. */
const AT_ONCE = 20

export interface PdfReport<Row> {
  readonly rows: readonly Row[]
  /** The columns on the pages, and those of the attached file. */
  readonly shown: readonly PdfColumn<Row>[]
  readonly columns: Columns<Row>
  readonly audit: Auditor<Row>
  readonly about: ReportAbout
  readonly head: ReportHead
  readonly frame: ReportFrame
}

/**
 * A report on numbered pages, tagged for screen readers. It begins with the answers to an auditor's questions. The same rows are attached as a CSV file, and the hash of that
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
  await drawPages(doc, sheet, withCover(sheet, await laidOut(sheet)))
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

/** A page of the cover, or one of the table with its heading. */
interface Page {
  readonly parts: readonly CoverPart[]
  readonly rows: readonly LaidRow[]
}

/** The table as pages, each with its rows, and the page of every row, counted from the first of the table. */
interface Table {
  readonly pages: readonly (readonly LaidRow[])[]
  readonly pageOf: readonly number[]
}

async function laidOut<Row>(sheet: Sheet<Row>): Promise<Table> {
  const heading = headingRow(sheet)
  const pages: LaidRow[][] = []
  const pageOf: number[] = []
  let room = 0
  const add = (row: LaidRow) => {
    pages.at(-1)?.push(row)
    room -= row.height
  }
  for (const [index, row] of sheet.rows.entries()) {
    const laid = laidRow(row, sheet)
    if (laid.height > room) {
      pages.push([])
      room = BOTTOM - TOP
      add(heading)
    }
    add(laid)
    pageOf.push(pages.length)
    if (index % AT_ONCE === AT_ONCE - 1) await nextTurn()
  }
  return { pages, pageOf }
}

/** The cover says on which pages its proof is, so it's laid out again if it takes more pages than it was thought to. */
function withCover<Row>(sheet: Sheet<Row>, { pages, pageOf }: Table): Page[] {
  const { rows, audit } = sheet
  const laid = (before: number) => {
    const answers = audit(rows, (isMeant) => {
      const meant = pageOf.filter((_, index) => {
        const row = rows[index]
        return row !== undefined && isMeant(row)
      })
      return meant.length === 0 ? null : [before + Math.min(...meant), before + Math.max(...meant)]
    })
    return coverPages({ ...sheet, answers } satisfies Cover)
  }
  let cover = laid(1)
  if (cover.length > 1) cover = laid(cover.length)
  return [...cover.map((parts) => ({ parts, rows: [] })), ...pages.map((table) => ({ parts: [], rows: table }))]
}

function headingRow<Row>({ shown, typesetter }: Sheet<Row>): LaidRow {
  const cells = shown.map(({ heading, width }) =>
    typesetter.linesOf(heading, TYPES.heading, width - GAP).map((text) => ({ text, type: TYPES.heading })),
  )
  return { kind: 'TH', cells, height: heightOf(cells) + 2 * ROW_GAP }
}

function laidRow<Row>(row: Row, { shown, typesetter }: Sheet<Row>): LaidRow {
  const cells = shown.map(({ lines, width }, column) =>
    lines(row).flatMap((line, index) => {
      const type = column === 0 && index === 0 ? TYPES.name : TYPES.text
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
    for (const part of parts) whole.add(doc.struct(part.tag, {}, () => drawCoverPart(doc, part)))
    if (rows.length > 0) whole.add(drawTable(doc, sheet, rows))
    await nextTurn()
  }
  whole.end()
}

function drawTable<Row>(doc: Document, { shown }: Sheet<Row>, rows: readonly LaidRow[]) {
  const table = doc.struct('Table')
  let y: number = TOP
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
  const cut = (text: string, width: number) => typesetter.linesOf(text, TYPES.small, width)[0] ?? ''
  artifact(doc, () => {
    const right = words.page(page, of)
    const numberWidth = typesetter.widthOf(right, TYPES.small)
    writeLine(
      doc,
      cut(`${about.organization}. ${asOf}. ${filters}`, INNER - 90),
      { x: PAGE.margin, y: 34 },
      TYPES.small,
    )
    writeLine(doc, right, { x: PAGE.width - PAGE.margin - numberWidth, y: 34 }, TYPES.small)
    const foot = { x: PAGE.margin, y: PAGE.height - 46 }
    writeLine(doc, cut(`${clock}. ${by}. ${at}`, INNER), foot, TYPES.small)
    writeLine(doc, `${words.contentsHash}: ${hash}`, { ...foot, y: foot.y + leading(TYPES.small) }, TYPES.small)
  })
}
