import { CompiledQuery, type Dialect, PostgresDialect } from 'kysely'

/** PostgreSQL's own numbers for the types that its driver hands over as text: `count(*)` and `sum`. */
const NUMERIC_TYPES: ReadonlySet<number> = new Set([20, 1700])

/** Over the optional `pg` package. Throws with a sentence when it is not installed or the server does not answer. */
export async function postgresDialect(url: string, readOnly: boolean): Promise<Dialect> {
  const { Pool, types } = await importDriver()
  const pool = new Pool({
    connectionString: url,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        NUMERIC_TYPES.has(type) ? Number : types.getTypeParser(type, format),
    },
  })
  // A connection that breaks while idle is replaced; without a listener it would end the process.
  pool.on('error', () => {})
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    throw new Error(`The PostgreSQL server ${new URL(url).host} cannot be used: ${reasonOf(cause)}.`, { cause })
  }
  const prepare = CompiledQuery.raw(`set default_transaction_read_only = ${readOnly ? 'on' : 'off'}`)
  return new PostgresDialect({
    pool,
    async onCreateConnection(connection) {
      await connection.executeQuery(prepare)
    },
  })
}

/** When several addresses of a host fail, the error has no message, only the code of the last. */
function reasonOf(cause: unknown): string {
  const { message = '', code = '' } = cause as { readonly message?: string; readonly code?: string }
  return message || code
}

async function importDriver(): Promise<Pick<typeof import('pg'), 'Pool' | 'types'>> {
  try {
    return (await import('pg')).default
  } catch (cause) {
    throw new Error('A PostgreSQL database needs the package pg: run "npm install pg", or use a SQLite file.', {
      cause,
    })
  }
}
