import { randomInt } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import type { Deps } from './visit.ts'

const ID_HEADER = 'X-Request-Id'

/** Gives each request an id such as `E-4417-20`, short enough to read out on the phone. */
export function nameRequest(_request: Request, response: Response, next: NextFunction): void {
  const digits = String(randomInt(1_000_000)).padStart(6, '0')
  response.set(ID_HEADER, `E-${digits.slice(0, 4)}-${digits.slice(4)}`)
  next()
}

export function requestIdOf(response: Response): string {
  return response.get(ID_HEADER) ?? ''
}

/** One line for each request, by its route: an address may hold the token of a link. */
export function logRequests({ log, now }: Deps) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const began = now()
    response.on('finish', () => {
      const { method } = request
      const route: string = request.route?.path ?? 'none'
      const ms = Date.parse(now()) - Date.parse(began)
      log.info({ request: requestIdOf(response), method, route, status: response.statusCode, ms }, 'answered')
    })
    next()
  }
}
