import { restoreBackup } from '../backups/restore.job.ts'
import { apartFromKept, keptHead, keptHeadFile } from '../ledger/kept-head.job.ts'
import { verdictOf } from '../ledger/comparison.page.ts'
import { MESSAGES } from '../words/messages.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { openStore } from '../platform/database/open.store.ts'
import { type Command, readOptions, UsageError } from './command.cli.ts'
import {
  backupKeyNow,
  chosen,
  DATABASE_HELP,
  DATABASE_OPTIONS,
  databaseWithKeys,
  dataDirOf,
  makeFolderAbove,
  notMade,
} from './database.cli.ts'
import { encryptionSetting } from './keys.cli.ts'

const OPTIONS = { ...DATABASE_OPTIONS, open: { type: 'boolean' } } as const

/**
 * Lists the entries that the last signed head beside the database has seen and the backup doesn't have, and says how
 * to go on. Returns null when there are none.
 */
async function lostSince(database: string, dataDir: string): Promise<string | null> {
  const kept = keptHead(dataDir)
  if (kept === null) return null
  const store = await openStore({ database, readOnly: true })
  try {
    const apart = await apartFromKept(store.db, kept)
    if (apart === null) return null
    const file = keptHeadFile(dataDir)
    return `${verdictOf(apart, MESSAGES.en)} HR sees this on the ledger page, and no checkpoint is signed while ${file} stays there. Once HR has recorded again what’s missing, move that file to where you keep checkpoints.`
  } finally {
    await store.close()
  }
}

export const restoreCommand = (now: () => Instant): Command => ({
  name: 'restore',
  summary: 'restore a backup to where there’s no database yet',
  help: `csec restore BACKUP [--open] [--database ADDRESS] [--data-dir FOLDER]

  BACKUP              the folder that csec backup or the server made
  --open              restore a backup that isn't encrypted, although BACKUP_KEY is set
${DATABASE_HELP}
                      The keys always go to the data folder.

An encrypted backup needs the BACKUP_KEY or BACKUP_KEY_FILE that it was made with. If KEY_ENCRYPTION_KEY
is set, it has to be the key that the keys in the backup are encrypted with.
Checks the backup first, and afterward what was written. Never overwrites anything: before you start, stop
the server and move csec.db and csec.db-wal away, or name another folder or an empty PostgreSQL database. A
backup can go into SQLite or PostgreSQL, wherever it came from. Afterward, everyone has to sign in again, and other systems need new tokens. If
entries are missing that the last checkpoint (heads.json in the data folder) covers, says which ones. To try a
backup without touching anything: csec restore BACKUP --data-dir trial.`,
  async run([folder, ...args]) {
    if (folder === undefined || folder.startsWith('--')) throw new UsageError('say which: csec restore BACKUP')
    const options = readOptions(args, OPTIONS)
    const dataDir = dataDirOf(options['data-dir'])
    const { database } = chosen(databaseWithKeys(options))
    const named = options['data-dir'] === undefined ? 'DATA_DIR' : '--data-dir'
    makeFolderAbove(named, dataDir)
    try {
      const { entries, head, madeAt } = await restoreBackup({
        folder,
        database,
        dataDir,
        key: backupKeyNow(),
        isOpenTrusted: options.open === true,
        encryption: encryptionSetting(),
        at: now(),
      })
      console.log(`Restored: ${entries} entries, head ${head}, as of ${madeAt}. Checked. Start the server.`)
      const lost = await lostSince(database, dataDir)
      if (lost !== null) console.log(lost)
      return 0
    } catch (thrown) {
      const error = notMade(named, dataDir, thrown)
      // A sentence for the operator; a fault of our own has a name of its own.
      if (error instanceof Error && error.name === 'Error') throw new UsageError(error.message)
      throw error
    }
  },
})
