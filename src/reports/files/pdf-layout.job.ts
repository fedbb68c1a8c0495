import type PDFDocument from 'pdfkit'
import { fontFor, RIGHT_TO_LEFT } from '../../certificates/font.job.ts'

export type Document = InstanceType<typeof PDFDocument>

export interface Type {
  readonly size: number
  readonly font: 'text' | 'strong'
  readonly color: string
}

/** A Letter page on its side, in points. */
export const PAGE = { width: 792, height: 612, margin: 36 } as const
export const TOP = 62
export const BOTTOM = PAGE.height - 60
export const INNER = PAGE.width - 2 * PAGE.margin
export const GAP = 8

const INK = '#1d2b2d'
const QUIET = '#475758'
const SPRUCE = '#1b5e57'

export const TYPES = {
  title: { size: 18, font: 'strong', color: INK },
  name: { size: 9, font: 'strong', color: INK },
  text: { size: 9, font: 'text', color: INK },
  heading: { size: 8, font: 'strong', color: SPRUCE },
  small: { size: 7.5, font: 'text', color: QUIET },
  question: { size: 13, font: 'strong', color: SPRUCE },
  proof: { size: 8.5, font: 'text', color: QUIET },
  answer: { size: 11.5, font: 'text', color: INK },
} as const satisfies Readonly<Record<string, Type>>

export function leading({ size }: Type): number {
  return size * 1.3
}

/** Breaks texts into lines. The width of a word is measured once. */
export function createTypesetter(doc: Document) {
  const widths = new Map<string, number>()

  const widthOf = (text: string, { size, font }: Type): number => {
    const key = `${font} ${size} ${text}`
    const known = widths.get(key)
    if (known !== undefined) return known
    const width = doc.font(fontFor(text, font)).fontSize(size).widthOfString(text)
    widths.set(key, width)
    return width
  }

  /** Breaks a word that is longer than a line. */
  const broken = (word: string, type: Type, width: number): string[] => {
    if (widthOf(word, type) <= width) return [word]
    const parts: string[] = []
    let part = ''
    for (const letter of word) {
      if (part !== '' && widthOf(part + letter, type) > width) {
        parts.push(part)
        part = ''
      }
      part += letter
    }
    return [...parts, part]
  }

  return {
    widthOf,
    linesOf(text: string, type: Type, width: number): string[] {
      const space = widthOf(' ', type)
      const lines: string[] = []
      let line = ''
      let used = 0
      for (const word of text.split(/\s+/).flatMap((whole) => broken(whole, type, width))) {
        const wide = widthOf(word, type)
        if (line !== '' && used + space + wide > width) {
          lines.push(line)
          line = ''
          used = 0
        }
        used += (line === '' ? 0 : space) + wide
        line = line === '' ? word : `${line} ${word}`
      }
      return line === '' ? lines : [...lines, line]
    },
  }
}
export type Typesetter = ReturnType<typeof createTypesetter>

/** Lines that fit, below each other. */
export function writeLines(
  doc: Document,
  lines: readonly string[],
  { x, y }: { readonly x: number; readonly y: number },
  type: Type,
): void {
  for (const [index, text] of lines.entries()) writeLine(doc, text, { x, y: y + index * leading(type) }, type)
}

/** One line of text, which fits. */
export function writeLine(
  doc: Document,
  text: string,
  { x, y }: { readonly x: number; readonly y: number },
  type: Type,
) {
  doc.font(fontFor(text, type.font)).fontSize(type.size).fillColor(type.color)
  // Asked for a feature, pdfkit lays the line out as a whole, which from right to left keeps its order.
  doc.text(text, x, y, RIGHT_TO_LEFT.test(text) ? { lineBreak: false, features: ['kern'] } : { lineBreak: false })
}
