import { z } from 'zod'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { leftPage, signedOutPage, signInPage } from './sign-in.page.ts'
import { maySignIn } from './access.store.ts'
import { accountToSignIn } from './joined/in-use.store.ts'
import { noFields, parseForm, readForm, withProblem } from '../platform/http/form.web.ts'
import { offerPasskey, passkeyIn } from './factors/ceremony.web.ts'
import { enter, goOnSigningIn } from './factors/second-step.web.ts'
import { isPassword } from './password.web.ts'
import { ownWorkPath } from '../app/landing.web.ts'
import { nextIn, closeSession, sessionIdOf } from './session.web.ts'
import { codePath, hrefTo, publicPath } from '../app/href.web.ts'
import { offeredProvider } from './sso/journey.web.ts'
import { bareShell, visitorShell } from '../app/shell.web.ts'
import { recordTrail } from '../trail/record.web.ts'
import { countTry, countTryOfAccount, countWrongTry, forgiveTries, minutesToWait, noteWait } from './tries.web.ts'
import type { Deps, SignedInVisit, Visit } from '../app/visit.web.ts'
import type { Language } from '../platform/text/language.ts'

const signInForm = (t: Messages) =>
  z.strictObject({
    signInName: z.string().trim().min(1, t.account.needs.signInName),
    password: z.string().min(1, t.account.needs.password),
    next: z.string().optional(),
  })

export async function showSignIn(visit: Visit): Promise<void> {
  const { request, response, viewer } = visit
  if (viewer !== null) return response.redirect(303, nextIn(request.query['next']) ?? ownWorkPath(viewer.roles))
  await sendSignIn(visit, EMPTY_FORM)
}

/** The answer is the same, and takes the same time, for a wrong password and for a name that nobody has. */
export async function signIn(visit: Visit): Promise<void> {
  const { deps, t } = visit
  const result = readForm(visit, signInForm(t))
  if (!result.ok) return sendSignIn(visit, result.form, 422)
  const { signInName, password, next } = result.data
  const wait = await countTry(visit, signInName)
  if (wait !== null) {
    visit.log.info('sign-in has to wait')
    await noteWait(visit, wait)
    return sendSignIn(visit, withProblem(visit, 'signInName', t.account.signIn.wait(wait)), 429)
  }
  const account = await accountToSignIn(deps.store.db, signInName, visit.today)
  const mayTry = await countTryOfAccount(visit, account?.person ?? null, signInName)
  const fits = await isPassword(visit, mayTry ? (account?.passwordHash ?? null) : null, password)
  if (account === null || !fits) {
    await countWrongTry(visit)
    visit.log.info('sign-in refused')
    // A name that nobody has isn't kept: people type passwords into the wrong field.
    await recordTrail(visit, { kind: 'sign_in_refused', about: account?.person ?? null, detail: { why: 'wrong' } })
    return sendSignIn(visit, withProblem(visit, 'signInName', t.account.signIn.wrong), 422)
  }
  await forgiveTries(visit, signInName, account.person)
  if (!(await maySignIn(deps.store.db, account.person, visit.today))) {
    visit.log.info({ person: account.person }, 'sign-in to a closed account refused')
    await recordTrail(visit, { kind: 'sign_in_refused', about: account.person, detail: { why: 'closed' } })
    return sendSignIn(visit, withProblem(visit, 'signInName', t.account.signIn.closed), 422)
  }
  await goOnSigningIn(visit, account, 'password', nextIn(next))
}

const passkeyForm = z.strictObject({ answer: z.string(), next: z.string().optional() })

/** Needs no name: the passkey says whose it is. */
export async function signInWithPasskey(visit: Visit): Promise<void> {
  const { deps, t } = visit
  const { answer, next } = parseForm(visit, passkeyForm)
  const wait = await minutesToWait(visit)
  if (wait !== null) {
    await noteWait(visit, wait)
    return sendSignIn(visit, withProblem(visit, 'signInName', t.account.signIn.wait(wait)), 429)
  }
  const passkey = await passkeyIn(visit, answer, null)
  if (passkey === null) {
    await countWrongTry(visit)
    visit.log.info('passkey refused')
    await recordTrail(visit, { kind: 'sign_in_refused', detail: { why: 'wrong' } })
    return sendSignIn(visit, withProblem(visit, 'signInName', t.factors.passkey.refused), 422)
  }
  if (!(await maySignIn(deps.store.db, passkey.person, visit.today))) {
    visit.log.info({ person: passkey.person }, 'sign-in to a closed account refused')
    await recordTrail(visit, { kind: 'sign_in_refused', about: passkey.person, detail: { why: 'closed' } })
    return sendSignIn(visit, withProblem(visit, 'signInName', t.account.signIn.closed), 422)
  }
  await enter(visit, passkey.person, 'passkey', nextIn(next))
}

export async function signOut(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  await closeSession(visit)
  visit.response.redirect(303, publicPath(hrefTo('/signed-out'), visit.language))
}

export function showSignedOut(visit: Visit): void {
  visit.response.send(
    signedOutPage(visitorShell(visit, visit.t.account.signedOut.title), publicPath(hrefTo('/sign-in'), visit.language)),
  )
}

/**
 * The way out that works from anywhere, without a question: a link, because it must not need a script or a form. Leads
 * to the neutral site that the organization chose.
 */
export async function leave(visit: Visit): Promise<void> {
  await closeSession(visit)
  visit.response.redirect(303, visit.organization?.leaveTo ?? publicPath(hrefTo('/blank'), visit.language))
}

export function showBlank({ deps, language, response }: Visit): void {
  response.send(blankPage(deps, language))
}

export function blankPage(deps: Deps, language: Language): string {
  const shell = bareShell(deps, language)
  return leftPage({ ...shell, title: shell.t.account.left.title })
}

async function sendSignIn(visit: Visit, form: FormState, status = 200): Promise<void> {
  const { deps, language, request, response, organization, t } = visit
  const next = nextIn(request.method === 'GET' ? request.query['next'] : form.values['next'])
  const shell = visitorShell(visit, t.account.signIn.title)
  const passkey = organization === null ? null : await offerPasskey(visit, null)
  const hidden = next === null ? [] : [{ name: 'next', value: next }]
  const passkeyAction = publicPath(hrefTo('/sign-in/passkey'), language)
  const page = signInPage(withNext(shell, next), {
    form,
    ended: status === 200 && sessionIdOf(request, deps.config) !== null,
    over: request.query['over'] === 'yes',
    notSetUp: organization === null,
    contacts: visit.content.contacts,
    provider: await offeredProvider(visit),
    next,
    passkey: passkey === null ? null : { ...passkey, action: passkeyAction, hidden, autofill: true },
    action: publicPath(hrefTo('/sign-in'), language),
    codeHref: codePath(language),
    forgotHref: publicPath(hrefTo('/forgot'), language),
  })
  response.status(status).send(page)
}

/** The other language keeps the page that asked for the sign-in. */
function withNext(shell: Shell, next: string | null): Shell {
  const { otherLanguage } = shell
  if (next === null || otherLanguage === null) return shell
  return {
    ...shell,
    otherLanguage: { ...otherLanguage, href: publicPath(hrefTo('/sign-in', {}, { next }), otherLanguage.language) },
  }
}
