import type { PersonId, Recording } from '../../ledger/event.ts'
import { recordsOf, survivorOf } from '../../ledger/merge.store.ts'
import { forgetPrivate, type PersonEvent, recordEvents } from '../../people/record.store.ts'
import type { Instant } from '../../platform/time/calendar.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import { appendToTrail } from '../../trail/trail.store.ts'
import { endSignIn } from '../access.store.ts'
import { tellChange } from '../factors/sign-in-change.store.ts'
import { accountInUse, accountsInUse } from './in-use.store.ts'
import { endWaysIn, tellAll } from '../recovery.store.ts'
import { everyGrant } from '../role.store.ts'

/**
 * Records that `second` is another record of the person `into`: from now on everything recorded about it is about
 * that person. Taken back by withdrawing the entry. Of several sign-ins one stays, so that nobody comes into an account
 * with the sign-in of another: `accountsInUse` says which.
 */
export async function mergeRecords(
  tx: Tx,
  second: PersonId,
  { into, sameJob, reason }: { readonly into: PersonId; readonly sameJob: boolean; readonly reason: string },
  recording: Recording,
): Promise<void> {
  const { actor: by, at, today } = recording
  const [stays, ...others] = await accountsInUse(tx, [into, second])
  for (const { person } of others) {
    await endSignIn(tx, person, recording)
    await appendToTrail(tx, { actor: by, at, address: null }, { kind: 'sign_in_ended', about: person })
  }
  const body = { v: 1, into, sameJob, reason } as const
  const merged: PersonEvent = { person: second, on: today, kind: 'merged', body }
  await recordEvents(tx, [merged], recording)
  if (stays === undefined) return
  // An invitation for the record without a sign-in would open the account of the other.
  await endWaysIn(tx, into, at)
  if (others.length === 0) return
  // What was written with a sign-in that ended isn't shown to the one that stays.
  await forgetPrivate(tx, await survivorOf(tx, into))
  await tellChange(tx, stays.person, 'records-joined', { by, at, today })
  const ended = others.map(({ person }) => person)
  await tellAll(tx, 'records-joined', stays.person, ended, { mail: true, by, at, today })
}

/** Whether the sign-in of a record that was joined has got a role since, which it would keep when they're parted. */
export async function hasRoleSince(db: Database, record: PersonId, at: Instant): Promise<boolean> {
  for (const each of await recordsOf(db, await survivorOf(db, record)))
    if ((await everyGrant(db, each)).some(({ givenAt }) => givenAt !== null && givenAt >= at)) return true
  return false
}

/**
 * What follows when records aren't one person's anymore: no sign-in comes back. A record that is left without one can
 * get an invitation, so nothing private waits there that was written with the sign-in of the other.
 */
export async function settleParted(tx: Tx, into: PersonId): Promise<void> {
  const person = await survivorOf(tx, into)
  if ((await accountInUse(tx, person)) === null) await forgetPrivate(tx, person)
}
