import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { hasBegunUpdate } from '../learning/update/change.store.ts'
import { findPeople, peopleWithFact } from '../people/people.store.ts'
import { type GrantedRole, grantsOn } from '../identity/access.ts'
import { accountInUse } from '../identity/joined/in-use.store.ts'
import { grantsOf } from '../identity/role.store.ts'
import { createSignInLink, linkExpiry } from '../identity/sign-in-link.store.ts'
import { AUDITOR } from './role.job.ts'
import { ADMINISTRATOR_NUMBER, HR_NUMBER, SITE_HR_NUMBER, STEWARD_NUMBER, SUPERVISOR_NUMBER } from './staff.job.ts'

/** Whom a visitor of the demo can be, in the order in which they are listed. */
export const DEMO_VISITORS = [
  'hr',
  'administrator',
  'steward',
  'site-hr',
  'supervisor',
  'auditor',
  'newcomer',
  'updating',
] as const
export type DemoVisitor = (typeof DEMO_VISITORS)[number]

/** A new sign-in link, for one use. */
export interface DemoSignIn {
  readonly who: DemoVisitor
  readonly token: string
  /** The last day of the role, where it has one. */
  readonly until: CalendarDate | null
}

/**
 * One for each who is there. Who lost the role since isn't, or whose last day is over, and a demo of an earlier version
 * has fewer people. Throws when the database is not a demo.
 */
export async function demoSignIns(store: Store, today: CalendarDate, at: Instant): Promise<DemoSignIn[]> {
  const signIns: DemoSignIn[] = []
  for (const who of DEMO_VISITORS) {
    const found = await findVisitor(store.db, who, today)
    if (found !== null) signIns.push({ who, token: await token(store, found.person, at), until: found.until })
  }
  if (signIns.length === 0)
    throw new Error('The demo lacks somebody to sign in as. Remove its folder to make a new one.')
  return signIns
}

interface Found {
  readonly person: PersonId
  readonly until: CalendarDate | null
}

async function findVisitor(db: Database, who: DemoVisitor, today: CalendarDate): Promise<Found | null> {
  switch (who) {
    case 'newcomer': {
      const { people } = await findPeople(db, { statuses: ['not-started', 'overdue'] }, { after: null, limit: 50 })
      const person = people.find(({ standing }) => standing.lessonsFinished.length === 0)?.person
      return person === undefined ? null : { person, until: null }
    }
    case 'updating': {
      const { people } = await findPeople(db, { statuses: ['update-due'] }, { after: null, limit: 50 })
      for (const { person } of people) if (await hasBegunUpdate(db, person)) return { person, until: null }
      return null
    }
    case 'supervisor': {
      const [person] = await peopleWithFact(db, 'employee_number', SUPERVISOR_NUMBER, today)
      return person === undefined ? null : { person, until: null }
    }
    case 'auditor':
      return holder(db, await peopleWithFact(db, 'email', AUDITOR.email, today), who, today)
    default:
      return holder(db, await peopleWithFact(db, 'employee_number', NUMBERS[who], today), who, today)
  }
}

const NUMBERS = {
  hr: HR_NUMBER,
  administrator: ADMINISTRATOR_NUMBER,
  steward: STEWARD_NUMBER,
  'site-hr': SITE_HR_NUMBER,
} as const satisfies Partial<Record<GrantedRole, string>>

async function holder(
  db: Database,
  [person]: readonly PersonId[],
  role: GrantedRole,
  today: CalendarDate,
): Promise<Found | null> {
  if (person === undefined) return null
  const grant = grantsOn(await grantsOf(db, person), today).find((each) => each.role === role)
  return grant === undefined ? null : { person, until: grant.until }
}

async function token(store: Store, person: PersonId, at: Instant): Promise<string> {
  const expiresAt = linkExpiry(at)
  return store.transaction(async (tx) => {
    // An invitation opens nothing for somebody who has been here before.
    const purpose = (await accountInUse(tx, person)) === null ? 'invite' : 'reset'
    return createSignInLink(tx, { purpose, person, createdBy: 'system:demo', at, expiresAt })
  })
}
