import type { Instant } from '../platform/time/calendar.ts'
import { trySaving } from '../platform/database/unavailable.store.ts'
import type { Deps } from './visit.web.ts'

export type Readiness =
  | 'ready'
  | 'draining'
  | 'no database'
  | 'nothing can be saved'
  | 'the database does not answer'
  | 'a newer version has the database'

/** A database that takes longer is as good as none. */
const LONGEST_MS = 3_000
/** Each trial is a write to the disk, and anybody may ask. */
const TRIAL_EVERY_MS = 10_000

/**
 * The server is ready when it can read from the database and save in it, and isn't shutting down. Answers in bounded
 * time, and asks the database only once at a time: while it hangs, later questions wait for the same answer.
 */
export function createReadiness({ store, now, isDraining }: Pick<Deps, 'store' | 'now' | 'isDraining'>) {
  let savedAt: Instant | null = null
  let underWay: Promise<Readiness> | null = null

  const askDatabase = async (): Promise<Readiness> => {
    try {
      await store.db.selectFrom('migration').select('version').limit(1).execute()
      await store.lookForUpgrade()
    } catch {
      return 'no database'
    }
    if (store.refusals.has('upgrade')) return 'a newer version has the database'
    const at = now()
    if (savedAt !== null && Math.abs(Date.parse(at) - Date.parse(savedAt)) < TRIAL_EVERY_MS) return 'ready'
    try {
      await trySaving(store.db, at)
      savedAt = at
      return 'ready'
    } catch {
      savedAt = null
      return 'nothing can be saved'
    }
  }

  return async (): Promise<Readiness> => {
    if (isDraining()) return 'draining'
    underWay ??= askDatabase().finally(() => {
      underWay = null
    })
    return inTime(underWay)
  }
}

async function inTime(answer: Promise<Readiness>): Promise<Readiness> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve('the database does not answer'), LONGEST_MS)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
