import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { type Cycle, cyclesOn } from '../../src/requirements/cycle.ts'
import { corrected as withCorrections, isCompletion, isKind, type PolicyHistory } from '../../src/ledger/history.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { isLate } from '../../src/requirements/current-cycle.ts'
import { anyDay, anyHistory, anyPolicy } from '../support/any-history.ts'
import {
  acknowledged,
  attempted,
  cameBack,
  completed,
  corrected,
  credited,
  extended,
  finished,
  hired,
  history,
  left,
  policy,
  published,
  wentOnLeave,
} from '../support/history.ts'

const MOVED_TO = (on: string) => ({ kind: 'moved', effectiveOn: calendarDate(on) }) as const
const CHANGED = policy(published('2025-11', '2025-11-01'), published('2026-06', '2026-06-01', '2026-07-01'))

interface Story {
  readonly says: string
  readonly story: ReturnType<typeof history>
  readonly on: string
  readonly versions?: PolicyHistory
  readonly times: readonly string[]
}

const STORIES: readonly Story[] = [
  {
    says: 'who never began has one that is open',
    story: history(hired('2026-01-05')),
    on: '2026-03-01',
    times: ['first, due 2026-02-04 (due), not opened, open'],
  },
  {
    says: 'the date that was due is kept when it was finished',
    story: history(hired('2026-01-05'), finished('L1', '2026-01-06'), attempted(13, { on: '2026-02-10' }), completed()),
    on: '2026-03-01',
    times: ['first, due 2026-02-04 (due), opened 2026-01-06, 1 check: 13/13, here 2026-02-10 late'],
  },
  {
    says: 'a renewal is due on the last day of the completion before it, also one that is open and has expired',
    story: history(hired('2024-01-05'), completed('2024-01-20'), completed('2025-01-10')),
    on: '2026-03-01',
    times: [
      'first, due 2024-02-04 (due), not opened, here 2024-01-20 in time',
      'renewal, due 2025-01-19 (completed), not opened, here 2025-01-10 in time',
      'renewal, due 2026-01-09 (expired), not opened, open',
    ],
  },
  {
    says: 'a renewal after that day is late',
    story: history(hired('2024-01-05'), completed('2024-01-20'), completed('2025-01-20')),
    on: '2025-03-01',
    times: [
      'first, due 2024-02-04 (due), not opened, here 2024-01-20 in time',
      'renewal, due 2025-01-19 (expired), not opened, here 2025-01-20 late',
    ],
  },
  {
    says: 'a renewal of what never ends is never due',
    story: history(
      hired('2024-01-05', { rule: { renewalMonths: null } }),
      completed('2024-01-20'),
      completed('2025-01-20'),
    ),
    on: '2025-03-01',
    times: [
      'first, due 2024-02-04 (due), not opened, here 2024-01-20 in time',
      'renewal, due never (completed), not opened, here 2025-01-20 in time',
    ],
  },
  {
    says: 'a later date that HR gave for a renewal holds, and is the reason',
    story: history(
      hired('2024-01-05'),
      completed('2024-01-20'),
      extended('2025-01-15', '2025-02-28'),
      completed('2025-02-10'),
    ),
    on: '2025-03-01',
    times: [
      'first, due 2024-02-04 (due), not opened, here 2024-01-20 in time',
      'renewal, due 2025-02-28 (due), not opened, here 2025-02-10 in time',
    ],
  },
  {
    says: 'who was away when it ended has as many days as a new hire from the first day back',
    story: history(
      hired('2024-01-05'),
      completed('2024-01-20'),
      wentOnLeave('2025-01-10'),
      cameBack('2025-02-01'),
      completed('2025-02-20'),
    ),
    on: '2025-03-01',
    times: [
      'first, due 2024-02-04 (due), not opened, here 2024-01-20 in time',
      'renewal, due 2025-03-03 (due), not opened, here 2025-02-20 in time',
    ],
  },
  {
    says: 'earlier training that is credited after the course was done here takes nothing of the course',
    story: history(
      hired('2026-01-05'),
      finished('L1', '2026-01-10'),
      attempted(13, { on: '2026-01-12' }),
      completed(),
      credited('2026-01-07'),
    ),
    on: '2026-03-01',
    times: [
      'first, due 2026-02-04 (due), not opened, prior-learning 2026-01-07 in time',
      'renewal, due 2026-02-04 (due), opened 2026-01-10, 1 check: 13/13, here 2026-01-12 in time',
    ],
  },
  {
    says: 'training elsewhere between two checks parts them, whenever it is recorded',
    story: history(
      hired('2026-01-05'),
      attempted(9, { on: '2026-01-08' }),
      attempted(14, { on: '2026-01-20' }),
      completed(),
      credited('2026-01-10'),
    ),
    on: '2026-03-01',
    times: [
      'first, due 2026-02-04 (due), not opened, 1 check: 9/9, prior-learning 2026-01-10 in time',
      'renewal, due 2026-02-04 (due), not opened, 1 check: 14/14, here 2026-01-20 in time',
    ],
  },
  {
    says: 'a completion that is moved to an earlier day keeps the check that led to it',
    story: history(
      hired('2026-01-05'),
      attempted(13, { on: '2026-02-10' }),
      completed(),
      corrected(4, MOVED_TO('2026-02-02'), '2026-02-11'),
    ),
    on: '2026-03-01',
    times: ['first, due 2026-02-04 (due), not opened, 1 check: 13/13, here 2026-02-02 in time'],
  },
  {
    says: 'credited training that is moved behind the course becomes the later time',
    story: history(
      hired('2026-01-05'),
      credited('2026-01-07'),
      attempted(13, { on: '2026-01-12' }),
      completed(),
      corrected(3, MOVED_TO('2026-01-20'), '2026-01-25'),
    ),
    on: '2026-03-01',
    times: [
      'first, due 2026-02-04 (due), not opened, 1 check: 13/13, here 2026-01-12 in time',
      'renewal, due 2026-02-04 (due), not opened, prior-learning 2026-01-20 in time',
    ],
  },
  {
    says: 'two completions of one day are two times, in the order of the ledger',
    story: history(hired('2026-01-05'), attempted(13, { on: '2026-01-12' }), completed(), credited('2026-01-12')),
    on: '2026-03-01',
    times: [
      'first, due 2026-02-04 (due), not opened, 1 check: 13/13, here 2026-01-12 in time',
      'renewal, due 2027-01-11 (completed), not opened, prior-learning 2026-01-12 in time',
    ],
  },
  {
    says: 'who comes back within the gap renews',
    story: history(
      hired('2024-01-05', { spell: 'one' }),
      completed('2024-01-20'),
      left('2024-06-30', 'one'),
      hired('2024-12-31', { spell: 'two' }),
      completed('2025-01-10'),
    ),
    on: '2025-03-01',
    times: [
      'first, due 2024-02-04 (due), not opened, here 2024-01-20 in time',
      'renewal, due 2025-01-30 (due), not opened, here 2025-01-10 in time',
    ],
  },
  {
    says: 'who comes back after a longer gap begins anew',
    story: history(
      hired('2024-01-05', { spell: 'one' }),
      completed('2024-01-20'),
      left('2024-06-30', 'one'),
      hired('2025-07-01', { spell: 'two' }),
      finished('L1', '2025-07-02'),
    ),
    on: '2025-07-15',
    times: [
      'first, due 2024-02-04 (due), not opened, here 2024-01-20 in time',
      'return, due 2025-07-31 (due), opened 2025-07-02, open',
    ],
  },
  {
    says: 'a return that is finished stays one when earlier training is credited afterwards',
    story: history(
      hired('2024-01-05', { spell: 'one' }),
      completed('2024-01-20'),
      left('2024-06-30', 'one'),
      hired('2025-07-01', { spell: 'two' }),
      attempted(13, { on: '2025-07-10' }),
      completed(),
      credited('2024-01-10'),
    ),
    on: '2025-08-01',
    times: [
      'first, due 2024-02-04 (due), not opened, prior-learning 2024-01-10 in time',
      'renewal, due 2024-02-04 (due), not opened, here 2024-01-20 in time',
      'return, due 2025-07-31 (due), not opened, 1 check: 13/13, here 2025-07-10 in time',
    ],
  },
  {
    says: 'a change of the policy that was read is a time of its own',
    story: history(hired('2026-01-05'), completed('2026-01-20'), acknowledged('2026-06', '2026-06-10')),
    on: '2026-08-01',
    versions: CHANGED,
    times: [
      'first, due 2026-02-04 (due), not opened, here 2026-01-20 in time',
      'update, due 2026-07-01 (update), not opened, here 2026-06-10 in time',
    ],
  },
  {
    says: 'a change of the policy that was read after its date was read late',
    story: history(hired('2026-01-05'), completed('2026-01-20'), acknowledged('2026-06', '2026-07-10')),
    on: '2026-08-01',
    versions: CHANGED,
    times: [
      'first, due 2026-02-04 (due), not opened, here 2026-01-20 in time',
      'update, due 2026-07-01 (update), not opened, here 2026-07-10 late',
    ],
  },
  {
    says: 'what somebody does for a renewal before they read a change belongs to the renewal',
    story: history(
      hired('2025-06-05'),
      completed('2025-06-20'),
      finished('L1', '2026-06-08'),
      attempted(9, { on: '2026-06-09' }),
      acknowledged('2026-06', '2026-06-10'),
      attempted(14, { on: '2026-06-11' }),
      completed('2026-06-11', '2026-06'),
    ),
    on: '2026-08-01',
    versions: CHANGED,
    times: [
      'first, due 2025-07-05 (due), not opened, here 2025-06-20 in time',
      'update, due 2026-07-01 (update), not opened, here 2026-06-10 in time',
      'renewal, due 2026-06-19 (completed), opened 2026-06-08, 2 checks: 14/14, here 2026-06-11 in time',
    ],
  },
  {
    says: 'who does the course anew instead of reading a change is in time by the date of the renewal',
    story: history(hired('2026-01-05'), completed('2026-01-20'), completed('2026-07-10', '2026-06')),
    on: '2026-08-01',
    versions: CHANGED,
    times: [
      'first, due 2026-02-04 (due), not opened, here 2026-01-20 in time',
      'renewal, due 2027-01-19 (completed), not opened, here 2026-07-10 in time',
    ],
  },
  {
    says: 'a renewal that was begun while the completion still counts is a time that is open',
    story: history(hired('2025-01-05'), completed('2025-01-20'), attempted(9, { on: '2026-01-10' })),
    on: '2026-01-12',
    times: [
      'first, due 2025-02-04 (due), not opened, here 2025-01-20 in time',
      'renewal, due 2026-01-19 (completed), not opened, 1 check: 9/9, open',
    ],
  },
]

