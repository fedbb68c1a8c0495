import type { Contents } from '../contacts/line.ts'
import type { ClauseId } from '../course/policy-shape.ts'
import { type ClauseWording, OWN_PARTS, type OwnPart } from '../ledger/bodies/policy.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import { isSameWording, wordingOf } from './adopted.ts'
import { type ClauseProblem, type DraftedChange, keptWords, problemsWith } from './draft.ts'

/** The fields of a clause, and the most characters of each. */
export const MOST = { 'en-short': 80, 'en-clause': 1200, 'es-short': 90, 'es-clause': 1400, reason: 300 } as const

/** All fields of the form. Boxes send nothing while they're empty. */
export const FIELDS = [
  'part',
  'en-short',
  'en-clause',
  'es-short',
  'es-clause',
  'noSpanish',
  'weight',
  'reason',
  'remove',
] as const
export type FieldName = (typeof FIELDS)[number]

export type FormProblem =
  | { readonly kind: 'needed' | 'reason' | 'spanish' | 'both' | 'braces' | 'weight' | 'same' }
  | { readonly kind: 'unsafe'; readonly problem: ClauseProblem }

/** The clause that a steward changes, as it is now. */
export interface ClauseNow {
  readonly id: ClauseId
  /** Null for a clause of the course. */
  readonly part: OwnPart | null
  /** Null for one that the policy doesn't have yet. */
  readonly words: ClauseWording | null
}

export type TypedChange =
  | { readonly ok: true; readonly change: DraftedChange }
  | { readonly ok: false; readonly problems: ReadonlyMap<FieldName, FormProblem> }

/**
 * Reads what a steward typed, with everything that keeps it out of the draft.
 * @param contents as they are live
 * @param course as they would be without clauses of the organization's
 */
export function readClause(
  typed: Readonly<Partial<Record<FieldName, string>>>,
  now: ClauseNow,
  contents: Contents,
  course: Contents,
): TypedChange {
  // A clause is one paragraph.
  const value = (name: FieldName) => (typed[name] ?? '').replaceAll(/\s+/g, ' ').trim()
  const problems = new Map<FieldName, FormProblem>()
  const found = (name: FieldName, problem: FormProblem) => {
    if (!problems.has(name)) problems.set(name, problem)
  }
  const material = value('weight') === 'material'
  if (!material && value('weight') !== 'minor') found('weight', { kind: 'weight' })
  if (value('reason') === '') found('reason', { kind: 'reason' })
  const part = now.part === null ? null : (OWN_PARTS.find((each) => each === value('part')) ?? now.part)
  const about = { clause: now.id, part, material, reason: value('reason') }
  if (value('remove') === 'yes')
    return problems.size > 0 ? { ok: false, problems } : { ok: true, change: { ...about, words: null } }

  const noSpanish = value('noSpanish') === 'yes'
  for (const language of LANGUAGES) {
    for (const field of ['short', 'clause'] as const) {
      const name = `${language}-${field}` as const
      const text = value(name)
      if (language === 'es' && noSpanish) {
        if (text !== '') found(name, { kind: 'both' })
      } else if (text === '') found(name, { kind: language === 'es' ? 'spanish' : 'needed' })
      else if (/[{}]/.test(text)) found(name, { kind: 'braces' })
      else
        for (const problem of textProblems(now, field, text, language, contents))
          found(name, { kind: 'unsafe', problem })
    }
  }
  const words: ClauseWording = {
    en: { short: value('en-short'), text: value('en-clause') },
    es: noSpanish ? null : { short: value('es-short'), text: value('es-clause') },
  }
  if (now.words !== null && isSameWording(words, now.words) && part === now.part) found('en-clause', { kind: 'same' })
  if (problems.size > 0) return { ok: false, problems }
  // Whoever types the words of the course goes back to them.
  const isReturn = now.part === null && isSameWording(words, wordingOf(course, now.id))
  return { ok: true, change: { ...about, words: isReturn ? null : keptWords(words, contents.en.contacts) } }
}

function textProblems(
  { id, words }: ClauseNow,
  field: 'short' | 'clause',
  text: string,
  language: Language,
  contents: Contents,
): ClauseProblem[] {
  const lines = contents[language].contacts
  // The few words have no number, and needn't say that it's immediate.
  if (field === 'short') return problemsWith('P-1', text, null, language, lines)
  return problemsWith(id, text, words?.[language]?.text ?? null, language, lines)
}

/** The form as it begins. */
export function clauseAsTyped(words: ClauseWording | null): Readonly<Partial<Record<FieldName, string>>> {
  if (words === null) return {}
  return {
    'en-short': words.en.short,
    'en-clause': words.en.text,
    'es-short': words.es?.short ?? '',
    'es-clause': words.es?.text ?? '',
    noSpanish: words.es === null ? 'yes' : '',
  }
}
