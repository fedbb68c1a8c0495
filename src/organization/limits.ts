import { LONGEST_SLUG } from '../platform/text/slug.ts'
import { planOf } from './plan.ts'

/** All of them fit on one sheet of paper. */
const LONGEST_OF_PLAN = 300

/** The most characters of each text in a site's details, by the last part of its field: `named-0-role` is a `role`. */
export const LONGEST = {
  name: 80,
  organization: 80,
  slug: LONGEST_SLUG,
  role: 80,
  phone: 40,
  method: 160,
  purpose: 200,
  isNot: 200,
  hours: 80,
  languages: 80,
  ...planOf(() => LONGEST_OF_PLAN),
  steps: 4_000,
  beforeGroup: 4_000,
  groupSafety: 4_000,
} as const

/** The most rows of each list. */
export const MOST_ROWS = { named: 12, local: 20 } as const

/** The most characters of a field such as `steps` or `named-0-role`; null for one that takes no free text. */
export function longestOf(field: string): number | null {
  const longest: Readonly<Record<string, number>> = LONGEST
  return longest[field.slice(field.lastIndexOf('-') + 1)] ?? null
}

/** Ten digits with or without the leading 1, a number of another country behind a plus, or one such as 211. */
const DIALED = /^((\+?1)?[2-9]\d{9}|\+[2-9]\d{7,14}|[2-8]11)$/

/**
 * A number that reaches someone from any phone: a digit too few or too many on a card fails whoever calls it at night.
 * Spaces, hyphens, dots, brackets and an extension may be in it. 911 and 988 are on every page already, so a site's own
 * number is another one.
 */
export function isPhone(text: string): boolean {
  const [, main = ''] = /^(\+?[\d\s().-]{3,20})(\s?(x|ext\.?)\s?\d{1,6})?$/.exec(text) ?? []
  return DIALED.test(main.replaceAll(/[^\d+]/g, '')) && !isOnEveryPage(text)
}

/** 911 and 988, which are on every page. */
export function isOnEveryPage(phone: string): boolean {
  return ['911', '988'].includes(phone.replaceAll(/\D/g, ''))
}

/** A local time of day, as `08:00`. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

const TIME_ZONES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone'))

/** One of the names that the form offers, as `America/New_York`. */
export function isTimeZone(name: string): boolean {
  return TIME_ZONES.has(name)
}

/**
 * Whether an address may be used for "Leave this page": an ordinary https page, without a user name or password in it.
 * Only a person can judge what the page shows.
 */
export function isLeaveTo(address: string): boolean {
  return /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w\-./~%]*)?$/i.test(address) && address.length <= 200
}
