import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate } from '../../src/domain/calendar.ts'
import type { LedgerEvent } from '../../src/domain/event.ts'
import { corrected as withCorrections } from '../../src/domain/history.ts'
import { type PolicyHistory, STATUSES } from '../../src/domain/status.ts'
import {
  acknowledged,
  attempted,
  cameBack,
  completed,
  corrected,
  day,
  daysFrom,
  exempted,
  extended,
  finished,
  type Happening,
  hired,
  hiredSomeDay,
  history,
  left,
  noLongerRequired,
  policy,
  published,
  required,
  standing,
  startedCheck,
  wentOnLeave,
} from '../support/history.ts'

const FIRST = day('2026-01-05')
const SPELLS = ['first', 'second', 'third']
const RUNS = { numRuns: 300 }

const daysIn = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => addDays(FIRST, n))
const anyDay = daysIn(0, 900)

/** Anything that can be recorded about a person, sensible or not: the functions must stand all of it. */
const happening: fc.Arbitrary<Happening | Happening[]> = fc
  .record({
    on: anyDay,
    days: fc.integer({ min: 0, max: 200 }),
    spell: fc.constantFrom(...SPELLS),
    entry: fc.integer({ min: 1, max: 12 }),
    version: fc.constantFrom('v1', 'v2', 'v3'),
  })
  .chain(({ on, days, spell, entry, version }) =>
    fc.constantFrom<Happening | Happening[]>(
      hired(on, { spell }),
      hiredSomeDay(on),
      left(on, spell),
      required(on, { renewalMonths: days < 100 ? 12 : null }),
      noLongerRequired(on),
      wentOnLeave(on),
      cameBack(on),
      exempted(on, days < 150 ? addDays(on, days) : null),
      extended(on, addDays(on, days)),
      finished('L1', on),
      startedCheck(on),
      attempted(13, { on }),
      attempted(11, { on, missed: 'images' }),
      completed(on, version),
      acknowledged(version, on),
      corrected(entry, { kind: 'withdrawn' }, on),
      corrected(entry, { kind: 'moved', effectiveOn: addDays(on, -days) }, on),
      corrected(entry, { kind: 'hired-on', hiredOn: addDays(on, -days) }, on),
    ),
  )

const anyHistory = fc
  .array(happening, { minLength: 0, maxLength: 14 })
  .map((story) => history(hired(FIRST, { spell: 'start' }), ...story))

const anyPolicy = fc
  .tuple(daysIn(0, 300), daysIn(301, 700), fc.integer({ min: 0, max: 120 }))
  .map(([second, third, days]) =>
    policy(
      published('v1', addDays(FIRST, -60)),
      published('v2', second, addDays(second, days)),
      published('v3', third, addDays(third, days)),
    ),
  )

describe('statusOn, whatever was recorded', () => {
  it('gives one of the twelve statuses', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, (events, versions, on) => {
        expect(STATUSES).toContain(standing(events, on, versions).status)
      }),
      RUNS,
    )
  })

  it('stays as it is on every day before the day that it holds until', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, (events, versions, on) => {
        const { holdsUntil, ...now } = standing(events, on, versions)
        for (const later of daysFrom(on, holdsUntil ?? addDays(on, 1_200))) {
          expect(standing(events, later, versions), `on ${later}`).toMatchObject(now)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('depends on nothing that takes effect later, until a correction says otherwise', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, (events, versions, on) => {
        const applied = withCorrections(events)
        const soFar = applied.filter((event) => event.effectiveOn <= on)
        expect(withoutEnd(soFar, versions, on)).toEqual(withoutEnd(applied, versions, on))
      }),
      RUNS,
    )
  })

  it('keeps every completion, and whether it was late, when a rule or a policy is published afterwards', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, fc.integer({ min: 0, max: 300 }), (events, versions, on, days) => {
        const later = addDays(lastDay(events, on), days + 1)
        const { completedOn, late } = standing(events, later, versions)
        fc.pre(completedOn !== null)
        const ruled = [...events, ...after(events, required(later, { daysFromHire: 1, renewalMonths: 1 }))]
        const republished = [...versions, ...policy(published('v4', later, later))]
        expect(withoutEnd(ruled, republished, on)).toEqual(withoutEnd(events, versions, on))
        expect(standing(ruled, later, republished)).toMatchObject({ completedOn, late })
      }),
      RUNS,
    )
  })

  it('counts days that can be checked: start, days and pauses add up to the date', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, (events, versions, on) => {
        const { because } = standing(events, on, versions)
        fc.pre(because.kind === 'due')
        const { start, days, pauses, dueOn } = because.clock
        expect(addDays(start, days + pauses.reduce((sum, pause) => sum + pause.days, 0))).toBe(dueOn)
        for (const pause of pauses) expect(addDays(pause.from, pause.days - 1)).toBe(pause.lastDay)
      }),
      RUNS,
    )
  })
})

function withoutEnd(events: readonly LedgerEvent[], versions: PolicyHistory, on: CalendarDate) {
  const { holdsUntil: _, ...rest } = standing(events, on, versions)
  return rest
}

function lastDay(events: readonly LedgerEvent[], on: CalendarDate): CalendarDate {
  return [...withCorrections(events), ...events].reduce(
    (last, event) => (event.effectiveOn > last ? event.effectiveOn : last),
    on,
  )
}

/** Further entries with places after those that there are. */
function after(events: readonly LedgerEvent[], ...story: readonly Happening[]): LedgerEvent[] {
  return history(...story).map((event) => ({ ...event, seq: event.seq + events.length, id: `later-${event.seq}` }))
}
