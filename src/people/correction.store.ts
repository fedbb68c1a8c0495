import { type Corrected, type LedgerEvent, type PersonId, isPerson, type Recording } from '../ledger/event.ts'
import { accountsInUse, endWaysIn } from '../identity/recovery.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { forgetPrivate, type PersonEvent, recordEvents } from './record.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { refreshStanding, reportsTo } from '../requirements/standing.store.ts'
import type { Evidence } from '../ledger/bodies/part.ts'

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
  // The other person loses the entries that were taken for theirs, or gets them back, and so do people who report to
  // either.
  const into = await survivorOf(tx, entry.body.into)
  await refreshStanding(tx, [into, ...(await reportsTo(tx, [into, entry.subject]))], recording.today)
}

/**
 * Records that `second` is another record of the person `into`: from now on everything recorded about it is about
 * that person. Taken back by withdrawing the entry.
 */
export async function mergeRecords(
  tx: Tx,
  second: PersonId,
  { into, sameJob, reason }: { readonly into: PersonId; readonly sameJob: boolean; readonly reason: string },
  recording: Recording,
): Promise<void> {
  const merged: PersonEvent = {
    person: second,
    on: recording.today,
    kind: 'merged',
    body: { v: 1, into, sameJob, reason },
  }
  await recordEvents(tx, [merged], recording)
  const inUse = (await accountsInUse(tx, into)).length
  // An invitation for the record without a password would open the account of the other.
  if (inUse > 0) await endWaysIn(tx, into, recording.at)
  // From now on each of two sign-ins opens the account: nothing private waits there for the other one.
  if (inUse > 1) await forgetPrivate(tx, await survivorOf(tx, into))
}

function isAboutPerson(entry: LedgerEvent): entry is LedgerEvent & { readonly subject: PersonId } {
  return isPerson(entry.subject)
}
