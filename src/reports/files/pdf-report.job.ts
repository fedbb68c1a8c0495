import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { drawPicture } from '../../certificates/document.job.ts'
import { artifact, registerFonts } from '../../platform/pdf/font.job.ts'
import type { LogoPicture } from '../../organization/brand.ts'
import type { PdfColumn } from './pdf-column.page.ts'
import type { ReportAbout, ReportHead } from '../head.page.ts'
import { csvFile } from './csv-file.job.ts'
import { reportFileName } from './names.ts'
import { type Cover, coverPages, drawCoverPart, sizeOf } from './pdf-cover.job.ts'
import { createTypesetter, type Document, leading, type Typesetter, writeLine } from '../../platform/pdf/typeset.job.ts'
import { BOTTOM, INNER, PAGE, TOP, TYPES } from './pdf-layout.job.ts'
import { type Drawing, overviewPages } from './pdf-overview.job.ts'
import type { PdfOverview } from './pdf-overview.page.ts'
import { drawTable, type LaidRow, laidRow } from './pdf-table.job.ts'
import type { Columns, ReportFrame } from '../fact.page.ts'
import type { Auditor } from './audit-answer.page.ts'

/** On paper nobody reads more, and a page knows how many there are only when all of them are laid out. */
export const MOST_PDF_ROWS = 2_000

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
  /** Before the list. `null` for the list alone. */
  readonly overview: PdfOverview | null
  /** On the first page, beside the title, which has the name. */
  readonly logo: LogoPicture | null
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
  const fileName = reportFileName({ format: 'csv', overview: false, rows: about.rows }, frame.asOf, about.nameParts)
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

/** What is drawn on a page, in the order in which it's read. */
type Page = readonly Drawing[]

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
    const laid = rowOf(row, sheet)
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
  const { rows, audit, overview, shown, typesetter } = sheet
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
  const between = overview === null ? [] : overviewPages(overview, typesetter)
  let cover = laid(1 + between.length)
  if (cover.length > 1) cover = laid(cover.length + between.length)
  const widths = shown.map(({ width }) => width)
  return [
    ...cover.map((parts) =>
      parts.map(
        (part): Drawing =>
          (doc) =>
            doc.struct(part.tag, {}, () => drawCoverPart(doc, part)),
      ),
    ),
    ...between,
    ...pages.map((table): Page => [(doc) => drawTable(doc, widths, table, TOP)]),
  ]
}

function headingRow<Row>({ shown, typesetter }: Sheet<Row>): LaidRow {
  const cells = shown.map(({ heading, width }) => ({ width, lines: [heading] }))
  return laidRow('TH', cells, typesetter)
}

function rowOf<Row>(row: Row, { shown, typesetter }: Sheet<Row>): LaidRow {
  const cells = shown.map(({ lines, width }) => ({ width, lines: lines(row) }))
  return laidRow('TD', cells, typesetter)
}

async function drawPages<Row>(doc: Document, sheet: Sheet<Row>, pages: readonly Page[]): Promise<void> {
  const whole = doc.struct('Document')
  doc.addStructure(whole)
  for (const [index, drawings] of pages.entries()) {
    doc.addPage()
    margins(doc, sheet, { page: index + 1, of: pages.length })
    if (index === 0 && sheet.logo !== null) drawBeside(doc, sheet.logo)
    for (const draw of drawings) whole.add(draw(doc))
    await nextTurn()
  }
  whole.end()
}

/** Screen readers skip it: the title says whose report it is. */
function drawBeside(doc: Document, logo: LogoPicture): void {
  const { wide, high } = sizeOf(logo)
  artifact(doc, () => drawPicture(doc, logo, { x: PAGE.width - PAGE.margin - wide, y: TOP, wide, high }))
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
