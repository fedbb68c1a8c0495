import { keypad } from '../platform/text/keypad.ts'
import { isPhone, LONGEST } from './limits.ts'
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
  if (typed.length > LONGEST.phone) return { digits: null, spelled: null }
  const [, digits = null, inParentheses] = /^(.*\d)\s*\(([^()]*[a-z][^()]*)\)$/i.exec(typed) ?? []
  const letters = inParentheses ?? typed
  return { digits, spelled: isSpelled(letters) ? grouped(keypad(letters)) : null }
}

/** As 211 and 988: whatever comes after one of them is a word beside the number. */
const SHORT_NUMBER = /^([2-9]11|988)/
const TOLL_FREE = /^8(\d)\1/

/**
 * The letters fill whole groups: 555-HELP, THE-LOST or HOTLINE. Only a toll-free number has other words, as in NJ-ABUSE
 * or 4-A-CHILD, and letters after a space: elsewhere they may as well be somebody's name after a number that isn't whole.
 */
function isSpelled(text: string): boolean {
  const [, area = '', rest = ''] = /^(?:\+?1[\s.-]?)?\(?(\d{3})\)?[\s.-]*([\da-z][\da-z\s.-]*)$/i.exec(text) ?? []
  if (SHORT_NUMBER.test(area) || (/\s[a-z]/i.test(text) && !TOLL_FREE.test(area))) return false
  if (/^(\d{3}[\s.-]?[a-z]{4}|[a-z]{3}[\s.-]?[a-z]{4})$/i.test(rest)) return true
  return TOLL_FREE.test(area) && /^\d?[a-z]{6,7}$/i.test(rest.replaceAll(/[\s.-]/g, ''))
}

function grouped(spelled: string): string {
  const digits = spelled.replaceAll(/\D/g, '')
  return digits.replace(/(\d{3})(\d{3})(\d{4})$/, '-$1-$2-$3').replace(/^-/, '')
}
