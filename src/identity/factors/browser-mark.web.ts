import { parseCookie } from 'cookie'
import type { Config } from '../../platform/config.ts'
import type { Visit } from '../../app/visit.web.ts'
import { MINUTE_MS } from '../../platform/time/calendar.ts'

/** Longer than each step, so that none ends for want of it. */
const LIFE_MS = 15 * MINUTE_MS
const FORM = /^[\w-]{43}$/

/** What this browser is marked with while it answers a challenge, or null. It says nothing about anyone. */
export function browserMark({ deps, request }: Visit): string | null {
  const mark = parseCookie(request.headers.cookie ?? '')[cookieName(deps.config)]
  return mark !== undefined && FORM.test(mark) ? mark : null
}

/** The mark that the browser has, or a new one. Several tabs may be waiting under it. */
export function keepBrowserMark(visit: Visit): string {
  const { config, newToken } = visit.deps
  const mark = browserMark(visit) ?? newToken()
  const options = { path: '/', httpOnly: true, secure: config.https, sameSite: 'lax', maxAge: LIFE_MS } as const
  visit.response.cookie(cookieName(config), mark, options)
  return mark
}

function cookieName({ https }: Config): string {
  return https ? '__Host-browser' : 'browser'
}
