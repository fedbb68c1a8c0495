import type { Store } from '../database/open.store.ts'
import { type Instant, MINUTE_MS } from '../time/calendar.ts'
import { isCutOff } from '../database/unavailable.store.ts'
import { GivenUp, type Job, type Turn } from './job.ts'
import { changeOrder, claimOrder, type OrderId, type OrderTable, silentUntil } from './order.store.ts'

interface OrderWork<Table extends OrderTable, Order> {
  readonly table: Table
  readonly store: Store
  /** The message for the operator when one can't be made. */
  readonly failure: string
  now(): Instant
  /** Called before the first is taken. */
  tidy?(): Promise<void>
  find(id: OrderId<Table>): Promise<Order | null>
  make(order: Order, turn: Turn): Promise<void>
}

/** Somebody stopped what is being made. */
export class OrderStopped extends Error {}

/**
 * Makes what people order, one at a time. Several server processes may run one each. What was being made when its
 * server stopped, or without a database for a moment, is made again.
 */
export function orderJob<Table extends OrderTable, Order extends { readonly id: OrderId<Table> }>({
  table,
  store,
  failure,
  now,
  tidy,
  find,
  make,
}: OrderWork<Table, Order>): Job<Order> {
  const { db } = store
  return {
    every: MINUTE_MS / 3,
    failure,
    isConfidential: true,
    idOf: ({ id }) => id,
    async *claim() {
      await tidy?.()
      for (;;) {
        const id = await claimOrder(db, table, now(), silentUntil(now()))
        if (id === null) return
        const order = await find(id)
        if (order !== null) yield order
      }
    },
    async work(order, { turn }) {
      try {
        await make(order, turn)
      } catch (error) {
        if (error instanceof OrderStopped) return
        throw isCutOff(error) ? new GivenUp() : error
      }
    },
    async keep({ id }) {
      await changeOrder(db, table, id, { claimed_until: silentUntil(now()) })
    },
    async stop({ id }, why) {
      await changeOrder(db, table, id, { state: why === 'given-up' ? 'waiting' : 'failed', claimed_until: null })
    },
  }
}
