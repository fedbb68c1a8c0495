import type { Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'

/** What HR confirmed last about handing a message over. */
export interface HandOver {
  readonly what: 'handed-over' | 'not-handed-over'
  readonly by: PersonId
  readonly at: Instant
  /** Why the message waited until then (`MessageOnRecord.reason`). */
  readonly waited: string | null
}

/** Who confirms, and when. */
export interface Confirming {
  readonly by: PersonId
  readonly at: Instant
}

/** A message that HR has confirmed something about just now. */
export interface Confirmed {
  readonly id: string
  readonly person: PersonId
}

/** HR has handed these messages over. Returns those that still waited for it. */
export async function confirmHandedOver(
  tx: Tx,
  messages: readonly string[],
  { by, at }: Confirming,
): Promise<Confirmed[]> {
  const confirmed: Confirmed[] = []
  for (const id of messages) {
    const waiting = await tx
      .selectFrom('message')
      .select('reason')
      .where('id', '=', id)
      .where('state', '=', 'by-hand')
      .executeTakeFirst()
    const changed = await tx
      .updateTable('message')
      .set({ state: 'sent', reason: 'by-hand', sent_at: at })
      .where('id', '=', id)
      .where('state', '=', 'by-hand')
      .returning('person')
      .executeTakeFirst()
    if (waiting === undefined || changed === undefined) continue
    await append(tx, id, { what: 'handed-over', by, at, waited: waiting.reason })
    confirmed.push({ id, person: changed.person })
  }
  return confirmed
}

/**
 * They weren't handed over after all: each waits again, as it did before, and a further entry says so. Returns those that
 * somebody had confirmed. One from before this was kept has nothing to take back.
 */
export async function takeBackHandOver(
  tx: Tx,
  messages: readonly string[],
  { by, at }: Confirming,
): Promise<Confirmed[]> {
  const last = await lastHandOvers(tx, messages)
  const takenBack: Confirmed[] = []
  for (const id of messages) {
    const before = last.get(id)
    if (before?.what !== 'handed-over') continue
    const changed = await tx
      .updateTable('message')
      .set({ state: 'by-hand', reason: before.waited, sent_at: null })
      .where('id', '=', id)
      .where('state', '=', 'sent')
      .where('reason', '=', 'by-hand')
      .returning('person')
      .executeTakeFirst()
    if (changed === undefined) continue
    await append(tx, id, { what: 'not-handed-over', by, at, waited: null })
    takenBack.push({ id, person: changed.person })
  }
  return takenBack
}

/** What was confirmed last about each of the messages; one that nobody has confirmed anything about is absent. */
export async function lastHandOvers(db: Database, messages: readonly string[]): Promise<Map<string, HandOver>> {
  const last = new Map<string, HandOver>()
  for (const chunk of inChunks(messages)) {
    const rows = await db.selectFrom('hand_over').selectAll().where('message', 'in', chunk).orderBy('seq').execute()
    for (const { message, what, done_by: by, done_at: at, waited } of rows) last.set(message, { what, by, at, waited })
  }
  return last
}

async function append(tx: Tx, message: string, { what, by, at, waited }: HandOver): Promise<void> {
  const { entries } = await tx
    .selectFrom('hand_over')
    .select(({ fn }) => fn.countAll<number>().as('entries'))
    .where('message', '=', message)
    .executeTakeFirstOrThrow()
  const row = { message, seq: Number(entries) + 1, what, done_by: by, done_at: at, waited }
  await tx.insertInto('hand_over').values(row).execute()
}
