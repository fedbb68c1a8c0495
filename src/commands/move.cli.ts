import { join } from 'node:path'
import { DATABASE_FILE } from '../backups/folder.job.ts'
import { type Moved, moveToPostgres, moveToSqlite, type Places } from '../backups/move.job.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { isPostgres } from '../platform/database/open.store.ts'
import { type Command, readOptions, UsageError } from './command.cli.ts'
import { encryptionSetting } from './keys.cli.ts'
import { DATABASE_OPTIONS, dataDirOf, makeFolderAbove, notMade } from './database.cli.ts'

const OPTIONS_HELP = `  --database ADDRESS  the postgres:// address (default: DATABASE_URL)
  --data-dir FOLDER   the folder with csec.db and the keys (default: DATA_DIR, else "data")`

const BOTH_HELP = `Checks the ledger, its signed checkpoints and the audit trail on both sides, reads every row back and
compares it. All of it arrives or nothing does: after a failure, run it again. Doesn't run while a server or
another command is using either database, or if either one was made by another version of this program:
start the server of this version once first. The original stays as it was, and nobody has to sign in
again. Keys stay in the folder.`

interface Direction {
  readonly summary: string
  readonly help: string
  move(places: Places): Promise<Moved>
  next(places: Places): string
}

const DIRECTIONS = {
  'migrate-to-postgres': {
    summary: 'move the records from SQLite to an empty PostgreSQL database',
    help: `csec migrate-to-postgres [--database ADDRESS] [--data-dir FOLDER]

${OPTIONS_HELP}

${BOTH_HELP}
Afterward, start the server with DATABASE_URL, and move csec.db away: it has only the older records.`,
    move: moveToPostgres,
    next: ({ file }) =>
      `Start the server with DATABASE_URL. ${file} is as it was: move it away, to where you keep backups.`,
  },
  'migrate-to-sqlite': {
    summary: 'move the records from PostgreSQL to a new SQLite file',
    help: `csec migrate-to-sqlite [--database ADDRESS] [--data-dir FOLDER]

${OPTIONS_HELP}

${BOTH_HELP}
Never writes over a csec.db: if there is one, move it away first. Afterward, start the server without
DATABASE_URL.`,
    move: moveToSqlite,
    next: ({ file }) => `Start the server without DATABASE_URL: it uses ${file}. The PostgreSQL database is as it was.`,
  },
} as const satisfies Readonly<Record<string, Direction>>

export function moveCommand(name: keyof typeof DIRECTIONS, now: () => Instant): Command {
  const { summary, help, move, next }: Direction = DIRECTIONS[name]
  return {
    name,
    summary,
    help,
    async run(args) {
      const options = readOptions(args, DATABASE_OPTIONS)
      const dataDir = dataDirOf(options['data-dir'])
      const file = join(dataDir, DATABASE_FILE)
      const places = { file, address: addressOf(options.database), dataDir, encryption: encryptionSetting(), now }
      const named = options['data-dir'] === undefined ? 'DATA_DIR' : '--data-dir'
      makeFolderAbove(named, dataDir)
      try {
        console.log(sentence(await move(places), places))
        console.log(next(places))
        return 0
      } catch (thrown) {
        const error = notMade(named, dataDir, thrown)
        // A sentence for the operator; a fault of our own has a name of its own.
        if (error instanceof Error && error.name === 'Error') throw new UsageError(error.message)
        throw error
      }
    },
  }
}

function addressOf(option: string | undefined): string {
  const name = option === undefined ? 'DATABASE_URL' : '--database'
  const address = option ?? process.env['DATABASE_URL']
  if (address === undefined) throw new UsageError('name the PostgreSQL database: --database, or DATABASE_URL')
  // Anything else may hold a password.
  if (!isPostgres(address)) throw new UsageError(`${name} takes a postgres:// address`)
  return address
}

function sentence({ entries, head, checkpoints, trail, tables, keys }: Moved, { dataDir }: Places): string {
  const counts = Object.values(tables)
  const rows = counts.reduce((sum, count) => sum + count, 0)
  return [
    `Moved: ${entries} entries, head ${head}, ${checkpoints} signed checkpoints, ${trail} entries of the audit trail, ` +
      `${tables['certificate'] ?? 0} certificates.`,
    `${rows} rows in ${counts.length} tables, each read back and compared. ${keys.length} keys stay in ${join(dataDir, 'keys')}.`,
  ].join('\n')
}
