import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Certificate, CertificateNumber } from './certificate.ts'
import { REVOCATION_REASONS } from '../ledger/event.ts'
import { type CertificateSheet, certificateFacts, certificateSheet, type Fact, issuedText } from './sheet.page.ts'
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
import type { Language } from '../platform/text/language.ts'
import type { SafeHtml } from '../platform/html/safe.ts'

/** The learner's own certificate. */
export interface CertificateBody {
  readonly t: Messages
  readonly sheet: CertificateSheet
  readonly qrHtml: SafeHtml
  /** Says so when it was withdrawn; empty while it holds. */
  readonly withdrawn: string
  readonly homeHref: string
  readonly fileHref: string
}

export interface CertificateInput {
  readonly certificate: Certificate
  readonly revokedOn: CalendarDate | null
  readonly verifyHref: string
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

export interface VerifyPage {
  readonly form: FormState
  readonly action: string
  /** Moves what stands behind the # of the address into the field. */
  readonly scriptHref: string
}

/** Where anybody checks a certificate. Works without a script: then people paste. */
export function verifyPage(shell: Shell, { form, ...page }: VerifyPage): string {
  const { t } = shell
  const words = t.certificate.verify
  const fields = [
    field(form, { type: 'textarea', name: 'certificate', label: words.field, hint: words.hint, verbatim: true }),
  ]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'certificates/verify', { t, fields, summary, ...page })
}

export type VerdictState = keyof Messages['certificate']['verify']['state']

export interface VerdictPage {
  readonly state: VerdictState
  /** Null when there is nothing to show that could be relied on. */
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
    againHref,
  })
}

/** The certificates on the page of a person. */
export interface PersonCertificate {
  readonly text: string
  /** Empty when it was erased with the name. */
  readonly fileHref: string
  readonly fileOf: string
  readonly revoked: string
  /** Empty for who may not, and when it was withdrawn already. */
  readonly revokeHref: string
}

export interface PersonCertificateInput {
  readonly number: CertificateNumber
  readonly issuedOn: CalendarDate
  readonly revokedOn: CalendarDate | null
  /** Null when it was erased. */
  readonly fileHref: string | null
  /** Null for who may not withdraw it. */
  readonly revokeHref: string | null
}

export function personCertificate(
  { number, issuedOn, revokedOn, fileHref, revokeHref }: PersonCertificateInput,
  t: Messages,
  language: Language,
): PersonCertificate {
  const words = t.certificate.hr
  return {
    text: words.one(number, formatDate(issuedOn, language)),
    fileHref: fileHref ?? '',
    fileOf: words.fileOf(number),
    revoked: revokedOn === null ? '' : words.revokedOn(formatDate(revokedOn, language)),
    revokeHref: revokedOn === null ? (revokeHref ?? '') : '',
  }
}

export interface RevokePage {
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
  const fields = [field(form, { type: 'select', name: 'reason', label: words.reason, hint: words.reasonHint, options })]
  const summary = errorSummary(fields, t)
  const view: RevokeView = { t, heading: words.revokeHeading(page.number), fields, summary, ...page }
  return renderPage('app', titled(shell, summary), 'certificates/revoke-certificate', view)
}
