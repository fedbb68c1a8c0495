import { randomBytes } from 'node:crypto'
import QRCode from 'qrcode'
import { z } from 'zod'
import { type FormState, EMPTY_FORM } from '../../platform/html/field.page.ts'
import type { SafeHtml } from '../../platform/html/safe.ts'
import { CSRF_FIELD } from '../../platform/http/csrf.web.ts'
import { noFields, parseForm, parseQuery, readForm, withProblem } from '../../platform/http/form.web.ts'
import { later, MINUTE_MS } from '../../platform/time/calendar.ts'
import { recordTrail } from '../../trail/record.web.ts'
import type { Messages } from '../../words/messages.ts'
import { hrefTo } from '../../app/href.web.ts'
import { accountShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { findAccount } from '../account.store.ts'
import { hashPassword } from '../password.web.ts'
import { ownWorkPath } from '../../app/landing.web.ts'
import { appAddress, appSecret, stepOfCode } from './code-app.job.ts'
import { endAppPage, newAppPage, spareCodesPage } from './code-app.page.ts'
import { codeAppsOf, putCodeApp, removeCodeApp } from './code-app.store.ts'
import { APP_SECRET } from './code.web.ts'
import { allRecordsOf } from './factor.store.ts'
import { passkeysOf } from './passkey.store.ts'
import { afterSetUp, isNeededStep, SET_UPS } from './required.web.ts'
import { tellChange } from './sign-in-change.store.ts'
import { grouped, SPARE_CODES, SPARE_CODE_BYTES, spareCode, typedAppCode } from './spare-code.ts'
import { removeSpareCodes, replaceSpareCodes } from './spare-code.store.ts'

/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20
/** Long enough to find and install an app. */
const SET_UP_MS = 30 * MINUTE_MS
/** The use that set-ups are sealed for. */
const SET_UP = 'code app to set up'
const GROUP = /.{1,4}/g

/** A new secret each time. It travels sealed in the form, and counts once the app has shown its first code. */
export async function showNewApp(visit: SignedInVisit): Promise<void> {
  const { account, deps, now } = visit
  const secret = appSecret(randomBytes(SECRET_BYTES))
  const step = deps.secret.seal(SET_UP, account, JSON.stringify({ secret, until: later(now, SET_UP_MS) }))
  await sendNewApp(visit, { step, secret }, EMPTY_FORM)
}

const pendingForm = z.strictObject({ secret: z.string(), until: z.string() })

/** The secret of a form that was begun for this account, a short while ago. */
function pendingSecret({ account, deps, now }: SignedInVisit, step: string): string | null {
  const text = deps.secret.unseal(SET_UP, account, step)
  if (text === null) return null
  const { secret, until } = pendingForm.parse(JSON.parse(text))
  return until > now ? secret : null
}

const appForm = (t: Messages) =>
  z.strictObject({ step: z.string(), code: z.string().trim().min(1, t.factors.step.needed) })

export async function addApp(visit: SignedInVisit): Promise<void> {
  const { account, deps, log, now, response, t, today } = visit
  const result = readForm(visit, appForm(t))
  const step = result.ok ? result.data.step : (result.form.values['step'] ?? '')
  const secret = pendingSecret(visit, step)
  if (secret === null) return response.redirect(303, hrefTo('/account/app'))
  if (!result.ok) return sendNewApp(visit, { step, secret }, result.form, 422)
  const code = typedAppCode(result.data.code)
  const used = code === null ? null : stepOfCode(secret, code, now)
  if (used === null) {
    return sendNewApp(visit, { step, secret }, withProblem(visit, 'code', t.factors.app.wrong), 422)
  }
  const sealed = deps.secret.seal(APP_SECRET, account, secret)
  await deps.store.transaction(async (tx) => {
    await putCodeApp(tx, { person: account, sealed, addedAt: now }, used)
    await tellChange(tx, account, 'app-added', { by: account, at: now, today })
    await recordTrail(visit, { kind: 'factor_added', about: account, detail: { factor: 'app' } }, tx)
  })
  log.info({ person: account }, 'codes from an app turned on')
  await afterSetUp(visit, 'app-added')
}

export async function showEndApp(visit: SignedInVisit): Promise<void> {
  await sendEndApp(visit)
}

export async function endApp(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { account, deps, log, now, response, today } = visit
  if ((await whyAppStays(visit)) !== '') return sendEndApp(visit, 409)
  await deps.store.transaction(async (tx) => {
    const records = await allRecordsOf(tx, account)
    if ((await codeAppsOf(tx, records)).length === 0) return
    const isLast = (await passkeysOf(tx, records)).length === 0
    for (const record of records) {
      await removeCodeApp(tx, record)
      // They stand in for something that there no longer is.
      if (isLast) await removeSpareCodes(tx, record)
    }
    await tellChange(tx, account, 'app-removed', { by: account, at: now, today })
    await recordTrail(visit, { kind: 'factor_removed', about: account, detail: { factor: 'app' } }, tx)
  })
  log.info({ person: account }, 'codes from an app turned off')
  response.redirect(303, hrefTo('/account', {}, { changed: 'app-removed' }))
}

/** Why the app can't be turned off, or empty. */
async function whyAppStays(visit: SignedInVisit): Promise<string> {
  const { account, deps, t } = visit
  const passkeys = await passkeysOf(deps.store.db, await allRecordsOf(deps.store.db, account))
  return passkeys.length === 0 && isNeededStep(visit) ? t.factors.app.lastStep : ''
}

const spareCodesQuery = z.strictObject({ changed: z.enum(SET_UPS).optional() })

export function showSpareCodes(visit: SignedInVisit): void {
  const { changed } = parseQuery(visit, spareCodesQuery)
  const { codes, list } = visit.t.factors
  sendSpareCodes(visit, null, changed === undefined ? '' : `${list.changed[changed]} ${codes.next}`)
}

/** Answers with the codes and not with a redirect: they're shown once, because only their hashes are kept. */
export async function makeSpareCodes(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { account, deps, log, now, today } = visit
  const codes = Array.from({ length: SPARE_CODES }, () => spareCode(randomBytes(SPARE_CODE_BYTES)))
  const hashes = await Promise.all(codes.map(hashPassword))
  await deps.store.transaction(async (tx) => {
    for (const record of await allRecordsOf(tx, account)) await removeSpareCodes(tx, record)
    await replaceSpareCodes(tx, account, hashes)
    await tellChange(tx, account, 'spare-codes-made', { by: account, at: now, today })
    await recordTrail(visit, { kind: 'factor_added', about: account, detail: { factor: 'spare-codes' } }, tx)
  })
  log.info({ person: account }, 'spare codes made')
  sendSpareCodes(visit, codes.map(grouped))
}

async function sendNewApp(
  visit: SignedInVisit,
  { step, secret }: { readonly step: string; readonly secret: string },
  form: FormState,
  status = 200,
): Promise<void> {
  const { account, csrf, deps, organization, response, t } = visit
  const label = (await findAccount(deps.store.db, account))?.signInName ?? t.account.title
  const appHref = appAddress(secret, organization.name, label)
  const page = newAppPage(accountShell(visit, t.factors.app.title), {
    form: { ...form, values: {} },
    // The library draws squares from the text, and the markup holds none of the text.
    qrHtml: (await QRCode.toString(appHref, { type: 'svg', width: 200, margin: 2 })) as SafeHtml,
    appHref,
    key: secret.match(GROUP)?.join(' ') ?? secret,
    action: hrefTo('/account/app'),
    hidden: [
      { name: 'step', value: step },
      { name: CSRF_FIELD, value: csrf },
    ],
    accountHref: hrefTo('/account'),
  })
  response.status(status).send(page)
}

async function sendEndApp(visit: SignedInVisit, status = 200): Promise<void> {
  const { csrf, response, t } = visit
  const page = endAppPage(accountShell(visit, t.factors.app.removeTitle), {
    keptBecause: await whyAppStays(visit),
    action: hrefTo('/account/app/removals'),
    accountHref: hrefTo('/account'),
    csrf,
  })
  response.status(status).send(page)
}

function sendSpareCodes(visit: SignedInVisit, codes: readonly string[] | null, done = ''): void {
  const { csrf, response, t, viewer } = visit
  const page = spareCodesPage(accountShell(visit, codes === null ? t.factors.codes.title : t.factors.codes.onceTitle), {
    codes,
    done,
    action: hrefTo('/account/spare-codes'),
    nextHref: codes === null ? hrefTo('/account') : ownWorkPath(viewer.roles),
    csrf,
  })
  response.send(page)
}
