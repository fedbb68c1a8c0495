import type PDFKit from 'pdfkit'
import QRCode from 'qrcode'
import type { Instant } from '../platform/time/calendar.ts'
import type { CertificateSheet, Fact } from './certificate.page.ts'
import { accentOf, SURFACE } from '../organization/accent.ts'
import type { LogoPicture } from '../organization/brand.ts'
import type { Color } from '../platform/html/color.ts'
import { artifact, fontFor, registerFonts, RIGHT_TO_LEFT } from '../platform/pdf/font.job.ts'

/** A Letter page on its side, in points. */
const PAGE = { width: 792, height: 612, margin: 54 } as const
const INNER = PAGE.width - 2 * PAGE.margin
const COLUMNS = 4
const COLUMN_GAP = 18
const MOST_LINES = 3
/** 56 mm: at 200 dots an inch more than three dots for each square of the largest code. Around it the page is white. */
const QR_SIZE = 160
const QR_TOP = PAGE.height - 42 - QR_SIZE
/** Where the logo goes, between the frame and the name. */
const LOGO = { top: 36, width: 240, height: 46 } as const
const NAME_SIZES = [40, 34, 28, 24, 20, 16] as const

const INK = '#1d2b2d'
const QUIET = '#475758'
const LINE = '#dcdbd3'
const SPRUCE = '#1b5e57'
const LAMP = '#eba65f'

type Document = InstanceType<typeof PDFKit>
type Look = Pick<Parameters<typeof certificateDocument>[1], 'verifyHref' | 'brand'>

/**
 * One page, tagged for screen readers, with its fonts inside and a QR code drawn as shapes. The same input gives the
 * same bytes.
 * @param made the address in the QR code and behind the link, and the logo and the color as they are on that day
 */
export async function certificateDocument(
  sheet: CertificateSheet,
  made: {
    readonly language: string
    readonly verifyHref: string
    readonly issuedAt: Instant
    readonly brand: { readonly accent: Color | null; readonly logo: LogoPicture | null }
  },
): Promise<Buffer> {
  // Loaded with the first document: a start that makes none does without it.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: PAGE.margin,
    pdfVersion: '1.7',
    tagged: true,
    lang: made.language,
    displayTitle: true,
    info: { Title: sheet.title, Author: sheet.organization, CreationDate: new Date(made.issuedAt) },
  })
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((done) => doc.once('end', done))
  registerFonts(doc)
  draw(doc, sheet, made)
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

function draw(doc: Document, sheet: CertificateSheet, { verifyHref, brand }: Look): void {
  decorate(doc, brand)
  const parts = doc.struct('Document')
  doc.addStructure(parts)
  const paragraph = (type: 'P' | 'H1', text: () => void) => parts.add(doc.struct(type, {}, text))
  let below = 88
  const centered = (text: string, size: number, font: 'text' | 'strong', color: string, width = INNER) => {
    write(doc, text, { x: (PAGE.width - width) / 2, y: below, width, size, font, color, align: 'center' })
    below = doc.y
  }
  paragraph('P', () => centered(sheet.organization, 12, 'text', QUIET))
  below += 6
  paragraph('H1', () => centered(sheet.title, 24, 'strong', INK))
  below += 14
  paragraph('P', () => centered(sheet.name, nameSize(doc, sheet.name), 'text', INK))
  below += 12
  paragraph('P', () => centered(sheet.completed, 13, 'text', INK, 500))
  below += 14
  artifact(doc, () =>
    doc
      .moveTo(PAGE.margin, below)
      .lineTo(PAGE.width - PAGE.margin, below)
      .lineWidth(0.75)
      .stroke(LINE),
  )
  parts.add(facts(doc, sheet.facts, below + 12))
  parts.add(qrCode(doc, sheet.qr, verifyHref))
  const beside = PAGE.margin + QR_SIZE + COLUMN_GAP
  const line = { x: beside, width: PAGE.width - PAGE.margin - beside, size: 12, align: 'left' } as const
  paragraph('P', () => write(doc, sheet.checkAt, { ...line, y: QR_TOP + 44, font: 'text', color: INK }))
  paragraph('P', () => write(doc, sheet.checkAddress, { ...line, y: doc.y + 2, font: 'strong', color: INK }))
  paragraph('P', () => write(doc, sheet.checkShows, { ...line, y: doc.y + 4, font: 'text', color: QUIET }))
  parts.end()
}

/** Draws the frame, and the logo or the mark. The name follows as text, so screen readers skip them. */
function decorate(doc: Document, { accent, logo }: Look['brand']): void {
  artifact(doc, () => {
    doc
      .rect(24, 24, PAGE.width - 48, PAGE.height - 48)
      .lineWidth(1)
      .stroke(LINE)
    if (logo !== null) return drawLogo(doc, logo)
    const arch = accent === null ? SPRUCE : accentOf(accent).light.brand
    const size = 1.2
    doc
      .save()
      .translate((PAGE.width - 28 * size) / 2, 40)
      .scale(size)
    doc.path('M2 31V14a12 12 0 0 1 24 0v17z').lineWidth(2).stroke(arch)
    doc.path('M8 31V15a6 6 0 0 1 12 0v16z').fill(arch)
    doc.circle(14, 18, 3.5).fill(LAMP)
    doc.restore()
  })
}

