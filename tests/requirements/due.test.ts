import { describe, expect, it } from 'vitest'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import type { Standing, Status } from '../../src/requirements/status.ts'
import {
  awaiting,
  cameBack,
  completed,
  corrected,
  credited,
  day,
  extended,
  finished,
  HARBOR,
  type StoryEvent,
  hired,
  hiredOnly,
  hiredSomeDay,
  history,
  left,
  required,
  standing,
  wentOnLeave,
} from '../support/history.ts'

/** One way to get a due date: from the day of hire, leaves, extensions, a return or corrections. */
interface Row {
  readonly story: string
  readonly history: readonly LedgerEvent[]
  readonly on: string
  readonly status: Status
  readonly because: object
  readonly rest?: Partial<Standing>
}

const JAN_HIRE = hired('2026-01-05')
/** The same for a requirement that is not orientation. */
const forAnother = (entry: StoryEvent): StoryEvent => ({ ...entry, body: { ...entry.body, requirement: 'first-aid' } })
const DUE = {
  kind: 'due',
  clock: { startedBy: 'hired', start: '2026-01-05', days: 30, pauses: [], dueOn: '2026-02-04' },
}

const rows: readonly Row[] = [
  {
    story: 'on the first day back the date has moved by the days away',
    history: history(JAN_HIRE, wentOnLeave('2026-01-19'), cameBack('2026-02-08')),
    on: '2026-02-08',
    status: 'not-started',
    because: {
      kind: 'due',
      clock: {
        startedBy: 'hired',
        start: '2026-01-05',
        days: 30,
        pauses: [{ from: '2026-01-19', lastDay: '2026-02-07', days: 20 }],
        dueOn: '2026-02-24',
      },
    },
    rest: { dueOn: day('2026-02-24') },
  },
  {
    story: 'two leaves recorded over the same days pause the clock once',
    history: history(JAN_HIRE, wentOnLeave('2026-01-19'), wentOnLeave('2026-01-26'), cameBack('2026-02-08')),
    on: '2026-02-08',
    status: 'not-started',
    because: { kind: 'due', clock: { pauses: [{ days: 20 }], dueOn: '2026-02-24' } },
  },
  {
    story: 'a second leave within the time that the first one gave moves the date again',
    history: history(
      JAN_HIRE,
      wentOnLeave('2026-01-19'),
      cameBack('2026-02-08'),
      wentOnLeave('2026-02-20'),
      cameBack('2026-03-02'),
    ),
    on: '2026-03-02',
    status: 'not-started',
    because: { kind: 'due', clock: { pauses: [{ days: 20 }, { days: 10 }], dueOn: '2026-03-06' } },
  },
  {
    story: 'a leave that began after the date had passed does not move it',
    history: history(JAN_HIRE, wentOnLeave('2026-02-05'), cameBack('2026-03-02')),
    on: '2026-03-02',
    status: 'overdue',
    because: DUE,
  },
  {
    story: 'a leave that begins on the due day stops the clock, and no date can be told',
    history: history(JAN_HIRE, wentOnLeave('2026-02-04')),
    on: '2026-02-10',
    status: 'on-leave',
    because: { kind: 'leave', since: '2026-02-04' },
    rest: { dueOn: null },
  },
  {
    story: 'back from a leave that began on the due day, the date has moved by the days away',
    history: history(JAN_HIRE, wentOnLeave('2026-02-04'), cameBack('2026-02-14')),
    on: '2026-02-14',
    status: 'not-started',
    because: {
      kind: 'due',
      clock: { pauses: [{ from: '2026-02-04', lastDay: '2026-02-13', days: 10 }], dueOn: '2026-02-14' },
    },
  },
  {
    story: 'on a leave that began the day after the due day, the date that has passed stands',
    history: history(JAN_HIRE, wentOnLeave('2026-02-05')),
    on: '2026-02-10',
    status: 'on-leave',
    because: { kind: 'leave', since: '2026-02-05' },
    rest: { dueOn: day('2026-02-04') },
  },
  {
    story: 'of a leave from before the requirement began only the days after it count',
    history: history(
      hiredOnly('2019-06-03'),
      wentOnLeave('2025-12-01'),
      required('2026-01-05'),
      cameBack('2026-01-15'),
    ),
    on: '2026-01-15',
    status: 'not-started',
    because: {
      kind: 'due',
      clock: { pauses: [{ from: '2026-01-05', lastDay: '2026-01-14', days: 10 }], dueOn: '2026-02-14' },
    },
  },
  {
    story: 'a leave that ends on the day on which the requirement begins pauses nothing',
    history: history(
      hiredOnly('2019-06-03'),
      wentOnLeave('2025-12-01'),
      required('2026-01-05'),
      cameBack('2026-01-05'),
    ),
    on: '2026-01-06',
    status: 'not-started',
    because: { kind: 'due', clock: { start: '2026-01-05', pauses: [], dueOn: '2026-02-04' } },
  },
  {
    story: 'a leave that ends the day after the requirement begins gives back one day',
    history: history(
      hiredOnly('2019-06-03'),
      wentOnLeave('2025-12-01'),
      required('2026-01-05'),
      cameBack('2026-01-06'),
    ),
    on: '2026-01-06',
    status: 'not-started',
    because: {
      kind: 'due',
      clock: { pauses: [{ from: '2026-01-05', lastDay: '2026-01-05', days: 1 }], dueOn: '2026-02-05' },
    },
  },
  {
    story: 'who left during a leave is not on leave when hired again',
    history: history(
      JAN_HIRE,
      wentOnLeave('2026-01-19'),
      left('2026-01-31', 'spell of 2026-01-05'),
      hired('2026-06-01', { spell: 'again' }),
    ),
    on: '2026-06-02',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'rehired', start: '2026-06-01', dueOn: '2026-07-01' } },
  },
  {
    story: 'an extension sets the date',
    history: history(JAN_HIRE, extended('2026-02-01', '2026-03-01')),
    on: '2026-03-01',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'extended', start: '2026-02-01', days: 28, dueOn: '2026-03-01' } },
  },
  {
    story: 'an extension sets the date from its own day on',
    history: history(JAN_HIRE, extended('2026-02-01', '2026-03-01')),
    on: '2026-02-01',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'extended', start: '2026-02-01', dueOn: '2026-03-01' } },
  },
  {
    story: 'an extension from the first day of work sets the date',
    history: history(JAN_HIRE, extended('2026-01-05', '2026-03-01')),
    on: '2026-02-05',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'extended', start: '2026-01-05', dueOn: '2026-03-01' } },
  },
  {
    story: 'an extension says which date was moved, as it stood on the day of the extension',
    history: history(JAN_HIRE, extended('2026-01-20', '2026-03-01'), wentOnLeave('2026-01-25'), cameBack('2026-02-04')),
    on: '2026-02-04',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'extended', movedFrom: '2026-02-04', dueOn: '2026-03-11' } },
  },
  {
    story: 'an extension of another requirement moves nothing',
    history: history(JAN_HIRE, forAnother(extended('2026-02-01', '2026-03-01'))),
    on: '2026-02-05',
    status: 'overdue',
    because: DUE,
  },
  {
    story: 'days of waiting for a site are given back, and are not called a leave',
    history: history(JAN_HIRE, awaiting('2026-01-19', HARBOR), awaiting('2026-01-29')),
    on: '2026-01-29',
    status: 'not-started',
    because: {
      kind: 'due',
      clock: { pauses: [{ from: '2026-01-19', lastDay: '2026-01-28', days: 10, forSite: true }], dueOn: '2026-02-14' },
    },
  },
  {
    story: 'an extension of a job before says nothing about the next one',
    history: history(
      JAN_HIRE,
      extended('2026-01-20', '2026-12-31'),
      left('2026-01-31', 'spell of 2026-01-05'),
      hired('2026-03-02', { spell: 'again' }),
    ),
    on: '2026-04-02',
    status: 'overdue',
    because: { kind: 'due', clock: { startedBy: 'rehired', start: '2026-03-02', dueOn: '2026-04-01' } },
  },
  {
    story: 'a leave from the day of an extension was known, and does not move the extended date',
    history: history(JAN_HIRE, extended('2026-02-01', '2026-03-01'), wentOnLeave('2026-02-01'), cameBack('2026-02-11')),
    on: '2026-02-11',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'extended', pauses: [], dueOn: '2026-03-01' } },
  },
  {
    story: 'a leave after an extension moves the extended date',
    history: history(JAN_HIRE, extended('2026-02-01', '2026-03-01'), wentOnLeave('2026-02-10'), cameBack('2026-02-20')),
    on: '2026-02-20',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'extended', pauses: [{ days: 10 }], dueOn: '2026-03-11' } },
  },
  {
    story: 'who was employed before the requirement began has the days from its beginning',
    history: history(hiredOnly('2019-06-03'), required('2026-01-05')),
    on: '2026-01-06',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'required', start: '2026-01-05', dueOn: '2026-02-04' } },
  },
  {
    story: 'a change of the rule does not start the clock anew',
    history: history(JAN_HIRE, required('2026-02-02', { renewalMonths: 24 })),
    on: '2026-02-05',
    status: 'overdue',
    because: DUE,
  },
  {
    story: 'back after eleven months, an earlier completion still counts',
    history: history(
      hired('2025-01-06', { rule: { renewalMonths: null } }),
      completed('2025-01-20'),
      left('2025-02-28', 'spell of 2025-01-06'),
      hired('2026-01-28', { spell: 'again', rule: { renewalMonths: null } }),
    ),
    on: '2026-01-28',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2025-01-20', validUntil: null },
  },
  {
    story: 'back a day before the gap is twelve months, it counts',
    history: history(
      hired('2025-01-06', { rule: { renewalMonths: null } }),
      completed('2025-01-20'),
      left('2025-01-31', 'spell of 2025-01-06'),
      hired('2026-01-31', { spell: 'again', rule: { renewalMonths: null } }),
    ),
    on: '2026-02-01',
    status: 'up-to-date',
    because: { kind: 'completed' },
  },
  {
    story: 'back after twelve months, orientation begins anew, and lessons too',
    history: history(
      hired('2025-01-06', { rule: { renewalMonths: null } }),
      finished('L1', '2025-01-19'),
      completed('2025-01-20'),
      left('2025-01-31', 'spell of 2025-01-06'),
      hired('2026-02-01', { spell: 'again', rule: { renewalMonths: null } }),
    ),
    on: '2026-02-01',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'rehired', start: '2026-02-01', days: 30, dueOn: '2026-03-03' } },
    rest: { completedOn: null, lessonsFinished: [] },
  },
  {
    story: 'back after twelve months, what was done on the last day of the job before belongs to that job',
    history: history(
      hired('2025-01-06', { spell: 'one', rule: { renewalMonths: null } }),
      finished('L1', '2025-01-31'),
      completed('2025-01-31'),
      finished('L2', '2025-01-31'),
      left('2025-01-31', 'one'),
      hired('2026-02-01', { spell: 'again', rule: { renewalMonths: null } }),
    ),
    on: '2026-02-01',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'rehired' } },
    rest: { completedOn: null, lessonsFinished: [] },
  },
  {
    story: 'back after twelve months, what was done the day after the last day of the job before counts',
    history: history(
      hired('2025-01-06', { spell: 'one', rule: { renewalMonths: null } }),
      left('2025-01-31', 'one'),
      credited('2025-02-01'),
      hired('2026-02-01', { spell: 'again', rule: { renewalMonths: null } }),
    ),
    on: '2026-02-01',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2025-02-01' },
  },
  {
    story: 'a long gap is not healed by a short one after it',
    history: history(
      hired('2022-01-06', { rule: { renewalMonths: null } }),
      completed('2022-01-20'),
      left('2022-01-31', 'spell of 2022-01-06'),
      hired('2025-01-06', { spell: 'second' }),
      left('2025-03-31', 'second'),
      hired('2025-05-01', { spell: 'third' }),
    ),
    on: '2025-05-02',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'rehired', start: '2025-05-01' } },
  },
  {
    story: 'an earlier day of hire moves the due date forward',
    history: history(hired('2026-01-12'), corrected(1, { kind: 'hired-on', hiredOn: day('2026-01-05') }, '2026-01-20')),
    on: '2026-02-05',
    status: 'overdue',
    because: DUE,
  },
  {
    story: 'a later day of hire moves it back, and what was done before counts',
    history: history(
      hired('2026-01-05'),
      finished('L1', '2026-01-08'),
      corrected(1, { kind: 'hired-on', hiredOn: day('2026-01-12') }, '2026-01-20'),
    ),
    on: '2026-02-05',
    status: 'in-progress',
    because: { kind: 'due', clock: { startedBy: 'hired', start: '2026-01-12', dueOn: '2026-02-11' } },
    rest: { lessonsFinished: ['L1'] },
  },
  {
    story: 'the last of two corrections counts',
    history: history(
      hired('2026-01-19'),
      corrected(1, { kind: 'hired-on', hiredOn: day('2026-01-12') }, '2026-01-20'),
      corrected(1, { kind: 'hired-on', hiredOn: day('2026-01-05') }, '2026-01-21'),
    ),
    on: '2026-02-04',
    status: 'not-started',
    because: DUE,
  },
  {
    story: 'a return that was moved to its right day gives back the days',
    history: history(
      JAN_HIRE,
      wentOnLeave('2026-01-19'),
      cameBack('2026-02-08'),
      corrected(4, { kind: 'moved', effectiveOn: day('2026-02-10') }, '2026-02-11'),
    ),
    on: '2026-02-11',
    status: 'not-started',
    because: { kind: 'due', clock: { pauses: [{ lastDay: '2026-02-09', days: 22 }], dueOn: '2026-02-26' } },
  },
  {
    story: 'a day of hire that is found later decides it',
    history: history(
      hiredSomeDay('2026-01-20'),
      corrected(1, { kind: 'hired-on', hiredOn: day('2026-01-05') }, '2026-01-25'),
    ),
    on: '2026-01-25',
    status: 'not-started',
    because: DUE,
  },
  {
    story: 'hired on a leap day',
    history: history(hired('2028-02-29')),
    on: '2028-03-30',
    status: 'not-started',
    because: { kind: 'due', clock: { start: '2028-02-29', days: 30, dueOn: '2028-03-30' } },
  },
  {
    story: 'thirty days over a leap day are thirty days',
    history: history(hired('2028-02-01')),
    on: '2028-03-03',
    status: 'overdue',
    because: { kind: 'due', clock: { dueOn: '2028-03-02' } },
  },
  {
    story: 'over the end of a year',
    history: history(hired('2026-12-15')),
    on: '2027-01-14',
    status: 'not-started',
    because: { kind: 'due', clock: { dueOn: '2027-01-14' } },
  },
  {
    story: 'over the Sunday on which clocks go forward: a day of 23 hours is a day',
    history: history(hired('2026-02-20')),
    on: '2026-03-22',
    status: 'not-started',
    because: { kind: 'due', clock: { dueOn: '2026-03-22' } },
  },
  {
    story: 'over the Sunday on which they go back: a day of 25 hours is a day',
    history: history(hired('2026-10-15'), wentOnLeave('2026-10-31'), cameBack('2026-11-02')),
    on: '2026-11-16',
    status: 'not-started',
    because: {
      kind: 'due',
      clock: { pauses: [{ from: '2026-10-31', lastDay: '2026-11-01', days: 2 }], dueOn: '2026-11-16' },
    },
  },
  {
    story: 'an approved date needs no day of hire',
    history: history(hiredSomeDay('2026-01-20'), extended('2026-01-21', '2026-02-20')),
    on: '2026-02-21',
    status: 'overdue',
    because: { kind: 'due', clock: { startedBy: 'extended', dueOn: '2026-02-20' } },
  },
]

