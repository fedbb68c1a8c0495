import type { Database, Tx } from './schema.store.ts'

export interface Submitted {
  /** The event that the submission led to. */
  readonly eventId: string
  /** Whether this key had been submitted before: then nothing was done now. */
  readonly replayed: boolean
}

/**
 * Does the work of a form once, however often it is sent: the page carries a key made by the server, and a key that
 * is known answers with the event of the first time. `work` returns the id of the event that it recorded.
 */
export async function submitOnce(tx: Tx, key: string, work: () => Promise<string>): Promise<Submitted> {
  const claimed = await tx
    .insertInto('submission')
    .values({ key, event_id: null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 0n) return { eventId: await firstEvent(tx, key), replayed: true }
  const eventId = await work()
  await tx.updateTable('submission').set({ event_id: eventId }).where('key', '=', key).execute()
  return { eventId, replayed: false }
}

/** Used for forms that can still be refused, so that the same submission isn't checked again. */
export async function isSubmitted(db: Database, key: string): Promise<boolean> {
  return (await db.selectFrom('submission').select('key').where('key', '=', key).executeTakeFirst()) !== undefined
}

async function firstEvent(tx: Tx, key: string): Promise<string> {
  const { event_id } = await tx
    .selectFrom('submission')
    .select('event_id')
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (event_id === null) throw new Error(`Submission ${key} was claimed within the work of the same submission.`)
  return event_id
}
