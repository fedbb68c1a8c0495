import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { backupsFolder, makeBackup } from '../backups/make.job.ts'
import { faultSentence } from '../platform/database/sqlite-fault.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { type Command, readOptions, UsageError } from './command.cli.ts'
import {
  backupKeyNow,
  DATABASE_HELP,
  DATABASE_OPTIONS,
  databaseWithKeys,
  dataDirOf,
  makeFolderAbove,
  notMade,
  openChosen,
} from './database.cli.ts'

const OPTIONS = { ...DATABASE_OPTIONS, out: { type: 'string' } } as const

export function backupCommand(now: () => Instant): Command {
  return {
    name: 'backup',
    summary: 'copy the database and the keys to a folder, even while the server is running',
    help: `csec backup [--out FOLDER] [--database ADDRESS] [--data-dir FOLDER]

  --out FOLDER        where the backup goes; the folder can't exist yet
                      (default: a folder named after the time, in "backups" in the data folder)
${DATABASE_HELP}
                      The keys always come from the data folder.

Copies the database as it is at one moment, including what SQLite keeps in csec.db-wal, into one SQLite file.
A PostgreSQL database is copied the same way, without any other program. Then checks the chain of the ledger
and the number of rows in the copy. With BACKUP_KEY or BACKUP_KEY_FILE, encrypts everything in it. If you copy
csec.db by hand, the newest records are left out.
Keep backups as safe as the server, because they contain the keys. They don't contain evidence packs.`,
    async run(args) {
      const options = readOptions(args, OPTIONS)
      const dataDir = dataDirOf(options['data-dir'])
      const at = now()
      const key = backupKeyNow()
      const folder = options.out ?? join(backupsFolder(dataDir), at.slice(0, 19).replaceAll(':', ''))
      if (folder === '') throw new UsageError('--out is empty: name a folder')
      if (existsSync(folder)) throw new UsageError(`--out: ${folder} already exists; choose another folder`)
      const store = await openChosen(databaseWithKeys(options), { readOnly: true })
      const { file } = store
      try {
        makeFolderAbove('--out', folder)
        const { entries, head, keys } = await makeBackup({ store, dataDir, at, key, check() {} }, folder)
        console.log(
          `${folder}: ${entries} entries, head ${head}, ${keys.length} keys. Checked${key === null ? '' : ' and encrypted'}.`,
        )
        return 0
      } catch (thrown) {
        const fault = file === null ? null : faultSentence(file, thrown)
        if (fault !== null) throw new UsageError(fault)
        const error = notMade('--out', folder, thrown)
        // A sentence for the operator; a fault of our own has a name of its own.
        if (error instanceof Error && error.name === 'Error') throw new UsageError(error.message)
        throw error
      } finally {
        await store.close()
      }
    },
  }
}
