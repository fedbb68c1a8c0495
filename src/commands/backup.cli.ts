import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { backupsFolder, makeBackup } from '../backups/make.job.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { type Command, readOptions, UsageError } from './command.cli.ts'
import {
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
    summary: 'copy the database and the keys to a folder, also beside a running server',
    help: `csec backup [--out FOLDER] [--database ADDRESS] [--data-dir FOLDER]

  --out FOLDER        the backup, which must not be there yet
                      (default: the time, in the folder "backups" of the data folder)
${DATABASE_HELP}
                      The keys come from the folder of the data in either case.

Copies one moment of the database, with what SQLite keeps in csec.db-wal, into one SQLite file; of a
PostgreSQL database, too, without any other program. Then checks the chain of the ledger and the
number of rows in the copy. Copying csec.db by hand leaves out the newest records.
Keep backups as safe as the server: the keys are in them. Evidence packs are not.`,
    async run(args) {
      const options = readOptions(args, OPTIONS)
      const dataDir = dataDirOf(options['data-dir'])
      const at = now()
      const folder = options.out ?? join(backupsFolder(dataDir), at.slice(0, 19).replaceAll(':', ''))
      if (folder === '') throw new UsageError('--out is empty: name a folder')
      if (existsSync(folder)) throw new UsageError(`--out: ${folder} is there already; name another folder`)
      const store = await openChosen(databaseWithKeys(options), { readOnly: true })
      try {
        makeFolderAbove('--out', folder)
        const { entries, head, keys } = await makeBackup({ store, dataDir, at, check() {} }, folder)
        console.log(`${folder}: ${entries} entries, head ${head}, ${keys.length} keys. Checked.`)
        return 0
      } catch (error) {
        throw notMade('--out', folder, error)
      } finally {
        await store.close()
      }
    },
  }
}
