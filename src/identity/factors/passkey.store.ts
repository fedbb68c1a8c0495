import type { Instant } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'

export interface Passkey {
  readonly id: string
  /** The record whose account it opens. */
  readonly person: PersonId
  readonly publicKey: string
  readonly counter: number
  readonly name: string
  readonly addedAt: Instant
  readonly usedAt: Instant | null
}

/**
 * False when the passkey is on record already, whoever's it is.
 * @param usedAt null until its first use: someone who joins with it comes in with it
 */
export async function addPasskey(
  tx: Tx,
  { id, person, publicKey, counter, name }: Omit<Passkey, 'addedAt' | 'usedAt'>,
  at: Instant,
  usedAt: Instant | null = null,
): Promise<boolean> {
  const added = await tx
    .insertInto('passkey')
    .values({ id, person, public_key: publicKey, counter, name, added_at: at, used_at: usedAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export async function findPasskey(db: Database, id: string): Promise<Passkey | null> {
  return (await list(db.selectFrom('passkey').selectAll().where('id', '=', id).execute()))[0] ?? null
}

/** Those of all records of a person, the oldest first. */
export async function passkeysOf(db: Database, records: readonly PersonId[]): Promise<Passkey[]> {
  if (records.length === 0) return []
  const rows = db.selectFrom('passkey').selectAll().where('person', 'in', records)
  return list(rows.orderBy('added_at').orderBy('id').execute())
}

export async function hasPasskey(db: Database, person: PersonId): Promise<boolean> {
  const found = await db.selectFrom('passkey').select('id').where('person', '=', person).limit(1).executeTakeFirst()
  return found !== undefined
}

/**
 * Notes that it was used. False when another answer came first and took the counter along: then this one is a copy.
 */
export async function passkeyUsed(
  db: Database,
  { id, counter: before }: Pick<Passkey, 'id' | 'counter'>,
  counter: number,
  at: Instant,
): Promise<boolean> {
  const used = await db
    .updateTable('passkey')
    .set({ counter, used_at: at })
    .where('id', '=', id)
    .where('counter', '=', before)
    .returning('id')
    .executeTakeFirst()
  return used !== undefined
}

export async function renamePasskey(tx: Tx, id: string, name: string): Promise<void> {
  await tx.updateTable('passkey').set({ name }).where('id', '=', id).execute()
}

export async function removePasskey(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('passkey').where('id', '=', id).execute()
}

interface Row {
  readonly id: string
  readonly person: PersonId
  readonly public_key: string
  readonly counter: number
  readonly name: string
  readonly added_at: Instant
  readonly used_at: Instant | null
}

async function list(rows: Promise<Row[]>): Promise<Passkey[]> {
  return (await rows).map(
    ({ id, person, public_key: publicKey, counter, name, added_at: addedAt, used_at: usedAt }) => {
      return { id, person, publicKey, counter, name, addedAt, usedAt }
    },
  )
}
