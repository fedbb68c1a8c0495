import { type CalendarDate, type Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findPeople, peopleWithFact } from '../people/people.store.ts'
import { accountInUse } from '../identity/recovery.store.ts'
import { createSignInLink, linkExpiry } from '../identity/sign-in-link.store.ts'
import { HR_NUMBER, SUPERVISOR_NUMBER } from './staff.job.ts'

/** Tokens of new sign-in links, each for one use. */
export interface DemoTokens {
  readonly hr: string
  readonly supervisor: string
  readonly newcomer: string
}

/** Throws when the database is not a demo, or everybody in it has left or begun. */
export async function demoTokens(store: Store, today: CalendarDate, at: Instant): Promise<DemoTokens> {
  const { db } = store
  const newest = await findPeople(db, { statuses: ['not-started', 'overdue'] }, { after: null, limit: 50 })
  const newcomer = newest.people.find(({ standing }) => standing.lessonsFinished.length === 0)
  const people = {
    hr: (await peopleWithFact(db, 'employee_number', HR_NUMBER, today))[0],
    supervisor: (await peopleWithFact(db, 'employee_number', SUPERVISOR_NUMBER, today))[0],
    newcomer: newcomer?.person,
  }
  return {
    hr: await token(store, people.hr, at),
    supervisor: await token(store, people.supervisor, at),
    newcomer: await token(store, people.newcomer, at),
  }
}

async function token(store: Store, person: PersonId | undefined, at: Instant): Promise<string> {
  if (person === undefined)
    throw new Error('The demo lacks somebody to sign in as. Remove its folder to make a new one.')
  const expiresAt = linkExpiry(at)
  return store.transaction(async (tx) => {
    // An invitation opens nothing for somebody who has been here before.
    const purpose = (await accountInUse(tx, person)) === null ? 'invite' : 'reset'
    return createSignInLink(tx, { purpose, person, createdBy: 'system:demo', at, expiresAt })
  })
}
