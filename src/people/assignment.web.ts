import { z } from 'zod'
import { ASSIGNMENT_REASONS, type AssignmentReason } from '../ledger/bodies/requirement.ts'
import { type History, requirementOn, type Spell } from '../ledger/history.ts'
import { field } from '../platform/html/field.page.ts'
import { type CalendarDate, earliest, latest } from '../platform/time/calendar.ts'
import { ruleToFollow } from '../requirements/assignment.ts'
import { rulesOnRecord } from '../requirements/assignment.store.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { changeForm, recordingOf } from './change.web.ts'
import { reasonsIn } from './change.page.ts'
import { recordEvents } from './record.store.ts'

/** The day for which it's asked: today, or the first at work of somebody who is still to come. */
function dayOf(employments: readonly Spell[], today: CalendarDate): CalendarDate | null {
  const first = earliest(employments.map(({ from }) => from))
  return first === null ? null : latest([first, today])
}

/**
 * Whether a rule, or HR before, asks for orientation already. Expects a corrected history.
 * @param employments those that last or are to come
 */
export function isAskedAlready(history: History, employments: readonly Spell[], today: CalendarDate): boolean {
  return requirementOn(history, ORIENTATION, dayOf(employments, today) ?? today) !== null
}

interface Assignment {
  readonly why: AssignmentReason
}

/** HR asks for orientation of somebody with a job, of whom no rule does. */
export const assignment = changeForm<Assignment, never>({
  offered: ({ employments, history }, { today }) =>
    employments.length > 0 && !isAskedAlready(history, employments, today),
  fields: (form, _, { t }) => [
    field(form, {
      type: 'select',
      name: 'why',
      label: t.hr.changes.fields.why,
      required: t.account.required,
      options: reasonsIn(t, ASSIGNMENT_REASONS, t.hr.changes.assignmentReasons),
    }),
  ],
  schema: (_, { t }) => z.strictObject({ why: z.enum(ASSIGNMENT_REASONS, t.hr.changes.needs.why) }),
  record: async (tx, { why: reason }, { person, history, employments }, visit) => {
    const { today } = visit
    const rule = ruleToFollow(history, await rulesOnRecord(tx), dayOf(employments, today) ?? today)
    const body = { v: 3, requirement: ORIENTATION, inForce: true, reason, rule } as const
    await recordEvents(tx, [{ person, on: today, kind: 'required', body }], recordingOf(visit))
  },
})
