import { type Instant, DAY_MS, later } from '../platform/time/calendar.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import type { PersonId } from '../ledger/event.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'

/**
 * Failed sign-ins by key (a sign-in name, an address on the network), kept in the database so that a restart
 * forgives nothing. The wait grows but ends: a stranger can slow an account down, never lock it (ASVS 5, 6.3.1).
 */
const FREE_FAILURES = 4
const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 15 * 60_000
/** After a day without a failure the count starts again. */
const FORGOTTEN_AFTER_MS = DAY_MS

/** The key of a sign-in name. */
export function nameKey(signInName: string): string {
  return `name ${signInName.trim().toLowerCase()}`
}

/**
 * The key of an account, under whichever of its names somebody tries. A name that nobody has gets one like it, so that
 * it's counted alike.
 */
export function accountKey(person: PersonId | null, typed: string): string {
  return person === null ? `no account ${nameKey(typed)}` : `account ${person}`
}

/** Until when nobody may try with this key; null when trying is free. */
export async function blockedUntil(db: Database, key: string, at: Instant): Promise<Instant | null> {
  const row = await db
    .selectFrom('sign_in_failure')
    .select('blocked_until')
    .where('key', '=', sha256(key))
    .where('blocked_until', '>', at)
    .executeTakeFirst()
  return row?.blocked_until ?? null
}

/** How many failures are counted under this key. */
export async function failuresOf(db: Database, key: string): Promise<number> {
  const row = await db
    .selectFrom('sign_in_failure')
    .select('failures')
    .where('key', '=', sha256(key))
    .executeTakeFirst()
  return row?.failures ?? 0
}

/** @param free how many failures cost nothing; more for a key that many people share. */
export async function recordFailure(tx: Tx, key: string, at: Instant, free = FREE_FAILURES): Promise<void> {
  await forgetOldFailures(tx, at)
  const { failures } = await tx
    .insertInto('sign_in_failure')
    .values({ key: sha256(key), failures: 1, blocked_until: at })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet(({ eb }) => ({ failures: eb('sign_in_failure.failures', '+', 1) })),
    )
    .returning('failures')
    .executeTakeFirstOrThrow()
  const until = later(at, waitAfter(failures - free))
  await tx.updateTable('sign_in_failure').set({ blocked_until: until }).where('key', '=', sha256(key)).execute()
}

export async function clearFailures(db: Database, key: string): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('key', '=', sha256(key)).execute()
}

/** None for the free ones, then 15 s, 30 s, one minute … at most a quarter of an hour. */
function waitAfter(counted: number): number {
  return counted <= 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (counted - 1), LONGEST_WAIT_MS)
}

async function forgetOldFailures(tx: Tx, at: Instant): Promise<void> {
  const oldest = later(at, -FORGOTTEN_AFTER_MS)
  await tx.deleteFrom('sign_in_failure').where('blocked_until', '<', oldest).execute()
}
