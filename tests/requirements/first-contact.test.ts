import { describe, expect, it } from 'vitest'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import type { Standing, Status } from '../../src/requirements/status.ts'
import {
  BEFORE_CONTACT,
  cameBack,
  completed,
  corrected,
  day,
  extended,
  finished,
  firstContact,
  hired,
  hiredBy,
  hiredOnly,
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

const RULE = { due: BEFORE_CONTACT }
const hiredForContact = hiredBy(RULE, '2026-01-05', { spell: 'one' })
const due = (clock: object) => ({ kind: 'due', clock })

/** Due before the first day with youth. */
const rows: readonly Row[] = [
  {
    story: 'the day before the first day with youth is in time',
    history: history(hiredForContact, firstContact('2026-01-05', '2026-02-02', 'one')),
    on: '2026-02-01',
    status: 'not-started',
    because: due({ startedBy: 'first-contact', start: '2026-02-02', dueOn: '2026-02-01' }),
    rest: { holdsUntil: day('2026-02-02') },
  },
  {
    story: 'on the first day with youth it is overdue',
    history: history(hiredForContact, firstContact('2026-01-05', '2026-02-02', 'one')),
    on: '2026-02-02',
    status: 'overdue',
    because: due({ dueOn: '2026-02-01' }),
  },
  {
    story: 'without that day on record no date can be told',
    history: history(hiredForContact),
    on: '2026-06-01',
    status: 'cannot-say',
    because: { kind: 'no-first-contact' },
    rest: { dueOn: null },
  },
  {
    story: 'it can be told from the day on which HR records it',
    history: history(hiredForContact, firstContact('2026-01-12', '2026-02-02', 'one')),
    on: '2026-01-11',
    status: 'cannot-say',
    because: { kind: 'no-first-contact' },
    rest: { holdsUntil: day('2026-01-12') },
  },
  {
    story: 'a first day with youth that was put off moves the date',
    history: history(
      hiredForContact,
      firstContact('2026-01-05', '2026-02-02', 'one'),
      firstContact('2026-01-20', '2026-03-02', 'one'),
    ),
    on: '2026-03-01',
    status: 'not-started',
    because: due({ start: '2026-03-02', dueOn: '2026-03-01' }),
  },
  {
    story: 'a first day with youth that is open again leaves the date open',
    history: history(
      hiredForContact,
      firstContact('2026-01-05', '2026-02-02', 'one'),
      firstContact('2026-01-20', null, 'one'),
    ),
    on: '2026-01-20',
    status: 'cannot-say',
    because: { kind: 'no-first-contact' },
  },
  {
    story: 'an entry of that day that was withdrawn never was',
    history: history(
      hiredForContact,
      firstContact('2026-01-05', '2026-02-02', 'one'),
      corrected(3, { kind: 'withdrawn' }, '2026-01-06'),
    ),
    on: '2026-01-06',
    status: 'cannot-say',
    because: { kind: 'no-first-contact' },
  },
  {
    story: 'of two jobs the earlier first day with youth counts',
    history: history(
      hiredForContact,
      firstContact('2026-01-05', '2026-03-02', 'one'),
      hiredOnly('2026-01-12', { spell: 'two' }),
      firstContact('2026-01-12', '2026-02-02', 'two'),
    ),
    on: '2026-02-01',
    status: 'not-started',
    because: due({ dueOn: '2026-02-01' }),
  },
  {
    story: 'when that job ends, the day of the other one counts',
    history: history(
      hiredForContact,
      firstContact('2026-01-05', '2026-03-02', 'one'),
      hiredOnly('2026-01-12', { spell: 'two' }),
      firstContact('2026-01-12', '2026-02-02', 'two'),
      left('2026-01-20', 'two'),
    ),
    on: '2026-02-02',
    status: 'not-started',
    because: due({ dueOn: '2026-03-01' }),
  },
  {
    story: 'what was known of that job holds until its last day, and not longer',
    history: history(
      hiredForContact,
      firstContact('2026-01-05', '2026-03-02', 'one'),
      hiredOnly('2026-01-12', { spell: 'two' }),
      firstContact('2026-01-12', '2026-02-02', 'two'),
      left('2026-01-20', 'two'),
    ),
    on: '2026-01-20',
    status: 'not-started',
    because: due({ dueOn: '2026-02-01' }),
    rest: { holdsUntil: day('2026-01-21') },
  },
  {
    story: 'who is to meet youth on the first day of work was due the day before it',
    history: history(hiredForContact, firstContact('2026-01-05', '2026-01-05', 'one')),
    on: '2026-01-05',
    status: 'overdue',
    because: due({ startedBy: 'first-contact', dueOn: '2026-01-04' }),
  },
  {
    story: 'no leave moves it: whoever comes back meets youth on the day that is on record',
    history: history(
      hiredForContact,
      firstContact('2026-01-05', '2026-02-02', 'one'),
      wentOnLeave('2026-01-12'),
      cameBack('2026-01-26'),
    ),
    on: '2026-02-01',
    status: 'not-started',
    because: due({ pauses: [], dueOn: '2026-02-01' }),
  },
  {
    story: 'who had met youth when it began to be required has the days of the rule from then',
    history: history(
      hiredOnly('2025-06-02', { spell: 'one' }),
      firstContact('2025-06-02', '2025-06-09', 'one'),
      requiredBy('2026-01-05', RULE),
    ),
    on: '2026-01-19',
    status: 'not-started',
    because: due({ startedBy: 'required', start: '2026-01-05', days: 14, dueOn: '2026-01-19' }),
  },
  {
    story: 'who meets youth for the first time on the day on which it begins to be required has the days of the rule',
    history: history(
      hiredOnly('2025-06-02', { spell: 'one' }),
      firstContact('2025-06-02', '2026-01-05', 'one'),
      requiredBy('2026-01-05', RULE),
    ),
    on: '2026-01-19',
    status: 'not-started',
    because: due({ startedBy: 'required', start: '2026-01-05', dueOn: '2026-01-19' }),
  },
  {
    story: 'who meets youth for the first time the day after it begins to be required is due the day before',
    history: history(
      hiredOnly('2025-06-02', { spell: 'one' }),
      firstContact('2025-06-02', '2026-01-06', 'one'),
      requiredBy('2026-01-05', RULE),
    ),
    on: '2026-01-05',
    status: 'not-started',
    because: due({ startedBy: 'first-contact', dueOn: '2026-01-05' }),
  },
  {
    story:
      'who had met youth when the rule took the place of one by hire has the days from then: nobody is red overnight',
    history: history(
      hired('2026-01-05', { spell: 'one' }),
      firstContact('2026-01-05', '2026-01-12', 'one'),
      requiredBy('2026-01-26', RULE),
    ),
    on: '2026-02-09',
    status: 'not-started',
    because: due({ startedBy: 'new-rule', start: '2026-01-26', days: 14, dueOn: '2026-02-09' }),
  },
  {
    story: 'another number of days in the same rule does not start them anew',
    history: history(
      hired('2026-01-05', { spell: 'one' }),
      firstContact('2026-01-05', '2026-01-12', 'one'),
      requiredBy('2026-01-26', RULE),
      requiredBy('2026-02-05', { due: { by: 'first-contact', days: 7 } }),
    ),
    on: '2026-02-05',
    status: 'overdue',
    because: due({ startedBy: 'new-rule', start: '2026-01-26', days: 7, dueOn: '2026-02-02' }),
  },
  {
    story: 'a new job after a gap has a first day with youth of its own',
    history: history(
      hiredForContact,
      firstContact('2026-01-05', '2026-02-02', 'one'),
      left('2026-01-20', 'one'),
      hiredOnly('2026-03-02', { spell: 'two' }),
    ),
    on: '2026-03-02',
    status: 'cannot-say',
    because: { kind: 'no-first-contact' },
  },
  {
    story: 'an approved date needs no first day with youth',
    history: history(hiredForContact, extended('2026-01-12', '2026-02-20')),
    on: '2026-02-20',
    status: 'not-started',
    because: due({ startedBy: 'extended', dueOn: '2026-02-20' }),
  },
  {
    story: 'finished on the first day with youth is late',
    history: history(hiredForContact, firstContact('2026-01-05', '2026-02-02', 'one'), completed('2026-02-02')),
    on: '2026-02-02',
    status: 'up-to-date',
    because: { kind: 'completed' },
    rest: { late: true },
  },
  {
    story: 'a first day with youth that is found later does not make a completion late that was not',
    history: history(
      hiredForContact,
      finished('L1', '2026-01-19'),
      completed('2026-02-02'),
      firstContact('2026-02-05', '2026-01-12', 'one'),
    ),
    on: '2026-02-06',
    status: 'up-to-date',
    because: { kind: 'completed' },
    rest: { late: false },
  },
  {
    story: 'the first day with youth on a leap day: the day before is Feb 28',
    history: history(hiredBy(RULE, '2028-01-03', { spell: 'one' }), firstContact('2028-01-03', '2028-02-29', 'one')),
    on: '2028-02-28',
    status: 'not-started',
    because: due({ dueOn: '2028-02-28' }),
  },
  {
    story: 'on New Year’s Day: the last day of the year before',
    history: history(hiredBy(RULE, '2026-12-01', { spell: 'one' }), firstContact('2026-12-01', '2027-01-01', 'one')),
    on: '2027-01-01',
    status: 'overdue',
    because: due({ dueOn: '2026-12-31' }),
  },
]

describe('due before the first day with youth', () => {
  it.each(rows)('$story', ({ history: events, on, status, because, rest = {} }) => {
    expect(standing(events, on)).toMatchObject({ status, because, ...rest })
  })
})
