import { randomInt } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import { hrefTo, inEveryLanguage, webLinks } from '../../app/href.web.ts'
import type { LogFn, Logger } from 'pino'
import type { Deps } from '../../app/visit.web.ts'

export const ID_HEADER = 'X-Request-Id'

/**
 * Routes that tell how someone takes the course. Signing out is one of them: next to other lines, its line would tell
 * who left in a hurry.
 */
const PRIVATE_ROUTES: ReadonlySet<string> = new Set(
  [
    webLinks.reading(),
    webLinks.pause(),
    webLinks.beforeYouStart(),
    webLinks.whatNext(),
    hrefTo('/what-happens-next/print'),
    webLinks.otherFormat(),
    hrefTo('/leave'),
    hrefTo('/sign-out'),
  ].flatMap(inEveryLanguage),
)

export function isPrivateRoute(path: string): boolean {
  return PRIVATE_ROUTES.has(path)
}

/** A load balancer asks every few seconds: an answer that all is well has no line. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

/** The pages shown after signing out and leaving. They aren't logged, so that the two look the same. */
const UNLOGGED: ReadonlySet<string> = new Set([hrefTo('/blank'), hrefTo('/signed-out')].flatMap(inEveryLanguage))

/** Gives each request an id such as `E-4417-20`, short enough to read out on the phone. */
export function nameRequest(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader(ID_HEADER, newRequestId())
  next()
}

export function newRequestId(): string {
  const digits = String(randomInt(1_000_000)).padStart(6, '0')
  return `E-${digits.slice(0, 4)}-${digits.slice(4)}`
}

export function requestIdOf(response: Response): string {
  return response.get(ID_HEADER) ?? ''
}

/** The log of one request: every line carries its id. Most requests say nothing, so nothing is made ready for them. */
export class RequestLog {
  readonly #log: Logger
  readonly #response: Response

  constructor(log: Logger, response: Response) {
    this.#log = log
    this.#response = response
  }

  get info(): LogFn {
    return this.#line('info')
  }

  get warn(): LogFn {
    return this.#line('warn')
  }

  get error(): LogFn {
    return this.#line('error')
  }

  #line(level: keyof RequestLog): LogFn {
    const own = this.#log.child({ request: requestIdOf(this.#response) })
    return own[level].bind(own)
  }
}

/** How operators see a request: never by its address, which may hold the token of a link. */
interface SeenRoute {
  readonly method?: string
  readonly route: string
}

/**
 * Names a request that has been answered by its route. Everything private has the same name. Returns null for what
 * leaves no line and counts nowhere.
 */
export function seenRoute(request: Request, status: number): SeenRoute | null {
  const route: string = request.route?.path ?? 'none'
  if (UNLOGGED.has(route) || (PROBES.has(route) && status === 200)) return null
  return PRIVATE_ROUTES.has(route) ? { route: 'private' } : { method: request.method, route }
}

/** Logs one line for each request. A private route's line only says that there was a request, and how it went. */
export function logRequests({ log, now }: Deps) {
  // These lines have only what is named below, so nothing is looked for to be left out.
  const lines = log.child({}, { redact: [] })
  return (request: Request, response: Response, next: NextFunction): void => {
    const began = now()
    response.on('finish', () => {
      const seen = seenRoute(request, response.statusCode)
      if (seen === null) return
      const ms = Date.parse(now()) - Date.parse(began)
      lines.info({ request: requestIdOf(response), ...seen, status: response.statusCode, ms }, 'answered')
    })
    next()
  }
}
