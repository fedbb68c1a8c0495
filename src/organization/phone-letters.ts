import { keypad } from '../platform/text/keypad.ts'
import { isPhone } from './limits.ts'
import { digitsOf } from './site-details.ts'

/**
 * A number that somebody typed with letters, as its digits: not every phone has letters, and nobody can compare them
 * with the digits at night. `1-800-THE-LOST` becomes `1-800-843-5678`, and so does `1-800-843-5678 (1-800-THE-LOST)`.
 * What is no number, or two of them, stays as it was typed.
 */
export function inDigits(typed: string): string {
  const { digits, spelled } = partsOf(typed)
  if (spelled === null || !isPhone(spelled) || saysTwoNumbers(typed)) return typed
  return digits ?? spelled
}

/** Whether a number has digits, and letters in parentheses that are another number. */
export function saysTwoNumbers(typed: string): boolean {
  const { digits, spelled } = partsOf(typed)
  return digits !== null && spelled !== null && digitsOf(digits) !== digitsOf(spelled)
}

function partsOf(typed: string): { readonly digits: string | null; readonly spelled: string | null } {
  const [, digits = null, inParentheses] = /^(.*\d)\s*\(([^()]*[a-z][^()]*)\)$/i.exec(typed) ?? []
  const letters = inParentheses ?? typed
  return { digits, spelled: isSpelled(letters) ? grouped(keypad(letters)) : null }
}

/** Words come after the area code. A letter in place of a digit is a slip, and `x12` is an extension. */
function isSpelled(text: string): boolean {
  const hasWord = /^(\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?[\da-z\s.-]+$/i.test(text) && /[a-z]{3}/i.test(text)
  return hasWord && !/x(t\.?)?\s*\d+$/i.test(text)
}

function grouped(spelled: string): string {
  const digits = spelled.replaceAll(/\D/g, '')
  return digits.replace(/(\d{3})(\d{3})(\d{4})$/, '-$1-$2-$3').replace(/^-/, '')
}
