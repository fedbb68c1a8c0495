import type { ClientRateLimitInfo, Options, Store as Counts } from 'express-rate-limit'
import type { ServerSecret } from '../codes/secret.job.ts'
import type { Store } from '../database/open.store.ts'
import { addRequests } from '../database/request-count.store.ts'
import { isUnavailable } from '../database/unavailable.store.ts'
import { type Instant, toInstant } from '../time/calendar.ts'

interface Counting {
  readonly store: Store
  readonly secret: Pick<ServerSecret, 'mac'>
  now(): Instant
}

interface Counted {
  /** What all servers have counted, as far as this one knows, and its own requests since. */
  all: number
  /** Its own that the others don't know of yet. */
  untold: number
  isOver: boolean
}

/**
 * Counts of several servers together, for `express-rate-limit`: otherwise three servers would let three times as many
 * through. The database has no address, only a code of it. Returns undefined for one server, which counts in memory.
 * @param name of the limit
 * @param apart after so many requests of one address a server tells the others: 1 is exact, and costs a write each time
 */
export function sharedCounts(counting: Counting, name: string, apart: number): Counts | undefined {
  return counting.store.engine === 'postgres' ? new SharedCounts(counting, name, apart) : undefined
}

class SharedCounts implements Counts {
  readonly localKeys = false
  private windowMs = 0
  private limit = Infinity
  private window = 0
  private counted = new Map<string, Counted>()

  constructor(
    private readonly counting: Counting,
    /** The library tells the counts of two limits apart by it. */
    readonly prefix: string,
    private readonly apart: number,
  ) {}

  init({ windowMs, limit }: Options): void {
    this.windowMs = windowMs
    // Ours are numbers; the library also takes a function of the request.
    if (typeof limit === 'number') this.limit = limit
  }

  async increment(key: string): Promise<ClientRateLimitInfo> {
    const { secret, store, now } = this.counting
    // The same for every server, whenever it began to count.
    const window = Math.floor(Date.parse(now()) / this.windowMs)
    if (window !== this.window) this.counted.clear()
    this.window = window
    const counted = this.counted.get(key) ?? { all: 0, untold: 0, isOver: false }
    this.counted.set(key, counted)
    counted.all += 1
    counted.untold += 1
    const resetTime = new Date((window + 1) * this.windowMs)
    if (counted.untold >= this.apart) {
      const told = counted.untold
      counted.untold = 0
      const code = secret.mac('request counts', `${this.prefix} ${window} ${key}`)
      try {
        const all = await addRequests(store.db, code, told, toInstant(resetTime.getTime()))
        counted.all = Math.max(counted.all, all + counted.untold)
      } catch (error) {
        if (!isUnavailable(error)) throw error
        // Counted here alone until the database is back.
        counted.untold += told
      }
    }
    return { totalHits: this.hits(counted), resetTime }
  }

  /** The first over the limit is the one after it, however many the others have counted: it's noted once. */
  private hits(counted: Counted): number {
    if (counted.all <= this.limit) return counted.all
    if (counted.isOver) return Math.max(counted.all, this.limit + 2)
    counted.isOver = true
    return this.limit + 1
  }

  /** Nothing here is taken back. */
  decrement(): void {}

  resetKey(key: string): void {
    this.counted.delete(key)
  }
}
