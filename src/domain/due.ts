import { addDays, type CalendarDate, daysBetween } from './calendar.ts'
import { firstContactOn, type History, isKind, type Leave, leavesOn, requirementOn, runsOn } from './history.ts'

/** How a due date came about: start + days, paused by leave, or set by an extension. */
export interface Clock {
  /** `first-contact`: due `days` before the start, which is the first day with youth. */
  readonly startedBy: 'hired' | 'rehired' | 'required' | 'extended' | 'first-contact'
  readonly start: CalendarDate
  readonly days: number
  readonly pauses: readonly { readonly from: CalendarDate; readonly lastDay: CalendarDate; readonly days: number }[]
  readonly dueOn: CalendarDate
}

/** How the due date of a day comes about; null when none can be told. */
export function clockOn(history: History, requirement: string, on: CalendarDate): Clock | null {
  const required = requirementOn(history, requirement, on)
  const run = runsOn(history, on).at(-1)
  if (required === null || run === undefined) return null
  const leaves = leavesOn(history, on)
  const extension = history
    .filter(isKind('extended'))
    .filter(
      (event) => event.body.requirement === requirement && event.effectiveOn <= on && event.effectiveOn >= run.from,
    )
    .at(-1)
  if (extension !== undefined) {
    const start = extension.effectiveOn
    const days = daysBetween(start, extension.body.dueOn)
    // Whoever set the date knew of a leave that had begun.
    const later = leaves.filter((leave) => leave.from > start)
    return { startedBy: 'extended', start, days, ...pausedDue(start, days, later) }
  }
  const { by, days } = required.rule.due
  const late = required.since > run.from
  if (by === 'first-contact') {
    const contact = firstContactOn(history, on)
    if (contact === null) return null
    if (!late || contact > required.since) return beforeContact(contact)
  } else if (!run.hireKnown) return null
  const start = late ? required.since : run.from
  const startedBy = late ? 'required' : run.previousUntil === null ? 'hired' : 'rehired'
  return { startedBy, start, days, ...pausedDue(start, days, leaves) }
}

/** No leave moves it: whoever comes back meets youth on the day that HR has on record. */
function beforeContact(contact: CalendarDate): Clock {
  return { startedBy: 'first-contact', start: contact, days: 1, pauses: [], dueOn: addDays(contact, -1) }
}

/** A leave that began before the date was reached stops the clock: the date is known again on the first day back. */
export function dueDate(clock: Clock | null, leave: Leave | null): CalendarDate | null {
  if (clock === null) return null
  return leave !== null && leave.from <= clock.dueOn ? null : clock.dueOn
}

/** Each leave that began before the date was reached moves it by the days away after the start. */
function pausedDue(start: CalendarDate, days: number, leaves: readonly Leave[]): Pick<Clock, 'pauses' | 'dueOn'> {
  const pauses: Clock['pauses'][number][] = []
  let dueOn = addDays(start, days)
  for (const leave of leaves) {
    if (leave.until === null || leave.until <= start || leave.from > dueOn) continue
    const from = leave.from > start ? leave.from : start
    const away = daysBetween(from, leave.until)
    pauses.push({ from, lastDay: addDays(leave.until, -1), days: away })
    dueOn = addDays(dueOn, away)
  }
  return { pauses, dueOn }
}
