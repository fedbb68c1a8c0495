import QRCode from 'qrcode'
import { z } from 'zod'
import {
  VERIFY_PATH,
  verifyAddress,
  certificatesIn,
  type IssuedCertificate,
  typedCertificateNumber,
} from './certificate.ts'
import { certificateOf } from './credential.job.ts'
import { issueCertificates } from './issue.job.ts'
import { pack } from './packing.job.ts'
import type { PersonId } from '../ledger/event.ts'
import { completionsOn, corrected } from '../ledger/history.ts'
import { AppError } from '../platform/http/app-error.ts'
import { creditDay } from '../requirements/because.page.ts'
import { certificateBody, revokePage } from './certificate.page.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { findCertificate, revokeCertificate, type StoredCertificate } from './certificate.store.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { param, parseQuery, readForm, sentTexts } from '../platform/http/form.web.ts'
import { sendCoursePage, shownSite, stateOf } from '../learning/learner.web.ts'
import { besideName, shownLogo } from '../app/brand.web.ts'
import { hrefTo, webLinks } from '../app/href.web.ts'
import { findReadable } from '../people/people.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { startDownload } from '../trail/download.web.ts'
import { issuingOf, type SignedInVisit } from '../app/visit.web.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import { REVOCATION_REASONS } from '../ledger/bodies/training.ts'

/** One's own. Issued at the latest when it is first asked for. */
export async function showCertificate(visit: SignedInVisit): Promise<void> {
  const { deps, t, language, organization, response, viewer } = visit
  const found = await latestCertificate(visit, viewer.person)
  const token = found?.stored.token ?? null
  if (found === null && (await sendNoCertificate(visit))) return
  if (found === null || token === null) return response.redirect(303, webLinks.home())
  const { publicUrl } = deps.config
  const body = certificateBody({
    certificate: certificateOf(token),
    revokedOn: found.issued.revoked?.on ?? null,
    verifyHref: publicUrl + VERIFY_PATH,
    logo: besideName(shownLogo(organization)),
    qrHtml: await qrCode(verifyAddress(publicUrl, pack(token))),
    homeHref: webLinks.home(),
    fileHref: hrefTo('/certificate.pdf'),
    t,
    language,
  })
  const site = await shownSite(visit, await stateOf(visit))
  sendCoursePage(visit, { title: t.certificate.page.title, width: 'learn', site }, 'certificates/certificate', body)
}

/** Says why there is none when a completion elsewhere was credited, and answers whether that is so. */
async function sendNoCertificate(visit: SignedInVisit): Promise<boolean> {
  const { t } = visit
  const state = await stateOf(visit)
  const credit = completionsOn(corrected(state.history), visit.today).at(-1)
  if (credit?.kind !== 'credited') return false
  const { noCertificate, sources } = t.hr.credits
  const { source, from } = credit.body
  const text = noCertificate.text(sources[source], from, creditDay(credit.effectiveOn, credit.body, visit))
  const page = { title: noCertificate.title, width: 'read', site: await shownSite(visit, state) } as const
  sendCoursePage(visit, page, 'certificates/no-certificate', { t, text, homeHref: webLinks.home() })
  return true
}

/** One's own: the latest, unless it was withdrawn, or the one that `?number=` names. */
export async function downloadCertificate(visit: SignedInVisit): Promise<void> {
  const { number } = parseQuery(visit, numberQuery)
  const { person } = visit.viewer
  const found =
    number === undefined ? await latestCertificate(visit, person) : await certificateNumbered(visit, person, number)
  const isWithdrawn = number === undefined && found !== null && found.issued.revoked !== null
  const pdf = found === null || isWithdrawn ? null : found.stored.pdf
  if (found === null || pdf === null) return visit.response.redirect(303, webLinks.home())
  visit.response.attachment(fileName(found.stored)).type('application/pdf').send(pdf)
}

/** Sends a certificate of a person whose record the viewer may read. HR also gets withdrawn ones. */
export async function downloadCertificateOf(visit: SignedInVisit): Promise<void> {
  const person = await personOfPath(visit)
  const stored = (await chosenCertificate(visit, person))?.stored
  // Byte for byte as it was issued. If there is none, back to the page that would link to it.
  const pdf = stored?.pdf ?? null
  if (stored === undefined || pdf === null)
    return visit.response.redirect(303, hrefTo('/hr/people/:person', { person }))
  await startDownload(visit, { name: fileName(stored), about: person })
  visit.response.type('application/pdf').send(pdf)
}

