import { isIP } from 'node:net'
import type { SignedInVisit, Visit } from '../app/visit.web.ts'
import type { PersonId } from '../ledger/event.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { isUnavailable } from '../platform/database/unavailable.store.ts'
import { isTrailSubject, type NewTrailEntry, TRAIL_KINDS, type TrailActor, type TrailSubject } from './kind.ts'
import { appendToTrail, type TrailSource } from './trail.store.ts'

/** What the trail needs to know of a request. */
export type TrailVisit = Pick<Visit, 'deps' | 'log' | 'now' | 'request' | 'viewer'>
/** @param by who did it, where the visit doesn't know that: someone who just signed in, or another system */
export type VisitEntry = NewTrailEntry & { readonly by?: TrailActor }

/** Who is visiting, when, and from which network address. */
export function trailSourceOf({ now, request, viewer }: TrailVisit, by?: TrailActor): TrailSource {
  return { actor: by ?? viewer?.person ?? 'visitor', at: now, address: networkAddress(request.ip) }
}

/**
 * Writes an entry to the audit trail. When it can't be written, the table of kinds decides: either this throws, and the
 * request is answered with an error, or it goes on and leaves a line in the log.
 * @param tx the transaction that makes the change, where there is one: then there's no change without its entry
 */
export async function recordTrail(visit: TrailVisit, { by, ...entry }: VisitEntry, tx: Tx | null = null) {
  const source = trailSourceOf(visit, by)
  if (tx !== null) return appendToTrail(tx, source, entry)
  await orGoOn(visit, entry, () => visit.deps.store.transaction((own) => appendToTrail(own, source, entry)))
}

/** Writes down that someone opened a page about another person, where the address doesn't name that person. */
export async function noteReading(visit: SignedInVisit, about: PersonId): Promise<void> {
  if (about === visit.viewer.person) return
  await recordTrail(visit, { kind: 'person_read', about, detail: { route: String(visit.request.route?.path) } })
}

/** Does the work of writing an entry, and goes on without it where its kind says so. */
export async function orGoOn(visit: TrailVisit, entry: NewTrailEntry, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (TRAIL_KINDS[entry.kind].ifUnwritable === 'refuse' || !isUnavailable(error)) throw error
    const kept = { by: trailSourceOf(visit).actor, ...entry }
    const why = [...visit.deps.store.refusals]
    // Where nothing is saved, that was said when it began, and where the write failed tells nothing more.
    if (why.length > 0) visit.log.warn({ ...kept, why }, 'an entry of the audit trail could not be kept')
    else visit.log.error({ err: error, ...kept }, 'an entry of the audit trail could not be kept')
  }
}

/** The person, site or file that the address names, if it has the form of an id. */
export function subjectIn(path: string, { request }: Pick<Visit, 'request'>): TrailSubject | null {
  const name = /:(person|site|import|pack|profile|sheet|view|evidence)\b/.exec(path)?.[1]
  const subject = `${name}:${String(request.params[name ?? ''])}`
  return isTrailSubject(subject) ? subject : null
}

/** Returns null for a text that is no address: a misconfigured proxy passes on whatever a client sent. */
export function networkAddress(text: string | undefined): string | null {
  const address = (text ?? '').replace(/^::ffff:(?=\d+\.)/, '')
  return isIP(address) === 0 ? null : address
}
