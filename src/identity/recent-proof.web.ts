import { z } from 'zod'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Action } from './access.ts'
import { findAccount } from './account.store.ts'
import { confirmPage } from './confirm.page.ts'
import { isRecentProof } from './session.ts'
import { isLinked, LINK_OUTCOMES, proofProblem } from './sso/account.web.ts'
import { keepForm } from './sessions/kept-form.web.ts'
import { offerPasskey, passkeyIn } from './factors/ceremony.web.ts'
import { useCode } from './factors/code.web.ts'
import { factorsOf } from './factors/factor.store.ts'
import { stepTriesOf } from './factors/second-step.web.ts'
import { isPassword } from './password.web.ts'
import { recordTrail } from '../trail/record.web.ts'
import { finishProof, nextIn, pageAskedFor, pageBefore } from './session.web.ts'
import { countTry, countWrongTry, forgiveTries, minutesToWait, noteWait } from './tries.web.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { parseForm, parseQuery, readForm, withProblem } from '../platform/http/form.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { accountShell } from '../app/shell.web.ts'
import type { Route } from '../app/routing.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/**
 * Actions and addresses for which people prove again who they are, unless they did in the last ten minutes (ASVS 5,
 * 7.5.1 to 7.5.3): one's own way in, other people's addresses, sign-ins and roles, evidence, erasure, how long records
 * are kept, other systems' access, and the file with everything held about somebody. Every route is checked against this table before its
 * handler runs, so none of them can forget it. `tests/identity/recent-proof.web.test.ts` asks for each. HR's new link
 * asks only for an account in use: `makeLink` looks. docs/security.md says what stays out, and why.
 */
export const NEEDS_PROOF: {
  /** Every form of these. Their pages can be looked at. */
  readonly actions: ReadonlySet<Action>
  /** Forms of these that only look somebody up. */
  readonly lookUps: readonly string[]
  /** A method and a path, as in `ROUTES`. What HR changes about a person has its own name at the end. */
  readonly addresses: readonly string[]
} = {
  actions: new Set<Action>(['erase-person', 'make-evidence', 'grant-roles', 'set-sign-in']),
  lookUps: ['POST /hr/roles/searches'],
  addresses: [
    'POST /account/address',
    'POST /account/sessions',
    'GET /account/held.json',
    'GET /hr/people/:person/held.json',
    'POST /account/single-sign-on',
    'POST /account/single-sign-on/removals',
    'GET /account/passkeys/new',
    'POST /account/passkeys',
    'POST /account/passkeys/:passkey/removals',
    'GET /account/app',
    'POST /account/app',
    'POST /account/app/removals',
    'POST /account/spare-codes',
    'GET /account/first-password',
    'POST /account/first-password',
    'POST /hr/people/:person/changes/facts',
    'POST /hr/people/:person/changes/end-single-sign-on',
    'POST /hr/people/:person/merges',
    'POST /hr/recoveries/:recovery',
    'POST /hr/retention',
    'GET /hr/webhooks/tokens/new',
    'POST /hr/webhooks/tokens',
    'GET /hr/people/:person/erasure',
    'GET /hr/packs/:pack/pack.zip',
  ],
}

/** Whether the visit has to wait until the person has proved again who they are. */
export function lacksProof([method, path, who]: Route, visit: SignedInVisit): boolean {
  if (hasRecentProof(visit)) return false
  if (NEEDS_PROOF.lookUps.includes(`${method} ${path}`)) return false
  if (method === 'POST' && who !== 'public' && who !== 'signed-in' && NEEDS_PROOF.actions.has(who)) return true
  const { change } = visit.request.params
  const named = typeof change === 'string' ? path.replace(':change', change) : path
  return NEEDS_PROOF.addresses.includes(`${method} ${named}`)
}

export function hasRecentProof({ now, session }: SignedInVisit): boolean {
  return isRecentProof(session.authenticatedAt, now)
}

/** Their forms have no fields to keep, and come from a page of the same address: it's opened again. */
const OPENED_AGAIN: readonly string[] = ['/hr/people/:person/link', '/hr/people/:person/changes/:change']

/**
 * Leads to the page where people prove it, and back. A form that came in is kept meanwhile. From a download it leads
 * back to its page, because a download would leave the page of the password open.
 */
export async function askForProof(visit: SignedInVisit): Promise<void> {
  const { request, response, viewer } = visit
  const isFile = request.method === 'GET' && /\.\w+$/.test(request.path)
  const isKept = await keepForm(visit, viewer.person)
  const isOpenedAgain = OPENED_AGAIN.includes(String(request.route?.path))
  const page = (request.method === 'GET' && !isFile) || isOpenedAgain ? pageAskedFor(request) : pageBefore(request)
  const next = isKept ? hrefTo('/account/kept-form') : page
  response.redirect(303, hrefTo('/account/confirm', {}, { next }))
}

const confirmQuery = z.strictObject({ next: z.string().optional(), provider: z.enum(LINK_OUTCOMES).optional() })

const confirmForm = (needed: string) => z.strictObject({ password: z.string().min(1, needed), next: z.string() })

