import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { otherStewards } from '../identity/recovery.store.ts'
import { packagesNow } from '../packages/outdated.web.ts'
import { policyOf, recordingOf } from '../people/change.web.ts'
import { listedChanges } from '../people/status-change/list.web.ts'
import { hashOf } from '../platform/codes/hash.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { asTypedName, EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { heldNames, readForm, withProblems } from '../platform/http/form.web.ts'
import { collator } from '../platform/text/format.ts'
import type { PolicyProposal } from './adopted.ts'
import { draftView } from './adopted.page.ts'
import { adoptPolicy, isApprover, proposedDraft, proposePolicy, returnPolicy } from './adopted.store.ts'
import { namesIn, policyFor, savedTexts } from './adopted.web.ts'
import { clauseLinks } from './clauses.web.ts'
import { changesOf, draftOf, type PolicyDraft, reviewed } from './draft.ts'
import { reachedBy } from './policy-effect.store.ts'
import { touchedBy } from './policy-effect.ts'
import { approvalPage, MOST_RETURN_REASON, publishPage, publishTitle } from './publish.page.ts'

/** What the draft would change. Nothing is written. */
export async function showPolicyPreview(visit: SignedInVisit): Promise<void> {
  await sendPreview(visit, EMPTY_FORM)
}

const publishForm = z.strictObject({
  approver: z.string().max(100).optional(),
  mark: z.string().max(100),
})

/**
 * Proposes the draft that was looked at to another steward. Where there is no other one, it's published, for everyone
 * and right away.
 */
export async function publishPolicyDraft(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, t, today, viewer } = visit
  const sent = readForm(visit, publishForm)
  if (!sent.ok) return sendPreview(visit, sent.form, 422)
  const { mark } = sent.data
  const words = t.hr.policy.publish.problems
  const outcome = await deps.store.transaction(async (tx) => {
    const others = await otherStewards(tx, viewer.person, today)
    const approver = others.find((person) => person === sent.data.approver) ?? null
    if (others.length > 0 && approver === null) return { problems: { approver: words.approver } }
    const { draft, proposed } = await policyFor(visit, tx)
    const isSafe = reviewed(draft, deps.contents).every((review) => review.problems.length === 0)
    if (proposed !== null || markOf(draft, visit) !== mark || !isSafe) return { problems: { mark: words.changed } }
    const version = { effectiveOn: today, changes: changesOf(draft, deps.released) }
    if (approver === null) {
      await adoptPolicy(tx, policyOf(visit), { ...version, proposal: null }, deps.released, recordingOf(visit))
      return { done: 'published' } as const
    }
    const proposal = { ...version, proposal: randomUUID(), approver }
    await proposePolicy(tx, policyOf(visit), proposal, recordingOf(visit))
    return { done: 'proposed' } as const
  })
  if ('problems' in outcome) return sendPreview(visit, withProblems(visit, outcome.problems ?? {}), 422)
  log.info({ by: viewer.person, done: outcome.done }, 'policy published or proposed')
  response.redirect(303, hrefTo('/hr/policy', {}, { done: outcome.done }))
}

/** What the version would change that waits for its approver. */
export async function showPolicyApproval(visit: SignedInVisit): Promise<void> {
  await sendApproval(visit, EMPTY_FORM)
}

const approvalForm = z.strictObject({ mark: z.string().max(100) })

/** The approver agrees, in a session of their own: the version takes effect for everyone and right away. */
export async function approvePolicy(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, t, today, viewer } = visit
  const sent = readForm(visit, approvalForm)
  if (!sent.ok) return sendApproval(visit, sent.form, 422)
  const version = await deps.store.transaction(async (tx) => {
    const { proposed } = await policyFor(visit, tx)
    if (proposed === null || markOf(draftOf(proposed.changes), visit, proposed) !== sent.data.mark) return null
    if (!(await isApprover(tx, proposed, viewer.person)))
      throw new AppError('forbidden', 'Only the steward who was asked can approve this version.')
    // A number or a rule may have changed since it was proposed.
    if (reviewed(draftOf(proposed.changes), deps.contents).some((review) => review.problems.length > 0)) return null
    const { changes, proposal } = proposed
    // It's in effect from the day on which staff see it, and not from the one on which it was proposed.
    const agreed = { effectiveOn: today, changes, proposal }
    return adoptPolicy(tx, policyOf(visit), agreed, deps.released, recordingOf(visit))
  })
  if (version === null)
    return sendApproval(visit, withProblems(visit, { mark: t.hr.policy.approval.problems.changed }), 422)
  log.info({ by: viewer.person, version }, 'policy published')
  response.redirect(303, hrefTo('/hr/policy', {}, { done: 'published' }))
}

