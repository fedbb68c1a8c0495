import { findOrganization } from '../organization/organization.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { type Job, onePiece } from '../platform/jobs/job.ts'
import { oncePerDay } from '../platform/jobs/run.store.ts'
import { dateAt, HOUR_MS, type Instant } from '../platform/time/calendar.ts'
import { refreshInBackground } from '../requirements/refresh.store.ts'
import { peopleInRounds, queueFollowUp } from './due.store.ts'

interface Following {
  readonly store: Store
  /** Whether there is a mail server. Without one, people find the questions on their home. */
  readonly mail: boolean
  now(): Instant
}

/** Queues the mail of each round once a day. It goes out in working hours, and nothing reminds of it. */
export function followUpJob({ store, mail, now }: Following): Job<null> {
  const daily = oncePerDay(store.db, 'follow-ups')
  return {
    every: HOUR_MS,
    onNewDay: true,
    failure: 'follow-up questions could not be queued',
    claim: onePiece,
    async work(_, { turn }) {
      const organization = mail ? await findOrganization(store.db) : null
      if (organization === null) return
      const at = now()
      const today = dateAt(at, organization.timeZone)
      await refreshInBackground(store, today, turn)
      if (!(await daily.begin(today, at))) return
      for (const inRound of await peopleInRounds(store.db, today, null, turn)) {
        await store.transaction((tx) => queueFollowUp(tx, inRound, at, today))
        await turn()
      }
      await daily.finish(today, now())
    },
  }
}
