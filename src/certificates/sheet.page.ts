import { type CalendarDate, dateAt } from '../platform/time/calendar.ts'
import type { Certificate } from './certificate.ts'
import { languageName } from '../platform/time/format.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import type { Language } from '../platform/text/language.ts'

/** The words of a certificate, the same on the page and in the file. */
export interface CertificateSheet {
  readonly organization: string
  readonly title: string
  readonly name: string
  readonly completed: string
  readonly facts: readonly Fact[]
  readonly checkAt: string
  /** Without `https://`, for people who read it on paper. */
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

/** A line that says nothing is left out: no site had published details, or the completion never ends. */
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
    { name: words.course, value: words.courseVersion(courseVersion, languageName(courseLanguage, language)) },
    { name: words.number, value: certificate.number },
  ]
}

/** Of the day in UTC: an instant has no zone, and who checks may be anywhere. */
export function issuedText({ issuedAt }: Certificate, language: Language): string {
  return formatDate(dateAt(issuedAt, 'UTC'), language)
}
