import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate } from '../../src/platform/time/calendar.ts'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import { corrected as withCorrections } from '../../src/ledger/history.ts'
import { type Reminder, isForSupervisor } from '../../src/reminders/reminder.ts'
import { DEFAULT_REMINDERS, type ReminderSettings } from '../../src/reminders/settings.ts'
import {
  deadlineOf,
  digest,
  digestDay,
  needsAction,
  reminderFacts,
  remindersOn,
  stopReason,
  type Told,
} from '../../src/reminders/due.ts'
import {
  attempted,
  BOB,
  cameBack,
  completed,
  day,
  daysFrom,
  exempted,
  extended,
  finished,
  type StoryEvent,
  hired,
  hiredSomeDay,
  history,
  left,
  noLongerRequired,
  policy,
  published,
  standing,
  startedCheck,
  wentOnLeave,
} from '../support/history.ts'

const CLEO = 'person:cleo'
const NEW_ACCOUNT = { closed: false, hasWayIn: false }
const ACCOUNT = { closed: false, hasWayIn: true }
/** Lasts so long that nothing expires in a test that does not speak of it. */
const FOR_EVER = { rule: { renewalMonths: null } }

type Account = typeof ACCOUNT
type Sent = Reminder & { readonly on: CalendarDate }

function onDay(
  events: readonly LedgerEvent[],
  on: CalendarDate,
  told: readonly Told[],
  account: Account = ACCOUNT,
  settings: ReminderSettings = DEFAULT_REMINDERS,
  versions = policy(),
): Reminder[] {
  const facts = reminderFacts(BOB, withCorrections(events), account, on)
  return remindersOn(standing(events, on, versions), facts, told, settings, on)
}

/** Lists what goes out when the job runs on each of the days. */
function over(
  days: readonly CalendarDate[],
  ...rest: Parameters<typeof onDay> extends [infer E, unknown, unknown, ...infer R] ? [E, ...R] : never
): Sent[] {
  const [events, ...others] = rest
  const sent: Sent[] = []
  for (const on of days) sent.push(...onDay(events, on, sent, ...others).map((reminder) => ({ ...reminder, on })))
  return sent
}

const told = (sent: readonly Sent[]) => sent.map(({ on, kind }) => `${on} ${kind}`)
const through = (from: string, to: string) => daysFrom(day(from), addDays(day(to), 1))

