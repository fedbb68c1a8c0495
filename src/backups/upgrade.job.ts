import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { ledgerEnd } from '../ledger/head.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { VERSION } from '../platform/root.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { countTables, tablesInOrder } from './copy.store.ts'
import { manifestIn, OWNER_ONLY_FOLDER } from './folder.job.ts'
import { backupsFolder, makeBackup } from './make.job.ts'
import { lockedSentence } from './opened.job.ts'
import type { BackupKey } from './seal.job.ts'

const OF_THIS_VERSION = `before-${VERSION}-`

interface Upgrading {
  readonly dataDir: string
  readonly key: BackupKey | null
  now(): Instant
}

/**
 * Backs a SQLite database up as the program before left it, so that that program can have it back. When an upgrade
 * fails again and again, the first backup is enough. Does nothing for PostgreSQL. Throws with a sentence, and nothing
 * has changed, when the backup can't be made.
 */
export function backUpBeforeUpgrade({ dataDir, key, now }: Upgrading): (store: Store) => Promise<void> {
  return async (store) => {
    if (store.file === null) return
    const at = now()
    const folder = join(backupsFolder(dataDir), `${OF_THIS_VERSION}${at.slice(0, 19).replaceAll(':', '')}`)
    try {
      if (await hasSameBackup(store, dataDir, key)) return
      mkdirSync(backupsFolder(dataDir), { recursive: true, mode: OWNER_ONLY_FOLDER })
      await makeBackup({ store, dataDir, at, key, isOlder: true, check() {} }, folder)
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new Error(
        `The database is from an earlier version, and no backup could be made first: ${reason} Nothing was changed.`,
        {
          cause,
        },
      )
    }
  }
}

/** Whether an upgrade to this version has backed the same records up before, so that this key opens them. */
async function hasSameBackup({ db }: Store, dataDir: string, key: BackupKey | null): Promise<boolean> {
  const backups = backupsFolder(dataDir)
  const names = existsSync(backups) ? readdirSync(backups).filter((name) => name.startsWith(OF_THIS_VERSION)) : []
  if (names.length === 0) return false
  const { seq, hash } = await ledgerEnd(db)
  const tables = await countTables(db, await tablesInOrder(db))
  return names.some((name) => {
    const folder = join(backups, name)
    const manifest = manifestIn(folder)
    if (manifest === null || lockedSentence(folder, manifest, key) !== null) return false
    return manifest.entries === seq && manifest.head === hash && isDeepStrictEqual(manifest.tables, tables)
  })
}
