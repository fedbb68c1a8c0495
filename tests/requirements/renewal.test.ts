import { describe, expect, it } from 'vitest'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import { isCompletion } from '../../src/ledger/history.ts'
import { renewalClockOn } from '../../src/requirements/due.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
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
  hired,
  hiredBy,
  hiredOnly,
  hiredSomeDay,
  history,
  left,
  requiredBy,
  standing,
  wentOnLeave,
} from '../support/history.ts'

interface Row {
  readonly story: string
  readonly history: readonly LedgerEvent[]
  readonly on: string
  readonly status: Status
  readonly because: object
  readonly rest?: Partial<Standing>
}

const KEEPS = { renewal: { months: 12, windowDays: 60, keepsDate: true } }
const MONTHLY = { renewal: { months: 1, windowDays: 5, keepsDate: true } }
const ended = hired('2025-01-06', { spell: 'one' })

/** Until when a completion counts after it was renewed. */
const windows: readonly Row[] = [
  {
    story: 'renewed on the first day of the window, it keeps the date: a year from the end of the last',
    history: history(hiredBy(KEEPS, '2025-01-06'), completed('2025-03-02'), completed('2026-01-01')),
    on: '2026-01-01',
    status: 'up-to-date',
    because: { completedOn: '2026-01-01', validUntil: '2027-03-02', kept: { from: '2025-03-02', months: 24 } },
  },
  {
    story: 'renewed on the last day on which it counts, it keeps the date, too',
    history: history(hiredBy(KEEPS, '2025-01-06'), completed('2025-03-02'), completed('2026-03-01')),
    on: '2026-03-01',
    status: 'up-to-date',
    because: { validUntil: '2027-03-02' },
    rest: { late: false },
  },
  {
    story: 'renewed on the day on which it no longer counts, the year begins that day, and it is late',
    history: history(hiredBy(KEEPS, '2025-01-06'), completed('2025-03-02'), completed('2026-03-02')),
    on: '2026-03-02',
    status: 'up-to-date',
    because: { validUntil: '2027-03-02' },
    rest: { late: true },
  },
  {
    story: 'renewed before the window, the year begins on the day of renewal',
    history: history(hiredBy(KEEPS, '2025-01-06'), completed('2025-03-02'), credited('2025-12-31')),
    on: '2026-01-01',
    status: 'up-to-date',
    because: { completedOn: '2025-12-31', validUntil: '2026-12-31' },
  },
  {
    story: 'without keeping the date a renewal in the window counts from its own day',
    history: history(hiredBy({}, '2025-01-06'), completed('2025-03-02'), completed('2026-01-15')),
    on: '2026-02-01',
    status: 'up-to-date',
    because: { validUntil: '2027-01-15' },
  },
  {
    story: 'one completion more right after a renewal takes nothing away',
    history: history(
      hiredBy(KEEPS, '2025-01-06'),
      completed('2025-03-02'),
      completed('2026-01-01'),
      credited('2026-01-08'),
    ),
    on: '2026-02-01',
    status: 'up-to-date',
    because: { completedOn: '2026-01-08', validUntil: '2027-03-02' },
  },
  {
    story: 'begun in time, and finished no later than the day on which the last no longer counts, it keeps no date',
    history: history(
      hiredBy(KEEPS, '2025-01-06'),
      completed('2025-03-02'),
      credited('2026-03-02', { v: 2, startedOn: day('2026-02-01') }),
    ),
    on: '2026-03-02',
    status: 'up-to-date',
    because: { validUntil: '2027-02-01' },
  },
  {
    story: 'begun in time, and finished no later than the last day on which the last counts, it keeps the date',
    history: history(
      hiredBy(KEEPS, '2025-01-06'),
      completed('2025-03-02'),
      credited('2026-03-01', { v: 2, startedOn: day('2026-02-01') }),
    ),
    on: '2026-03-02',
    status: 'up-to-date',
    because: { validUntil: '2027-03-02', kept: { from: '2025-03-02', months: 24 } },
  },
  {
    story: 'one that was begun with the first of its row takes nothing away from a renewal',
    history: history(
      hiredBy(KEEPS, '2025-01-06'),
      completed('2025-03-02'),
      completed('2026-01-15'),
      credited('2026-02-01', { v: 2, startedOn: day('2025-03-02') }),
    ),
    on: '2026-04-01',
    status: 'up-to-date',
    because: { completedOn: '2026-02-01', validUntil: '2027-03-02', kept: { from: '2025-03-02', months: 24 } },
  },
  {
    story: 'two completions of one day begin one row, also where the window is longer than the months',
    history: history(
      hiredBy({ renewal: { months: 1, windowDays: 31, keepsDate: true } }, '2026-01-01'),
      completed('2026-01-31'),
      credited('2026-01-31'),
    ),
    on: '2026-02-01',
    status: 'up-to-date',
    because: { validUntil: '2026-02-28' },
  },
  {
    story: 'a row that keeps its date loses no day in February: Jan 31, Feb 28 …',
    history: history(hiredBy(MONTHLY, '2026-01-01'), completed('2026-01-31')),
    on: '2026-02-27',
    status: 'up-to-date',
    because: { validUntil: '2026-02-28' },
  },
  {
    story: '… and Mar 31',
    history: history(hiredBy(MONTHLY, '2026-01-01'), completed('2026-01-31'), completed('2026-02-25')),
    on: '2026-03-30',
    status: 'up-to-date',
    because: { validUntil: '2026-03-31', kept: { from: '2026-01-31', months: 2 } },
  },
  {
    story: 'twelve months from a leap day is the last of February, and twenty-four keep to it',
    history: history(hiredBy(KEEPS, '2028-02-01'), completed('2028-02-29'), completed('2029-02-10')),
    on: '2029-03-01',
    status: 'up-to-date',
    because: { validUntil: '2030-02-28', kept: { from: '2028-02-29', months: 24 } },
  },
  {
    story: 'four years from a leap day is a leap day',
    history: history(
      hiredBy({ renewal: { months: 48, windowDays: 0, keepsDate: false } }, '2028-02-01'),
      completed('2028-02-29'),
    ),
    on: '2032-02-28',
    status: 'up-to-date',
    because: { validUntil: '2032-02-29' },
  },
  {
    story: 'finished on New Year’s Eve, it ends on New Year’s Eve',
    history: history(hired('2025-12-01'), completed('2025-12-31')),
    on: '2026-12-31',
    status: 'expired',
    because: { completedOn: '2025-12-31', validUntil: '2026-12-31' },
  },
  {
    story: 'a rule with shorter renewal counts from the day on which it holds, and not before',
    history: history(
      hired('2025-01-06'),
      completed('2025-01-20'),
      requiredBy('2025-10-01', { renewal: { months: 6, windowDays: 30, keepsDate: false } }),
    ),
    on: '2025-09-30',
    status: 'up-to-date',
    because: { validUntil: '2026-01-20' },
  },
]

