import { findOrganization } from '../organization/organization.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { type Job, onePiece } from '../platform/jobs/job.ts'
import { dateAt, HOUR_MS, type Instant } from '../platform/time/calendar.ts'
import { refreshInBackground } from './refresh.store.ts'

/** Works out the statuses that move on today, and everybody's after a new version of the policy. */
export function statusJob(store: Store, now: () => Instant): Job<null> {
  return {
    every: HOUR_MS,
    onNewDay: true,
    failure: 'statuses could not be brought up to date',
    claim: onePiece,
    async work(_, { turn }) {
      const organization = await findOrganization(store.db)
      if (organization !== null) await refreshInBackground(store, dateAt(now(), organization.timeZone), turn)
    },
  }
}
