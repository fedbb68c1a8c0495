import { base32, fromBase32, typedBase32 } from '../platform/codes/base32.ts'
import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import type { EventOf, LedgerEvent, SiteId } from '../ledger/event.ts'
import { corrected, type History, isKind, knownAt } from '../ledger/history.ts'
import { siteVersionOn } from '../ledger/site-version.ts'
import { endOfCompletion } from '../requirements/current-cycle.ts'
import { startOfDay } from '../platform/time/zoned.ts'
import type { RevocationReason } from '../ledger/bodies/training.ts'

/** `C-7K2M-94QD-X3H8`: short enough to read out, and it reveals nothing about a person. */
export type CertificateNumber = string & { readonly __certificateNumber: true }

/** The content of a certificate. It is fixed when the certificate is issued: later records don't change it. */
export interface Certificate extends CompletionFacts {
  readonly number: CertificateNumber
  /** The name on the day of issue. */
  readonly name: string
  readonly organization: string
  readonly issuedAt: Instant
}

/** The facts of one completion on record. */
interface CompletionFacts {
  /** The names under which the person's sites were published then. Empty when none had published any details. */
  readonly sites: readonly string[]
  /** The day at the site. */
  readonly completedOn: CalendarDate
  /** The moment from which the completion no longer counts, and its day; null when it never ends. */
  readonly validUntil: { readonly on: CalendarDate; readonly at: Instant } | null
  readonly creditedMinutes: number
  readonly courseVersion: string
  readonly policyVersion: string
  /** The language in which the course was taken, for example `en`. */
  readonly courseLanguage: string
}

/** The facts outside the person's history. */
interface Surroundings {
  readonly timeZone: string
  readonly siteHistories: ReadonlyMap<SiteId, History>
}

/** The completions that have no certificate yet, in the order of the ledger. Those withdrawn get none. */
export function withoutCertificate(history: History): (EventOf<'completed'> & LedgerEvent)[] {
  const certified = new Set(history.filter(isKind('certified')).map((event) => event.body.completion))
  return corrected(history)
    .filter(isKind('completed'))
    .filter((event) => !certified.has(event.id))
}

/** @param completion of a corrected history, as `withoutCertificate` returns it */
export function completionFacts(
  history: History,
  completion: EventOf<'completed'> & LedgerEvent,
  surroundings: Surroundings,
): CompletionFacts {
  const { body, effectiveOn, recordedAt } = completion
  const { timeZone, siteHistories } = surroundings
  const sites = body.sites.flatMap(
    (site) => siteShown(history, completion, siteHistories.get(site) ?? [], timeZone) ?? [],
  )
  // A day that HR has set is a day and no moment: only what was recorded as it happened has another day elsewhere.
  const asItHappened = dateAt(recordedAt, timeZone) === effectiveOn
  const siteZone = sites[0]?.timeZone ?? timeZone
  const endsOn = endOfCompletion(corrected(history), body.requirement, completion)
  return {
    sites: [...new Set(sites.map((site) => site.name))],
    completedOn: asItHappened ? dateAt(recordedAt, siteZone) : effectiveOn,
    validUntil: endsOn === null ? null : { on: endsOn, at: startOfDay(endsOn, timeZone) },
    creditedMinutes: body.creditedMinutes,
    courseVersion: body.courseVersion,
    policyVersion: body.policyVersion,
    courseLanguage: body.language,
  }
}

/** The details that the person acknowledged with this completion, else those in force at the time. */
function siteShown(history: History, completion: EventOf<'completed'>, siteHistory: History, timeZone: string) {
  const published = siteHistory.filter(isKind('site_published'))
  const shown = history
    .filter(isKind('acknowledged'))
    .filter((event) => event.seq < completion.seq)
    .map((event) => published.find((version) => version.id === event.body.siteVersion))
    .findLast((version) => version !== undefined)
  const onThatDay = dateAt(completion.recordedAt, timeZone)
  const details = (shown ?? siteVersionOn(corrected(knownAt(siteHistory, completion.recordedAt)), onThatDay))?.body
    .details
  return details === undefined ? null : { name: details.name, timeZone: details.timeZone }
}

/** The certificates of a history, oldest first, with what became of them. */
export function certificatesIn(history: History): IssuedCertificate[] {
  const revoked = history.filter(isKind('certificate_revoked'))
  return history.filter(isKind('certified')).map(({ body, effectiveOn }) => {
    const end = revoked.find((event) => event.body.certificate === body.certificate)
    return {
      // Given by `certificateNumber` below when it was recorded.
      number: body.certificate as CertificateNumber,
      completion: body.completion,
      issuedOn: effectiveOn,
      revoked: end === undefined ? null : { on: end.effectiveOn, reason: end.body.reason },
    }
  })
}

export interface IssuedCertificate {
  readonly number: CertificateNumber
  /** The `completed` event. */
  readonly completion: string
  readonly issuedOn: CalendarDate
  readonly revoked: { readonly on: CalendarDate; readonly reason: RevocationReason } | null
}

const DIGITS = 10
const CHECK_DIGITS = 2
/** A prime below 32²: any one wrong character, and any two that changed places, give another remainder. */
const CHECK_MODULUS = 1021
const SEED_DIGITS = 12

/** @param seed hexadecimal digits of a hash, twelve or more: the same seed gives the same number */
export function certificateNumber(seed: string): CertificateNumber {
  if (!/^[0-9a-f]{12,}$/.test(seed)) throw new RangeError('a certificate number is made of a hash')
  return written(Number.parseInt(seed.slice(0, SEED_DIGITS), 16))
}

/** The number that somebody typed, or null when it was mistyped. Capitals and hyphens do not matter. */
export function typedCertificateNumber(text: string): CertificateNumber | null {
  const plain = typedBase32(text)
  const digits = plain.slice(1)
  const value = fromBase32(digits.slice(0, DIGITS))
  if (!plain.startsWith('C') || digits.length !== DIGITS + CHECK_DIGITS || Number.isNaN(value)) return null
  const number = written(value)
  return typedBase32(number) === plain ? number : null
}

function written(value: number): CertificateNumber {
  const digits = base32(value, DIGITS) + base32(value % CHECK_MODULUS, CHECK_DIGITS)
  // The brand is given here only.
  return `C-${digits.replaceAll(/.{4}(?=.)/g, '$&-')}` as CertificateNumber
}

/**
 * The addresses where a server publishes what's needed for checking. Certificates on paper name them, so they never
 * change.
 */
export const VERIFY_PATH = '/verify'
export const ISSUER_PATH = '/certificates/issuer.json'
export const REVOKED_PATH = '/certificates/revoked.json'
export const keyPath = (id: string) => `/certificates/keys/${id}`

const CREDENTIAL_PATH = '/certificates/'

/** The name of a credential; nothing is served there. */
export function credentialId(publicUrl: string, number: string): string {
  return `${publicUrl}${CREDENTIAL_PATH}${number}`
}

/**
 * Returns the address in a QR code and a link. The part after # never leaves the browser, so no log has the name in
 * it.
 */
export function verifyAddress(publicUrl: string, packed: string): string {
  return `${publicUrl}${VERIFY_PATH}#${packed}`
}
