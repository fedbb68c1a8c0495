import { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { postgresAddressFault } from './postgres-address.ts'
import { isStalePlan } from './unavailable.store.ts'
import { CompiledQuery, type Dialect, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'

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
/**
 * Each connection holds this lock of its database and schema: shared, or alone. Any number will do, as long as every
 * process uses the same.
 */
const PRESENCE_LOCK = 20_261_130
const PRESENCE_TRIES = 20
const PRESENCE_WAIT_MS = 100

/** The server ends each statement before. A connection that is silent for longer has nobody at its other end. */
const SILENCE_MS = 45_000

/** A page asks some ten statements; all pages together ask a few hundred. */
const MOST_STATEMENTS = 500
const MOST_ASKED = 20_000
const LONGEST_STATEMENT = 10_000
const KEPT = /^(select|with|insert|update|delete)\b/

export interface OpenedPostgres {
  readonly dialect: Dialect
  /** From now on a silent connection is cut off. Not before the tables are up to date: that can take minutes. */
  limitSilence(): void
  /** Of each connection, from the next time that it's asked. */
  setWritable(isWritable: boolean): void
}

/**
 * Over the optional `pg` package. Throws with a sentence when it is not installed, or when the server does not answer,
 * or when a process has the database alone.
 */
export async function openPostgres(
  url: string,
  { readOnly, alone }: { readonly readOnly: boolean; readonly alone: boolean },
): Promise<OpenedPostgres> {
  const fault = postgresAddressFault(url)
  if (fault !== null) throw new Error(`This ${fault}`)
  const { Pool, types } = await importDriver()
  let silence = CONNECT_MS
  // 0 is no limit.
  const limitTo = ({ connection: { stream } }: PoolClient, ms: number) => {
    if (stream instanceof Socket) stream.setTimeout(ms)
  }
  const limit = (client: PoolClient) => limitTo(client, silence)
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    // What is asked while an answer is under way is sent right away, and answered in its turn.
    pipeline: true,
    // One connection stays open, and says that there's a server, also while nobody asks anything of it.
    min: 1,
    ...(alone ? { max: 1 } : {}),
    onConnect: async (connected) => {
      // A client of this pool, as `acquire` gives it: the types know less of it here.
      const client = connected as PoolClient
      // A connection that breaks while it works gives its statement the error; without a listener it would end the
      // process as well.
      client.on('error', () => {})
      client.connection.stream.on('timeout', () => client.connection.stream.destroy())
      limit(client)
      await prepare(client, readOnly)
      await bePresent(client, alone)
    },
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        NUMERIC_TYPES.has(type) ? Number : types.getTypeParser(type, format),
    },
  })
  // A connection that breaks while idle is replaced; without a listener it would end the process.
  pool.on('error', () => {})
  pool.on('acquire', limit)
  // One that waits for work may be silent: cut off then, it would fail whoever asks it at that moment.
  pool.on('release', (_error, client) => limitTo(client, 0))
  try {
    await pool.query('select 1')
    silence = 0
  } catch (cause) {
    await pool.end()
    throw new Error(`The PostgreSQL server ${new URL(url).host} cannot be used: ${reasonOf(cause)}.`, { cause })
  }
  /** Null until it's said for the first time: then each connection is told before its next work. */
  let writable: boolean | null = null
  const dialect = new PostgresDialect({
    pool: keepingStatements(pool),
    async onReserveConnection(connection) {
      if (writable === null) return
      await connection.executeQuery(CompiledQuery.raw(`set default_transaction_read_only = ${writable ? 'off' : 'on'}`))
    },
  })
  return {
    dialect,
    setWritable(isWritable) {
      writable = isWritable
    },
    limitSilence() {
      silence = SILENCE_MS
    },
  }
}

async function prepare(client: PoolClient, readOnly: boolean): Promise<void> {
  await client.query(`set default_transaction_read_only = ${readOnly ? 'on' : 'off'};
    set statement_timeout = ${STATEMENT_MS};
    set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`)
}

/** The server gives the lock back when the connection ends, however that comes about. */
async function bePresent(client: PoolClient, alone: boolean): Promise<void> {
  // The server may take a moment to notice that the connections of a process that has just ended are gone.
  for (let tries = 0; tries < PRESENCE_TRIES; tries += 1) {
    const { rows } = await client.query<{ held: boolean }>(
      `select pg_try_advisory_lock${alone ? '' : '_shared'}($1, hashtext(current_schema())) as held`,
      [PRESENCE_LOCK],
    )
    if (rows[0]?.held === true) return
    await delay(PRESENCE_WAIT_MS)
  }
  throw new Error(
    alone
      ? 'another process is using this database. Stop it first'
      : 'this database is being moved or restored. Wait until that is done',
  )
}

/**
 * Kysely has each statement parsed and planned anew. A connection keeps those that it's asked again, by name: the
 * statements of a transaction hold up everybody who waits for the ledger.
 */
function keepingStatements(pool: Pool): PostgresPool {
  const names = new StatementNames()
  const clients = new WeakMap<PoolClient, PostgresPoolClient>()
  const over = (client: PoolClient): PostgresPoolClient => {
    const query = async (text: string, values: readonly unknown[]) => {
      inOneMessage(client)
      const name = names.of(text)
      if (name === null) return client.query(text, [...values])
      try {
        return await client.query({ name, text, values: [...values] })
      } catch (error) {
        if (!isStalePlan(error)) throw error
        names.startAnew()
        // Nothing can be asked again in a transaction, which has failed.
        if (client.getTransactionStatus() !== 'I') throw error
        return client.query(text, [...values])
      }
    }
    // Kysely also knows a form for cursors, which our stores do not use.
    return { query: query as unknown as PostgresPoolClient['query'], release: (broken) => client.release(broken) }
  }
  return {
    async connect() {
      const client = await pool.connect()
      const known = clients.get(client) ?? over(client)
      clients.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}

/** What is asked in the same turn leaves together. */
function inOneMessage({ connection: { stream } }: PoolClient): void {
  if (!(stream instanceof Socket) || stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** The names of statements that were asked before, the same on each connection. */
class StatementNames {
  readonly #asked = new Set<string>()
  readonly #names = new Map<string, string>()
  #made = 0

  /** Returns null for a statement that gets no name. */
  of(text: string): string | null {
    if (text.length > LONGEST_STATEMENT || !KEPT.test(text)) return null
    const known = this.#names.get(text)
    if (known !== undefined || this.#names.size >= MOST_STATEMENTS) return known ?? null
    // Many are lists of values, hardly ever the same twice.
    if (!this.#asked.has(text)) {
      if (this.#asked.size < MOST_ASKED) this.#asked.add(text)
      return null
    }
    this.#made += 1
    const name = `kept_${this.#made}`
    this.#names.set(text, name)
    return name
  }

  /** Every connection has its statements parsed again, under other names. */
  startAnew(): void {
    this.#names.clear()
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
