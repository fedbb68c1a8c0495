import type { Instant } from '../time/calendar.ts'
import type { Database } from './schema.store.ts'

/** Adds requests to what all servers have counted under a code, and returns the sum. */
export async function addRequests(db: Database, code: string, requests: number, until: Instant): Promise<number> {
  const counted = await db
    .insertInto('request_count')
    .values({ code, requests, until })
    .onConflict((conflict) =>
      conflict
        .column('code')
        .doUpdateSet(({ eb, ref }) => ({ requests: eb('request_count.requests', '+', ref('excluded.requests')) })),
    )
    .returning('requests')
    .executeTakeFirstOrThrow()
  return counted.requests
}

export async function forgetRequests(db: Database, at: Instant): Promise<void> {
  await db.deleteFrom('request_count').where('until', '<=', at).execute()
}
