import { base32, fromBase32, typedBase32 } from '../platform/codes/base32.ts'
import { addDays, type CalendarDate, calendarDate, daysBetween } from '../platform/time/calendar.ts'
import { fnv1a } from '../platform/codes/fnv.ts'

/** The content of a check code: enough for HR to find typing mistakes and to compare with the learning system. */
export interface Receipt {
  /** Whole percent, rounded down. */
  readonly score: number
  readonly on: CalendarDate
  /** A random number below `NONCE_LIMIT`: two people with the same score on the same day get different codes. */
  readonly nonce: number
}

export const NONCE_LIMIT = 2 ** 14

const FIRST_DAY = calendarDate('2025-01-01')
const DAY_LIMIT = 2 ** 14
const FACTS_WIDTH = 7
const CHECK_WIDTH = 5

/**
 * A check code, `7K2M-9Q4T-XW3H`: the facts, then a hash of them with the course and its version. It isn't a signature,
 * because anyone with the package can make one.
 */
export function receiptCode(course: { readonly id: string; readonly version: string }, receipt: Receipt): string {
  const day = Math.min(Math.max(daysBetween(FIRST_DAY, receipt.on), 0), DAY_LIMIT - 1)
  const facts = base32((receipt.score * DAY_LIMIT + day) * NONCE_LIMIT + receipt.nonce, FACTS_WIDTH)
  return `${facts}${check(course, facts)}`.replaceAll(/.{4}(?=.)/g, '$&-')
}

/** Returns null when the code was mistyped or belongs to another course or version. */
export function readReceipt(course: { readonly id: string; readonly version: string }, code: string): Receipt | null {
  const plain = typedBase32(code)
  if (plain.length !== FACTS_WIDTH + CHECK_WIDTH) return null
  const facts = plain.slice(0, FACTS_WIDTH)
  if (check(course, facts) !== plain.slice(FACTS_WIDTH)) return null
  const value = fromBase32(facts)
  if (Number.isNaN(value)) return null
  return {
    score: Math.floor(value / NONCE_LIMIT / DAY_LIMIT),
    on: addDays(FIRST_DAY, Math.floor(value / NONCE_LIMIT) % DAY_LIMIT),
    nonce: value % NONCE_LIMIT,
  }
}

function check(course: { readonly id: string; readonly version: string }, facts: string): string {
  return base32(fnv1a(`${course.id} ${course.version} ${facts}`) % 32 ** CHECK_WIDTH, CHECK_WIDTH)
}
