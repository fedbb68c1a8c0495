import { type Corrected, type LedgerEvent, type PersonId, isPerson, type Recording } from '../ledger/event.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { recordEvents } from './record.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { refreshStanding, reportsTo } from '../requirements/standing.store.ts'
import type { Evidence } from '../ledger/bodies/part.ts'
import { appendToTrail } from '../trail/trail.store.ts'

/** The correction of an entry: the right value, the reason, and its evidence. */
export interface Correction {
  readonly change: Corrected['change']
  readonly reason: string
  readonly evidence: Evidence
}

/** Records what is right in place of an entry about a person. The entry stays; both are shown. */
export async function correct(
  tx: Tx,
  entry: LedgerEvent,
  { change, reason, evidence }: Correction,
  recording: Recording,
): Promise<void> {
  // Sites and versions of the policy are corrected by publishing again.
  if (!isAboutPerson(entry)) throw new RangeError(`Entry ${entry.id} is not about a person.`)
  const body = { v: 2, corrects: entry.id, reason, evidence, change } as const
  await recordEvents(tx, [{ person: entry.subject, on: recording.today, kind: 'corrected', body }], recording)
  if (entry.kind !== 'merged') return
  const { actor, at } = recording
  await appendToTrail(tx, { actor, at, address: null }, { kind: 'records_parted', about: entry.subject })
  // The other person loses the entries that were taken for theirs, or gets them back, and so do people who report to
  // either.
  const into = await survivorOf(tx, entry.body.into)
  await refreshStanding(tx, [into, ...(await reportsTo(tx, [into, entry.subject]))], recording.today)
}

function isAboutPerson(entry: LedgerEvent): entry is LedgerEvent & { readonly subject: PersonId } {
  return isPerson(entry.subject)
}
