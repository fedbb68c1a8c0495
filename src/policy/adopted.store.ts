import { type Contents, sharedLines, withOwnLines } from '../contacts/line.ts'
import type { ClauseChange } from '../ledger/bodies/policy.ts'
import type { PersonId, PolicySubject, Recording } from '../ledger/event.ts'
import { corrected, type History } from '../ledger/history.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { isSamePerson } from '../ledger/merge.store.ts'
import { deleteDraft, findDraft, putDraft } from '../platform/database/draft.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { addDays, type CalendarDate, type Instant } from '../platform/time/calendar.ts'
import { policyHash, UPDATE_DAYS } from '../requirements/published-policy.store.ts'
import { record } from '../requirements/standing.store.ts'
import { recordAbout } from '../trail/record-about.store.ts'
import { type AdoptedPolicy, adoptedPolicy, afterChanges, type PolicyProposal, withOwnPolicy } from './adopted.ts'
import { draftOf, type PolicyDraft, policyDraft } from './draft.ts'

const DRAFT = 'policy'
/** The key under which a draft is kept while it waits for its approver: the ledger doesn't say who changed what. */
const PROPOSED = 'policy-proposed'

/** The changes that nobody has published yet. */
export async function findPolicyDraft(db: Database, policy: PolicySubject): Promise<PolicyDraft> {
  return policyDraft.safeParse(await findDraft(db, policy, DRAFT)).data ?? []
}

/** What waits for its approver as a draft, with who changed each clause. */
export async function proposedDraft(
  db: Database,
  policy: PolicySubject,
  changes: readonly ClauseChange[],
): Promise<PolicyDraft> {
  const kept = policyDraft.safeParse(await findDraft(db, policy, PROPOSED)).data ?? []
  return draftOf(changes).map((change) => {
    const saved = kept.find(({ clause }) => clause === change.clause)?.saved
    return saved === undefined ? change : { ...change, saved }
  })
}

export async function keepPolicyDraft(tx: Tx, policy: PolicySubject, draft: PolicyDraft, at: Instant): Promise<void> {
  if (draft.length === 0) await deleteDraft(tx, policy, DRAFT)
  else await putDraft(tx, policy, DRAFT, draft, at)
}

/** A version of the organization's own policy before it's published. */
export interface NewVersion {
  readonly effectiveOn: CalendarDate
  readonly changes: readonly ClauseChange[]
}

/**
 * The content as it would be with a new version of the organization's policy. Nothing is written.
 * @param released the content as the program came with it
 */
export function withNewVersion(released: Contents, history: History, { effectiveOn, changes }: NewVersion): Contents {
  const numbered = withOwnLines(released, sharedLines(corrected(history)).own)
  const before = adoptedPolicy(history)
  const next: AdoptedPolicy = {
    versions: (before?.versions ?? 0) + 1,
    clauses: afterChanges(before?.clauses ?? new Map(), changes),
    // Not part of what's shown.
    approval: { kind: 'alone', by: 'system:preview', on: effectiveOn },
    effectiveOn,
    on: released.en.policy.version,
  }
  return withOwnPolicy(numbered, next)
}

/**
 * Publishes a version of the organization's own policy. It takes effect everywhere right away. People who are trained
 * have the usual time to read a material change, and what they completed stays as it was.
 * @param version with the proposal that the recorder agrees to, or null when there's nobody else to agree
 * @param released the content as the program came with it
 */
export async function adoptPolicy(
  tx: Tx,
  policy: PolicySubject,
  version: NewVersion & { readonly proposal: string | null },
  released: Contents,
  recording: Recording,
): Promise<string> {
  const { today } = recording
  const next = withNewVersion(released, await historyOf(tx, policy), version).en.policy
  const material = version.changes.some((change) => change.material)
  const about = aboutPolicy(policy, recording)
  const published = {
    v: 1,
    version: next.version,
    hash: policyHash(next),
    material,
    updateBy: material ? addDays(today, UPDATE_DAYS) : null,
  } as const
  const adopted = { v: 2, version: next.version, ...version } as const
  await record(
    tx,
    [
      { ...about, kind: 'policy_adopted', body: adopted },
      { ...about, kind: 'policy_published', body: published },
    ],
    today,
  )
  // What was agreed to left the draft when it was proposed.
  await deleteDraft(tx, policy, version.proposal === null ? DRAFT : PROPOSED)
  return next.version
}

/** A steward wants the draft published, and another one is to agree. Nothing changes before that. */
export async function proposePolicy(
  tx: Tx,
  policy: PolicySubject,
  version: NewVersion & { readonly proposal: string; readonly approver: PersonId },
  recording: Recording,
): Promise<void> {
  await recordAbout(tx, policy, { kind: 'policy_proposed', body: { v: 1, ...version } }, recording)
  await putDraft(tx, policy, PROPOSED, await findPolicyDraft(tx, policy), recording.at)
  await deleteDraft(tx, policy, DRAFT)
}

/** What was proposed is in the draft again, except for clauses that have changed there since. */
export async function returnPolicy(
  tx: Tx,
  policy: PolicySubject,
  { proposal, changes }: Pick<PolicyProposal, 'proposal' | 'changes'>,
  reason: string,
  recording: Recording,
): Promise<void> {
  await recordAbout(tx, policy, { kind: 'policy_returned', body: { v: 1, proposal, reason } }, recording)
  const draft = await findPolicyDraft(tx, policy)
  const proposed = await proposedDraft(tx, policy, changes)
  const back = proposed.filter(({ clause }) => draft.every((change) => change.clause !== clause))
  await deleteDraft(tx, policy, PROPOSED)
  await keepPolicyDraft(tx, policy, [...back, ...draft], recording.at)
}

function aboutPolicy(subject: PolicySubject, { course, actor, at, today }: Recording) {
  return { subject, course, effectiveOn: today, recordedAt: at, actor }
}

/** Whether a person was asked, and isn't the one who proposed it: either may be on record under a merged record. */
export async function isApprover(db: Database, { approver, by }: PolicyProposal, person: PersonId): Promise<boolean> {
  return (await isSamePerson(db, approver, person)) && !(await isSamePerson(db, by, person))
}
