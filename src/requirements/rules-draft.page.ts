import type { SiteId } from '../ledger/event.ts'
import { RULE_LIMITS, type RuleDraft, type RulesDraft, type RulesProblem, scopeOf } from './rules-draft.ts'
import { type RuleWording, scopeText } from './rules.page.ts'
import {
  type ChoicesView,
  type ErrorSummary,
  errorSummary,
  field,
  type FieldView,
  titled,
} from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { PERSON_TYPES } from '../ledger/bodies/part.ts'

export interface RulesDraftInput {
  readonly draft: RulesDraft
  readonly problems: readonly RulesProblem[]
  readonly sites: readonly { readonly id: SiteId; readonly name: string }[]
  /** Other rules were published since the draft was begun. */
  readonly changedMeanwhile: boolean
  readonly links: { readonly back: string; readonly save: string }
  readonly csrf: string
}

interface RulesDraftView {
  readonly t: Messages
  readonly summary: ErrorSummary | null
  readonly changedMeanwhile: boolean
  readonly rules: readonly RuleFormView[]
  readonly mayAdd: boolean
  readonly when: { readonly from: FieldView; readonly forWhom: ChoicesView }
  readonly links: RulesDraftInput['links']
  readonly csrf: string
}

interface RuleFormView {
  readonly legend: string
  /** Its name and whom it's for, while it's folded; empty for one that isn't a rule yet. */
  readonly lead: string
  readonly isOpen: boolean
  readonly first: readonly FieldView[]
  readonly sites: ChoicesView
  readonly types: ChoicesView
  readonly fields: readonly FieldView[]
  readonly renewal: readonly FieldView[]
  readonly buttons: readonly {
    readonly name: 'up' | 'down' | 'remove'
    readonly value: number
    readonly text: string
  }[]
}

/** The form of rules: they are added, moved and removed by buttons, without a script. */
export function rulesDraftPage(shell: Shell, input: RulesDraftInput): string {
  const view = rulesDraftView(input, shell)
  return renderPage('app', titled(shell, view.summary), 'requirements/rules-draft', view)
}

function rulesDraftView(input: RulesDraftInput, { t, language }: Shell): RulesDraftView {
  const { draft, changedMeanwhile, links, csrf } = input
  const wording = { t, language, siteNames: new Map(input.sites.map(({ id, name }) => [id, name])) }
  const problems = problemTexts(input.problems, t)
  const rules = draft.rules.map((rule, index) => ruleForm(rule, index, input, problems, wording))
  const when = whenFields(draft, problems, t)
  const noRule: FieldView[] =
    problems['add'] === undefined ? [] : [field({ values: {}, problems }, { type: 'text', name: 'add', label: '' })]
  return {
    t,
    summary: errorSummary(
      [...noRule, ...rules.flatMap(({ first, fields, renewal }) => [...first, ...fields, ...renewal]), when.from],
      t,
    ),
    changedMeanwhile,
    rules,
    mayAdd: rules.length < RULE_LIMITS.rules,
    when,
    links,
    csrf,
  }
}

type ProblemTexts = Readonly<Record<string, string>>

function problemTexts(problems: readonly RulesProblem[], t: Messages): ProblemTexts {
  const words = t.hr.requirements.form.problems
  const texts = problems.map(({ field: name, kind, other }): [string, string] => [
    name,
    kind === 'covered' ? words.covered(other) : words[kind],
  ])
  return Object.fromEntries(texts)
}

function ruleForm(
  rule: RuleDraft,
  index: number,
  { draft, sites }: RulesDraftInput,
  problems: ProblemTexts,
  wording: RuleWording,
): RuleFormView {
  const { t } = wording
  const words = t.hr.requirements.form
  const { required } = t.account
  const place = index + 1
  const at = (name: keyof RuleDraft, value: string, options: Pick<FieldView, 'type' | 'label'> & Partial<FieldView>) =>
    field(
      { values: { [`rule-${index}-${name}`]: value }, problems },
      { maxLength: options.type === 'text' ? 3 : null, ...options, name: `rule-${index}-${name}` },
    )
  const hasProblem = Object.keys(problems).some((name) => name.startsWith(`rule-${index}-`))
  const ticked = (value: boolean) => (value ? 'yes' : '')
  const button = (name: 'up' | 'down' | 'remove') => ({ name, value: index, text: words[name](place) })
  return {
    legend: words.rule(place),
    lead: rule.named === '' ? '' : `${rule.named}: ${scopeText(scopeOf(rule), wording)}`,
    // One rule alone is what somebody came for; of several, those that need something.
    isOpen: draft.rules.length === 1 || rule.named === '' || hasProblem,
    first: [
      at('named', rule.named, {
        type: 'text',
        label: words.named,
        required,
        hint: words.namedHint,
        maxLength: RULE_LIMITS.name,
      }),
      at('youthOnly', ticked(rule.youthOnly), { type: 'checkbox', label: words.youthOnly }),
    ],
    sites: choices(`rule-${index}-sites`, words.sites, words.sitesHint, rule.sites, sites),
    types: choices(
      `rule-${index}-types`,
      words.types,
      words.typesHint,
      rule.types,
      PERSON_TYPES.map((type) => ({ id: type, name: t.hr.type[type] })),
    ),
    fields: [
      at('dueBy', rule.dueBy, {
        type: 'select',
        label: words.dueBy,
        options: [
          { value: 'days-from-hire', text: words.byHire },
          { value: 'first-contact', text: words.byContact },
        ],
      }),
      at('days', rule.days, { type: 'text', label: words.days, required, hint: words.daysHint }),
      at('rehireGapMonths', rule.rehireGapMonths, { type: 'text', label: words.rehireGapMonths, required }),
    ],
    renewal: [
      at('months', rule.months, { type: 'text', label: words.months, hint: words.monthsHint }),
      at('windowDays', rule.windowDays, { type: 'text', label: words.windowDays }),
      at('keepsDate', ticked(rule.keepsDate), { type: 'checkbox', label: words.keepsDate }),
    ],
    buttons: [
      ...(index > 0 ? [button('up')] : []),
      ...(place < draft.rules.length ? [button('down')] : []),
      button('remove'),
    ],
  }
}

function choices<Id extends string>(
  name: string,
  legend: string,
  hint: string,
  chosen: readonly Id[],
  all: readonly { readonly id: Id; readonly name: string }[],
): ChoicesView {
  const options = all.map((option, place) => ({
    id: `${name}-${place}`,
    value: option.id,
    text: option.name,
    checked: chosen.includes(option.id),
  }))
  return { type: 'checkbox', name, legend, required: '', hint, problem: '', options }
}

function whenFields(draft: RulesDraft, problems: ProblemTexts, t: Messages): RulesDraftView['when'] {
  const words = t.hr.requirements.form
  const form = { values: { from: draft.from }, problems }
  const forWhom = [
    { value: 'everyone', text: words.forEveryone, checked: draft.forEveryone },
    { value: 'newcomers', text: words.forNewcomers, checked: !draft.forEveryone },
  ]
  return {
    from: field(form, {
      type: 'date',
      name: 'from',
      label: words.from,
      required: t.account.required,
      hint: words.fromHint,
    }),
    forWhom: {
      type: 'radio',
      name: 'forWhom',
      legend: words.forWhom,
      required: '',
      hint: '',
      problem: '',
      options: forWhom.map((option, place) => ({ ...option, id: `forWhom-${place}` })),
    },
  }
}