/** People who were away when a completion ended, and come back. */
const returns: readonly Row[] = [
  {
    story: 'while somebody is on leave, an end that passes is no failing',
    history: history(ended, completed('2025-03-02'), wentOnLeave('2026-02-01')),
    on: '2026-03-02',
    status: 'on-leave',
    because: { kind: 'leave', since: '2026-02-01' },
    rest: { dueOn: null, validUntil: day('2026-03-02') },
  },
  {
    story: 'back from a leave over the end, there are the days of the rule from the first day back',
    history: history(ended, completed('2025-03-02'), wentOnLeave('2026-02-01'), cameBack('2026-04-01')),
    on: '2026-04-01',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'returned', start: '2026-04-01', days: 30, dueOn: '2026-05-01' } },
    rest: { completedOn: day('2025-03-02'), dueOn: day('2026-05-01') },
  },
  {
    story: 'work towards the renewal is in progress',
    history: history(
      ended,
      completed('2025-03-02'),
      wentOnLeave('2026-02-01'),
      cameBack('2026-04-01'),
      finished('L1', '2026-04-03'),
    ),
    on: '2026-05-01',
    status: 'in-progress',
    because: { kind: 'due' },
    rest: { holdsUntil: day('2026-05-02') },
  },
  {
    story: 'when these days have passed, it is expired since the day on which it ended',
    history: history(ended, completed('2025-03-02'), wentOnLeave('2026-02-01'), cameBack('2026-04-01')),
    on: '2026-05-02',
    status: 'expired',
    because: { kind: 'expired', validUntil: '2026-03-02' },
  },
  {
    story: 'renewed within these days, it is in time, and the year begins on the day of renewal',
    history: history(
      ended,
      completed('2025-03-02'),
      wentOnLeave('2026-02-01'),
      cameBack('2026-04-01'),
      completed('2026-05-01'),
    ),
    on: '2026-05-02',
    status: 'up-to-date',
    because: { validUntil: '2027-05-01' },
    rest: { late: false },
  },
  {
    story: 'renewed a day later, it is late',
    history: history(
      ended,
      completed('2025-03-02'),
      wentOnLeave('2026-02-01'),
      cameBack('2026-04-01'),
      completed('2026-05-02'),
    ),
    on: '2026-05-02',
    status: 'up-to-date',
    because: { kind: 'completed' },
    rest: { late: true },
  },
  {
    story: 'renewed during the leave, it is in time',
    history: history(ended, completed('2025-03-02'), wentOnLeave('2026-02-01'), completed('2026-03-10')),
    on: '2026-03-10',
    status: 'up-to-date',
    because: { kind: 'completed' },
    rest: { late: false },
  },
  {
    story: 'back a week before the end, there are still as many days',
    history: history(ended, completed('2025-03-02'), wentOnLeave('2025-12-01'), cameBack('2026-02-23')),
    on: '2026-03-02',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'returned', start: '2026-02-23', days: 30, dueOn: '2026-03-25' } },
  },
  {
    story: 'back long before the end, a leave changes nothing',
    history: history(ended, completed('2025-03-02'), wentOnLeave('2025-12-01'), cameBack('2026-01-12')),
    on: '2026-03-02',
    status: 'expired',
    because: { kind: 'expired' },
  },
  {
    story: 'back so that the days of a new hire reach the end, there are these days',
    history: history(ended, completed('2025-03-02'), wentOnLeave('2025-12-01'), cameBack('2026-01-31')),
    on: '2026-03-02',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'returned', start: '2026-01-31', days: 30, dueOn: '2026-03-02' } },
  },
  {
    story: 'back a day earlier, the days are over before the end, and a leave changes nothing',
    history: history(ended, completed('2025-03-02'), wentOnLeave('2025-12-01'), cameBack('2026-01-30')),
    on: '2026-03-02',
    status: 'expired',
    because: { kind: 'expired' },
  },
  {
    story: 'a leave from the last day on which it counts gives the days of the rule',
    history: history(ended, completed('2025-03-02'), wentOnLeave('2026-03-01'), cameBack('2026-04-01')),
    on: '2026-05-01',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'returned', start: '2026-04-01', dueOn: '2026-05-01' } },
  },
  {
    story: 'who completed on the first day back has no days more at the end of that completion',
    history: history(
      hiredBy(MONTHLY, '2026-01-01'),
      wentOnLeave('2026-01-20'),
      cameBack('2026-01-31'),
      completed('2026-01-31'),
    ),
    on: '2026-02-28',
    status: 'expired',
    because: { kind: 'expired', validUntil: '2026-02-28' },
  },
  {
    story: 'a leave that begins when the end has passed changes nothing after it',
    history: history(ended, completed('2025-03-02'), wentOnLeave('2026-03-02'), cameBack('2026-04-01')),
    on: '2026-04-01',
    status: 'expired',
    because: { kind: 'expired' },
  },
  {
    story: 'a second leave within these days stops the clock, day for day',
    history: history(
      ended,
      completed('2025-03-02'),
      wentOnLeave('2026-02-01'),
      cameBack('2026-04-01'),
      wentOnLeave('2026-04-06'),
      cameBack('2026-04-08'),
    ),
    on: '2026-05-03',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'returned', pauses: [{ days: 2 }], dueOn: '2026-05-03' } },
  },
  {
    story: 'a leave that was recorded by mistake gives no days when it is withdrawn',
    history: history(
      ended,
      completed('2025-03-02'),
      wentOnLeave('2026-02-01'),
      cameBack('2026-04-01'),
      corrected(4, { kind: 'withdrawn' }, '2026-04-02'),
    ),
    on: '2026-04-02',
    status: 'expired',
    because: { kind: 'expired' },
  },
  {
    story: 'hired again when a completion ended in the gap, there are the days of a new hire',
    history: history(
      ended,
      completed('2025-03-02'),
      left('2025-11-30', 'one'),
      hired('2026-06-01', { spell: 'again' }),
    ),
    on: '2026-06-01',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'rehired', start: '2026-06-01', dueOn: '2026-07-01' } },
  },
  {
    story: 'hired a third time when it ended in the last gap, there are the days of a new hire',
    history: history(
      hired('2023-01-09', { spell: 'first' }),
      left('2023-12-29', 'first'),
      ended,
      completed('2025-03-02'),
      left('2025-11-30', 'one'),
      hired('2026-06-01', { spell: 'again' }),
    ),
    on: '2026-06-01',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'rehired', start: '2026-06-01', dueOn: '2026-07-01' } },
  },
  {
    story: 'a leave in the job before says nothing about the days of the new one',
    history: history(
      ended,
      completed('2025-03-02'),
      wentOnLeave('2025-09-01'),
      cameBack('2025-10-01'),
      left('2025-11-30', 'one'),
      hired('2026-06-01', { spell: 'again' }),
    ),
    on: '2026-06-01',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'rehired', start: '2026-06-01', dueOn: '2026-07-01' } },
  },
  {
    story: 'a first job that was recorded late, without its day, is no return',
    history: history(hiredSomeDay('2026-02-20'), credited('2025-03-02')),
    on: '2026-03-02',
    status: 'expired',
    because: { kind: 'expired', validUntil: '2026-03-02' },
  },
  {
    story: 'a leave from the first day of the new job stops these days',
    history: history(
      ended,
      completed('2025-03-02'),
      left('2025-11-30', 'one'),
      hired('2026-06-01', { spell: 'again' }),
      wentOnLeave('2026-06-01'),
      cameBack('2026-06-11'),
    ),
    on: '2026-07-11',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'rehired', pauses: [{ days: 10 }], dueOn: '2026-07-11' } },
  },
  {
    story: 'hired again before the end, and away over it from the first day, the days count from the return',
    history: history(
      ended,
      completed('2025-03-02'),
      left('2025-11-30', 'one'),
      hired('2026-02-20', { spell: 'again' }),
      wentOnLeave('2026-02-20'),
      cameBack('2026-03-10'),
    ),
    on: '2026-04-09',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'returned', start: '2026-03-10', pauses: [], dueOn: '2026-04-09' } },
  },
  {
    story: 'who left on the day on which it no longer counted has no days more when hired again',
    history: history(
      ended,
      completed('2025-03-02'),
      left('2026-03-02', 'one'),
      hired('2026-06-01', { spell: 'again' }),
    ),
    on: '2026-06-01',
    status: 'expired',
    because: { kind: 'expired' },
  },
  {
    story: 'who left when it had expired already has no days more',
    history: history(
      ended,
      completed('2025-03-02'),
      left('2026-04-30', 'one'),
      hired('2026-06-01', { spell: 'again' }),
    ),
    on: '2026-06-01',
    status: 'expired',
    because: { kind: 'expired' },
  },
  {
    story: 'HR can give another date for a renewal',
    history: history(ended, completed('2025-03-02'), extended('2026-03-05', '2026-03-31')),
    on: '2026-03-31',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'extended', movedFrom: '2026-03-02', dueOn: '2026-03-31' } },
    rest: { dueOn: day('2026-03-31') },
  },
  {
    story: 'the day on which it ends can be the date that HR gives',
    history: history(ended, completed('2025-03-02'), extended('2026-02-20', '2026-03-02')),
    on: '2026-03-02',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'extended', dueOn: '2026-03-02' } },
  },
  {
    story: 'a date before the end of the completion says nothing about its renewal',
    history: history(
      ended,
      completed('2025-03-02'),
      wentOnLeave('2026-02-01'),
      extended('2026-02-10', '2026-03-01'),
      cameBack('2026-04-01'),
    ),
    on: '2026-05-01',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'returned', start: '2026-04-01', dueOn: '2026-05-01' } },
  },
  {
    story: 'a date that was given for the first completion says nothing about its renewal',
    history: history(ended, extended('2025-02-01', '2026-06-30'), completed('2025-03-02')),
    on: '2026-03-02',
    status: 'expired',
    because: { kind: 'expired' },
  },
]

