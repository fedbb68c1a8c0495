import type { SameValue } from './roster-change.ts'
import { folded } from '../../requirements/standing.store.ts'

/** The suffixes that can follow a comma in a name without being the first name. */
const SUFFIX = /^(jr|sr|i{1,3}|iv|md|phd|rn|lpn|msw|lsw|lcsw|lpc|lac)\.?$/i

/** Spreadsheets take zeros from the front of numbers, so `0042` and `42` are one number. */
export function numberKey(number: string): string {
  return folded(number.trim()).replace(/^0+(?=.)/, '')
}

export function emailKey(email: string): string {
  return email.trim().toLowerCase()
}

/** The same for a name in another order, in capitals or without accents. */
export function nameKey(name: string): string {
  return wordsOf(name).sort().join(' ')
}

/** A file never changes only capitals, accents or the order of a name: systems differ in them. */
export const SAME_VALUE: SameValue = {
  name: (one, other) => nameKey(one) === nameKey(other),
  number: (one, other) => numberKey(one) === numberKey(other),
  email: (one, other) => emailKey(one) === emailKey(other),
}

/** Whether two names may be those of one person who has changed a part of it. */
export function sharesWord(one: string, other: string): boolean {
  const words = new Set(wordsOf(one))
  return wordsOf(other).some((word) => words.has(word))
}

/** `Ruiz, Ana` as people say it: `Ana Ruiz`. */
export function inSpokenOrder(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim())
  return first === '' || last === '' || more.length > 0 || SUFFIX.test(first) ? name : `${first} ${last}`
}

function wordsOf(name: string): string[] {
  return folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
