import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { findAccountBySignInName } from '../identity/account.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { peopleWithFact } from '../people/by-fact.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { UsageError } from './command.cli.ts'

/**
 * Who has this sign-in name, e-mail address or staff number. Throws a `UsageError` for nobody and for several.
 * @param unique what names one record in any case
 */
export async function personCalled(
  db: Database,
  who: string,
  today: CalendarDate,
  unique = 'a sign-in name',
): Promise<PersonId> {
  const account = await findAccountBySignInName(db, who)
  const found = [
    ...(account === null ? [] : [account.person]),
    ...(await peopleWithFact(db, 'email', who.toLowerCase(), today)),
    ...(await peopleWithFact(db, 'employee_number', who, today)),
  ]
  const people = [...new Set(await Promise.all(found.map((person) => survivorOf(db, person))))]
  const [person] = people
  if (person === undefined) {
    throw new UsageError(`${who}: nobody on record has this sign-in name, e-mail address or staff number.`)
  }
  if (people.length > 1) throw new UsageError(`${who}: several people fit. Give ${unique}.`)
  return person
}