const returnForm = z.strictObject({
  mark: z.string().max(100),
  reason: z.string().trim().max(MOST_RETURN_REASON),
  [asTypedName('reason')]: z.string().max(MOST_RETURN_REASON).optional(),
})

/** The approver doesn't agree, or another steward takes it back. */
export async function returnProposedPolicy(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, t, viewer } = visit
  const sent = readForm(visit, returnForm)
  if (!sent.ok) return sendApproval(visit, sent.form, 422)
  const { mark, reason } = sent.data
  const words = t.hr.policy.approval.problems
  if (reason === '') return sendApproval(visit, withProblems(visit, { reason: words.reason }), 422)
  const named = heldNames(visit, ['reason'], 'text')
  if (Object.keys(named).length > 0) return sendApproval(visit, withProblems(visit, named), 422)
  const isDone = await deps.store.transaction(async (tx) => {
    const { proposed } = await policyFor(visit, tx)
    if (proposed === null || markOf(draftOf(proposed.changes), visit, proposed) !== mark) return false
    await returnPolicy(tx, policyOf(visit), proposed, reason, recordingOf(visit))
    return true
  })
  if (!isDone) return sendApproval(visit, withProblems(visit, { mark: words.changed }), 422)
  log.info({ by: viewer.person }, 'proposed policy taken back')
  response.redirect(303, hrefTo('/hr/policy', {}, { done: 'returned' }))
}

async function sendPreview(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const { deps, response, t, today, viewer } = visit
  const { course, draft, proposed } = await policyFor(visit)
  const others = await otherStewards(deps.store.db, viewer.person, today)
  const nameOf = await namesIn(visit, others)
  const { compare } = collator(visit.language)
  const page = publishPage(recordsShell(visit, { title: publishTitle(draft, t), current: 'policy' }), {
    ...(await effectOf(visit, draft, course)),
    approvers: others.map((person) => ({ person, name: nameOf(person) })).sort((a, b) => compare(a.name, b.name)),
    isWaiting: proposed !== null,
    mark: markOf(draft, visit),
    form,
    links: { back: hrefTo('/hr/policy'), publish: hrefTo('/hr/policy/publish') },
  })
  response.status(status).send(page)
}

async function sendApproval(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const { deps, response, t, viewer } = visit
  const { course, proposed } = await policyFor(visit)
  // Approved or taken back in the meantime.
  if (proposed === null) return response.redirect(303, hrefTo('/hr/policy'))
  const { approver, by } = proposed
  const nameOf = await namesIn(visit, [approver, by])
  const draft = draftOf(proposed.changes)
  const kept = await proposedDraft(deps.store.db, policyOf(visit), proposed.changes)
  const page = approvalPage(recordsShell(visit, { title: t.hr.policy.approval.title, current: 'policy' }), {
    ...(await effectOf(visit, kept, course)),
    by: nameOf(by),
    approver: nameOf(approver),
    isApprover: await isApprover(deps.store.db, proposed, viewer.person),
    mark: markOf(draft, visit, proposed),
    form,
    links: {
      back: hrefTo('/hr/policy'),
      approve: hrefTo('/hr/policy/approval'),
      giveBack: hrefTo('/hr/policy/approval/returns'),
    },
  })
  response.status(status).send(page)
}

/** What a version would do. */
async function effectOf(
  visit: SignedInVisit,
  draft: PolicyDraft,
  course: Awaited<ReturnType<typeof policyFor>>['course'],
) {
  const { content, csrf, deps, language, t } = visit
  const isMaterial = draft.some(({ material }) => material)
  const saved = await savedTexts(visit, draft)
  const reached = isMaterial ? await reachedBy(deps.store, recordingOf(visit)) : null
  return {
    content,
    reviews: reviewed(draft, deps.contents),
    touched: touchedBy(draft, content),
    changes: draft.map((change) => draftView(change, { contents: deps.contents, course, language, saved }, t)),
    reached,
    who: await listedChanges(visit, reached?.asked ?? []),
    packages: await packagesNow(visit),
    csrf,
    places: await clauseLinks(visit),
  }
}

/** Another draft or proposal, or another policy that it would change, has another mark. */
function markOf(draft: PolicyDraft, { deps }: SignedInVisit, proposed: PolicyProposal | null = null): string {
  return hashOf([draft, deps.contents.en.policy.version, proposed?.proposal ?? ''])
}
