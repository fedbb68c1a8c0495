import { z } from 'zod'
import { currentFacts, factOn } from '../../ledger/fact.store.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import { readForm, sentTexts, withProblem } from '../../platform/http/form.web.ts'
import { recordTrail } from '../../trail/record.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { accountShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { findAccount, findAccountBySignInName, setCredentials } from '../account.store.ts'
import { knownSignInName } from './guest.web.ts'
import { newSignInName } from '../join.web.ts'
import { hashPassword, newPassword } from '../password.web.ts'
import { firstPasswordPage } from './first-password.page.ts'
import { tellChange } from './sign-in-change.store.ts'

/** For whoever signs in without a password and wants one as well. */
export async function showFirstPassword(visit: SignedInVisit): Promise<void> {
  const { account, deps, response } = visit
  const hasPassword = (await findAccount(deps.store.db, account))?.passwordHash !== null
  if (hasPassword) return response.redirect(303, hrefTo('/account'))
  await sendFirstPassword(visit, EMPTY_FORM)
}

export async function chooseFirstPassword(visit: SignedInVisit): Promise<void> {
  const { account, deps, log, now, organization, response, t, today, viewer } = visit
  const { db } = deps.store
  const name = (await factOn(db, viewer.person, 'name', today)) ?? ''
  const about = [name, organization.name, ...sentTexts(visit, ['signInName'])]
  const form = z.strictObject({ signInName: newSignInName(t), password: await newPassword(t, about) })
  const result = readForm(visit, form)
  if ((await findAccount(db, account))?.passwordHash !== null) return response.redirect(303, hrefTo('/account'))
  if (!result.ok) return sendFirstPassword(visit, result.form, 422)
  const { signInName, password } = result.data
  const passwordHash = await hashPassword(password)
  const isSet = await deps.store.transaction(async (tx) => {
    if (!(await setCredentials(tx, account, signInName, passwordHash, today))) return false
    await tellChange(tx, account, 'password-changed', { by: account, at: now, today })
    await recordTrail(visit, { kind: 'password_changed', about: account }, tx)
    return true
  })
  if (!isSet) return sendFirstPassword(visit, withProblem(visit, 'signInName', t.account.signInNameTaken), 422)
  log.info({ person: account }, 'first password chosen')
  response.redirect(303, hrefTo('/account', {}, { changed: 'password' }))
}

async function sendFirstPassword(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const { account, csrf, deps, response, t, today } = visit
  const { db } = deps.store
  const facts = (await currentFacts(db, [account], today)).get(account)
  const known = knownSignInName(facts ?? null)
  const isFree = known !== null && (await findAccountBySignInName(db, known)) === null
  const page = firstPasswordPage(accountShell(visit, t.factors.list.firstPasswordTitle), {
    form,
    known: isFree ? known : '',
    action: hrefTo('/account/first-password'),
    accountHref: hrefTo('/account'),
    csrf,
  })
  response.status(status).send(page)
}
