import { syllable } from 'syllable'
import type { Language } from '../platform/text/language.ts'

/** The counts of a passage. */
export interface Counts {
  readonly sentences: number
  readonly words: number
  readonly syllables: number
}

/** The limits for how easy a passage must be in one language, and how that is measured. */
export interface Readability {
  readonly name: string
  readonly limit: string
  syllables(word: string): number
  score(counts: Counts): number
  isTooHard(score: number): boolean
  /** Greater is harder, so that passages can be sorted. */
  hardness(score: number): number
}

const HIGHEST_GRADE = 8
const LOWEST_EASE = 60

export const READABILITY: Readonly<Record<Language, Readability>> = {
  en: {
    name: 'reading grade (Flesch-Kincaid)',
    limit: `at most ${HIGHEST_GRADE}`,
    syllables: (word) => Math.max(1, syllable(word.replaceAll('’', "'"))),
    score: ({ sentences, words, syllables }) => 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59,
    isTooHard: (grade) => grade > HIGHEST_GRADE,
    hardness: (grade) => grade,
  },
  es: {
    name: 'reading ease (Fernández Huerta)',
    limit: `at least ${LOWEST_EASE}`,
    syllables: spanishSyllables,
    score: ({ sentences, words, syllables }) => 206.84 - 60 * (syllables / words) - 1.02 * (words / sentences),
    isTooHard: (ease) => ease < LOWEST_EASE,
    hardness: (ease) => -ease,
  },
}

/**
 * Counts one for each run of vowels, and one more when two vowels of a run don't form a diphthong: two strong ones
 * (le-er), or a strong one next to a stressed weak one (dí-a). A silent u (que, gui) and a y that is a consonant don't
 * count.
 */
function spanishSyllables(word: string): number {
  const spoken = word
    .toLowerCase()
    .replaceAll(/([qg])u(?=[eiéí])/g, '$1')
    .replace(/y$/, 'i')
  const runs = spoken.match(/[aeiouáéíóúü]+/g) ?? []
  return Math.max(1, runs.length + runs.reduce((sum, run) => sum + hiatuses(run), 0))
}

function hiatuses(run: string): number {
  const isStrong = (vowel: string) => 'aeoáéó'.includes(vowel)
  const isStressedWeak = (vowel: string) => 'íú'.includes(vowel)
  const vowels = [...run]
  return vowels.slice(1).filter((vowel, index) => {
    const before = vowels[index] ?? ''
    const pair = [before, vowel]
    return pair.every(isStrong) || (pair.some(isStrong) && pair.some(isStressedWeak))
  }).length
}
