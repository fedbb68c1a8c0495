import type { SiteId } from '../ledger/event.ts'
import { RULE_LIMITS, type RuleDraft, type RulesDraft, type RulesProblem } from './rules-draft.ts'
import { ruleName, type RuleWording, sitesText } from './rules.page.ts'
import { dayOrNull } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
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
  /** The rule to begin with, counted from 0. */
  readonly open: number | null
  /** Whether there's a draft on record, and not only a form. */
  readonly isKept: boolean
  /** Other rules were published since the draft was begun. */
  readonly changedMeanwhile: boolean
  readonly links: { readonly back: string; readonly save: string }
  readonly csrf: string
}

interface RulesDraftView {
  readonly t: Messages
  readonly summary: ErrorSummary | null
  readonly isKept: boolean
  readonly changedMeanwhile: boolean
  readonly rules: readonly RuleFormView[]
  readonly mayAdd: boolean
  readonly when: {
    readonly summary: string
    readonly isOpen: boolean
    readonly from: FieldView
    readonly forWhom: ChoicesView
  }
  readonly links: RulesDraftInput['links']
  readonly csrf: string
}

interface RuleFormView {
  readonly legend: string
  /** Its name; empty for one that isn't a rule yet. */
  readonly lead: string
  readonly isOpen: boolean
  readonly types: ChoicesView
  readonly youthOnly: FieldView
  readonly sites: { readonly summary: string; readonly choices: ChoicesView }
  readonly due: Folded & { readonly fields: readonly FieldView[] }
  readonly place: Folded & { readonly named: FieldView }
  readonly buttons: readonly {
    readonly name: 'up' | 'down' | 'remove'
    readonly value: number
    readonly text: string
  }[]
}

/** What's folded says what it has now. */
interface Folded {
  readonly summary: string
  readonly isOpen: boolean
}

/** The form of rules: they are added, moved and removed by buttons, without a script. */
export function rulesDraftPage(shell: Shell, input: RulesDraftInput): string {
  const view = rulesDraftView(input, shell)
  return renderPage('app', titled(shell, view.summary), 'requirements/rules-draft', view)
}

function rulesDraftView(input: RulesDraftInput, { t, language }: Shell): RulesDraftView {
  const { draft, isKept, changedMeanwhile, links, csrf } = input
  const wording = { t, language, siteNames: new Map(input.sites.map(({ id, name }) => [id, name])) }
  const problems = problemTexts(input.problems, t)
  const rules = draft.rules.map((rule, index) => ruleForm(rule, index, input, problems, wording))
  const when = whenFields(draft, problems, wording)
  const noRule: FieldView[] =
    problems['add'] === undefined ? [] : [field({ values: {}, problems }, { type: 'text', name: 'add', label: '' })]
  return {
    t,
    summary: errorSummary(
      [...noRule, ...rules.flatMap(({ due, place }) => [...due.fields, place.named]), when.from],
      t,
    ),
    isKept,
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
    kind === 'covered' ? words.covered(ruleName(other, t)) : words[kind],
  ])
  return Object.fromEntries(texts)
}

function ruleForm(
  rule: RuleDraft,
  index: number,
  { draft, sites, open }: RulesDraftInput,
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
  const wrong = Object.keys(problems).filter((name) => name.startsWith(`rule-${index}-`))
  const named = `rule-${index}-named`
  const ticked = (value: boolean) => (value ? 'yes' : '')
  const button = (name: 'up' | 'down' | 'remove') => ({ name, value: index, text: words[name](place) })
  return {
    legend: words.rule(place),
    lead: ruleName(rule.named, t),
    // One rule alone is what somebody came for; of several, those that need something.
    isOpen: draft.rules.length === 1 || rule.named === '' || wrong.length > 0 || index === open,
    types: choices(
      `rule-${index}-types`,
      words.types,
      words.typesHint,
      rule.types,
      PERSON_TYPES.map((type) => ({ id: type, name: t.hr.type[type] })),
    ),
    youthOnly: at('youthOnly', ticked(rule.youthOnly), { type: 'checkbox', label: words.youthOnly }),
    sites: {
      summary: rule.sites.length === 0 ? words.atAllSites : words.atSites(sitesText(rule.sites, wording)),
      choices: choices(`rule-${index}-sites`, words.sites, words.sitesHint, rule.sites, sites),
    },
    due: {
      summary: dueSummary(rule, t),
      isOpen: wrong.some((name) => name !== named),
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
        at('months', rule.months, { type: 'text', label: words.months, hint: words.monthsHint }),
        at('windowDays', rule.windowDays, { type: 'text', label: words.windowDays }),
        at('keepsDate', ticked(rule.keepsDate), { type: 'checkbox', label: words.keepsDate }),
        at('rehireGapMonths', rule.rehireGapMonths, { type: 'text', label: words.rehireGapMonths, required }),
      ],
    },
    place: {
      summary: words.place,
      isOpen: rule.named === '' || wrong.includes(named),
      named: at('named', ruleName(rule.named, t), {
        type: 'text',
        label: words.named,
        required,
        hint: words.namedHint,
        maxLength: RULE_LIMITS.name,
      }),
    },
    buttons: [
      ...(index > 0 ? [button('up')] : []),
      ...(place < draft.rules.length ? [button('down')] : []),
      button('remove'),
    ],
  }
}

/** When it's due and how often, as long as what was typed makes a rule. */
function dueSummary({ dueBy, days, months }: RuleDraft, t: Messages): string {
  const words = t.hr.requirements.form
  if (days === '' || [days, months].some((text) => !/^\d{0,3}$/.test(text))) return words.dueAndRenewal
  return words.dueNow(dueBy === 'first-contact' ? null : Number(days), months === '' ? null : Number(months))
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

function whenFields(draft: RulesDraft, problems: ProblemTexts, { t, language }: RuleWording): RulesDraftView['when'] {
  const words = t.hr.requirements.form
  const form = { values: { from: draft.from }, problems }
  const forWhom = [
    { value: 'everyone', text: words.forEveryone, checked: draft.forEveryone },
    { value: 'newcomers', text: words.forNewcomers, checked: !draft.forEveryone },
  ]
  const from = dayOrNull(draft.from)
  return {
    summary: from === null ? words.when : words.starts(formatDate(from, language), draft.forEveryone),
    isOpen: problems['from'] !== undefined,
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
