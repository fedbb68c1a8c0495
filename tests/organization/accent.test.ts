import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accentOf, GROUNDS, OWN_ACCENT, SURFACE } from '../../src/organization/accent.ts'
import { type Color, color, colorOf, contrast, toColor } from '../../src/platform/html/color.ts'
import { ROOT } from '../../src/platform/root.ts'

const anyColor = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map(colorOf)
const HARD = ['#ffff00', '#000080', '#ff0000', '#808080', '#ffffff', '#000000', '#00ff00', '#0000ff'].map(color)
const MODES = ['light', 'dark'] as const

describe('the tones of a color', () => {
  it('can be read on every ground, whatever the color is', () => {
    fc.assert(fc.property(fc.oneof(anyColor, fc.constantFrom(...HARD)), isReadable), { numRuns: 500 })
  })

  it('are the color itself wherever it can be read, so that a dark one stays on light grounds', () => {
    fc.assert(
      fc.property(anyColor, (accent) => {
        for (const mode of MODES) {
          const { brand, ink } = accentOf(accent)[mode]
          const works =
            [SURFACE[mode], ink].every((ground) => contrast(accent, ground) >= 7) &&
            GROUNDS[mode].every((ground) => contrast(accent, ground) >= 4.5)
          expect(brand === accent, `${accent} on ${mode}`).toBe(works)
        }
      }),
    )
    expect(accentOf(OWN_ACCENT).light.brand).toBe(OWN_ACCENT)
    expect(accentOf(color('#000080')).light.brand).toBe('#000080')
    expect(accentOf(color('#ffff00')).dark.brand).toBe('#ffff00')
  })

  it('change no more than they have to', () => {
    fc.assert(
      fc.property(anyColor, (accent) => {
        for (const mode of MODES) {
          const { brand, ink } = accentOf(accent)[mode]
          const room = [
            ...[SURFACE[mode], ink].map((ground) => contrast(brand, ground) / 7),
            ...GROUNDS[mode].map((ground) => contrast(brand, ground) / 4.5),
          ]
          if (brand !== accent) expect(Math.min(...room), `${accent} on ${mode}`).toBeLessThan(1.08)
        }
      }),
    )
    expect(accentOf(color('#c8102e')).light.brand).toBe('#b20e29')
  })

  it('include a line that is seen on every ground, light or dark, and is the color itself where that is seen', () => {
    const grounds = MODES.flatMap((mode) => [SURFACE[mode], ...GROUNDS[mode]])
    fc.assert(
      fc.property(fc.oneof(anyColor, fc.constantFrom(...HARD)), (accent) => {
        const { line } = accentOf(accent)
        const leastOf = (tone: Color) => Math.min(...grounds.map((ground) => contrast(tone, ground)))
        expect(leastOf(line), accent).toBeGreaterThanOrEqual(3)
        expect(line === accent, accent).toBe(leastOf(accent) >= 3)
      }),
      { numRuns: 500 },
    )
    expect(accentOf(color('#808080')).line).toBe('#808080')
  })

  it('are measured on the grounds of the stylesheet', () => {
    const tokens = readFileSync(join(ROOT, 'views/styles/_tokens.scss'), 'utf8')
    const [light = '', dark = ''] = tokens.split('@mixin dark')
    for (const [mode, source] of [['light', light] as const, ['dark', dark] as const]) {
      const named = (name: string) =>
        new RegExp(`--${name}: (#[0-9a-f]+)`).exec(source)?.[1]?.replace(/^#fff$/, '#ffffff')
      expect(SURFACE[mode]).toBe(named('surface'))
      expect(GROUNDS[mode]).toEqual(['ground', 'go-tint', 'think-tint', 'home-tint', 'need-tint'].map(named))
    }
  })
})

it.each([
  ['#1B5E57', '#1b5e57'],
  [' 1b5e57 ', '#1b5e57'],
  ['#1b5', null],
  ['green', null],
  ['#1b5e57;}', null],
  ['#gggggg', null],
  ['', null],
])('reads the color in "%s" as %s', (text, expected) => {
  expect(toColor(text)).toBe(expected)
})

function isReadable(accent: Color): void {
  for (const mode of MODES) {
    const { brand, deep, ink } = accentOf(accent)[mode]
    for (const tone of [brand, deep]) {
      expect(contrast(tone, SURFACE[mode]), `${accent} on a card`).toBeGreaterThanOrEqual(7)
      expect(contrast(tone, ink), `text on a button of ${accent}`).toBeGreaterThanOrEqual(7)
      for (const ground of GROUNDS[mode])
        expect(contrast(tone, ground), `${accent} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  }
}
