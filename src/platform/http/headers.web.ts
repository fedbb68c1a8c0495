import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { NextFunction, Request, Response } from 'express'
import helmet from 'helmet'
import type { Config } from '../config.ts'
import { type Language, LANGUAGES, toLanguage } from '../text/language.ts'

const YEAR_SECONDS = 365 * 24 * 60 * 60

const POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  // The script that asks to stay signed in, and nothing elsewhere.
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  // No script of ours may turn text into HTML or code, whatever it's given.
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"],
}
/** The page that plays a package has it in a frame. */
const PLAYER_POLICY = { ...POLICY, 'frame-src': ["'self'"] }
/** As strict as an LMS may be. A package that works here needs nothing from elsewhere. */
const PACKAGE_POLICY = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'object-src': ["'none'"],
  'frame-ancestors': ["'self'"],
}

/** Nothing here takes a picture, listens, pays or asks where somebody is. Not even a package in our frame may. */
const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'serial', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ')

/**
 * Allows only our own scripts, nothing from elsewhere, and no frame. Back and history show sign-in after leaving, not
 * the page: what may be kept says so itself. The referrer stays inside the site: `no-referrer`
 * would make browsers send `Origin: null` with our own forms, and lock out those that have no Sec-Fetch-Site.
 */
export function usualHeaders(config: Config) {
  const headers = listOfHeaders(config)
  return (_request: Request, response: Response, next: NextFunction): void => {
    for (const [name, value] of headers) response.setHeader(name, value)
    next()
  }
}

/** They are the same for every answer, so they're put together once. */
export function listOfHeaders({ https }: Config): readonly (readonly [name: string, value: string])[] {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: POLICY,
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: YEAR_SECONDS, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
  })
  const first = new IncomingMessage(new Socket())
  const pattern = new ServerResponse(first)
  protect(first, pattern, () => {})
  return [
    ['Cache-Control', 'no-store'],
    ['Permissions-Policy', PERMISSIONS],
    ...Object.entries(pattern.getHeaders()).map(([name, value]) => [name, String(value)] as const),
  ]
}

/** Sets the policy for a file that somebody sent in: nothing in it can run or load anything. */
export function allowNothing(response: Response): void {
  response.set(
    'Content-Security-Policy',
    written({ 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], sandbox: [] }),
  )
}

export function allowPlayer(response: Response): void {
  response.set('Content-Security-Policy', written(PLAYER_POLICY))
}

/** Sets the policy for a file of a package, which is shown in our own frame. */
export function allowInFrame(response: Response): void {
  response.set('Content-Security-Policy', written(PACKAGE_POLICY)).set('X-Frame-Options', 'SAMEORIGIN')
}

function written(policy: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join(';')
}

/** States the language of an answer, including for the page that replaces it when it fails. */
export const LANGUAGE_HEADER = 'Content-Language'

/**
 * The language of the browser, for somebody whom nobody knows yet and who asked for a page of their own, or typed an
 * address from paper. Other addresses of public pages name their language themselves.
 */
export function browserLanguage(request: Request, response: Response): Language {
  response.vary('Accept-Language')
  const asked = request.acceptsLanguages([...LANGUAGES])
  return toLanguage(asked === false ? undefined : asked)
}
