import type { PersonId } from '../ledger/event.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { firstDate, type Group, isOpen, type ToldState, toldStates } from './group.ts'

/** Whether the people who were told are in the organization. */
export interface Presence {
  /** Today. */
  worksHere(person: PersonId): boolean
  /** Before the first date. Somebody on leave hadn't. */
  hadLeft(person: PersonId): boolean
}

/** What telling fell short of. */
interface Shortfalls {
  /** Somebody was told late, whether or not they still work here. */
  readonly late: boolean
  /** Nobody is left of the clinical staff who were told. */
  readonly noClinician: boolean
  /** Who never confirmed this first date. */
  readonly unacknowledged: number
  /** Who confirmed it, but not the later dates as they are now. */
  readonly newDates: number
  /** Who confirmed it, but not on an earlier day. */
  readonly afterStart: number
}

/** A group about which there's something to do, until its last date. */
export function openProblems(
  group: Group,
  today: CalendarDate,
  presence: Presence,
): Pick<Shortfalls, 'late' | 'noClinician' | 'unacknowledged'> {
  if (!isOpen(group, today)) return { late: false, noClinician: false, unacknowledged: 0 }
  const { late, noClinician, unacknowledged, newDates } = toldShort(group, today, presence)
  return { late, noClinician, unacknowledged: unacknowledged + newDates }
}

/**
 * What stays to be seen about a group that wasn't canceled: until its last date, of people who still work here, and from
 * then on of everyone whom an evidence pack lists. Nobody is missing who had left before it began.
 */
export function toldShort(group: Group, today: CalendarDate, presence: Presence): Shortfalls {
  const { worksHere, hadLeft } = presence
  const open = isOpen(group, today)
  const states = toldStates(group)
  const asked = states.filter(({ acknowledged, person }) =>
    open ? worksHere(person) : acknowledged !== null || !hadLeft(person),
  )
  return {
    late: states.some(({ late }) => late),
    noClinician:
      firstDate(group) > today
        ? !clinical(states).some(({ person }) => worksHere(person))
        : startedWithoutClinician(group, hadLeft) || (open && nobodyKnew(states, presence)),
    unacknowledged: asked.filter(({ confirmedStart }) => confirmedStart === null).length,
    newDates: asked.filter(({ confirmedStart, acknowledged }) => confirmedStart !== null && acknowledged === null)
      .length,
    afterStart: asked.filter(({ confirmedStart, beforeStart }) => confirmedStart !== null && !beforeStart).length,
  }
}

/** Whether everybody of the clinical staff who were told had left before a group began. Expects one that has begun. */
export function startedWithoutClinician(group: Group, hadLeft: Presence['hadLeft']): boolean {
  return clinical(toldStates(group)).every(({ person }) => hadLeft(person))
}

/** Of clinical staff, somebody who confirmed before the start has done so for the whole series. */
function nobodyKnew(states: readonly ToldState[], { worksHere }: Presence): boolean {
  return !clinical(states).some(({ beforeStart, person }) => beforeStart || worksHere(person))
}

function clinical(states: readonly ToldState[]): ToldState[] {
  return states.filter(({ as }) => as === 'clinical')
}
