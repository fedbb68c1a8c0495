import { restoreBackup } from '../backup/restore.ts'
import { type Command, readOptions, UsageError } from './command.ts'
import { chosen, DATABASE_HELP, DATABASE_OPTIONS, databaseWithKeys, dataDirOf } from './database.ts'

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'put a backup where there is no database yet',
  help: `csec restore BACKUP [--database ADDRESS] [--data-dir FOLDER]

  BACKUP              the folder that csec backup or the server made
${DATABASE_HELP}
                      The keys go to the folder of the data in either case.

Checks the backup first, and what it has written last. Never writes over anything: stop the server and
move csec.db and csec.db-wal away before, or name another folder or an empty PostgreSQL database. A
backup goes into either engine, wherever it came from. Everybody signs in again afterwards. To try a
backup without touching anything: csec restore BACKUP --data-dir trial.`,
  async run([folder, ...args]) {
    if (folder === undefined || folder.startsWith('--')) throw new UsageError('say which: csec restore BACKUP')
    const options = readOptions(args, DATABASE_OPTIONS)
    const dataDir = dataDirOf(options['data-dir'])
    const { database } = chosen(databaseWithKeys(options))
    try {
      const { entries, head, madeAt } = await restoreBackup({ folder, database, dataDir })
      console.log(`Restored: ${entries} entries, head ${head}, as of ${madeAt}. Checked. Start the server.`)
      return 0
    } catch (error) {
      // A sentence for the operator; a fault of our own has a name of its own.
      if (error instanceof Error && error.name === 'Error') throw new UsageError(error.message)
      throw error
    }
  },
}
