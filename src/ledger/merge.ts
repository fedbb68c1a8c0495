import type { EventKind, LedgerEvent } from './event.ts'
import { type History, isByHand } from './history.ts'

/** The events that a person's second record adds to the first. */
export interface SecondRecord {
  readonly history: History
  /** Both tell of the same employment. */
  readonly sameJob: boolean
}

/** Events of an employment, which count once when two records have the same one. */
const OF_AN_EMPLOYMENT: ReadonlySet<EventKind> = new Set([
  'hired',
  'transferred',
  'separated',
  'duties_changed',
  'first_contact_set',
  'required',
])

/**
 * One person's history from several records of the same person, in the order of the ledger. The entries stay what
 * they are: when the merge is withdrawn, each record has its own again.
 */
export function united(own: History, others: readonly SecondRecord[]): History {
  if (others.length === 0) return own
  const brought = others.flatMap(({ history, sameJob }) =>
    history.filter((event) => !(sameJob && OF_AN_EMPLOYMENT.has(event.kind)) || isAssignedByHand(event)),
  )
  return [...own, ...brought].sort(bySeq)
}

/** What HR has assigned to a person is about the person, whatever the job. */
function isAssignedByHand(event: LedgerEvent): boolean {
  return event.kind === 'required' && isByHand(event)
}

function bySeq(a: LedgerEvent, b: LedgerEvent): number {
  return a.seq - b.seq
}
