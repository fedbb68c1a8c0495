import { z } from 'zod'
import { addDays, type CalendarDate, latest } from '../platform/time/calendar.ts'
import { type Leave } from '../ledger/history.ts'
import { dayProblem, lastAwayProblem, leaveProblem, openLeave, returnProblem } from './record-check.ts'
import { dayField } from './change.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { type PersonEvent, recordEvents } from './record.store.ts'
import { changeForm, dayIn, dayOrNoneIn, firstProblem, recordingOf, type Subject } from './change.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/**
 * The reason of a leave is never asked. People know the last day away; the entries hold the first day back. A leave
 * whose last day has passed is over.
 */
export const leaveBegins = changeForm({
  offered: ({ employments, history }) => employments.length > 0 && openLeave(history) === null,
  fields: (form, _, { t, today }) => {
    const { leaveFrom, lastAway, lastAwayHint } = t.hr.changes.fields
    return [
      dayField(form, 'from', { label: leaveFrom, required: t.account.required }, today),
      dayField(form, 'lastAway', { label: lastAway, hint: lastAwayHint }),
    ]
  },
  schema: (_, { t }) => z.strictObject({ from: dayIn(t), lastAway: dayOrNoneIn(t) }),
  problem: ({ from, lastAway }, { history }, visit) => {
    const { backOn } = returnAfter(lastAway, visit.today)
    return firstProblem(visit, [
      ['from', dayProblem(from, visit.today) ?? leaveProblem(history, from, backOn)],
      ['lastAway', lastAway === null ? null : (dayProblem(lastAway, visit.today) ?? lastAwayProblem(from, lastAway))],
    ])
  },
  record: async (tx, { from, lastAway }, { person }, visit) => {
    const { expectedReturn, backOn } = returnAfter(lastAway, visit.today)
    const began: PersonEvent = { person, on: from, kind: 'leave_began', body: { v: 1, expectedReturn } }
    const ended: readonly PersonEvent[] =
      backOn === null ? [] : [{ person, on: backOn, kind: 'leave_ended', body: { v: 1 } }]
    await recordEvents(tx, [began, ...ended], recordingOf(visit))
  },
})

/** The first day back: expected while the leave lasts, else the day on which it ended. */
function returnAfter(
  lastAway: CalendarDate | null,
  today: CalendarDate,
): Readonly<Record<'expectedReturn' | 'backOn', CalendarDate | null>> {
  const isOver = lastAway !== null && lastAway < today
  const back = firstDayBack(lastAway)
  return isOver ? { expectedReturn: null, backOn: back } : { expectedReturn: back, backOn: null }
}

export const leaveEnds = changeForm({
  offered: ({ history }) => openLeave(history) !== null,
  notes: sayLeave,
  fields: (form, about, { t, today }) => {
    const words = { label: t.hr.changes.fields.backOn, required: t.account.required }
    return [dayField(form, 'on', words, latest([today, leaveOf(about).from]) ?? today)]
  },
  schema: (_, { t }) => z.strictObject({ on: dayIn(t) }),
  problem: ({ on }, about, visit) =>
    firstProblem(visit, [['on', dayProblem(on, visit.today) ?? returnProblem(leaveOf(about).from, on)]]),
  record: async (tx, { on }, { person }, visit) => {
    await recordEvents(tx, [{ person, on, kind: 'leave_ended', body: { v: 1 } }], recordingOf(visit))
  },
})

export const changeOfReturn = changeForm({
  offered: ({ history }) => openLeave(history) !== null,
  notes: sayLeave,
  fields: (form, about, { t }) => {
    const { expectedLastAway: label, expectedLastAwayHint: hint } = t.hr.changes.fields
    const { expectedReturn } = leaveOf(about)
    return [dayField(form, 'lastAway', { label, hint }, expectedReturn === null ? '' : addDays(expectedReturn, -1))]
  },
  schema: (_, { t }) => z.strictObject({ lastAway: dayOrNoneIn(t) }),
  problem: ({ lastAway }, about, visit) => {
    const { from, expectedReturn } = leaveOf(about)
    return firstProblem(visit, [
      ['lastAway', firstDayBack(lastAway) === expectedReturn ? { kind: 'nothing-changes', on: visit.today } : null],
      ['lastAway', lastAway === null ? null : (dayProblem(lastAway, visit.today) ?? lastAwayProblem(from, lastAway))],
    ])
  },
  record: async (tx, { lastAway }, about, visit) => {
    // From the same day as the leave, so that whatever day of return comes later ends both entries.
    const { from: on } = leaveOf(about)
    const body = { v: 1, expectedReturn: firstDayBack(lastAway) } as const
    await recordEvents(tx, [{ person: about.person, on, kind: 'leave_began', body }], recordingOf(visit))
  },
})

function firstDayBack(lastAway: CalendarDate | null): CalendarDate | null {
  return lastAway === null ? null : addDays(lastAway, 1)
}

function sayLeave(about: Subject, { t, language }: SignedInVisit): string[] {
  const { from, expectedReturn } = leaveOf(about)
  return [t.hr.changes.leaveSince(formatDate(from, language), expectedReturn && formatDate(expectedReturn, language))]
}

function leaveOf({ history }: Subject): Leave {
  const leave = openLeave(history)
  if (leave === null) throw new RangeError('This change is about a leave, and there is none.')
  return leave
}
