import { z } from 'zod'
import type { PersonId } from '../ledger/event.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { activatePage, codePage, linkOverPage } from './join.page.ts'
import type { Messages } from '../words/messages.ts'
import { maySignIn } from './access.store.ts'
import type { Grant } from './access.ts'
import { findAccount, findAccountBySignInName, setCredentials, setLanguage } from './account.store.ts'
import { accountInUse, endWaysIn } from './recovery.store.ts'
import { currentFacts, type CurrentFacts } from '../ledger/fact.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { findPerson } from '../people/people.store.ts'
import { forgetPrivate } from '../people/record.store.ts'
import { endSessionsOf } from './session.store.ts'
import { findSignInLink, type SignInLink, useSignInLink } from './sign-in-link.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { findSite } from '../site/site.store.ts'
import { param, readForm, sentTexts, withProblem } from '../platform/http/form.web.ts'
import { hashPassword, newPassword } from './password.web.ts'
import { landingPath } from '../app/landing.web.ts'
import { hrefTo, publicPath } from '../app/href.web.ts'
import { isShortCode, openByCode } from './codes/printed-code.store.ts'
import { codeMac } from './printed-link.web.ts'
import { finishSignIn } from './session.web.ts'
import { visitorShell } from '../app/shell.web.ts'
import { countWrongTry, forgiveTries, minutesToWait, minutesUntil } from './tries.web.ts'
import { recordTrail } from '../trail/record.web.ts'
import { recordRefusal } from '../trail/route.web.ts'
import type { Visit } from '../app/visit.web.ts'

const SHORTEST = 3
const LONGEST = 100

/** The text that a person may sign in with: an e-mail address, a staff number, or a word of their own. */
export function newSignInName(t: Messages) {
  return z
    .string()
    .trim()
    .max(LONGEST, t.account.needs.shorter)
    .refine((name) => name.length >= SHORTEST && !/\s/.test(name), t.account.signInNameShort)
}

/** The sign-in name as what it says about the person. */
export function signInFact(signInName: string): { readonly email: string } | { readonly employee_number: string } {
  return signInName.includes('@') ? { email: signInName.toLowerCase() } : { employee_number: signInName }
}

/** Returns the known sign-in name: the e-mail address, else the staff number. Without either the person chooses one. */
function knownSignInName({ email, employee_number: number }: CurrentFacts): string | null {
  return email ?? number
}

const SECONDS_PER_MINUTE = 60

const codeForm = (t: Messages) => z.strictObject({ code: z.string().trim().min(1, t.account.needs.code) })

export function showCode(visit: Visit): void {
  sendCode(visit, EMPTY_FORM)
}

/** A long code is the token of a link, and leads to the same page. */
export async function enterCode(visit: Visit): Promise<void> {
  const { deps, language, response, now, t } = visit
  const result = readForm(visit, codeForm(t))
  if (!result.ok) return sendCode(visit, result.form, 422)
  const wait = await minutesToWait(visit)
  if (wait !== null) {
    await recordRefusal(visit, { kind: 'sign_in_refused', detail: { why: 'wait' } })
    response.set('Retry-After', String(wait * SECONDS_PER_MINUTE))
    return sendCode(visit, withProblem(visit, 'code', t.account.code.wait(wait)), 429)
  }
  if (isShortCode(result.data.code)) return enterShortCode(visit, result.data.code)
  const token = result.data.code.replace(/[^0-9a-z]/gi, '')
  const link = await findSignInLink(deps.store.db, token, now)
  if (link === null || link.purpose === 'set-up') {
    await countWrongTry(visit)
    await recordTrail(visit, { kind: 'sign_in_refused', detail: { why: 'wrong-code' } })
    return sendCode(visit, withProblem(visit, 'code', t.account.code.wrong), 422)
  }
  response.redirect(303, publicPath(hrefTo('/join/:token', { token }), language))
}

/** A short code is for a new account, and is exchanged for a link: no address holds a code that can be guessed. */
async function enterShortCode(visit: Visit, typed: string): Promise<void> {
  const { deps, language, now, response, t } = visit
  const outcome = await deps.store.transaction((tx) => openByCode(tx, typed, codeMac(deps), now))
  if (outcome.kind === 'opens')
    return response.redirect(303, publicPath(hrefTo('/join/:token', { token: outcome.token }), language))
  if (outcome.kind === 'wrong') {
    await countWrongTry(visit)
    await recordTrail(visit, { kind: 'sign_in_refused', detail: { why: 'wrong-code' } })
    return sendCode(visit, withProblem(visit, 'code', t.account.code.wrong), 422)
  }
  await recordRefusal(visit, { kind: 'sign_in_refused', detail: { why: 'wait' } })
  const wait = minutesUntil(outcome.until, now)
  response.set('Retry-After', String(wait * SECONDS_PER_MINUTE))
  const words = outcome.who === 'all' ? t.account.code.busy : t.account.code.wait
  sendCode(visit, withProblem(visit, 'code', words(wait)), 429)
}

export async function showJoin(visit: Visit): Promise<void> {
  const guest = await findGuest(visit)
  if (guest === null) return refuseLink(visit)
  if (guest.isClosed) return refuseLink(visit, visit.t.account.signIn.closed)
  sendActivate(visit, guest, EMPTY_FORM)
}

