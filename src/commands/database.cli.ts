import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ConfigProblems, readBackupKey } from '../platform/config.ts'
import { closedToUs, makeFolder, SharedFolder } from '../platform/private-file.ts'
import { noFileSentence } from '../platform/database/sqlite.store.ts'
import { isPostgres, openStore, type Store, type StoreOptions } from '../platform/database/open.store.ts'
import { UsageError, type Command, readOptions } from './command.cli.ts'
import { backUpBeforeUpgrade } from '../backups/upgrade.job.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { findAccountBySignInName } from '../identity/account.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { peopleWithFact } from '../people/people.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

/** The options of a command that choose its database. */
export const DATABASE_OPTIONS = { database: { type: 'string' }, 'data-dir': { type: 'string' } } as const

export const DATABASE_HELP = `  --database ADDRESS  a postgres:// address, or the path of a SQLite file
  --data-dir FOLDER   the folder that holds the SQLite file csec.db
                      Without either: DATABASE_URL, or the folder DATA_DIR, or "data".`

interface Chosen {
  readonly database?: string | undefined
  readonly 'data-dir'?: string | undefined
}

/**
 * To read only, or to write: then a SQLite database of an earlier version is backed up before it changes. Where there's
 * none, only `mayMake` makes one: an empty file would keep a restore or a move from putting one there.
 */
type Access = { readonly readOnly: true } | { readonly now: () => Instant; readonly mayMake?: boolean }

/** Opens the database that the options name. Throws a `UsageError` that names the option at fault. */
export async function openChosen(options: Chosen, access: Access): Promise<Store> {
  const { name, database } = chosen(options)
  try {
    if ('now' in access && access.mayMake !== true && !isPostgres(database) && !existsSync(database))
      throw new Error(noFileSentence(database))
    return await openStore({ database, ...('now' in access ? backingUp(database, access.now) : access) })
  } catch (error) {
    if (error instanceof UsageError) throw error
    // The store says what is wrong in a sentence; a fault of our own has a name of its own.
    if (error instanceof Error && error.name === 'Error')
      throw new UsageError(name === null ? error.message : `${name}: ${error.message}`)
    throw error
  }
}

/** The key of backups is read only when it's needed: most commands need none. */
function backingUp(database: string, now: () => Instant): Pick<StoreOptions, 'beforeUpgrade'> {
  if (isPostgres(database)) return {}
  const dataDir = dirname(database)
  return { beforeUpgrade: (store) => backUpBeforeUpgrade({ dataDir, key: backupKeyNow(), now })(store) }
}

/** The options for a command that also needs the keys: with --database, --data-dir only says where they are. */
export function databaseWithKeys({ database, 'data-dir': folder }: Chosen): Chosen {
  return database === undefined ? { 'data-dir': folder } : { database }
}

/** `name` is the option or the setting that says so, or null when neither does. */
export function chosen({ database, 'data-dir': folder }: Chosen): {
  readonly name: string | null
  readonly database: string
} {
  if (database !== undefined && folder !== undefined) {
    throw new UsageError('--database and --data-dir: use only one of them')
  }
  if (database !== undefined) return { name: '--database', database: addressOf('--database', database) }
  const url = process.env['DATABASE_URL']
  if (folder === undefined && url !== undefined)
    return { name: 'DATABASE_URL', database: addressOf('DATABASE_URL', url) }
  const setting = process.env['DATA_DIR'] === undefined ? null : 'DATA_DIR'
  return { name: folder === undefined ? setting : '--data-dir', database: join(dataDirOf(folder), 'csec.db') }
}

/** The key that encrypts and opens backups, from the environment. */
export function backupKeyNow(): Buffer | null {
  try {
    return readBackupKey(process.env)
  } catch (error) {
    throw error instanceof ConfigProblems ? new UsageError(error.message) : error
  }
}

/** What to do about a part of the data folder that the user of this process may not read; null when all can be read. */
export function closedSentence(dataDir: string): string | null {
  const parts = ['backups', 'keys', 'heads.json', 'csec.db'].map((name) => join(dataDir, name))
  const closed = closedToUs([dataDir, ...parts])
  if (closed === null) return null
  return (
    `this user may not read ${closed}. Run csec as the user that runs the server; ` +
    'if the file or folder belongs to another user, give it back: chown -R.'
  )
}

/** The folder of an option, else of the settings. */
export function dataDirOf(folder: string | undefined): string {
  const [name, chosenFolder] =
    folder === undefined ? ['DATA_DIR', process.env['DATA_DIR'] ?? 'data'] : ['--data-dir', folder]
  if (chosenFolder === '') throw new UsageError(`${name} is empty: name a folder`)
  return chosenFolder
}

/** Makes the folder above one that an option names, which is made later. */
export function makeFolderAbove(option: string, folder: string): void {
  try {
    makeFolder(dirname(folder))
  } catch (error) {
    throw notMade(option, folder, error)
  }
}

/** A folder that cannot be made or be ours is a mistake in the option; any other error stays what it is. */
export function notMade(option: string, folder: string, error: unknown): unknown {
  if (error instanceof SharedFolder) return new UsageError(`${option}: ${error.message}`)
  if (!(error instanceof Error) || !('syscall' in error) || error.syscall !== 'mkdir') return error
  return new UsageError(`${option}: ${folder} can’t be made (${'code' in error ? error.code : error.message})`)
}

/** A database of another make would be taken for the name of a file. */
function addressOf(name: string, address: string): string {
  const [scheme] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(address) ?? []
  if (address !== '' && (scheme === undefined || isPostgres(address))) return address
  // The text after the scheme may hold a password.
  throw new UsageError(`${name} takes a postgres:// address or the path of a SQLite file; not "${scheme ?? ''}"`)
}

/**
 * Finds the person with this sign-in name, e-mail address or staff number. Throws a `UsageError` for no one and for
 * several.
 * @param unique what names one record in any case
 */
export async function personCalled(
  db: Database,
  who: string,
  today: CalendarDate,
  unique = 'a sign-in name',
): Promise<PersonId> {
  const account = await findAccountBySignInName(db, who)
  const found = [
    ...(account === null ? [] : [account.person]),
    ...(await peopleWithFact(db, 'email', who.toLowerCase(), today)),
    ...(await peopleWithFact(db, 'employee_number', who, today)),
  ]
  const people = [...new Set(await Promise.all(found.map((person) => survivorOf(db, person))))]
  const [person] = people
  if (person === undefined) {
    throw new UsageError(`${who}: nobody on record has this sign-in name, e-mail address or staff number.`)
  }
  if (people.length > 1) throw new UsageError(`${who}: this matches several people. Use ${unique}.`)
  return person
}

export const migrateCommand = (now: () => Instant): Command => ({
  name: 'migrate',
  summary: 'create the tables, or bring them up to date',
  help: `csec migrate [--database ADDRESS | --data-dir FOLDER]

${DATABASE_HELP}

The server does the same when it starts. It only goes forward, and each step is done completely or not at all.
A SQLite database of an earlier version is backed up first, to "backups" in the data folder. Back up a
PostgreSQL database yourself.`,
  async run(args) {
    const store = await openChosen(readOptions(args, DATABASE_OPTIONS), { now, mayMake: true })
    await store.close()
    console.log('The database is up to date.')
    return 0
  },
})
