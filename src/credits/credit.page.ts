import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import {
  errorSummary,
  type FieldView,
  type FormState,
  field,
  titled,
  withNameNote,
} from '../platform/html/field.page.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { LANGUAGES } from '../platform/text/language.ts'

/** A version of the policy that a completion can be taken to cover. */
export interface PolicyChoice {
  readonly version: string
  readonly from: CalendarDate
}

export interface CreditPage {
  readonly form: FormState
  readonly name: string
  /** The latest first. */
  readonly versions: readonly PolicyChoice[]
  /** The renewal period of the rule in force for the person, or `null` when a completion counts forever. */
  readonly renewalMonths: number | null
  readonly isRequired: boolean
  /** Names this filling-in of the form, so that it is recorded once. */
  readonly key: string
  readonly action: string
  readonly personHref: string
  readonly liveSessionHref: string
  readonly csrf: string
}

/** The sources that are recorded one person at a time. */
export const SINGLE_SOURCES = ['prior-learning', 'signed-paper'] as const

/** The longest text of a credit. */
export const LONGEST_CREDIT_TEXT = 160

/** A text about a completion that goes on record for good. */
export function keptField(
  form: FormState,
  t: Messages,
  options: Pick<Parameters<typeof field>[1], 'name' | 'label' | 'required' | 'hint' | 'initial'>,
): FieldView {
  const view = field(form, { type: 'text', maxLength: LONGEST_CREDIT_TEXT, ...options })
  return withNameNote(view, form.values, t, 'text')
}

/** HR uses this page to credit a completion that did not happen here. */
export function creditPage(shell: Shell, input: CreditPage): string {
  const { t } = shell
  const { form, name, versions, renewalMonths, isRequired, ...page } = input
  const words = t.hr.credits.form
  const fields = [
    field(form, {
      type: 'select',
      name: 'source',
      label: words.source,
      required: t.account.required,
      options: [
        { value: '', text: words.choose },
        ...SINGLE_SOURCES.map((value) => ({ value, text: words.sourceOptions[value] })),
      ],
    }),
    field(form, { type: 'date', name: 'on', label: words.on, required: t.account.required, hint: words.onHint }),
    keptField(form, t, { name: 'from', label: words.from, required: t.account.required, hint: words.fromHint }),
    versionField(form, versions, shell),
    field(form, { type: 'text', name: 'courseVersion', label: words.courseVersion }),
    languageField(form, t),
    field(form, { type: 'text', name: 'minutes', label: words.minutes, verbatim: true }),
    field(form, { type: 'text', name: 'score', label: words.score, verbatim: true }),
    field(form, { type: 'text', name: 'approver', label: words.approver, hint: words.approverHint }),
    field(form, { type: 'file', name: 'file', label: words.file, hint: words.fileHint }),
    keptField(form, t, { name: 'reference', label: words.reference, hint: words.referenceHint }),
  ]
  const summary = errorSummary(fields, t)
  const effects = [effectText(words, isRequired, renewalMonths), words.effectVersion, words.effectCertificate]
  const heading = words.heading(name)
  return renderPage('app', titled(shell, summary), 'credits/credit', { t, heading, effects, fields, summary, ...page })
}

/** Left alone, it is the version in force on the day of the completion. */
export function versionField(
  form: FormState,
  versions: readonly PolicyChoice[],
  { t, language }: Pick<Shell, 't' | 'language'>,
): FieldView {
  const words = t.hr.credits.form
  return field(form, {
    type: 'select',
    name: 'version',
    label: words.version,
    hint: words.versionHint,
    options: [
      { value: '', text: words.versionOnDay },
      ...versions.map(({ version, from }) => ({
        value: version,
        text: words.versionOption(version, formatDate(from, language)),
      })),
    ],
  })
}

export function languageField(form: FormState, { hr }: Messages): FieldView {
  const words = hr.credits.form
  return field(form, {
    type: 'select',
    name: 'language',
    label: words.language,
    options: [
      { value: '', text: words.languageNone },
      ...LANGUAGES.map((value) => ({ value, text: MESSAGES[value].shell.languageName })),
    ],
  })
}

function effectText(
  words: Messages['hr']['credits']['form'],
  isRequired: boolean,
  renewalMonths: number | null,
): string {
  if (!isRequired) return words.effectNone
  return renewalMonths === null ? words.effectOnce : words.effect(renewalMonths)
}
