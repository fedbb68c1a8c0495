import { addDays, type CalendarDate, calendarDate, earliest, type Instant, instant } from './calendar.ts'
import type { LedgerEvent } from './event.ts'
import { type CompletionSource, corrected, type History, sourceOf } from './history.ts'
import { nextEnd, type Placement } from './placement.ts'
import { isException } from './report-filter.ts'
import { nextEndOfAllowance, type ReportedHistory, reportedOn } from './reported.ts'
import type { PolicyHistory, Status } from './status.ts'

/** What reports count and filter by, while it stays the same. */
export interface Span {
  readonly from: CalendarDate
  /** The first day of the next one; null for the last. */
  readonly until: CalendarDate | null
  /**
   * From this instant on nothing of it was recorded later than on its day. Asked what was known at an instant before,
   * only the ledger can tell; so it can of what was known before the end of the day that is asked about.
   */
  readonly knownFrom: Instant
  readonly status: Status
  readonly dueOn: CalendarDate | null
  readonly completedOn: CalendarDate | null
  readonly validUntil: CalendarDate | null
  readonly policyVersion: string | null
  readonly language: string | null
  readonly source: CompletionSource | null
  readonly exception: boolean
  readonly dataProblem: boolean
  readonly jobs: readonly Job[]
}

export type Job = Omit<Placement, 'spell' | 'from' | 'until'> & { readonly hiredOn: CalendarDate | null }

const FIRST_DAY = calendarDate('0001-01-01')
const ALWAYS = instant('0001-01-01T00:00:00.000Z')

/**
 * Every day of a person, cut where something changes: in time order, without a gap, with all that is recorded now.
 * Expects the history without corrections applied.
 */
export function spansOf(known: History, requirement: string, policy: PolicyHistory): Span[] {
  const history = corrected(known)
  const corrections = known.filter(({ kind }) => kind === 'corrected')
  const spans: Span[] = []
  for (let day: CalendarDate | null = FIRST_DAY; day !== null; ) {
    const reported = reportedOn(history, requirement, policy, day)
    const next: CalendarDate | null = nextDay(history, reported, day)
    const knownFrom = lastRecorded([...corrections, ...recordedLate(history, reported, day)])
    const span: Span = { from: day, until: next, knownFrom, ...contentOf(reported) }
    const before = spans.at(-1)
    if (before !== undefined && isSame(before, span)) spans[spans.length - 1] = { ...before, until: next }
    else spans.push(span)
    day = next
  }
  return spans
}

/** From when on what was recorded by an instant says nothing else about a day than what the day itself could know. */
export function endOfDay(on: CalendarDate): Instant {
  return instant(`${addDays(on, 1)}T00:00:00.000Z`)
}

function nextDay(history: History, { standing, placements }: ReportedHistory, day: CalendarDate): CalendarDate | null {
  const ends = [standing.holdsUntil, nextEnd(placements, day), nextEndOfAllowance(history, day)]
  return earliest(ends.filter((end) => end !== null))
}

/**
 * Entries that bear on a day and were not recorded by the end of theirs. Who has not begun yet is found under what is
 * to come: then all of them bear on it.
 */
function recordedLate(history: History, { placements }: ReportedHistory, day: CalendarDate): History {
  if (placements.every(({ from }) => from > day)) return history
  return history.filter((event) => event.effectiveOn <= day && event.recordedAt >= endOfDay(event.effectiveOn))
}

function lastRecorded(events: readonly LedgerEvent[]): Instant {
  return events.reduce((last, { recordedAt }) => (recordedAt > last ? recordedAt : last), ALWAYS)
}

function contentOf(reported: ReportedHistory): Omit<Span, 'from' | 'until' | 'knownFrom'> {
  const { standing, completion, placements, hiredOn, problems } = reported
  return {
    status: standing.status,
    dueOn: standing.dueOn,
    completedOn: standing.completedOn,
    validUntil: standing.validUntil,
    policyVersion: completion?.body.policyVersion ?? null,
    language: completion?.body.language ?? null,
    source: completion === null ? null : sourceOf(completion),
    exception: isException(reported),
    dataProblem: problems.length > 0,
    jobs: placements.map(({ site, department, position, supervisor, type }, index) => {
      return { site, department, position, supervisor, type, hiredOn: hiredOn[index] ?? null }
    }),
  }
}

function isSame({ from: _, until: __, ...one }: Span, { from: ___, until: ____, ...other }: Span): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
