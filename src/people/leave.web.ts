import { z } from 'zod'
import { latest } from '../platform/time/calendar.ts'
import { type Leave } from '../ledger/history.ts'
import { dayProblem, leaveProblem, openLeave, returnProblem } from './record-check.ts'
import { dayField } from './change.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { type PersonEvent, recordEvents } from './record.store.ts'
import { changeForm, dayIn, dayOrNoneIn, firstProblem, recordingOf, type Subject } from './change.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** The reason of a leave is never asked. */
export const leaveBegins = changeForm({
  offered: ({ employments, history }) => employments.length > 0 && openLeave(history) === null,
  fields: (form, _, { t, today }) => {
    const { leaveFrom, expectedReturn, expectedReturnHint, backOn, backOnHint } = t.hr.changes.fields
    return [
      dayField(form, 'from', { label: leaveFrom }, today),
      dayField(form, 'expectedReturn', { label: expectedReturn, hint: expectedReturnHint }),
      dayField(form, 'backOn', { label: backOn, hint: backOnHint }),
    ]
  },
  schema: (_, { t }) => z.strictObject({ from: dayIn(t), expectedReturn: dayOrNoneIn(t), backOn: dayOrNoneIn(t) }),
  problem: ({ from, expectedReturn, backOn }, { history }, visit) =>
    firstProblem(visit, [
      ['from', dayProblem(from, visit.today) ?? leaveProblem(history, from, backOn)],
      [
        'expectedReturn',
        expectedReturn === null
          ? null
          : (dayProblem(expectedReturn, visit.today) ?? returnProblem(from, expectedReturn)),
      ],
      ['backOn', backOn === null ? null : (dayProblem(backOn, visit.today) ?? returnProblem(from, backOn))],
    ]),
  record: async (tx, { from, expectedReturn, backOn }, { person }, visit) => {
    const began: PersonEvent = { person, on: from, kind: 'leave_began', body: { v: 1, expectedReturn } }
    const ended: readonly PersonEvent[] =
      backOn === null ? [] : [{ person, on: backOn, kind: 'leave_ended', body: { v: 1 } }]
    await recordEvents(tx, [began, ...ended], recordingOf(visit))
  },
})

export const leaveEnds = changeForm({
  offered: ({ history }) => openLeave(history) !== null,
  notes: sayLeave,
  fields: (form, about, { t, today }) => [
    dayField(form, 'on', { label: t.hr.changes.fields.backOn }, latest([today, leaveOf(about).from]) ?? today),
  ],
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
    const { expectedReturn: label, expectedReturnHint: hint } = t.hr.changes.fields
    return [dayField(form, 'expectedReturn', { label, hint }, leaveOf(about).expectedReturn ?? '')]
  },
  schema: (_, { t }) => z.strictObject({ expectedReturn: dayOrNoneIn(t) }),
  problem: ({ expectedReturn: day }, about, visit) => {
    const { from, expectedReturn } = leaveOf(about)
    return firstProblem(visit, [
      ['expectedReturn', day === expectedReturn ? { kind: 'nothing-changes', on: visit.today } : null],
      ['expectedReturn', day === null ? null : (dayProblem(day, visit.today) ?? returnProblem(from, day))],
    ])
  },
  record: async (tx, { expectedReturn }, about, visit) => {
    // From the same day as the leave, so that whatever day of return comes later ends both entries.
    const { from: on } = leaveOf(about)
    const began: PersonEvent = { person: about.person, on, kind: 'leave_began', body: { v: 1, expectedReturn } }
    await recordEvents(tx, [began], recordingOf(visit))
  },
})

function sayLeave(about: Subject, { t, language }: SignedInVisit): string[] {
  const { from, expectedReturn } = leaveOf(about)
  return [t.hr.changes.leaveSince(formatDate(from, language), expectedReturn && formatDate(expectedReturn, language))]
}

function leaveOf({ history }: Subject): Leave {
  const leave = openLeave(history)
  if (leave === null) throw new RangeError('This change is about a leave, and there is none.')
  return leave
}
