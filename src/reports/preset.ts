import { addDays, addMonths, calendarDate, type CalendarDate } from '../platform/time/calendar.ts'

/** Periods that people ask for by name. */
export const PRESETS = ['last-month', 'last-quarter', 'this-year', 'last-12-months'] as const
export type Preset = (typeof PRESETS)[number]

/** A period with both of its days. */
export interface Days {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** The days of a preset, both included. The two that aren't over yet end today. */
export function presetDays(preset: Preset, today: CalendarDate): Days {
  const month = calendarDate(`${today.slice(0, 7)}-01`)
  switch (preset) {
    case 'last-month':
      return { from: addMonths(month, -1), to: addDays(month, -1) }
    case 'last-quarter': {
      const quarter = addMonths(month, -((Number(today.slice(5, 7)) - 1) % 3))
      return { from: addMonths(quarter, -3), to: addDays(quarter, -1) }
    }
    case 'this-year':
      return { from: calendarDate(`${today.slice(0, 4)}-01-01`), to: today }
    case 'last-12-months':
      return { from: addDays(addMonths(today, -12), 1), to: today }
  }
}
