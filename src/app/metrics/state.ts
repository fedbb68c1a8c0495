import { existsSync, statSync } from 'node:fs'
import { firstBackupAt, lastBackupAt, lastCopiedAt } from '../../backups/copy.store.ts'
import { firstEntryAt, ledgerEnd, lastHead } from '../../ledger/head.store.ts'
import type { Config } from '../../platform/config.ts'
import type { Disk } from '../../platform/disk.ts'
import type { Store } from '../../platform/database/open.store.ts'
import type { Instant } from '../../platform/time/calendar.ts'
import { countWaitingForSite, mailQueue } from './counts.store.ts'
import type { State } from './metrics.ts'

interface Looking {
  readonly store: Store
  readonly disk: Disk
  readonly config: Pick<Config, 'backupCommand'>
  now(): Instant
}

/** Looks at the disk and asks the database, which may be what has failed: then the rest is still told. */
export async function lookUp({ store, disk, config, now }: Looking): Promise<State> {
  const sizes = { csec_disk_free_bytes: disk.free(), ...sizeOf(store.file) }
  try {
    return { ...sizes, ...(await ask(store, config, now())) }
  } catch {
    return { ...sizes, csec_database_up: 0 }
  }
}

function sizeOf(file: string | null): State {
  if (file === null) return {}
  const sizes = [file, `${file}-wal`].filter((path) => existsSync(path)).map((path) => statSync(path).size)
  return { csec_database_bytes: sizes.reduce((sum, size) => sum + size, 0) }
}

async function ask({ db }: Store, { backupCommand }: Looking['config'], at: Instant): Promise<State> {
  const since = (instant: string) => Math.max(0, (Date.parse(at) - Date.parse(instant)) / 1_000)
  const queue = await mailQueue(db, at)
  const waiting = await countWaitingForSite(db, at)
  const backup = await lastBackupAt(db)
  // What has never worked is as old as the first thing that it was for: an alarm can't ask for a number that isn't there.
  const copy = backupCommand === null ? null : ((await lastCopiedAt(db)) ?? (await firstBackupAt(db)))
  const signed = (await lastHead(db))?.signedAt ?? (await firstEntryAt(db))
  return {
    csec_database_up: 1,
    csec_mail_waiting: queue.waiting,
    csec_mail_oldest_waiting_seconds: queue.oldest === null ? 0 : since(queue.oldest),
    ...(backup === null ? {} : { csec_backup_age_seconds: since(backup) }),
    ...(copy === null ? {} : { csec_backup_copy_age_seconds: since(copy) }),
    csec_ledger_entries: (await ledgerEnd(db)).seq,
    ...(signed === null ? {} : { csec_checkpoint_age_seconds: since(signed) }),
    ...(waiting === null ? {} : { csec_people_waiting_for_site: waiting }),
  }
}