describe('the messages to a person, when the job runs every day', () => {
  it.each<[string, readonly (StoryEvent | readonly StoryEvent[])[], string, string, Account, string[]]>([
    [
      'a new person without a password who does nothing: invited on the first day, then a nudge, the date twice, four times after it, and the supervisor once',
      [hired('2026-01-05', FOR_EVER)],
      '2026-01-01',
      '2026-06-01',
      NEW_ACCOUNT,
      [
        '2026-01-05 invite',
        '2026-01-12 nudge',
        '2026-01-28 due-soon',
        '2026-02-03 due-soon',
        '2026-02-05 overdue',
        '2026-02-11 escalation',
        '2026-02-12 overdue',
        '2026-02-19 overdue',
        '2026-02-26 overdue',
      ],
    ],
    [
      'somebody who has a password is not invited',
      [hired('2026-01-05', FOR_EVER)],
      '2026-01-01',
      '2026-01-20',
      ACCOUNT,
      ['2026-01-12 nudge'],
    ],
    [
      'work puts the nudge off; after each time of quiet there is one',
      [hired('2026-01-05', FOR_EVER), finished('L1', '2026-01-10'), finished('L2', '2026-01-18')],
      '2026-01-01',
      '2026-01-27',
      ACCOUNT,
      ['2026-01-17 nudge', '2026-01-25 nudge'],
    ],
    [
      'nothing after the course is done',
      [hired('2026-01-05', FOR_EVER), completed('2026-01-09')],
      '2026-01-01',
      '2026-06-01',
      NEW_ACCOUNT,
      ['2026-01-05 invite'],
    ],
    [
      'done on the last day: nothing about being late',
      [hired('2026-01-05', FOR_EVER), completed('2026-02-04')],
      '2026-01-27',
      '2026-06-01',
      ACCOUNT,
      ['2026-01-27 nudge', '2026-01-29 due-soon', '2026-02-03 due-soon'],
    ],
    [
      'nothing during a leave; the date after it is later, and is told again',
      [hired('2026-01-05', FOR_EVER), wentOnLeave('2026-01-30'), cameBack('2026-03-02')],
      '2026-01-28',
      '2026-03-07',
      ACCOUNT,
      ['2026-01-28 due-soon', '2026-03-02 due-soon', '2026-03-06 due-soon'],
    ],
    [
      'an extension begins the row anew',
      [hired('2026-01-05', FOR_EVER), extended('2026-02-05', '2026-02-20')],
      '2026-02-03',
      '2026-02-22',
      ACCOUNT,
      ['2026-02-03 due-soon', '2026-02-10 nudge', '2026-02-13 due-soon', '2026-02-19 due-soon', '2026-02-21 overdue'],
    ],
    [
      'nothing while exempt, and nothing after',
      [hired('2026-01-05', FOR_EVER), exempted('2026-01-06', null)],
      '2026-01-06',
      '2026-06-01',
      ACCOUNT,
      [],
    ],
    [
      'nothing to who has left',
      [hired('2026-01-05', { ...FOR_EVER, spell: 'one' }), left('2026-01-20', 'one')],
      '2026-01-21',
      '2026-06-01',
      ACCOUNT,
      [],
    ],
    [
      'nothing where nothing is required any more',
      [hired('2026-01-05', FOR_EVER), noLongerRequired('2026-01-06')],
      '2026-01-06',
      '2026-06-01',
      ACCOUNT,
      [],
    ],
    ['nothing before the first day', [hired('2026-06-08')], '2026-05-01', '2026-06-07', NEW_ACCOUNT, []],
    [
      'nothing to whose access is closed',
      [hired('2026-01-05')],
      '2026-01-05',
      '2026-06-01',
      { ...ACCOUNT, closed: true },
      [],
    ],
    [
      'no date can be told without a hire date: one invitation and one nudge, and nobody is called late',
      [hiredSomeDay('2026-01-05')],
      '2026-01-05',
      '2026-06-01',
      NEW_ACCOUNT,
      ['2026-01-05 invite', '2026-01-12 nudge'],
    ],
    [
      'who needs help: the supervisor is told once, and reminders end',
      [
        hired('2026-01-05', FOR_EVER),
        startedCheck('2026-01-10'),
        attempted(9, { missed: 'danger-first' }),
        attempted(9, { missed: 'danger-first', on: '2026-01-11' }),
      ],
      '2026-01-09',
      '2026-06-01',
      ACCOUNT,
      ['2026-01-11 escalation'],
    ],
    [
      'a completion that will end: 90, 60 and 30 days before; when it has ended, as for any date',
      [hired('2026-01-05'), completed('2026-01-20')],
      '2026-09-01',
      '2027-02-20',
      ACCOUNT,
      [
        '2026-10-22 expiry-90',
        '2026-11-21 expiry-60',
        '2026-12-21 expiry-30',
        '2027-01-20 overdue',
        '2027-01-26 escalation',
        '2027-01-27 overdue',
        '2027-02-03 overdue',
        '2027-02-10 overdue',
      ],
    ],
    [
      'renewed in the window: nothing more about the old end',
      [hired('2026-01-05'), completed('2026-01-20'), completed('2026-12-01')],
      '2026-10-01',
      '2027-02-01',
      ACCOUNT,
      ['2026-10-22 expiry-90', '2026-11-21 expiry-60'],
    ],
  ])('%s', (_, story, from, to, account, expected) => {
    expect(told(over(through(from, to), history(...story), account))).toEqual(expected)
  })

  it('a change of the policy is told with its date, and then like any due date', () => {
    const events = history(hired('2026-01-05', FOR_EVER), completed('2026-01-20', '2025-11'))
    const versions = policy(published('2025-11', '2025-11-01'), published('2026-03', '2026-03-01', '2026-03-31'))
    const sent = over(through('2026-01-20', '2026-04-09'), events, ACCOUNT, DEFAULT_REMINDERS, versions)
    expect(told(sent)).toEqual([
      '2026-03-24 due-soon',
      '2026-03-30 due-soon',
      '2026-04-01 overdue',
      '2026-04-07 escalation',
      '2026-04-08 overdue',
    ])
  })

  it('a day without the server is made up for once', () => {
    const events = history(hired('2026-01-05', FOR_EVER))
    const days = [...through('2026-01-06', '2026-01-25'), ...through('2026-01-31', '2026-02-12')]
    expect(told(over(days, events))).toEqual([
      '2026-01-12 nudge',
      '2026-01-31 due-soon',
      '2026-02-03 due-soon',
      '2026-02-05 overdue',
      '2026-02-11 escalation',
      '2026-02-12 overdue',
    ])
  })

  it('a person far behind when reminders begin gets them in weekly steps, and the supervisor gets only the list', () => {
    expect(told(over(through('2026-08-03', '2026-08-20'), history(hired('2026-01-05', FOR_EVER))))).toEqual([
      '2026-08-03 overdue',
      '2026-08-10 overdue',
      '2026-08-17 overdue',
    ])
  })

  it('a reminder sent by hand replaces the automatic one, and an early invitation replaces that of the first day', () => {
    const events = history(hired('2026-01-05', FOR_EVER))
    const before: Told[] = [
      { kind: 'invite', occasion: `invite:${BOB}:asked:2025-12-28`, on: day('2025-12-28') },
      { kind: 'nudge', occasion: `nudge:${BOB}:asked:2026-01-09`, on: day('2026-01-09') },
    ]
    const kinds = through('2026-01-05', '2026-01-15').flatMap((on) => onDay(events, on, before, NEW_ACCOUNT))
    expect(kinds).toEqual([])
  })

  it('an invitation from 30 days before the first day belonged to another job, and one from 29 days before to this one', () => {
    const events = history(hired('2026-01-05', FOR_EVER))
    const after = (on: string) =>
      onDay(events, day('2026-01-05'), [{ kind: 'invite', occasion: 'earlier', on: day(on) }], NEW_ACCOUNT)
    expect(after('2025-12-06').map(({ kind }) => kind)).toEqual(['invite'])
    expect(after('2025-12-07')).toEqual([])
  })

  it('a message dated one day ahead, from before the clock was set back, delays the next one, and one dated two days ahead doesn’t', () => {
    const events = history(hired('2026-01-05', FOR_EVER))
    const before = (on: string) =>
      onDay(events, day('2026-01-28'), [{ kind: 'nudge', occasion: 'earlier', on: day(on) }]).map(({ kind }) => kind)
    expect(before('2026-01-29')).toEqual([])
    expect(before('2026-01-30')).toEqual(['due-soon'])
  })

  it('no one is called late on the due date, even when the clock was set back after it', () => {
    const events = history(hired('2026-01-05', FOR_EVER))
    const dueDay = day('2026-02-04')
    const facts = reminderFacts(BOB, events, ACCOUNT, dueDay)
    const late = standing(events, '2026-02-05')
    expect(late.status).toBe('overdue')
    const sent = remindersOn(late, facts, [], DEFAULT_REMINDERS, dueDay)
    expect(sent.map(({ kind }) => kind)).not.toContain('overdue')
  })

  it('a person is still told on the due date that the date is near', () => {
    const sent = onDay(history(hired('2026-01-05', FOR_EVER)), day('2026-02-04'), [])
    expect(sent.map(({ kind, deadline }) => [kind, deadline])).toEqual([['due-soon', '2026-02-04']])
  })

  it('no one gets a reminder to go on once the date is near, however long they are quiet', () => {
    const settings = { ...DEFAULT_REMINDERS, nudgeAfterDays: 3 }
    const sent = over(through('2026-01-28', '2026-02-05'), history(hired('2026-01-05', FOR_EVER)), ACCOUNT, settings)
    expect(told(sent)).toEqual(['2026-01-28 due-soon', '2026-02-03 due-soon', '2026-02-05 overdue'])
  })

  it('no one gets a reminder to go on on a day on which they worked', () => {
    const events = history(hired('2026-01-05', FOR_EVER), finished('L1', '2026-01-12'))
    expect(told(over(through('2026-01-05', '2026-01-20'), events))).toEqual(['2026-01-19 nudge'])
  })

  it('a supervisor is told within a week of the planned day, and not on the seventh day after it', () => {
    const events = history(hired('2026-01-05', FOR_EVER))
    const kinds = (on: string) => onDay(events, day(on), []).map(({ kind }) => kind)
    expect(kinds('2026-02-10')).not.toContain('escalation')
    expect(kinds('2026-02-11')).toContain('escalation')
    expect(kinds('2026-02-17')).toContain('escalation')
    expect(kinds('2026-02-18')).not.toContain('escalation')
  })

  it('each kind of reminder can be turned off', () => {
    const events = history(hired('2026-01-05', FOR_EVER))
    const kinds = (change: Partial<ReminderSettings>) =>
      over(through('2026-01-05', '2026-03-01'), events, NEW_ACCOUNT, { ...DEFAULT_REMINDERS, ...change }).map(
        ({ kind }) => kind,
      )
    expect(kinds({ on: false })).toEqual([])
    expect(kinds({ invite: false })).not.toContain('invite')
    expect(kinds({ nudgeAfterDays: null })).not.toContain('nudge')
    expect(kinds({ dueSoonDays: [] })).not.toContain('due-soon')
    expect(kinds({ mostOverdue: 0 })).not.toContain('overdue')
    expect(kinds({ escalateAfterDays: null })).not.toContain('escalation')
  })

  it('two supervisors are both told, and no one about themselves', () => {
    const events = history(
      hired('2026-01-05', { ...FOR_EVER, spell: 'day' }),
      hired('2026-01-05', { ...FOR_EVER, spell: 'night', supervisor: BOB }),
      hired('2026-01-05', { ...FOR_EVER, spell: 'weekend', supervisor: 'person:eve' }),
    )
    const sent = onDay(events, day('2026-02-11'), []).filter(({ kind }) => kind === 'escalation')
    expect(sent.map(({ person, about }) => [person, about])).toEqual([
      [CLEO, BOB],
      ['person:eve', BOB],
    ])
  })
})

