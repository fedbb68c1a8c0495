import { findOrganization } from '../../organization/organization.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { dateAt, type Instant } from '../../platform/time/calendar.ts'
import { areMoreDue } from '../../requirements/behind.store.ts'

/**
 * The messages that the mail server is to get, and when the oldest was written that could have gone out by now. One that
 * failed waits for its next try, and is late all the same.
 */
export async function mailQueue(db: Database, at: Instant) {
  const waiting = db.selectFrom('message').where('state', '=', 'waiting')
  const { n } = await waiting.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const { oldest } = await waiting
    .where(({ eb, or }) => or([eb('not_before', '<=', at), eb('tries', '>', 0)]))
    .select(({ fn }) => fn.min('created_at').as('oldest'))
    .executeTakeFirstOrThrow()
  return { waiting: n, oldest }
}

/**
 * People who have done everything they can, and wait for the details of a site. Returns null while statuses are being
 * worked out.
 */
export async function countWaitingForSite(db: Database, at: Instant): Promise<number | null> {
  const organization = await findOrganization(db)
  if (organization !== null && (await areMoreDue(db, dateAt(at, organization.timeZone), 0))) return null
  const { n } = await db
    .selectFrom('standing')
    .where('status', '=', 'waiting-for-site')
    .select(({ fn }) => fn.count<number>('person').distinct().as('n'))
    .executeTakeFirstOrThrow()
  return n
}
