import type { Contents } from '../contacts/line.ts'
import type { Content } from '../course/content.ts'
import type { ClauseId, Policy } from '../course/policy-shape.ts'
import type { ClauseChange, ClauseWording, OwnPart, ReleasedWording } from '../ledger/bodies/policy.ts'
import type { Actor, EventOf, PersonId } from '../ledger/event.ts'
import { corrected, type History, isKind } from '../ledger/history.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import { showNumbers } from './number-text.ts'

/** A clause that isn't as the program came with it. */
export interface OwnClause {
  readonly words: ClauseWording
  /** Null for a reworded clause of the course. */
  readonly part: OwnPart | null
  /** The words of the course when it was reworded. A release may have changed them since. */
  readonly released: ReleasedWording | null
}

/** Who is behind a version. */
export type Approval =
  /** A role or a body, as one steward typed it: from before another one had to agree. */
  | { readonly kind: 'typed'; readonly approver: string }
  | { readonly kind: 'agreed'; readonly by: Actor; readonly proposedBy: Actor; readonly on: CalendarDate }
  /** There was no other steward who could agree. */
  | { readonly kind: 'alone'; readonly by: Actor; readonly on: CalendarDate }

/** A version that waits until its approver agrees. */
export interface PolicyProposal {
  readonly proposal: string
  readonly effectiveOn: CalendarDate
  readonly approver: PersonId
  readonly changes: readonly ClauseChange[]
  readonly by: Actor
}

/** What the ledger says about the organization's own policy. */
export interface AdoptedPolicy {
  /** How many versions of its own there were, withdrawn ones included: no version is used twice. */
  readonly versions: number
  readonly clauses: ReadonlyMap<ClauseId, OwnClause>
  readonly approval: Approval
  readonly effectiveOn: CalendarDate
  /** The version of the course that was approved with these clauses. */
  readonly on: string
}

/** Reads the entries about the policy, in the order of the ledger. Null while the organization has none of its own. */
export function adoptedPolicy(history: History): AdoptedPolicy | null {
  const versions = history.filter(isKind('policy_adopted')).length
  const stands = corrected(history).filter(isKind('policy_adopted'))
  const last = stands.at(-1)
  if (last === undefined) return null
  const changes = stands.flatMap(({ body }) => body.changes)
  const { effectiveOn, version } = last.body
  const on = releasedVersion(version)
  const approval = approvalIn(last, history)
  return { versions, clauses: afterChanges(new Map(), changes), approval, effectiveOn, on }
}

function approvalIn({ actor, body, effectiveOn }: EventOf<'policy_adopted'>, history: History): Approval {
  if (body.v === 1) return { kind: 'typed', approver: body.approver }
  const asked = history.filter(isKind('policy_proposed')).find((event) => event.body.proposal === body.proposal)
  if (asked === undefined) return { kind: 'alone', by: actor, on: effectiveOn }
  return { kind: 'agreed', by: actor, proposedBy: asked.actor, on: effectiveOn }
}

/** The approval of what staff read. Nobody has approved what a later release has changed. */
export function approvalNow(adopted: AdoptedPolicy | null, released: Pick<Policy, 'version'>): Approval | null {
  return adopted !== null && adopted.on === released.version ? adopted.approval : null
}

/** The version that waits for its approver, or null. */
export function openProposal(history: History): PolicyProposal | null {
  let open: PolicyProposal | null = null
  for (const event of corrected(history)) {
    if (isKind('policy_proposed')(event)) {
      const { proposal, effectiveOn, approver, changes } = event.body
      open = { proposal, effectiveOn, approver, changes, by: event.actor }
    } else if (isKind('policy_adopted')(event)) open = null
    else if (isKind('policy_returned')(event) && event.body.proposal === open?.proposal) open = null
  }
  return open
}

/** The organization's clauses after more changes. */
export function afterChanges(
  clauses: AdoptedPolicy['clauses'],
  changes: readonly ClauseChange[],
): AdoptedPolicy['clauses'] {
  const after = new Map(clauses)
  for (const { clause, words, part, released } of changes) {
    // Ids come from the policy, or from `nextOwnId`.
    const id = clause as ClauseId
    if (words === null) after.delete(id)
    else after.set(id, { words, part, released })
  }
  return after
}

