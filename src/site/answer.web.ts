import { z } from 'zod'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { otherStewards } from '../identity/recovery.store.ts'
import type { Actor } from '../ledger/event.ts'
import { isSamePerson } from '../ledger/merge.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { asTypedName, EMPTY_FORM } from '../platform/html/field.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { AppError } from '../platform/http/app-error.ts'
import { heldNames, parseForm, readForm, withProblem, withProblems } from '../platform/http/form.web.ts'
import { listFormat } from '../platform/text/format.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { noteSetting } from '../trail/setting.web.ts'
import { MOST_REASON, type ProposalInput, proposalPage } from './proposal.page.ts'
import { savedText, stewardNames } from './saved.web.ts'

/** Details that wait for a second person, of one site or of all. */
export interface OpenChange {
  readonly proposal: {
    readonly actor: Actor
    readonly recordedAt: Instant
    readonly body: { readonly proposal: string; readonly from: CalendarDate }
  }
  /** Another proposal, or other details in effect, has another mark. */
  readonly mark: string
  /** Why nobody can agree as it is, such as a number that has become too old to be called checked. */
  readonly blocked: string
  /** Where it leads once it's published. */
  readonly publishedHref: string
  /** @param from the first day: never one that has passed */
  describe(shell: Shell, from: CalendarDate): Promise<Pick<ProposalInput, 'name' | 'changes' | 'effect' | 'comes'>>
  publish(tx: Tx, from: CalendarDate): Promise<void>
  refuse(tx: Tx, refusal: { readonly proposal: string; readonly reason: string }): Promise<void>
}

/** How the details of one site, or those of all, are answered. */
export interface Answering {
  find(db: Database): Promise<OpenChange | null>
  readonly links: ProposalInput['links']
  /** What the log says of it, such as the site. */
  readonly log: Readonly<Record<string, string>>
}

/** With more people than this, only their number is said. */
const MOST_NAMED = 6

/** The names of everyone who could agree to what somebody proposes. */
export async function whoMayAgree(visit: SignedInVisit, proposer: Actor): Promise<string[]> {
  return stewardNames(visit, await otherStewards(visit.deps.store.db, proposer, visit.today))
}

function whoMayAgreeText(names: readonly string[], { language, t }: SignedInVisit): string {
  const words = t.hr.sites.proposal
  if (names.length === 0) return t.hr.lines.proposed.nobody
  if (names.length > MOST_NAMED) return words.anyMayAgree(names.length)
  return words.mayAgree(listFormat(language, { type: 'disjunction' }).format(names))
}

/** What waits for a second person. Whoever comes when nothing does anymore is led back. */
export async function showChange(visit: SignedInVisit, { find, links }: Answering, form = EMPTY_FORM): Promise<void> {
  const { csrf, deps, language, response, t } = visit
  const change = await find(deps.store.db)
  if (change === null) return response.redirect(303, links.back)
  const { proposal, mark, blocked } = change
  const words = t.hr.sites.proposal
  const shell = recordsShell(visit, { title: words.title, current: 'sites' })
  const { when, who } = await savedText(visit, { by: proposal.actor, at: proposal.recordedAt }, true)
  const from = firstDay(visit, change)
  const page = proposalPage(shell, {
    ...(await change.describe(shell, from)),
    asked: words.asked(when, who),
    from: words.from(formatDate(from, language)),
    mark,
    isOwn: await isOwn(visit, deps.store.db, change),
    whoMayAgree: whoMayAgreeText(await whoMayAgree(visit, proposal.actor), visit),
    blocked,
    form,
    csrf,
    links,
  })
  response.status(form === EMPTY_FORM ? 200 : 422).send(page)
}

const agreementForm = z.strictObject({ mark: z.string().max(100) })

/** Publishes what was proposed. Nobody agrees to a proposal of their own. */
export async function agreeToChange(visit: SignedInVisit, answering: Answering): Promise<void> {
  const { deps, log, response, t, viewer } = visit
  const { mark } = parseForm(visit, agreementForm)
  const to = await deps.store.transaction(async (tx) => {
    const change = await answering.find(tx)
    if (change === null || change.mark !== mark || change.blocked !== '') return null
    if (await isOwn(visit, tx, change)) throw new AppError('forbidden', 'Nobody agrees to a proposal of their own.')
    await change.publish(tx, firstDay(visit, change))
    await noteSetting(visit, tx)
    return change.publishedHref
  })
  if (to === null) return showChange(visit, answering, withProblem(visit, 'mark', t.hr.sites.proposal.changed))
  log.info({ by: viewer.person, ...answering.log }, 'details published by two people')
  response.redirect(303, to)
}

const refusalForm = z.strictObject({
  mark: z.string().max(100),
  reason: z.string().trim().max(MOST_REASON),
  [asTypedName('reason')]: z.string().max(MOST_REASON).optional(),
})

/** Sends a proposal back to its draft, with a reason. Whoever asked can take it back in the same way. */
export async function refuseChange(visit: SignedInVisit, answering: Answering): Promise<void> {
  const { deps, log, response, t, viewer } = visit
  const words = t.hr.sites.proposal
  const sent = readForm(visit, refusalForm)
  if (!sent.ok) return showChange(visit, answering, sent.form)
  const { mark, reason } = sent.data
  if (reason === '') return showChange(visit, answering, withProblem(visit, 'reason', words.reasonNeeded))
  const named = heldNames(visit, ['reason'], 'text')
  if (Object.keys(named).length > 0) return showChange(visit, answering, withProblems(visit, named))
  const isDone = await deps.store.transaction(async (tx) => {
    const change = await answering.find(tx)
    if (change === null || change.mark !== mark) return false
    await change.refuse(tx, { proposal: change.proposal.body.proposal, reason })
    await noteSetting(visit, tx)
    return true
  })
  if (!isDone) return showChange(visit, answering, withProblem(visit, 'mark', words.changed))
  log.info({ by: viewer.person, ...answering.log }, 'details sent back')
  response.redirect(303, answering.links.back)
}

/** Whether the viewer asked, also under a record that was merged into theirs since. */
function isOwn({ viewer }: SignedInVisit, db: Database, { proposal }: OpenChange): Promise<boolean> {
  return isSamePerson(db, proposal.actor, viewer.person)
}

function firstDay({ today }: SignedInVisit, { proposal }: OpenChange): CalendarDate {
  const { from } = proposal.body
  return from < today ? today : from
}
