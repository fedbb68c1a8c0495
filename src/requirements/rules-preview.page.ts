import type { CalendarDate } from '../platform/time/calendar.ts'
import { type StatusCounts, totals, countOf, type StatusChoice } from './compliance.ts'
import type { PersonId } from '../ledger/event.ts'
import { collator, listFormat } from '../platform/text/format.ts'
import { RULE_EFFECTS, type RuleEffect } from './rule-change.ts'
import { SHIPPED_RULE_NAME } from './requirement.ts'
import { RULE_LIMITS } from './rules-draft.ts'
import { type ChangeEffect, type EffectView, effectView } from './effect.page.ts'
import type { Standing } from './status.ts'
import { dueCell, type Wording } from './because.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import {
  type ErrorSummary,
  errorSummary,
  type FieldView,
  type FormState,
  field,
  titled,
  withNameNote,
} from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import { type RuleView, type RuleWording, ruleView } from './rules.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type StatusChangesView, statusChangesView } from './status-change.page.ts'
import type { NamedRule } from '../ledger/bodies/requirement.ts'

export interface RulesPreviewInput {
  readonly wording: RuleWording & Wording
  readonly from: CalendarDate
  readonly rules: readonly NamedRule[]
  /** Applies only to people hired on the first day or later. */
  readonly newcomersOnly: boolean
  readonly before: StatusCounts
  readonly after: StatusCounts
  /** The rules are those that apply already: on record, or as they came with the course. Null where they differ. */
  readonly same: 'recorded' | 'shipped' | null
  readonly effects: Readonly<
    Record<
      RuleEffect,
      {
        readonly count: number
        readonly people: readonly { readonly person: PersonId; readonly before: Standing; readonly after: Standing }[]
      }
    >
  >
  readonly names: ReadonlyMap<PersonId, string | null>
  /** The names of each person’s sites. */
  readonly sites: ReadonlyMap<PersonId, string>
  /** So many people would need action overnight that HR has to type the number. */
  readonly overnight: boolean
  /** What's shown, so that nothing else is published. */
  readonly seen: string
  /** Written earlier, or empty. */
  readonly reason: string
  readonly form: FormState
  readonly links: { readonly draft: string; readonly publish: string; person(person: PersonId): string }
  readonly csrf: string
}

interface RulesPreviewView {
  readonly t: Messages
  readonly lead: string
  /** How many people the rules would have an effect on, and from when. */
  readonly sum: string
  readonly changedSince: string
  readonly seen: string
  readonly links: { readonly draft: string; readonly publish: string }
  readonly csrf: string
  readonly rules: readonly RuleView[]
  readonly forWhom: string
  readonly groups: readonly { readonly name: string; readonly before: number; readonly after: number }[]
  /** Says that nothing would change; empty where something does. */
  readonly same: string
  readonly isPublishable: boolean
  readonly effect: EffectView
  readonly reason: FieldView
  readonly overnight: { readonly text: string; readonly field: FieldView } | null
  readonly summary: ErrorSummary | null
}

const GROUPS = [
  'counted',
  'need-action',
  'have-time',
  'cannot-say',
  'on-leave',
  'exempt',
  'not-in-scope',
] as const satisfies readonly StatusChoice[]

/** Shows what new rules would do to everyone, and the form that publishes them. */
export function rulesPreviewPage(shell: Shell, input: RulesPreviewInput): string {
  const view = rulesPreviewView(input)
  return renderPage('app', titled(shell, view.summary), 'requirements/rules-preview', view)
}

function rulesPreviewView(input: RulesPreviewInput): RulesPreviewView {
  const { wording, before, after, from, links, csrf } = input
  const { t, language } = wording
  const words = t.hr.requirements
  const overnight = input.overnight ? overnightView(input) : null
  const why = field(input.form, {
    type: 'text',
    name: 'reason',
    label: words.form.reason,
    required: t.account.required,
    hint: words.form.reasonHint,
    initial: input.reason,
    maxLength: RULE_LIMITS.reason,
  })
  const reason = withNameNote(why, input.form.values, t, 'text')
  return {
    t,
    lead: words.preview.lead(formatDate(from, language)),
    sum: sumOf(input),
    changedSince: input.form.problems['seen'] ?? '',
    seen: input.seen,
    links: { draft: links.draft, publish: links.publish },
    csrf,
    rules: input.rules.map((rule) => ruleView(rule, wording)),
    forWhom: input.newcomersOnly ? words.forNewcomers(formatDate(from, language)) : '',
    groups: GROUPS.map((choice) => ({
      name: { ...t.hr.status, ...t.hr.group }[choice],
      before: countOf(choice, before),
      after: countOf(choice, after),
    })),
    same: input.same === null ? '' : words.preview[input.same === 'recorded' ? 'same' : 'sameUnpublished'],
    isPublishable: input.same !== 'recorded',
    effect: effectView(rulesEffect(input), t, whatStays(input)),
    reason,
    overnight,
    summary: errorSummary([...(overnight === null ? [] : [overnight.field]), reason], t),
  }
}

