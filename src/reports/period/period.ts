import type { PersonId } from '../../ledger/event.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { GROUPS, type StatusChoice, statusesOf } from '../../requirements/compliance.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import type { Status } from '../../requirements/status.ts'
import type { ReportLine } from '../line.ts'
import type { Days } from '../preset.ts'

/** Why someone is required on the last day who wasn't before the first. */
export const CAME = ['hired', 'recorded-later', 'moved-in', 'back-from-leave', 'exemption-ended', 'assigned'] as const
type Came = (typeof CAME)[number]
/** Why someone isn't required on the last day who was before the first. */
export const WENT = ['left', 'moved-out', 'began-leave', 'exempted', 'no-longer-required', 'merged'] as const
type Went = (typeof WENT)[number]
export type Change = 'stayed' | Came | Went

/** Where those required on the last day stand: each status of theirs is in one of these, the most harmful first. */
export const STANDS = [
  'counted',
  'overdue',
  'expired',
  'needs-help',
  'waiting-for-site',
  'have-time',
  'cannot-say',
] as const satisfies readonly (StatusChoice | (typeof GROUPS.needAction)[number])[]

/** One person in a report of a period. */
export interface PeriodPerson {
  readonly person: PersonId
  readonly sortName: string
  /** Null for someone who wasn't on record on that day. */
  readonly start: Status | null
  readonly end: Status | null
  /** Null for someone who was required on neither day. */
  readonly change: Change | null
  readonly finished: 'on-time' | 'late' | null
}

/** A row of the report: the person as of the last day, or of the first for someone who isn't on record anymore. */
export interface ReportedInPeriod {
  readonly person: ReportedPerson
  readonly period: PeriodPerson
  readonly days: Days
}

/** The numbers of the report. Addresses have the names, so they stay. */
export const PERIOD_ROWS = [
  'start',
  'came',
  ...CAME,
  'went',
  ...WENT,
  'end',
  'finished',
  'on-time',
  'late',
  ...STANDS,
] as const
export type PeriodRow = (typeof PERIOD_ROWS)[number]

/** What the address of a report of a period has and no other report has, but for the last day. */
export interface PeriodPart {
  readonly from: CalendarDate
  /** Empty for everyone in any of the numbers. */
  readonly row: PeriodRow | ''
}

type Test = (line: ReportLine) => boolean

/**
 * Why someone is in the sum of those required, from the two reports alone. A status decides before a place does: someone
 * who moved and then left has left.
 * @param before the day of the first report
 * @param fits what the filters ask
 */
export function changeBetween(
  { start, end }: { readonly start: ReportLine | null; readonly end: ReportLine | null },
  before: CalendarDate,
  fits: Test,
): Change | null {
  const [was, is] = [start, end].map((line) => line !== null && isRequired(line.status) && fits(line))
  if (was === true && is === true) return 'stayed'
  if (is === true) return reasonToCome(start, end, before)
  if (was === true) return reasonToGo(end)
  return null
}

function isRequired(status: Status): boolean {
  return statusesOf('in-scope').includes(status)
}

function reasonToCome(start: ReportLine | null, end: ReportLine | null, before: CalendarDate): Came {
  const wasHere = ({ employments }: ReportLine) =>
    employments.some(({ hiredOn }) => hiredOn !== null && hiredOn <= before)
  // As reported on that day, they weren't on record, though they worked here.
  if (start === null) return end !== null && wasHere(end) ? 'recorded-later' : 'hired'
  switch (start.status) {
    case 'separated':
      return 'hired'
    case 'on-leave':
      return 'back-from-leave'
    case 'exempt':
      return 'exemption-ended'
    case 'not-in-scope':
      return start.employments.some(({ hiredOn }) => hiredOn === null || hiredOn <= before) ? 'assigned' : 'hired'
    default:
      return 'moved-in'
  }
}

function reasonToGo(end: ReportLine | null): Went {
  if (end === null) return 'merged'
  switch (end.status) {
    case 'separated':
      return 'left'
    case 'on-leave':
      return 'began-leave'
    case 'exempt':
      return 'exempted'
    case 'not-in-scope':
      return 'no-longer-required'
    default:
      return 'moved-out'
  }
}

/** Whether a person is among those of a number. */
export function isIn(row: PeriodRow, { change, end, finished }: PeriodPerson): boolean {
  const came = among(CAME, change)
  const went = among(WENT, change)
  switch (row) {
    case 'start':
      return change === 'stayed' || went
    case 'came':
      return came
    case 'went':
      return went
    case 'end':
      return change === 'stayed' || came
    case 'finished':
      return finished !== null
    case 'on-time':
    case 'late':
      return finished === row
    default:
      if (!among(STANDS, row)) return change === row
      return end !== null && (change === 'stayed' || came) && statusesOf(row).includes(end)
  }
}

export function peopleIn(row: PeriodRow | '', people: readonly PeriodPerson[]): PeriodPerson[] {
  return people.filter((person) => row === '' || isIn(row, person))
}

function among<Name extends string>(names: readonly Name[], name: string | null): name is Name {
  return names.some((each) => each === name)
}
