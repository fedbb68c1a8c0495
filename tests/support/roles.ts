import { type CalendarDate, calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId, SiteId } from '../../src/ledger/event.ts'
import { createAccount, setCredentials } from '../../src/identity/account.store.ts'
import type { Grant } from '../../src/identity/access.ts'
import { putRole } from '../../src/identity/role.store.ts'
import { changeFacts, hire } from '../../src/people/record.store.ts'
import type { TestApp } from './app.ts'
import { repeated } from './repeated.ts'
import { newStaff, passwordHash, type Staff } from './staff.ts'

/**
 * People with one role each. Hal is HR. Ivy is HR of North House. Eve is a steward. Gus is an administrator. Fay is an
 * auditor until the end of the year, and Jon was one until yesterday. Olga is an auditor who was never hired.
 */
export const HOLDERS = ['hal', 'ivy', 'eve', 'gus', 'fay', 'jon', 'olga'] as const
export type Holder = (typeof HOLDERS)[number]

const LAST_DAY = calendarDate('2026-12-31')
const YESTERDAY = calendarDate('2026-11-23')

export function holdersOn(
  test: Pick<TestApp, 'deps'>,
  { north }: Pick<Staff, 'north'>,
): Promise<Readonly<Record<Holder, PersonId>>> {
  return repeated(`roles at ${north}`, test, () => writeHolders(test, north))
}

async function writeHolders(
  { deps }: Pick<TestApp, 'deps'>,
  north: SiteId,
): Promise<Readonly<Record<Holder, PersonId>>> {
  const at = deps.now()
  const today = calendarDate('2026-11-24')
  const recording = { course: deps.contents.en.course.id, actor: 'system:set-up', at, today } as const
  return deps.store.transaction(async (tx) => {
    const join = async (name: string, role: Grant['role'], changes: Partial<Grant> = {}) => {
      const facts = { name, email: `${name.split(' ')[0]?.toLowerCase()}@harborstreet.example` }
      const person = await hire(tx, { ...newStaff, site: north, worksWithYouth: false, facts }, recording)
      await setCredentials(tx, person, facts.email, passwordHash, today)
      await putRole(tx, person, { role, sites: [], until: null, ...changes })
      return person
    }
    const audit = (until: CalendarDate): Grant => ({ role: 'auditor', sites: [], until })
    const olga: PersonId = 'person:olga'
    await changeFacts(tx, olga, { name: 'Olga Stern', email: 'olga@licensing.example' }, today, recording)
    await createAccount(tx, olga, 'en', at)
    await setCredentials(tx, olga, 'olga@licensing.example', passwordHash, today)
    await putRole(tx, olga, audit(LAST_DAY))
    return {
      hal: await join('Hal Brooks', 'hr'),
      ivy: await join('Ivy Chen', 'site-hr', { sites: [north] }),
      eve: await join('Eve Novak', 'steward'),
      gus: await join('Gus Park', 'administrator'),
      fay: await join('Fay Lund', 'auditor', { until: LAST_DAY }),
      jon: await join('Jon Reyes', 'auditor', { until: YESTERDAY }),
      olga,
    }
  })
}
