import type { Database } from '../../platform/database/schema.store.ts'
import type { Instant } from '../../platform/time/calendar.ts'

/** The messages that the mail server is to get, and when the oldest was written that could have gone out by now. */
export async function mailQueue(db: Database, at: Instant) {
  const waiting = db.selectFrom('message').where('state', '=', 'waiting')
  const { n } = await waiting.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const { oldest } = await waiting
    .where('not_before', '<=', at)
    .select(({ fn }) => fn.min('created_at').as('oldest'))
    .executeTakeFirstOrThrow()
  return { waiting: n, oldest }
}

/** People who have done everything they can, and wait for the details of a site. */
export async function countWaitingForSite(db: Database): Promise<number> {
  const { n } = await db
    .selectFrom('standing')
    .where('status', '=', 'waiting-for-site')
    .select(({ fn }) => fn.count<number>('person').distinct().as('n'))
    .executeTakeFirstOrThrow()
  return n
}
