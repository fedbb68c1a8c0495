import { describe, expect, it } from 'vitest'
import { type Instant, instant } from '../../src/platform/time/calendar.ts'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import { knownAt, type PolicyHistory } from '../../src/ledger/history.ts'
import { united } from '../../src/ledger/merge.ts'
import { STATUSES, type Standing, type Status } from '../../src/requirements/status.ts'
import {
  acknowledged,
  attempted,
  awaiting,
  cameBack,
  completed,
  corrected,
  day,
  dutiesChanged,
  exempted,
  finished,
  HARBOR,
  type StoryEvent,
  hired,
  hiredOnly,
  hiredSomeDay,
  history,
  left,
  NORTH,
  noLongerRequired,
  policy,
  published,
  required,
  standing,
  transferred,
  wentOnLeave,
} from '../support/history.ts'

/**
 * The order is published in docs/statuses.md: the first status that fits is the status. Each row also has facts for
 * statuses below it.
 */
interface Row {
  readonly status: Status
  readonly story: string
  readonly facts: readonly (StoryEvent | readonly StoryEvent[])[]
}

const ON = '2026-12-01'
/** A material change in force, asked for until before `ON`, and one until after it. */
const UPDATE_PASSED = policy(published('2025-11', '2025-11-03'), published('2026-11', '2026-10-05', '2026-11-15'))
const UPDATE_OPEN = policy(published('2025-11', '2025-11-03'), published('2026-11', '2026-11-02', '2026-12-15'))

const hire = hired('2026-01-05', { spell: 'one' })
const gone = left('2026-11-30', 'one')
const exempt = exempted('2026-02-02', null)
const trained = completed('2026-01-20', '2025-11')
const expiredWork = [hired('2025-01-06', { spell: 'one' }), completed('2025-01-20', '2025-11')].flat()
const away = wentOnLeave('2026-01-26', '2027-01-11')
const missedTwice = [attempted(11, { missed: 'images', on: '2026-11-02' }), attempted(11, { missed: 'images' })]
const newHire = hired('2026-11-16', { spell: 'one' })

const precedence: readonly Row[] = [
  {
    status: 'not-in-scope',
    story: 'not required, whatever else is true: gone, exempt, away, and with nothing finished',
    facts: [hire, exempt, away, noLongerRequired('2026-06-01'), gone],
  },
  { status: 'separated', story: 'gone, though exempt, finished, and away', facts: [hire, trained, exempt, away, gone] },
  {
    status: 'exempt',
    story: 'exempt, though finished, away, and missed twice',
    facts: [hire, exempt, away, missedTwice, awaiting('2026-11-20', HARBOR)],
  },
  { status: 'update-due', story: 'an update to read, though on leave', facts: [hire, trained, away] },
  { status: 'up-to-date', story: 'finished, though on leave', facts: [hire, completed('2026-01-20', '2026-11'), away] },
  {
    status: 'on-leave',
    story: 'on leave, though it expired, a step was missed twice, and the date had passed',
    facts: [expiredWork, away, missedTwice, awaiting('2026-11-20', HARBOR)],
  },
  {
    status: 'waiting-for-site',
    story: 'waiting for the site, though it expired, a step was missed twice, and the date had passed',
    facts: [expiredWork, missedTwice, awaiting('2026-11-20', HARBOR)],
  },
  { status: 'expired', story: 'expired, though a step was missed twice', facts: [expiredWork, missedTwice] },
  { status: 'needs-help', story: 'missed twice, though the date has passed', facts: [hire, missedTwice] },
  {
    status: 'overdue',
    story: 'the date has passed, though work has begun',
    facts: [hire, finished('L1', '2026-11-20')],
  },
  { status: 'in-progress', story: 'begun, with time left', facts: [newHire, finished('L1', '2026-11-20')] },
  { status: 'not-started', story: 'nothing opened, with time left', facts: [newHire] },
  {
    status: 'cannot-say',
    story: 'no day of hire, so no date, though work has begun',
    facts: [hiredSomeDay('2026-11-16'), finished('L1', '2026-11-20')],
  },
]

describe('the published order', () => {
  it.each(precedence)('$status: $story', ({ status, facts }) => {
    expect(standing(history(...facts), ON, UPDATE_OPEN).status).toBe(status)
  })

  it('has a row for each of the thirteen, in their order', () => {
    expect(precedence.map(({ status }) => status)).toEqual(STATUSES)
  })

  it('a missed update is overdue, and needs help first when a step was missed twice', () => {
    expect(standing(history(hire, trained), ON, UPDATE_PASSED).status).toBe('overdue')
    expect(standing(history(hire, trained, missedTwice), ON, UPDATE_PASSED)).toMatchObject({
      status: 'needs-help',
      because: { clock: null },
    })
  })
})

