import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Corrected, LedgerEvent, PersonId, SiteId } from '../ledger/event.ts'
import { corrected, type History, isByHand, isKind } from '../ledger/history.ts'
import {
  allSpells,
  dayProblem,
  isOnlyAt,
  isSpellAt,
  openLeave,
  type RecordProblem,
  returnProblem,
  sameDuties,
  samePlace,
  spellProblem,
} from './record-check.ts'

export type CorrectionKind = Corrected['change']['kind']

/**
 * Returns the corrections that HR may make of an entry. Empty for one that is corrected in another way. Work that
 * people did themselves in the course can only be withdrawn.
 * @param history as it was recorded
 * @param sites where the viewer changes employments. An employment that is also of another site is none of theirs.
 */
export function correctionKinds(
  history: History,
  entry: LedgerEvent,
  sites: readonly { readonly id: SiteId }[],
): CorrectionKind[] {
  const kinds = isOfSites(history, entry, sites) ? possible(history, entry) : []
  const wasCorrected = history.some((event) => event.kind === 'corrected' && event.body.corrects === entry.id)
  if (!wasCorrected || kinds.length === 0) return kinds
  const isWithdrawn = !corrected(history).some(({ id }) => id === entry.id)
  // Records are joined again by comparing them again, because each may have a sign-in by now.
  if (entry.kind === 'merged') return isWithdrawn ? [] : kinds
  return [...kinds.filter((kind) => !(isWithdrawn && kind === 'withdrawn')), 'stands']
}

function isOfSites(history: History, entry: LedgerEvent, sites: readonly { readonly id: SiteId }[]): boolean {
  switch (entry.kind) {
    case 'hired':
    case 'transferred':
    case 'duties_changed':
    case 'first_contact_set':
    case 'separated':
      // As recorded and as corrected: what a correction took away can come back.
      return [history, corrected(history)].every((each) =>
        allSpells(each).every((spell) => spell.id !== entry.body.spell || isSpellAt(spell, sites)),
      )
    case 'merged':
      return isOnlyAt(corrected(history), sites)
    default:
      return true
  }
}

function possible(history: History, entry: LedgerEvent): CorrectionKind[] {
  switch (entry.kind) {
    case 'hired':
      return ['hired-on', 'placed', 'duties', 'withdrawn']
    case 'transferred':
      return ['moved', 'placed', 'withdrawn']
    case 'duties_changed':
      return ['moved', 'duties', 'withdrawn']
    case 'leave_began':
      return isFirstOfLeave(history, entry) ? ['moved', 'withdrawn'] : ['withdrawn']
    case 'leave_ended':
    case 'separated':
    case 'exempted':
    case 'extended':
    case 'completed':
    case 'credited':
      return ['moved', 'withdrawn']
    // What rules ask follows from employments, and is corrected with them.
    case 'required':
      return isByHand(entry) ? ['moved', 'withdrawn'] : []
    case 'first_contact_set':
    case 'lesson_finished':
    case 'attempt_started':
    case 'attempted':
    case 'acknowledged':
    case 'merged':
      return ['withdrawn']
    default:
      return []
  }
}

/** What each change of one person's record makes, where a correction of just that entry takes it back. */
const MADE: Readonly<Record<string, LedgerEvent['kind']>> = {
  leave: 'leave_began',
  return: 'leave_ended',
  move: 'transferred',
  duties: 'duties_changed',
  'last-day': 'separated',
  assignment: 'required',
  exemption: 'exempted',
  extension: 'extended',
}

/** The entry that somebody has just made with a change, or undefined where it made none, or several. */
export function entryMade(change: string, history: History, by: PersonId): LedgerEvent | undefined {
  return history.findLast(({ actor, kind }) => kind === MADE[change] && actor === by)
}

/**
 * The entries that a correction is about: a leave has another entry from the same day for each change of the expected
 * return, and goes with its first.
 */
export function entriesCorrected(history: History, entry: LedgerEvent): LedgerEvent[] {
  if (entry.kind !== 'leave_began') return [entry]
  return [entry, ...sameLeave(history, entry).filter(({ seq }) => seq > entry.seq)]
}

export function isFirstOfLeave(history: History, entry: LedgerEvent): boolean {
  return sameLeave(history, entry).every(({ seq }) => seq >= entry.seq)
}

/** Returns the problem with a correction. Returns null when there is none. */
export function correctionProblem(
  history: History,
  entry: LedgerEvent,
  change: Corrected['change'],
  today: CalendarDate,
): RecordProblem | null {
  const before = corrected(history)
  const now = before.find(({ id }) => id === entry.id)
  const day = dayOf(change)
  const strange = day === null ? null : dayProblem(day, today)
  if (strange !== null) return strange
  if (now !== undefined && changesNothing(now, change)) return { kind: 'nothing-changes', on: today }
  return day === null ? null : orderProblem(before, now ?? entry, day)
}

function dayOf(change: Corrected['change']): CalendarDate | null {
  if (change.kind === 'moved') return change.effectiveOn
  return change.kind === 'hired-on' ? change.hiredOn : null
}

function changesNothing(now: LedgerEvent, change: Corrected['change']): boolean {
  switch (change.kind) {
    case 'moved':
      return now.effectiveOn === change.effectiveOn
    case 'hired-on':
      return now.kind === 'hired' && now.body.hiredOn === change.hiredOn
    case 'placed':
      return (now.kind === 'hired' || now.kind === 'transferred') && samePlace(now.body, change)
    case 'duties':
      return (now.kind === 'hired' || now.kind === 'duties_changed') && sameDuties(now.body, change)
    default:
      return false
  }
}

/** A beginning comes before its end. */
function orderProblem(history: History, entry: LedgerEvent, day: CalendarDate): RecordProblem | null {
  switch (entry.kind) {
    case 'hired': {
      const spell = allSpells(history).find(({ id }) => id === entry.body.spell)
      const until = spell?.until ?? null
      return until !== null && day > until ? { kind: 'after-last-day', on: until } : null
    }
    case 'transferred':
    case 'duties_changed': {
      const spell = allSpells(history).find(({ id }) => id === entry.body.spell)
      return spell === undefined ? null : spellProblem(spell, day)
    }
    case 'separated': {
      const spell = allSpells(history).find(({ id }) => id === entry.body.spell)
      return spell !== undefined && day < spell.from ? { kind: 'before-first-day', on: spell.from } : null
    }
    case 'leave_ended': {
      const leave = openLeave(history.filter(({ id }) => id !== entry.id))
      return leave === null ? null : returnProblem(leave.from, day)
    }
    case 'leave_began': {
      const back = history
        .filter(isKind('leave_ended'))
        .find(({ seq, effectiveOn }) => seq > entry.seq && effectiveOn >= entry.effectiveOn)
      return back !== undefined && day >= back.effectiveOn
        ? { kind: 'ends-before-it-begins', on: back.effectiveOn }
        : null
    }
    default:
      return null
  }
}

function sameLeave(history: History, entry: LedgerEvent): LedgerEvent[] {
  const now = corrected(history)
  const day = now.find(({ id }) => id === entry.id)?.effectiveOn ?? entry.effectiveOn
  return history
    .filter(isKind('leave_began'))
    .filter(({ id, effectiveOn }) => (now.find((event) => event.id === id)?.effectiveOn ?? effectiveOn) === day)
}
