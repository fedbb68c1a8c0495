import { z } from 'zod'
import { text } from './policy-shape.ts'

/** The shape of `es/glossary.yaml`, and the search for the words that it leaves out. */

const words = z
  .string()
  .regex(/^\p{L}+\*?( \p{L}+\*?)*$/u, 'must be words with one space between them; only "*" may end a word')

const term = z.strictObject({
  english: text,
  spanish: text,
  note: text.optional(),
  leftOut: z.strictObject({ words: z.array(words).min(1), instead: text }).optional(),
})

export const glossaryFile = z.strictObject({
  terms: z.array(term).min(1),
  /** Phrases in which a word that's left out is right. */
  reviewed: z.array(z.strictObject({ phrase: text, reason: text })),
})

export type Glossary = z.infer<typeof glossaryFile>

export interface LeftOutWords {
  readonly line: number
  readonly words: string
  readonly instead: string
}

/** Finds every word of a file that the glossary leaves out, in the order of its terms. */
export function leftOutWords({ terms, reviewed }: Glossary, source: string): LeftOutWords[] {
  const rest = source.replaceAll(
    whole(reviewed.map(({ phrase }) => phrase)),
    (phrase) => phrase.replaceAll(/[^\n]/gu, '·'), // lines keep their numbers
  )
  return terms.flatMap(({ leftOut }) =>
    leftOut === undefined
      ? []
      : [...rest.matchAll(whole(leftOut.words))].map((found) => ({
          line: rest.slice(0, found.index).split('\n').length,
          words: found[0].replaceAll(/\s+/gu, ' '),
          instead: leftOut.instead,
        })),
  )
}

/** Matches whole words, because `\b` knows no letters with accents. A phrase may go on in the next line. */
function whole(phrases: readonly string[]): RegExp {
  const forms = phrases.map((phrase) => phrase.split(' ').map(form).join('\\s+'))
  // oxlint-disable-next-line security/detect-non-literal-regexp -- the list is ours, never a user's
  return new RegExp(`(?<!\\p{L})(?:${forms.join('|')})(?!\\p{L})`, 'giu')
}

function form(word: string): string {
  const [start, ending] = word.endsWith('*') ? [word.slice(0, -1), '\\p{L}*'] : [word, '']
  return start.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') + ending
}
