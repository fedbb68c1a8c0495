import type { ContactLine } from '../ledger/bodies/contact.ts'
import { LANGUAGES } from '../platform/text/language.ts'
import type { Contents } from './line.ts'

/** A word of a name as a text writes it out, and long enough to stand for the name. */
const NAMING = /^\p{Lu}[\p{L}.]{3,}$/u

/** A word of a line's earlier name that a text still has, or null. A name that stays leaves none. */
export function earlierNameIn(text: string, before: string, after: string): string | null {
  const stays = new Set(wordsOf(after))
  const has = new Set(wordsOf(text))
  return wordsOf(before).find((word) => NAMING.test(word) && !stays.has(word) && has.has(word)) ?? null
}

/**
 * The lessons, questions and stories that keep a line's earlier name, where it has another now in that language. They're
 * found by the words with a capital letter with which the name begins.
 */
export function placesOfEarlierName(released: Contents, before: ContactLine, after: ContactLine): string[] {
  const places = LANGUAGES.filter((language) => before[language].name !== after[language].name).flatMap((language) => {
    const { course, scenarios } = released[language]
    const words = before[language].name.split(' ')
    const end = words.findIndex((word) => !/^\p{Lu}/u.test(word))
    const written = words.slice(0, end < 0 ? words.length : end).join(' ')
    const all = [...course.lessons, ...course.items, ...scenarios]
    return written === '' ? [] : all.filter((part) => JSON.stringify(part).includes(written)).map(({ id }) => id)
  })
  return [...new Set(places)]
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}.]+/u).filter((word) => word !== '')
}
