import type { CalendarDate } from '../platform/time/calendar.ts'
import { type EventOf, type PersonId, isPerson, type SiteId } from '../ledger/event.ts'
import { inTimeOrder, type RuleSet, SHIPPED_RULE_NAME } from './requirement.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { MESSAGES, type Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Definitions } from '../ledger/history.ts'
import { listFormat } from '../platform/text/format.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { NamedRule, RequirementRule, RuleScope } from '../ledger/bodies/requirement.ts'

interface RulesInput {
  readonly wording: RuleWording
  readonly today: CalendarDate
  /** The rules in force today, the latest first. */
  readonly inForce: readonly RuleSet[]
  readonly definitions: Definitions
  /** The organization's renewal period, as long as it uses the rules that the program comes with. */
  readonly renewalMonths: number | null
  /** `null` once a name was erased. */
  readonly names: ReadonlyMap<PersonId, string | null>
  /** The day on which an entry was recorded. */
  recordedOn(definition: EventOf<'requirement_defined'>): CalendarDate
  /** New rules that are not applied to everybody yet; `null` counts: another process does it. */
  readonly applying: { readonly progress: { readonly done: number; readonly of: number } | null } | null
  readonly draftWaits: boolean
  /** Whether the viewer has discarded the draft just now. */
  readonly isDiscarded: boolean
  readonly links: {
    readonly draft: string
    readonly statuses: string
    readonly self: string
    change(place: number): string
  }
}

interface RulesView {
  readonly t: Messages
  readonly links: RulesInput['links']
  readonly applying: string
  readonly draftWaits: boolean
  readonly isDiscarded: boolean
  readonly inForce: readonly RuleSetView[]
  readonly toCome: readonly RuleSetView[]
  readonly history: readonly DefinitionView[]
}

interface DefinitionView {
  readonly title: string
  readonly recorded: string
  readonly why: string
  readonly rules: readonly RuleView[]
  readonly forWhom: string
}

/** The rules in force, those to come, and what was changed when, by whom, and why. */
export function rulesPage(shell: Shell, input: RulesInput): string {
  return renderPage('app', shell, 'requirements/rules', rulesPageView(input))
}

function rulesPageView(input: RulesInput): RulesView {
  const { wording, today, definitions, applying, draftWaits, links } = input
  const { t } = wording
  const ordered = inTimeOrder(definitions).reverse()
  return {
    t,
    links,
    applying: applying === null ? '' : applyingText(applying.progress, t),
    draftWaits,
    isDiscarded: input.isDiscarded && !draftWaits,
    inForce: input.inForce.map((set, age) => setInForce(set, age === 0 && !draftWaits, input)),
    toCome: ordered
      .filter(({ effectiveOn }) => effectiveOn > today)
      .map((definition) => ({
        title: t.hr.requirements.toCome(dateText(definition.effectiveOn, wording)),
        notes: newcomersNote(definition, wording),
        rules: rulesView(definition.body.rules, wording),
      }))
      .reverse(),
    history: ordered.map((definition) => definitionView(definition, input)),
  }
}

function applyingText(progress: { readonly done: number; readonly of: number } | null, t: Messages): string {
  const words = t.hr.requirements
  return progress === null ? words.applying : words.applyingSoFar(progress.done, progress.of)
}

/** @param isNext whether a new draft begins with these rules */
function setInForce(
  { definition, rules, hiredBefore }: RuleSet,
  isNext: boolean,
  { wording, renewalMonths, links }: RulesInput,
): RuleSetView {
  const words = wording.t.hr.requirements
  const since = definition === null ? words.inForceShipped : words.inForce(dateText(definition.effectiveOn, wording))
  const shipped = renewalMonths === null ? words.shippedOnce : words.shippedRenewal(renewalMonths)
  return {
    title: hiredBefore === null ? since : words.keptBefore(dateText(hiredBefore, wording)),
    notes: definition === null ? [shipped] : newcomersNote(definition, wording),
    rules: rulesView(rules, wording).map((rule, place) => ({ ...rule, change: isNext ? links.change(place) : null })),
  }
}

function definitionView(definition: EventOf<'requirement_defined'>, input: RulesInput): DefinitionView {
  const { wording, names } = input
  const { t } = wording
  const words = t.hr.requirements
  const { actor, effectiveOn, body } = definition
  const unknown = isPerson(actor) ? t.hr.timeline.unknownActor : t.hr.timeline.system
  return {
    title: words.rulesOf(dateText(effectiveOn, wording)),
    // The key is a person or nobody at all: the map has no other.
    recorded: words.recorded(dateText(input.recordedOn(definition), wording), names.get(actor as PersonId) ?? unknown),
    why: words.because(body.reason),
    forWhom: newcomersNote(definition, wording).join(' '),
    rules: rulesView(body.rules, wording),
  }
}

