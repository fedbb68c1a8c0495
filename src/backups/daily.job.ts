import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarDate, dateAt, type Instant, later, MINUTE_MS } from '../platform/time/calendar.ts'
import { BACKUP_JOB } from './backup.store.ts'
import { GivenUp, type Job } from '../platform/jobs/job.ts'
import { beginRun, finishRun } from '../platform/jobs/run.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { OWNER_ONLY_FOLDER } from './folder.job.ts'
import { makeBackup } from './make.job.ts'

interface DailyBackups {
  readonly store: Store
  readonly dataDir: string
  now(): Instant
}

/** A week of days; for more, copy them away. */
export const KEPT = 7
const NAME = /^daily-\d{4}-\d\d-\d\d$/
const UNFINISHED = /^daily-\d{4}-\d\d-\d\d\.unfinished$/
/** A backup that failed, or whose process was killed, is made again after this. */
const AGAIN_AFTER_MS = 55 * MINUTE_MS

export function backupsFolder(dataDir: string): string {
  return join(dataDir, 'backups')
}

/** Makes the backup of today when there is none, by one process only. */
export function backupJob({ store, dataDir, now }: DailyBackups): Job<CalendarDate> {
  const folder = backupsFolder(dataDir)
  return {
    every: null,
    failure: 'the backup of today failed',
    idOf: (day) => day,
    async *claim() {
      const organization = await findOrganization(store.db)
      if (organization === null) return
      const at = now()
      const day = dateAt(at, organization.timeZone)
      if (await beginRun(store.db, BACKUP_JOB, day, at, later(at, -AGAIN_AFTER_MS))) yield day
    },
    async work(day, { isOver }) {
      mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER })
      removeUnfinished(folder)
      const target = join(folder, `daily-${day}`)
      const check = () => {
        if (isOver()) throw new GivenUp()
      }
      // Made, and the process was killed before it could say so.
      if (!existsSync(target)) await makeBackup({ store, dataDir, at: now(), check }, target)
      await finishRun(store.db, BACKUP_JOB, day, now())
      removeOld(folder)
    },
  }
}

/** A killed process leaves a whole database behind. Whoever has the job of today is the only one to make any. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => UNFINISHED.test(each)))
    rmSync(join(folder, name), { recursive: true, force: true })
}

/** Only those made here each day. What somebody made by hand stays. */
function removeOld(folder: string): void {
  const names = readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
  for (const name of names.slice(0, -KEPT)) rmSync(join(folder, name), { recursive: true, force: true })
}
