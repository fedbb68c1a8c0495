import { z } from 'zod'
import { codePath, hrefTo, publicPath } from '../../app/href.web.ts'
import { landingPath } from '../../app/landing.web.ts'
import { visitorShell } from '../../app/shell.web.ts'
import type { Visit } from '../../app/visit.web.ts'
import type { PersonId } from '../../ledger/event.ts'
import { parseForm } from '../../platform/http/form.web.ts'
import type { Language } from '../../platform/text/language.ts'
import { recordRefusal } from '../../trail/route.web.ts'
import { maySignIn } from '../access.store.ts'
import { findAccount } from '../account.store.ts'
import { finishSignIn, nextIn } from '../session.web.ts'
import { finishProofByProvider, linkOwnSignIn, tellOnAccount, tellOnConfirm } from './account.web.ts'
import { claimedPerson } from './claim.ts'
import { comeBack, leaveForProvider, noting } from './journey.web.ts'
import { findLinked, identityHash } from './linked.store.ts'
import { findMatch } from './match.store.ts'
import type { ProviderIdentity } from './provider.job.ts'
import { ProviderProblem } from './provider-problem.ts'
import { askToConfirm } from './request.store.ts'
import { singleSignOnSettings } from './settings.store.ts'
import { noticeOf, type SignInNotice } from './sign-in-notice.ts'
import { waitingPage } from './sign-in.page.ts'

const startForm = z.strictObject({ next: z.string().optional() })

/** The button on the sign-in page. */
export async function startSingleSignOn(visit: Visit): Promise<void> {
  const next = nextIn(parseForm(visit, startForm).next)
  try {
    await leaveForProvider(visit, 'sign-in', next)
  } catch (error) {
    if (!(error instanceof ProviderProblem)) throw error
    toSignIn(visit, visit.language, noticeOf(error.kind), next)
  }
}

/** The way back from the provider. It always leads on, so that no code stays in the address. */
export async function finishSingleSignOn(visit: Visit): Promise<void> {
  const { oidc } = visit.deps.config
  const back = oidc === null ? { over: visit.language } : await comeBack(visit, oidc)
  if ('over' in back) return toSignIn(visit, back.over, 'over', null)
  const { kind, language, next } = back.aim
  try {
    const identity = await back.identity()
    if (kind === 'link') return await linkOwnSignIn(visit, back.person, identity)
    if (kind === 'prove') return await finishProofByProvider(visit, back.person, identity, next)
    const outcome = await comeIn(visit, identity, language, next)
    if (outcome === 'in') return
    if (outcome !== 'closed' && outcome !== 'waiting') await noteRefused(visit, 'not-linked')
    if (outcome === 'waiting') return visit.response.redirect(303, publicPath(hrefTo('/sign-in/waiting'), language))
    toSignIn(visit, language, outcome, outcome === 'in-use' ? hrefTo('/account') : next)
  } catch (error) {
    if (!(error instanceof ProviderProblem)) throw error
    if (noticeOf(error.kind) === 'refused') await noteRefused(visit, 'not-trusted', kind === 'prove')
    if (kind === 'link') return tellOnAccount(visit, error)
    if (kind === 'prove') return tellOnConfirm(visit, error, next, back.anew)
    toSignIn(visit, language, noticeOf(error.kind), next)
  }
}

export function showWaiting(visit: Visit): void {
  const shell = visitorShell(visit, visit.t.singleSignOn.waiting.title)
  const page = waitingPage(shell, {
    codeHref: codePath(visit.language),
    signInHref: publicPath(hrefTo('/sign-in'), visit.language),
  })
  visit.response.send(page)
}

/** Begins a session for somebody whose sign-in is linked. Somebody new is compared with the staff list. */
async function comeIn(
  visit: Visit,
  identity: ProviderIdentity,
  language: Language,
  next: string | null,
): Promise<'in' | 'waiting' | SignInNotice> {
  const { db } = visit.deps.store
  const person = await findLinked(db, identityHash(identity.issuer, identity.subject))
  return person === null ? askHr(visit, identity, language) : openAccount(visit, person, identity, next)
}

async function openAccount(
  visit: Visit,
  person: PersonId,
  { isFresh }: ProviderIdentity,
  next: string | null,
): Promise<'in' | 'closed'> {
  const { deps, log, response, today } = visit
  if (!(await maySignIn(deps.store.db, person, today))) {
    log.info({ person }, 'sign-in to a closed account refused')
    await recordRefusal(visit, { kind: 'sign_in_refused', about: person, detail: { why: 'closed' } })
    return 'closed'
  }
  const { anew } = await singleSignOnSettings(deps.store.db)
  await finishSignIn(visit, person, 'single-sign-on', isFresh || !anew)
  const account = await findAccount(deps.store.db, person)
  response.redirect(303, await landingPath(visit, { person, grants: account?.grants ?? [] }, next))
  return 'in'
}

async function askHr(
  visit: Visit,
  { issuer, subject, claims }: ProviderIdentity,
  language: Language,
): Promise<'waiting' | SignInNotice> {
  const { deps, now, today } = visit
  const settings = await singleSignOnSettings(deps.store.db)
  const claimed = claimedPerson(await noting(visit, claims), settings.numberClaim)
  return deps.store.transaction(async (tx) => {
    const found = await findMatch(tx, claimed, settings, today)
    if (found.kind === 'closed' || found.kind === 'in-use') return found.kind
    if (found.kind === 'nobody' && !settings.strangersMayAsk) return 'nobody'
    const match = found.kind === 'nobody' ? null : { person: found.person, by: settings.match }
    const asked = { identity: identityHash(issuer, subject), issuer, match, language }
    await askToConfirm(tx, asked, claimed, now)
    return 'waiting'
  })
}

function noteRefused(visit: Visit, why: 'not-linked' | 'not-trusted', isProof = false): Promise<void> {
  const kind = isProof ? 'proof_refused' : 'sign_in_refused'
  return recordRefusal(visit, { kind, about: visit.account, detail: { why } })
}

function toSignIn({ response }: Visit, language: Language, provider: SignInNotice, next: string | null): void {
  response.redirect(303, publicPath(hrefTo('/sign-in', {}, { provider, next }), language))
}
