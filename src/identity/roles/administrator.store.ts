import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import { staysOn } from '../../people/employment.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { GrantedRole } from '../access.ts'
import { maySignIn } from '../access.store.ts'
import { accountInUse } from '../joined/in-use.store.ts'
import { canSignIn, survivors } from '../recovery.store.ts'
import { everyGrant, peopleWithRole } from '../role.store.ts'

/**
 * The administrators who could do something today and for whom no end is on record, neither of the role nor of the
 * work; all of them where each has one. One of them always remains.
 */
export async function stayingAdministrators(db: Database, today: CalendarDate): Promise<PersonId[]> {
  const active: PersonId[] = []
  for (const person of await survivors(db, await peopleWithRole(db, 'administrator', today)))
    if (await canSignIn(db, person, today)) active.push(person)
  const endless = (await everyGrant(db)).filter(({ role, until }) => role === 'administrator' && until === null)
  const holders = await survivors(
    db,
    endless.map(({ person }) => person),
  )
  const staying: PersonId[] = []
  for (const person of active) if (holders.includes(person) && (await staysOn(db, person))) staying.push(person)
  return staying.length === 0 ? active : staying
}

/** Someone who is an administrator as soon as they sign in for the first time, or null when there's nobody. */
export async function waitingAdministrator(db: Database, today: CalendarDate): Promise<PersonId | null> {
  const [first = null] = await neverIn(db, 'administrator', today)
  return first
}

/** Those who are content stewards as soon as they sign in for the first time. */
export async function waitingStewards(db: Database, today: CalendarDate): Promise<PersonId[]> {
  return neverIn(db, 'steward', today)
}

async function neverIn(db: Database, role: GrantedRole, today: CalendarDate): Promise<PersonId[]> {
  const waiting: PersonId[] = []
  for (const person of await survivors(db, await peopleWithRole(db, role, today)))
    if ((await maySignIn(db, person, today)) && (await accountInUse(db, person)) === null) waiting.push(person)
  return waiting
}

/** Whether no one else could give roles if this person weren't there. */
export async function isLastAdministrator(db: Database, person: PersonId, today: CalendarDate): Promise<boolean> {
  const staying = await stayingAdministrators(db, today)
  return staying.includes(person) && staying.every((other) => other === person)
}
