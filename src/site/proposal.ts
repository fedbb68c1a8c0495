import type { EventOf, LedgerEvent } from '../ledger/event.ts'
import { type History, isKind } from '../ledger/history.ts'
import { broughtBy } from '../ledger/site-version.ts'

/** Details that somebody wants to publish where a second person has to agree. */
export type SiteProposal = EventOf<'site_change_proposed'> & LedgerEvent

/**
 * The proposal that waits for a second person, or null. A newer one takes its place, and so does anything that the site
 * published since, also when that was called off later: nobody has agreed twice. What came from the organization leaves
 * it open. Expects the history as it was recorded, not corrected.
 */
export function openProposal(history: History): SiteProposal | null {
  const last = history.findLast(isAnswer)
  return last !== undefined && isKind('site_change_proposed')(last) ? last : null
}

/** Why the last proposal was sent back, or null once there's a newer one or the site published something since. */
export function lastRefusal(history: History): (EventOf<'site_change_refused'> & LedgerEvent) | null {
  const last = history.findLast(isAnswer)
  return last !== undefined && isKind('site_change_refused')(last) ? last : null
}

function isAnswer(event: LedgerEvent): boolean {
  if (isKind('site_published')(event)) return broughtBy(event) === null
  return event.kind === 'site_change_proposed' || event.kind === 'site_change_refused'
}