/** People who had done everything to renew, and waited for a site. */
const waits: readonly Row[] = [
  {
    story: 'the days of waiting before it ended move its last day',
    history: history(ended, completed('2025-03-02'), awaiting('2026-02-20', HARBOR), awaiting('2026-03-10')),
    on: '2026-03-10',
    status: 'not-started',
    because: {
      kind: 'due',
      clock: {
        startedBy: 'finished',
        start: '2025-03-02',
        days: 364,
        pauses: [{ from: '2026-02-20', lastDay: '2026-03-09', days: 18, forSite: true }],
        dueOn: '2026-03-19',
      },
    },
  },
  {
    story: 'a leave that was over long before the end changes nothing about these days',
    history: history(
      ended,
      completed('2025-03-02'),
      wentOnLeave('2025-12-01'),
      cameBack('2026-01-12'),
      awaiting('2026-02-20', HARBOR),
      awaiting('2026-03-10'),
    ),
    on: '2026-03-19',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'finished', dueOn: '2026-03-19' } },
  },
  {
    story: 'back from a leave and still waiting, the days after the return are given back',
    history: history(
      ended,
      completed('2025-03-02'),
      awaiting('2026-01-20', HARBOR),
      wentOnLeave('2026-02-01'),
      cameBack('2026-04-01'),
      awaiting('2026-04-21'),
    ),
    on: '2026-04-21',
    status: 'not-started',
    because: {
      kind: 'due',
      clock: {
        startedBy: 'returned',
        start: '2026-04-01',
        pauses: [{ from: '2026-04-01', lastDay: '2026-04-20', days: 20, forSite: true }],
        dueOn: '2026-05-21',
      },
    },
  },
]

