import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Extended, PersonId } from '../ledger/event.ts'
import type { ReportedPerson } from './reported.ts'
import type { Messages } from '../words/messages.ts'

/** An exception for a person on the day: the reason for a gap. */
export interface Exception {
  readonly name: string
  /** Why somebody is on leave is never kept. */
  readonly reason: string | null
  readonly approver: PersonId | null
  readonly from: CalendarDate
  /** The last day of an exemption, the day of return that is expected, or the later date, or null while it is open. */
  readonly until: CalendarDate | null
}

type Allowances = Pick<ReportedPerson, 'exemption' | 'leave' | 'extension'>

/** An exemption comes before a leave, and a leave before a later date, as statuses do. */
export function exceptionOf({ exemption, leave, extension }: Allowances, { hr }: Messages): Exception | null {
  const { exceptions } = hr.reportFiles
  if (exemption !== null) {
    const { reason, approver, until } = exemption.body
    return { name: exceptions.exempt, reason: hr.reason[reason], approver, from: exemption.effectiveOn, until }
  }
  if (leave !== null)
    return { name: exceptions.leave, reason: null, approver: null, from: leave.from, until: leave.expectedReturn }
  if (extension === null) return null
  const { approver, dueOn } = extension.body
  const reason = extensionReason(extension.body, hr)
  return { name: exceptions.extended, reason, approver, from: extension.effectiveOn, until: dueOn }
}

/** Returns null for a later date from before reasons were kept. */
export function extensionReason(body: Extended, { extensionReason: reasons }: Messages['hr']): string | null {
  return body.v === 1 ? null : reasons[body.reason]
}
