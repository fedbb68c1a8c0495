import type PDFDocument from 'pdfkit'
import { fontFor, RIGHT_TO_LEFT } from './font.job.ts'

export type Document = InstanceType<typeof PDFDocument>

export interface Type {
  readonly size: number
  readonly font: 'text' | 'strong'
  readonly color: string
}

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
