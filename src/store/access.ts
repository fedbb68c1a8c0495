import type { CalendarDate } from '../domain/calendar.ts'
import type { PersonId } from '../domain/event.ts'
import { employmentOn } from './employment.ts'
import { survivorOf } from './merges.ts'
import { stopAllTo } from './messages.ts'
import { recordHappenings } from './records.ts'
import type { Recording } from './recording.ts'
import type { Database, Tx } from './schema.ts'
import { endSessionsOf } from './sessions.ts'

/** Whether somebody on record may not sign in. */
export async function isClosed(db: Database, person: PersonId): Promise<boolean> {
  const account = await db.selectFrom('account').select('closed_at').where('person', '=', person).executeTakeFirst()
  return account !== undefined && account.closed_at !== null
}

/** Whether somebody may come in: not who has left, and nobody whose account is closed, under whichever record. */
export async function maySignIn(db: Database, record: PersonId, today: CalendarDate): Promise<boolean> {
  const person = await survivorOf(db, record)
  if ((await isClosed(db, record)) || (await isClosed(db, person))) return false
  return (await employmentOn(db, person, today)) !== 'over'
}

/** Signs the person out everywhere and makes unused links void. What is required and done stays as it is. */
export async function closeAccess(tx: Tx, person: PersonId, reason: string, recording: Recording): Promise<void> {
  const on = recording.today
  await recordHappenings(tx, [{ person, on, kind: 'access_closed', body: { v: 1, reason } }], recording)
  await tx.updateTable('account').set({ closed_at: recording.at }).where('person', '=', person).execute()
  await endSessionsOf(tx, person)
  await voidLinks(tx, person)
}

export async function openAccess(tx: Tx, person: PersonId, recording: Recording): Promise<void> {
  const on = recording.today
  await recordHappenings(tx, [{ person, on, kind: 'access_opened', body: { v: 1 } }], recording)
  await tx.updateTable('account').set({ closed_at: null }).where('person', '=', person).execute()
}

/**
 * Takes an invitation back that went to the wrong person: links that were not used are void, and whoever used one is
 * signed out and has no password any more. Messages that wait are stopped: they carry links, too.
 */
export async function undoInvitation(tx: Tx, person: PersonId): Promise<void> {
  await voidLinks(tx, person)
  await stopAllTo(tx, person)
  await endSessionsOf(tx, person)
  await tx
    .updateTable('account')
    .set({ sign_in_name: null, password_hash: null })
    .where('person', '=', person)
    .execute()
}

async function voidLinks(tx: Tx, person: PersonId): Promise<void> {
  await tx.deleteFrom('sign_in_link').where('person', '=', person).where('used_at', 'is', null).execute()
}
