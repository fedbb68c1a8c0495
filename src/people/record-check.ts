import { addMonths, type CalendarDate, earliest, latest } from '../platform/time/calendar.ts'
import type { EventOf, SiteId } from '../ledger/event.ts'
import {
  currentSpells,
  type History,
  isKind,
  type Leave,
  leavesOn,
  placeOn,
  type Spell,
  spellsOn,
} from '../ledger/history.ts'
import type { Duties, WorkPlace } from '../ledger/bodies/employment.ts'

/** A part of a record that doesn't fit the rest. The sentence about it names the day. */
export interface RecordProblem {
  readonly kind: RecordProblemKind
  readonly on: CalendarDate
}

export const RECORD_PROBLEM_KINDS = [
  'too-long-ago',
  'too-far-ahead',
  'not-employed-then',
  'leave-overlaps',
  'not-after-leave-began',
  'before-leave-began',
  'left-already',
  'before-first-day',
  'after-last-day',
  'same-place',
  'same-duties',
  'same-employment',
  'works-here-then',
  'ends-before-it-begins',
  'exempt-already',
  'exemption-ends-already',
  'date-passed',
  'date-not-later',
  'nothing-changes',
] as const
export type RecordProblemKind = (typeof RECORD_PROBLEM_KINDS)[number]

/** Earlier years are typing mistakes. */
const MONTHS_BACK = 70 * 12
const MONTHS_AHEAD = 2 * 12

export function dayProblem(day: CalendarDate, today: CalendarDate): RecordProblem | null {
  const [first, last] = [addMonths(today, -MONTHS_BACK), addMonths(today, MONTHS_AHEAD)]
  if (day < first) return { kind: 'too-long-ago', on: first }
  return day > last ? { kind: 'too-far-ahead', on: last } : null
}

/** Every spell on record, also those to come, as it will be when all that is recorded has happened. */
export function allSpells(history: History): Spell[] {
  const lastDay = latest(history.map((event) => event.effectiveOn))
  return lastDay === null ? [] : spellsOn(history, lastDay)
}

/** Whether a person has worked, and will work, at none but these sites. */
export function isOnlyAt(history: History, sites: readonly { readonly id: SiteId }[]): boolean {
  return allSpells(history).every((spell) => isSpellAt(spell, sites))
}

/** Whether an employment was and will be at none but these sites. */
export function isSpellAt({ places }: Spell, sites: readonly { readonly id: SiteId }[]): boolean {
  return places.every(({ site }) => sites.some(({ id }) => id === site))
}

/** The spells that last on a day or are to come. */
export function employmentsFrom(history: History, today: CalendarDate): Spell[] {
  return allSpells(history).filter(({ until }) => until === null || until >= today)
}

/** The leave without a return on record, not even a later one, or null when there is none. */
export function openLeave(history: History): Leave | null {
  return allLeaves(history).find(({ until }) => until === null) ?? null
}

/** @param back the first day back, or null while it lasts */
export function leaveProblem(history: History, from: CalendarDate, back: CalendarDate | null): RecordProblem | null {
  if (currentSpells(history, from).length === 0) return { kind: 'not-employed-then', on: from }
  const other = allLeaves(history).find(
    (leave) => (leave.until === null || leave.until > from) && (back === null || leave.from < back),
  )
  return other === undefined ? null : { kind: 'leave-overlaps', on: other.from }
}

/** A day of return, expected or real. */
export function returnProblem(from: CalendarDate, back: CalendarDate): RecordProblem | null {
  return back > from ? null : { kind: 'not-after-leave-began', on: from }
}

/** @param lastAway the last day of a leave, expected or real */
export function lastAwayProblem(from: CalendarDate, lastAway: CalendarDate): RecordProblem | null {
  return lastAway >= from ? null : { kind: 'before-leave-began', on: from }
}

/** A day on which something changes in a spell. */
export function spellProblem({ from, until }: Spell, on: CalendarDate): RecordProblem | null {
  if (on < from) return { kind: 'before-first-day', on: from }
  return until !== null && on > until ? { kind: 'after-last-day', on: until } : null
}

export function lastDayProblem(spell: Spell, on: CalendarDate): RecordProblem | null {
  if (spell.until !== null) return { kind: 'left-already', on: spell.until }
  return on < spell.from ? { kind: 'before-first-day', on: spell.from } : null
}

