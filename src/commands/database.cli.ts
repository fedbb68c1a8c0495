import { dirname, join } from 'node:path'
import { makeFolder } from '../platform/private-file.ts'
import { isPostgres, openStore, type Store, type StoreOptions } from '../platform/database/open.store.ts'
import { UsageError, type Command, readOptions } from './command.cli.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { findAccountBySignInName } from '../identity/account.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { peopleWithFact } from '../people/people.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

/** The options of a command that choose its database. */
export const DATABASE_OPTIONS = { database: { type: 'string' }, 'data-dir': { type: 'string' } } as const

export const DATABASE_HELP = `  --database ADDRESS  a postgres:// address, or the path of a SQLite file
  --data-dir FOLDER   the folder that holds the SQLite file csec.db
                      Without either: DATABASE_URL, else the folder DATA_DIR, else "data".`

interface Chosen {
  readonly database?: string | undefined
  readonly 'data-dir'?: string | undefined
}

/** Opens the database that the options name. Throws a `UsageError` that names the option at fault. */
export async function openChosen(options: Chosen, how: Pick<StoreOptions, 'readOnly'> = {}): Promise<Store> {
  const { name, database } = chosen(options)
  try {
    return await openStore({ database, ...how })
  } catch (error) {
    // The store says what is wrong in a sentence; a fault of our own has a name of its own.
    if (error instanceof Error && error.name === 'Error')
      throw new UsageError(name === null ? error.message : `${name}: ${error.message}`)
    throw error
  }
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
    throw new UsageError('--database and --data-dir: give one of them')
  }
  if (database !== undefined) return { name: '--database', database: addressOf('--database', database) }
  const url = process.env['DATABASE_URL']
  if (folder === undefined && url !== undefined)
    return { name: 'DATABASE_URL', database: addressOf('DATABASE_URL', url) }
  const setting = process.env['DATA_DIR'] === undefined ? null : 'DATA_DIR'
  return { name: folder === undefined ? setting : '--data-dir', database: join(dataDirOf(folder), 'csec.db') }
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

/** A folder that cannot be made is a mistake in the option; any other error stays what it is. */
export function notMade(option: string, folder: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || error.syscall !== 'mkdir') return error
  return new UsageError(`${option}: ${folder} cannot be made (${'code' in error ? error.code : error.message})`)
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
  if (people.length > 1) throw new UsageError(`${who}: several people fit. Give ${unique}.`)
  return person
}

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'make the tables, or bring them up to date',
  help: `csec migrate [--database ADDRESS | --data-dir FOLDER]

${DATABASE_HELP}

The server does the same when it starts. Goes forward only, and each step wholly or not at all.
Make a backup first.`,
  async run(args) {
    const store = await openChosen(readOptions(args, DATABASE_OPTIONS))
    await store.close()
    console.log('The database is up to date.')
    return 0
  },
}
