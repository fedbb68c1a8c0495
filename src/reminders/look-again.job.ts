import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { corrected, type History } from '../ledger/history.ts'
import { isMailAddress } from '../platform/text/mail-address.ts'
import { type Recipient, reminderFacts } from './due.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { type Standing, statusOn } from '../requirements/status.ts'
import { employmentOn } from '../people/employment.store.ts'
import { type CurrentFacts, currentFacts } from '../ledger/fact.store.ts'
import { historyOf, policyHistory } from '../ledger/ledger.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import type { MessageOnRecord } from '../mail/message.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { accountStates } from './to-remind.store.ts'

/** Everything that a message depends on, as it is now: between its cause and its sending lie hours or days. */
export interface Circumstances {
  /** Who gets it, and whom it is about, under the records that count now. */
  readonly person: PersonId
  readonly about: PersonId
  readonly recipient: Recipient
  /** Of whom it is about. */
  readonly standing: Standing
  /** Of who gets it, corrected. */
  readonly history: History
  readonly facts: CurrentFacts | null
}

export async function lookAgain(db: Database, message: MessageOnRecord, today: CalendarDate): Promise<Circumstances> {
  const person = await survivorOf(db, message.person)
  const about = message.about === null ? person : await survivorOf(db, message.about)
  const history = corrected(await historyOf(db, person))
  const facts = (await currentFacts(db, [person], today)).get(person) ?? null
  const account = (await accountStates(db, [person])).get(person) ?? { hasPassword: false, closed: false }
  const recipient = {
    ...reminderFacts(person, history, account, today),
    employed: ['current', 'to-come'].includes(await employmentOn(db, person, today)),
    hasAddress: isMailAddress(facts?.email ?? ''),
  }
  const standing = statusOn(await historyOf(db, about), ORIENTATION, await policyHistory(db), today)
  return { person, about, recipient, standing, history, facts }
}

/** Whether somebody has sent it, and not the rules. */
export function isAsked({ createdBy }: MessageOnRecord): boolean {
  return !createdBy.startsWith('system:')
}