/** Sets the password, ends the link and every session there was, and signs in. */
export async function join(visit: Visit): Promise<void> {
  const { deps, response, now, t, today, organization } = visit
  const guest = await findGuest(visit)
  if (guest === null) return refuseLink(visit)
  if (guest.isClosed) return refuseLink(visit, t.account.signIn.closed)
  const about = [
    guest.name,
    guest.signInName ?? '',
    organization?.name ?? '',
    ...guest.siteNames,
    ...sentTexts(visit, ['signInName']),
  ]
  const result = readForm(visit, await joinForm(t, guest, about))
  if (!result.ok) return sendActivate(visit, guest, result.form, 422)
  const { signInName, password } = result.data
  const passwordHash = await hashPassword(password)
  const outcome = await deps.store.transaction(async (tx) => {
    // Looked up again: of two who open the same link, the second comes too late.
    const link = await findSignInLink(tx, param(visit, 'token'), now)
    if (link === null || link.person !== guest.person || (await isOvertaken(tx, link))) return 'over'
    const holder = await findAccountBySignInName(tx, signInName)
    if (holder !== null && holder.person !== guest.person) return 'taken'
    if ((await useSignInLink(tx, param(visit, 'token'), now)) === null) return 'over'
    await setCredentials(tx, guest.person, signInName, passwordHash, today)
    await recordTrail(visit, { kind: 'password_changed', by: guest.person, about: guest.person }, tx)
    // Removes drafts written since the code was made, with the password before.
    if (link.purpose === 'recovery') await forgetPrivate(tx, await survivorOf(tx, guest.person))
    await endWaysIn(tx, guest.person, now)
    await setLanguage(tx, guest.person, visit.language)
    await endSessionsOf(tx, guest.person)
    return 'joined'
  })
  if (outcome === 'over') return refuseLink(visit)
  if (outcome === 'taken') {
    const chooser = { ...guest, signInName: null }
    return sendActivate(visit, chooser, withProblem(visit, 'signInName', t.account.signInNameTaken), 422)
  }
  await forgiveTries(visit, signInName)
  await finishSignIn(visit, guest.person, 'link')
  response.redirect(303, await landingPath(visit, { person: guest.person, grants: guest.grants }))
}

/** The person a link is for. */
interface Guest {
  readonly person: PersonId
  readonly name: string
  readonly siteNames: readonly string[]
  /** `null` when it is theirs to choose. */
  readonly signInName: string | null
  readonly grants: readonly Grant[]
  /** May not sign in, for example after the last day. */
  readonly isClosed: boolean
}

/** Returns null when the link is used, too old, or made up. */
async function findGuest(visit: Visit): Promise<Guest | null> {
  const { deps, now, today } = visit
  const { db } = deps.store
  const link = await findSignInLink(db, param(visit, 'token'), now)
  const person = link?.person ?? null
  if (link === null || person === null || (await isOvertaken(db, link))) return null
  const facts = (await currentFacts(db, [person], today)).get(person)
  const placements = (await findPerson(db, person))?.placements ?? []
  const sites = await Promise.all([...new Set(placements.map(({ site }) => site))].map((site) => findSite(db, site)))
  const account = await findAccount(db, person)
  const known = account?.signInName ?? (facts === undefined ? null : knownSignInName(facts))
  const holder = known === null ? null : await findAccountBySignInName(db, known)
  return {
    person,
    name: facts?.name ?? '',
    siteNames: sites.flatMap((site) => site?.name ?? []),
    signInName: holder === null || holder.person === person ? known : null,
    grants: account?.grants ?? [],
    isClosed: !(await maySignIn(db, person, today)),
  }
}

/** An invitation no longer works for a person who already has a password under another record. */
async function isOvertaken(db: Database, { person, purpose }: SignInLink): Promise<boolean> {
  return purpose === 'invite' && person !== null && (await accountInUse(db, person)) !== null
}

async function joinForm(t: Messages, { signInName }: Guest, about: readonly string[]) {
  const password = await newPassword(t, about)
  return signInName === null
    ? z.strictObject({ signInName: newSignInName(t), password })
    : z.strictObject({ password }).transform((form) => ({ ...form, signInName }))
}

function sendActivate(visit: Visit, { name, siteNames, signInName }: Guest, form: FormState, status = 200): void {
  const shell = visitorShell(visit, visit.t.account.join.title)
  const action = publicPath(hrefTo('/join/:token', { token: param(visit, 'token') }), visit.language)
  visit.response.status(status).send(activatePage(shell, { form, name, siteNames, signInName, action }))
}

function sendCode(visit: Visit, form: FormState, status = 200): void {
  const shell = visitorShell(visit, visit.t.account.code.title)
  visit.response.status(status).send(
    codePage(shell, {
      form,
      action: publicPath(hrefTo('/code'), visit.language),
      signInHref: publicPath(hrefTo('/sign-in'), visit.language),
    }),
  )
}

/** A link that is used up, too old, or made up. */
async function refuseLink(visit: Visit, lead: string = visit.t.account.join.overLead): Promise<void> {
  await recordRefusal(visit, { kind: 'sign_in_refused', detail: { why: 'link-over' } })
  const words = visit.t.account.join
  const shell = visitorShell(visit, words.overTitle)
  visit.response
    .status(404)
    .send(linkOverPage(shell, { lead, signInHref: publicPath(hrefTo('/sign-in'), visit.language) }))
}
