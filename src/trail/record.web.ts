import { isIP } from 'node:net'
import type { Visit } from '../app/visit.web.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { isUnavailable } from '../platform/database/unavailable.store.ts'
import { type NewTrailEntry, TRAIL_KINDS, type TrailActor } from './kind.ts'
import { appendToTrail } from './trail.store.ts'

/** @param by who did it, where the visit doesn't know that yet: someone who just signed in */
type VisitEntry = NewTrailEntry & { readonly by?: TrailActor }

/**
 * Writes an entry to the audit trail, with who is visiting, the time, and the network address. When it can't be
 * written, the table of kinds decides: either this throws, and the request is answered with an error, or it goes on and
 * leaves a line in the log.
 * @param tx the transaction that makes the change, where there is one: then there's no change without its entry
 */
export async function recordTrail(visit: Visit, { by, ...entry }: VisitEntry, tx: Tx | null = null): Promise<void> {
  const { deps, log, now, request, viewer } = visit
  const source = { actor: by ?? viewer?.person ?? 'visitor', at: now, address: addressIn(request.ip) }
  if (tx !== null) return appendToTrail(tx, source, entry)
  try {
    await deps.store.transaction((own) => appendToTrail(own, source, entry))
  } catch (error) {
    if (TRAIL_KINDS[entry.kind].ifUnwritable === 'refuse' || !isUnavailable(error)) throw error
    log.error({ err: error, by: source.actor, ...entry }, 'an entry of the audit trail could not be kept')
  }
}

/** A proxy that is set up wrongly hands on whatever a client sent as its address. */
function addressIn(text: string | undefined): string | null {
  const address = (text ?? '').replace(/^::ffff:(?=\d+\.)/, '')
  return isIP(address) === 0 ? null : address
}
