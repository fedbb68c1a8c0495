import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Credited } from '../ledger/event.ts'
import {
  type NoLaterThan,
  completionsOn,
  corrected,
  type History,
  type PolicyHistory,
  spellsOn,
} from '../ledger/history.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import type { Evidence } from '../ledger/bodies/part.ts'
import type { CreditSource } from '../ledger/bodies/training.ts'

/**
 * HR's statement about a completion elsewhere. The papers and the file it came in with are known when it is recorded.
 */
export type Credit = Omit<Credited, 'v' | 'requirement' | 'evidence' | 'import' | 'startedOn'>

export function creditBody(
  credit: Credit,
  evidence: Evidence,
  importedWith: string | null,
  noLaterThan: NoLaterThan | null = null,
): Credited {
  const body = { requirement: ORIENTATION, ...credit, evidence, import: importedWith }
  return noLaterThan === null ? { v: 1, ...body } : { v: 2, ...body, startedOn: noLaterThan.startedOn }
}

export type CreditProblem =
  | { readonly kind: 'future' }
  | { readonly kind: 'before-employment'; readonly from: CalendarDate }
  | { readonly kind: 'twice' }

/**
 * Returns the reason why a completion elsewhere can't be credited, or null when it can. Takes everything on record,
 * corrected or not.
 */
export function creditProblem(
  history: History,
  { on, source }: { readonly on: CalendarDate; readonly source: CreditSource },
  today: CalendarDate,
): CreditProblem | null {
  if (on > today) return { kind: 'future' }
  const events = corrected(history)
  const [first] = spellsOn(events, LAST_DAY)
  // A hire on an unknown day says nothing about the days before it was recorded.
  if (first !== undefined && first.hiredOn !== null && on < first.from) {
    return { kind: 'before-employment', from: first.from }
  }
  const same = completionsOn(events, on).some(
    (event) => event.kind === 'credited' && event.effectiveOn === on && event.body.source === source,
  )
  return same ? { kind: 'twice' } : null
}

/** Whether the person finished the course here on a day. */
export function completedHereOn(history: History, on: CalendarDate): boolean {
  return completionsOn(corrected(history), on).some((event) => event.kind === 'completed' && event.effectiveOn === on)
}

/** Whether something that counts was completed between two days, the first and the last of them included. */
export function completedBetween(history: History, from: CalendarDate, until: CalendarDate): boolean {
  return completionsOn(corrected(history), until).some(({ effectiveOn }) => effectiveOn >= from)
}

/**
 * The version of the policy that was in force on a day; before the first, that one. Returns null when none was
 * published.
 */
export function versionInForce(policy: PolicyHistory, on: CalendarDate): string | null {
  const begun = policy.filter((published) => published.effectiveOn <= on)
  return (begun.at(-1) ?? policy[0])?.body.version ?? null
}

/** Later than any day that can be entered. */
const LAST_DAY = '9999-12-31' as CalendarDate
