import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import type { Config } from '../config.ts'
import { AppError } from './app-error.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'

/** The name of the hidden field. */
export const CSRF_FIELD = 'csrf'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** Pages are read, and forms are sent. Nothing answers to another method, not even with the ones that there are. */
export function refuseOtherMethods({ method }: Request, _response: Response, next: NextFunction): void {
  if (SAFE_METHODS.has(method) || method === 'POST') next()
  else next(new AppError('not-found', 'The method is not one of ours.'))
}

/**
 * Refuses requests that another site makes a browser send. Browsers say where a request comes from in Sec-Fetch-Site,
 * older ones and those on plain http in Origin. A request with neither comes from no browser with a form of ours.
 */
export function refuseCrossSite(config: Config) {
  const own = new URL(config.publicUrl).origin
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (SAFE_METHODS.has(request.method) || comesFromUs(request, own)) next()
    else next(new AppError('forbidden', 'The request does not come from a page of this site.'))
  }
}

/** The second lock, bound to the session: holds where a browser gets the first one wrong. */
export function requireCsrfToken({ request, session }: SignedInVisit): void {
  if (!isFormOf(request, session.csrfToken)) {
    throw new AppError('forbidden', 'The form does not belong to this session.')
  }
}

/** Whether the form that a request sends is from a page of the session with this token. */
export function isFormOf(request: Request, csrfToken: string): boolean {
  const sent: unknown = request.body?.[CSRF_FIELD]
  return typeof sent === 'string' && isSame(unmasked(sent), Buffer.from(csrfToken, 'base64url'))
}

/**
 * The token in another spelling each time. Pages are compressed, and a secret that is the same in every page could be
 * guessed from their sizes.
 */
export function masked(token: string): string {
  const bytes = Buffer.from(token, 'base64url')
  const pad = randomPad(bytes.length)
  return Buffer.concat([pad, xor(pad, bytes)]).toString('base64url')
}

/** Bytes of chance that no page has had yet: to ask for many at once takes hardly longer than for a few. */
let chance = Buffer.alloc(0)
const AT_ONCE = 8_192

function randomPad(length: number): Buffer {
  if (chance.length < length) chance = randomBytes(AT_ONCE)
  const pad = chance.subarray(0, length)
  chance = chance.subarray(length)
  return pad
}

function unmasked(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  const half = bytes.length / 2
  return xor(bytes.subarray(0, half), bytes.subarray(half))
}

function xor(pad: Buffer, bytes: Buffer): Buffer {
  const mixed = Buffer.from(bytes)
  for (let index = 0; index < mixed.length; index += 1) mixed[index] = (mixed[index] ?? 0) ^ (pad[index] ?? 0)
  return mixed
}

function comesFromUs(request: Request, own: string): boolean {
  const site = request.get('Sec-Fetch-Site')
  return site === undefined ? request.get('Origin') === own : site === 'same-origin' || site === 'none'
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
