import { addDays, type CalendarDate, earliest, type Instant, latest } from '../platform/time/calendar.ts'
import type { Credited, EventKind, EventOf, Hired, LedgerEvent, PersonId, Required, SiteId } from './event.ts'
import type { PersonType } from './bodies/part.ts'
import type { Duties, WorkPlace } from './bodies/employment.ts'
import type { RequirementRule } from './bodies/requirement.ts'
import type { CreditSource } from './bodies/training.ts'

/** All events about one person, in the order of the ledger. */
export type History = readonly LedgerEvent[]

/** Policy versions in the order they were published. */
export type PolicyHistory = readonly EventOf<'policy_published'>[]

/** The rules of a requirement as they were defined one after the other, corrections applied. */
export type Definitions = readonly EventOf<'requirement_defined'>[]

/** One spell of employment. A person may hold several at once, and come back after a gap. */
export interface Spell {
  readonly id: string
  /** `null` when the hire date isn't known; the spell then counts from the day it was recorded. */
  readonly hiredOn: CalendarDate | null
  readonly from: CalendarDate
  /** The last day, or null while it lasts. */
  readonly until: CalendarDate | null
  /** As they were on the day the spell was asked for. */
  readonly type: PersonType
  readonly worksWithYouth: boolean
  /** The first day with youth, or null when it isn't on record. */
  readonly firstContactOn: CalendarDate | null
  /** The person's places of work over time. */
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
  /** The first day back, or null while it lasts. */
  readonly until: CalendarDate | null
  readonly expectedReturn: CalendarDate | null
}

export function isKind<Kind extends EventKind>(
  kind: Kind,
): (event: LedgerEvent) => event is EventOf<Kind> & LedgerEvent {
  return (event): event is EventOf<Kind> & LedgerEvent => event.kind === kind
}

/** Returns the history as it was known at an instant: the second clock ("as reported on that day"). */
export function knownAt(history: History, at: Instant): History {
  return history.filter((event) => event.recordedAt <= at)
}

/**
 * The history with its corrections applied: withdrawn entries gone, the others on their right day and with what is
 * right.
 */
export function corrected(history: History): History {
  const corrections = history.filter(isKind('corrected'))
  if (corrections.length === 0) return history
  return history
    .filter((event) => event.kind !== 'corrected')
    .flatMap((event): LedgerEvent[] => {
      const right = rightOf(corrections, event)
      if (right.withdrawn) return []
      if (event.kind === 'required' && !isByHand(event)) return [withItsHire(history, corrections, event)]
      return [put(event, right)]
    })
}

type Corrections = readonly EventOf<'corrected'>[]

/** The corrections of an entry, taken together. */
interface Right {
  readonly withdrawn: boolean
  readonly on: CalendarDate | null
  readonly isHireDate: boolean
  readonly place: WorkPlace | null
  readonly duties: Duties | null
}

const AS_RECORDED: Right = { withdrawn: false, on: null, isHireDate: false, place: null, duties: null }

/**
 * A later correction takes the place of an earlier one of the same matter; any after a withdrawal brings the entry
 * back. A day of hire that was found stays known when the entry is moved.
 */
function rightOf(corrections: Corrections, event: LedgerEvent): Right {
  return corrections
    .filter(({ body }) => body.corrects === event.id)
    .reduce<Right>((right, { body: { change } }) => {
      switch (change.kind) {
        case 'withdrawn':
          return { ...right, withdrawn: true }
        case 'stands':
          return AS_RECORDED
        case 'moved':
          return {
            ...right,
            withdrawn: false,
            on: change.effectiveOn,
            isHireDate: right.isHireDate || knowsHire(event),
          }
        case 'hired-on':
          return { ...right, withdrawn: false, on: change.hiredOn, isHireDate: true }
        case 'placed': {
          const { kind: _, ...place } = change
          return { ...right, withdrawn: false, place }
        }
        case 'duties': {
          const { kind: _, ...duties } = change
          return { ...right, withdrawn: false, duties }
        }
      }
    }, AS_RECORDED)
}

/** A person on record as hired on a day began on that day. A move means that the hire was on the other day. */
function knowsHire(event: LedgerEvent): boolean {
  return event.kind === 'hired' && event.body.hiredOn !== null
}

