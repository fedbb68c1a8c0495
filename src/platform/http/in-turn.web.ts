import type { RequestHandler } from 'express'

/**
 * Several handlers as one. A layer of Express costs more than most of what we do before a page. An error ends the turn,
 * as it does between layers. None of them may return a promise that fails.
 */
export function inTurn(...handlers: readonly RequestHandler[]): RequestHandler {
  return handlers.reduceRight<RequestHandler>(
    (after, handler) => (request, response, next) =>
      handler(request, response, (error?: unknown) =>
        error === undefined ? after(request, response, next) : next(error),
      ),
    (_request, _response, next) => next(),
  )
}

/** A handler for addresses that begin in one of these ways. Others don't go through it. */
export function under(beginnings: readonly string[], handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const { path } = request
    if (beginnings.some((beginning) => path.startsWith(beginning))) handler(request, response, next)
    else next()
  }
}

/** A handler that's made for its first request. What few ask for then takes no time of the start. */
export function whenAsked(make: () => RequestHandler): RequestHandler {
  let made: RequestHandler | null = null
  return (request, response, next) => {
    made ??= make()
    return made(request, response, next)
  }
}
