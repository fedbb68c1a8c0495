import { type CalendarDate, latest } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import { type History, isKind, type Leave, placeOn, type Spell, spellsOn } from '../../ledger/history.ts'
import { allSpells } from '../../people/record-check.ts'
import type { WorkPlace } from '../../ledger/bodies/employment.ts'

/** A spell of employment as HR's list can speak of it: with what is known ahead, a last day to come for example. */
export interface Employment extends WorkPlace, Pick<Spell, 'hiredOn' | 'from' | 'until' | 'type' | 'worksWithYouth'> {
  readonly spell: string
  /** The entry that says since when, in case it has to be corrected. */
  readonly hired: string
  readonly firstContactOn: CalendarDate | null
}

/** The part of a person's record that HR's list can change. */
export interface RosterRecord {
  readonly person: PersonId
  readonly name: string | null
  /** Includes the numbers of records that were merged into this one. */
  readonly numbers: readonly string[]
  readonly emails: readonly string[]
  readonly employments: readonly Employment[]
  readonly leaves: readonly Leave[]
}

/** Every spell with what holds on a day; one that is yet to come, with what holds on its first day. */
export function employmentsOn(history: History, today: CalendarDate): Employment[] {
  const known = allSpells(history)
  const begun = new Map(spellsOn(history, today).map((spell) => [spell.id, spell]))
  const hires = new Map(history.filter(isKind('hired')).map(({ id, body }) => [body.spell, id]))
  return known.map((ahead) => {
    const spell = begun.get(ahead.id) ?? ahead
    const { site, department, position, supervisor } = placeOn(spell, latest([today, spell.from]) ?? today)
    return {
      spell: spell.id,
      hired: hires.get(spell.id) ?? '',
      hiredOn: spell.hiredOn,
      from: spell.from,
      until: ahead.until,
      type: spell.type,
      worksWithYouth: spell.worksWithYouth,
      firstContactOn: ahead.firstContactOn,
      site,
      department,
      position,
      supervisor,
    }
  })
}

/** Neither over, nor known only from the past. */
export function isLive(employment: Employment, today: CalendarDate): boolean {
  return employment.until === null || employment.until >= today
}

export function isCurrent(employment: Employment, today: CalendarDate): boolean {
  return employment.from <= today && isLive(employment, today)
}