function drawLogo(doc: Document, logo: LogoPicture): void {
  const { width, height } = logo
  const scale = Math.min(1, LOGO.width / width, LOGO.height / height)
  const [wide, high] = [width * scale, height * scale]
  const [x, y] = [(PAGE.width - wide) / 2, LOGO.top + (LOGO.height - high) / 2]
  drawPicture(doc, logo, { x, y, wide, high })
}

/** Draws a logo on paper, which is white: one for dark grounds brings its own. */
export function drawPicture(
  doc: Document,
  { ground, png }: Pick<LogoPicture, 'ground' | 'png'>,
  { x, y, wide, high }: { readonly x: number; readonly y: number; readonly wide: number; readonly high: number },
): void {
  if (ground === 'dark') doc.roundedRect(x - 5, y - 3, wide + 10, high + 6, 3).fill(SURFACE.dark)
  doc.image(Buffer.from(png), x, y, { width: wide, height: high })
}

/** A list, each name with its value, in columns. */
function facts(doc: Document, list: readonly Fact[], top: number) {
  const width = (INNER - (COLUMNS - 1) * COLUMN_GAP) / COLUMNS
  const items = doc.struct('L')
  let y = top
  for (let first = 0; first < list.length; first += COLUMNS) {
    const row = list.slice(first, first + COLUMNS)
    const lines = row.map(({ value }) => valueHeight(doc, value, width))
    for (const [column, { name, value }] of row.entries()) {
      const x = PAGE.margin + column * (width + COLUMN_GAP)
      const at = { x, width, align: 'left' } as const
      const labelTop = y
      items.add(
        doc.struct('LI', {}, [
          doc.struct('Lbl', {}, () => write(doc, name, { ...at, y: labelTop, size: 10, font: 'text', color: QUIET })),
          doc.struct('LBody', {}, () =>
            write(doc, value, { ...at, y: labelTop + 14, size: 12, font: 'strong', color: INK, lines: MOST_LINES }),
          ),
        ]),
      )
    }
    y += 14 + Math.max(...lines) + 9
  }
  items.end()
  return items
}

function valueHeight(doc: Document, value: string, width: number): number {
  doc.font(fontFor(value, 'strong')).fontSize(12)
  return Math.min(doc.heightOfString(value, { width }), MOST_LINES * doc.currentLineHeight(true))
}

/** Draws the code, and over it a link to the same address for people who read the file on a screen. */
function qrCode(doc: Document, alt: string, href: string) {
  const link = doc.struct('Link')
  const figure = doc.struct('Figure', { alt }, () => {
    const { modules } = QRCode.create(href, { errorCorrectionLevel: 'M' })
    const side = QR_SIZE / modules.size
    for (let row = 0; row < modules.size; row += 1) {
      for (let from = 0; from < modules.size; from += 1) {
        let to = from
        while (to < modules.size && modules.get(row, to)) to += 1
        if (to > from) doc.rect(PAGE.margin + from * side, QR_TOP + row * side, (to - from) * side, side)
        from = to
      }
    }
    doc.fill('#000')
  })
  link.add(figure)
  // pdfkit writes a `String` as text and a plain string as a name, and ties the link to its element: its types know
  // neither.
  const tied = { structParent: link, Contents: new String(alt) } as object
  doc.link(PAGE.margin, QR_TOP, QR_SIZE, QR_SIZE, href, tied)
  link.end()
  return link
}

interface Writing {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly font: 'text' | 'strong'
  readonly color: string
  readonly align: 'left' | 'center'
  /** Longer text ends in an ellipsis. */
  readonly lines?: number
}

function write(doc: Document, text: string, { x, y, width, size, font, color, align, lines }: Writing): void {
  doc.font(fontFor(text, font)).fontSize(size).fillColor(color)
  if (RIGHT_TO_LEFT.test(text) && doc.widthOfString(text) <= width) {
    const room = align === 'center' ? width - doc.widthOfString(text) : 0
    // Broken into words, they would be in the wrong order. With a feature, pdfkit lays out the text as a whole.
    doc.text(text, x + room / 2, y, { lineBreak: false, features: ['kern'] })
    doc.x = x
    doc.y = y + doc.currentLineHeight(true)
    return
  }
  const cut = lines === undefined ? {} : { height: lines * doc.currentLineHeight(true), ellipsis: true }
  doc.text(text, x, y, { width, align, ...cut })
}

/** The largest size at which the name takes one line; a very long one takes several of the smallest. */
function nameSize(doc: Document, name: string): number {
  doc.font(fontFor(name, 'text'))
  return NAME_SIZES.find((size) => doc.fontSize(size).widthOfString(name) <= INNER) ?? 16
}
