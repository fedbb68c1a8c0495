import type { Content } from '../course/content.ts'
import type { ItemId, LessonId } from '../course/course.ts'
import type { ClauseId } from '../course/policy-shape.ts'
import type { ScenarioId } from '../course/scenario.ts'
import { type DoneAbout, type Feature, FEATURES } from './feature.ts'

/** What a clause is tied to: where it's taught and asked, and what the program does about it. */
export interface ClauseRow {
  readonly clause: ClauseId
  readonly short: string
  /** Whether the organization has added it. */
  readonly isOwn: boolean
  /** The sections that teach it. */
  readonly taught: readonly { readonly lesson: LessonId; readonly section: string }[]
  readonly final: readonly ItemId[]
  readonly practice: readonly ItemId[]
  readonly stories: readonly ScenarioId[]
  /** Ids of contacts. */
  readonly contacts: readonly string[]
  readonly features: readonly Feature[]
}

export type CoverageProblem =
  | { readonly kind: 'untaught' | 'inoperative'; readonly clause: ClauseId }
  | { readonly kind: 'unasked'; readonly clause: ClauseId; readonly final: number }
  | ({ readonly kind: 'orphan'; readonly clause: string } & Mention)
  /** A feature that's named for no clause. */
  | { readonly kind: 'idle'; readonly feature: Feature }

/** Something that names clauses. */
interface Mention {
  readonly of: 'lesson' | 'question' | 'story' | 'contact' | 'feature'
  readonly id: string
  /** The decision of a story; otherwise the id again. */
  readonly at: string
}

export interface Coverage {
  /** In the order of the policy. */
  readonly rows: readonly ClauseRow[]
  readonly problems: readonly CoverageProblem[]
}

type CoveredContent = Pick<Content, 'course' | 'policy' | 'scenarios' | 'contacts'>

/** A clause counts as asked from this many questions of the final check on. Practice doesn't count. */
export const FINAL_QUESTIONS = 2

/** Ties every clause of the policy to all that names it, and says what's missing. */
export function coverage(content: CoveredContent, doneAbout: DoneAbout): Coverage {
  const rows = content.policy.clauses.map((clause) => rowOf(content, doneAbout, clause))
  const known = new Set<string>(rows.map(({ clause }) => clause))
  const orphans = mentionsIn(content, doneAbout).filter(({ clause }) => !known.has(clause))
  const used = new Set(Object.values(doneAbout).flat())
  return {
    rows,
    problems: [
      // An organization knows that the course doesn't teach what it has added.
      ...rows.filter(({ isOwn }) => !isOwn).flatMap((row) => [...rowProblems(row)]),
      ...orphans.map((orphan) => ({ kind: 'orphan', ...orphan }) as const),
      ...FEATURES.filter((feature) => !used.has(feature)).map((feature) => ({ kind: 'idle', feature }) as const),
    ],
  }
}

function rowOf(
  content: CoveredContent,
  doneAbout: DoneAbout,
  { id: clause, own, short }: Content['policy']['clauses'][number],
): ClauseRow {
  const { course, scenarios, contacts } = content
  const asked = (use: 'final' | 'practice') =>
    course.items.filter((item) => item.use === use && item.clauses.includes(clause)).map(({ id }) => id)
  return {
    clause,
    short,
    isOwn: own === 'added',
    // A lesson says which clauses it teaches, and marks the sections that do. The lesson of stories has none to mark.
    taught: course.lessons
      .filter(({ clauses }) => clauses.includes(clause))
      .flatMap(({ id, sections }) =>
        sections
          .filter(({ blocks }) => blocks.some((block) => block.kind === 'clause' && block.ids.includes(clause)))
          .map((section) => ({ lesson: id, section: section.id })),
      ),
    final: asked('final'),
    practice: asked('practice'),
    stories: scenarios
      .filter(({ decisions }) => decisions.some(({ clauses }) => clauses.includes(clause)))
      .map(({ id }) => id),
    contacts: contacts.filter((contact) => contact.clause === clause).map(({ id }) => id),
    features: doneAbout[clause] ?? (own === 'added' ? ['acknowledgement'] : []),
  }
}

function* rowProblems({ clause, taught, final, features }: ClauseRow): Generator<CoverageProblem> {
  if (taught.length === 0) yield { kind: 'untaught', clause }
  if (final.length < FINAL_QUESTIONS) yield { kind: 'unasked', clause, final: final.length }
  if (features.length === 0) yield { kind: 'inoperative', clause }
}

function mentionsIn(
  { course, scenarios, contacts }: CoveredContent,
  doneAbout: DoneAbout,
): (Mention & { readonly clause: string })[] {
  const named = (of: Mention['of'], id: string, clauses: readonly string[], at = id) =>
    [...new Set(clauses)].map((clause) => ({ of, id, at, clause }))
  return [
    ...course.lessons.flatMap(({ id, clauses, sections }) => {
      const marked = sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'clause' ? block.ids : [])),
      )
      return named('lesson', id, [...clauses, ...marked])
    }),
    ...course.items.flatMap(({ id, clauses }) => named('question', id, clauses)),
    ...scenarios.flatMap(({ id, decisions }) =>
      decisions.flatMap((decision) => named('story', id, decision.clauses, decision.id)),
    ),
    ...contacts.flatMap(({ id, clause }) => named('contact', id, [clause])),
    ...Object.keys(doneAbout).flatMap((clause) => named('feature', clause, [clause])),
  ]
}
