import type { Database } from '../database/schema.store.ts'
import type { Instant } from '../time/calendar.ts'

/**
 * Whether this is the secret that the servers of the database have. The first server that asks says which one that is.
 * @param fingerprint from which nobody learns the secret
 */
export async function isSharedSecret(db: Database, fingerprint: string, at: Instant): Promise<boolean> {
  // Read first: a server on a full disk starts, too.
  const known = await knownFingerprint(db)
  if (known !== null) return known === fingerprint
  await db
    .insertInto('server_secret')
    .values({ id: 1, fingerprint, noted_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return (await knownFingerprint(db)) === fingerprint
}

async function knownFingerprint(db: Database): Promise<string | null> {
  return (await db.selectFrom('server_secret').select('fingerprint').executeTakeFirst())?.fingerprint ?? null
}

/** From now on the next server that starts says which secret they all have. */
export async function forgetSharedSecret(db: Database): Promise<void> {
  await db.deleteFrom('server_secret').execute()
}
