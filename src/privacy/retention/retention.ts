import {
  addDays,
  addMonths,
  type CalendarDate,
  HOUR_MS,
  type Instant,
  instant,
  later,
} from '../../platform/time/calendar.ts'

/** The periods that count in days or in months; the last one never ends. */
const DAYS = {
  '7-days': { days: 7 },
  '30-days': { days: 30 },
  '90-days': { days: 90 },
  '1-year': { months: 12 },
  '3-years': { months: 36 },
  '6-years': { months: 72 },
  '7-years': { months: 84 },
  '10-years': { months: 120 },
  '20-years': { months: 240 },
  '30-years': { months: 360 },
  keep: null,
} as const satisfies Readonly<Record<string, { readonly days: number } | { readonly months: number } | null>>
/** The periods that count in hours: of what somebody is in the middle of. */
const HOURS = { 'as-it-ends': 0, '1-hour': 1, '1-day': 24 } as const
export type Period = keyof typeof DAYS | keyof typeof HOURS

interface Rule {
  readonly standard: Period
  /** A class with one choice isn't chosen: its period is the program's. */
  readonly choices: readonly Period[]
  /** Only people erase somebody who left. Everything else goes by itself. */
  readonly goes: 'by-people' | 'each-day' | 'each-hour'
}

/**
 * How long each class of data is kept: the default, what else can be chosen, and how it goes. Claims about abuse come
 * twenty years later and more, and insurers ask for training records far beyond the usual seven years, so nobody who
 * left is offered for erasure in less than ten. The shortest period of messages is a year, so that no rule about
 * reminders still looks at one that goes. Records of training, certificates and editions aren't here: they stay.
 */
export const RETENTION = {
  leavers: { standard: 'keep', choices: ['10-years', '20-years', '30-years', 'keep'], goes: 'by-people' },
  messages: { standard: '7-years', choices: ['1-year', '3-years', '7-years', 'keep'], goes: 'each-day' },
  links: { standard: '90-days', choices: ['30-days', '90-days', '1-year'], goes: 'each-day' },
  addresses: { standard: '90-days', choices: ['30-days', '90-days'], goes: 'each-day' },
  trail: { standard: '6-years', choices: ['1-year', '3-years', '6-years', '10-years', 'keep'], goes: 'each-day' },
  drafts: { standard: '30-days', choices: ['30-days'], goes: 'each-day' },
  unsent: { standard: '7-days', choices: ['7-days'], goes: 'each-day' },
  imports: { standard: '30-days', choices: ['30-days'], goes: 'each-day' },
  requests: { standard: '30-days', choices: ['30-days'], goes: 'each-day' },
  selections: { standard: '1-day', choices: ['1-day'], goes: 'each-hour' },
  forms: { standard: '1-hour', choices: ['1-hour'], goes: 'each-hour' },
  followUps: { standard: 'as-it-ends', choices: ['as-it-ends'], goes: 'each-hour' },
  steps: { standard: 'as-it-ends', choices: ['as-it-ends'], goes: 'each-hour' },
  sessions: { standard: '1-hour', choices: ['1-hour'], goes: 'each-hour' },
  failures: { standard: '1-day', choices: ['1-day'], goes: 'each-hour' },
  reportFiles: { standard: '1-day', choices: ['1-day'], goes: 'each-hour' },
  packageOrders: { standard: '1-day', choices: ['1-day'], goes: 'each-hour' },
} as const satisfies Readonly<Record<string, Rule>>
export type RetainedClass = keyof typeof RETENTION
// The keys of the table, which Object.keys widens.
export const RETAINED = Object.keys(RETENTION) as RetainedClass[]

/** The classes whose period an administrator chooses. */
export type ChosenClass = {
  [Class in RetainedClass]: (typeof RETENTION)[Class]['choices'] extends readonly [Period] ? never : Class
}[RetainedClass]
export const CHOSEN = RETAINED.filter((retained): retained is ChosenClass => RETENTION[retained].choices.length > 1)

export type Retention = Readonly<Record<RetainedClass, Period>>

/** What is from before goes: by the moment, and by the last day of which everything goes. */
export interface Cut {
  readonly now: Instant
  readonly before: Instant
  readonly until: CalendarDate
}

/** Returns `null` when nothing ever goes. */
export function cutOf(period: Period, now: Instant, today: CalendarDate): Cut | null {
  if (!isInDays(period)) return { now, before: later(now, -HOURS[period] * HOUR_MS), until: today }
  const until = away(period, today, -1)
  return until === null ? null : { now, before: startAfter(until), until }
}

/** Returns the period that a text names, or the default where it isn't one of the choices. */
export function periodOf(retained: RetainedClass, text: string | undefined): Period {
  const { standard, choices }: Rule = RETENTION[retained]
  return choices.find((choice) => choice === text) ?? standard
}

/** Returns the day on which a period that begins on a day is over, or null when it never is. */
export function endOf(period: Period, from: CalendarDate): CalendarDate | null {
  return isInDays(period) ? away(period, from, 1) : from
}

function away(period: keyof typeof DAYS, day: CalendarDate, way: 1 | -1): CalendarDate | null {
  const length = DAYS[period]
  if (length === null) return null
  return 'days' in length ? addDays(day, way * length.days) : addMonths(day, way * length.months)
}

function isInDays(period: Period): period is keyof typeof DAYS {
  return period in DAYS
}

/** The day is UTC's, so near midnight something is kept some hours longer, and nothing goes early west of Greenwich. */
function startAfter(day: CalendarDate): Instant {
  return instant(`${addDays(day, 1)}T00:00:00.000Z`)
}
