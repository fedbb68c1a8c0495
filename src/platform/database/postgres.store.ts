import { Socket } from 'node:net'
import { CompiledQuery, type Dialect, PostgresDialect } from 'kysely'

/** PostgreSQL's own numbers for the types that its driver hands over as text: `count(*)` and `sum`. */
const NUMERIC_TYPES: ReadonlySet<number> = new Set([20, 1700])

/**
 * A server that accepts a connection and doesn't answer is as good as none. Waiting for a free connection counts as
 * well.
 */
const CONNECT_MS = 10_000
/** The limit for one statement. The server ends it then, and nothing was saved. */
const STATEMENT_MS = 30_000
/** A node that hangs in the middle of a transaction gives the ledger back to the others. */
const IDLE_IN_TRANSACTION_MS = 60_000
/** The server ends each statement before. A connection that is silent for longer has nobody at its other end. */
const SILENCE_MS = 45_000

export interface OpenedPostgres {
  readonly dialect: Dialect
  /** From now on a silent connection is cut off. Not before the tables are up to date: that can take minutes. */
  limitSilence(): void
}

/** Over the optional `pg` package. Throws with a sentence when it is not installed or the server does not answer. */
export async function openPostgres(url: string, readOnly: boolean): Promise<OpenedPostgres> {
  const { Pool, types } = await importDriver()
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        NUMERIC_TYPES.has(type) ? Number : types.getTypeParser(type, format),
    },
  })
  // A connection that breaks while idle is replaced; without a listener it would end the process.
  pool.on('error', () => {})
  // The same applies to a connection that breaks while it works: the caller gets the error from its statement.
  let silence = CONNECT_MS
  pool.on('connect', (client) => {
    client.on('error', () => {})
    client.connection.stream.on('timeout', () => client.connection.stream.destroy())
  })
  pool.on('acquire', ({ connection: { stream } }) => {
    // 0 is no limit.
    if (stream instanceof Socket) stream.setTimeout(silence)
  })
  try {
    await pool.query('select 1')
    silence = 0
  } catch (cause) {
    await pool.end()
    throw new Error(`The PostgreSQL server ${new URL(url).host} cannot be used: ${reasonOf(cause)}.`, { cause })
  }
  const settings = [
    `set default_transaction_read_only = ${readOnly ? 'on' : 'off'}`,
    `set statement_timeout = ${STATEMENT_MS}`,
    `set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`,
  ].map((text) => CompiledQuery.raw(text))
  const dialect = new PostgresDialect({
    pool,
    async onCreateConnection(connection) {
      for (const setting of settings) await connection.executeQuery(setting)
    },
  })
  return {
    dialect,
    limitSilence() {
      silence = SILENCE_MS
    },
  }
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
