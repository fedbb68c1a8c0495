import { REPLACED_BECAUSE } from '../ledger/bodies/practice.ts'
import { type FormState, errorSummary, field, titled, withNameNote } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Known } from '../platform/text/asked.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { LONGEST_TO_FIX, type Practice } from './practice.ts'

interface TextInput {
  readonly site: string
  readonly practice: Practice
  readonly hint: string
  readonly known: Known
  readonly form: FormState
  readonly csrf: string
  readonly links: { readonly save: string; readonly back: { readonly href: string; readonly text: string } }
}

/** The form that puts another text in the place of what a practice left to fix. */
export function practiceTextPage(shell: Shell, input: TextInput): string {
  const { t, language } = shell
  const { form, hint, known, practice } = input
  const words = t.hr.practices.replace
  const typed = field(form, {
    type: 'textarea',
    name: 'toFix',
    label: words.text,
    hint,
    initial: practice.toFix,
    maxLength: LONGEST_TO_FIX,
  })
  const toFix = withNameNote(typed, form.values, t, 'text', known)
  const why = field(form, {
    type: 'select',
    name: 'why',
    label: words.why,
    required: t.account.required,
    options: [
      { value: '', text: words.whyNeeded },
      ...REPLACED_BECAUSE.map((each) => ({ value: each, text: words.because[each] })),
    ],
  })
  const summary = errorSummary([toFix, why], t)
  return renderPage('app', titled({ ...shell, back: input.links.back }, summary), 'practice/text', {
    t,
    summary,
    entry: practice.id,
    about: `${input.site}, ${formatDate(practice.on, language)}`,
    now: practice.toFix,
    fields: [toFix, why],
    csrf: input.csrf,
    save: input.links.save,
  })
}
