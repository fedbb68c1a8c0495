import type { ContactLine } from '../ledger/bodies/contact.ts'
import {
  errorSummary,
  field,
  type FieldView,
  type FormState,
  titled,
  withNameNote,
} from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { Messages } from '../words/messages.ts'
import { comparedLines } from './line.page.ts'
import { type LineProblem, MOST, NUMBER_FIELDS, type NumberField, type WordField, wordFields } from './line-form.ts'

interface ChangeInput {
  /** With the name of the line, which the title of the document doesn't have: a browser shows that one to others. */
  readonly title: string
  /** Of the line as it is live. */
  readonly name: string
  readonly line: ContactLine
  readonly initial: Readonly<Record<string, string>>
  /** The proposal that this one would replace. */
  readonly waiting: {
    readonly change: string
    readonly by: string
    readonly on: CalendarDate
    readonly reason: string
    /** What the line would be. */
    readonly after: ContactLine
    readonly isReturn: boolean
  } | null
  readonly form: FormState
  readonly csrf: string
  readonly links: { readonly back: string; readonly save: string }
}

/** All fields of a line that an organization may change, in both languages. */
export function changePage(
  shell: Shell,
  { title, name: lineName, line, initial, waiting, form, csrf, links }: ChangeInput,
): string {
  const { language: shown, t } = shell
  const words = t.hr.lines
  const numbers = NUMBER_FIELDS.map((name) =>
    field(form, {
      type: name === 'digits' || name === 'again' ? 'tel' : 'text',
      name,
      label: words.fields[name],
      hint: hintOf(name, words.hints),
      initial: initial[name] ?? '',
      maxLength: MOST[name],
      verbatim: true,
    }),
  )
  const languages = LANGUAGES.map((language) => ({
    title: words.change.words[language],
    fields: wordFields(line).map((name) => wordField(form, language, name, initial, t)),
  }))
  const why = field(form, {
    type: 'text',
    name: 'reason',
    label: words.fields.reason,
    required: t.account.required,
    hint: words.hints.reason,
    maxLength: MOST.reason,
  })
  const reason = withNameNote(why, form.values, t, 'text')
  const summary = errorSummary([...numbers, ...languages.flatMap(({ fields }) => fields), reason], t)
  const view = {
    t,
    title,
    summary,
    changed: form.problems['seen'] ?? '',
    waiting:
      waiting === null
        ? null
        : {
            said: words.change.waiting(waiting.by, formatDate(waiting.on, shown)),
            reason: words.proposed.reason(waiting.reason),
            isReturn: waiting.isReturn,
            rows: comparedLines(line, waiting.after, t),
            link: words.open(lineName),
          },
    name: lineName,
    seen: waiting?.change ?? '',
    numbers,
    languages,
    reason,
    links,
    csrf,
  }
  const back = { text: words.title, href: links.back }
  return renderPage('app', titled({ ...shell, back }, summary), 'contacts/change', view)
}

const LONG: ReadonlySet<WordField> = new Set(['what', 'whatNot', 'cardText'])

function wordField(
  form: FormState,
  language: Language,
  name: WordField,
  initial: Readonly<Record<string, string>>,
  t: Messages,
): FieldView {
  const words = t.hr.lines
  const id = `${language}-${name}`
  const view = field(form, {
    type: LONG.has(name) ? 'textarea' : 'text',
    name: id,
    label: words.inLanguage[language](words.fields[name]),
    hint: hintOf(name, words.hints),
    initial: initial[id] ?? '',
    maxLength: MOST[name],
  })
  return language === 'es' ? { ...view, lang: 'es' } : view
}

function hintOf(name: NumberField | WordField, hints: Messages['hr']['lines']['hints']): string {
  return name in hints ? hints[name as keyof typeof hints] : '' // one of its keys, as `in` has found
}

export function problemText(problem: LineProblem, t: Messages): string {
  const { problems } = t.hr.lines
  switch (problem.kind) {
    case 'letters':
      return problems.letters(problem.spelled, problem.digits)
    case 'taken':
      return problems.taken(problem.by)
    case 'takenName':
      return problems.takenName(problem.by)
    case 'courseTerm':
    case 'notOfName':
      return problems[problem.kind](problem.said)
    case 'unsafeSentence':
      return problems.unsafeSentence(problem.text)
    case 'earlierName':
      return problems.earlierName(problem.word)
    default:
      return problems[problem.kind]
  }
}

/** Each problem with the label of its field. */
export function problemTexts(problems: ReadonlyMap<string, LineProblem>, t: Messages): string[] {
  return [...problems].map(([name, problem]) => `${fieldLabel(name, t)}: ${problemText(problem, t)}`)
}

function fieldLabel(name: string, t: Messages): string {
  const { fields, inLanguage } = t.hr.lines
  const language = LANGUAGES.find((each) => name.startsWith(`${each}-`))
  const key = language === undefined ? name : name.slice(language.length + 1)
  const label = key in fields ? fields[key as keyof typeof fields] : key // one of its keys, as `in` has found
  return language === undefined ? label : inLanguage[language](label)
}
