import type { SiteId } from '../ledger/event.ts'
import { listFormat } from '../platform/time/format.ts'
import type { Messages } from '../words/messages.ts'
import type { Language } from '../platform/text/language.ts'
import type { NamedRule, RequirementRule } from '../ledger/bodies/requirement.ts'

/** "30 days from hire, every 12 months; a renewal may begin 60 days before the end": when it is due, and how often. */
export function ruleText({ due, renewal }: RequirementRule, t: Messages): string {
  const { ruleText: fromHire, ruleBeforeContact } = t.hr.person
  const months = renewal?.months ?? null
  const text = due.by === 'first-contact' ? ruleBeforeContact(months) : fromHire(due.days, months)
  return [text, ...windowText(renewal, t)].join('; ')
}

/** The text of a rule, for people who have to know whom it applies to. */
export interface RuleView {
  readonly sentence: string
  readonly gap: string
}

/** The parts of a sentence about rules. */
export interface RuleWording {
  readonly t: Messages
  readonly language: Language
  readonly siteNames: ReadonlyMap<SiteId, string>
}

export function ruleView({ named, appliesTo, rule }: NamedRule, wording: RuleWording): RuleView {
  const { t, siteNames } = wording
  const words = t.hr.requirements.sentence
  const { sites } = appliesTo
  const where =
    sites === null
      ? words.allSites
      : words.sites(
          listed(
            sites.map((id) => siteNames.get(id) ?? id),
            wording,
          ),
        )
  const { due, renewal, rehireGapMonths } = rule
  const dueText = due.by === 'first-contact' ? words.beforeContact(due.days) : words.fromHire(due.days)
  const often = renewal === null ? words.once : words.renewed(renewal.months)
  const sentence = `${named}: ${[whoText(appliesTo, wording), where, dueText, often].join(', ')}`
  return {
    sentence: `${[sentence, ...windowText(renewal, t)].join('; ')}.`,
    gap: rehireGapMonths === 0 ? words.noGap : words.gap(rehireGapMonths),
  }
}

function whoText({ youthOnly, types }: NamedRule['appliesTo'], wording: RuleWording): string {
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
export interface RuleSetView {
  readonly title: string
  readonly notes: readonly string[]
  readonly rules: readonly RuleView[]
}
