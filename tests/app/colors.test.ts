import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src/platform/root.ts'

const SOURCE = readFileSync(join(ROOT, 'views/styles/_tokens.scss'), 'utf8')
const [LIGHT = '', DARK = ''] = SOURCE.split('@mixin dark')
const KINDS = ['go', 'think', 'home', 'need']

/** What is written in a color, and everything it may stand on. */
const TEXTS: readonly [text: string, grounds: readonly string[]][] = [
  ['ink', ['ground', 'surface', ...KINDS.map((kind) => `${kind}-tint`)]],
  ['ink-2', ['ground', 'surface', ...KINDS.map((kind) => `${kind}-tint`)]],
  ...KINDS.map((kind): [string, string[]] => [kind, ['ground', 'surface', `${kind}-tint`]]),
  ['go-deep', ['ground', 'surface', 'go-tint']],
  ['go-ink', ['go', 'go-deep']],
  ['night-ink', ['night']],
  ['night-2', ['night']],
]

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the colors, %s', (_name, source) => {
  const tokens = new Map(
    [...source.matchAll(/--([\w-]+): #([0-9a-f]{3,6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  )

  it.each(TEXTS)('%s can be read on everything it stands on', (text, grounds) => {
    for (const ground of grounds) expect(contrast(text, ground), ground).toBeGreaterThanOrEqual(4.5)
  })

  it('the edge of a control and the ring of the focus are seen', () => {
    for (const ground of ['ground', 'surface']) {
      expect(contrast('edge', ground), ground).toBeGreaterThanOrEqual(3)
      expect(contrast('focus', ground), ground).toBeGreaterThanOrEqual(3)
    }
  })

  /** WCAG 2.2, contrast ratio. */
  function contrast(one: string, other: string): number {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
  }

  function luminance(name: string): number {
    const hex = tokens.get(name)
    if (hex === undefined) throw new Error(`there is no --${name}`)
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex
    const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
      const share = Number.parseInt(full.slice(at, at + 2), 16) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
})