describe('the end of a completion', () => {
  it.each(windows)('$story', ({ history: events, on, status, because, rest = {} }) => {
    expect(standing(events, on)).toMatchObject({ status, because, ...rest })
  })
})

describe('a renewal after waiting for a site', () => {
  it.each(waits)('$story', ({ history: events, on, status, because }) => {
    expect(standing(events, on)).toMatchObject({ status, because })
  })
})

describe('a renewal after a time away', () => {
  it.each(returns)('$story', ({ history: events, on, status, because, rest = {} }) => {
    expect(standing(events, on)).toMatchObject({ status, because, ...rest })
  })

  it('has no days for somebody who was never hired, or of whom nothing is asked', () => {
    const events = history(requiredBy('2025-01-06'), completed('2025-03-02'), wentOnLeave('2026-02-01'))
    expect(standing(events, '2026-03-02')).toMatchObject({ status: 'not-in-scope', because: { kind: 'not-employed' } })
    const [completion] = history(completed('2025-03-02')).filter(isCompletion)
    if (completion === undefined) throw new Error('there is one completion')
    const end = day('2026-03-02')
    const unasked = history(hiredOnly('2025-01-06'), wentOnLeave('2026-02-01'), cameBack('2026-03-01'))
    expect(renewalClockOn(unasked, ORIENTATION, { completion, end }, end)).toBeNull()
  })

  it('leaves the completion as it is: same day, same end, before, during and after', () => {
    const events = history(ended, completed('2025-03-02'), wentOnLeave('2026-02-01'), cameBack('2026-04-01'))
    for (const on of ['2025-06-01', '2026-03-15', '2026-04-15', '2026-05-15']) {
      expect(standing(events, on)).toMatchObject({ completedOn: '2025-03-02', validUntil: '2026-03-02', late: true })
    }
  })
})
