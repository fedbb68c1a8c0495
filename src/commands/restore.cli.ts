import { restoreBackup } from '../backups/restore.job.ts'
import { apartFromKept, keptHead, keptHeadFile } from '../ledger/kept-head.job.ts'
import { verdictOf } from '../ledger/comparison.page.ts'
import { MESSAGES } from '../words/messages.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { openStore } from '../platform/database/open.store.ts'
import { type Command, readOptions, UsageError } from './command.cli.ts'
import {
  chosen,
  DATABASE_HELP,
  DATABASE_OPTIONS,
  databaseWithKeys,
  dataDirOf,
  makeFolderAbove,
  notMade,
} from './database.cli.ts'

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
    return `${verdictOf(apart, MESSAGES.en)} HR sees this on the ledger page, and no head is signed while ${file} stays there. When HR has recorded again what is missing, move that file to where you keep heads.`
  } finally {
    await store.close()
  }
}

export const restoreCommand = (now: () => Instant): Command => ({
  name: 'restore',
  summary: 'put a backup where there is no database yet',
  help: `csec restore BACKUP [--database ADDRESS] [--data-dir FOLDER]

  BACKUP              the folder that csec backup or the server made
${DATABASE_HELP}
                      The keys go to the folder of the data in either case.

Checks the backup first, and what it has written last. Never writes over anything: stop the server and
move csec.db and csec.db-wal away before, or name another folder or an empty PostgreSQL database. A
backup goes into either engine, wherever it came from. Everybody signs in again afterwards. Says which
entries are missing that the last signed head, heads.json in the folder of the data, has seen. To try a
backup without touching anything: csec restore BACKUP --data-dir trial.`,
  async run([folder, ...args]) {
    if (folder === undefined || folder.startsWith('--')) throw new UsageError('say which: csec restore BACKUP')
    const options = readOptions(args, DATABASE_OPTIONS)
    const dataDir = dataDirOf(options['data-dir'])
    const { database } = chosen(databaseWithKeys(options))
    const named = options['data-dir'] === undefined ? 'DATA_DIR' : '--data-dir'
    makeFolderAbove(named, dataDir)
    try {
      const { entries, head, madeAt } = await restoreBackup({ folder, database, dataDir, at: now() })
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
