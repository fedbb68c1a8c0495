import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Certificate, CertificateNumber } from './certificate.ts'
import { formatDate } from '../platform/time/date.page.ts'
import {
  type ErrorSummary,
  errorSummary,
  type FieldView,
  type FormState,
  field,
  titled,
} from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { LogoView } from '../platform/html/logo.ts'
import type { Language } from '../platform/text/language.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import { languageName } from '../platform/text/format.ts'
import { REVOCATION_REASONS } from '../ledger/bodies/training.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

/** The learner's own certificate. */
interface CertificateBody {
  readonly t: Messages
  readonly sheet: CertificateSheet
  /** As it is now, above the name as it was; null for our mark. */
  readonly logo: LogoView | null
  readonly qrHtml: SafeHtml
  /** Says so when it was withdrawn; empty while it holds. */
  readonly withdrawn: string
  readonly homeHref: string
  readonly fileHref: string
}

interface CertificateInput {
  readonly certificate: Certificate
  readonly revokedOn: CalendarDate | null
  readonly verifyHref: string
  readonly logo: LogoView | null
  readonly qrHtml: SafeHtml
  readonly homeHref: string
  readonly fileHref: string
  readonly t: Messages
  readonly language: Language
}

export function certificateBody(input: CertificateInput): CertificateBody {
  const { certificate, revokedOn, verifyHref, t, language, ...page } = input
  const words = t.certificate
  return {
    t,
    sheet: certificateSheet(certificate, words, language, verifyHref),
    withdrawn: revokedOn === null ? '' : words.page.withdrawn(formatDate(revokedOn, language)),
    ...page,
  }
}

interface VerifyPage {
  readonly form: FormState
  readonly action: string
  /** Moves the part of the address after # into the field. */
  readonly scriptHref: string
}

/** Anyone can check a certificate on this page. Without a script, people paste the code. */
export function verifyPage(shell: Shell, { form, ...page }: VerifyPage): string {
  const { t } = shell
  const words = t.certificate.verify
  const fields = [
    field(form, { type: 'textarea', name: 'certificate', label: words.field, hint: words.hint, verbatim: true }),
  ]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'certificates/verify', { t, fields, summary, ...page })
}

type VerdictState = keyof Messages['certificate']['verify']['state']

interface VerdictPage {
  readonly state: VerdictState
  /** `null` when there is nothing reliable to show. */
  readonly certificate: Certificate | null
  readonly againHref: string
}

export function verdictPage(shell: Shell, { state, certificate, againHref }: VerdictPage): string {
  const { t, language } = shell
  const words = t.certificate.verify
  const facts: readonly Fact[] =
    certificate === null
      ? []
      : [
          { name: words.name, value: certificate.name },
          { name: words.organization, value: certificate.organization },
          { name: t.certificate.course, value: t.certificate.credential.statement },
          ...certificateFacts(certificate, t.certificate, language),
          { name: words.issuedOn, value: issuedText(certificate, language) },
        ]
  const { title, text } = words.state[state]
  return renderPage('app', shell, 'certificates/verdict', {
    t,
    title,
    text,
    good: state === 'genuine',
    facts,
    again: { href: againHref, text: state === 'unreadable' ? words.retry : words.again },
  })
}

/** The certificates on the page of a person. */
export interface PersonCertificate {
  readonly text: string
  /** Empty when it was erased with the name. */
  readonly fileHref: string
  readonly fileOf: string
  readonly revoked: string
  /** Says that what it certifies no longer counts. Empty while it does. */
  readonly expired: string
  /** Empty if the viewer may not withdraw it, or it was withdrawn already. */
  readonly revokeHref: string
}

interface PersonCertificateInput {
  readonly number: CertificateNumber
  readonly issuedOn: CalendarDate
  readonly revokedOn: CalendarDate | null
  readonly expired?: string
  /** `null` when it was erased. */
  readonly fileHref: string | null
  /** `null` if the viewer may not withdraw it. */
  readonly revokeHref: string | null
}

