import { z } from 'zod'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { activatePage, codePage, linkOverPage } from './join.page.ts'
import { MESSAGES, type Messages } from '../words/messages.ts'
import { endPassword, findAccountBySignInName, firstWayIn, setCredentials } from './account.store.ts'
import { newPasskeyIn, offerNewPasskey } from './factors/ceremony.web.ts'
import type { StoredKey } from './factors/passkey.job.ts'
import { addPasskey, findPasskey } from './factors/passkey.store.ts'
import { deviceName } from './factors/passkey.web.ts'
import { enter, goOnSigningIn } from './factors/second-step.web.ts'
import { type ChosenWay, findGuest, type Guest, useLinkFor } from './factors/guest.web.ts'
import { findSignInLink, useSignInLink } from './sign-in-link.store.ts'
import { noFields, param, parseForm, parseQuery, readForm, sentTexts, withProblem } from '../platform/http/form.web.ts'
import { browserLanguage } from '../platform/http/headers.web.ts'
import { hashPassword, newPassword } from './password.web.ts'
import { codePath, hrefTo, languageOfPath, publicPath } from '../app/href.web.ts'
import { isShortCode, openByCode } from './codes/printed-code.store.ts'
import { codeMac } from './printed-link.web.ts'
import { visitorShell } from '../app/shell.web.ts'
import { countWrongTry, forgiveTries, minutesToWait, minutesUntil, noteWait } from './tries.web.ts'
import { recordTrail } from '../trail/record.web.ts'
import { recordRefusal } from '../trail/route.web.ts'
import type { Visit } from '../app/visit.web.ts'
import { LANGUAGES } from '../platform/text/language.ts'

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

const codeForm = (t: Messages) => z.strictObject({ code: z.string().trim().min(1, t.account.needs.code) })

const codeQuery = z.strictObject({ language: z.enum(LANGUAGES).optional() })

/** The address on paper names no language, so the page is in the browser's, until somebody chooses another. */
export function showCode(visit: Visit): void {
  const { language, request, response, viewer } = visit
  const { language: chosen } = parseQuery(visit, codeQuery)
  const isOpen = chosen === undefined && viewer === null && languageOfPath(request.path) === null
  const theirs = isOpen ? browserLanguage(request, response) : language
  if (theirs !== language) return response.redirect(303, codePath(theirs))
  sendCode(visit, EMPTY_FORM)
}

