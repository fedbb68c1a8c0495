import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Job, onePiece } from '../jobs/job.ts'
import { answerOfThread } from '../jobs/thread.job.ts'
import { ROOT } from '../root.ts'
import { DAY_MS, MINUTE_MS } from '../time/calendar.ts'
import type { Store } from './open.store.ts'

const SECOND_MS = 1_000
/** A large file on a slow disk takes minutes. */
const THREAD = {
  program: join(ROOT, 'dist/platform/database/page-check-worker.job.js'),
  // Of JavaScript. SQLite's own memory doesn't count, so a large file needs no more.
  mostMemoryMb: 64,
  longestMs: 30 * MINUTE_MS,
}

const TO_DO =
  'The database is damaged. Pages can be read, and nothing is saved anymore. Stop the server, keep a copy of the folder ' +
  'of the data, and put the last good backup in its place.'

/**
 * Looks at every page of the database, after the start and once a day, in a thread of its own. What is damaged may still
 * be read: from then on nothing is written anymore.
 */
export function pageCheckJob({ store, log }: { readonly store: Store; readonly log: Logger }): Job<null> {
  return {
    every: DAY_MS,
    failure: 'the pages of the database could not be looked at',
    // The thread ends with the process.
    stopsWithin: SECOND_MS,
    claim: onePiece,
    async work() {
      if (store.file === null) return
      const damage = await damageFound(store.file)
      if (damage === null) return
      await store.refuseWrites('damage')
      log.error({ damage }, TO_DO)
    },
  }
}

interface Look {
  readonly longestMs?: number
  /** Called several times a second. If it throws, the look ends. */
  readonly check?: () => void
}

/** Looks at every page of a file in a thread of its own. Returns what is damaged, or null. */
export async function damageFound(file: string, look: Look = {}): Promise<string | null> {
  const found = await answerOfThread<string | null>(THREAD.program, { ...THREAD, ...look, workerData: file })
  if ('stopped' in found) throw new Error(`Not all pages were checked: ${found.stopped}.`)
  return found.answer
}