export function moveProblem(spell: Spell, place: WorkPlace, on: CalendarDate): RecordProblem | null {
  const outside = spellProblem(spell, on)
  if (outside !== null) return outside
  return samePlace(placeOn(spell, on), place) ? { kind: 'same-place', on } : null
}

export function dutiesProblem(history: History, spell: Spell, duties: Duties, on: CalendarDate): RecordProblem | null {
  const outside = spellProblem(spell, on)
  if (outside !== null) return outside
  const held = spellsOn(history, on).find(({ id }) => id === spell.id)
  return held !== undefined && sameDuties(held, duties) ? { kind: 'same-duties', on } : null
}

/** A second employment can't be the same one twice. */
export function secondEmploymentProblem(history: History, place: WorkPlace, on: CalendarDate): RecordProblem | null {
  const same = allSpells(history).find((spell) => {
    const { site, department, position } = placeOn(spell, on)
    const isSame = site === place.site && department === place.department && position === place.position
    return isSame && (spell.until === null || spell.until >= on)
  })
  return same === undefined ? null : { kind: 'same-employment', on: same.from }
}

/** Checks the first day with youth of a person who is hired on a day. */
export function contactProblem(hiredOn: CalendarDate, contact: CalendarDate): RecordProblem | null {
  return contact < hiredOn ? { kind: 'before-first-day', on: hiredOn } : null
}

/** A person can come back only after having left. */
export function rehireProblem(history: History, on: CalendarDate): RecordProblem | null {
  const lasting = allSpells(history).find(({ until }) => until === null || until >= on)
  return lasting === undefined ? null : { kind: 'works-here-then', on: lasting.until ?? lasting.from }
}

export function exemptionProblem(
  history: History,
  {
    from,
    until,
    reason,
  }: { readonly from: CalendarDate; readonly until: CalendarDate | null; readonly reason: string },
): RecordProblem | null {
  if (until !== null && until < from) return { kind: 'ends-before-it-begins', on: from }
  const same = history
    .filter(isKind('exempted'))
    .find(({ effectiveOn, body }) => effectiveOn === from && body.until === until && body.reason === reason)
  return same === undefined ? null : { kind: 'exempt-already', on: from }
}

/** Checks an earlier last day for exemptions that all last today. Approval was given for no later one. */
export function exemptionEndProblem(
  exemptions: readonly EventOf<'exempted'>[],
  until: CalendarDate,
): RecordProblem | null {
  if (exemptions.every((exemption) => endsBy(exemption, until))) {
    return { kind: 'exemption-ends-already', on: latest(exemptions.flatMap(({ body }) => body.until ?? [])) ?? until }
  }
  const first = earliest(exemptions.map(({ effectiveOn }) => effectiveOn)) ?? until
  return until < first ? { kind: 'ends-before-it-begins', on: first } : null
}

export function endsBy({ body: { until } }: EventOf<'exempted'>, day: CalendarDate): boolean {
  return until !== null && until <= day
}

/** @param dueOn the due date so far, or null when there is none */
export function extensionProblem(
  dueOn: CalendarDate | null,
  later: CalendarDate,
  today: CalendarDate,
): RecordProblem | null {
  if (later < today) return { kind: 'date-passed', on: today }
  return dueOn !== null && later <= dueOn ? { kind: 'date-not-later', on: dueOn } : null
}

/** Returns true for a person who has done work in the course, which means that the record was no mistake. */
export function hasOwnWork(history: History): boolean {
  return history.some((event) => event.actor === event.subject)
}

export function samePlace(one: WorkPlace, other: WorkPlace): boolean {
  return (
    one.site === other.site &&
    one.department === other.department &&
    one.position === other.position &&
    one.supervisor === other.supervisor
  )
}

export function sameDuties(one: Duties, other: Duties): boolean {
  return one.type === other.type && one.worksWithYouth === other.worksWithYouth
}

/** The hires that still count. Expects a corrected history. */
export function hiresIn(history: History): EventOf<'hired'>[] {
  return history.filter(isKind('hired'))
}

/** Includes past leaves and planned ones. */
export function allLeaves(history: History): Leave[] {
  const lastDay = latest(history.map((event) => event.effectiveOn))
  return lastDay === null ? [] : leavesOn(history, lastDay)
}
