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
  /** Of who recorded it and who approved an exception; null once erased. */
  readonly names: ReadonlyMap<PersonId, string | null>
}

/** Who is named in a row beside the person. */
export function namedIn({ person, cycle }: Pick<ReportedCycle, 'person' | 'cycle'>): PersonId[] {
  const recordedBy = cycle.done?.recordedBy
  const approvers = [person.exemption?.body.approver, person.extension?.body.approver]
  return [recordedBy, ...approvers].filter((who): who is PersonId => who?.startsWith('person:') ?? false)
}

/**
 * Which of the days lie in a time: after the end of the one before, until its own end. What was sent before anything
 * was asked belongs to the first.
 */
export function daysInCycle(
  days: readonly CalendarDate[],
  cycle: Cycle,
  previous: Cycle | null,
  on: CalendarDate,
): CalendarDate[] {
  const [after, end] = [previous?.done?.on ?? null, cycle.done?.on ?? on]
  return days.filter((day) => (after === null || day > after) && day <= end)
}
