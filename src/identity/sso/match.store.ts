import type { PersonId } from '../../ledger/event.ts'
import { factsAbout } from '../../ledger/fact.store.ts'
import { recordsOf } from '../../ledger/merge.store.ts'
import { peopleWithFact } from '../../people/people.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { maySignIn } from '../access.store.ts'
import { accountInUse } from '../joined/in-use.store.ts'
import { ownAddress } from '../own-address.store.ts'
import type { ClaimedPerson } from './claim.ts'
import type { SingleSignOnSettings } from './settings.ts'

/** Whom on record somebody at the provider seems to be. */
export type Match =
  | { readonly kind: 'nobody' }
  /** They have left, or may not sign in. */
  | { readonly kind: 'closed' }
  /** They already sign in here in another way, and can show with it that they are the same person. */
  | { readonly kind: 'in-use' }
  | { readonly kind: 'person'; readonly person: PersonId }

/** Two people with the same address or number are nobody: HR has to tell them apart. */
export async function findMatch(
  db: Database,
  claimed: ClaimedPerson,
  { match }: SingleSignOnSettings,
  today: CalendarDate,
): Promise<Match> {
  const [person, ...others] = match === 'email' ? await byEmail(db, claimed, today) : await byNumber(db, claimed, today)
  if (person === undefined || others.length > 0) return { kind: 'nobody' }
  if (!(await maySignIn(db, person, today))) return { kind: 'closed' }
  return (await accountInUse(db, person)) === null ? { kind: 'person', person } : { kind: 'in-use' }
}

async function byNumber(db: Database, { number }: ClaimedPerson, today: CalendarDate): Promise<PersonId[]> {
  return number === null ? [] : peopleWithFact(db, 'employee_number', number, today)
}

async function byEmail(
  db: Database,
  { email, isEmailVerified }: ClaimedPerson,
  today: CalendarDate,
): Promise<PersonId[]> {
  if (email === null || !isEmailVerified) return []
  const people = await peopleWithFact(db, 'email', email, today)
  for (const person of people) if (!(await isKnownAddress(db, person, email, today))) return []
  return people
}

/**
 * Whether an address is known to be the person's: they confirmed it, or it's the only one there has ever been. An
 * address that HR or a file has changed could be anybody's.
 */
async function isKnownAddress(db: Database, person: PersonId, email: string, today: CalendarDate): Promise<boolean> {
  const isInUse = (await accountInUse(db, person)) !== null
  for (const record of await recordsOf(db, person)) {
    if ((await ownAddress(db, record, today)) === email) return true
    const facts = ((await factsAbout(db, [record])).get(record) ?? []).filter(({ kind }) => kind === 'email')
    if (!isInUse && facts.length > 0 && facts.every(({ value }) => value === email)) return true
  }
  return false
}
