import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type MeantAs, personNameIn } from '../../../src/platform/text/person-name.ts'

/** Texts one a line: roles, names of groups, steps of a site, and what a practice left to fix. */
function textsOf(file: string): string[] {
  const texts = readFileSync(new URL(`names/${file}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  expect(texts.length).toBeGreaterThanOrEqual(120)
  expect(new Set(texts).size).toBe(texts.length)
  return texts
}

describe('of harmless texts', () => {
  const rows: readonly (readonly [string, MeantAs, number, readonly string[]])[] = [
    ['harmless-roles', 'role', 183, []],
    // Somebody may be called so, and nothing around it shows otherwise.
    ['harmless-groups', 'group', 192, ['Elizabeth Thursday', 'Paloma', 'Clara']],
    ['harmless-steps', 'text', 143, ['Clara y breve: así debe ser la nota.', 'Dan aviso los dos turnos.']],
    [
      'harmless-fixes',
      'text',
      167,
      ['Elizabeth needs more cards.', 'Clara la historia, pero muy larga.', 'Dan ocupado los dos números.'],
    ],
  ]
  it.each(rows)('in %s, at most 2% are asked about', (file, meantAs, many, asked) => {
    const texts = textsOf(file)
    expect(texts).toHaveLength(many)
    expect(texts.filter((text) => personNameIn(text, meantAs) !== null)).toEqual(asked)
    expect(asked.length / many).toBeLessThanOrEqual(0.02)
  })
})

describe('of texts with a name', () => {
  const rows: readonly (readonly [string, MeantAs, number, readonly string[]])[] = [
    ['named-roles', 'role', 150, []],
    ['named-groups', 'group', 147, ['Grupo para Luz']],
    ['named-texts', 'text', 163, []],
  ]
  it.each(rows)('in %s, at least 99% are asked about', (file, meantAs, many, missed) => {
    const texts = textsOf(file)
    expect(texts).toHaveLength(many)
    expect(texts.filter((text) => personNameIn(text, meantAs) === null)).toEqual(missed)
    expect(missed.length / many).toBeLessThanOrEqual(0.01)
  })
})
