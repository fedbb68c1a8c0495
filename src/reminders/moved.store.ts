import type { Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import type { Standing } from '../requirements/status.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { stopReason } from './due.ts'
import { isReminder, messagesAbout, messagesTo, stop } from './message.store.ts'

/** What stops a message about the recipient is found when it goes out. Here only the date counts. */
const REACHED = { employed: true, onLeave: false, closed: false, hasWayIn: false, hasAddress: true }

/**
 * Stops the messages to a person and about the person that mention a date that has moved. The day is free again for
 * one with the new date. Returns how many there were.
 */
export async function stopMoved(tx: Tx, person: PersonId, standing: Standing, at: Instant): Promise<number> {
  let stopped = 0
  for (const message of [...(await messagesTo(tx, person)), ...(await messagesAbout(tx, person))]) {
    if (!isReminder(message) || message.deadline === null) continue
    if (stopReason(message, REACHED, standing, true) !== 'date-moved') continue
    if (await stop(tx, message.id, at, 'date-moved')) stopped++
  }
  return stopped
}
