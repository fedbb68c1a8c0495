import type { SiteId } from '../../ledger/event.ts'
import { corrected } from '../../ledger/history.ts'
import { entriesOf } from '../../ledger/ledger.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type OwnNumber, ownNumbers } from './number.ts'

/** The numbers of the details in effect on a day, of every site that has some. */
export async function everyOwnNumber(
  db: Database,
  sites: readonly SiteId[],
  on: CalendarDate,
): Promise<Map<SiteId, readonly OwnNumber[]>> {
  const histories = await entriesOf(db, sites, ['site_published', 'contact_checked', 'corrected'])
  return new Map([...histories].map(([site, history]) => [site, ownNumbers(corrected(history), on)]))
}
