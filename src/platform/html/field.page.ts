import type { Messages } from '../../words/messages.ts'
import { type Asked, askedIn, type Known } from '../text/asked.ts'
import type { MeantAs } from '../text/person-name.ts'
import type { Shell } from './shell.page.ts'

/** A form going back to the person: what was typed, and what to fix at which field. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>
  readonly problems: Readonly<Record<string, string>>
}

export const EMPTY_FORM: FormState = { values: {}, problems: {} }

/** What to fix at a field, as a sentence with its period. Empty when there's nothing. */
export function problemAt({ problems }: Pick<FormState, 'problems'>, name: string): string {
  return asSentence(problems[name] ?? '')
}

/** A text that ends with a quotation has its period in or after it, as its language has it. */
export function asSentence(problem: string): string {
  return /[\p{L}\p{N})%/]$/u.test(problem) ? `${problem}.` : problem
}

/** Radio buttons or boxes of one name, with a legend. */
export interface ChoicesView {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly legend: string
  /** As of a field. */
  readonly required: string
  readonly hint: string
  readonly problem: string
  readonly options: readonly {
    readonly id: string
    readonly value: string
    readonly text: string
    readonly checked: boolean
  }[]
}

export interface HiddenField {
  readonly name: string
  readonly value: string
}

/** Something that a text may mean. */
export interface Offer {
  readonly value: string
  readonly text: string
}

/** The hidden field with a text that somebody was asked about, so that it's taken when it's sent again as it is. */
export function asTypedName<Name extends string>(name: Name): `${Name}AsTyped` {
  return `${name}AsTyped`
}

export function chosenName<Name extends string>(name: Name): `${Name}Chosen` {
  return `${name}Chosen`
}

/** One field, in the order label, hint, message, control. An empty hint or problem is not shown. */
export interface FieldView {
  readonly type:
    | 'text'
    | 'email'
    | 'password'
    | 'tel'
    | 'date'
    | 'time'
    | 'color'
    | 'textarea'
    | 'select'
    | 'checkbox'
    | 'file'
  readonly name: string
  readonly label: string
  /** The word after the label of a field that has to be filled in; empty for every other field. */
  readonly required: string
  readonly hint: string
  readonly problem: string
  readonly value: string
  readonly autocomplete: string
  /** Codes and sign-in names: no capitals and no corrections by the keyboard. */
  readonly verbatim: boolean
  /** The language of what is typed; empty for that of the page. */
  readonly lang: '' | 'es'
  /** The most characters, or null when there is no limit. */
  readonly maxLength: number | null
  readonly options: readonly { readonly value: string; readonly text: string }[]
  /** Texts to choose from while typing. Any other is as good. */
  readonly suggestions: readonly string[]
  /** Choices under the field for a text that fits several, or nothing as it is. One chosen comes in under `chosenName`. */
  readonly offers: readonly Offer[]
  /** The value of the one chosen. Empty while none is. */
  readonly chosen: string
  /** What somebody may want to change about the text. It's taken as it is. Empty for most. */
  readonly note: string
  /** The text that somebody was asked about. Empty while there's none. */
  readonly asTyped: string
  /** The ids of hint, note and message, for screen readers. */
  readonly describedBy: string
}

type FieldOptions = Pick<FieldView, 'type' | 'name' | 'label'> &
  Partial<
    Pick<
      FieldView,
      'required' | 'hint' | 'autocomplete' | 'verbatim' | 'maxLength' | 'options' | 'suggestions' | 'offers'
    >
  > & {
    /** The field's value before anything was typed. */
    readonly initial?: string
  }

export function field(form: FormState, options: FieldOptions): FieldView {
  const { values } = form
  const {
    type,
    name,
    label,
    required = '',
    hint = '',
    autocomplete = 'off',
    verbatim = false,
    maxLength = null,
    initial = '',
  } = options
  const problem = problemAt(form, name)
  return {
    type,
    name,
    label,
    required,
    hint,
    problem,
    // A password never travels back, and a file cannot.
    value: type === 'password' || type === 'file' ? '' : (values[name] ?? initial),
    autocomplete,
    verbatim,
    lang: '',
    maxLength,
    options: options.options ?? [],
    suggestions: [...new Set(options.suggestions ?? [])],
    offers: options.offers ?? [],
    chosen: values[chosenName(name)] ?? '',
    note: '',
    asTyped: '',
    describedBy: [hint === '' ? [] : `${name}-hint`, problem === '' ? [] : `${name}-problem`].flat().join(' '),
  }
}

/**
 * A field that's kept for good: where somebody's own name or number seems to be in it, it says so. A handler that
 * keeps texts for good asks once, with `heldNames`.
 */
export function withNameNote(
  view: FieldView,
  values: FormState['values'],
  t: Messages,
  meantAs: MeantAs,
  known: Known = {},
): FieldView {
  const found = askedIn(view.value, meantAs, known)
  if (found === null) return view
  const isAsked = view.problem === askedText(found, t) || values[asTypedName(view.name)] === view.value
  const asTyped = isAsked ? view.value : ''
  if (view.problem !== '') return { ...view, asTyped }
  const describedBy = `${view.describedBy} ${view.name}-note`.trim()
  return { ...view, asTyped, note: noteOf(found, t), describedBy }
}

/** The question about a text, for whoever sent it. */
export function askedText({ kind, text }: Asked, { account: { names } }: Messages): string {
  return kind === 'name' ? names.held(text) : names.heldPhone(text)
}

function noteOf({ kind, text }: Asked, { account: { names } }: Messages): string {
  return kind === 'name' ? names.looksLike(text) : names.heldPhone(text)
}

/** A choice in a row of choices, as filters have them. */
export interface SelectView {
  readonly name: string
  readonly label: string
  readonly value: string
  /** Options without a heading of their own come under an empty one. */
  readonly groups: readonly {
    readonly label: string
    readonly options: readonly { readonly value: string; readonly text: string }[]
  }[]
}

/** A select whose options stand under no headings. */
export function plainSelect(
  name: string,
  label: string,
  value: string,
  options: SelectView['groups'][number]['options'],
): SelectView {
  return { name, label, value, groups: [{ label: '', options }] }
}

/** The box above a form that was not accepted: the same words as at the fields, linked to them. */
export interface ErrorSummary {
  readonly title: string
  readonly problems: readonly { readonly href: string; readonly text: string }[]
}

/** Returns null when there is nothing to fix. Fields in the order of the page. */
export function errorSummary(fields: readonly Pick<FieldView, 'name' | 'problem'>[], t: Messages): ErrorSummary | null {
  const wrong = fields.filter(({ problem }) => problem !== '')
  if (wrong.length === 0) return null
  return {
    title: t.account.toFix(wrong.length),
    problems: wrong.map(({ name, problem }) => ({ href: `#${name}`, text: asSentence(problem) })),
  }
}

/** The title says it first: that is what screen readers read first. */
export function titled(shell: Shell, summary: ErrorSummary | null): Shell {
  return summary === null ? shell : { ...shell, title: shell.t.account.errorTitle(shell.title) }
}
