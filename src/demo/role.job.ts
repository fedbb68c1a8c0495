import { addDays, addMonths, type CalendarDate } from '../platform/time/calendar.ts'
import type { Grant } from '../identity/access.ts'
import { giveRole } from '../identity/access.store.ts'
import { addAuditor } from '../identity/roles/role-change.store.ts'
import { ADMINISTRATOR_NUMBER, HR_NUMBER, SITE_HR_NUMBER, STEWARD_NUMBER } from './staff.job.ts'
import { getPerson, getSite, type Occasion, type Scene } from './write.job.ts'

/** How long ago the roles were given, and how long the auditor's still holds. */
const DAYS_SINCE_GIVEN = 120
const DAYS_SINCE_AUDITOR = 12
const AUDIT_MONTHS = 6

/** An invented person of an invented licensing office, who was never hired. */
export const AUDITOR = { name: 'Imogen Lanternby', email: 'imogen.lanternby@licensing.example' }

/** What HR, who is the first administrator, gives to three people in the office and to an auditor from outside. */
export function rolesGiven(scene: Scene, today: CalendarDate): Occasion[] {
  const on = addDays(today, -DAYS_SINCE_GIVEN)
  const until = addMonths(today, AUDIT_MONTHS)
  return [
    given(scene, on, ADMINISTRATOR_NUMBER, 'Looks after the server and the sign-in', () => role('administrator')),
    given(scene, on, STEWARD_NUMBER, 'Looks after site details and texts', () => role('steward')),
    given(scene, on, SITE_HR_NUMBER, 'Does the work of HR for two sites', () => ({
      ...role('site-hr'),
      sites: [getSite(scene, 'north'), getSite(scene, 'bayview')],
    })),
    {
      on: addDays(today, -DAYS_SINCE_AUDITOR),
      async happen(tx, recording) {
        const by = { ...recording, actor: getPerson(scene, HR_NUMBER) }
        const change = { reason: 'Yearly review by the licensing office', recording: by, mail: false }
        await addAuditor(tx, { facts: AUDITOR, language: 'en', until }, change)
      },
    },
  ]
}

function role(name: Grant['role']): Grant {
  return { role: name, sites: [], until: null }
}

function given(scene: Scene, on: CalendarDate, number: string, reason: string, grant: () => Grant): Occasion {
  return {
    on,
    happen: (tx, recording) =>
      giveRole(tx, getPerson(scene, number), grant(), reason, { ...recording, actor: getPerson(scene, HR_NUMBER) }),
  }
}
