import { createRequire } from 'node:module'
import type { Writable } from 'node:stream'
import { artifact } from '../../certificates/font.job.ts'
import type { Instant } from '../../platform/time/calendar.ts'
import type { PaperBlock } from './read-html.job.ts'
import type { Turn } from './turn.job.ts'

/** A Letter page, in points. */
const PAGE = { width: 612, height: 792, margin: 60 } as const
const WIDTH = PAGE.width - 2 * PAGE.margin
const BOTTOM = PAGE.height - PAGE.margin
const INK = '#1d2b2d'
const QUIET = '#475758'

const { resolve } = createRequire(import.meta.url)
/** Not packed, unlike the fonts of certificates: unpacking one when a long document ends would hold everybody up. */
const FONTS = {
  text: resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf'),
  strong: resolve('dejavu-fonts-ttf/ttf/DejaVuSerif-Bold.ttf'),
} as const

const STYLES = {
  h1: { size: 16, font: 'strong', before: 16, element: 'H1' },
  h2: { size: 12.5, font: 'strong', before: 12, element: 'H2' },
  h3: { size: 10.5, font: 'strong', before: 8, element: 'H3' },
  p: { size: 9.5, font: 'text', before: 5, element: 'P' },
  li: { size: 9.5, font: 'text', before: 3, element: 'P' },
} as const

interface Paper {
  readonly title: string
  readonly author: string
  readonly language: string
  readonly shownAt: Instant
  /** Stands below every page. */
  readonly footer: string
}

/** A chapter begins on a page of its own. */
export interface Chapter {
  readonly title: string
  readonly blocks: readonly PaperBlock[]
}

/**
 * The whole of an edition as one document: text that can be searched and read aloud, with its fonts inside. Pages leave
 * as they are full. The same input gives the same bytes.
 */
export async function writeEditionPaper(
  paper: Paper,
  chapters: Iterable<Chapter>,
  target: Writable,
  turn: Turn,
): Promise<void> {
  // Loaded with the first document: a start that makes none does without it.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: PAGE.margin,
    pdfVersion: '1.7',
    tagged: true,
    lang: paper.language,
    displayTitle: true,
    autoFirstPage: false,
    info: { Title: paper.title, Author: paper.author, CreationDate: new Date(paper.shownAt) },
  })
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, file)
  const ended = new Promise<void>((done, fail) => {
    target.once('finish', done)
    target.once('error', fail)
  })
  doc.pipe(target)
  let pages = 0
  const newPage = () => {
    pages += 1
    doc.addPage()
    artifact(doc, () => {
      doc.font('text').fontSize(7.5).fillColor(QUIET)
      // Below the margin, where text would otherwise open another page.
      doc.page.margins.bottom = 0
      doc.text(`${paper.footer}   ${pages}`, PAGE.margin, PAGE.height - 40, { width: WIDTH, lineBreak: false })
      doc.page.margins.bottom = PAGE.margin
    })
    doc.x = PAGE.margin
    doc.y = PAGE.margin
  }
  const root = doc.struct('Document')
  doc.addStructure(root)
  for (const { title, blocks } of [{ title: paper.title, blocks: [] }, ...chapters]) {
    newPage()
    for (const block of [{ kind: 'h1', text: title } as const, ...blocks]) {
      const style = STYLES[block.kind]
      const indent = block.kind === 'li' ? 14 : 0
      const text = block.kind === 'li' ? `•  ${block.text}` : block.text
      doc.font(style.font).fontSize(style.size)
      const height = doc.heightOfString(text, { width: WIDTH - indent })
      // A heading is not left alone at the end of a page.
      const needed = Math.min(height + (style.font === 'strong' ? 40 : 0), BOTTOM - PAGE.margin)
      if (doc.y + style.before + needed > BOTTOM) newPage()
      else doc.y += style.before
      doc.font(style.font).fontSize(style.size).fillColor(INK)
      const write = () => doc.text(text, PAGE.margin + indent, doc.y, { width: WIDTH - indent })
      root.add(doc.struct(style.element, {}, write))
      await turn()
    }
  }
  root.end()
  doc.end()
  await ended
}
