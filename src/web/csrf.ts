import { timingSafeEqual } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import type { SignedInVisit } from './visit.ts'

/** The name of the hidden field. */
export const CSRF_FIELD = 'csrf'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send. Browsers say where a request comes from in Sec-Fetch-Site, older
 * ones and those on plain http in Origin; whoever says neither is no browser with a form of ours.
 */
export function refuseCrossSite(config: Config) {
  const own = new URL(config.publicUrl).origin
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (SAFE_METHODS.has(request.method) || comesFromUs(request, own)) next()
    else next(new AppError('forbidden', 'The request does not come from a page of this site.'))
  }
}

/** The second lock, bound to the session: holds where a browser gets the first one wrong. */
export function requireCsrfToken({ request, csrf }: SignedInVisit): void {
  const sent: unknown = request.body?.[CSRF_FIELD]
  if (typeof sent !== 'string' || !isSame(sent, csrf)) {
    throw new AppError('forbidden', 'The form does not belong to this session.')
  }
}

function comesFromUs(request: Request, own: string): boolean {
  const site = request.get('Sec-Fetch-Site')
  return site === undefined ? request.get('Origin') === own : site === 'same-origin' || site === 'none'
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
