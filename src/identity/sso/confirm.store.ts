import type { PersonId, Recording } from '../../ledger/event.ts'
import { factOn } from '../../ledger/fact.store.ts'
import { survivorOf } from '../../ledger/merge.store.ts'
import type { Tx } from '../../platform/database/schema.store.ts'
import { maySignIn } from '../access.store.ts'
import { accountInUse } from '../joined/in-use.store.ts'
import { tellAll } from '../recovery.store.ts'
import { confirmAddress } from '../own-address.store.ts'
import { linkSignIn } from './linked.store.ts'
import type { SignInRequest } from './request.store.ts'

/**
 * What happens when HR confirms a sign-in. An account in use is connected only by the person who uses it: otherwise
 * somebody in HR could connect a sign-in of their own.
 */
export type Confirmation = 'confirmed' | 'in-use' | 'closed'

/** HR says that this person is who signed in at the provider. */
export async function confirmSignIn(
  tx: Tx,
  { identity, issuer, match, email, language }: SignInRequest,
  record: PersonId,
  recording: Recording,
  sendsMail: boolean,
): Promise<Confirmation> {
  const { actor: by, at, today } = recording
  const person = await survivorOf(tx, record)
  if ((await accountInUse(tx, person)) !== null) return 'in-use'
  if (!(await maySignIn(tx, person, today))) return 'closed'
  await linkSignIn(tx, { identity, issuer, person }, language, recording)
  const isVerified = match?.by === 'email' && (await factOn(tx, person, 'email', today)) === email
  if (isVerified) await confirmAddress(tx, person, today)
  await tellAll(tx, 'sign-in-linked', person, [person], { mail: sendsMail, by, at, today })
  return 'confirmed'
}
