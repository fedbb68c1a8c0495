import type { Store } from '../../src/platform/database/open.store.ts'
import { dateAt, type Instant } from '../../src/platform/time/calendar.ts'
import { deleteExpired } from '../../src/privacy/retention/retention.job.ts'
import { cutOf, type RetainedClass, RETENTION } from '../../src/privacy/retention/retention.ts'

/** Deletes what is over of a class by the default period, as the server does in the background. */
export async function deleteOld(
  store: Store,
  retained: Exclude<RetainedClass, 'leavers'>,
  now: Instant,
): Promise<number> {
  const cut = cutOf(RETENTION[retained].standard, now, dateAt(now, 'America/New_York'))
  return cut === null ? 0 : deleteExpired(store, retained, cut)
}
