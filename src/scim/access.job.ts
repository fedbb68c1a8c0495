import { closeAccess, isClosed, maySignIn, openAccess } from '../identity/access.store.ts'
import { hasRole } from '../identity/role.store.ts'
import { isLastAdministrator } from '../identity/roles/administrator.store.ts'
import { endSessionsOf } from '../identity/session.store.ts'
import { endLinksOf } from '../identity/sign-in-link.store.ts'
import type { PersonId, Recording } from '../ledger/event.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { refusalOf } from './refusal.ts'
import { ScimProblem } from './shape.ts'

/** HR reads it next to the closed account. */
const REASON = 'The directory (SCIM) says that this person has left.'

/** Signs them out everywhere and closes the account, as HR does: otherwise a last day lets them in until midnight. */
export async function shutOut(tx: Tx, person: PersonId, recording: Recording): Promise<void> {
  if (!(await maySignIn(tx, person, recording.today))) return
  if (await isLastAdministrator(tx, person, recording.today))
    throw refusalOf([{ code: 'last-administrator', field: 'last_day', value: '', other: '' }])
  await closeAccess(tx, person, REASON, recording)
  for (const record of await recordsOf(tx, person)) {
    await endSessionsOf(tx, record)
    await endLinksOf(tx, record)
  }
}

/** Opens an account that a directory has closed. One that HR has closed stays so. */
export async function letBackIn(tx: Tx, person: PersonId, recording: Recording): Promise<void> {
  if (!(await isClosed(tx, person))) return
  const closed = (await historyOf(tx, person)).findLast(({ kind }) => kind === 'access_closed')
  if (closed?.actor.startsWith('system:scim:') !== true) return
  await requireNoRole(tx, person, recording)
  await openAccess(tx, person, recording)
}

/** Leaving ends no role, so a return would give back what only people can give. */
export async function requireNoRole(tx: Tx, person: PersonId, { today }: Recording): Promise<void> {
  if (await hasRole(tx, person, today))
    throw new ScimProblem(
      'conflict',
      null,
      'The person has a role here, so HR or an administrator decides about the return.',
    )
}
