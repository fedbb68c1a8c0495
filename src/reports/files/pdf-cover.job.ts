import type { ReportHead } from '../head.page.ts'
import type { LogoPicture } from '../../organization/brand.ts'
import type { ReportFrame } from '../fact.page.ts'
import type { AuditAnswer } from './audit-answer.page.ts'
import { type Document, leading, type Type, type Typesetter, writeLines } from '../../platform/pdf/typeset.job.ts'
import { BOTTOM, INNER, PAGE, TOP, TYPES } from './pdf-layout.job.ts'

/** The answers stand at the left, what the report is about at the right. */
const ANSWERS = { x: PAGE.margin, width: 424 } as const
const FACTS = { x: PAGE.margin + 456, width: INNER - 456 } as const
const FACT_NAME = 82

/** A text of the cover with its place. */
export interface CoverPart {
  readonly tag: 'H1' | 'H2' | 'P'
  readonly x: number
  readonly y: number
  readonly pieces: readonly { readonly lines: readonly string[]; readonly type: Type; readonly x: number }[]
}

export interface Cover {
  readonly head: ReportHead
  readonly frame: ReportFrame
  readonly answers: readonly AuditAnswer[]
  readonly hash: string
  readonly fileName: string
  readonly typesetter: Typesetter
  readonly logo: LogoPicture | null
}

/** The most room that a logo takes beside the title. */
const LOGO = { width: 150, height: 40, gap: 24 } as const

export function sizeOf({ width, height }: Pick<LogoPicture, 'width' | 'height'>) {
  const scale = Math.min(1, LOGO.width / width, LOGO.height / height)
  return { wide: width * scale, high: height * scale }
}

/** What the report is about, and the answers to an auditor: one page, or more where its filters take many lines. */
export function coverPages(cover: Cover): CoverPart[][] {
  const { head, logo, typesetter } = cover
  const { wide, high } = logo === null ? { wide: 0, high: 0 } : sizeOf(logo)
  const lines = typesetter.linesOf(head.title, TYPES.title, logo === null ? INNER : INNER - wide - LOGO.gap)
  const below = TOP + Math.max(lines.length * leading(TYPES.title), high) + 14
  const title: CoverPart = { tag: 'H1', x: PAGE.margin, y: TOP, pieces: [{ lines, type: TYPES.title, x: 0 }] }
  const columns = [inColumn(answerTexts(cover), ANSWERS.x, below), inColumn(factTexts(cover), FACTS.x, below)]
  const count = Math.max(...columns.map((pages) => pages.length))
  return Array.from({ length: count }, (_, page) => [
    ...(page === 0 ? [title] : []),
    ...columns.flatMap((pages) => pages[page] ?? []),
  ])
}

export function drawCoverPart(doc: Document, { x, y, pieces }: CoverPart): void {
  for (const piece of pieces) writeLines(doc, piece.lines, { x: x + piece.x, y }, piece.type)
}

interface Text extends Omit<CoverPart, 'x' | 'y'> {
  /** With the distance to the next. */
  readonly height: number
}

function inColumn(texts: readonly Text[], x: number, top: number): CoverPart[][] {
  const pages: CoverPart[][] = [[]]
  let y = top
  for (const { height, ...text } of texts) {
    if (y + height > BOTTOM) {
      pages.push([])
      y = TOP
    }
    pages.at(-1)?.push({ ...text, x, y })
    y += height
  }
  return pages
}

function answerTexts({ answers, head, typesetter }: Cover): Text[] {
  const text = (tag: Text['tag'], value: string, type: Type, after: number): Text[] => {
    if (value === '') return []
    const lines = typesetter.linesOf(value, type, ANSWERS.width)
    return [{ tag, pieces: [{ lines, type, x: 0 }], height: lines.length * leading(type) + after }]
  }
  if (head.empty !== null) return text('P', head.empty, TYPES.answer, 0)
  return answers.flatMap(({ question, answer, proof }) => [
    ...text('H2', question, TYPES.question, 3),
    ...text('P', answer, TYPES.answer, 3),
    ...text('P', proof, TYPES.proof, 16),
  ])
}

function factTexts({ head, frame, hash, fileName, typesetter }: Cover): Text[] {
  const words = frame.wording.t.hr.reportFiles
  const fact = (name: string, value: string): Text => {
    const named = typesetter.linesOf(name, TYPES.name, FACT_NAME - 6)
    const lines = typesetter.linesOf(value, TYPES.text, FACTS.width - FACT_NAME)
    return {
      tag: 'P',
      pieces: [
        { lines: named, type: TYPES.name, x: 0 },
        { lines, type: TYPES.text, x: FACT_NAME },
      ],
      height: Math.max(named.length, lines.length) * leading(TYPES.text) + 3,
    }
  }
  const text = (value: string, type: Type): Text => {
    const lines = typesetter.linesOf(value, type, FACTS.width)
    return { tag: 'P', pieces: [{ lines, type, x: 0 }], height: lines.length * leading(type) + 6 }
  }
  return [
    ...head.facts.map(({ name, value }) => fact(name, value)),
    ...(head.left === null ? [] : [fact(words.leftTitle, head.left)]),
    ...head.rates.map(({ name, value }) => fact(name, value)),
    text(`${words.ratesOf}. ${head.beside}`, TYPES.small),
    fact(words.contentsHash, hash),
    text(words.checkHow(fileName), TYPES.small),
  ]
}
