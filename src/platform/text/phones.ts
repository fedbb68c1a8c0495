import { keypad } from './keypad.ts'

/** A phone number with an area code, in any usual writing, and one that's partly written in letters. */
const PHONE =
  /(?<![\w-])(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?![\w-])|(?<![\w-])1-\d{3}-[0-9A-Z-]*[A-Z][0-9A-Z-]*/g

/** The phone numbers that a text writes out, as they're written. */
export function phonesIn(text: string): string[] {
  return [...text.matchAll(PHONE)].map(([number]) => number.trim())
}

/** The first phone number in a text that isn't in any of the known ones, however either is written. */
export function otherPhoneIn(text: string, known: readonly string[]): string | null {
  const numbers = new Set(known.flatMap(phonesIn).map(digitsOf))
  return phonesIn(text).find((phone) => !numbers.has(digitsOf(phone))) ?? null
}

/** Ten digits, without the country. */
function digitsOf(phone: string): string {
  return keypad(phone).replaceAll(/\D/g, '').replace(/^1/, '').slice(0, 10)
}

/** `609-555-0142`, or both parts of `+1 (609) 555-0142 ext. 12`: a phone has no room for a long one on one line. */
const WHOLE = /(\+?[\d(][\d() -]{5,}\d|ext\.\s\d+)/

/** A text in pieces: every second one is a number or its extension, which stays on one line. */
export function numbersApart(text: string): string[] {
  return text.split(WHOLE)
}

/** Whether a text is a number and nothing else. */
export function isNumberAlone(text: string): boolean {
  return /^\+?[\d\s().-]+(?:\s?(?:x|ext\.?)\s?\d+)?$/.test(text)
}
