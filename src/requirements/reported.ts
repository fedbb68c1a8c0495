import { addDays, calendarDate, type CalendarDate, earliest, type Instant } from '../platform/time/calendar.ts'
import type { EventOf, PersonId } from '../ledger/event.ts'
import {
  type Completion,
  corrected,
  currentSpells,
  type History,
  isCompletion,
  isKind,
  type Leave,
  leaveOn,
  type PolicyHistory,
  requirementOn,
  placeOn,
} from '../ledger/history.ts'
import { type Placement, placementsOn } from '../ledger/placement.ts'
import { type Standing, statusOn, type Because } from './status.ts'
import type { WorkPlace } from '../ledger/bodies/employment.ts'

/** One person, once, as a report has them on its day. */
export interface ReportedPerson {
  readonly person: PersonId
  /** `null` once it was erased. */
  readonly name: string | null
  readonly employeeNumber: string | null
  readonly standing: Standing
  readonly placements: readonly Placement[]
  /** One for each placement, or null while HR doesn't know it. */
  readonly hiredOn: readonly (CalendarDate | null)[]
  readonly worksWithYouth: boolean
  /** The names of the person's supervisors; null once erased. */
  readonly supervisors: readonly (string | null)[]
  /** The renewal period of the rule in force, or `null` when nothing is required, or once and for all. */
  readonly renewalMonths: number | null
  /** The one that counts, or counted last. */
  readonly completion: Completion | null
  /** The exceptions on the day. */
  readonly leave: Leave | null
  readonly exemption: EventOf<'exempted'> | null
  readonly extension: EventOf<'extended'> | null
  readonly problems: readonly DataProblem[]
}

/** The part of a report that a person's history gives. Names are facts and come from elsewhere. */
export type ReportedHistory = Omit<ReportedPerson, 'person' | 'name' | 'employeeNumber' | 'supervisors'>

/** Away, exempt, or with a date of their own: what an auditor asks the reason of. */
export function isException({
  leave,
  exemption,
  extension,
}: Pick<ReportedPerson, 'leave' | 'exemption' | 'extension'>): boolean {
  return leave !== null || exemption !== null || extension !== null
}

/** Expects the history as it was known, without corrections applied. */
export function reportedOn(
  known: History,
  requirement: string,
  policy: PolicyHistory,
  on: CalendarDate,
): ReportedHistory {
  const history = corrected(known)
  const standing = statusOn(known, requirement, policy, on)
  const placements = placementsOn(history, on)
  const spells = currentSpells(history, on)
  return {
    standing,
    placements,
    hiredOn: placements.map((placement) => hireDateOf(history, placement)),
    worksWithYouth: spells.some((spell) => spell.worksWithYouth),
    renewalMonths: requirementOn(history, requirement, on)?.rule.renewal?.months ?? null,
    completion: completionOf(history, standing),
    leave: leaveOn(history, on),
    exemption: inForce(history.filter(isKind('exempted')), requirement, on),
    extension: inForce(history.filter(isKind('extended')), requirement, on),
    problems: dataProblems(history, standing.because, on),
  }
}

/**
 * The first day on which a report includes the person: the day of the first entry that counts, or the day we first
 * heard of someone who is expected. Someone recorded later, for a later time, wasn't there to be counted.
 */
export function onRecordFrom(known: History): CalendarDate {
  const [first] = known.map((event) => event.recordedAt).sort()
  if (first === undefined) throw new RangeError('nobody is on record without an entry')
  const recordedOn = earliestDayOf(first)
  return earliest([recordedOn, ...[...known, ...corrected(known)].map((event) => event.effectiveOn)]) ?? recordedOn
}

/** The day on which something was recorded. It is taken a day early: in some time zone it was that day still. */
export function earliestDayOf(recordedAt: Instant): CalendarDate {
  return addDays(calendarDate(recordedAt.slice(0, 10)), -1)
}

/**
 * The first day after `on` on which an exemption or a later date is over. Beginnings are days of events, on which the
 * status is looked at anyway. Expects a corrected history.
 */
export function nextEndOfAllowance(history: History, on: CalendarDate): CalendarDate | null {
  const lastDays = [
    ...history.filter(isKind('exempted')).flatMap(({ body }) => body.until ?? []),
    ...history.filter(isKind('extended')).map(({ body }) => body.dueOn),
  ]
  return earliest(lastDays.filter((day) => day >= on).map((day) => addDays(day, 1)))
}

function hireDateOf(history: History, { spell }: Placement): CalendarDate | null {
  return history.filter(isKind('hired')).find((event) => event.body.spell === spell)?.body.hiredOn ?? null
}

function completionOf(history: History, { completedOn }: Standing): Completion | null {
  return history.filter(isCompletion).findLast((event) => event.effectiveOn === completedOn) ?? null
}

/** The last that covers the day: an exemption until its end, an extension until the date that it gives. */
function inForce<Allowance extends EventOf<'exempted'> | EventOf<'extended'>>(
  allowances: readonly Allowance[],
  requirement: string,
  on: CalendarDate,
): Allowance | null {
  const covers = ({ body, effectiveOn }: Allowance) => {
    const until = 'until' in body ? body.until : body.dueOn
    return body.requirement === requirement && effectiveOn <= on && (until === null || on <= until)
  }
  return allowances.findLast(covers) ?? null
}

/** A part of a record that is odd without being wrong for sure. It is shown next to the status and never changes it. */
export type DataProblem =
  | { readonly kind: 'no-hire-date' }
  /** A deadline that counts from the first day with youth has no date without that day. */
  | { readonly kind: 'no-first-contact' }
  | { readonly kind: 'two-employments-at-a-site'; readonly site: WorkPlace['site'] }

/** Expects a corrected history. */
export function dataProblems(history: History, because: Because, on: CalendarDate): DataProblem[] {
  const spells = currentSpells(history, on)
  const sites = spells.map((spell) => placeOn(spell, on).site)
  const twice = [...new Set(sites.filter((site, index) => sites.indexOf(site) !== index))]
  return [
    // Nothing follows from the date of somebody who isn't to take the course, so nobody has to look for it.
    ...(because.kind !== 'not-required' && spells.some(({ hiredOn }) => hiredOn === null)
      ? [{ kind: 'no-hire-date' } as const]
      : []),
    ...(because.kind === 'no-first-contact' ? [{ kind: 'no-first-contact' } as const] : []),
    ...twice.map((site) => ({ kind: 'two-employments-at-a-site', site }) as const),
  ]
}
