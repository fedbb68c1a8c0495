import { z } from 'zod'
import { hrefTo, publicPath } from '../../app/href.web.ts'
import { isSignedIn } from '../../app/route.web.ts'
import type { SignedInVisit, Visit } from '../../app/visit.web.ts'
import type { PersonId } from '../../ledger/event.ts'
import { survivorOf } from '../../ledger/merge.store.ts'
import { recordingOf } from '../../people/change.web.ts'
import { noFields, parseForm } from '../../platform/http/form.web.ts'
import { recordTrail } from '../../trail/record.web.ts'
import type { OwnSingleSignOn } from '../account.page.ts'
import { tellChange } from '../factors/sign-in-change.store.ts'
import { getsInWithoutProvider } from '../factors/way-in.store.ts'
import { finishProof, nextIn } from '../session.web.ts'
import { leaveForProvider, providerLabel } from './journey.web.ts'
import { findLinked, identityHash, linkedSignIns, linkSignIn, unlinkSignIns } from './linked.store.ts'
import type { ProviderIdentity } from './provider.job.ts'
import { ProviderProblem, type ProviderProblemKind } from './provider-problem.ts'
import { noticeOf } from './sign-in-notice.ts'
import { formatDayOf } from '../../platform/time/moment.page.ts'

/** How connecting or disconnecting went, for the address of the account page. */
export const LINK_OUTCOMES = [
  'connected',
  'removed',
  'somebody-else',
  'not-anew',
  'down',
  'refused',
  'not-finished',
] as const
export type LinkOutcome = (typeof LINK_OUTCOMES)[number]

/** The part of the account page about it. Returns null where there's no provider, and was none for this person. */
export async function ownSingleSignOn(
  visit: SignedInVisit,
  outcome: LinkOutcome | null,
): Promise<OwnSingleSignOn | null> {
  const { deps, language, organization, viewer } = visit
  const [linked] = await linkedSignIns(deps.store.db, viewer.person)
  const issuer = deps.config.oidc?.issuer ?? linked?.issuer
  if (issuer === undefined) return null
  const label = await providerLabel(visit, issuer)
  return {
    label,
    outcome: outcome === null ? '' : outcomeText(visit, outcome, label),
    since: linked === undefined ? null : formatDayOf(linked.linkedAt, organization.timeZone, language),
    mayRemove: await getsInWithoutProvider(deps.store.db, viewer.person, deps.config),
    connectAction: hrefTo('/account/single-sign-on'),
    removeAction: hrefTo('/account/single-sign-on/removals'),
  }
}

function outcomeText({ t }: Visit, outcome: LinkOutcome, label: string): string {
  return { ...t.singleSignOn.notices, ...t.singleSignOn.own.outcomes }[outcome](label)
}

/** Why the provider proved nothing, for the page where people prove again who they are. */
export async function proofProblem(visit: SignedInVisit, outcome: LinkOutcome): Promise<string> {
  const { oidc } = visit.deps.config
  return oidc === null ? '' : outcomeText(visit, outcome, await providerLabel(visit, oidc.issuer))
}

/** The person goes to show at the provider who they are there. They have shown here who they are here. */
export async function connectSingleSignOn(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  try {
    await leaveForProvider(visit, 'link', null)
  } catch (error) {
    if (!(error instanceof ProviderProblem)) throw error
    tellOnAccount(visit, error)
  }
}

/** On the way back. The account must be the one that was open when the person left. */
export async function linkOwnSignIn(
  visit: Visit,
  begunBy: PersonId | null,
  { issuer, subject }: ProviderIdentity,
): Promise<void> {
  if (!isSignedIn(visit) || visit.account !== begunBy) return toStart(visit)
  const { account, deps, language, now, today, viewer } = visit
  const identity = identityHash(issuer, subject)
  const outcome = await deps.store.transaction(async (tx) => {
    const holder = await findLinked(tx, identity)
    if (holder !== null) return (await survivorOf(tx, holder)) === viewer.person ? 'connected' : 'somebody-else'
    await linkSignIn(tx, { identity, issuer, person: account }, language, recordingOf(visit))
    await tellChange(tx, account, 'single-sign-on-added', { by: account, at: now, today })
    return 'connected'
  })
  toAccount(visit, outcome)
}

/** Whether the viewer can prove with the configured provider who they are. */
export async function isLinked({ deps, viewer }: SignedInVisit): Promise<boolean> {
  const issuer = deps.config.oidc?.issuer
  return (await linkedSignIns(deps.store.db, viewer.person)).some((linked) => linked.issuer === issuer)
}

const proofForm = z.strictObject({ next: z.string() })

/** The person goes to prove again who they are. */
export async function proveByProvider(visit: SignedInVisit): Promise<void> {
  const next = nextIn(parseForm(visit, proofForm).next)
  try {
    await leaveForProvider(visit, 'prove', next)
  } catch (error) {
    if (!(error instanceof ProviderProblem)) throw error
    tellOnConfirm(visit, error, next)
  }
}

/** On the way back. Only somebody whose sign-in opens this very account has proved anything. */
export async function finishProofByProvider(
  visit: Visit,
  begunBy: PersonId | null,
  { issuer, subject }: ProviderIdentity,
  next: string | null,
): Promise<void> {
  if (!isSignedIn(visit) || visit.account !== begunBy) return toStart(visit)
  const { db } = visit.deps.store
  const holder = await findLinked(db, identityHash(issuer, subject))
  if (holder === null || (await survivorOf(db, holder)) !== visit.viewer.person) {
    await recordTrail(visit, { kind: 'proof_refused', about: visit.account, detail: { why: 'not-linked' } })
    return toConfirm(visit, 'somebody-else', next)
  }
  await finishProof(visit, 'single-sign-on')
  visit.response.redirect(303, next ?? hrefTo('/account'))
}

/** Never the last way in: somebody who can't come in anymore would need HR. */
export async function removeSingleSignOn(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { account, deps, now, today, viewer } = visit
  const isRemoved = await deps.store.transaction(async (tx) => {
    if (!(await getsInWithoutProvider(tx, viewer.person, deps.config))) return false
    if (await unlinkSignIns(tx, viewer.person, recordingOf(visit)))
      await tellChange(tx, account, 'single-sign-on-removed', { by: account, at: now, today })
    return true
  })
  toAccount(visit, isRemoved ? 'removed' : null)
}

/** The session that began it isn't there anymore. */
function toStart({ language, response }: Visit): void {
  response.redirect(303, publicPath(hrefTo('/sign-in', {}, { provider: 'over' }), language))
}

/** Connecting didn't work. */
export function tellOnAccount(visit: Visit, { kind }: ProviderProblem): void {
  toAccount(visit, outcomeOf(kind))
}

/**
 * Proving didn't work: the page has the other ways, and leads on to where the person was going.
 * @param anew whether the provider had to ask again, which not every one does
 */
export function tellOnConfirm(visit: Visit, { kind }: ProviderProblem, next: string | null, anew = false): void {
  toConfirm(visit, anew && kind === 'not-trusted' ? 'not-anew' : outcomeOf(kind), next)
}

function outcomeOf(kind: ProviderProblemKind): LinkOutcome {
  const notice = noticeOf(kind)
  return notice === 'not-finished' || notice === 'refused' ? notice : 'down'
}

function toAccount({ response }: Visit, provider: LinkOutcome | null): void {
  response.redirect(303, hrefTo('/account', {}, { provider }))
}

function toConfirm({ response }: Visit, provider: LinkOutcome, next: string | null): void {
  response.redirect(303, hrefTo('/account/confirm', {}, { provider, next }))
}
