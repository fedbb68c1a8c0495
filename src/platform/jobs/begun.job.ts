import { type Job, type Turn } from './job.ts'
import { MINUTE_MS } from '../time/calendar.ts'

/**
 * Work that a request has begun and that goes on after its answer. How far it is stands in the database; the rest is
 * left as it is when the server stops, and whoever began it can go on from its page.
 */
export interface Begun {
  readonly id: string
  work(turn: Turn): Promise<void>
  /** Says that it waits or is under way. Called every few seconds. */
  keep(): Promise<void>
  /** It failed, or the server is shutting down. */
  leave(): Promise<void>
}

/** The work begun in this process, one after the other. */
export interface BegunWork {
  add(begun: Begun): void
  take(): Begun | null
  /** Those that wait. */
  waiting(): readonly Begun[]
}

/** What has said nothing for so long isn't under way anymore. */
export const SILENT_MS = MINUTE_MS

export function createBegunWork(): BegunWork {
  const queue: Begun[] = []
  return {
    add: (begun) => void queue.push(begun),
    take: () => queue.shift() ?? null,
    waiting: () => queue,
  }
}

export function begunJob(begun: BegunWork): Job<Begun> {
  return {
    every: null,
    failure: 'work for many people could not be finished',
    isConfidential: true,
    idOf: ({ id }) => id,
    async *claim() {
      for (let next = begun.take(); next !== null; next = begun.take()) yield next
    },
    work: (piece, { turn }) => piece.work(turn),
    async keep(piece) {
      for (const each of [piece, ...begun.waiting()]) await each.keep()
    },
    stop: (piece) => piece.leave(),
  }
}
