import { addDays, type CalendarDate, earliest, type Instant, latest } from './calendar.ts'
import type {
  Completed,
  EventKind,
  EventOf,
  Hired,
  LedgerEvent,
  PersonId,
  PersonType,
  Required,
  SiteId,
} from './event.ts'

/** All events about one person, in the order of the ledger. */
export type History = readonly LedgerEvent[]

/** One spell of employment. A person may hold several at once, and come back after a gap. */
export interface Spell {
  readonly id: string
  /** Null when the hire date is not known; the spell then counts from the day it was recorded. */
  readonly hiredOn: CalendarDate | null
  readonly from: CalendarDate
  /** The last day; null while it lasts. */
  readonly until: CalendarDate | null
  readonly type: PersonType
  readonly worksWithYouth: boolean
  /** Where the person worked and from when, in time order. */
  readonly places: readonly Place[]
}

export interface Place {
  readonly from: CalendarDate
  readonly site: SiteId
  readonly department: string
  readonly position: string
  readonly supervisor: PersonId | null
}

export interface Leave {
  /** The first day away. */
  readonly from: CalendarDate
  /** The first day back; null while it lasts. */
  readonly until: CalendarDate | null
  readonly expectedReturn: CalendarDate | null
}

export function isKind<Kind extends EventKind>(
  kind: Kind,
): (event: LedgerEvent) => event is EventOf<Kind> & LedgerEvent {
  return (event): event is EventOf<Kind> & LedgerEvent => event.kind === kind
}

/** What we knew at an instant: the second clock ("what we would have reported on that day"). */
export function knownAt(history: History, at: Instant): History {
  return history.filter((event) => event.recordedAt <= at)
}

/** The history with its corrections applied: withdrawn entries gone, moved entries on their right day. */
export function corrected(history: History): History {
  const corrections = history.filter(isKind('corrected'))
  return history
    .filter((event) => event.kind !== 'corrected')
    .flatMap((event) => {
      const last = corrections.filter((correction) => correction.body.corrects === event.id).at(-1)
      if (last === undefined) return [event]
      const { change } = last.body
      if (change.kind === 'withdrawn') return []
      if (change.kind === 'moved') return [{ ...event, effectiveOn: change.effectiveOn }]
      if (event.kind !== 'hired') return [event]
      return [{ ...event, effectiveOn: change.hiredOn, body: { ...event.body, hiredOn: change.hiredOn } }]
    })
}

/** The spells that had begun by a day, in time order. Expects a corrected history. */
export function spellsOn(history: History, on: CalendarDate): Spell[] {
  const begun = history.filter((event) => event.effectiveOn <= on)
  return begun
    .filter(isKind('hired'))
    .map((event) => spell(event, begun))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** The place of a spell on a day. */
export function placeOn(spellHeld: Spell, on: CalendarDate): Place {
  const held = spellHeld.places.filter((place) => place.from <= on).at(-1) ?? spellHeld.places[0]
  if (held === undefined) throw new RangeError(`spell ${spellHeld.id} has no place`)
  return held
}

/** The spells that last on a day (the last day of a spell still counts). */
export function currentSpells(history: History, on: CalendarDate): Spell[] {
  return spellsOn(history, on).filter((held) => held.until === null || held.until >= on)
}

/** The unbroken run of employment that a day lies in, or the last one before it. */
export interface Run {
  readonly from: CalendarDate
  readonly hireKnown: boolean
  readonly until: CalendarDate | null
  /** The last day of the run before it; null for a first employment. */
  readonly previousUntil: CalendarDate | null
}

export function runOn(history: History, on: CalendarDate): Run | null {
  return spellsOn(history, on).reduce<Run | null>((run, held) => {
    const joins = run !== null && (run.until === null || held.from <= addDays(run.until, 1))
    if (joins)
      return { ...run, until: run.until === null || held.until === null ? null : latest([run.until, held.until]) }
    return { from: held.from, hireKnown: held.hiredOn !== null, until: held.until, previousUntil: run?.until ?? null }
  }, null)
}

/** Leaves that had begun by a day, in time order. */
export function leavesOn(history: History, on: CalendarDate): Leave[] {
  const ends = history.filter(isKind('leave_ended')).filter((event) => event.effectiveOn <= on)
  return history
    .filter(isKind('leave_began'))
    .filter((event) => event.effectiveOn <= on)
    .map((event) => ({
      from: event.effectiveOn,
      until: earliest(
        ends.filter((end) => end.seq > event.seq && end.effectiveOn >= event.effectiveOn).map((end) => end.effectiveOn),
      ),
      expectedReturn: event.body.expectedReturn,
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** The requirement in force on a day, or null. */
export function requirementOn(
  history: History,
  requirement: string,
  on: CalendarDate,
): (EventOf<'required'> & { body: Required }) | null {
  const last = history
    .filter(isKind('required'))
    .filter((event) => event.body.requirement === requirement && event.effectiveOn <= on)
    .at(-1)
  return last?.body.inForce === true ? last : null
}

/** Completions up to a day, in time order. */
export function completionsOn(history: History, on: CalendarDate): (EventOf<'completed'> & { body: Completed })[] {
  return history.filter(isKind('completed')).filter((event) => event.effectiveOn <= on)
}

function spell(hired: EventOf<'hired'>, events: History): Spell {
  const first: Hired = hired.body
  const moves = events.filter(isKind('transferred')).filter((event) => event.body.spell === first.spell)
  const end = events.filter(isKind('separated')).filter((event) => event.body.spell === first.spell)
  const places = [{ effectiveOn: hired.effectiveOn, body: first }, ...moves]
    .map(({ effectiveOn, body }) => ({
      from: effectiveOn,
      site: body.site,
      department: body.department,
      position: body.position,
      supervisor: body.supervisor,
    }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return {
    id: first.spell,
    hiredOn: first.hiredOn,
    from: hired.effectiveOn,
    until: end.at(-1)?.effectiveOn ?? null,
    type: first.type,
    worksWithYouth: first.worksWithYouth,
    places,
  }
}
