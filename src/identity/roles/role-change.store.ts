import { randomUUID } from 'node:crypto'
import type { PersonId, Recording } from '../../ledger/event.ts'
import { changeFacts, type Hire } from '../../people/record.store.ts'
import type { Tx } from '../../platform/database/schema.store.ts'
import type { Grant, GrantedRole } from '../access.ts'
import { giveRole, takeRole } from '../access.store.ts'
import { createAccount } from '../account.store.ts'
import { noteChange } from '../factors/sign-in-change.store.ts'
import { accountInUse } from '../joined/in-use.store.ts'
import { survivors, tellAll } from '../recovery.store.ts'
import { peopleInHr, peopleWithRole } from '../role.store.ts'

/** Somebody gives or takes roles, with the reason, and whether there is a mail server to tell it. */
export interface RoleChange {
  readonly reason: string
  readonly recording: Recording
  readonly mail: boolean
}

/** Gives a role, or changes its sites and its end, and tells everyone concerned. */
export async function giveAndTell(tx: Tx, person: PersonId, grant: Grant, change: RoleChange): Promise<void> {
  await giveRole(tx, person, grant, change.reason, change.recording)
  await tell(tx, person, await concerned(tx, person, grant.role), change)
}

/** Takes a role away, and tells the same people: also whoever had it. */
export async function takeAndTell(tx: Tx, person: PersonId, role: GrantedRole, change: RoleChange): Promise<void> {
  const people = await concerned(tx, person, role)
  await takeRole(tx, person, role, change.reason, change.recording)
  await tell(tx, person, people, change)
}

/** Puts somebody on record who was never hired: with a name, an address, an account and one role. */
export async function addAuditor(
  tx: Tx,
  { facts, language, until }: Pick<Hire, 'facts' | 'language'> & Pick<Grant, 'until'>,
  change: RoleChange,
): Promise<PersonId> {
  const person: PersonId = `person:${randomUUID()}`
  const { at, today } = change.recording
  await changeFacts(tx, person, facts, today, change.recording)
  await createAccount(tx, person, language, at)
  await giveAndTell(tx, person, { role: 'auditor', sites: [], until }, change)
  return person
}

/** The person, every administrator, and for work in HR everyone in HR. */
async function concerned(tx: Tx, person: PersonId, role: GrantedRole): Promise<PersonId[]> {
  const administrators = await peopleWithRole(tx, 'administrator')
  return survivors(tx, [person, ...administrators, ...(role === 'hr' ? await peopleInHr(tx) : [])])
}

/** By mail where there is any, and at the next sign-in. */
async function tell(tx: Tx, about: PersonId, people: readonly PersonId[], { recording, mail }: RoleChange) {
  const { at, today, actor: by } = recording
  await tellAll(tx, 'role-changed', about, people, { mail, by, at, today })
  for (const person of people) {
    // An auditor from outside who hasn't joined yet has nothing to compare it with.
    const account = await accountInUse(tx, person)
    if (account !== null) await noteChange(tx, account.person, 'role-changed', at)
  }
}
