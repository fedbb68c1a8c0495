import { OWN_PARTS } from '../ledger/bodies/policy.ts'
import {
  type ChoicesView,
  errorSummary,
  field,
  type FormState,
  titled,
  withNameNote,
  problemAt,
} from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { LANGUAGES } from '../platform/text/language.ts'
import type { Messages } from '../words/messages.ts'
import type { ShownRow } from '../platform/html/compared.page.ts'
import { type FieldName, type FormProblem, MOST } from './clause-form.ts'
import type { ClauseProblem } from './draft.ts'

interface ClauseFormInput {
  /** Null for a new one. */
  readonly clause: string | null
  /** Whether it's one of the organization's, which has a part of its own and can be removed. */
  readonly isOwn: boolean
  /** Whether there's something of the organization's to take back. */
  readonly canRemove: boolean
  /** The course's words next to the organization's, where they differ. */
  readonly course: readonly ShownRow[]
  readonly initial: Readonly<Partial<Record<FieldName, string>>>
  readonly form: FormState
  /** Names the clause as it was when the form was opened. */
  readonly seen: string
  /** What another steward has written since, next to what was typed. Null while nobody has. */
  readonly newer: readonly ShownRow[] | null
  readonly csrf: string
  readonly links: { readonly back: string; readonly save: string }
}

export function clauseFormPage(shell: Shell, input: ClauseFormInput): string {
  const { t } = shell
  const { canRemove, clause, course, csrf, form, initial, isOwn, links, newer, seen } = input
  const words = t.hr.policy.form
  const languages = LANGUAGES.map((language) => ({
    title: words.words[language],
    fields: (['short', 'clause'] as const).map((name) => {
      const id = `${language}-${name}` as const
      const view = field(form, {
        type: name === 'short' ? 'text' : 'textarea',
        name: id,
        label: t.hr.lines.inLanguage[language](words.fields[name]),
        hint: words.hints[name],
        initial: initial[id] ?? '',
        maxLength: MOST[id],
      })
      return language === 'es' ? { ...view, lang: 'es' as const } : view
    }),
  }))
  const part = isOwn
    ? field(form, {
        type: 'select',
        name: 'part',
        label: words.fields.part,
        initial: initial.part ?? 'procedure',
        options: OWN_PARTS.map((value) => ({ value, text: t.learn.policy[value] })),
      })
    : null
  // A box that was sent empty isn't among what was sent.
  const box = (name: 'noSpanish' | 'remove', label: string) => {
    const isUntouched = Object.keys(form.values).length === 0
    return field(form, { type: 'checkbox', name, label, initial: isUntouched ? (initial[name] ?? '') : '' })
  }
  const noSpanish = box('noSpanish', words.fields.noSpanish)
  const remove = canRemove ? box('remove', isOwn ? words.fields.remove : words.fields.back) : null
  const weight: ChoicesView = {
    type: 'radio',
    name: 'weight',
    legend: words.fields.weight,
    required: t.account.required,
    hint: '',
    problem: problemAt(form, 'weight'),
    options: (['material', 'minor'] as const).map((value) => ({
      id: value === 'material' ? 'weight' : 'weight-minor',
      value,
      text: words.weights[value],
      checked: (form.values['weight'] ?? initial.weight) === value,
    })),
  }
  const why = field(form, {
    type: 'text',
    name: 'reason',
    label: words.fields.reason,
    required: t.account.required,
    hint: words.hints.reason,
    initial: initial.reason ?? '',
    maxLength: MOST.reason,
  })
  const reason = withNameNote(why, form.values, t, 'text')
  const summary = errorSummary(
    [...languages.flatMap(({ fields }) => fields), noSpanish, { name: 'weight', problem: weight.problem }, reason],
    t,
  )
  const view = {
    t,
    title: clause === null ? words.newTitle : words.clause(clause),
    summary,
    part,
    languages,
    noSpanish,
    remove,
    weight,
    reason,
    course,
    newer,
    seen,
    links,
    csrf,
  }
  const back = { text: t.hr.policy.title, href: links.back }
  return renderPage('app', titled({ ...shell, back }, summary), 'policy/clause-form', view)
}

export function formProblemText(problem: FormProblem, t: Messages): string {
  const words = t.hr.policy.form.problems
  return problem.kind === 'unsafe' ? clauseProblemText(problem.problem, t) : words[problem.kind]
}

export function clauseProblemText(problem: ClauseProblem, t: Messages): string {
  const words = t.hr.policy.problems
  switch (problem.kind) {
    case 'number':
      return words.number(problem.digits)
    case 'unknown':
      return words.unknown(problem.digits)
    default:
      return words[problem.kind]
  }
}