function put(event: LedgerEvent, { on, isHireDate, place, duties }: Right): LedgerEvent {
  const effectiveOn = on ?? event.effectiveOn
  switch (event.kind) {
    case 'hired': {
      const hiredOn = isHireDate ? on : event.body.hiredOn
      return { ...event, effectiveOn, body: { ...event.body, ...place, ...duties, hiredOn } }
    }
    case 'transferred':
      return { ...event, effectiveOn, body: { ...event.body, ...place } }
    case 'duties_changed':
      return { ...event, effectiveOn, body: { ...event.body, ...duties } }
    case 'credited':
      return on === null ? event : { ...event, effectiveOn, body: onAKnownDay(event.body) }
    default:
      return isHireDate ? event : { ...event, effectiveOn }
  }
}

/** Once HR has found the day, nothing is counted from the day on which it was begun. */
function onAKnownDay(body: Credited): Credited {
  if (body.v === 1) return body
  const { startedOn: _, ...known } = body
  return { ...known, v: 1 }
}

/** Moves a requirement that began on a day of hire when that day is corrected. */
function withItsHire(
  history: History,
  corrections: Corrections,
  required: EventOf<'required'> & LedgerEvent,
): EventOf<'required'> & LedgerEvent {
  const { on } = rightOf(corrections, required)
  if (on !== null) return { ...required, effectiveOn: on }
  const hired = history.filter(isKind('hired')).find((event) => event.effectiveOn === required.effectiveOn)
  const right = hired === undefined ? AS_RECORDED : rightOf(corrections, hired)
  return right.on !== null && right.isHireDate ? { ...required, effectiveOn: right.on } : required
}

