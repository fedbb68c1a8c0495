import { z } from 'zod'
import type { Contents } from '../contacts/line.ts'
import type { ClauseId, Contact } from '../course/policy-shape.ts'
import { type ClauseChange, type ClauseWording, OWN_PARTS, type OwnPart } from '../ledger/bodies/policy.ts'
import type { PersonId } from '../ledger/event.ts'
import type { Shaped } from '../platform/shape.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import { instant } from '../platform/time/calendar.ts'
import { type AdoptedPolicy, wordingOf } from './adopted.ts'
import { type ClauseDanger, dangersIn, type StyleWarning, warningsIn } from './clause-lint.ts'
import { keepNumbers, linesIn, showNumbers, unknownNumbers } from './number-text.ts'

const typedWords = z.strictObject({ short: z.string(), text: z.string() })

/** Who changed a clause last, and when. It stays in the draft. */
const savedChange = z.strictObject({
  by: z.string().transform((id) => id as PersonId), // the id of a viewer
  at: z.iso.datetime().transform(instant),
})

/** A change that a steward has written and nobody has published. Numbers in it name their lines. */
const draftedChange = z.strictObject({
  clause: z.string().transform((id) => id as ClauseId), // written below, from ids of clauses
  words: z.strictObject({ en: typedWords, es: typedWords.nullable() }).nullable(),
  part: z.enum(OWN_PARTS).nullable(),
  material: z.boolean(),
  reason: z.string(),
  /** Drafts from before this was kept don't have it. */
  saved: savedChange.optional(),
})
export type DraftedChange = Shaped<typeof draftedChange>

export const policyDraft = z.array(draftedChange)
export type PolicyDraft = readonly DraftedChange[]

/** The draft with a change put in place of an earlier one of the same clause. */
export function withChange(draft: PolicyDraft, change: DraftedChange): PolicyDraft {
  const others = draft.filter(({ clause }) => clause !== change.clause)
  return [...others, change]
}

/** The changes as the ledger keeps them. */
export function changesOf(draft: PolicyDraft, released: Contents): ClauseChange[] {
  return draft.map(({ saved: _saved, ...change }) => ({
    ...change,
    released: change.part === null ? wordingOf(released, change.clause) : null,
  }))
}

/** What the ledger has of a version as a draft again. */
export function draftOf(changes: readonly ClauseChange[]): PolicyDraft {
  // Ids come from the policy, or from `nextOwnId`.
  return changes.map(({ released: _released, ...change }) => ({ ...change, clause: change.clause as ClauseId }))
}

/** The words of a clause with its numbers named by their lines, or as they are shown. */
export function keptWords(words: ClauseWording, lines: readonly Contact[]): ClauseWording {
  return inBoth(words, (text) => keepNumbers(text, lines))
}

export function shownWords(words: ClauseWording, lines: readonly Contact[]): ClauseWording {
  return inBoth(words, (text) => showNumbers(text, lines))
}

function inBoth({ en, es }: ClauseWording, change: (text: string) => string): ClauseWording {
  return {
    en: { short: en.short, text: change(en.text) },
    es: es && { short: es.short, text: change(es.text) },
  }
}

/** Why the words of a clause can't be published. */
export type ClauseProblem =
  | { readonly kind: ClauseDanger }
  /** A number of the clause is gone. */
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'unknown'; readonly digits: string }

/**
 * @param before the clause as it is live, whose numbers stay; null for a new one
 */
export function problemsWith(
  clause: ClauseId,
  text: string,
  before: string | null,
  language: Language,
  lines: readonly Contact[],
): ClauseProblem[] {
  const given = new Set(linesIn(text, lines))
  const lost = before === null ? [] : linesIn(before, lines).filter((id) => !given.has(id))
  return [
    ...dangersIn(clause, showNumbers(text, lines), language).map((kind) => ({ kind })),
    ...[...new Set(lost)].flatMap((id) =>
      lines.filter((line) => line.id === id).map(({ digits }) => ({ kind: 'number', digits }) as const),
    ),
    ...unknownNumbers(text, lines).map((digits) => ({ kind: 'unknown', digits }) as const),
  ]
}

/** The draft's changes that can't be published, and what could be said better. */
export interface DraftReview {
  readonly clause: ClauseId
  readonly problems: readonly { readonly language: Language; readonly problem: ClauseProblem }[]
  readonly warnings: readonly { readonly language: Language; readonly warning: StyleWarning }[]
  readonly untranslated: boolean
}

export function reviewed(draft: PolicyDraft, contents: Contents): DraftReview[] {
  return draft.map(({ clause, words }) => {
    const inLanguages = LANGUAGES.flatMap((language) => {
      const said = words?.[language] ?? null
      return said === null ? [] : [{ language, said, live: contents[language] }]
    })
    return {
      clause,
      problems: inLanguages.flatMap(({ language, said, live }) => {
        const before = live.policy.clauses.find(({ id }) => id === clause)?.text ?? null
        return [
          ...problemsWith(clause, said.text, before, language, live.contacts),
          ...dangersIn('P-1', said.short, language).map((kind) => ({ kind })),
        ].map((problem) => ({ language, problem }))
      }),
      warnings: inLanguages.flatMap(({ language, said, live }) =>
        warningsIn(showNumbers(said.text, live.contacts), language).map((warning) => ({ language, warning })),
      ),
      untranslated: words !== null && words.es === null,
    }
  })
}

/** The part of a clause of the organization's, or null for a clause of the course. */
export function partOf(clause: ClauseId, adopted: AdoptedPolicy | null, draft: PolicyDraft): OwnPart | null {
  return draft.find((change) => change.clause === clause)?.part ?? adopted?.clauses.get(clause)?.part ?? null
}
