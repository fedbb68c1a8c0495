import type { Compilable, CompiledQuery, QueryExecutor, QueryResult } from 'kysely'
import type { Database, Tx } from './schema.store.ts'

interface Asked {
  readonly query: CompiledQuery
  resolve(result: QueryResult<unknown>): void
  reject(error: unknown): void
}

/** The batch of each transaction that others may still join. */
const open = new WeakMap<QueryExecutor, Asked[]>()

/**
 * Statements that a transaction is asked in the same turn reach PostgreSQL in one message, so everybody else waits for one
 * answer instead of many. They're done in the order in which they were asked, on both engines, and after those that were
 * asked before. When one fails, so do the rest.
 */
export async function batched<Row>(tx: Database, query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
  const executor = tx.getExecutor()
  const batch = open.get(executor) ?? opened(executor)
  const result = await new Promise<QueryResult<unknown>>((resolve, reject) => batch.push({ query, resolve, reject }))
  // The rows are those of this query.
  return result as QueryResult<Row>
}

/** Does all of it, in this order. */
export async function writeTogether(tx: Tx, queries: readonly Compilable[]): Promise<void> {
  await Promise.all(queries.map((query) => batched(tx, query.compile())))
}

function opened(executor: QueryExecutor): Asked[] {
  const batch: Asked[] = []
  open.set(executor, batch)
  const sent = executor.provideConnection(async (connection) => {
    // Whoever else asks in this turn joins.
    await Promise.resolve()
    open.delete(executor)
    await Promise.all(
      batch.map(({ query, resolve, reject }) => connection.executeQuery<unknown>(query).then(resolve, reject)),
    )
  })
  sent.catch((error: unknown) => {
    open.delete(executor)
    for (const { reject } of batch) reject(error)
  })
  return batch
}
