import type { Instant } from '../platform/time/calendar.ts'
import { artifact, registerFonts } from '../platform/pdf/font.job.ts'
import {
  createTypesetter,
  type Document,
  leading,
  type Type,
  type Typesetter,
  writeLine,
} from '../platform/pdf/typeset.job.ts'
import type { SiteText } from '../organization/site-details.ts'
import type { Messages } from '../words/messages.ts'
import type { PaperBlock, PaperItem, PolicyPaper } from './paper.page.ts'

/** A Letter page, in points. */
const PAGE = { width: 612, height: 792, margin: 60 } as const
const INNER = PAGE.width - 2 * PAGE.margin
const BOTTOM = PAGE.height - 64
/** A heading stays with this much of what follows. */
const KEPT_TOGETHER = 64
/** A point of a list isn't broken over two pages, unless it's longer. */
const MOST_TOGETHER = 180
const BESIDE = 96
const BULLET = 16

const INK = '#1d2b2d'
const QUIET = '#475758'
const SPRUCE = '#1b5e57'
const TYPES = {
  1: { size: 20, font: 'strong', color: INK },
  2: { size: 14, font: 'strong', color: SPRUCE },
  3: { size: 11.5, font: 'strong', color: INK },
  text: { size: 10.5, font: 'text', color: INK },
  label: { size: 10.5, font: 'strong', color: INK },
  foot: { size: 8, font: 'text', color: QUIET },
} as const satisfies Readonly<Record<string, Type>>

type Part = ReturnType<Document['struct']>

/** Tagged for screen readers, with bookmarks, and with its fonts inside. The same input gives the same bytes. */
export async function policyPdf(paper: PolicyPaper, at: Instant, t: Messages): Promise<Buffer> {
  // Loaded with the first document: a start that makes none does without it.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: paper.language,
    displayTitle: true,
    info: { Title: paper.title, Author: paper.organization, CreationDate: new Date(at) },
  })
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((done) => doc.once('end', done))
  registerFonts(doc)
  const writer = createWriter(doc)
  const whole = doc.struct('Document')
  doc.addStructure(whole)
  for (const block of paper.blocks) writer.block(whole, block)
  whole.end()
  drawFeet(doc, paper, t)
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

/** Writes blocks below each other, and goes to a new page where there's no more room. */
function createWriter(doc: Document) {
  const setter = createTypesetter(doc)
  let y: number = PAGE.margin
  const turn = () => {
    doc.addPage()
    y = PAGE.margin
  }

  /** Adds a text to a part of the structure. One that goes over two pages stays one element. */
  const write = (into: Part, tag: string, { text, isEnglish }: SiteText, type: Type, x: number) => {
    const part = doc.struct(tag, isEnglish ? { lang: 'en' } : {})
    into.add(part)
    let lines = setter.linesOf(text, type, PAGE.width - PAGE.margin - x)
    while (lines.length > 0) {
      const room = Math.floor((BOTTOM - y) / leading(type))
      if (room < 1) {
        turn()
        continue
      }
      const here = lines.slice(0, room)
      lines = lines.slice(room)
      const top = y
      // A space ends each line but the last, so that words don't run together when it's read aloud.
      part.add(() => {
        for (const [index, line] of here.entries()) {
          const isLast = lines.length === 0 && index === here.length - 1
          writeLine(doc, isLast ? line : `${line} `, { x, y: top + index * leading(type) }, type)
        }
      })
      y += here.length * leading(type)
    }
    part.end()
  }

  const item = (into: Part, { label, texts }: PaperItem, labels: 'beside' | 'above') => {
    const isBeside = labels === 'beside'
    const height = heightOf(setter, { label, texts }, isBeside)
    if (y + Math.min(height, MOST_TOGETHER) > BOTTOM) turn()
    const point = doc.struct('LI')
    into.add(point)
    const top = y
    write(point, 'Lbl', isBeside ? label : { text: '•', isEnglish: false }, TYPES.label, PAGE.margin)
    const below = y
    y = top
    const body = doc.struct('LBody')
    point.add(body)
    const x = PAGE.margin + (isBeside ? BESIDE : BULLET)
    if (!isBeside && label.text !== '') write(body, 'P', label, TYPES.label, x)
    for (const text of texts) write(body, 'P', text, TYPES.text, x)
    body.end()
    point.end()
    y = Math.max(y, top < y ? Math.min(below, BOTTOM) : y) + 5
  }

  return {
    block(whole: Part, block: PaperBlock): void {
      if (block.kind === 'heading') {
        const type = TYPES[block.level]
        y += y === PAGE.margin ? 0 : type.size * 0.8
        if (y + leading(type) + KEPT_TOGETHER > BOTTOM) turn()
        if (block.level < 3) doc.outline.addItem(block.text)
        write(whole, `H${block.level}`, { text: block.text, isEnglish: false }, type, PAGE.margin)
        y += 5
        return
      }
      if (block.kind === 'text') {
        write(whole, 'P', block.text, TYPES.text, PAGE.margin)
        y += 6
        return
      }
      const points = doc.struct('L')
      whole.add(points)
      for (const each of block.items) item(points, each, block.labels)
      points.end()
      y += 4
    },
  }
}

function heightOf(setter: Typesetter, { label, texts }: PaperItem, isBeside: boolean): number {
  const width = INNER - (isBeside ? BESIDE : BULLET)
  const above = isBeside ? [] : setter.linesOf(label.text, TYPES.label, width)
  const lines = texts.flatMap(({ text }) => setter.linesOf(text, TYPES.text, width))
  return (above.length + lines.length) * leading(TYPES.text)
}

/** Every page says where it belongs. Screen readers skip it. */
function drawFeet(doc: Document, { foot }: PolicyPaper, t: Messages): void {
  const setter = createTypesetter(doc)
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    const number = t.hr.policy.paper.page(page + 1, count).join('')
    const width = setter.widthOf(number, TYPES.foot)
    const y = PAGE.height - 44
    artifact(doc, () => {
      const [line = ''] = setter.linesOf(foot, TYPES.foot, INNER - width - 12)
      writeLine(doc, line, { x: PAGE.margin, y }, TYPES.foot)
      writeLine(doc, number, { x: PAGE.width - PAGE.margin - width, y }, TYPES.foot)
    })
  }
}
