import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId, SiteId } from '../../src/ledger/event.ts'
import { setCredentials } from '../../src/identity/account.store.ts'
import { putFirstRoles } from './first-roles.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { type Hire, hire } from '../../src/people/record.store.ts'
import { createSite } from '../../src/site/site.store.ts'
import { hashPassword } from '../../src/identity/password.web.ts'
import type { TestApp } from './app.ts'
import { repeated } from './repeated.ts'

/** Ada runs HR. Bob is new; Cleo is his supervisor. Dan works at another site and sees nobody. */
export interface Staff {
  readonly ada: PersonId
  readonly bob: PersonId
  readonly cleo: PersonId
  readonly dan: PersonId
  readonly north: SiteId
  readonly south: SiteId
}

export type Name = 'ada' | 'bob' | 'cleo' | 'dan'
export const NAMES: readonly Name[] = ['ada', 'bob', 'cleo', 'dan']

export const ORGANIZATION = {
  name: 'Harbor Street Youth Services',
  timeZone: 'America/New_York',
  renewalMonths: null,
  leaveTo: null,
}
export const PASSWORD = 'a quiet room with the light on'
export const signInNameOf = (name: Name) => `${name}@harborstreet.example`

export const passwordHash = await hashPassword(PASSWORD)

/** Puts the organization, two sites without details, and the four people on record. */
export function staffOn(test: Pick<TestApp, 'deps'>): Promise<Staff> {
  return repeated('staff', test, () => writeStaff(test))
}

async function writeStaff({ deps }: Pick<TestApp, 'deps'>): Promise<Staff> {
  const at = deps.now()
  const recording = {
    course: deps.contents.en.course.id,
    actor: 'system:set-up',
    at,
    today: calendarDate('2026-11-24'),
  } as const
  return deps.store.transaction(async (tx) => {
    await putOrganization(tx, ORGANIZATION, at)
    const north = (await createSite(tx, { slug: 'north-house', name: 'North House' }, at)).id
    const south = (await createSite(tx, { slug: 'south-house', name: 'South House' }, at)).id
    const join = async (name: Name, fullName: string, changes: Partial<Hire>) => {
      const facts = { name: fullName, email: signInNameOf(name) }
      const person = await hire(tx, { ...newStaff, site: north, facts, ...changes }, recording)
      await setCredentials(tx, person, signInNameOf(name), passwordHash, recording.today)
      return person
    }
    const ada = await join('ada', 'Ada Okafor', { department: 'Human resources', worksWithYouth: false })
    const cleo = await join('cleo', 'Cleo Marsh', { position: 'Program director' })
    const bob = await join('bob', 'Bob Rivera', { supervisor: cleo, hiredOn: calendarDate('2026-11-16') })
    const dan = await join('dan', 'Dan Whitfield', { site: south })
    await putFirstRoles(tx, ada)
    return { ada, bob, cleo, dan, north, south }
  })
}

/** Takes the password away, as before the first sign-in. */
export async function withoutPassword({ deps }: Pick<TestApp, 'deps'>, person: PersonId): Promise<void> {
  const nothing = { sign_in_name: null, password_hash: null, address_version: null }
  await deps.store.db.updateTable('account').set(nothing).where('person', '=', person).execute()
}

export const newStaff = {
  person: null,
  department: 'Residential',
  position: 'Youth worker',
  supervisor: null,
  hiredOn: calendarDate('2026-01-05'),
  type: 'employee',
  worksWithYouth: true,
  language: 'en',
} as const
