import type { PersonId } from '../ledger/event.ts'
import { historyOf, policyHistory } from '../ledger/ledger.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { type Standing, statusBesideHelp } from '../requirements/status.ts'

/**
 * A standing as other systems may know it. That somebody needs help is nobody's business outside, and neither a gap
 * nor an event that's missing may show it: they have the status and the dates that they would have otherwise.
 */
export async function outsideStanding(
  db: Database,
  person: PersonId,
  standing: Standing,
  today: CalendarDate,
): Promise<Standing> {
  if (standing.status !== 'needs-help') return standing
  return statusBesideHelp(await historyOf(db, person), ORIENTATION, await policyHistory(db), today)
}
