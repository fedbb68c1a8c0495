import { existsSync, statSync } from 'node:fs'
import { lastBackupAt, lastCopiedAt } from '../../backups/copy.store.ts'
import { ledgerEnd, lastHead } from '../../ledger/head.store.ts'
import type { Disk } from '../../platform/disk.ts'
import type { Store } from '../../platform/database/open.store.ts'
import type { Instant } from '../../platform/time/calendar.ts'
import { countWaitingForSite, mailQueue } from './counts.store.ts'
import type { State } from './metrics.ts'

interface Looking {
  readonly store: Store
  readonly disk: Disk
  now(): Instant
}

/** Looks at the disk and asks the database, which may be what has failed: then the rest is still told. */
export async function lookUp({ store, disk, now }: Looking): Promise<State> {
  const sizes = { csec_disk_free_bytes: disk.free(), ...sizeOf(store.file) }
  try {
    return { ...sizes, ...(await ask(store, now())) }
  } catch {
    return { ...sizes, csec_database_up: 0 }
  }
}

function sizeOf(file: string | null): State {
  if (file === null) return {}
  const sizes = [file, `${file}-wal`].filter((path) => existsSync(path)).map((path) => statSync(path).size)
  return { csec_database_bytes: sizes.reduce((sum, size) => sum + size, 0) }
}

async function ask({ db }: Store, at: Instant): Promise<State> {
  const since = (instant: string) => Math.max(0, (Date.parse(at) - Date.parse(instant)) / 1_000)
  const queue = await mailQueue(db, at)
  const waiting = await countWaitingForSite(db, at)
  const [backup, copy, head] = [await lastBackupAt(db), await lastCopiedAt(db), await lastHead(db)]
  return {
    csec_database_up: 1,
    csec_mail_waiting: queue.waiting,
    csec_mail_oldest_waiting_seconds: queue.oldest === null ? 0 : since(queue.oldest),
    ...(backup === null ? {} : { csec_backup_age_seconds: since(backup) }),
    ...(copy === null ? {} : { csec_backup_copy_age_seconds: since(copy) }),
    csec_ledger_entries: (await ledgerEnd(db)).seq,
    ...(head === null ? {} : { csec_checkpoint_age_seconds: since(head.signedAt) }),
    ...(waiting === null ? {} : { csec_people_waiting_for_site: waiting }),
  }
}
