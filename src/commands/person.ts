import type { CalendarDate } from '../domain/calendar.ts'
import type { PersonId } from '../domain/event.ts'
import { findAccountBySignInName } from '../store/accounts.ts'
import { survivorOf } from '../store/merges.ts'
import { peopleWithFact } from '../store/people-by-fact.ts'
import type { Database } from '../store/schema.ts'
import { UsageError } from './command.ts'

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
