import { currentFacts } from '../ledger/fact.store.ts'
import { completionsOn, corrected, sourceOf } from '../ledger/history.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { findPerson } from '../people/people.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import type { DeliveryOnRecord } from './delivery.store.ts'
import { deadlineOn, type WebhookBody } from './event.ts'
import { outsideStanding } from './outside.store.ts'

/**
 * What a receiver is told, as things are when it is sent: nothing about anybody is kept until then. So whoever was
 * erased meanwhile has no staff number in it. Returns null when it isn't so anymore: a completion was corrected, or
 * what was due was done.
 */
export async function composeBody(
  db: Database,
  { id, event, person, entry, on_day: on, created_at: timestamp }: DeliveryOnRecord,
  { course, today }: { readonly course: string; readonly today: CalendarDate },
): Promise<WebhookBody | null> {
  const survivor = await survivorOf(db, person)
  const onRecord = await findPerson(db, survivor)
  const standing = onRecord === null ? null : await outsideStanding(db, survivor, onRecord.standing, today)
  const facts = (await currentFacts(db, [survivor], today)).get(survivor)
  const envelope = { id, timestamp }
  const data = {
    person,
    employeeNumber: facts?.employee_number ?? null,
    requirement: ORIENTATION,
    course,
    status: standing?.status ?? null,
    asOf: today,
    dueOn: standing?.dueOn ?? null,
    completedOn: standing?.completedOn ?? null,
    validUntil: standing?.validUntil ?? null,
  }
  if (event !== 'completed') {
    const now = standing === null ? null : deadlineOn(standing, today)
    return now?.event === event && now.on === on ? { type: event, ...envelope, data } : null
  }
  const completion = completionsOn(corrected(await historyOf(db, survivor)), today).find((each) => each.id === entry)
  if (completion === undefined) return null
  const { requirement, policyVersion } = completion.body
  const told = {
    entry: completion.id,
    completedOn: completion.effectiveOn,
    source: sourceOf(completion),
    policyVersion,
  }
  return {
    type: event,
    ...envelope,
    data: { ...data, requirement, course: completion.course, completion: told },
  }
}
