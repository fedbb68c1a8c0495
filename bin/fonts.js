// Makes the two fonts of the pages from the packages that npm installed: one for text, whose weight varies, and one for
// titles and spoken words. Both have only the letters that our pages and most names need, so together they stay under
// 30 KB. A letter that is missing comes from a font of the reader's own machine.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const { resolve } = createRequire(import.meta.url)

const ASCII = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index)).join('')
const SPANISH = '¡¿«»ªºÁÉÍÓÚÜÑáéíóúüñ'
/** Letters of the other languages of Western Europe, for names. */
const NAMES = 'ÀÂÃÄÅÆÇÈÊËÎÏÔÕÖØÛÙàâãäåæçèêëìîïòôõöøùûßýÿŒœ'
const SIGNS = '\u00a0§©°·×–—‘’“”•…→−'
/** Every character that the fonts have. */
export const FONT_TEXT = ASCII + SPANISH + NAMES + SIGNS

const FONTS = [
  { name: 'text', from: 'atkinson-hyperlegible-next', weight: { min: 400, max: 700 }, features: ['kern', 'tnum'] },
  { name: 'title', from: 'literata', weight: 400, features: ['kern'] },
]

/** Writes `text.woff2`, `title.woff2` and their licenses. */
export async function writeFonts(folder) {
  const { default: subset } = await import('subset-font')
  mkdirSync(folder, { recursive: true })
  for (const { name, from, weight, features } of FONTS) {
    const home = dirname(resolve(`@fontsource-variable/${from}/package.json`))
    const whole = readFileSync(join(home, `files/${from}-latin-wght-normal.woff2`))
    const font = await subset(whole, FONT_TEXT, {
      targetFormat: 'woff2',
      variationAxes: { wght: weight },
      keepFeatures: features,
      noHinting: true,
      dropTables: ['gasp', 'STAT', 'DSIG', 'meta'],
    })
    writeFileSync(join(folder, `${name}.woff2`), font)
    copyFileSync(join(home, 'LICENSE'), join(folder, `${name}.LICENSE.txt`))
  }
}