/** `2026-11.2`: the second version of the organization's, on what the program came with. */
export function ownVersion(released: Pick<Policy, 'version'>, versions: number): string {
  return `${released.version}.${versions}`
}

/** The version that the program came with, of which a version is. */
export function releasedVersion(version: string): string {
  return version.replace(/\.\d+$/, '')
}

/** An id that no clause of the organization's ever had. */
export function nextOwnId(history: History, taken: readonly string[]): ClauseId {
  const ids = [
    ...taken,
    ...[...history.filter(isKind('policy_adopted')), ...history.filter(isKind('policy_proposed'))].flatMap(({ body }) =>
      body.changes.map(({ clause }) => clause),
    ),
  ]
  const numbers = ids.flatMap((id) => (/^OWN-(\d+)$/.test(id) ? [Number(id.slice(4))] : []))
  return `OWN-${Math.max(0, ...numbers) + 1}`
}

/**
 * The content with the organization's own policy. Comes after its own phone numbers: its clauses have the numbers of
 * now.
 */
export function withOwnPolicy(contents: Contents, adopted: AdoptedPolicy | null): Contents {
  if (adopted === null) return contents
  const inLanguage = (language: Language): Content => {
    const content = contents[language]
    const { approval, effectiveOn, on, versions } = adopted
    const clauses = ownClauses(content, adopted.clauses)
    const version = ownVersion(content.policy, versions)
    // Nobody has approved what a later release has changed.
    const typed = approval.kind === 'typed' ? { approver: approval.approver } : {}
    const approved = on === content.policy.version ? { ...typed, effectiveOn } : {}
    return { ...content, policy: { ...content.policy, ...approved, version, clauses } }
  }
  return { en: inLanguage('en'), es: inLanguage('es') }
}

function ownClauses(
  { policy, contacts, language }: Pick<Content, 'policy' | 'contacts' | 'language'>,
  own: AdoptedPolicy['clauses'],
): Policy['clauses'] {
  const put = <Clause extends Policy['clauses'][number]>(clause: Clause, { words, part }: OwnClause): Clause => {
    const said = words[language] ?? words.en
    return {
      ...clause,
      short: said.short,
      text: showNumbers(said.text, contacts),
      own: part === null ? 'reworded' : 'added',
      ...(words[language] === null ? { untranslated: true } : {}),
    }
  }
  const known = policy.clauses.map((clause) => {
    const changed = own.get(clause.id)
    return changed === undefined || changed.part !== null ? clause : put(clause, changed)
  })
  const added = [...own].flatMap(([id, clause]) =>
    clause.part === null ? [] : [put({ id, part: clause.part, short: '', text: '', required: false }, clause)],
  )
  // A clause of the organization's is at the end of its part.
  const lastOf = (part: Policy['clauses'][number]['part']) => known.findLastIndex((clause) => clause.part === part)
  return known.flatMap((clause, index) => [
    clause,
    ...(lastOf(clause.part) === index ? added.filter(({ part }) => part === clause.part) : []),
  ])
}

/** The words of a clause of the course in both languages, or null for one that the course doesn't have. */
export function wordingOf(contents: Contents, id: string): ReleasedWording | null {
  const [en, es] = LANGUAGES.map((language) => contents[language].policy.clauses.find((clause) => clause.id === id))
  if (en === undefined || es === undefined) return null
  return { en: { short: en.short, text: en.text }, es: { short: es.short, text: es.text } }
}

/** Clauses of which a release has changed the words since the organization reworded them. */
export function changedByRelease(
  own: AdoptedPolicy['clauses'],
  released: Contents,
): ReadonlyMap<ClauseId, { readonly before: ReleasedWording; readonly now: ReleasedWording | null }> {
  return new Map(
    [...own].flatMap(([id, { released: before }]) => {
      if (before === null) return []
      const now = wordingOf(released, id)
      return isSameWording(before, now) ? [] : [[id, { before, now }] as const]
    }),
  )
}

export function isSameWording(one: ClauseWording, other: ClauseWording | null): boolean {
  const texts = (words: ClauseWording | null) =>
    JSON.stringify([words?.en.short, words?.en.text, words?.es?.short, words?.es?.text])
  return texts(one) === texts(other)
}
