import { z } from 'zod'
import type { PersonId } from '../../ledger/event.ts'
import { factOn } from '../../ledger/fact.store.ts'
import { sha256 } from '../../platform/codes/hash.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { CSRF_FIELD } from '../../platform/http/csrf.web.ts'
import { noFields, param, parseForm, readForm } from '../../platform/http/form.web.ts'
import type { Instant } from '../../platform/time/calendar.ts'
import { recordTrail } from '../../trail/record.web.ts'
import type { Messages } from '../../words/messages.ts'
import { hrefTo } from '../../app/href.web.ts'
import { accountShell } from '../../app/shell.web.ts'
import type { SignedInVisit, Visit } from '../../app/visit.web.ts'
import { findAccount, firstWayIn } from '../account.store.ts'
import { deviceOf } from '../session.ts'
import { newPasskeyIn, offerNewPasskey } from './ceremony.web.ts'
import { afterSetUp, isNeededStep } from './required.web.ts'
import { codeAppsOf } from './code-app.store.ts'
import { allRecordsOf } from './factor.store.ts'
import { LONGEST_PASSKEY_NAME, newPasskeyPage, onePasskeyPage } from './passkey.page.ts'
import { addPasskey, type Passkey, passkeysOf, removePasskey, renamePasskey } from './passkey.store.ts'
import { tellChange } from './sign-in-change.store.ts'
import { removeSpareCodes } from './spare-code.store.ts'
import { staysIn } from './way-in.ts'
import { waysIn } from './way-in.store.ts'
import { formatDayOf } from '../../platform/time/moment.page.ts'

const HANDLE_LENGTH = 16

/** Names a passkey in addresses: its own id can be very long. */
export function passkeyHandle({ id }: Pick<Passkey, 'id'>): string {
  return sha256(id).slice(0, HANDLE_LENGTH)
}

/** What a new passkey is called until its owner gives it a name. */
export function deviceName({ request, t }: Visit): string {
  return t.factors.passkey.devices[deviceOf(request.get('User-Agent') ?? '').system]
}

export async function showNewPasskey(visit: SignedInVisit): Promise<void> {
  await sendNewPasskey(visit, '')
}

const answerForm = z.strictObject({ answer: z.string() })

export async function addOwnPasskey(visit: SignedInVisit): Promise<void> {
  const { account, deps, log, now, t, today } = visit
  const { answer } = parseForm(visit, answerForm)
  const key = await newPasskeyIn(visit, answer, account)
  const isAdded =
    key !== null &&
    (await deps.store.transaction(async (tx) => {
      await firstWayIn(tx, account, today)
      if (!(await addPasskey(tx, { ...key, person: account, name: deviceName(visit) }, now))) return false
      await tellChange(tx, account, 'passkey-added', { by: account, at: now, today })
      await recordTrail(visit, { kind: 'factor_added', about: account, detail: { factor: 'passkey' } }, tx)
      return true
    }))
  if (!isAdded) return sendNewPasskey(visit, t.factors.passkey.notMade, 422)
  log.info({ person: account }, 'passkey added')
  await afterSetUp(visit, 'passkey-added')
}

export async function showPasskey(visit: SignedInVisit): Promise<void> {
  await sendPasskey(visit, await passkeyOfPath(visit), EMPTY_FORM)
}

const nameForm = (t: Messages) =>
  z.strictObject({
    name: z.string().trim().min(1, t.factors.passkey.nameNeeded).max(LONGEST_PASSKEY_NAME, t.account.needs.shorter),
  })

export async function renameOwnPasskey(visit: SignedInVisit): Promise<void> {
  const passkey = await passkeyOfPath(visit)
  const result = readForm(visit, nameForm(visit.t))
  if (!result.ok) return sendPasskey(visit, passkey, result.form, 422)
  await visit.deps.store.transaction((tx) => renamePasskey(tx, passkey.id, result.data.name))
  visit.response.redirect(303, hrefTo('/account', {}, { changed: 'passkey-renamed' }))
}

