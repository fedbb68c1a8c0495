import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { FONT_TEXT } from '../../bin/fonts.js'
import { readAssets } from '../../src/app/assets.ts'
import { ROOT } from '../../src/platform/root.ts'

const KB = 1024
const ASSETS = join(ROOT, 'dist/assets')

it('keeps the stylesheet of all pages within 14 KB, compressed', () => {
  const { text } = readAssets().stylesheet
  expect(gzipSync(text).byteLength).toBeLessThanOrEqual(14 * KB)
})

it('sets the day in the sentence about a person in the weight that the serif has', () => {
  const { text } = readAssets().stylesheet
  const [, day = ''] = /\.because b\{([^}]*)\}/.exec(text) ?? []
  expect(day).toContain('font-weight:400')
})

it('has a word in an empty field in a color that can be read on its ground, light and dark', () => {
  const { text } = readAssets().stylesheet
  const [, empty = ''] = /::placeholder\{([^}]*)\}/.exec(text) ?? []
  // tests/app/colors.test.ts measures this color on every ground.
  expect(empty).toContain('color:var(--ink-2)')
  expect(empty).toContain('opacity:1')
})

it('brings two fonts that take 30 KB together, each with its license', () => {
  const { fonts } = readAssets()
  expect(fonts.map(({ href }) => href.replace(/^\/assets\/[0-9a-f]{16}\//, ''))).toEqual(['text.woff2', 'title.woff2'])
  expect(fonts.reduce((total, { bytes }) => total + bytes.byteLength, 0)).toBeLessThanOrEqual(30 * KB)
  for (const { bytes } of fonts) expect(bytes.subarray(0, 4).toString('latin1')).toBe('wOF2')
  for (const name of ['text', 'title'])
    expect(readFileSync(join(ASSETS, `${name}.LICENSE.txt`), 'utf8')).toContain('SIL OPEN FONT LICENSE Version 1.1')
})

it('names the fonts in the web app’s stylesheet only, because packages have no such files', () => {
  const { fonts, stylesheet } = readAssets()
  for (const { href } of fonts) expect(stylesheet.text).toContain(`url(${href})`)
  for (const name of ['styles.css', 'card.css', 'kit.css'])
    expect(readFileSync(join(ASSETS, name), 'utf8')).not.toMatch(/@font-face|woff/)
})

it('has a letter in the fonts for every character of our words, pages and course', () => {
  const files = ['src', 'views', 'content'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(ROOT, folder, name)),
  )
  const shown = files.filter((file) => /words[^/]*\.ts$|\.(ejs|md|yaml|json)$/.test(file) && statSync(file).isFile())
  const written = new Set(shown.flatMap((file) => [...readFileSync(file, 'utf8')]))
  expect(shown.length).toBeGreaterThan(200)
  expect([...written].filter((letter) => letter !== '\n' && !FONT_TEXT.includes(letter))).toEqual([])
})
