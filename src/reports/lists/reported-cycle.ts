import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { Cycle } from '../../requirements/cycle.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'

/** One time that a person was to meet the requirement, with what others did about it. */
export interface ReportedCycle {
  readonly person: ReportedPerson
  readonly cycle: Cycle
  /** Messages that went out to the person in this time. */
  readonly reminders: { readonly sent: number; readonly lastOn: CalendarDate | null }
  /** The names of people who recorded it or approved an exception; `null` once erased. */
  readonly names: ReadonlyMap<PersonId, string | null>
}

/** Somebody in a report, and the lines of their times in a CSV file, if they're kept. */
export interface MaybeKept {
  readonly person: PersonId
  readonly name: string | null
  readonly employeeNumber: string | null
  /** Empty where they can't be kept. */
  readonly lines: string | null
}

export type KeptTimes = MaybeKept & { readonly lines: string }

export function isKept(person: MaybeKept): person is KeptTimes {
  return person.lines !== null && person.lines !== ''
}

/** A time, as far as it says when it ended. */
export interface Ended {
  readonly done: Pick<NonNullable<Cycle['done']>, 'on'> | null
}

/** Returns the other people named in a row. */
export function namedIn({ person, cycle }: Pick<ReportedCycle, 'person' | 'cycle'>): PersonId[] {
  const recordedBy = cycle.done?.recordedBy
  const approvers = [person.exemption?.body.approver, person.extension?.body.approver]
  return [recordedBy, ...approvers].filter((who): who is PersonId => who?.startsWith('person:') ?? false)
}

/**
 * Returns the days that lie in a cycle: after the end of the one before, until its own end. Messages sent before
 * anything was required belong to the first cycle.
 */
export function daysInCycle(
  days: readonly CalendarDate[],
  cycle: Ended,
  previous: Ended | null,
  on: CalendarDate,
): CalendarDate[] {
  const [after, end] = [previous?.done?.on ?? null, cycle.done?.on ?? on]
  return days.filter((day) => (after === null || day > after) && day <= end)
}