/** A long code is the token of a link, and leads to the same page. */
export async function enterCode(visit: Visit): Promise<void> {
  const { deps, language, response, now, t } = visit
  const result = readForm(visit, codeForm(t))
  if (!result.ok) return sendCode(visit, result.form, 422)
  const wait = await minutesToWait(visit)
  if (wait !== null) {
    await noteWait(visit, wait)
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
  const wait = minutesUntil(outcome.until, now)
  await noteWait(visit, wait)
  const words = outcome.who === 'all' ? t.account.code.busy : t.account.code.wait
  sendCode(visit, withProblem(visit, 'code', words(wait)), 429)
}

export async function showJoin(visit: Visit): Promise<void> {
  const guest = await openGuest(visit)
  if (guest !== null) await sendActivate(visit, guest, EMPTY_FORM)
}

/** Sets the password, ends the link and every session there was, and signs in. */
export async function join(visit: Visit): Promise<void> {
  const { t, today, organization } = visit
  const guest = await openGuest(visit)
  if (guest === null) return
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
  const outcome = await useLinkFor(visit, guest, {
    change: 'password-changed',
    passkey: null,
    async isFree(tx) {
      const holder = await findAccountBySignInName(tx, signInName)
      return holder === null || holder.person === guest.person
    },
    async give(tx) {
      await setCredentials(tx, guest.person, signInName, passwordHash, today)
      await recordTrail(visit, { kind: 'password_changed', by: guest.person, about: guest.person }, tx)
    },
  })
  if (outcome === 'over') return refuseLink(visit)
  if (outcome === 'taken') {
    const chooser = { ...guest, signInName: null }
    return sendActivate(visit, chooser, withProblem(visit, 'signInName', t.account.signInNameTaken), 422)
  }
  await forgiveTries(visit, signInName, guest.person)
  await goOnSigningIn(visit, guest, guest.way)
}

const passkeyForm = z.strictObject({ answer: z.string() })

/** The same with a passkey in place of a password: one from before no longer opens the account. */
export async function joinWithPasskey(visit: Visit): Promise<void> {
  const guest = await openGuest(visit)
  if (guest === null) return
  const { answer } = parseForm(visit, passkeyForm)
  const key = guest.mayMakePasskey ? await newPasskeyIn(visit, answer, guest.person) : null
  const outcome = key === null ? 'taken' : await useLinkFor(visit, guest, wayOfPasskey(visit, guest, key))
  if (outcome === 'over') return refuseLink(visit)
  if (outcome === 'taken') return sendActivate(visit, guest, EMPTY_FORM, 422, visit.t.factors.passkey.notMade)
  await enter(visit, guest.person, 'passkey', null)
}

function wayOfPasskey(visit: Visit, { person }: Guest, key: StoredKey): ChosenWay {
  const { now, today } = visit
  return {
    change: 'passkey-added',
    passkey: key.id,
    isFree: async (tx) => (await findPasskey(tx, key.id)) === null,
    async give(tx) {
      await firstWayIn(tx, person, today)
      await endPassword(tx, person)
      // They come in with it right away.
      await addPasskey(tx, { ...key, person, name: deviceName(visit) }, now, now)
      const added = { kind: 'factor_added', by: person, about: person, detail: { factor: 'passkey' } } as const
      await recordTrail(visit, added, tx)
    },
  }
}

/** For somebody who has a way in and wants nothing changed: the link signs in this once. */
export async function joinOnce(visit: Visit): Promise<void> {
  parseForm(visit, noFields)
  const guest = await openGuest(visit)
  if (guest === null) return
  const { deps, now } = visit
  const token = param(visit, 'token')
  const used =
    guest.purpose === 'reset' && (await deps.store.transaction((tx) => useSignInLink(tx, token, now))) !== null
  if (!used) return refuseLink(visit)
  await goOnSigningIn(visit, guest, guest.way)
}

/** The person whose link it is. Answers with the page that says why, and returns null, when it opens nothing. */
async function openGuest(visit: Visit): Promise<Guest | null> {
  const guest = await findGuest(visit)
  if (guest !== null && !guest.isClosed) return guest
  await refuseLink(visit, guest === null ? visit.t.account.join.overLead : visit.t.account.signIn.closed)
  return null
}

async function joinForm(t: Messages, { signInName }: Guest, about: readonly string[]) {
  const password = await newPassword(t, about)
  return signInName === null
    ? z.strictObject({ signInName: newSignInName(t), password })
    : z.strictObject({ password }).transform((form) => ({ ...form, signInName }))
}

async function sendActivate(
  visit: Visit,
  guest: Guest,
  form: FormState,
  status = 200,
  problem: string | null = null,
): Promise<void> {
  const { language, response, t } = visit
  const { name, siteNames, signInName, purpose } = guest
  const token = param(visit, 'token')
  const address = (path: '/join/:token' | '/join/:token/passkey' | '/join/:token/once') =>
    publicPath(hrefTo(path, { token }), language)
  const languages = LANGUAGES.map((each) => ({
    language: each,
    name: MESSAGES[each].shell.languageName,
    href: publicPath(hrefTo('/join/:token', { token }), each),
    isShown: each === language,
  }))
  const passkey = guest.mayMakePasskey ? await offerNewPasskey(visit, guest, true) : null
  // The page has its own switch, with both languages next to each other.
  const shell = { ...visitorShell(visit, t.account.join.title), otherLanguage: null }
  const page = activatePage(
    { ...shell, pageScript: visit.deps.assets.passwordShown.href },
    {
      languages,
      form,
      name,
      siteNames,
      signInName,
      problem,
      passkey:
        passkey === null ? null : { ...passkey, action: address('/join/:token/passkey'), hidden: [], autofill: false },
      onceAction: purpose === 'reset' ? address('/join/:token/once') : null,
      action: address('/join/:token'),
    },
  )
  response.status(status).send(page)
}

function sendCode(visit: Visit, form: FormState, status = 200): void {
  const { otherLanguage, ...shell } = visitorShell(visit, visit.t.account.code.title)
  const other = otherLanguage === null ? null : { ...otherLanguage, href: codePath(otherLanguage.language) }
  visit.response.status(status).send(
    codePage(
      { ...shell, otherLanguage: other },
      {
        form,
        action: publicPath(hrefTo('/code'), visit.language),
        signInHref: publicPath(hrefTo('/sign-in'), visit.language),
      },
    ),
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
