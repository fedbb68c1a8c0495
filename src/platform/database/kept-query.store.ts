import type { CompiledQuery, Compilable } from 'kysely'
import { batched } from './batch.store.ts'
import { CHUNK } from './chunk.store.ts'
import type { Database } from './schema.store.ts'

/** A single value, or a list of them. */
type Argument = string | number | readonly (string | number)[]

/** Stands where a value will be, while the text of a query is put together. */
class Place {
  readonly argument: number
  readonly index: number

  constructor(argument: number, index: number) {
    this.argument = argument
    this.index = index
  }
}

/** Longer lists are hardly ever as long again, so they're filled up with their last value. */
const LONGEST_EXACT = 20
/** They have so many values then, or a multiple. */
const FULL_LIST = 100

/**
 * A query that pages ask again and again: its text is put together once for each database, instead of each time. The
 * values must only stand where SQL takes a parameter, and nothing may depend on what they are. A list is what a value may
 * be among: having a value twice changes nothing.
 */
export function keptQuery<Arguments extends readonly Argument[], Row>(
  build: (db: Database, ...values: Arguments) => Compilable<Row>,
): (db: Database, ...values: Arguments) => Promise<Row[]> {
  // A transaction shares the adapter with its database, and no two databases share one.
  const kept = new WeakMap<object, Map<string, CompiledQuery<Row>>>()
  return async (db, ...values) => {
    const lengths = values.map((value) => (Array.isArray(value) ? fullLength(value.length) : -1))
    if (lengths.some((length) => length > CHUNK))
      return (await db.executeQuery<Row>(build(db, ...values).compile())).rows
    const { adapter, plugins } = db.getExecutor()
    const byLengths = kept.get(adapter) ?? new Map<string, CompiledQuery<Row>>()
    kept.set(adapter, byLengths)
    const key = lengths.join(' ')
    const compiled: CompiledQuery<Row> = byLengths.get(key) ?? build(db, ...placesFor<Arguments>(lengths)).compile()
    byLengths.set(key, compiled)
    const parameters = compiled.parameters.map((value) => (value instanceof Place ? valueAt(values, value) : value))
    const read = db.isTransaction || plugins.length > 0 ? undefined : DIRECT.get(adapter)
    const rows = read?.(compiled.sql, parameters) ?? null
    // The row type is that of the query, however it's asked.
    if (rows !== null) return rows as Row[]
    const query = { ...compiled, parameters }
    const asked = db.isTransaction && plugins.length === 0 ? batched<Row>(db, query) : db.executeQuery<Row>(query)
    return (await asked).rows
  }
}

/** Returns null where the query has to wait for its turn. */
type DirectRead = (sql: string, parameters: readonly unknown[]) => unknown[] | null

const DIRECT = new WeakMap<object, DirectRead>()

/** An engine in our own process answers right away, which takes a third of the time. */
export function readDirectly(adapter: object, read: DirectRead): void {
  DIRECT.set(adapter, read)
}

/** Kysely passes on whatever it gets as a parameter, without looking at it. */
function placesFor<Arguments>(lengths: readonly number[]): Arguments {
  const places = lengths.map((length, argument) =>
    length === -1 ? new Place(argument, 0) : Array.from({ length }, (_, index) => new Place(argument, index)),
  )
  return places as unknown as Arguments
}

function fullLength(length: number): number {
  return length <= LONGEST_EXACT ? length : Math.ceil(length / FULL_LIST) * FULL_LIST
}

function valueAt(values: readonly Argument[], { argument, index }: Place): unknown {
  const value = values[argument]
  return Array.isArray(value) ? value[Math.min(index, value.length - 1)] : value
}
