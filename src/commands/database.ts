import { join } from 'node:path'
import { openStore, type Store, type StoreOptions } from '../store/open.ts'
import { UsageError } from './command.ts'

/** Which database a command works on: for the options of the command. */
export const DATABASE_OPTIONS = { database: { type: 'string' }, 'data-dir': { type: 'string' } } as const

export const DATABASE_HELP = `  --database ADDRESS  a postgres:// address, or the path of a SQLite file
  --data-dir FOLDER   the folder that holds the SQLite file csec.db
                      Without either: DATABASE_URL, else the folder DATA_DIR, else "data".`

interface Chosen {
  readonly database?: string | undefined
  readonly 'data-dir'?: string | undefined
}

/** Opens the database that the options name. What stands in the way is a `UsageError` that names the option. */
export async function openChosen(options: Chosen, how: Pick<StoreOptions, 'readOnly'> = {}): Promise<Store> {
  const { name, database } = chosen(options)
  try {
    return await openStore({ database, ...how })
  } catch (error) {
    // The store says what is wrong in a sentence; a fault of our own has a name of its own.
    if (error instanceof Error && error.name === 'Error') throw new UsageError(`${name}: ${error.message}`)
    throw error
  }
}

function chosen({ database, 'data-dir': folder }: Chosen): { readonly name: string; readonly database: string } {
  if (database !== undefined && folder !== undefined) {
    throw new UsageError('--database and --data-dir: give one of them')
  }
  if (database !== undefined) return { name: '--database', database }
  if (folder !== undefined) return { name: '--data-dir', database: join(folder, 'csec.db') }
  const { DATABASE_URL: url, DATA_DIR: dataDir = 'data' } = process.env
  return url === undefined
    ? { name: '--data-dir', database: join(dataDir, 'csec.db') }
    : { name: '--database', database: url }
}