export function personCertificate(
  { number, issuedOn, revokedOn, expired = '', fileHref, revokeHref }: PersonCertificateInput,
  t: Messages,
  language: Language,
): PersonCertificate {
  const words = t.certificate.hr
  return {
    text: words.one(number, formatDate(issuedOn, language)),
    fileHref: fileHref ?? '',
    fileOf: words.fileOf(number),
    revoked: revokedOn === null ? '' : words.revokedOn(formatDate(revokedOn, language)),
    expired: revokedOn === null ? expired : '',
    revokeHref: revokedOn === null ? (revokeHref ?? '') : '',
  }
}

interface RevokePage {
  readonly form: FormState
  readonly number: CertificateNumber
  readonly action: string
  readonly personHref: string
  readonly csrf: string
}

interface RevokeView extends Omit<RevokePage, 'form'> {
  readonly t: Messages
  readonly heading: string
  readonly fields: readonly FieldView[]
  readonly summary: ErrorSummary | null
}

export function revokePage(shell: Shell, { form, ...page }: RevokePage): string {
  const { t } = shell
  const words = t.certificate.hr
  const reasons = REVOCATION_REASONS.map((value) => ({ value, text: words.reasons[value] }))
  const options = [{ value: '', text: words.choose }, ...reasons]
  const { reason: label, reasonHint: hint } = words
  const fields = [field(form, { type: 'select', name: 'reason', label, hint, required: t.account.required, options })]
  const summary = errorSummary(fields, t)
  const view: RevokeView = { t, heading: words.revokeHeading(page.number), fields, summary, ...page }
  return renderPage('app', titled(shell, summary), 'certificates/revoke-certificate', view)
}

/** The words of a certificate, the same on the page and in the file. */
export interface CertificateSheet {
  readonly organization: string
  readonly title: string
  readonly name: string
  readonly completed: string
  readonly facts: readonly Fact[]
  readonly checkAt: string
  /** The address without `https://`, for people who read it on paper. */
  readonly checkAddress: string
  readonly checkShows: string
  readonly qr: string
}

export interface Fact {
  readonly name: string
  readonly value: string
}

export function certificateSheet(
  certificate: Certificate,
  words: Messages['certificate'],
  language: Language,
  verifyHref: string,
): CertificateSheet {
  return {
    organization: certificate.organization,
    title: words.title,
    name: certificate.name,
    completed: words.completed,
    facts: certificateFacts(certificate, words, language),
    checkAt: words.checkAt,
    checkAddress: verifyHref.replace(/^https:\/\//, ''),
    checkShows: words.checkShows,
    qr: words.qr,
  }
}

/** Leaves out a fact without a value, because no site had published details or the completion never ends. */
export function certificateFacts(
  certificate: Certificate,
  words: Messages['certificate'],
  language: Language,
): readonly Fact[] {
  const { completedOn, validUntil, sites, creditedMinutes, policyVersion, courseVersion, courseLanguage } = certificate
  const day = (date: CalendarDate) => formatDate(date, language)
  return [
    { name: words.completedOn, value: day(completedOn) },
    ...(validUntil === null ? [] : [{ name: words.validUntil, value: day(validUntil.on) }]),
    ...(sites.length === 0 ? [] : [{ name: words.site, value: sites.join(', ') }]),
    { name: words.credited, value: words.minutes(creditedMinutes) },
    { name: words.policy, value: words.policyVersion(policyVersion) },
    { name: words.courseIs, value: words.courseVersion(courseVersion, languageName(courseLanguage, language)) },
    { name: words.number, value: certificate.number },
  ]
}

/** Shows the day in UTC: an instant has no zone, and the person who checks may be anywhere. */
export function issuedText({ issuedAt }: Certificate, language: Language): string {
  return formatDayOf(issuedAt, 'UTC', language)
}
