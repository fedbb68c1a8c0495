import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isPerson } from '../ledger/event.ts'
import { entriesAfter } from '../ledger/ledger.store.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Database, Tx, WebhookDeliveryTable } from '../platform/database/schema.store.ts'
import { addDays, type CalendarDate, type Instant, latest } from '../platform/time/calendar.ts'
import { TO_DO } from '../reminders/due.ts'
import { toStanding } from '../requirements/standing.store.ts'
import { NOT_SO } from './delivery.store.ts'
import { deadlineOn, firstDeadline, NEAR_DAYS } from './event.ts'
import { outsideStanding } from './outside.store.ts'
import type { Webhook } from './webhook.store.ts'

type What = Pick<WebhookDeliveryTable, 'occasion' | 'event' | 'person' | 'entry' | 'on_day'>

const TOGETHER = 500
/** What was told is kept for a year at least, so that older dates can't be told twice. */
const OLDEST_DAYS = 365

/** Puts the completions on their way that were recorded since the last time, in the order of the ledger. */
export async function queueCompletions(
  store: Store,
  { id, events, through }: Webhook,
  at: Instant,
  isOver: () => boolean,
): Promise<void> {
  if (!events.includes('completed')) return
  for (let from = through; !isOver(); ) {
    const entries = await entriesAfter(store.db, ['completed', 'credited'], from, null, TOGETHER)
    const last = entries.at(-1)
    if (last === undefined) return
    const whats = entries.flatMap(({ effectiveOn, id: entry, subject }): What[] =>
      isPerson(subject)
        ? [{ occasion: `completed:${entry}`, event: 'completed', person: subject, entry, on_day: effectiveOn }]
        : [],
    )
    await store.transaction(async (tx) => {
      await enqueue(tx, id, whats, at)
      await tx
        .updateTable('webhook')
        .set({ through: last.seq })
        .where('id', '=', id)
        .where('through', '<', last.seq)
        .execute()
    })
    from = last.seq
  }
}

/**
 * Puts the dates on their way that people have reached, once for each person, event and date. One that was stopped
 * because it wasn't so at the time, as during a leave, goes out once it is so.
 */
export async function queueDeadlines(
  store: Store,
  { id, events, from }: Webhook,
  { at, today }: { readonly at: Instant; readonly today: CalendarDate },
  isOver: () => boolean,
): Promise<void> {
  const first = latest([firstDeadline(from), addDays(today, -OLDEST_DAYS)]) ?? from
  for (let after = ''; !isOver(); ) {
    const rows = await reached(store.db, first, today, after)
    const last = rows.at(-1)
    if (last === undefined) return
    const whats: What[] = []
    for (const row of rows) {
      const { person } = row
      const deadline = deadlineOn(await outsideStanding(store.db, person, toStanding(row), today), today)
      if (deadline === null || deadline.on < first || !events.includes(deadline.event)) continue
      const { event, on } = deadline
      whats.push({ occasion: `${event}:${person}:${on}`, event, person, entry: null, on_day: on })
    }
    const fresh = await withoutQueued(store.db, id, whats)
    if (fresh.length > 0) await store.transaction((tx) => enqueue(tx, id, fresh, at))
    after = last.person
    await nextTurn()
  }
}

/** Who may have reached a date since then, in the order of their ids. */
async function reached(db: Database, first: CalendarDate, today: CalendarDate, after: string) {
  const near = addDays(today, NEAR_DAYS)
  return (
    db
      .selectFrom('standing')
      .selectAll()
      .where('status', 'in', TO_DO)
      .where(({ and, eb, or }) =>
        or([
          and([eb('due_on', '>=', first), eb('due_on', '<=', near)]),
          // Their date can be one that this row doesn't have.
          eb('status', '=', 'needs-help'),
          and([eb('status', '=', 'expired'), eb('valid_until', '>=', first)]),
        ]),
      )
      // An id of a person is a text that begins with `person:`; nothing comes before the empty one.
      .where('person', '>', after as `person:${string}`)
      .orderBy('person')
      .limit(TOGETHER)
      .execute()
  )
}

async function withoutQueued(db: Database, webhook: string, whats: readonly What[]): Promise<What[]> {
  const queued = new Set<string>()
  for (const chunk of inChunks(whats.map(({ occasion }) => occasion))) {
    const rows = await db
      .selectFrom('webhook_delivery')
      .select('occasion')
      .where('webhook', '=', webhook)
      .where('occasion', 'in', chunk)
      .where(({ not, and, eb }) => not(and([eb('state', '=', 'stopped'), eb('answer', '=', NOT_SO)])))
      .execute()
    for (const { occasion } of rows) queued.add(occasion)
  }
  return whats.filter(({ occasion }) => !queued.has(occasion))
}

/** Several servers may do it at once: each occasion is there once. One that wasn't so waits again. */
async function enqueue(tx: Tx, webhook: string, whats: readonly What[], at: Instant): Promise<void> {
  const rows = whats.map((what) => ({
    ...what,
    id: `msg_${randomUUID().replaceAll('-', '')}`,
    webhook,
    state: 'waiting' as const,
    tries: 0,
    not_before: at,
    claimed_until: null,
    answer: null,
    created_at: at,
    asked_at: at,
    settled_at: null,
  }))
  for (const chunk of inChunks(rows, ROWS_IN_STATEMENT))
    await tx
      .insertInto('webhook_delivery')
      .values(chunk)
      .onConflict((conflict) =>
        conflict
          .columns(['webhook', 'occasion'])
          .doUpdateSet({
            state: 'waiting',
            tries: 0,
            not_before: at,
            answer: null,
            created_at: at,
            asked_at: at,
            settled_at: null,
          })
          .where('webhook_delivery.state', '=', 'stopped')
          .where('webhook_delivery.answer', '=', NOT_SO),
      )
      .execute()
}

/** Each row binds 15 values. */
const ROWS_IN_STATEMENT = 100