/** "renewal, due 2025-01-19 (completed), opened 2025-01-08, 2 checks: 14/12, here 2025-01-10 in time" */
function told({ kind, dueOn, because, openedOn, attempts, bestRight, lastRight, done }: Cycle): string {
  const opened = openedOn === null ? 'not opened' : `opened ${openedOn}`
  const checks = attempts === 0 ? [] : [`${attempts} check${attempts > 1 ? 's' : ''}: ${bestRight}/${lastRight}`]
  const end = done === null ? 'open' : `${done.source} ${done.on} ${done.late ? 'late' : 'in time'}`
  const due = `due ${dueOn ?? 'never'} (${because.kind})`
  return [kind, due, opened, ...checks, end].join(', ')
}

describe('the times that somebody was to meet the requirement', () => {
  it('is asked since the changed policy holds, since a renewal may begin, or since the rule was given', () => {
    const story = history(
      hired('2026-01-05'),
      completed('2026-01-20'),
      acknowledged('2026-06', '2026-06-10'),
      completed('2026-12-10', '2026-06'),
    )
    const cycles = cyclesOn(story, ORIENTATION, CHANGED, calendarDate('2027-01-01'))
    expect(cycles.map(({ kind, requiredOn }) => [kind, requiredOn])).toEqual([
      ['first', '2026-01-05'],
      ['update', '2026-06-01'],
      ['renewal', '2026-11-21'],
    ])
  })

  it.each(STORIES)('$says', ({ story, on, versions = [], times }) => {
    expect(cyclesOn(story, ORIENTATION, versions, calendarDate(on)).map(told)).toEqual(times)
  })

  it('are, in any story, in time order, with every completion once and all the work there is', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, (story, versions, on) => {
        const right = withCorrections(story)
        const happened = right.filter(({ effectiveOn }) => effectiveOn <= on)
        const cycles = cyclesOn(story, ORIENTATION, versions, on)
        expect(cycles.map(({ number }) => number)).toEqual(cycles.map((_, index) => index + 1))
        expect(cycles.slice(0, -1).filter(({ done }) => done === null)).toEqual([])

        const ends = cycles.flatMap(({ done }) => done ?? [])
        const days = ends.map((done) => done.on)
        expect(days).toEqual(days.toSorted())
        const completions = happened.filter(isCompletion)
        const ended = ends.filter(({ by }) => by !== 'acknowledged').map(({ entry }) => entry)
        expect(ended.toSorted()).toEqual(completions.map(({ id }) => id).toSorted())

        expect(cycles.filter(({ openedOn, done }) => openedOn !== null && openedOn > (done?.on ?? on))).toEqual([])
        const checks = happened.filter(isKind('attempted')).filter(({ body }) => body.round === 1)
        expect(cycles.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(checks.length)

        for (const { dueOn, done } of cycles) {
          if (done === null) continue
          expect(done.late).toBe(dueOn !== null && done.on > dueOn)
          const completion = completions.find(({ id }) => id === done.entry)
          if (completion !== undefined) expect(done.late).toBe(isLate(right, ORIENTATION, completion))
        }
      }),
    )
  })
})
