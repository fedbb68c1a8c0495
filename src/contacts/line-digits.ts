import type { ContactLine } from '../ledger/bodies/contact.ts'
import { mapTexts } from './line-name.ts'

/** What a phone dials: three digits as they are, any other number with the country's. */
export function dialed(digits: string): string {
  return /^\d{3}$/.test(digits) ? digits : `+${digits.replaceAll(/\D/g, '')}`
}

/** What texts say now, and what they are to say. The longest first: digits may hold others. */
type NumberChange = readonly [before: string, after: string]

export function numberChanges(released: ContactLine, line: ContactLine): NumberChange[] {
  const changes: NumberChange[] = []
  if (released.letters !== null && released.letters !== line.letters) {
    const inParentheses = line.letters === null ? '' : ` (${line.letters})`
    changes.push([`${released.digits} (${released.letters})`, `${line.digits}${inParentheses}`])
    changes.push([released.letters, line.letters ?? line.digits])
  }
  if (released.digits !== line.digits) {
    changes.push([released.digits, line.digits], [dialed(released.digits), dialed(line.digits)])
  }
  return changes
}

/** Replaces numbers in every text below a value. */
export function renumber<Value>(value: Value, changes: readonly NumberChange[]): Value {
  if (changes.length === 0) return value
  return mapTexts(value, (text) => changes.reduce((said, [before, after]) => said.replaceAll(before, after), text))
}
