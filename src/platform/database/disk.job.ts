import type { Logger } from 'pino'
import type { Disk } from '../disk.ts'
import { type Job, onePiece } from '../jobs/job.ts'
import { MINUTE_MS } from '../time/calendar.ts'
import type { Store } from './open.store.ts'

const TO_DO =
  'The disk is nearly full. Pages can be read, and nothing can be saved until there is room again. To make room, move old ' +
  'backups from DATA_DIR/backups to another disk.'

/**
 * Looks at the room on the disk once a minute. Before SQLite runs out of it, nothing is written anymore, and writing
 * begins again by itself when there is room.
 */
export function diskJob({
  store,
  disk,
  log,
}: {
  readonly store: Store
  readonly disk: Disk
  readonly log: Logger
}): Job<null> {
  return {
    every: MINUTE_MS,
    failure: 'the room on the disk could not be looked at',
    claim: onePiece,
    async work() {
      const isFull = disk.room() === 'none'
      if (isFull === store.refusals.has('disk')) return
      if (isFull) {
        await store.refuseWrites('disk')
        log.error({ free: disk.free() }, TO_DO)
      } else {
        await store.acceptWrites('disk')
        log.info({ free: disk.free() }, 'there is room on the disk again')
      }
    },
  }
}
