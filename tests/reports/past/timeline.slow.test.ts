import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate, type Instant, instant } from '../../../src/platform/time/calendar.ts'
import { correctionsSince, spanAt, timelineOf } from '../../../src/reports/past/timeline.ts'
import type { LedgerEvent } from '../../../src/ledger/event.ts'
import { corrected, type History, isKind, knownAt } from '../../../src/ledger/history.ts'
import { lineOf, type ReportLine } from '../../../src/reports/line.ts'
import { onRecordFrom, reportedOn } from '../../../src/requirements/reported.ts'
import { ORIENTATION } from '../../../src/requirements/requirement.ts'
import { anyViewed, anyHistory, anyPolicy, FIRST } from '../../support/any-history.ts'
import { hired, history as story, NORTH, transferred } from '../../support/history.ts'

/** Recorded on its day, or so many days after it; now and then several at once. */
const anyDelays = fc.array(fc.constantFrom(0, 0, 0, 1, 3, 40, 200, -20), { minLength: 20, maxLength: 20 })
const anyRecorded = fc
  .tuple(anyHistory, anyPolicy, anyDelays)
  .map(([events, versions, delays]) => ({ history: delayed(events, delays), policyEvents: delayed(versions, delays) }))
const anyInstant = anyViewed.map((on) => instant(`${on}T23:00:00.000Z`))

describe('the timeline of a person, whatever was recorded and when', () => {
  it('has for any day and any instant what was known of it then', () => {
    fc.assert(
      fc.property(
        anyRecorded,
        fc.array(fc.tuple(anyViewed, anyInstant), { minLength: 8, maxLength: 8 }),
        (records, views) => {
          const spans = timelineOf(records, ORIENTATION)
          for (const [on, at] of views) {
            expect(spanAt(spans, on, null)?.line ?? null).toEqual(lineAt(records, on, null))
            expect(spanAt(spans, on, at)?.line ?? null).toEqual(lineAt(records, on, at))
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('has somebody who is still to come at the place of the first day, also when the place changes on that day', () => {
    const firstDay = addDays(FIRST, 1)
    const minutes = ['12:00', '12:00', '12:01']
    const records = {
      history: story(hired(firstDay, { spell: 'start' }), transferred(firstDay, 'start', NORTH)).map(
        (entry, index) => ({ ...entry, recordedAt: instant(`${FIRST}T${minutes[index]}:00.000Z`) }),
      ),
      policyEvents: [],
    }
    const spans = timelineOf(records, ORIENTATION)
    expect(spanAt(spans, FIRST, null)?.line).toEqual(lineAt(records, FIRST, null))
    expect(spanAt(spans, FIRST, null)?.line.employments.map(({ site }) => site)).toEqual([NORTH])
  })

  it('differs between the two clocks only for people with a correction or a late entry', () => {
    fc.assert(
      fc.property(anyRecorded, anyViewed, anyInstant, ({ history, policyEvents }, on, at) => {
        const records = { history, policyEvents }
        const jobs = history.filter(isKind('hired')).map(({ body }) => body.spell)
        // A job begins once, and nothing is corrected before it was recorded.
        fc.pre(new Set(jobs).size === jobs.length && history.every((entry) => isAfterWhatItCorrects(entry, history)))
        const causes = correctionsSince(records, on, at)
        const spans = timelineOf(records, ORIENTATION)
        if (causes.length === 0) {
          expect(spanAt(spans, on, null)?.line ?? null).toEqual(spanAt(spans, on, at)?.line ?? null)
        }
        for (const cause of causes) expect(cause.recordedAt > at).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('is one span for each day and instant, from the day on which the person came on record', () => {
    fc.assert(
      fc.property(anyRecorded, anyViewed, anyInstant, (records, on, at) => {
        const covering = timelineOf(records, ORIENTATION).filter(
          ({ from, until, knownFrom, knownUntil }) =>
            from <= on && (until === null || on < until) && knownFrom <= at && (knownUntil === null || at < knownUntil),
        )
        const known = knownAt(records.history, at)
        expect(covering).toHaveLength(known.length > 0 && onRecordFrom(known) <= on ? 1 : 0)
      }),
      { numRuns: 100 },
    )
  })

  it('grows with what is recorded, and is the same as when it is made at once', () => {
    fc.assert(
      fc.property(anyRecorded, anyInstant, (records, at) => {
        const before = { history: knownAt(records.history, at), policyEvents: knownAt(records.policyEvents, at) }
        const grown = timelineOf(records, ORIENTATION, { spans: timelineOf(before, ORIENTATION), through: at })
        expect(sorted(grown)).toEqual(sorted(timelineOf(records, ORIENTATION)))
      }),
      { numRuns: 100 },
    )
  })
})

function lineAt(
  { history, policyEvents }: { readonly history: History; readonly policyEvents: History },
  on: CalendarDate,
  at: Instant | null,
): ReportLine | null {
  const seen = (events: History) => (at === null ? events : knownAt(events, at))
  const known = seen(history)
  if (known.length === 0 || on < onRecordFrom(known)) return null
  const policy = corrected(seen(policyEvents)).filter(isKind('policy_published'))
  return lineOf(reportedOn(known, ORIENTATION, policy, on))
}

function isAfterWhatItCorrects(entry: LedgerEvent, events: History): boolean {
  if (entry.kind !== 'corrected') return true
  const wrong = events.find(({ id }) => id === entry.body.corrects)
  return wrong === undefined || (wrong.seq < entry.seq && wrong.recordedAt <= entry.recordedAt)
}

function delayed<Event extends LedgerEvent>(events: readonly Event[], delays: readonly number[]): Event[] {
  return events.map((event, index) => ({
    ...event,
    recordedAt: instant(`${addDays(event.effectiveOn, delays[index % delays.length] ?? 0)}T15:00:00.000Z`),
  }))
}

function sorted(spans: ReturnType<typeof timelineOf>) {
  return spans.toSorted((a, b) => (`${a.from} ${a.knownFrom}` < `${b.from} ${b.knownFrom}` ? -1 : 1))
}