export async function showConfirm(visit: SignedInVisit): Promise<void> {
  const { next, provider } = parseQuery(visit, confirmQuery)
  const problem = provider === undefined ? '' : await proofProblem(visit, provider)
  await sendConfirm(visit, EMPTY_FORM, nextIn(next), 200, problem)
}

export async function confirmByPassword(visit: SignedInVisit): Promise<void> {
  const { account, deps, response, t } = visit
  const result = readForm(visit, confirmForm(t.account.needs.password))
  if (!result.ok) return sendConfirm(visit, result.form, nextIn(result.form.values['next']), 422)
  const own = await findAccount(deps.store.db, account)
  const next = nextIn(result.data.next)
  const wait = await countTry(visit, own?.signInName ?? account)
  if (wait !== null) {
    await noteWait(visit, wait, 'proof_refused', account)
    return sendConfirm(visit, withProblem(visit, 'password', t.account.signIn.wait(wait)), next, 429)
  }
  if (!(await isPassword(visit, own?.passwordHash ?? null, result.data.password))) {
    await countWrongTry(visit)
    await noteRefusedProof(visit, 'wrong')
    return sendConfirm(visit, withProblem(visit, 'password', t.account.confirm.wrong), next, 422)
  }
  await forgiveTries(visit, own?.signInName ?? account)
  await finishProof(visit, 'password')
  response.redirect(303, next ?? hrefTo('/account'))
}

const confirmPasskeyForm = z.strictObject({ answer: z.string(), next: z.string() })

export async function confirmByPasskey(visit: SignedInVisit): Promise<void> {
  const { account, response, t } = visit
  const { answer, next } = parseForm(visit, confirmPasskeyForm)
  const wait = await minutesToWait(visit)
  if (wait !== null) {
    await noteWait(visit, wait, 'proof_refused', account)
    return sendConfirm(visit, EMPTY_FORM, nextIn(next), 429, t.account.signIn.wait(wait))
  }
  if ((await passkeyIn(visit, answer, account)) === null) {
    await countWrongTry(visit)
    await noteRefusedProof(visit, 'wrong')
    return sendConfirm(visit, EMPTY_FORM, nextIn(next), 422, t.factors.passkey.refused)
  }
  await finishProof(visit, 'passkey')
  response.redirect(303, nextIn(next) ?? hrefTo('/account'))
}

const confirmCodeForm = (needed: string) =>
  z.strictObject({ code: z.string().trim().min(1, needed).max(100), next: z.string() })

export async function confirmByCode(visit: SignedInVisit): Promise<void> {
  const { account, response, t } = visit
  const result = readForm(visit, confirmCodeForm(t.factors.step.needed))
  if (!result.ok) return sendConfirm(visit, result.form, nextIn(result.form.values['next']), 422)
  const next = nextIn(result.data.next)
  const wait = await countTry(visit, stepTriesOf(account))
  if (wait !== null) {
    await noteWait(visit, wait, 'proof_refused', account)
    return sendConfirm(visit, withProblem(visit, 'code', t.account.signIn.wait(wait)), next, 429)
  }
  if (!(await useCode(visit, account, result.data.code))) {
    await countWrongTry(visit)
    await noteRefusedProof(visit, 'wrong-code')
    return sendConfirm(visit, withProblem(visit, 'code', t.factors.step.wrong), next, 422)
  }
  await forgiveTries(visit, stepTriesOf(account))
  await finishProof(visit, 'app')
  response.redirect(303, next ?? hrefTo('/account'))
}

function noteRefusedProof(visit: SignedInVisit, why: 'wrong' | 'wrong-code'): Promise<void> {
  return recordTrail(visit, { kind: 'proof_refused', about: visit.account, detail: { why } })
}

/** Only the ways that this person has are offered. */
async function sendConfirm(
  visit: SignedInVisit,
  form: FormState,
  next: string | null,
  status = 200,
  problem = '',
): Promise<void> {
  const { account, csrf, deps, response, t } = visit
  const own = await findAccount(deps.store.db, account)
  const passkey = await offerPasskey(visit, account)
  const { hasApp } = await factorsOf(deps.store.db, account)
  const goOn = next ?? hrefTo('/account')
  const hidden = [
    { name: 'next', value: goOn },
    { name: CSRF_FIELD, value: csrf },
  ]
  const page = confirmPage(accountShell(visit, t.account.confirm.title), {
    form,
    problem,
    signInName: own?.signInName ?? '',
    passkey:
      passkey === null ? null : { ...passkey, action: hrefTo('/account/confirm/passkey'), hidden, autofill: false },
    ways: [
      ...((await isLinked(visit))
        ? [{ way: 'single-sign-on', action: hrefTo('/account/confirm/provider') } as const]
        : []),
      ...(own?.passwordHash === null ? [] : [{ way: 'password', action: hrefTo('/account/confirm') } as const]),
      ...(hasApp ? [{ way: 'app', action: hrefTo('/account/confirm/code') } as const] : []),
    ],
    next: goOn,
    signOutAction: hrefTo('/sign-out'),
    csrf,
  })
  response.status(status).send(page)
}
