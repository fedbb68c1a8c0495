import type { Request } from 'express'
import { webLinks } from '../platform/http/paths.web.ts'
import { isPrivateRoute } from '../platform/http/request-log.web.ts'

const LONGEST = 1_000

/** A path of this site; `//host` and `/\host` are none, though they begin like one. */
export function isOurs(path: string): boolean {
  return /^\/(?![/\\])[!-~]*$/.test(path)
}

/** Where somebody asked to go on after signing in; null for anything that isn't a page of ours. */
export function nextIn(asked: unknown): string | null {
  return typeof asked === 'string' && asked.length <= LONGEST && isOurs(asked) ? asked : null
}

/**
 * The page that asked for a sign-in. Null for the start, and for the pages that tell how someone takes the course:
 * the address of the sign-in page must not keep their names.
 */
export function pageAskedFor({ originalUrl, path }: Request): string | null {
  return path === webLinks.home() || isPrivateRoute(path) ? null : nextIn(originalUrl)
}

/**
 * The page that a form stood on, for a form that came in after a time-out. Null when it isn't known, or when the form
 * was sent to the same address, which may have no page.
 */
export function pageOfForm(request: Request): string | null {
  const referrer = request.get('Referer') ?? ''
  if (request.method !== 'POST' || !URL.canParse(referrer)) return null
  const { pathname, search } = new URL(referrer)
  return pathname === request.path || isPrivateRoute(pathname) ? null : nextIn(pathname + search)
}