describe('the due date', () => {
  it.each(rows)('$story', ({ history: events, on, status, because, rest = {} }) => {
    expect(standing(events, on)).toMatchObject({ status, because, ...rest })
  })

  it('names the date that HR moved only where there was one', () => {
    const { because } = standing(
      history(hiredSomeDay('2026-01-20'), extended('2026-01-21', '2026-02-20')),
      '2026-02-01',
    )
    expect(because).toStrictEqual({
      kind: 'due',
      clock: { startedBy: 'extended', start: '2026-01-21', days: 30, pauses: [], dueOn: '2026-02-20' },
    })
  })

  it('counts a day once when a leave and a wait for a site begin on it, and as one of the leave', () => {
    const events = history(
      JAN_HIRE,
      wentOnLeave('2026-01-19'),
      awaiting('2026-01-19', HARBOR),
      cameBack('2026-01-29'),
      awaiting('2026-02-03'),
    )
    expect(standing(events, '2026-02-03').because).toStrictEqual({
      kind: 'due',
      clock: {
        startedBy: 'hired',
        start: '2026-01-05',
        days: 30,
        pauses: [
          { from: '2026-01-19', lastDay: '2026-01-28', days: 10 },
          { from: '2026-01-29', lastDay: '2026-02-02', days: 5, forSite: true },
        ],
        dueOn: '2026-02-19',
      },
    })
  })
})
