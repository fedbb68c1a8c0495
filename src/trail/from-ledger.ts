import type { EventKind, EventOf, LedgerEvent } from '../ledger/event.ts'
import { type NewTrailEntry, isTrailSubject } from './kind.ts'

/**
 * Events of the ledger that are security events, too: they're in both. The ledger proves them for as long as there are
 * records; the audit trail shows them among everything else that happened, without the reasons that HR typed.
 */
const IN_BOTH: { readonly [Kind in EventKind]?: (event: EventOf<Kind>) => NewTrailEntry } = {
  role_given: ({ body: { role, sites, until } }) => ({
    kind: 'role_given',
    detail: { role, sites: sites.length, until },
  }),
  role_ended: ({ body: { role } }) => ({ kind: 'role_ended', detail: { role } }),
  access_closed: () => ({ kind: 'access_closed' }),
  access_opened: () => ({ kind: 'access_opened' }),
  sign_in_linked: () => ({ kind: 'sign_in_linked' }),
  sign_in_unlinked: () => ({ kind: 'sign_in_unlinked' }),
  sign_in_undone: () => ({ kind: 'invitation_undone' }),
  merge_asked: ({ body: { into } }) => ({ kind: 'merge_asked', detail: { into } }),
  merged: ({ body: { into } }) => ({ kind: 'records_joined', detail: { into } }),
  recovery_code_made: ({ body: { agreedBy } }) => ({ kind: 'recovery_code_made', detail: { agreedBy } }),
  erasure_asked: ({ body: { ground } }) => ({ kind: 'erasure_asked', detail: { ground } }),
  erased: ({ body: { ground } }) => ({ kind: 'erased', detail: { ground } }),
  evidence_made: ({ body: { asOf, pack, yearly } }) => ({ kind: 'pack_made', detail: { asOf, hash: pack, yearly } }),
}

/** Returns the entry of the audit trail for an event of the ledger. Returns null for most. */
export function trailEntryOf(event: LedgerEvent): NewTrailEntry | null {
  // The maker belongs to the kind of this very event, which the compiler can't follow through the table.
  const make = IN_BOTH[event.kind] as ((of: LedgerEvent) => NewTrailEntry) | undefined
  if (make === undefined) return null
  return { ...make(event), about: isTrailSubject(event.subject) ? event.subject : null }
}
