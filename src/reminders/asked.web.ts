import type { PersonId } from '../ledger/event.ts'
import { dateAt } from '../platform/time/calendar.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { AskedReminder } from './asked.page.ts'
import { type AskedMessage, remindedBy } from './mail-state.store.ts'

/** The reminders that are enough for today, by person. */
export async function askedReminders(
  visit: SignedInVisit,
  people: readonly PersonId[],
): Promise<Map<PersonId, AskedReminder>> {
  const { deps, organization, today } = visit
  const asked = await remindedBy(deps.store.db, people, today)
  return new Map(
    [...asked].map(([person, { by, state, at }]) => [
      person,
      { by, on: dateAt(at, organization.timeZone), state: reaching(state, deps.config.mail !== null) },
    ]),
  )
}

/** Without a mail server a message waits for HR, even before the background job has seen it. */
function reaching(state: AskedMessage['state'], sendsMail: boolean): AskedReminder['state'] {
  if (state === 'by-hand' || (state === 'waiting' && !sendsMail)) return 'by-hand'
  return state === 'dead' ? 'refused' : 'reminded'
}
