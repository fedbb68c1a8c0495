import fc from 'fast-check'
import { expect, it } from 'vitest'
import { completionsInRounds, linkUntil, openRound, opensOn, ROUNDS } from '../../src/followups/round.ts'
import { addDays, calendarDate, daysBetween } from '../../src/platform/time/calendar.ts'

const COMPLETED = calendarDate('2026-01-31')
const completed = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(calendarDate('2024-01-01'), days))

it('opens 2 weeks and 2, 6 and 11 months after the completion', () => {
  expect(ROUNDS.map((round) => opensOn(round, COMPLETED))).toEqual([
    '2026-02-14',
    '2026-03-31',
    '2026-07-31',
    '2026-12-31',
  ])
})

it('a round is open for four weeks, and then it’s over', () => {
  const open = ['2026-02-13', '2026-02-14', '2026-03-13', '2026-03-14'].map((on) =>
    openRound(COMPLETED, calendarDate(on)),
  )
  expect(open).toEqual([null, '2-weeks', '2-weeks', null])
})

it('for any completion, there’s one round at most each day, and each is open for 28 days', () => {
  fc.assert(
    fc.property(completed, (on) => {
      const days = Array.from({ length: 400 }, (_, n) => openRound(on, addDays(on, n)))
      expect(ROUNDS.map((round) => days.filter((open) => open === round).length)).toEqual([28, 28, 28, 28])
    }),
    { numRuns: 50 },
  )
})

it('no completion of an open round lies outside the days that are looked at', () => {
  fc.assert(
    fc.property(completed, fc.integer({ min: 0, max: 400 }), (on, later) => {
      const today = addDays(on, later)
      const { from, to } = completionsInRounds(today)
      if (openRound(on, today) !== null) expect(from <= on && on <= to).toBe(true)
    }),
  )
})

it('a link works until the end of the next month, so it lasts four weeks at least and tells no day', () => {
  expect(['2026-01-31', '2026-02-01', '2026-12-15'].map((on) => linkUntil(calendarDate(on)))).toEqual([
    '2026-02-28',
    '2026-03-31',
    '2027-01-31',
  ])
  fc.assert(
    fc.property(completed, (on) => {
      expect(daysBetween(on, linkUntil(on))).toBeGreaterThanOrEqual(28)
    }),
  )
})
