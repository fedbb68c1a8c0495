import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Duty, namedAt, momentOf, WEEK } from '../../src/organization/site-details.ts'
import { asDuties, isUnderADay, roundTheWeek, stretchesOf, stretchesOn } from '../../src/organization/week.ts'
import { WEEKDAYS } from '../../src/platform/time/local-time.ts'

const quarter = fc.integer({ min: 0, max: 95 }).map((n) => momentOf(n * 15).time)
const time = fc.oneof(quarter, fc.constantFrom('00:00', '23:59', '12:00'))
const duty: fc.Arbitrary<Duty> = fc.record({ from: time, to: time, days: fc.subarray([...WEEKDAYS]) })
const duties = fc.array(duty, { maxLength: 5 })
const minute = fc.integer({ min: 0, max: WEEK - 1 })

function onDuty(all: readonly Duty[], at: number): Duty[] {
  const { day, time: clock } = momentOf(at)
  return namedAt(all, day, clock)
}

describe('the stretches of a week', () => {
  it('leave no minute out and none in twice, and neighbors differ', () => {
    fc.assert(
      fc.property(duties, (all) => {
        const stretches = stretchesOf(all)
        expect(stretches[0]?.start).toBe(0)
        expect(stretches.at(-1)?.end).toBe(WEEK)
        for (const [index, { start, end, who }] of stretches.entries()) {
          expect(end).toBeGreaterThan(start)
          const next = stretches[index + 1]
          if (next === undefined) continue
          expect(next.start).toBe(end)
          expect(next.who).not.toEqual(who)
        }
      }),
    )
  })

  it('name at each minute the people whom the public card names then', () => {
    fc.assert(
      fc.property(duties, minute, (all, at) => {
        const stretch = stretchesOf(all).find(({ start, end }) => start <= at && at < end)
        expect(stretch?.who.map((place) => all[place])).toEqual(onDuty(all, at))
      }),
    )
  })

  it('give the gaps as hours that hold exactly the minutes without anybody', () => {
    fc.assert(
      fc.property(duties, minute, (all, at) => {
        const gaps = roundTheWeek(stretchesOf(all), ({ who }) => who.length === 0)
        const short = onDuty(asDuties(gaps.filter(isUnderADay)), at).length > 0
        const long = gaps
          .filter((gap) => !isUnderADay(gap))
          .some(({ start, end }) => (start <= at && at < end) || (start <= at + WEEK && at + WEEK < end))
        expect(short || long).toBe(onDuty(all, at).length === 0)
      }),
    )
  })

  it('of each day fill that day, whatever runs past midnight', () => {
    fc.assert(
      fc.property(duties, fc.constantFrom(...WEEKDAYS), (all, day) => {
        const parts = stretchesOn(day, stretchesOf(all))
        expect(parts[0]?.start).toBe(0)
        expect(parts.at(-1)?.end).toBe(24 * 60)
        for (const [index, { end }] of parts.slice(0, -1).entries()) expect(parts[index + 1]?.start).toBe(end)
      }),
    )
  })

  it('put the night from Sunday to Monday together', () => {
    const days = { from: '08:00', to: '20:00', days: WEEKDAYS }
    const gaps = roundTheWeek(stretchesOf([days]), ({ who }) => who.length === 0)
    expect(asDuties(gaps)).toEqual([{ from: '20:00', to: '08:00', days: WEEKDAYS }])
  })
})
