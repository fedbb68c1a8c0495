import { addDays, type CalendarDate, earliest, latest } from '../platform/time/calendar.ts'
import type { PersonId, SiteId } from './event.ts'
import { type History, isKind, placeOn, type Spell, spellsOn } from './history.ts'
import type { PersonType } from './bodies/part.ts'

/** A place under which a person is found: where someone works, last worked, or will work. */
export interface Placement {
  readonly spell: string
  readonly site: SiteId
  readonly department: string
  readonly position: string
  readonly supervisor: PersonId | null
  readonly type: PersonType
  readonly from: CalendarDate
  /** The last day, or null while it lasts. */
  readonly until: CalendarDate | null
}

/**
 * Returns one placement for each current spell. Someone who has left is placed by their last spell, and someone who
 * hasn't started by their first, so everyone on record has a placement. Expects a corrected history.
 */
export function placementsOn(history: History, on: CalendarDate): Placement[] {
  const begun = spellsOn(history, on)
  if (begun.length === 0) {
    const firstDay = earliest(history.filter(isKind('hired')).map((event) => event.effectiveOn))
    return firstDay === null ? [] : placementsOn(history, firstDay)
  }
  const current = begun.filter((spell) => spell.until === null || spell.until >= on)
  return (current.length > 0 ? current : lastOf(begun)).map((spell) => placement(spell, on))
}

/** The first day after `on` on which a current spell is over; other days of change are days of events. */
export function nextEnd(placements: readonly Placement[], on: CalendarDate): CalendarDate | null {
  return earliest(placements.flatMap(({ until }) => (until !== null && until >= on ? [addDays(until, 1)] : [])))
}

function lastOf(ended: readonly Spell[]): Spell[] {
  const lastDay = latest(ended.flatMap(({ until }) => until ?? []))
  return ended.filter((spell) => spell.until === lastDay)
}

function placement(spell: Spell, on: CalendarDate): Placement {
  const { site, department, position, supervisor } = placeOn(spell, on)
  const { id, type, from, until } = spell
  return { spell: id, site, department, position, supervisor, type, from, until }
}
