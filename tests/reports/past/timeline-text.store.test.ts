import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  type CalendarDate,
  calendarDate,
  type Instant,
  toInstant,
} from '../../../src/platform/time/calendar.ts'
import type { ReportLine } from '../../../src/reports/line.ts'
import { type KnownSpan, spanAt } from '../../../src/reports/past/timeline.ts'
import { STATUSES } from '../../../src/requirements/status.ts'
import {
  linesAt,
  readLists,
  readTimeline,
  sought,
  writeTimeline,
} from '../../../src/reports/past/timeline-text.store.ts'

const anyDay = fc.integer({ min: 0, max: 3_652_058 }).map((days) => addDays(calendarDate('0001-01-01'), days))
const anyDayOrNone = fc.option(anyDay)
const anyText = fc.string({ unit: 'binary', maxLength: 12 })

const anyLine: fc.Arbitrary<ReportLine> = fc.record({
  status: fc.constantFrom(...STATUSES),
  dueOn: anyDayOrNone,
  completedOn: anyDayOrNone,
  validUntil: anyDayOrNone,
  policyVersion: fc.option(anyText),
  language: fc.option(fc.constantFrom('en', 'es')),
  source: fc.option(fc.constantFrom('here', 'other-lms', 'signed-paper')),
  isException: fc.boolean(),
  hasProblem: fc.boolean(),
  employments: fc.array(
    fc.record({
      site: fc.constantFrom('site:north' as const, 'site:south' as const),
      department: anyText,
      position: anyText,
      type: fc.constantFrom('employee', 'volunteer', 'contractor', 'intern'),
      supervisor: fc.option(fc.constant('person:boss' as const)),
      hiredOn: anyDayOrNone,
    }),
    { maxLength: 2 },
  ),
})

/** Spans that follow each other, of which each is known between two instants or up to now. */
const anyTimeline: fc.Arbitrary<KnownSpan[]> = fc
  .array(fc.record({ day: anyDay, at: fc.integer({ min: 1, max: 4e12 }), isNow: fc.boolean(), line: anyLine }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => {
    const days = [...new Set(parts.map(({ day }) => day))].sort()
    return days.map((from, index): KnownSpan => {
      const { at, isNow, line } = parts[index] ?? { at: 1, isNow: true, line: EMPTY }
      return {
        from,
        until: days[index + 1] ?? null,
        knownFrom: toInstant(at),
        knownUntil: isNow ? null : toInstant(at + 1_000),
        line,
      }
    })
  })

const EMPTY: ReportLine = {
  status: 'cannot-say',
  dueOn: null,
  completedOn: null,
  validUntil: null,
  policyVersion: null,
  language: null,
  source: null,
  isException: false,
  hasProblem: false,
  employments: [],
}

describe('a timeline as text', () => {
  it('reads as it was written, with any day and any words', () => {
    fc.assert(
      fc.property(anyTimeline, (timeline) => {
        const inOrder = (spans: readonly KnownSpan[]) => spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))
        expect(inOrder(readTimeline(writeTimeline(timeline)))).toEqual(inOrder(timeline))
      }),
    )
  })

  it('has for a day and an instant what the spans have', () => {
    const anyAt: fc.Arbitrary<Instant | null> = fc.option(fc.integer({ min: 1, max: 4e12 }).map(toInstant))
    fc.assert(
      fc.property(anyTimeline, anyDay, anyAt, (timeline, day, at) => {
        const spans = [day, ...timeline.flatMap(({ from, until }) => [from, until ?? from])]
        const instants = [at, ...timeline.flatMap(({ knownFrom, knownUntil }) => [knownFrom, knownUntil])]
        const days = spans.flatMap((on: CalendarDate) => instants.map((knownAt) => ({ on, knownAt })))
        const written = writeTimeline(timeline)
        const found = linesAt(written, readLists(written.lists), sought(days))
        expect(found).toEqual(days.map(({ on, knownAt }) => spanAt(timeline, on, knownAt)?.line ?? null))
      }),
    )
  })

  it('is nothing at an instant before there were records', () => {
    const written = writeTimeline([
      { from: calendarDate('1960-01-01'), until: null, knownFrom: toInstant(1), knownUntil: null, line: EMPTY },
    ])
    const asOf = { on: calendarDate('1969-06-01'), knownAt: toInstant(-5e9) }
    expect(linesAt(written, readLists(written.lists), sought([asOf]))).toEqual([null])
  })

  it('is refused when it is of another form', () => {
    const { lists, spans } = writeTimeline([
      { from: calendarDate('2026-01-01'), until: null, knownFrom: toInstant(1), knownUntil: null, line: EMPTY },
    ])
    expect(() => readTimeline({ lists, spans: spans.replace('l', '?'), earlier: '' })).toThrow(/another form/)
  })
})
