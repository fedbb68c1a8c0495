import type { Response } from 'supertest'

/** Dates and times on pages have spaces that don't break (`src/platform/html/whole-date.ts`). Tests have them as they're typed. */
export function withTypedDates(text: string): string {
  return text.replaceAll(
    /[A-Z][a-z]{2}\u00a0\d{1,2},\u00a0\d{4}|\d{1,2}\u00a0[a-z]{3,4}\u00a0\d{4}|ext\.\u00a0\d+|\d\u00a0(?:of|de)\u00a0\d|\d\u00a0(?:[APap][Mm]|[ap]\.\u00a0m\.)/g,
    (date) => date.replaceAll('\u00a0', ' '),
  )
}

/** The same in an answer to a test. A file that's read as bytes has no text. */
export function typeDates(response: Response): void {
  if (typeof response.text === 'string') response.text = withTypedDates(response.text)
}
