import type { ContactPlace } from './contact-place.ts'
import type { SiteGap } from '../organization/site-details.ts'

/** `P-1`, `P-1a`, `PR-6`, `LR-4`, `NR-1`, `SITE-1`: ids of the source policy, kept for ever. */
export type ClauseId = `${'P' | 'PR' | 'LR' | 'NR' | 'SITE'}-${string}`

export interface Policy {
  readonly id: string
  readonly version: string
  /** The first day on which this version is the policy in force. */
  readonly effectiveOn: string
  /** A material change asks people who are already trained for an update. */
  readonly material: boolean
  readonly title: string
  readonly clauses: readonly Clause[]
  /** The statement that a learner agrees to at the end. It is shown with the site's own details. */
  readonly acknowledgement: string
}

interface Clause {
  readonly id: ClauseId
  readonly part: 'purpose' | 'procedure' | 'resource' | 'site'
  /** A few words, for "This teaches: …" lines and the timeline. */
  readonly short: string
  /** Our faithful paraphrase. */
  readonly text: string
  /** For `SITE-…` clauses: whether the site must fill it in before publishing. */
  readonly required: boolean
}

/** A hotline or service, from `contacts.yaml`. */
export interface Contact {
  readonly id: string
  readonly clause: ClauseId
  readonly name: string
  /** Names that older papers may use. */
  readonly formerNames: readonly string[]
  readonly purpose: string
  /** A common misunderstanding, or null when there is none to name. */
  readonly isNot: string | null
  /** Digits as read aloud, `1-877-652-2873`. */
  readonly digits: string
  /** The vanity form, `1-877-NJ-ABUSE`. Must spell the digits. */
  readonly letters: string | null
  readonly tel: string
  readonly text: string | null
  readonly tty: string | null
  readonly web: string | null
  readonly hours: string
  readonly languages: string
  /** The people who use this line: staff to report, staff for a youth, or staff for themselves. */
  readonly audience: 'emergency' | 'report' | 'care' | 'national' | 'support'
  readonly checkedOn: string
  /** Its number at each place that shows it: the lowest stands first. */
  readonly shownOn: Readonly<Partial<Record<ContactPlace, number>>>
  /** Its words on the public card and the poster; null when it is on neither, and inside a package. */
  readonly card: { readonly when: string; readonly use: string } | null
  /** Its few words on a wallet card, where `{text}` stands for the number for texts; null as above. */
  readonly wallet: WalletWords | null
}

export interface WalletWords {
  readonly name: string
  readonly note: string
  /** In place of the note at a site that calls SCR after every disclosure. */
  readonly noteAlways: string | null
}

/** The reasons why the policy can't be acknowledged. */
export type PolicyBlock =
  | { readonly kind: 'lessons'; readonly left: number }
  | { readonly kind: 'final' }
  | { readonly kind: 'unpublished' }
  | { readonly kind: 'gaps'; readonly gaps: readonly SiteGap[] }

const POLICY_CHANGES = ['added', 'removed', 'changed'] as const
export type PolicyChangeKind = (typeof POLICY_CHANGES)[number]

/** One clause that is not as it was. The text is empty on the side where there is no such clause. */
export interface PolicyChange {
  readonly kind: PolicyChangeKind
  /** Is null for what a learner agrees to. */
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
