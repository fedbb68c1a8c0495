import { z } from 'zod'
import { type LedgerEvent, type PersonId, isPerson } from '../ledger/event.ts'
import { type NoticePage, noticePage } from './recovery.page.ts'
import { accountDoings, confirmDoings } from './recovery.store.ts'
import { type ChangeOnRecord, changesSeen, unseenChanges } from './factors/sign-in-change.store.ts'
import { findAccount } from './account.store.ts'
import { isAboutRoles, roleLines } from './roles/role-notice.web.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import { recordingOf } from '../people/change.web.ts'
import { parseForm } from '../platform/http/form.web.ts'
import { ownWorkPath } from '../app/landing.web.ts'
import { nextIn } from './session.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { accountShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

const noticeForm = z.strictObject({ next: z.string().optional() })

/** After each sign-in until it is confirmed, which takes some days: what others did to the sign-in of this person. */
export async function showNotice(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, language, now, organization, request, response, t, viewer } = visit
  const next = nextIn(request.query['next'])
  const nextHref = next ?? ownWorkPath(viewer.roles)
  const { unread, confirmFrom } = await accountDoings(deps.store.db, viewer.person)
  const changes = await unseenChanges(deps.store.db, await recordsOf(deps.store.db, viewer.person), now)
  if (confirmFrom === null && changes.length === 0) return response.redirect(303, nextHref)
  const roles = await roleLines(visit, changes)
  const page = noticePage(accountShell(visit, t.account.notice.title), {
    lines: [...(await doingLines(visit, unread)), ...changeLines(visit, changes), ...roles],
    lead: unread.length > 0 ? t.account.notice.lead : t.account.notice.changedLead,
    ...(await adviceFor(visit, { byOthers: unread.length > 0, onlyRoles: changes.every(isAboutRoles) })),
    from: confirmFrom !== null && confirmFrom > now ? formatDayOf(confirmFrom, organization.timeZone, language) : null,
    action: hrefTo('/account/notice'),
    next,
    nextHref,
    csrf,
  })
  response.send(page)
}

export async function confirmNotice(visit: SignedInVisit): Promise<void> {
  const { deps, now, response, viewer } = visit
  const { next } = parseForm(visit, noticeForm)
  await deps.store.transaction(async (tx) => {
    const { confirmFrom } = await accountDoings(tx, viewer.person)
    await changesSeen(tx, await recordsOf(tx, viewer.person), now)
    if (confirmFrom !== null && confirmFrom <= now) await confirmDoings(tx, viewer.person, recordingOf(visit))
  })
  response.redirect(303, nextIn(next) ?? ownWorkPath(viewer.roles))
}

/** One sentence for each thing that was changed with this account. */
function changeLines({ language, organization, t }: SignedInVisit, changes: readonly ChangeOnRecord[]): string[] {
  return changes.flatMap(({ kind, at }) =>
    kind === 'role-changed' ? [] : [t.factors.changes[kind](formatDayOf(at, organization.timeZone, language))],
  )
}

/** Someone without a password can't choose another one: what opens their account is a passkey. */
async function adviceFor(
  { account, deps, t }: SignedInVisit,
  { byOthers, onlyRoles }: { readonly byOthers: boolean; readonly onlyRoles: boolean },
): Promise<Pick<NoticePage, 'advice' | 'check'>> {
  const words = t.account.notice
  if (!byOthers && onlyRoles) return { advice: t.hr.roles.notice.advice, check: null }
  if (((await findAccount(deps.store.db, account))?.passwordHash ?? null) === null)
    return { advice: words.notYouWithoutPassword, check: { href: `${hrefTo('/account')}#ways`, text: words.ways } }
  const advice = byOthers ? words.notYou : words.notYouEither
  return { advice, check: { href: hrefTo('/account'), text: words.password } }
}

/** One sentence for each, and who agreed. */
export async function doingLines(visit: SignedInVisit, doings: readonly LedgerEvent[]): Promise<string[]> {
  const { deps, language, organization, t, today } = visit
  const words = t.account.notice
  const agreed = doings.flatMap((event) => (event.kind === 'recovery_code_made' ? (event.body.agreedBy ?? []) : []))
  const actors = doings.map(({ actor }) => actor).filter(isPerson)
  const names = await namesOn(deps.store.db, [...agreed, ...actors], today)
  const nameOf = (person: PersonId) => names.get(person) ?? t.hr.people.noName
  return doings.map((event) => {
    const { actor, recordedAt } = event
    const date = formatDayOf(recordedAt, organization.timeZone, language)
    const by = actors.find((each) => each === actor)
    const who = by === undefined ? words.fromConsole : nameOf(by)
    if (event.kind === 'merged') return words.merged(date, who)
    if (event.kind === 'sign_in_linked') return t.singleSignOn.notice.linked(date, who)
    if (event.kind === 'sign_in_unlinked') return t.singleSignOn.notice.unlinked(date, who)
    if (event.kind !== 'recovery_code_made') return words.undone(date, who)
    const { agreedBy } = event.body
    const nobody = by === undefined ? words.nobodyAsked : words.agreedByNobody
    const second = agreedBy === null ? nobody : words.agreed(nameOf(agreedBy))
    return `${words.recovery(date, who)} ${second}`
  })
}
