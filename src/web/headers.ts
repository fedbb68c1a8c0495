import type { NextFunction, Request, Response } from 'express'
import helmet from 'helmet'
import type { Config } from '../config.ts'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/**
 * No script, nothing from elsewhere, in nobody's frame. The referrer stays inside the site: `no-referrer` would
 * make browsers send `Origin: null` with our own forms, and lock out those that have no Sec-Fetch-Site.
 */
export function securityHeaders({ https }: Config) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'none'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: YEAR_SECONDS, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
  })
}

/** Back and history show sign-in after leaving, not the page. */
export function neverStored(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store')
  next()
}

/** For a page that has one of our own scripts. Everything else stays forbidden. */
export function allowScripts(response: Response): void {
  const policy = response.get('Content-Security-Policy') ?? ''
  response.set('Content-Security-Policy', policy.replace("script-src 'none'", "script-src 'self'"))
}
