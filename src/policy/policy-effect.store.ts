import { setImmediate as nextTurn } from 'node:timers/promises'
import type { EventOf, Recording } from '../ledger/event.ts'
import { historiesOf, policyHistory } from '../ledger/ledger.store.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { addDays } from '../platform/time/calendar.ts'
import { UPDATE_DAYS } from '../requirements/published-policy.store.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import type { StatusChange } from '../requirements/status-change.ts'
import { peopleInLedger } from '../requirements/standing.store.ts'
import { askedBy, isHalfway, type Reached } from './policy-effect.ts'

/** The people whom a material change would reach. Nothing is written. */
export async function reachedBy({ db }: Store, { course, actor, at, today }: Recording): Promise<Reached> {
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
  let halfway = 0
  for (const chunk of inChunks(await peopleInLedger(db))) {
    const merged = await survivorsOf(db, chunk)
    const histories = await historiesOf(
      db,
      chunk.filter((person) => !merged.has(person)),
    )
    for (const [person, history] of histories) {
      const change = askedBy(proposed, person, history, policy, { requirement: ORIENTATION, today })
      if (change !== null) asked.push(change)
      else if (isHalfway(history, ORIENTATION, policy, today)) halfway += 1
    }
    await nextTurn()
  }
  return { asked, halfway }
}
