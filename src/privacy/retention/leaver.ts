import type { PersonId } from '../../ledger/event.ts'
import type { Keeping } from '../../people/erasure.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'

/** Somebody whose last day at work was so long ago that the organization's period is over. */
export interface Leaver {
  readonly person: PersonId
  readonly name: string
  readonly leftOn: CalendarDate
  /** Whether somebody in HR has asked to erase this person, and a second one has to confirm. */
  readonly isAsked: boolean
}

/** The same, but kept for longer. */
export interface KeptLeaver extends Leaver {
  readonly keeping: Keeping
}

export interface Leavers {
  /** How many may be erased now. */
  readonly count: number
  /** Of those, the ones who left first. */
  readonly first: readonly Leaver[]
  readonly kept: readonly KeptLeaver[]
}
