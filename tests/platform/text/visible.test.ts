import { describe, expect, it } from 'vitest'
import { visible } from '../../../src/platform/text/visible.ts'

describe('a text without what nobody can see', () => {
  it.each([
    ['letters that run backward', 'Ana \u202Eziur\u202C', 'Ana ziur'],
    ['isolated letters', '\u2067Ana\u2069 Ruiz', 'Ana Ruiz'],
    ['marks of direction', 'Ana\u200E \u200FRuiz\u061C', 'Ana Ruiz'],
    ['spaces without width', 'A\u200Bna\uFEFF Ru\u2060iz', 'Ana Ruiz'],
    ['joiners between Latin letters', 'A\u200Dna Ru\u200C\u200Diz\u200D', 'Ana Ruiz'],
    ['soft hyphens', 'Mar\u00ADtinez', 'Martinez'],
    ['fillers and tags', 'Ana\u3164\u115F\u{E0041} Ruiz\u180E', 'Ana Ruiz'],
    ['a variant of a Latin letter', 'Ana\uFE0F Ruiz', 'Ana Ruiz'],
  ])('has lost %s', (_, typed, kept) => {
    expect(visible(typed)).toBe(kept)
  })

  it.each([
    'José Ñandú-O’Brien',
    'می\u200Cخواهم',
    'क्\u200Dष',
    '👩🏽\u200D🦱',
    '👩\u200D❤\uFE0F\u200D👩',
    'a\u0301',
    'a\tb\nc',
  ])('keeps %s as it is', (text) => expect(visible(text)).toBe(text))

  it('has lost joiners that join nothing', () => {
    expect(visible('محمد\u200D')).toBe('محمد')
    expect(visible('می\u200C\u200Cخواهم')).toBe('می\u200Cخواهم')
  })
})
