import type { PersonId, SiteId } from '../ledger/event.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { publishedDetails } from '../site/site.store.ts'
import { findPerson } from './people.store.ts'

interface Zoned {
  readonly db: Database
  readonly organization: { readonly timeZone: string }
}

/**
 * Returns the time zone of the person's own site if it has published details, and otherwise that of the organization.
 */
export async function zoneOf({ db, organization }: Zoned, person: PersonId, today: CalendarDate): Promise<string> {
  const sites = (await findPerson(db, person))?.placements.map(({ site }): SiteId => site) ?? []
  const details = sites[0] === undefined ? null : await publishedDetails(db, sites[0], today)
  return details?.body.details.timeZone ?? organization.timeZone
}
