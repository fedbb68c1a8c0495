import { addDays, type CalendarDate, daysBetween } from '../../platform/time/calendar.ts'
import { AHEAD_DAYS, type Ahead, type OverdueAge } from '../report.store.ts'

/** How many people have a date on each day. */
export type DayCounts = ReadonlyMap<CalendarDate, number>

const AGES = [
  { fromDays: 1, toDays: 30 },
  { fromDays: 31, toDays: 60 },
  { fromDays: 61, toDays: 90 },
  { fromDays: 91, toDays: null },
] as const

export function aheadOf(on: CalendarDate, days: DayCounts): Ahead[] {
  return AHEAD_DAYS.map((within) => ({
    within,
    people: sum(days, (day) => day >= on && day <= addDays(on, within)),
  }))
}

export function agesOf(on: CalendarDate, days: DayCounts): OverdueAge[] {
  return AGES.map(({ fromDays, toDays }) => ({
    fromDays,
    toDays,
    people: sum(days, (day) => {
      const late = daysBetween(day, on)
      return late >= fromDays && (toDays === null || late <= toDays)
    }),
  }))
}

function sum(days: DayCounts, isAsked: (day: CalendarDate) => boolean): number {
  return [...days].reduce((total, [day, people]) => total + (isAsked(day) ? people : 0), 0)
}
