import { describe, expect, it } from 'vitest'
import { measure } from '../../src/course/passage.job.ts'
import { READABILITY } from '../../src/course/readability.job.ts'

const { en, es } = READABILITY

function gradeOf(text: string, terms: readonly string[] = []): number {
  return en.score(measure([text], terms, en))
}

describe('the reading grade', () => {
  it('follows Flesch-Kincaid: words per sentence and syllables per word', () => {
    // 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59
    expect(gradeOf('The cat sat on the mat.')).toBeCloseTo(-1.45, 2)
  })

  it('counts a term of the list as one word of two syllables', () => {
    const text = 'Call the National Human Trafficking Hotline now.'
    const terms = ['National Human Trafficking Hotline']
    expect(measure([text], [], en).words).toBe(7)
    expect(measure([text], terms, en).words).toBe(4)
    expect(gradeOf(text, terms)).toBeLessThan(gradeOf(text))
  })

  it('does not end a sentence at an initial', () => {
    expect(gradeOf('K. is here.')).toBeCloseTo(0.39 * 3 + 11.8 * 1 - 15.59, 2)
  })

  it('does not hide a hard passage behind short labels', () => {
    const hard = 'Institutional representatives systematically operationalize comprehensive responsibilities.'
    expect(en.isTooHard(gradeOf(hard))).toBe(true)
  })
})

describe('the reading ease of Spanish', () => {
  it.each([
    ['que', 1, 'a silent u'],
    ['guía', 2, 'a silent u, and a stressed weak vowel'],
    ['pingüino', 3, 'a u that is spoken'],
    ['día', 2, 'a stressed weak vowel beside a strong one'],
    ['leer', 2, 'two strong vowels'],
    ['bueno', 2, 'a diphthong'],
    ['ciudad', 2, 'two weak vowels'],
    ['ley', 1, 'a y at the end'],
    ['joven', 2, 'two plain syllables'],
    ['explotación', 4, 'a diphthong with an accent on the strong vowel'],
    ['y', 1, 'a word that is a y'],
  ])('counts the syllables of “%s” as %i: %s', (word, syllables) => {
    expect(es.syllables(word)).toBe(syllables)
  })

  it('follows Fernández Huerta: syllables per word and words per sentence', () => {
    // 4 words, 1 sentence, 6 syllables: 206.84 − 60 × 6/4 − 1.02 × 4
    expect(es.score(measure(['La casa es blanca.'], [], es))).toBeCloseTo(206.84 - 60 * (6 / 4) - 1.02 * 4, 2)
  })

  it('calls an official sentence too hard', () => {
    const hard = 'Las organizaciones responsables implementarán procedimientos interinstitucionales correspondientes.'
    expect(es.isTooHard(es.score(measure([hard], [], es)))).toBe(true)
  })
})
