import type { PersonId } from '../../ledger/event.ts'
import { recordsOf, survivorOf } from '../../ledger/merge.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { peopleWithFacts } from '../../people/people.store.ts'
import { type Account, findAccount, findAccountBySignInName } from '../account.store.ts'

/**
 * Finds the account this person signs in with, whichever of their records it belongs to. Returns null until they have
 * chosen a password, made a passkey or come in through the organization's provider.
 */
export async function accountInUse(db: Database, person: PersonId): Promise<Account | null> {
  return (await accountsInUse(db, [person]))[0] ?? null
}

/**
 * All accounts in use of these people. First is the one that stays when the records are joined: one with a role, then
 * the older one. So a sign-in that someone makes today never takes the place of another.
 */
export async function accountsInUse(db: Database, people: readonly PersonId[]): Promise<Account[]> {
  const accounts: Account[] = []
  for (const person of people) {
    for (const record of await recordsOf(db, await survivorOf(db, person))) {
      const account = await findAccount(db, record)
      if (account !== null && account.isInUse) accounts.push(account)
    }
  }
  const before = (one: Account, other: Account) =>
    Number(other.grants.length > 0) - Number(one.grants.length > 0) || (one.createdAt < other.createdAt ? -1 : 1)
  return accounts.sort((one, other) => (isAlike(one, other) ? 0 : before(one, other)))
}

function isAlike(one: Account, other: Account): boolean {
  return one.createdAt === other.createdAt && one.grants.length > 0 === other.grants.length > 0
}

/**
 * The account that a sign-in name opens, or a staff number that one person has on record today. A name goes before a
 * number, and a number that several people have opens nothing. It's looked for either way, so that a name that nobody
 * has makes the same work.
 */
export async function accountToSignIn(db: Database, typed: string, today: CalendarDate): Promise<Account | null> {
  const named = await findAccountBySignInName(db, typed)
  const number = typed.trim()
  const spellings = [...new Set([number, number.toLowerCase(), number.toUpperCase()])]
  const holders = new Set([...(await peopleWithFacts(db, 'employee_number', spellings, today)).values()].flat())
  const [holder, ...others] = holders
  if (named !== null || holder === undefined || others.length > 0) return named
  const account = await accountInUse(db, holder)
  // Whoever comes in by other ways alone has no password that a number could go with.
  return account?.signInName === null ? null : account
}
