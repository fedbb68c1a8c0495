import type { Content } from '../course/content.ts'
import type { ItemId, LessonId } from '../course/course.ts'
import type { ClauseId, Contact, Policy } from '../course/policy-shape.ts'
import type { ClauseChange } from '../ledger/bodies/policy.ts'
import type { History, PolicyHistory } from '../ledger/history.ts'
import { corrected, isKind } from '../ledger/history.ts'
import { coverage } from './coverage.ts'
import { DONE_ABOUT } from './feature.ts'
import { keepNumbers, showNumbers, withoutNumbers } from './number-text.ts'

type Clause = Pick<Policy['clauses'][number], 'id' | 'short' | 'text' | 'untranslated'>

/** What a policy says, and the lines whose numbers are in it. */
export interface PolicyText {
  readonly clauses: readonly Clause[]
  readonly contacts: readonly Pick<Contact, 'id' | 'digits' | 'letters'>[]
}

/** A version that was published after another one. */
export interface LaterVersion {
  readonly material: boolean
  /** The organization's own changes. Null for a version that came with the program: it doesn't say which clauses. */
  readonly changes: readonly OwnChange[] | null
  /** The clauses that the organization words itself in this version: a release can't have changed those. */
  readonly own: ReadonlySet<string>
}

type OwnChange = Pick<ClauseChange, 'clause' | 'material' | 'words' | 'released'>

/** A clause before and after a material change. */
export interface ClauseDelta {
  readonly clause: ClauseId
  /** With the numbers of now, because somebody may call them. Null for a clause that is new. */
  readonly before: Clause | null
  /** Null for a clause that is gone. */
  readonly after: Clause | null
}

/** The versions published after one, oldest first. Null when that one was never published. */
export function versionsAfter(
  version: string,
  published: PolicyHistory,
  ofPolicy: History,
): readonly LaterVersion[] | null {
  const at = published.findIndex(({ body }) => body.version === version)
  if (at === -1) return null
  const adopted = new Map(
    corrected(ofPolicy)
      .filter(isKind('policy_adopted'))
      .map(({ body }) => [body.version, body.changes]),
  )
  let own: ReadonlySet<string> = new Set()
  return published
    .map(({ body }): LaterVersion => {
      const changes = adopted.get(body.version) ?? null
      own = wordedBy(own, changes ?? [])
      return { material: body.material, changes, own }
    })
    .slice(at + 1)
}

function wordedBy(own: ReadonlySet<string>, changes: readonly OwnChange[]): ReadonlySet<string> {
  const after = new Set(own)
  for (const { clause, words } of changes) {
    if (words === null) after.delete(clause)
    else after.add(clause)
  }
  return after
}

/**
 * The clauses that say something else now, where one of the versions in between calls the change material. A number
 * that changed is no change of the policy. In the order of the policy, with clauses that are gone at the end.
 */
export function materialChanges(
  before: PolicyText,
  now: PolicyText,
  between: readonly LaterVersion[],
): readonly ClauseDelta[] {
  const ids = [...new Set([...now.clauses, ...before.clauses].map(({ id }) => id))]
  return ids.flatMap((clause): ClauseDelta[] => {
    const old = before.clauses.find(({ id }) => id === clause) ?? null
    const after = now.clauses.find(({ id }) => id === clause) ?? null
    if (saysTheSame(old, before, after, now) || !isMaterial(clause, old, before, between)) return []
    return [{ clause, before: old && withNumbersOf(old, before, now), after }]
  })
}

/**
 * The organization says it of each of its own changes. Of a version of the program only the whole is known: it counts
 * for a clause that the organization doesn't word itself, unless a later change of the organization's found the clause
 * as it was before.
 */
function isMaterial(
  clause: ClauseId,
  old: Clause | null,
  before: PolicyText,
  between: readonly LaterVersion[],
): boolean {
  let byProgram = false
  for (const { changes, material, own } of between) {
    if (changes === null) byProgram ||= material && !own.has(clause) && !isAdded(clause)
    for (const change of changes ?? []) {
      if (change.clause !== clause) continue
      if (change.material) return true
      if (old !== null && byProgram) byProgram = !isFoundAs(old, change, before)
    }
  }
  return byProgram
}

/** Whether the organization has added it: no version of the program changes such a clause. */
function isAdded(clause: ClauseId): boolean {
  return clause.startsWith('OWN-')
}

/** Whether the course said the same when the organization changed a clause, in either language. */
function isFoundAs({ text }: Clause, { released }: OwnChange, { contacts }: PolicyText): boolean {
  if (released === null) return false
  const plain = (words: string) => withoutNumbers(words, contacts)
  return [released.en, released.es].some((words) => plain(words.text) === plain(text))
}

function withNumbersOf(clause: Clause, before: PolicyText, now: PolicyText): Clause {
  return { ...clause, text: showNumbers(keepNumbers(clause.text, before.contacts), now.contacts) }
}

function saysTheSame(old: Clause | null, before: PolicyText, after: Clause | null, now: PolicyText): boolean {
  if (old === null || after === null) return old === after
  return withoutNumbers(old.text, before.contacts) === withoutNumbers(after.text, now.contacts)
}

/** The part of the course that is about a change. */
export interface UpdatePlan {
  readonly changes: readonly ClauseDelta[]
  /** A section that teaches each clause, each once. */
  readonly sections: readonly TaughtIn[]
  /** The other sections that teach them. */
  readonly others: readonly TaughtIn[]
  /** The questions to answer, each once. */
  readonly items: readonly ItemId[]
}

export interface TaughtIn {
  readonly lesson: LessonId
  readonly section: string
}

/**
 * What trained staff read and answer about a change, in a few minutes: the first section that teaches each clause, and
 * two questions about a single clause or one about each of several. Questions of the lessons come first, because the
 * final check is to keep its own.
 */
export function updatePlan(
  changes: readonly ClauseDelta[],
  content: Pick<Content, 'course' | 'policy' | 'scenarios' | 'contacts'>,
): UpdatePlan {
  const changed = new Set(changes.map(({ clause }) => clause))
  const rows = coverage(content, DONE_ABOUT).rows.filter(({ clause }) => changed.has(clause))
  const perClause = changes.length === 1 ? 2 : 1
  const sections = eachOnce(rows.flatMap(({ taught }) => taught.slice(0, 1)))
  const taught = eachOnce(rows.flatMap((row) => row.taught))
  return {
    changes,
    sections,
    others: taught.filter((one) => !sections.some((other) => isSame(one, other))),
    items: [...new Set(rows.flatMap(({ practice, final }) => [...practice, ...final].slice(0, perClause)))],
  }
}

function eachOnce(sections: readonly TaughtIn[]): TaughtIn[] {
  return sections.filter((one, place) => sections.findIndex((other) => isSame(one, other)) === place)
}

function isSame(one: TaughtIn, other: TaughtIn): boolean {
  return one.lesson === other.lesson && one.section === other.section
}