interface EdgeCase {
  readonly story: string
  readonly history: readonly LedgerEvent[]
  readonly policy?: PolicyHistory
  readonly days: readonly (readonly [on: string, status: Status, rest?: Partial<Standing>])[]
}

const EVER = { rule: { renewalMonths: null } } as const

const edgeCases: readonly EdgeCase[] = [
  // Rehire
  {
    story: 'rehire: the same person with a new spell keeps what was finished, within the gap of the rule',
    history: history(
      hired('2025-01-06', { spell: 'one', ...EVER }),
      completed('2025-01-20'),
      left('2025-06-30', 'one'),
      hiredOnly('2026-03-02', { spell: 'two' }),
    ),
    days: [
      ['2025-07-01', 'separated'],
      ['2026-03-01', 'separated'],
      ['2026-03-02', 'up-to-date', { completedOn: day('2025-01-20') }],
    ],
  },
  {
    story: 'rehire: an exemption was for the job before, and is over with it',
    history: history(
      hired('2025-01-06', { spell: 'one' }),
      exempted('2025-01-07', null, 'short-assignment'),
      left('2025-06-30', 'one'),
      hiredOnly('2026-03-02', { spell: 'two' }),
    ),
    days: [
      ['2025-06-30', 'exempt'],
      ['2026-03-02', 'not-started'],
    ],
  },
  {
    story: 'rehire: after a longer gap it begins anew, and the old completion stays on record',
    history: history(
      hired('2025-01-06', { spell: 'one', ...EVER }),
      completed('2025-01-20'),
      left('2025-06-30', 'one'),
      hired('2026-07-01', { spell: 'two', ...EVER }),
    ),
    days: [
      ['2025-06-30', 'up-to-date', { completedOn: day('2025-01-20') }],
      ['2026-07-01', 'not-started', { completedOn: null, dueOn: day('2026-07-31') }],
    ],
  },
  {
    story: 'rehire: what was finished within the gap, ahead of the first day, counts',
    history: history(
      hired('2025-01-06', { spell: 'one', ...EVER }),
      completed('2025-01-20'),
      left('2025-06-30', 'one'),
      finished('L1', '2026-06-26'),
      completed('2026-06-29'),
      hired('2026-07-01', { spell: 'two', ...EVER }),
    ),
    days: [['2026-07-01', 'up-to-date', { completedOn: day('2026-06-29'), lessonsFinished: ['L1'] }]],
  },
  {
    story: 'rehire: a version of the policy that came meanwhile asks for the update, not for all of it',
    history: history(
      hired('2025-01-06', { spell: 'one', ...EVER }),
      completed('2025-01-20', '2025-11'),
      left('2026-06-30', 'one'),
      hiredOnly('2026-11-16', { spell: 'two' }),
    ),
    policy: UPDATE_OPEN,
    days: [['2026-11-16', 'update-due', { dueOn: day('2026-12-15') }]],
  },
  // Transfer and two jobs
  {
    story: 'transfer: the status goes along, and the date does not begin anew',
    history: history(hired('2026-11-16', { spell: 'one' }), transferred('2026-11-30', 'one', NORTH)),
    days: [
      ['2026-11-29', 'not-started', { dueOn: day('2026-12-16') }],
      ['2026-11-30', 'not-started', { dueOn: day('2026-12-16') }],
    ],
  },
  {
    story: 'two jobs: one status; leaving one of them is no leaving',
    history: history(
      hired('2026-01-05', { spell: 'one' }),
      hiredOnly('2026-02-02', { spell: 'two' }),
      completed('2026-01-20'),
      left('2026-06-30', 'one'),
    ),
    days: [
      ['2026-06-30', 'up-to-date'],
      ['2026-07-01', 'up-to-date'],
    ],
  },
  {
    story: 'two jobs: the date of the first counts for both',
    history: history(hired('2026-01-05', { spell: 'one' }), hiredOnly('2026-01-26', { spell: 'two' })),
    days: [['2026-02-05', 'overdue', { dueOn: day('2026-02-04') }]],
  },
  {
    story: 'duties that change do not undo what was finished: required again, it counts',
    history: history(
      hire,
      completed('2026-01-20'),
      dutiesChanged('2026-03-02', 'one', { worksWithYouth: false }),
      noLongerRequired('2026-03-02'),
      dutiesChanged('2026-09-01', 'one', { worksWithYouth: true }),
      required('2026-09-01'),
    ),
    days: [
      ['2026-03-02', 'not-in-scope'],
      ['2026-09-01', 'up-to-date', { completedOn: day('2026-01-20') }],
    ],
  },
  {
    story: 'new duties with youth: the days are counted from then',
    history: history(hiredOnly('2020-06-01', { worksWithYouth: false }), required('2026-11-16')),
    days: [
      ['2026-11-15', 'not-in-scope'],
      ['2026-12-16', 'not-started'],
      ['2026-12-17', 'overdue'],
    ],
  },
  // Waiting for the site
  {
    story:
      'waiting for the site: not overdue from the day on which everything else was done, and again what it was before',
    history: history(hired('2026-01-05', { spell: 'one' }), awaiting('2026-02-20', HARBOR), awaiting('2026-03-02')),
    days: [
      ['2026-02-19', 'overdue', { dueOn: day('2026-02-04') }],
      ['2026-02-20', 'waiting-for-site', { dueOn: day('2026-02-04'), holdsUntil: day('2026-03-02') }],
      ['2026-03-02', 'overdue'],
    ],
  },
  {
    story: 'waiting for the site: days before the due date are given back, so nobody is overdue or late for them',
    history: history(
      hired('2026-01-05', { spell: 'one' }),
      awaiting('2026-02-01', HARBOR),
      awaiting('2026-02-15'),
      completed('2026-02-18'),
    ),
    days: [
      ['2026-02-14', 'waiting-for-site'],
      ['2026-02-15', 'not-started', { dueOn: day('2026-02-18') }],
      ['2026-02-18', 'up-to-date', { late: false }],
    ],
  },
  {
    story: 'waiting for the site: a leave in the same days is given back once',
    history: history(
      hired('2026-01-05', { spell: 'one' }),
      awaiting('2026-02-01', HARBOR),
      wentOnLeave('2026-02-03'),
      cameBack('2026-02-11'),
      awaiting('2026-02-15'),
    ),
    days: [
      ['2026-02-18', 'not-started', { dueOn: day('2026-02-18') }],
      ['2026-02-19', 'overdue', { dueOn: day('2026-02-18') }],
    ],
  },
  {
    story: 'waiting for the site: what ends meanwhile can be renewed for as many days as the waiting took',
    history: history(
      hired('2025-01-06', { spell: 'one' }),
      completed('2025-01-20', '2025-11'),
      awaiting('2026-01-10', HARBOR),
      awaiting('2026-02-01'),
      completed('2026-02-10', '2025-11'),
    ),
    days: [
      ['2026-01-19', 'up-to-date'],
      ['2026-01-20', 'waiting-for-site'],
      ['2026-02-01', 'not-started', { dueOn: day('2026-02-10') }],
      ['2026-02-10', 'up-to-date', { late: false }],
    ],
  },
  {
    story: 'waiting for the site: what had ended before the waiting began is expired again when it is over',
    history: history(
      hired('2025-01-06', { spell: 'one' }),
      completed('2025-01-20', '2025-11'),
      awaiting('2026-01-25', HARBOR),
      awaiting('2026-02-01'),
    ),
    days: [
      ['2026-01-20', 'expired'],
      ['2026-01-25', 'waiting-for-site'],
      ['2026-02-01', 'expired', { dueOn: null }],
    ],
  },
  {
    story: 'waiting for the site: the days to renew end, too',
    history: history(
      hired('2025-01-06', { spell: 'one' }),
      completed('2025-01-20', '2025-11'),
      awaiting('2026-01-10', HARBOR),
      awaiting('2026-02-01'),
    ),
    days: [
      ['2026-02-10', 'not-started', { holdsUntil: day('2026-02-11') }],
      ['2026-02-11', 'expired'],
    ],
  },
  {
    story: 'waiting for the site: the days of waiting move the date of an update, too',
    history: history(hire, trained, awaiting('2026-11-10', HARBOR), awaiting('2026-11-20')),
    policy: UPDATE_PASSED,
    days: [
      ['2026-11-20', 'update-due', { dueOn: day('2026-11-25') }],
      ['2026-11-26', 'overdue', { dueOn: day('2026-11-25') }],
    ],
  },
  {
    story: 'waiting for the site: it ends when the person moves to a site that is not awaited, and with the completion',
    history: history(
      hired('2026-11-02', { spell: 'one' }),
      finished('L1', '2026-11-05'),
      awaiting('2026-11-10', HARBOR),
      transferred('2026-11-16', 'one', NORTH),
      awaiting('2026-11-18', NORTH),
      completed('2026-11-20'),
    ),
    days: [
      ['2026-11-10', 'waiting-for-site'],
      ['2026-11-16', 'in-progress'],
      ['2026-11-18', 'waiting-for-site'],
      ['2026-11-20', 'up-to-date'],
    ],
  },
  {
    story: 'waiting for the site: an update that the site keeps from being acknowledged is not overdue either',
    history: history(hire, trained, awaiting('2026-11-10', HARBOR)),
    policy: UPDATE_PASSED,
    days: [
      ['2026-11-15', 'update-due'],
      ['2026-11-16', 'waiting-for-site', { dueOn: day('2026-11-15') }],
    ],
  },
  {
    story: 'waiting for the site: an expired completion has no date to meet, though an update was missed before',
    history: history(expiredWork, awaiting('2026-11-20', HARBOR)),
    policy: UPDATE_PASSED,
    days: [['2026-12-01', 'waiting-for-site', { dueOn: null }]],
  },
  // Leave
  {
    story: 'leave: it does not move the date of an update',
    history: history(hire, trained, wentOnLeave('2026-11-02'), cameBack('2026-11-12')),
    policy: UPDATE_PASSED,
    days: [
      ['2026-11-15', 'update-due', { dueOn: day('2026-11-15') }],
      ['2026-11-16', 'overdue', { dueOn: day('2026-11-15') }],
    ],
  },
  {
    story: 'leave: an update that was missed takes none of the days to renew what ended meanwhile',
    history: history(
      hired('2025-01-06', { spell: 'one' }),
      completed('2025-12-10', '2025-11'),
      wentOnLeave('2026-12-01'),
      cameBack('2027-01-11'),
    ),
    policy: UPDATE_PASSED,
    days: [
      ['2027-02-10', 'not-started', { dueOn: day('2027-02-10') }],
      ['2027-02-11', 'expired', { dueOn: null }],
    ],
  },
  {
    story: 'leave: paused, not erased; the work done before is there on the first day back',
    history: history(
      hired('2026-11-02', { spell: 'one' }),
      finished('L1', '2026-11-05'),
      wentOnLeave('2026-11-12'),
      cameBack('2026-12-02'),
    ),
    days: [
      ['2026-11-12', 'on-leave', { dueOn: null, lessonsFinished: ['L1'] }],
      ['2026-12-01', 'on-leave'],
      ['2026-12-02', 'in-progress', { dueOn: day('2026-12-22'), lessonsFinished: ['L1'] }],
    ],
  },
  {
    story: 'leave: intermittent, each time away moves the date by its own days',
    history: history(
      hired('2026-11-02', { spell: 'one' }),
      wentOnLeave('2026-11-09'),
      cameBack('2026-11-10'),
      wentOnLeave('2026-11-16'),
      cameBack('2026-11-18'),
      wentOnLeave('2026-11-23'),
      cameBack('2026-11-24'),
    ),
    days: [
      ['2026-11-09', 'on-leave'],
      ['2026-11-10', 'not-started', { dueOn: day('2026-12-03') }],
      ['2026-11-24', 'not-started', { dueOn: day('2026-12-06') }],
    ],
  },
  {
    story: 'leave: recorded for a day and taken back the same day, nobody was away',
    history: history(hired('2026-11-02', { spell: 'one' }), wentOnLeave('2026-11-09'), cameBack('2026-11-09')),
    days: [['2026-11-09', 'not-started', { dueOn: day('2026-12-02') }]],
  },
  {
    story: 'leave: who was overdue before it is overdue after it, and on leave in between',
    history: history(hire, wentOnLeave('2026-02-09'), cameBack('2026-03-02')),
    days: [
      ['2026-02-08', 'overdue'],
      ['2026-02-09', 'on-leave'],
      ['2026-03-02', 'overdue'],
    ],
  },
  {
    story: 'leave: an end that passes meanwhile gives the days of the rule on return',
    history: history(hire, completed('2026-01-20'), wentOnLeave('2026-12-14'), cameBack('2027-03-01')),
    days: [
      ['2027-01-19', 'up-to-date'],
      ['2027-01-20', 'on-leave'],
      ['2027-03-01', 'not-started', { dueOn: day('2027-03-31') }],
      ['2027-04-01', 'expired'],
    ],
  },
  // Late policy change
  {
    story: 'a change of the policy: green stays green until the day by which the update is asked',
    history: history(hire, trained),
    policy: UPDATE_OPEN,
    days: [
      ['2026-11-01', 'up-to-date'],
      ['2026-11-02', 'update-due'],
      ['2026-12-15', 'update-due'],
      ['2026-12-16', 'overdue'],
    ],
  },
  {
    story: 'a change of the policy: reading and acknowledging it is the update',
    history: history(hire, trained, acknowledged('2026-11', '2026-11-10')),
    policy: UPDATE_OPEN,
    days: [['2026-12-16', 'up-to-date', { completedOn: day('2026-01-20') }]],
  },
  {
    story: 'a change of the policy: an older version that HR takes later hides no newer one',
    history: history(hire, trained, acknowledged('2026-11', '2026-11-10'), completed('2026-11-20', '2025-11')),
    policy: UPDATE_OPEN,
    days: [['2026-12-16', 'up-to-date', { completedOn: day('2026-11-20') }]],
  },
]