/** The spells that had begun by a day, in time order. Expects a corrected history. */
export function spellsOn(history: History, on: CalendarDate): Spell[] {
  const begun = history.filter((event) => event.effectiveOn <= on)
  return begun
    .filter(isKind('hired'))
    .map((event) => spell(event, begun))
    .sort(byFrom)
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

/** An unbroken time of employment, over however many spells. */
export interface Tenure {
  readonly from: CalendarDate
  readonly hireKnown: boolean
  readonly until: CalendarDate | null
  /** The last day of the tenure before it, or null for a first employment. */
  readonly previousUntil: CalendarDate | null
}

/** The tenures that had begun by a day, in time order. The last one contains the day or ended before it. */
export function tenuresOn(history: History, on: CalendarDate): Tenure[] {
  return spellsOn(history, on).reduce<Tenure[]>((tenures, held) => {
    const tenure = tenures.at(-1)
    if (tenure !== undefined && (tenure.until === null || held.from <= addDays(tenure.until, 1))) {
      const until = tenure.until === null || held.until === null ? null : latest([tenure.until, held.until])
      return [...tenures.slice(0, -1), { ...tenure, until }]
    }
    const previousUntil = tenure?.until ?? null
    return [...tenures, { from: held.from, hireKnown: held.hiredOn !== null, until: held.until, previousUntil }]
  }, [])
}

/** Leaves that had begun by a day, in time order. Entries that overlap are one leave; leaving ends it. */
export function leavesOn(history: History, on: CalendarDate): Leave[] {
  const returns = history.filter(isKind('leave_ended')).filter((event) => event.effectiveOn <= on)
  const tenures = tenuresOn(history, on)
  return (
    history
      .filter(isKind('leave_began'))
      .filter((event) => event.effectiveOn <= on)
      .map(({ seq, effectiveOn: from, body }) => {
        const back = returns.filter((event) => event.seq > seq && event.effectiveOn >= from)
        const left = tenures.flatMap((tenure) =>
          tenure.until !== null && from <= tenure.until ? addDays(tenure.until, 1) : [],
        )
        const until = earliest([...back.map((event) => event.effectiveOn), ...left])
        return { from, until, expectedReturn: body.expectedReturn }
      })
      // Back on the day on which it was to begin: nobody was away.
      .filter(({ from, until }) => until === null || until > from)
      .sort(byFrom)
      .reduce<Leave[]>((leaves, leave) => {
        const before = leaves.at(-1)
        if (before === undefined || (before.until !== null && before.until < leave.from)) return [...leaves, leave]
        const until = before.until === null || leave.until === null ? null : latest([before.until, leave.until])
        return [...leaves.slice(0, -1), { from: before.from, until, expectedReturn: leave.expectedReturn }]
      }, [])
  )
}

/**
 * A period in which a person had done everything and was waiting for a site's details. `until` is null while it lasts.
 */
export interface Wait {
  readonly from: CalendarDate
  readonly until: CalendarDate | null
}

/** Waits that had begun by a day, in time order. A completion ends one as well. */
export function waitsOn(history: History, on: CalendarDate): Wait[] {
  const steps = history.filter(
    (event) => event.effectiveOn <= on && (event.kind === 'site_awaited' || isCompletion(event)),
  )
  return steps.reduce<Wait[]>((waits, event) => {
    const begins = event.kind === 'site_awaited' && event.body.sites.length > 0
    const last = waits.at(-1)
    const isOpen = last !== undefined && last.until === null
    if (begins) return isOpen ? waits : [...waits, { from: event.effectiveOn, until: null }]
    return isOpen ? [...waits.slice(0, -1), { ...last, until: event.effectiveOn }] : waits
  }, [])
}

export function leaveOn(history: History, on: CalendarDate): Leave | null {
  return leavesOn(history, on).find((leave) => leave.until === null || on < leave.until) ?? null
}

/** A requirement in force: the rule of the day, and since when it has been in force without a break. */
export interface RequirementInForce {
  readonly rule: RequirementRule
  /** The name that HR gave to the rule. `null` for one of the first version, which had none, and where HR assigned it. */
  readonly named: string | null
  readonly since: CalendarDate
  /** Since when it has been due by hire, or by the first day with youth, as it is now. */
  readonly dueBySince: CalendarDate
  /** The entry of HR that asks for it, or `null` while a rule does. */
  readonly assigned: AssignedByHand | null
  /** Whether HR had assigned it before any rule asked for it. */
  readonly beganByHand: boolean
}

/** HR assigned it to somebody of whom no rule asked it. */
export type AssignedByHand = EventOf<'required'> & { readonly body: Extract<Required, { v: 3 }> }

export function isByHand(event: EventOf<'required'>): event is AssignedByHand {
  return event.body.v === 3
}

/** Returns null when it isn't in force on the day. A change of the rule doesn't start it over. */
export function requirementOn(history: History, requirement: string, on: CalendarDate): RequirementInForce | null {
  const entries = requiredEntries(history, requirement, on)
  const tenure = entries.some(isByHand) ? tenuresOn(history, on).at(-1) : undefined
  const left = tenure?.previousUntil ?? null
  // One from before the person left was for that employment, and is over with it.
  return inForceAfter(entries.filter((event) => left === null || !isByHand(event) || event.effectiveOn > left))
}

/** The part of it that rules ask for: what HR has assigned doesn't count. */
export function requiredByRuleOn(history: History, requirement: string, on: CalendarDate): RequirementInForce | null {
  return inForceAfter(requiredEntries(history, requirement, on).filter((event) => !isByHand(event)))
}

function requiredEntries(history: History, requirement: string, on: CalendarDate): EventOf<'required'>[] {
  return history
    .filter(isKind('required'))
    .filter((event) => event.body.requirement === requirement && event.effectiveOn <= on)
    .sort(byDay)
}

type Asking = Pick<RequirementInForce, 'rule' | 'named' | 'assigned'>

/** A rule comes before what HR has assigned, which holds again when no rule does. */
function inForceAfter(entries: readonly EventOf<'required'>[]): RequirementInForce | null {
  let byRule: Asking | null = null
  let byHand: Asking | null = null
  let inForce: RequirementInForce | null = null
  for (const event of entries) {
    const { body, effectiveOn } = event
    if (isByHand(event)) byHand = { rule: event.body.rule, named: null, assigned: event }
    else byRule = body.inForce ? { rule: ruleOf(body), named: body.v === 2 ? body.named : null, assigned: null } : null
    inForce = goingOn(inForce, byRule ?? byHand, effectiveOn)
  }
  return inForce
}

function goingOn(before: RequirementInForce | null, now: Asking | null, on: CalendarDate): RequirementInForce | null {
  if (now === null) return null
  const { rule, named, assigned } = now
  return {
    // Named one by one: a status asks for this many times, and a spread of it took a tenth of the whole.
    rule,
    named,
    assigned,
    since: before?.since ?? on,
    dueBySince: before?.rule.due.by === now.rule.due.by ? before.dueBySince : on,
    beganByHand: before?.beganByHand ?? now.assigned !== null,
  }
}

/** Converts rules recorded in the first version's form to today's. */
export function ruleOf(required: Required): RequirementRule {
  if (required.v !== 1) return required.rule
  const { daysFromHire, renewalMonths, rehireGapMonths } = required.rule
  return firstRule(daysFromHire, renewalMonths, rehireGapMonths)
}

/** The renewal window before rules had one of their own. */
const FIRST_WINDOW_DAYS = 60

/** A rule in the form of the first version. */
export function firstRule(days: number, renewalMonths: number | null, rehireGapMonths: number): RequirementRule {
  const renewal =
    renewalMonths === null ? null : { months: renewalMonths, windowDays: FIRST_WINDOW_DAYS, keepsDate: false }
  return { due: { by: 'days-from-hire', days }, renewal, rehireGapMonths }
}

/** A completion of the course here, or one elsewhere that HR has credited. */
export type Completion = (EventOf<'completed'> | EventOf<'credited'>) & LedgerEvent

/** The place where a completion that counts was done. */
export type CompletionSource = 'here' | CreditSource

export function sourceOf({ kind, body }: Completion): CompletionSource {
  return kind === 'completed' ? 'here' : body.source
}

export function isCompletion(event: LedgerEvent): event is Completion {
  return event.kind === 'completed' || event.kind === 'credited'
}

/** Marks a completion whose own day isn't known, only the last day it can have been. */
export interface NoLaterThan {
  /** The day it was begun, if known. */
  readonly startedOn: CalendarDate | null
}

/** The day from which the months of a completion are counted: its own, or the one on which it was begun elsewhere. */
export function countsFrom({ body, effectiveOn, kind }: Completion): CalendarDate {
  const startedOn = kind === 'credited' && body.v === 2 ? body.startedOn : null
  return startedOn ?? effectiveOn
}

/** Completions up to a day, in time order. */
export function completionsOn(history: History, on: CalendarDate): Completion[] {
  return history
    .filter(isCompletion)
    .filter((event) => event.effectiveOn <= on)
    .sort(byDay)
}

/** The first day with youth in the spells that had begun by a day and last, or null when none is on record. */
export function firstContactOn(history: History, on: CalendarDate): CalendarDate | null {
  return earliest(currentSpells(history, on).flatMap((held) => held.firstContactOn ?? []))
}

function spell(hired: EventOf<'hired'>, events: History): Spell {
  const first: Hired = hired.body
  const moves = events.filter(isKind('transferred')).filter((event) => event.body.spell === first.spell)
  const end = events.filter(isKind('separated')).filter((event) => event.body.spell === first.spell)
  const duties = events.filter(isKind('duties_changed')).filter((event) => event.body.spell === first.spell)
  const contact = events.filter(isKind('first_contact_set')).filter((event) => event.body.spell === first.spell)
  const { type, worksWithYouth } = duties.sort(byDay).at(-1)?.body ?? first
  const places = [{ effectiveOn: hired.effectiveOn, body: first }, ...moves]
    .map(({ effectiveOn, body }) => ({
      from: effectiveOn,
      site: body.site,
      department: body.department,
      position: body.position,
      supervisor: body.supervisor,
    }))
    .sort(byFrom)
  return {
    id: first.spell,
    hiredOn: first.hiredOn,
    from: hired.effectiveOn,
    until: end.at(-1)?.effectiveOn ?? null,
    type,
    worksWithYouth,
    firstContactOn: contact.at(-1)?.body.firstContactOn ?? null,
    places,
  }
}

function byFrom(a: { readonly from: CalendarDate }, b: { readonly from: CalendarDate }): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0
}

/** Sorts by day. Entries of one day stay in the order of the ledger. */
function byDay(a: LedgerEvent, b: LedgerEvent): number {
  return a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0
}
