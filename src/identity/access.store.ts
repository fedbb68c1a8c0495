import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId, Recording } from '../ledger/event.ts'
import { EVERYONE } from '../ledger/scope.ts'
import { type Grant, type GrantedRole, isOutsideAuditor, scopeOf, type Viewer } from './access.ts'
import { endPassword, findAccount } from './account.store.ts'
import { accountInUse } from './joined/in-use.store.ts'
import { removeFactors } from './factors/factor.store.ts'
import { deleteRole, FIRST_ROLES, grantsOf, hasRole, putRole } from './role.store.ts'
import { employmentOn, supervisesAnyone, type Term, termsOf } from '../people/employment.store.ts'
import { recordsOf, survivorOf } from '../ledger/merge.store.ts'
import { stopAllTo } from '../reminders/message.store.ts'
import { forgetPrivate, recordEvents } from '../people/record.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { endSessionsOf } from './session.store.ts'
import { endLinksOf } from './sign-in-link.store.ts'
import { unlinkRecord } from './sso/linked.store.ts'

/** Whether somebody on record may not sign in. */
export async function isClosed(db: Database, person: PersonId): Promise<boolean> {
  const account = await db.selectFrom('account').select('closed_at').where('person', '=', person).executeTakeFirst()
  return account !== undefined && account.closed_at !== null
}

/** What decides whether the person of an account comes in, and as whom. */
export interface AccountStanding {
  /** The person whom the account's record is about. */
  readonly survivor: PersonId
  readonly isClosed: boolean
  readonly supervises: boolean
  readonly terms: readonly Term[]
}

export async function accountStanding(db: Database, record: PersonId): Promise<AccountStanding> {
  const survivor = await survivorOf(db, record)
  return {
    survivor,
    isClosed: await isClosed(db, survivor),
    supervises: await supervisesAnyone(db, survivor),
    terms: await termsOf(db, survivor),
  }
}

/**
 * Whether a person may sign in. Nobody may who has left or whose account is closed, under any of their records, and
 * nobody who was never hired but an auditor from outside.
 */
export async function maySignIn(db: Database, record: PersonId, today: CalendarDate): Promise<boolean> {
  const person = await survivorOf(db, record)
  if ((await isClosed(db, record)) || (await isClosed(db, person))) return false
  const employment = await employmentOn(db, person, today)
  return employment === 'none' ? isOutsideAuditor(await grantsOf(db, record), today) : employment !== 'over'
}

/**
 * Whether the viewer's permission to invite reaches the person's account: who has a role sees more than a site, so only
 * HR of all sites opens or closes such an account. Expects somebody within reach.
 */
export async function reachesAccount(db: Database, viewer: Viewer, person: PersonId): Promise<boolean> {
  return scopeOf(viewer, 'invite-person') === EVERYONE || !(await hasRole(db, person))
}

/** Signs the person out everywhere and cancels unused links. Requirements and completions stay as they are. */
export async function closeAccess(tx: Tx, person: PersonId, reason: string, recording: Recording): Promise<void> {
  const on = recording.today
  await recordEvents(tx, [{ person, on, kind: 'access_closed', body: { v: 1, reason } }], recording)
  await tx.updateTable('account').set({ closed_at: recording.at }).where('person', '=', person).execute()
  await endSessionsOf(tx, person)
  await endLinksOf(tx, person)
}

export async function openAccess(tx: Tx, person: PersonId, recording: Recording): Promise<void> {
  const on = recording.today
  await recordEvents(tx, [{ person, on, kind: 'access_opened', body: { v: 1 } }], recording)
  await tx.updateTable('account').set({ closed_at: null }).where('person', '=', person).execute()
}

/**
 * Gives a role, or changes its sites and its end. The person's sessions end: the next sign-in has the new role, under a
 * new id.
 */
export async function giveRole(tx: Tx, person: PersonId, grant: Grant, reason: string, recording: Recording) {
  const { role, sites, until } = grant
  await putRole(tx, await accountForRoles(tx, person), grant, { at: recording.at, by: recording.actor })
  for (const record of await recordsOf(tx, person)) await endSessionsOf(tx, record)
  const body = { v: 1, role, sites: [...sites], until, reason } as const
  await recordEvents(tx, [{ person, on: recording.today, kind: 'role_given', body }], recording)
}

/** The one account that gets a person's roles: the one they sign in with, or will. Another record's never does. */
async function accountForRoles(db: Database, person: PersonId): Promise<PersonId> {
  const inUse = await accountInUse(db, person)
  if (inUse !== null) return inUse.person
  for (const record of await recordsOf(db, person)) if ((await findAccount(db, record)) !== null) return record
  throw new RangeError(`${person} has no account that could have a role.`)
}

/** Makes the first account of an organization able to run it. */
export async function giveFirstRoles(tx: Tx, person: PersonId, recording: Recording): Promise<void> {
  for (const role of FIRST_ROLES)
    await giveRole(tx, person, { role, sites: [], until: null }, 'First set-up', recording)
}

/** Takes a role away, and signs the person out. */
export async function takeRole(tx: Tx, person: PersonId, role: GrantedRole, reason: string, recording: Recording) {
  for (const record of await recordsOf(tx, person)) {
    await deleteRole(tx, record, role)
    await endSessionsOf(tx, record)
  }
  const body = { v: 1, role, reason } as const
  await recordEvents(tx, [{ person, on: recording.today, kind: 'role_ended', body }], recording)
}

/**
 * Takes back an invitation that went to the wrong person. Unused links are void, and a person who used one is signed
 * out and has no way in anymore. Waiting messages are stopped because they carry links, too. If the person had a
 * way in, nothing private stays, and the ledger and the next sign-in say what happened.
 */
export async function undoInvitation(tx: Tx, person: PersonId, recording: Recording): Promise<void> {
  if ((await findAccount(tx, person))?.isInUse === true) {
    const survivor = await survivorOf(tx, person)
    await forgetPrivate(tx, survivor)
    const on = recording.today
    await recordEvents(tx, [{ person: survivor, on, kind: 'sign_in_undone', body: { v: 1 } }], recording)
  }
  await endSignIn(tx, person, recording)
  await tx.updateTable('account').set({ address_version: null }).where('person', '=', person).execute()
}

/** From now on nothing opens the account of this record, and whoever is in it is out. */
export async function endSignIn(tx: Tx, record: PersonId, recording: Recording): Promise<void> {
  await unlinkRecord(tx, record, recording)
  await endLinksOf(tx, record)
  await stopAllTo(tx, record)
  await endSessionsOf(tx, record)
  await removeFactors(tx, record)
  await endPassword(tx, record)
}