/** Whatever may be recorded, in the order of days. */
const story: fc.Arbitrary<LedgerEvent[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 200 }),
      fc.constantFrom('leave', 'back', 'lesson', 'fail', 'complete', 'exempt', 'extend', 'leave for good', 'drop'),
    ),
    { maxLength: 8 },
  )
  .map((entries) =>
    history(
      hired('2026-01-05', { spell: 'one', rule: { renewalMonths: 6 } }),
      ...entries
        .sort(([a], [b]) => a - b)
        .map(([after, what]): StoryEvent => {
          const on = String(addDays(day('2026-01-05'), after))
          switch (what) {
            case 'leave':
              return wentOnLeave(on)
            case 'back':
              return cameBack(on)
            case 'lesson':
              return finished('L1', on)
            case 'fail':
              return attempted(9, { missed: 'danger-first', on })
            case 'complete':
              return completed(on)
            case 'exempt':
              return exempted(on, String(addDays(day(on), 20)))
            case 'extend':
              return extended(on, String(addDays(day(on), 15)))
            case 'leave for good':
              return left(on, 'one')
            default:
              return noLongerRequired(on)
          }
        }),
    ),
  )

/** Each of them is a year of days. */
const FEW = { numRuns: 30 }

describe('laws, whatever happens to a person', () => {
  /** Days on which the job runs: some are left out, some come twice, some come again after later ones. */
  const runs = fc
    .array(fc.integer({ min: -1, max: 9 }), { minLength: 1, maxLength: 120 })
    .map((steps) =>
      steps.reduce<CalendarDate[]>((days, step) => [...days, addDays(days.at(-1) ?? day('2026-01-01'), step)], []),
    )

  it('no occasion is told twice, and repeating a day brings nothing new', () => {
    fc.assert(
      fc.property(story, runs, (events, days) => {
        const sent = over(days, events, NEW_ACCOUNT)
        const occasions = sent.map(({ occasion }) => occasion)
        expect(new Set(occasions).size).toBe(occasions.length)
        const last = days.at(-1) ?? day('2026-01-01')
        expect(onDay(events, last, sent, NEW_ACCOUNT)).toEqual([])
      }),
    )
  })

  it('no message goes to or about a person who is done, away, exempt, gone, not required or locked out', () => {
    fc.assert(
      fc.property(story, (events) => {
        for (const { on, kind } of over(through('2026-01-01', '2026-12-31'), events, NEW_ACCOUNT)) {
          const { status } = standing(events, on)
          const fits = kind.startsWith('expiry')
            ? ['up-to-date']
            : ['not-started', 'in-progress', 'cannot-say', 'update-due', 'overdue', 'expired', 'needs-help']
          expect(fits).toContain(status)
        }
      }),
      FEW,
    )
  })

  it('two messages to one person are at least two days apart, on however many days the job runs', () => {
    fc.assert(
      fc.property(story, runs, (events, days) => {
        const own = over(days, events, NEW_ACCOUNT).filter(({ kind }) => !isForSupervisor(kind))
        const times = own.map(({ on }) => Date.parse(on)).sort((a, b) => a - b)
        times
          .slice(1)
          .forEach((time, index) => expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(2 * 86_400_000))
      }),
    )
  })

  it('a date is told at most twice before it and four times after it', () => {
    fc.assert(
      fc.property(story, runs, (events, days) => {
        const sent = over(days, events, NEW_ACCOUNT)
        for (const { deadline } of sent) {
          const about = (kind: string) =>
            sent.filter((other) => other.kind === kind && other.deadline === deadline).length
          expect(about('due-soon')).toBeLessThanOrEqual(2)
          expect(about('overdue')).toBeLessThanOrEqual(4)
          if (deadline !== null) expect(about('escalation')).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('a message that was stopped isn’t one that they got', () => {
    const events = history(hired('2026-01-05', FOR_EVER))
    const before: Told = { kind: 'overdue', occasion: 'overdue:person:bob:2026-01-30:1', on: day('2026-02-05') }
    expect(onDay(events, day('2026-02-06'), [before])).toEqual([])
    const again = onDay(events, day('2026-02-06'), [{ ...before, isStopped: true }])
    expect(again.map(({ kind, deadline }) => [kind, deadline])).toEqual([['overdue', '2026-02-04']])
  })

  it('a message that is due isn’t stopped at the same moment', () => {
    const recipient = { employed: true, onLeave: false, closed: false, hasWayIn: false, hasAddress: true }
    fc.assert(
      fc.property(story, (events) => {
        for (const sent of over(through('2026-01-01', '2026-09-30'), events, NEW_ACCOUNT))
          expect(stopReason(sent, recipient, standing(events, sent.on), false)).toBeNull()
      }),
      FEW,
    )
  })
})

describe('the weekly list of supervisors', () => {
  it.each([
    ['on the day itself', '2026-11-23', null, '2026-11-23'],
    ['on another day, nothing', '2026-11-24', '2026-11-23', null],
    ['on Tuesday, when the server stood still on Monday', '2026-11-24', '2026-11-20', '2026-11-23'],
    ['when it stood still for a month, for the last Monday only', '2026-11-25', '2026-10-20', '2026-11-23'],
    ['not for a Monday before the first run', '2026-11-24', null, null],
  ])('%s', (_, on, lastRun, expected) => {
    expect(digestDay(DEFAULT_REMINDERS, lastRun === null ? null : day(lastRun), day(on))).toBe(expected)
  })

  it('can be turned off', () => {
    expect(digestDay({ ...DEFAULT_REMINDERS, digestOn: null }, null, day('2026-11-23'))).toBeNull()
    expect(digestDay({ ...DEFAULT_REMINDERS, on: false }, null, day('2026-11-23'))).toBeNull()
  })

  it('is one occasion for each week', () => {
    expect(digest(CLEO, day('2026-11-23'))).toMatchObject({ person: CLEO, occasion: 'digest:person:cleo:2026-11-23' })
  })

  it.each<[string, StoryEvent[][], string, boolean]>([
    ['who has three weeks left does not', [hired('2026-01-05')], '2026-01-14', false],
    ['who has a week left does', [hired('2026-01-05')], '2026-01-28', true],
    ['who is past the date does', [hired('2026-01-05')], '2026-02-05', true],
    ['who has no hire date does not: HR sees that', [hiredSomeDay('2026-01-05')], '2026-02-05', false],
    ['who is done does not', [hired('2026-01-05'), [completed('2026-01-09')]], '2026-01-28', false],
    ['whose completion has ended does', [hired('2026-01-05'), [completed('2026-01-09')]], '2027-01-09', true],
    ['who is on leave does not', [hired('2026-01-05'), [wentOnLeave('2026-01-06')]], '2026-02-05', false],
  ])('has those who need something: %s', (_, events, on, expected) => {
    expect(needsAction(standing(history(...events), on), day(on))).toBe(expected)
  })
})

describe('at the last moment a message is stopped', () => {
  const recipient = { employed: true, onLeave: false, closed: false, hasWayIn: false, hasAddress: true }
  const new5Jan = history(hired('2026-01-05'))
  const done = history(hired('2026-01-05'), completed('2026-01-09'))
  const dueSoon = { kind: 'due-soon', deadline: day('2026-02-04') } as const

  it.each([
    ['because the person has left', { employed: false }, 'left'],
    ['because the person is on leave', { onLeave: true }, 'on-leave'],
    ['because access was closed', { closed: true }, 'access-closed'],
    ['because there is no address any more', { hasAddress: false }, 'no-email'],
    ['or is not', {}, null],
  ] as const)('%s', (_, change, expected) => {
    expect(stopReason(dueSoon, { ...recipient, ...change }, standing(new5Jan, '2026-02-03'), false)).toBe(expected)
  })

  it.each([
    ['a date, when the course is done', dueSoon, done, '2026-02-03', 'done'],
    [
      'a date, when it has moved',
      dueSoon,
      history(hired('2026-01-05'), extended('2026-01-20', '2026-03-01')),
      '2026-02-03',
      'date-moved',
    ],
    [
      'a date, when somebody was exempted',
      dueSoon,
      history(hired('2026-01-05'), exempted('2026-01-06', null)),
      '2026-02-03',
      'not-required',
    ],
    ['a nudge, when the course is done', { kind: 'nudge', deadline: null }, done, '2026-01-12', 'done'],
    [
      'a word to the supervisor, when the course is done',
      { kind: 'escalation', deadline: day('2026-02-04') },
      done,
      '2026-02-11',
      'done',
    ],
    [
      'a word to the supervisor, when there is more time',
      { kind: 'escalation', deadline: day('2026-02-04') },
      history(hired('2026-01-05'), extended('2026-02-10', '2026-03-01')),
      '2026-02-11',
      'date-moved',
    ],
    [
      'a word to the supervisor, when the date has moved and has passed as well',
      { kind: 'escalation', deadline: day('2026-02-04') },
      history(hired('2026-01-05'), extended('2026-02-05', '2026-02-09')),
      '2026-02-11',
      'date-moved',
    ],
    [
      'the end of a completion, when it was renewed',
      { kind: 'expiry-30', deadline: day('2027-01-09') },
      history(hired('2026-01-05'), completed('2026-01-09'), completed('2026-12-20')),
      '2026-12-21',
      'done',
    ],
    ['an invitation, when the course is done already', { kind: 'invite', deadline: null }, done, '2026-01-12', 'done'],
  ] as const)('%s', (_, message, events, on, expected) => {
    expect(stopReason(message, recipient, standing(events, on), false)).toBe(expected)
  })

  it('when it is an automatic invitation and the person has a password by then, but not when HR asked for it', () => {
    const known = { ...recipient, hasWayIn: true }
    const on = standing(new5Jan, '2026-01-05')
    expect(stopReason({ kind: 'invite', deadline: null }, known, on, false)).toBe('done')
    expect(stopReason({ kind: 'invite', deadline: null }, known, on, true)).toBeNull()
  })
})

describe('the last day for what is to be done', () => {
  it.each<[string, StoryEvent[][], string, string | null]>([
    ['is the due date', [hired('2026-01-05')], '2026-01-05', '2026-02-04'],
    [
      'is the last day that a completion counted',
      [hired('2026-01-05'), [completed('2026-01-09')]],
      '2027-01-20',
      '2027-01-08',
    ],
    ['is none when all is done', [hired('2026-01-05'), [completed('2026-01-09')]], '2026-01-20', null],
  ])('%s', (_, events, on, expected) => {
    expect(deadlineOf(standing(history(...events), on))).toBe(expected)
  })
})
