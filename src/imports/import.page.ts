import { type AddedInput, addedView } from './added.page.ts'
import { EMPTY_FORM, errorSummary, type FieldView, type FormState, field, titled } from '../platform/html/field.page.ts'
import type { CorrectionView } from './line.page.ts'
import type { ImportKindName } from './import-list.page.ts'
import type { Messages } from '../words/messages.ts'
import { type ProgressInput, progressView } from '../platform/html/progress.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

/** The sum of the lines with one outcome. */
export interface OutcomeView {
  readonly name: string
  readonly href: string
  readonly lines: number
  /** The number that were recorded, or null for an outcome that records nothing. */
  readonly applied: number | null
  /** Of people who aren't in the file, and of whom nothing changes. */
  readonly stay: boolean
}

/** A number that HR types before this many people are changed together. */
export interface NumberToType {
  readonly name: string
  readonly text: string
}

interface ImportFacts {
  readonly fileName: string
  readonly kind: ImportKindName
  readonly on: string
  readonly by: string
  readonly csrf: string
  readonly backHref: string
}

export interface ProgressPage extends ImportFacts {
  readonly work: ProgressInput
}

/** While the server works on a file. */
export function progressPage(shell: Shell, { work, ...facts }: ProgressPage): string {
  return renderPage('app', shell, 'imports/progress', {
    ...headOf(shell, facts),
    progress: progressView(work, shell.t),
  })
}

export interface PreviewPage extends ImportFacts {
  readonly form: FormState
  readonly outcomes: readonly OutcomeView[]
  /** The fields that the file doesn't have, and the assumption for each. */
  readonly assumed: readonly string[]
  readonly numbers: readonly NumberToType[]
  /** The number of lines that would be recorded. */
  readonly changes: number
  /** Another file is being recorded. */
  readonly waits: boolean
  readonly refused: { readonly lines: number; readonly href: string }
  /** Lines whose cells can be corrected here, or null when there are none. */
  readonly correctHref: string | null
  readonly corrections: readonly CorrectionView[]
  readonly links: {
    readonly apply: string
    readonly numbers: string
    readonly columns: string
    readonly choices: string
    readonly discard: string
  }
}

/** Shows the changes in a file, before anything is changed. */
export function previewPage(shell: Shell, page: PreviewPage): string {
  const { form, outcomes, assumed, numbers, changes, waits, refused, correctHref, corrections, links, ...facts } = page
  const { t } = shell
  const words = t.hr.imports
  const fields = numbers.map(({ name, text }) => ({
    text,
    field: field(form, { type: 'text', name, label: words.confirmField, verbatim: true, maxLength: 6 }),
  }))
  const summary = errorSummary(
    fields.map((each): FieldView => each.field),
    t,
  )
  return renderPage('app', titled(shell, summary), 'imports/preview', {
    ...headOf(shell, facts),
    summary,
    waits,
    heading: words.happens,
    counts: countsOf(outcomes, t),
    assumed,
    numbers: fields,
    applyText: changes === 0 ? null : words.apply(changes),
    nothing: changes === 0 && numbers.length === 0,
    refused: refused.lines === 0 ? null : { text: words.unfitFile(refused.lines), href: refused.href },
    correctHref,
    corrections,
    links,
  })
}

export interface EndPage extends ImportFacts {
  readonly state: 'applied' | 'discarded' | 'failed'
  readonly problem: keyof Messages['hr']['imports']['failed'] | null
  readonly outcomes: readonly OutcomeView[]
  readonly refused: { readonly lines: number; readonly href: string }
  /** `null` when nobody was added, or nobody knows whom. */
  readonly added: AddedInput | null
  readonly corrections: readonly CorrectionView[]
  readonly links: { readonly goOn: string; readonly discard: string }
}

/** The result of a file, or the reason why it stopped. */
export function importEndPage(shell: Shell, page: EndPage): string {
  const { state, problem, outcomes, refused, added, corrections, links, ...facts } = page
  const { t } = shell
  const words = t.hr.imports
  const applied = outcomes.reduce((sum, outcome) => sum + (outcome.applied ?? 0), 0)
  const text = {
    applied: `${words.recordedLines(applied)} ${words.fileGone}`,
    discarded: words.discardedText,
    failed: problem === null ? '' : stoppedText(problem, applied, words),
  }
  const titles = { applied: words.appliedTitle, discarded: words.discardedTitle, failed: words.failedTitle }
  return renderPage('app', shell, 'imports/end', {
    ...headOf(shell, facts),
    good: state === 'applied',
    failed: state === 'failed',
    title: titles[state],
    text: text[state],
    corrections,
    added: added === null ? null : addedView(added, t),
    heading: state === 'applied' ? words.happened : words.happens,
    counts: countsOf(outcomes, t),
    refused: refused.lines === 0 ? null : { text: words.refusedFile(refused.lines), href: refused.href },
    links,
  })
}

function stoppedText(
  problem: keyof Messages['hr']['imports']['failed'],
  applied: number,
  words: Messages['hr']['imports'],
): string {
  const text = words.failed[problem]
  return problem === 'stopped' ? `${words.recordedLines(applied)} ${text}` : text
}

function headOf({ t }: Shell, { kind, on, by, ...facts }: ImportFacts) {
  const words = t.hr.imports
  return { t, ...facts, facts: words.facts(words.kind[kind], on, by) }
}

function countsOf(outcomes: readonly OutcomeView[], t: Messages) {
  const words = t.hr.imports
  return outcomes.map(({ name, href, lines, applied, stay }) => ({
    name,
    href,
    lines: stay ? words.stay(lines) : words.counted(lines),
    done: applied === null || applied === 0 ? '' : words.countedDone(applied, lines),
  }))
}

/** The value that a review sends for a line about no one here. */
export const NOBODY = 'nobody'

/** Lines whose person somebody has to name: a field for each, in the order of the lines. */
export interface ReviewForm {
  readonly action: string
  readonly csrf: string
  readonly questions: readonly {
    readonly name: string
    readonly candidates: readonly { readonly value: string; readonly text: string }[]
  }[]
}

export interface RowsPage {
  /** `null` when there is nothing to ask. */
  readonly review: ReviewForm | null
  readonly fileName: string
  readonly outcome: string
  readonly lines: number
  readonly rows: readonly {
    /** Empty for people who are not in the file. */
    readonly line: string
    readonly name: string
    readonly personHref: string | null
    /** Where its cells can be corrected, or null where that isn't possible or needed. */
    readonly correctHref: string | null
    readonly sentences: readonly string[]
  }[]
  readonly backHref: string
  readonly firstHref: string | null
  readonly nextHref: string | null
}

/** The lines of one outcome. */
export function importRowsPage(shell: Shell, { outcome, lines, review, rows, ...page }: RowsPage): string {
  const { t } = shell
  const words = t.hr.imports
  const selects = review?.questions.map(({ name, candidates }) =>
    field(EMPTY_FORM, {
      type: 'select',
      name,
      label: words.who,
      options: [{ value: '', text: words.decideLater }, ...candidates, { value: NOBODY, text: words.nobodyHere }],
    }),
  )
  return renderPage('app', shell, 'imports/rows', {
    t,
    heading: words.rowsHeading(outcome, lines),
    review: review === null ? null : { action: review.action, csrf: review.csrf },
    rows: rows.map((row, index) => ({ ...row, select: selects?.[index] ?? null })),
    ...page,
  })
}
