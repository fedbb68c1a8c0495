import type { CalendarDate, Instant } from '../../platform/time/calendar.ts'
import type { LedgerEvent } from '../../ledger/event.ts'
import { corrected, type History, knownAt, spellsOn } from '../../ledger/history.ts'
import { BESIDE_REPORTS, type Records } from './timeline.ts'
import { onRecordFrom } from '../../requirements/reported.ts'

/**
 * Why a report of a day can say something else of a person now than it said at an instant: what was recorded since of
 * that day or one before it, corrections, and records that were found to be of one person. Without any, both reports
 * say the same.
 */
export function correctionsSince({ history, policyEvents }: Records, on: CalendarDate, at: Instant): LedgerEvent[] {
  const known = knownAt(history, at)
  const since = history.filter(({ recordedAt, kind }) => recordedAt > at && !BESIDE_REPORTS.has(kind))
  if (known.length === 0) return since.length > 0 && onRecordFrom(history) <= on ? since : []
  const hasBegun = spellsOn(corrected(known), on).length > 0
  const ofPerson = since.filter(({ kind, effectiveOn }) => {
    if (kind === 'corrected' || kind === 'merged' || effectiveOn <= on) return true
    // A person who hasn't begun is listed under the first job to come.
    return kind === 'hired' && !hasBegun
  })
  const ofPolicy = policyEvents.filter((event) => event.recordedAt > at && concerns(event, history, on))
  return [...ofPerson, ...ofPolicy]
}

/** A version that was done before it was published counts from the day on which it was done. */
function concerns(event: LedgerEvent, history: History, on: CalendarDate): boolean {
  if (event.kind !== 'policy_published' || event.effectiveOn <= on) return true
  return history.some(({ body }) => 'policyVersion' in body && body.policyVersion === event.body.version)
}
