import { createRequire } from 'node:module'
import type PDFDocument from 'pdfkit'

type Document = InstanceType<typeof PDFDocument>

const { resolve } = createRequire(import.meta.url)
const FONTS = {
  text: resolve('@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff'),
  strong: resolve('@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff'),
  /** For what the two above have no letters for. */
  wide: resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf'),
  widest: resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
} as const
export type FontName = keyof typeof FONTS

/** What the two files of the text font can write. */
const WESTERN = /^[\x20-\x7e\u00a0-\u00ff\u0131\u0152\u0153\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*$/
const EUROPEAN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u

export const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u

/** Our fonts, which lie inside every PDF of ours. */
export function registerFonts(doc: Document): void {
  for (const name of Object.keys(FONTS) as FontName[]) doc.registerFont(name, FONTS[name]) // its own keys
}

/** The font that has letters for a text. */
export function fontFor(text: string, wanted: 'text' | 'strong'): FontName {
  if (WESTERN.test(text)) return wanted
  return EUROPEAN.test(text) ? 'wide' : 'widest'
}

/** Draws what says nothing, so that screen readers pass over it. */
export function artifact(doc: Document, paint: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  paint()
  doc.endMarkedContent()
}
