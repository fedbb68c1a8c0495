import { addDays, addMonths, type CalendarDate } from '../../platform/time/calendar.ts'

/** The periods that can be chosen, with how to count back from today. */
const PERIODS = {
  '30-days': (today: CalendarDate) => addDays(today, -30),
  '90-days': (today: CalendarDate) => addDays(today, -90),
  '1-year': (today: CalendarDate) => addMonths(today, -12),
  '3-years': (today: CalendarDate) => addMonths(today, -36),
  '6-years': (today: CalendarDate) => addMonths(today, -72),
  '7-years': (today: CalendarDate) => addMonths(today, -84),
  '10-years': (today: CalendarDate) => addMonths(today, -120),
  keep: () => null,
} as const
export type Period = keyof typeof PERIODS

/**
 * What goes by itself after a time, with the default and what else can be chosen. The shortest period of messages is a
 * year, so that no rule about reminders still looks at one that goes. Records of training, certificates and editions
 * aren't here: they never go by themselves.
 */
export const RETENTION = {
  messages: { standard: '7-years', choices: ['1-year', '3-years', '7-years', 'keep'] },
  links: { standard: '90-days', choices: ['30-days', '90-days', '1-year'] },
  addresses: { standard: '90-days', choices: ['30-days', '90-days'] },
  trail: { standard: '6-years', choices: ['1-year', '3-years', '6-years', '10-years', 'keep'] },
} as const satisfies Readonly<Record<string, { readonly standard: Period; readonly choices: readonly Period[] }>>
export type RetainedClass = keyof typeof RETENTION
// The keys of the table, which Object.keys widens.
export const RETAINED = Object.keys(RETENTION) as RetainedClass[]

export type Retention = Readonly<Record<RetainedClass, Period>>

/** Returns the last day of which things go, or null when nothing does. */
export function lastDayToGo(period: Period, today: CalendarDate): CalendarDate | null {
  return PERIODS[period](today)
}

/** Returns the period that a text names, or the default where it isn't one of the choices. */
export function periodOf(retained: RetainedClass, text: string | undefined): Period {
  const { standard, choices } = RETENTION[retained]
  return choices.find((choice) => choice === text) ?? standard
}