export async function showRevokeCertificate(visit: SignedInVisit): Promise<void> {
  const person = await personOfPath(visit)
  const found = await chosenCertificate(visit, person)
  if (found === null || found.issued.revoked !== null)
    return visit.response.redirect(303, hrefTo('/hr/people/:person', { person }))
  await sendRevoke(visit, person, found.issued, EMPTY_FORM)
}

export async function revokeChosenCertificate(visit: SignedInVisit): Promise<void> {
  const { deps, t, response, today, now, viewer } = visit
  const person = await personOfPath(visit)
  const result = readForm(visit, revokeForm(t))
  const [number = ''] = sentTexts(visit, ['certificate'])
  const found = await certificateNumbered(visit, person, number)
  if (!result.ok) return sendRevoke(visit, person, found.issued, result.form, 422)
  const recording = { course: visit.content.course.id, actor: viewer.person, at: now, today }
  await deps.store.transaction((tx) =>
    revokeCertificate(tx, person, found.issued.number, result.data.reason, recording),
  )
  response.redirect(303, hrefTo('/hr/people/:person', { person }))
}

const revokeForm = ({ certificate: { hr: words } }: Messages) =>
  z.strictObject({
    certificate: z.string(),
    reason: z.enum(REVOCATION_REASONS, words.reasonNeeded),
  })

interface FoundCertificate {
  readonly issued: IssuedCertificate
  readonly stored: StoredCertificate
}

/** Returns the latest certificate and issues it now if it is missing. Returns null when nothing was finished. */
async function latestCertificate(visit: SignedInVisit, person: PersonId): Promise<FoundCertificate | null> {
  await issueCertificates(issuingOf(visit.deps), person)
  const latest = certificatesIn(await historyOf(visit.deps.store.db, person)).at(-1)
  return latest === undefined ? null : withContent(visit, latest)
}

const numberQuery = z.strictObject({ number: z.string().optional() })

/** The one that `?number=` names, else the latest. */
async function chosenCertificate(visit: SignedInVisit, person: PersonId): Promise<FoundCertificate | null> {
  const { number } = parseQuery(visit, numberQuery)
  return number === undefined ? latestCertificate(visit, person) : certificateNumbered(visit, person, number)
}

/** Throws not-found for a number that doesn't exist or belongs to someone else. */
async function certificateNumbered(visit: SignedInVisit, person: PersonId, text: string): Promise<FoundCertificate> {
  const number = typedCertificateNumber(text)
  const all = certificatesIn(await historyOf(visit.deps.store.db, person))
  const issued = all.find((candidate) => candidate.number === number)
  if (issued === undefined) throw new AppError('not-found', 'This person has no certificate of that number.')
  return withContent(visit, issued)
}

async function withContent({ deps }: SignedInVisit, issued: IssuedCertificate): Promise<FoundCertificate> {
  const stored = await findCertificate(deps.store.db, issued.number)
  if (stored === null) throw new Error(`Certificate ${issued.number} is in the ledger and was not kept.`)
  return { issued, stored }
}

async function personOfPath(visit: SignedInVisit): Promise<PersonId> {
  return (await findReadable(visit, `person:${param(visit, 'person')}`)).person
}

function fileName({ number }: StoredCertificate): string {
  return `certificate-${number}.pdf`
}

async function sendRevoke(
  visit: SignedInVisit,
  person: PersonId,
  { number }: IssuedCertificate,
  form: FormState,
  status = 200,
): Promise<void> {
  const { deps, t, csrf, response, today } = visit
  const name = (await namesOn(deps.store.db, [person], today)).get(person) ?? t.hr.people.noName
  const records = recordsShell(visit, { title: t.certificate.hr.revokeTitle, current: 'people', help: 'person' })
  const personHref = hrefTo('/hr/people/:person', { person })
  const shell = { ...records, back: { text: t.account.link.record(name), href: personHref } }
  const action = hrefTo('/hr/people/:person/certificate-revocations', { person })
  response.status(status).send(revokePage(shell, { form, number, action, personHref, csrf }))
}

async function qrCode(address: string): Promise<SafeHtml> {
  // Drawn by the library from letters and digits of our own; the sheet around it is white.
  return (await QRCode.toString(address, { type: 'svg', margin: 0 })) as SafeHtml
}
