import type { NextFunction, Request, RequestHandler, Response } from 'express'
import {
  type ClientRateLimitInfo,
  ipKeyGenerator,
  MemoryStore,
  rateLimit,
  type Store as Counts,
} from 'express-rate-limit'
import { AppError } from './app-error.ts'
import { MINUTE_MS } from '../time/calendar.ts'

/** Where the limiter leaves its count with a request. */
const COUNTED = 'rateLimit'

const TOO_MANY = 'One network address sends too many requests.'

/** From one network address in a minute. */
const REQUESTS = 1_200
const SECOND_MS = 1_000

/**
 * Limits for one network address. A whole site may share one, so they only stop machines.
 * @param counts of several servers together; without them, this one counts for itself
 */
export function limitRequests(counts: Counts = new MemoryStore()): RequestHandler {
  // The library makes the counts ready. Its own handler asks much more of each request, and all of them come by here.
  ceiling(MINUTE_MS, REQUESTS, counts)
  return async (request, response, next) => {
    try {
      await countTowards(counts, request, response)
      next()
    } catch (error) {
      next(error)
    }
  }
}

/** Leaves the same with a request and its response as the library. */
async function countTowards(counts: Counts, request: Request, response: Response): Promise<void> {
  const { totalHits: used, resetTime } = await counts.increment(ipKeyGenerator(request.ip ?? ''))
  Object.assign(request, { [COUNTED]: { used, limit: REQUESTS } })
  if (response.headersSent) return
  for (const [name, value] of limitHeaders(used, resetTime)) response.setHeader(name, value)
  if (used <= REQUESTS) return
  response.setHeader('Retry-After', secondsUntil(resetTime))
  throw new AppError('too-many', TOO_MANY)
}

/** A limit, and another way to count towards it, for an answer that would take less time than the limiter itself. */
export interface CheapLimit {
  readonly limit: RequestHandler
  /**
   * Counts a request from a network address. Returns the limiter's headers, names and values one after the other, or null
   * for a request over the limit.
   */
  readonly count: (address: string) => Promise<string[] | null>
}

export function limitCheaply(): CheapLimit {
  const counts = new MemoryStore()
  return { limit: limitRequests(counts), count: (address) => countedHeaders(counts, address) }
}

async function countedHeaders(counts: MemoryStore, address: string): Promise<string[] | null> {
  const { totalHits, resetTime } = await counts.increment(ipKeyGenerator(address))
  return totalHits > REQUESTS ? null : limitHeaders(totalHits, resetTime).flat()
}

function limitHeaders(used: number, resetTime: ClientRateLimitInfo['resetTime']): [name: string, value: string][] {
  return [
    ['RateLimit-Policy', `${REQUESTS};w=${MINUTE_MS / SECOND_MS}`],
    ['RateLimit-Limit', String(REQUESTS)],
    ['RateLimit-Remaining', String(Math.max(0, REQUESTS - used))],
    ['RateLimit-Reset', secondsUntil(resetTime)],
  ]
}

function secondsUntil(time: Date | undefined): string {
  return String(Math.max(0, Math.ceil(((time?.getTime() ?? 0) - Date.now()) / SECOND_MS)))
}

/** Limits every form that takes a password, a code or a token. */
export function limitCredentials(counts?: Counts) {
  return ceiling(15 * MINUTE_MS, 300, counts)
}

function ceiling(windowMs: number, limit: number, counts: Counts | undefined) {
  return rateLimit({
    windowMs,
    limit,
    ...(counts === undefined ? {} : { store: counts }),
    standardHeaders: true,
    legacyHeaders: false,
    requestPropertyName: COUNTED,
    // The first would print a warning for each client that makes up a forwarded address, which Express ignores anyway.
    // The second looks where a limit is made, which takes longer than making it: ours are made with the app.
    validate: { xForwardedForHeader: false, creationStack: false },
    handler: (_request: Request, _response: Response, next: NextFunction) => {
      next(new AppError('too-many', TOO_MANY))
    },
  })
}

/** Whether a request that was over a limit is the first of its time, so that the others need not be told again. */
export function isFirstOverLimit(request: Request): boolean {
  // Put there by the limiter, which says so in no type of the request.
  const count = (request as Request & { readonly [COUNTED]?: { readonly used: number; readonly limit: number } })[
    COUNTED
  ]
  return count !== undefined && count.used === count.limit + 1
}
