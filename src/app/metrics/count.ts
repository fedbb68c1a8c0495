import type { NextFunction, Request, Response } from 'express'
import { seenRoute } from '../../platform/http/request-log.web.ts'
import type { Metrics } from './metrics.ts'

/** Files whose addresses change with each release. */
const ASSETS = '/assets/'

/** Counts what the log has a line for, by the same name of the route. */
export function countRequests(metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const end = metrics.begin()
    response.on('finish', () => {
      const seen = seenRoute(request, response.statusCode)
      if (seen === null) return
      // Signing out leads on and a pause doesn't: the answer would tell them apart.
      if (seen.route === 'private') metrics.answeredPrivately(response.statusCode)
      else end(seen.route.startsWith(ASSETS) ? 'asset' : seen.route, response.statusCode)
    })
    next()
  }
}
