import type { Logger } from 'pino'
import { type Job, onePiece } from '../platform/jobs/job.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { putTrailCheck, verifyTrail } from './verify.store.ts'

/** Checks the whole trail, on each new day and when somebody asks. The log gets its end, so that it's kept elsewhere. */
export function trailCheckJob({
  store,
  log,
  now,
}: {
  readonly store: Store
  readonly log: Logger
  now(): Instant
}): Job<null> {
  return {
    every: null,
    onNewDay: true,
    failure: 'the audit trail could not be checked',
    claim: onePiece,
    async work(_, { count, turn }) {
      const verification = await verifyTrail(store.db, (done, of) => {
        count(done, of)
        return turn()
      })
      await putTrailCheck(store.db, verification, now())
      if (verification.ok)
        log.info({ entry: verification.head.seq, hash: verification.head.hash }, 'the audit trail ends here')
      else log.error({ entry: verification.seq, fault: verification.fault }, 'the audit trail is not in order')
    },
  }
}
