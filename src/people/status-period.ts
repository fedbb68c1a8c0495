import { addDays, type CalendarDate, earliest } from '../platform/time/calendar.ts'
import { corrected, type History, isKind, type PolicyHistory } from '../ledger/history.ts'
import { type Standing, statusOn } from '../requirements/status.ts'

/** Days in a row with one status for one reason. */
export interface StatusPeriod {
  readonly from: CalendarDate
  /** The last day; that of the report for what still holds. */
  readonly until: CalendarDate
  readonly standing: Standing
}

/**
 * Every day from the first day of work to the day of the report, in periods, oldest first. No day is left out, so each
 * gap has its reason. Expects the history as it was known, without corrections applied.
 */
export function statusPeriodsOn(
  known: History,
  requirement: string,
  policy: PolicyHistory,
  on: CalendarDate,
): readonly StatusPeriod[] {
  const history = corrected(known)
  const first = earliest(history.filter(isKind('hired')).map((event) => event.effectiveOn))
  if (first === null) return []
  const days = [...history, ...policy].map((event) => event.effectiveOn)
  const periods: StatusPeriod[] = []
  for (let from = first; from <= on; ) {
    const standing = statusOn(known, requirement, policy, from)
    const next = earliest([
      addDays(on, 1),
      ...(standing.holdsUntil === null ? [] : [standing.holdsUntil]),
      ...days.flatMap((day) => (day > from ? [day] : [])),
    ])
    // The day after that of the report is among them.
    const until = addDays(next ?? on, -1)
    const before = periods.at(-1)
    if (before !== undefined && isSame(before.standing, standing)) {
      periods.splice(-1, 1, { ...before, until })
    } else {
      periods.push({ from, until, standing })
    }
    from = addDays(until, 1)
  }
  return periods
}

function isSame(a: Standing, b: Standing): boolean {
  return a.status === b.status && JSON.stringify(a.because) === JSON.stringify(b.because)
}
