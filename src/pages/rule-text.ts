import type { RequirementRule } from '../domain/event.ts'
import type { Messages } from './messages/messages.ts'

/** "30 days from hire, every 12 months": when orientation is due by a rule, and how often. */
export function ruleText({ due, renewal }: RequirementRule, t: Messages): string {
  const { ruleText: fromHire, ruleBeforeContact } = t.hr.person
  const months = renewal?.months ?? null
  return due.by === 'first-contact' ? ruleBeforeContact(months) : fromHire(due.days, months)
}
