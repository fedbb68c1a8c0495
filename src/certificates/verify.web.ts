import { z } from 'zod'
import { issuerProfile, keySet, publishedKeys, revocationList, verdictOnRecord } from './publication.job.ts'
import type { PublicJwk } from '../platform/codes/key.job.ts'
import { AppError } from '../platform/http/app-error.ts'
import { verdictPage, verifyPage } from './certificate.page.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { revokedCertificates } from './certificate.store.ts'
import { param, readForm } from '../platform/http/form.web.ts'
import { hrefTo, publicPath } from '../app/href.web.ts'
import { visitorShell } from '../app/shell.web.ts'
import type { Deps, Visit } from '../app/visit.web.ts'

/** The code comes behind the # of the address, which browsers keep to themselves; a script moves it into the form. */
export function showVerify(visit: Visit): void {
  sendForm(visit, EMPTY_FORM)
}

/** The sent codes are neither kept nor logged. */
export async function verify(visit: Visit): Promise<void> {
  const { deps, language, t, now, response } = visit
  const { needed, numberOnly } = t.certificate.verify
  const certificateField = z
    .string()
    .trim()
    .min(1, needed)
    .refine((text) => !isCertificateNumber(text), numberOnly)
  const result = readForm(visit, z.strictObject({ certificate: certificateField }))
  if (!result.ok) return sendForm(visit, result.form, 422)
  const verdict = await verdictOnRecord(deps.store.db, result.data.certificate, await allKeys(deps), now)
  const certificate = 'certificate' in verdict ? verdict.certificate : null
  const shell = visitorShell(visit, t.certificate.verify.title)
  response.send(
    verdictPage(shell, { state: verdict.state, certificate, againHref: publicPath(hrefTo('/verify'), language) }),
  )
}

export async function showKeys({ deps, response }: Visit): Promise<void> {
  response.json(keySet(await allKeys(deps)))
}

export async function showKey(visit: Visit): Promise<void> {
  const key = (await allKeys(visit.deps)).find(({ kid }) => kid === param(visit, 'key'))
  if (key === undefined) throw new AppError('not-found', 'There is no such key.')
  visit.response.json(key)
}

export function showIssuer({ deps, organization, response, t }: Visit): void {
  response.json(issuerProfile(deps.config.publicUrl, organization?.name ?? t.shell.orientation))
}

export async function showRevoked({ deps, response }: Visit): Promise<void> {
  response.json(revocationList(deps.config.publicUrl, await revokedCertificates(deps.store.db)))
}

function sendForm(visit: Visit, form: FormState, status = 200): void {
  const { deps, language, t, response } = visit
  const shell = visitorShell(visit, t.certificate.verify.title)
  const page = { form, action: publicPath(hrefTo('/verify'), language), scriptHref: deps.assets.verify.href }
  response.status(status).send(verifyPage(shell, page))
}

/** Returns true for a number as printed next to the code. It names a certificate and proves nothing. */
function isCertificateNumber(text: string): boolean {
  return /^C([\s-]?[0-9A-Z]{4}){3}$/i.test(text)
}

/** Those that have signed, and the one that will sign next. */
async function allKeys({ store, signingKey }: Deps): Promise<PublicJwk[]> {
  const used = await publishedKeys(store.db)
  const { publicKey } = signingKey
  return used.some(({ kid }) => kid === publicKey.kid) ? used : [...used, publicKey]
}
