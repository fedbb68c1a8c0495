import type { NamedRule, RequirementRule } from '../ledger/bodies/requirement.ts'
import { addDays, addMonths, type CalendarDate } from '../platform/time/calendar.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { assignPeople } from '../requirements/assignment.store.ts'
import { SHIPPED_RULE_NAME } from '../requirements/requirement.ts'
import { defineRules } from '../requirements/rules.store.ts'
import { peopleInLedger } from '../requirements/standing.store.ts'
import { ORGANIZATION } from './sites.job.ts'
import { HR_NUMBER } from './staff.job.ts'
import type { Occasion, Scene } from './write.job.ts'

/**
 * The day when the organization set its own rules, and the month when volunteers got theirs, counted from the
 * beginning.
 */
const DAYS_TO_RULES = 9
const VOLUNTEER_MONTHS = 6

/** Rules of the organization's own, and later others for volunteers. */
export function ruleSets(scene: Scene, start: CalendarDate, today: CalendarDate): Occasion[] {
  const renewal = { months: ORGANIZATION.renewalMonths, windowDays: 60, keepsDate: false }
  const everywhere = { youthOnly: true, sites: null }
  const staff = (rule: Partial<RequirementRule>, named = SHIPPED_RULE_NAME): NamedRule => ({
    named,
    appliesTo: { ...everywhere, types: null },
    rule: { due: { by: 'days-from-hire', days: 30 }, renewal, rehireGapMonths: 12, ...rule },
  })
  const volunteers: NamedRule = {
    named: 'Volunteers',
    appliesTo: { ...everywhere, types: ['volunteer'] },
    rule: { due: { by: 'first-contact', days: 14 }, renewal, rehireGapMonths: 12 },
  }
  const keepsDate = { renewal: { ...renewal, keepsDate: true } }
  return [
    rulesDefined(scene, addDays(start, DAYS_TO_RULES), [staff({})], 'The policy was adopted'),
    rulesDefined(
      scene,
      addMonths(today, -VOLUNTEER_MONTHS),
      [volunteers, staff(keepsDate)],
      'Volunteers finish before they meet youth, and renewing early costs nobody a month',
    ),
  ]
}

function rulesDefined(scene: Scene, on: CalendarDate, rules: readonly NamedRule[], reason: string): Occasion {
  return {
    on,
    async happen(tx, recording) {
      const by = { ...recording, actor: scene.people.get(HR_NUMBER) ?? recording.actor }
      await defineRules(tx, { rules, forEveryone: true, reason }, on, by)
      for (const chunk of inChunks(await peopleInLedger(tx))) await assignPeople(tx, chunk, by)
    },
  }
}
