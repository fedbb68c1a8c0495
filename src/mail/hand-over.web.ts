import type { SignedInVisit } from '../app/visit.web.ts'
import { accountInUse } from '../identity/joined/in-use.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { MessageOnRecord } from '../reminders/message.store.ts'
import { type Confirmed, confirmHandedOver, type HandOver, takeBackHandOver } from '../reminders/hand-over.store.ts'
import { recordTrail } from '../trail/record.web.ts'
import { act } from './message.web.ts'

/** HR says that a message was handed over. */
export function markHandedOver(visit: SignedInVisit): Promise<void> {
  return act(visit, (tx, { id }) => confirmOne(visit, tx, 'handed-over', id))
}

/** It wasn't after all. */
export function markNotHandedOver(visit: SignedInVisit): Promise<void> {
  return act(visit, async (tx, message) => {
    return (await canBeTakenBack(tx, message)) && confirmOne(visit, tx, 'not-handed-over', message.id)
  })
}

/** An invitation that let somebody in was handed over. */
export async function canBeTakenBack(
  db: Database,
  { kind, person }: Pick<MessageOnRecord, 'kind' | 'person'>,
): Promise<boolean> {
  return kind !== 'invite' || (await accountInUse(db, person)) === null
}

export async function confirmOne(visit: SignedInVisit, tx: Tx, what: HandOver['what'], id: string): Promise<boolean> {
  const confirm = what === 'handed-over' ? confirmHandedOver : takeBackHandOver
  const confirmed = await confirm(tx, [id], { by: visit.viewer.person, at: visit.now })
  await noteHandOvers(visit, tx, what, confirmed)
  return confirmed.length > 0
}

/** Puts each on the audit trail. */
export async function noteHandOvers(
  visit: SignedInVisit,
  tx: Tx,
  what: HandOver['what'],
  confirmed: readonly Confirmed[],
): Promise<void> {
  const kind = what === 'handed-over' ? 'handed_over' : 'not_handed_over'
  for (const { person } of confirmed) await recordTrail(visit, { kind, about: person }, tx)
}