/** Never the last way in, and never the last second step of someone who needs one. */
export async function removeOwnPasskey(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { account, deps, log, now, response, today } = visit
  const passkey = await passkeyOfPath(visit)
  const isRemoved = await deps.store.transaction(async (tx) => {
    if ((await whyKept(visit, tx, passkey)) !== '') return false
    await removePasskey(tx, passkey.id)
    const records = await allRecordsOf(tx, account)
    const isLast = (await passkeysOf(tx, records)).length === 0 && (await codeAppsOf(tx, records)).length === 0
    // They stand in for something that there no longer is.
    if (isLast) for (const record of records) await removeSpareCodes(tx, record)
    await tellChange(tx, account, 'passkey-removed', { by: account, at: now, today })
    await recordTrail(visit, { kind: 'factor_removed', about: account, detail: { factor: 'passkey' } }, tx)
    return true
  })
  if (!isRemoved) return sendPasskey(visit, passkey, EMPTY_FORM, 409)
  log.info({ person: account }, 'passkey removed')
  response.redirect(303, hrefTo('/account', {}, { changed: 'passkey-removed' }))
}

/** Why this passkey can't be removed now, or empty. */
async function whyKept(visit: SignedInVisit, db: Database, { id }: Passkey): Promise<string> {
  const { account, deps, t } = visit
  const records = await allRecordsOf(db, account)
  const others = (await passkeysOf(db, records)).filter((other) => other.id !== id)
  const ways = await waysIn(db, account, deps.config)
  if (!staysIn(ways, (way) => way.kind === 'passkey' && way.id === id)) return t.factors.passkey.lastWayIn
  const isOnlyStep = others.length === 0 && (await codeAppsOf(db, records)).length === 0
  return isOnlyStep && isNeededStep(visit) ? t.factors.passkey.lastStep : ''
}

async function passkeyOfPath(visit: SignedInVisit): Promise<Passkey> {
  const { account, deps } = visit
  const own = await passkeysOf(deps.store.db, await allRecordsOf(deps.store.db, account))
  const passkey = own.find((each) => passkeyHandle(each) === param(visit, 'passkey'))
  if (passkey === undefined) throw new AppError('not-found', 'The viewer has no such passkey.')
  return passkey
}

async function sendNewPasskey(visit: SignedInVisit, problem: string, status = 200): Promise<void> {
  const { account, csrf, response, t } = visit
  const passkey = await offerNewPasskey(visit, await ownerOf(visit, account))
  const hidden = [{ name: CSRF_FIELD, value: csrf }]
  const page = newPasskeyPage(accountShell(visit, t.factors.passkey.title), {
    problem,
    passkey: passkey === null ? null : { ...passkey, action: hrefTo('/account/passkeys'), hidden, autofill: false },
    accountHref: hrefTo('/account'),
  })
  response.status(status).send(page)
}

async function ownerOf({ deps, today, viewer }: SignedInVisit, person: PersonId) {
  const { db } = deps.store
  const name = (await factOn(db, viewer.person, 'name', today)) ?? ''
  return { person, name, signInName: (await findAccount(db, person))?.signInName ?? null }
}

async function sendPasskey(visit: SignedInVisit, passkey: Passkey, form: FormState, status = 200): Promise<void> {
  const { csrf, language, organization, response, t } = visit
  const dayOf = (at: Instant) => formatDayOf(at, organization.timeZone, language)
  const handle = passkeyHandle(passkey)
  const page = onePasskeyPage(accountShell(visit, t.factors.passkey.onePasskey), {
    form,
    name: passkey.name,
    added: dayOf(passkey.addedAt),
    used: passkey.usedAt === null ? null : dayOf(passkey.usedAt),
    keptBecause: await whyKept(visit, visit.deps.store.db, passkey),
    action: hrefTo('/account/passkeys/:passkey', { passkey: handle }),
    removeAction: hrefTo('/account/passkeys/:passkey/removals', { passkey: handle }),
    accountHref: hrefTo('/account'),
    csrf,
  })
  response.status(status).send(page)
}
