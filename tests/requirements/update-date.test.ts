import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate } from '../../src/platform/time/calendar.ts'
import { UPDATE_DAYS } from '../../src/requirements/published-policy.store.ts'
import type { Status } from '../../src/requirements/status.ts'
import { anyHistory, FIRST } from '../support/any-history.ts'
import { completed, hired, history, policy, published, standing, type StoryEvent } from '../support/history.ts'

/** Statuses that the rates count as needing action. */
const RED: readonly Status[] = ['waiting-for-site', 'expired', 'needs-help', 'overdue']

/** A version as it's recorded: on a day, and in force on that day, from an earlier one, or from a later one. */
interface Version {
  readonly after: number
  readonly ahead: number
  readonly material: boolean
}
const anyVersion: fc.Arbitrary<Version> = fc.record({
  after: fc.integer({ min: 0, max: 60 }),
  ahead: fc.constantFrom(0, 0, -20, 10, 45),
  material: fc.boolean(),
})

interface Recorded {
  readonly event: StoryEvent
  readonly recordedOn: CalendarDate
  readonly by: CalendarDate
}

function versionsFrom(list: readonly Version[]): Recorded[] {
  let recordedOn = FIRST
  return list.map(({ after, ahead, material }, place) => {
    recordedOn = addDays(recordedOn, after)
    const on = addDays(recordedOn, ahead)
    const by = addDays(ahead > 0 ? on : recordedOn, UPDATE_DAYS)
    return {
      event: published(
        place === 0 ? 'v1' : place === list.length - 1 ? 'new' : `v${place + 1}`,
        on,
        place === 0 || !material ? null : by,
      ),
      recordedOn,
      by,
    }
  })
}

describe('a new version of the policy', () => {
  it('turns nobody red before its own date, and leaves every date that somebody has, and every completion', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.array(anyVersion, { minLength: 1, maxLength: 4 }),
        anyVersion,
        fc.integer({ min: 0, max: UPDATE_DAYS }),
        (events, earlier, last, days) => {
          const all = versionsFrom([...earlier, { ...last, material: true }])
          const by = all.at(-1)?.by ?? FIRST
          const on = addDays(by, days - UPDATE_DAYS)
          const earlierOnes = policy(...all.slice(0, -1).map(({ event }) => event))
          const before = standing(events, on, earlierOnes)
          const after = standing(events, on, policy(...all.map(({ event }) => event)))
          if (!RED.includes(before.status)) expect(RED).not.toContain(after.status)
          const asked = standing(events, all.at(-1)?.recordedOn ?? FIRST, earlierOnes).because
          const isAsked = asked.kind === 'update' && before.because.kind === 'update'
          // Whoever had an update to do when it was published.
          if (isAsked && asked.version === before.because.version)
            expect(after).toEqual({ ...before, holdsUntil: after.holdsUntil })
          const finished = ({ completedOn, late, validUntil }: typeof before) => ({ completedOn, late, validUntil })
          expect(finished(after)).toEqual(finished(before))
        },
      ),
      { numRuns: 1_500 },
    )
  })

  it('that was recorded ahead of its day doesn’t move the date of one that was published meanwhile', () => {
    const bob = history(hired('2025-09-01'), completed('2025-11-10', 'v1'))
    const versions = policy(
      published('v1', '2025-11-01'),
      published('ahead', '2026-01-10', '2026-02-09'),
      published('meanwhile', '2025-12-01', '2025-12-31'),
    )
    for (const [on, status] of [
      ['2025-12-31', 'update-due'],
      ['2026-01-05', 'overdue'],
      ['2026-01-15', 'overdue'],
    ] as const)
      expect(standing(bob, on, versions)).toMatchObject({
        status,
        because: { version: 'meanwhile' },
        dueOn: '2025-12-31',
      })
  })
})
