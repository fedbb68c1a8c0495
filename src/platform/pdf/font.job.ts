import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'
import type PDFDocument from 'pdfkit'

type Document = InstanceType<typeof PDFDocument>

const { resolve } = createRequire(import.meta.url)
/** Where the fonts of PDFs lie. */
export const FONTS = {
  text: resolve('@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff'),
  strong: resolve('@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff'),
  /** Has the letters that the two above lack. */
  wide: resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf'),
  widest: resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
} as const
export type FontName = keyof typeof FONTS

/** The characters that the two files of the text font can write. */
const WESTERN = /^[\x20-\x7e\u00a0-\u00ff\u0131\u0152\u0153\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*$/
const EUROPEAN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u

export const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u

/** Our fonts, which lie inside every PDF of ours. */
export function registerFonts(doc: Document): void {
  opened ??= { ...FONTS, text: unpacked(readFileSync(FONTS.text)), strong: unpacked(readFileSync(FONTS.strong)) }
  for (const name of Object.keys(FONTS) as FontName[]) doc.registerFont(name, opened[name]) // its own keys
}

let opened: Readonly<Record<FontName, string | Buffer>> | null = null

const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const FONT_HEADER = 12
const FONT_ENTRY = 16

/**
 * Returns a web font (WOFF 1.0, sections 4 and 5) with its tables decompressed. The PDF writer would otherwise
 * decompress them for every document, which took more than half of the time of a certificate.
 */
function unpacked(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const header = Buffer.alloc(FONT_HEADER + count * FONT_ENTRY)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  const parts: Buffer[] = [header]
  let end = header.length
  for (let index = 0; index < count; index += 1) {
    const from = WOFF_HEADER + index * WOFF_ENTRY
    const [at, packed, length] = [4, 8, 12].map((part) => woff.readUInt32BE(from + part)) as [number, number, number] // three parts, three numbers
    const bytes = woff.subarray(at, at + packed)
    const table = packed < length ? inflateSync(bytes) : bytes
    const to = FONT_HEADER + index * FONT_ENTRY
    woff.copy(header, to, from, from + 4)
    woff.copy(header, to + 4, from + 16, from + 20)
    header.writeUInt32BE(end, to + 8)
    header.writeUInt32BE(length, to + 12)
    // Each table begins at a multiple of four bytes.
    const padding = Buffer.alloc(-length & 3)
    parts.push(table, padding)
    end += length + padding.length
  }
  return Buffer.concat(parts)
}

/** The font that has letters for a text. */
export function fontFor(text: string, wanted: 'text' | 'strong'): FontName {
  if (WESTERN.test(text)) return wanted
  return EUROPEAN.test(text) ? 'wide' : 'widest'
}

/** Draws something without information, so that screen readers skip it. */
export function artifact(doc: Document, paint: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  paint()
  doc.endMarkedContent()
}
