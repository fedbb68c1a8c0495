import { setImmediate as nextTurn } from 'node:timers/promises'
import type { EventOf, PersonId, Recording } from '../ledger/event.ts'
import { historiesOf, policyHistory } from '../ledger/ledger.store.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import { behindRows, dueOn } from '../requirements/behind.store.ts'
import { UPDATE_DAYS } from '../requirements/published-policy.store.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import type { StatusChange } from '../requirements/status-change.ts'
import { askedBy, countedByDay, isHalfway, type Reached, UNDER_WAY, updateBy } from './policy-effect.ts'

/**
 * The people whom a material change would reach. What's known of their standing is enough for most of them; the history
 * is read only where the standing isn't worked out for today yet. Nothing is written.
 */
export async function reachedBy({ db }: Store, recording: Recording): Promise<Reached> {
  const { today } = recording
  const asked = await holding(db, today).where('status', '=', 'up-to-date').execute()
  const begun = await holding(db, today)
    .where('status', 'in', [...UNDER_WAY])
    .where('because', 'not like', '%"kind":"update"%')
    .where(({ eb, or }) => or([eb('lessons_finished', '!=', '[]'), eb('attempts', '>', 0)]))
    .execute()
  const waiting = await holding(db, today)
    .select('due_on')
    .where('status', 'in', ['update-due', 'overdue'])
    .where('because', 'like', '%"kind":"update"%')
    .execute()
  const inHistories = await foundAmong(db, await dueOn(db, today), recording)
  const reached = asked.map(({ person }) => ({ person, before: 'up-to-date', after: 'update-due' }) as const)
  const days = [...waiting.flatMap(({ due_on }) => due_on ?? []), ...inHistories.days]
  return {
    asked: [...reached, ...inHistories.asked],
    waiting: countedByDay(days),
    halfway: begun.length + inHistories.halfway,
  }
}

/** People whose standing was worked out for today. */
function holding(db: Database, today: CalendarDate) {
  return db
    .selectFrom('standing')
    .select('person')
    .where(({ eb, or }) => or([eb('holds_until', 'is', null), eb('holds_until', '>', today)]))
    .where('person', 'not in', behindRows(db))
}

/** The same, worked out from the histories of these people. */
export async function reachedAmong(db: Database, people: readonly PersonId[], recording: Recording): Promise<Reached> {
  const { days, ...reached } = await foundAmong(db, people, recording)
  return { ...reached, waiting: countedByDay(days) }
}

async function foundAmong(
  db: Database,
  people: readonly PersonId[],
  { course, actor, at, today }: Recording,
): Promise<Omit<Reached, 'waiting'> & { readonly days: readonly CalendarDate[] }> {
  const policy = await policyHistory(db)
  const proposed: EventOf<'policy_published'> = {
    seq: Number.MAX_SAFE_INTEGER,
    id: 'proposed',
    kind: 'policy_published',
    subject: 'policy:proposed',
    course,
    effectiveOn: today,
    recordedAt: at,
    actor,
    body: { v: 1, version: 'proposed', hash: 'proposed', material: true, updateBy: addDays(today, UPDATE_DAYS) },
  }
  const asked: StatusChange[] = []
  const days: CalendarDate[] = []
  let halfway = 0
  for (const chunk of inChunks(people)) {
    const merged = await survivorsOf(db, chunk)
    const histories = await historiesOf(
      db,
      chunk.filter((person) => !merged.has(person)),
    )
    for (const [person, history] of histories) {
      const change = askedBy(proposed, person, history, policy, { requirement: ORIENTATION, today })
      const by = updateBy(history, ORIENTATION, policy, today)
      if (change !== null) asked.push(change)
      else if (by !== null) days.push(by)
      else if (isHalfway(history, ORIENTATION, policy, today)) halfway += 1
    }
    await nextTurn()
  }
  return { asked, days, halfway }
}
