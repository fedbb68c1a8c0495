import type { PersonId } from '../ledger/event.ts'
import { factsAbout, inForce } from '../ledger/fact.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { isMailAddress } from '../platform/text/mail-address.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { accountToSignIn } from './joined/in-use.store.ts'

/**
 * The e-mail address that the person is known to own: it was on record when they chose their first password, or they
 * have confirmed it since. Returns null for an address that HR or a file has changed, because no link for a new
 * password may go there.
 */
export async function ownAddress(db: Database, person: PersonId, today: CalendarDate): Promise<string | null> {
  const version = await addressVersion(db, person)
  const facts = (await factsAbout(db, [person])).get(person) ?? []
  const current = inForce(facts, 'email', today)?.value ?? null
  const known = facts.find((fact) => fact.kind === 'email' && fact.version === version)?.value ?? null
  return current !== null && current === known && isMailAddress(current) ? current : null
}

/**
 * The account for which somebody asks for a link: by what signs it in, or by the person's own address when they sign in
 * with a passkey and have no name. Null when there's none, and when nobody has chosen a way in yet.
 */
export async function findAccountToReset(db: Database, typed: string, today: CalendarDate): Promise<PersonId | null> {
  const named = await accountToSignIn(db, typed, today)
  if (named !== null) return named.isInUse ? named.person : null
  const address = typed.trim().toLowerCase()
  const rows = await db
    .selectFrom('account')
    .innerJoin('passkey', 'passkey.person', 'account.person')
    .innerJoin('person_fact', 'person_fact.person', 'account.person')
    .select('account.person')
    .distinct()
    .where('sign_in_name', 'is', null)
    .where('person_fact.kind', '=', 'email')
    .where('person_fact.value', '=', address)
    .execute()
  for (const { person } of rows) if ((await ownAddress(db, person, today)) === address) return person
  return null
}

/** The person says that the address on record is theirs. */
export async function confirmAddress(tx: Tx, person: PersonId, today: CalendarDate): Promise<void> {
  const facts = (await factsAbout(tx, [person])).get(person) ?? []
  const version = inForce(facts, 'email', today)?.version ?? null
  await tx.updateTable('account').set({ address_version: version }).where('person', '=', person).execute()
}

async function addressVersion(db: Database, person: PersonId): Promise<number | null> {
  const row = await db.selectFrom('account').select('address_version').where('person', '=', person).executeTakeFirst()
  return row?.address_version ?? null
}
