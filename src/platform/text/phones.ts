/** A phone number with an area code, in any usual writing, and one that's partly written in letters. */
const PHONE =
  /(?<![\w-])(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?![\w-])|(?<![\w-])1-\d{3}-[0-9A-Z-]*[A-Z][0-9A-Z-]*/g

/** The phone numbers that a text writes out, as they're written. */
export function phonesIn(text: string): string[] {
  return [...text.matchAll(PHONE)].map(([number]) => number.trim())
}
