import type { Policy } from './policy-shape.ts'
import type { SiteGap } from '../organization/site-details.ts'

/** The reasons why the policy can't be acknowledged. */
export type PolicyBlock =
  | { readonly kind: 'lessons'; readonly left: number }
  | { readonly kind: 'final' }
  /** The learner works at no site that could publish its details. */
  | { readonly kind: 'no-site' }
  | { readonly kind: 'unpublished' }
  | { readonly kind: 'gaps'; readonly gaps: readonly SiteGap[] }

const POLICY_CHANGES = ['added', 'removed', 'changed'] as const
export type PolicyChangeKind = (typeof POLICY_CHANGES)[number]

/** One clause that is not as it was. The text is empty on the side where there is no such clause. */
export interface PolicyChange {
  readonly kind: PolicyChangeKind
  /** `null` for something a learner agrees to. */
  readonly clause: { readonly id: string; readonly short: string } | null
  readonly before: string
  readonly after: string
}

type Compared = Pick<Policy, 'acknowledgement'> & {
  readonly clauses: readonly Pick<Policy['clauses'][number], 'id' | 'short' | 'text'>[]
}

/** Lists the changes between two versions in the order of the clauses. Removed clauses come last. */
export function policyChanges(before: Compared, after: Compared): PolicyChange[] {
  const earlier = new Map(before.clauses.map((clause) => [clause.id, clause]))
  const ids = new Set(after.clauses.map(({ id }) => id))
  const agreed: PolicyChange[] =
    before.acknowledgement === after.acknowledgement
      ? []
      : [{ kind: 'changed', clause: null, before: before.acknowledgement, after: after.acknowledgement }]
  return [
    ...after.clauses.flatMap(({ id, short, text }): PolicyChange[] => {
      const was = earlier.get(id)
      if (was === undefined) return [{ kind: 'added', clause: { id, short }, before: '', after: text }]
      return was.text === text ? [] : [{ kind: 'changed', clause: { id, short }, before: was.text, after: text }]
    }),
    ...before.clauses
      .filter(({ id }) => !ids.has(id))
      .map(
        ({ id, short, text }): PolicyChange => ({ kind: 'removed', clause: { id, short }, before: text, after: '' }),
      ),
    ...agreed,
  ]
}