function newcomersNote({ body, effectiveOn }: EventOf<'requirement_defined'>, wording: RuleWording): string[] {
  return body.forEveryone ? [] : [wording.t.hr.requirements.forNewcomers(dateText(effectiveOn, wording))]
}

function rulesView(rules: EventOf<'requirement_defined'>['body']['rules'], wording: RuleWording): RuleView[] {
  return rules.map((rule) => ruleView(rule, wording))
}

function dateText(date: CalendarDate, { language }: RuleWording): string {
  return formatDate(date, language)
}

/** "30 days from hire, every 12 months; a renewal may begin 60 days before the end": when it is due, and how often. */
export function ruleText({ due, renewal }: RequirementRule, t: Messages, isAssigned = false): string {
  const { ruleText: fromHire, ruleAssigned, ruleBeforeContact } = t.hr.person
  const months = renewal?.months ?? null
  const fromDay = isAssigned ? ruleAssigned : fromHire
  const text = due.by === 'first-contact' ? ruleBeforeContact(months) : fromDay(due.days, months)
  return [text, ...windowText(renewal, t)].join('; ')
}

/** The name of a rule: that of the shipped one in the reader’s language, and any other one as HR typed it. */
export function ruleName(named: string, t: Messages): string {
  return named === SHIPPED_RULE_NAME ? t.hr.requirements.shippedName : named
}

/** The name that goes on record for what a form has, in whichever language. */
export function nameOnRecord(shown: string): string {
  const isShipped = LANGUAGES.some((language) => MESSAGES[language].hr.requirements.shippedName === shown)
  return isShipped ? SHIPPED_RULE_NAME : shown
}

/** The text of a rule, for people who need to know whom it applies to. */
export interface RuleView {
  readonly named: string
  readonly sentence: string
  readonly gap: string
  /** Where this rule alone can be changed. */
  readonly change: string | null
}

/** The parts of a sentence about rules. */
export interface RuleWording {
  readonly t: Messages
  readonly language: Language
  readonly siteNames: ReadonlyMap<SiteId, string>
}

export function ruleView({ named, appliesTo, rule }: NamedRule, wording: RuleWording): RuleView {
  const { t } = wording
  const words = t.hr.requirements.sentence
  const { renewal, rehireGapMonths } = rule
  const sentence = [scopeText(appliesTo, wording), whenText(rule, t)].join(', ')
  return {
    named: ruleName(named, t),
    sentence: `${[sentence, ...windowText(renewal, t)].join('; ')}.`,
    gap: rehireGapMonths === 0 ? words.noGap : words.gap(rehireGapMonths),
    change: null,
  }
}

/** "within 30 days of hire, renewed every 12 months" */
function whenText({ due, renewal }: RequirementRule, t: Messages): string {
  const words = t.hr.requirements.sentence
  const dueText = due.by === 'first-contact' ? words.beforeContact(due.days) : words.fromHire(due.days)
  return [dueText, renewal === null ? words.once : words.renewed(renewal.months)].join(', ')
}

/** "everyone who works with youth, at all sites" */
function scopeText(appliesTo: RuleScope, wording: RuleWording): string {
  const words = wording.t.hr.requirements.sentence
  const { sites } = appliesTo
  if (sites === null) return [whoText(appliesTo, wording), words.allSites].join(', ')
  return [whoText(appliesTo, wording), words.sites(sitesText(sites, wording))].join(', ')
}

/** "Bayview and North House" */
export function sitesText(sites: readonly SiteId[], wording: RuleWording): string {
  const names = sites.map((id) => wording.siteNames.get(id) ?? id)
  return listed(names, wording)
}

function whoText({ youthOnly, types }: RuleScope, wording: RuleWording): string {
  const { requirements } = wording.t.hr
  const words = requirements.sentence
  if (types === null) return youthOnly ? words.everyoneWithYouth : words.everyone
  const list = listed(
    types.map((type) => requirements.types[type]),
    wording,
  )
  return youthOnly ? words.typesWithYouth(list) : words.types(list)
}

function windowText(renewal: RequirementRule['renewal'], t: Messages): string[] {
  if (renewal === null || renewal.windowDays === 0) return []
  const words = t.hr.requirements.sentence
  return [renewal.keepsDate ? words.windowKeeps(renewal.windowDays) : words.window(renewal.windowDays)]
}

function listed(texts: readonly string[], { language }: RuleWording): string {
  return listFormat(language, { type: 'conjunction' }).format(texts)
}

/** One of the sets of rules on a page. */
interface RuleSetView {
  readonly title: string
  readonly notes: readonly string[]
  readonly rules: readonly RuleView[]
}