describe('edge cases', () => {
  it.each(edgeCases)('$story', ({ history: events, policy: versions, days }) => {
    for (const [on, status, rest = {}] of days) {
      expect(standing(events, on, versions), `on ${on}`).toMatchObject({ status, ...rest })
    }
  })

  it('two merged records of one person are one row, and each has its own row again when the merge is undone', () => {
    const first = history(hired('2026-01-05', { spell: 'one' }))
    const second = history(hired('2026-01-05', { spell: 'two' }), completed('2026-01-20')).map((event) => ({
      ...event,
      seq: event.seq + first.length,
    }))
    expect(standing(united(first, [{ history: second, sameJob: true }]), '2026-03-02').status).toBe('up-to-date')
    expect(standing(first, '2026-03-02').status).toBe('overdue')
  })
})

describe('two clocks: what was true on a day, and what we would have reported on it', () => {
  /** Each fact was recorded at noon of its own day; corrections were recorded later. */
  const rows: readonly {
    readonly story: string
    readonly history: readonly LedgerEvent[]
    readonly on: string
    readonly known: Status
    readonly true: Status
  }[] = [
    {
      story: 'a completion that was withdrawn in April counted in the report of March',
      history: history(hire, completed('2026-01-20'), corrected(3, { kind: 'withdrawn' }, '2026-04-07')),
      on: '2026-03-31',
      known: 'up-to-date',
      true: 'overdue',
    },
    {
      story: 'a day of hire that was put right in April made people look in time in March',
      history: history(
        hired('2026-03-16'),
        corrected(1, { kind: 'hired-on', hiredOn: day('2026-02-16') }, '2026-04-07'),
      ),
      on: '2026-03-31',
      known: 'not-started',
      true: 'overdue',
    },
    {
      story: 'a leave that was recorded late was not known',
      history: history(hire, recordedLater(wentOnLeave('2026-01-19'), '2026-04-07')),
      on: '2026-03-31',
      known: 'overdue',
      true: 'on-leave',
    },
    {
      story: 'a completion on paper that came in late was not known',
      history: history(hire, recordedLater(completed('2026-01-20'), '2026-04-07')),
      on: '2026-03-31',
      known: 'overdue',
      true: 'up-to-date',
    },
  ]

  it.each(rows)('$story', ({ history: events, on, known, true: right }) => {
    const recorded = events.map(lateRecording)
    expect(standing(knownAt(recorded, endOf(on)), on).status).toBe(known)
    expect(standing(recorded, on).status).toBe(right)
  })
})

/** The same fact, recorded on a later day than the one on which it took effect; `lateRecording` makes that of it. */
function recordedLater(event: StoryEvent, recordedOn: string): StoryEvent {
  return { ...event, body: { ...event.body, recordedOn } }
}

function lateRecording(event: LedgerEvent): LedgerEvent {
  const { recordedOn, ...body } = event.body as { readonly recordedOn?: string } & LedgerEvent['body']
  if (recordedOn === undefined) return event
  // The body without what this file has put into it is the body of the event.
  return { ...event, body, recordedAt: instant(`${recordedOn}T15:00:00.000Z`) } as LedgerEvent
}

function endOf(on: string): Instant {
  return instant(`${on}T23:59:59.999Z`)
}