/** All figures, also those that are zero, unless all of them are. */
function sumOf({ wording, effects, from }: RulesPreviewInput): string {
  const words = wording.t.hr.requirements.preview
  const date = formatDate(from, wording.language)
  if (RULE_EFFECTS.every((effect) => effects[effect].count === 0)) return words.sumNone(date)
  const count = (effect: RuleEffect) => effects[effect].count
  return words.sum(date, {
    required: count('required'),
    'not-required': count('not-required'),
    'date-moves': count('date-moves'),
    'turns-to-action': count('turns-to-action'),
  })
}

function overnightView({ wording, effects, after, form }: RulesPreviewInput): RulesPreviewView['overnight'] {
  const words = wording.t.hr.requirements.preview
  const turned = effects['turns-to-action'].count
  return {
    text: words.overnight(turned, totals(after).inScope),
    field: field(form, { type: 'text', name: 'confirm', label: words.confirm(turned), maxLength: 6 }),
  }
}

/** What new rules touch: who has to do what by when, and whatever shows that. */
function rulesEffect(input: RulesPreviewInput): ChangeEffect {
  const { effects, rules, wording } = input
  const { t, language } = wording
  const { people, touched } = t.hr.requirements.preview
  const who = RULE_EFFECTS.flatMap((effect) => whoView(effect, input) ?? [])
  const dated = datedBy(effects)
  const typed = rules.filter(({ named }) => named !== SHIPPED_RULE_NAME).map(({ named }) => `“${named}”`)
  return {
    people: who.length === 0 ? null : { texts: [], who },
    sites: null,
    lessons: null,
    questions: null,
    stories: null,
    packages: null,
    texts: { texts: [...(dated === 0 ? [] : [touched.dates(people(dated))]), touched.certificates] },
    untranslated:
      typed.length === 0
        ? null
        : { texts: [touched.names(listFormat(language, { type: 'conjunction' }).format(typed))] },
  }
}

/** How many people would have another date, or one at all or none. Nobody is in two of these. */
function datedBy(effects: RulesPreviewInput['effects']): number {
  return effects.required.count + effects['not-required'].count + effects['date-moves'].count
}

/** What the rules leave as it is in the parts that they touch. */
function whatStays({ effects, wording }: RulesPreviewInput): string[] {
  const { effects: named, touched } = wording.t.hr.requirements.preview
  const without = RULE_EFFECTS.filter((effect) => effects[effect].count === 0)
  return [
    touched.kept,
    ...(without.length === RULE_EFFECTS.length ? [] : without.map((effect) => named[effect].none)),
    ...(datedBy(effects) === 0 ? [touched.noDates] : []),
  ]
}

/** The people on whom the rules would have an effect, by name. */
function whoView(
  effect: RuleEffect,
  { wording, effects, names, sites, links }: RulesPreviewInput,
): StatusChangesView | null {
  const { t } = wording
  const words = t.hr.requirements.preview
  const { compare } = collator(wording.language)
  const { count, people } = effects[effect]
  const listed = people.map(({ person, before, after }) => ({
    person,
    name: names.get(person) ?? t.hr.people.noName,
    href: links.person(person),
    sites: sites.get(person) ?? '',
    before: before.status,
    after: after.status,
    dates: { before: dueCell(before, wording).date, after: dueCell(after, wording).date },
  }))
  const inOrder = listed.sort((a, b) => compare(a.name, b.name))
  return statusChangesView({ count, seen: count, people: inOrder }, t, {
    id: effect,
    title: `${words.effects[effect].title}: ${words.people(count)}`,
    firstOf: people.length < count ? words.firstOf(people.length, count) : '',
    columns: { before: words.asIs, after: words.asNew },
  })
}
