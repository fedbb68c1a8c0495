import { parseCookie } from 'cookie'
import type { CookieOptions, Request, Response } from 'express'
import type { Config } from '../platform/config.ts'
import type { PersonId } from '../ledger/event.ts'
import { deviceOf, type ProofWay, type SignInWay } from './session.ts'
import { createSession, endSession, renewSession, type ResumedSession, resumeSession } from './session.store.ts'
import type { Deps, SignedInVisit, Visit } from '../app/visit.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { hrefTo } from '../app/href.web.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { recordTrail } from '../trail/record.web.ts'
import { isPrivateRoute } from '../platform/http/request-log.web.ts'

/** The id in the cookie, or null for a visitor without one. */
export function sessionIdOf(request: Request, config: Config): string | null {
  return parseCookie(request.headers.cookie ?? '')[cookieName(config)] ?? null
}

export async function findSession({ config, store, now }: Deps, request: Request): Promise<ResumedSession | null> {
  const id = sessionIdOf(request, config)
  return id === null ? null : resumeSession(store.db, id, now())
}

/**
 * Signs in under a new id: every session begins here, whichever way the person came. An id that came with the request is
 * never taken over, and ends.
 */
export async function finishSignIn(visit: Visit, person: PersonId, way: SignInWay, isProof = true): Promise<void> {
  const { deps, log, now, request, response } = visit
  const device = deviceOf(request.get('User-Agent') ?? '')
  const before = sessionIdOf(request, deps.config)
  const id = await deps.store.transaction(async (tx) => {
    if (before !== null) await endSession(tx, before)
    const by = await survivorOf(tx, person)
    await recordTrail(visit, { kind: 'signed_in', by, about: by === person ? null : person, detail: { how: way } }, tx)
    return createSession(tx, person, now, { way, device, isProof })
  })
  response.cookie(cookieName(deps.config), id, cookieOptions(deps.config))
  log.info({ person, way }, 'signed in')
}

/**
 * Notes that the viewer has proved again who they are. The session goes on under a new id, and stays one of the way in
 * which the person came: only the trail has how they proved it.
 */
export async function finishProof(visit: SignedInVisit, way: ProofWay): Promise<void> {
  const { account, deps, log, now, request, response } = visit
  const id = sessionIdOf(request, deps.config)
  const renewed = await deps.store.transaction(async (tx) => {
    const next = id === null ? null : await renewSession(tx, id, now)
    if (next !== null) await recordTrail(visit, { kind: 'proved_again', about: account, detail: { how: way } }, tx)
    return next
  })
  if (renewed === null) throw new AppError('sign-in', 'The session ended while the person proved who they are.')
  response.cookie(cookieName(deps.config), renewed, cookieOptions(deps.config))
  log.info({ person: account, way }, 'proved again who they are')
}

/**
 * Signs out here and in the browser, which also forgets what it has stored of our pages, the copies of public cards
 * among them: on a shared computer the next person finds nothing (ASVS 5, 14.3.1). Nobody notes who
 * signed out or left, or when.
 */
export async function closeSession(visit: Visit): Promise<void> {
  await endStored(visit)
  forgetWithoutTrace(visit.deps.config, visit.response)
}

/** Deletes the session cookie when the database can't end the session, so that at least this browser is signed out. */
export function forgetWithoutTrace(config: Config, response: Response): void {
  response.clearCookie(cookieName(config), cookieOptions(config))
  response.set('Clear-Site-Data', '"cache", "storage"')
}

async function endStored({ deps, request }: Visit): Promise<void> {
  const id = sessionIdOf(request, deps.config)
  if (id !== null) await endSession(deps.store.db, id)
}

/** A `__Host-` name makes browsers refuse the cookie from a neighbouring host or over plain http. */
function cookieName({ https }: Config): string {
  return https ? '__Host-session' : 'session'
}

function cookieOptions({ https }: Config): CookieOptions {
  return { path: '/', httpOnly: true, secure: https, sameSite: 'lax' }
}

const LONGEST = 1_000

/** Whether a path belongs to this site. `//host` and `/\host` don't, even though they begin like one. */
export function isOurs(path: string): boolean {
  return /^\/(?![/\\])[!-~]*$/.test(path)
}

/** The page that was asked for before signing in, or null if it isn't one of ours. */
export function nextIn(asked: unknown): string | null {
  return typeof asked === 'string' && asked.length <= LONGEST && isOurs(asked) ? asked : null
}

/**
 * The page that asked for a sign-in. Returns null for the start, and for the pages that tell how someone takes the
 * course: the address of the sign-in page must not keep their names.
 */
export function pageAskedFor({ originalUrl, path }: Request): string | null {
  return path === hrefTo('/') || isPrivateRoute(path) ? null : nextIn(originalUrl)
}

/**
 * The page with a form that came in after a time-out. Returns null when it isn't known, or when the form was sent to
 * the same address, which may have no page.
 */
export function pageOfForm(request: Request): string | null {
  return request.method === 'POST' ? pageBefore(request) : null
}

/** The page that led here. Returns null when it isn't known, is this one, or tells how someone takes the course. */
export function pageBefore(request: Request): string | null {
  const referrer = request.get('Referer') ?? ''
  if (!URL.canParse(referrer)) return null
  const { pathname, search } = new URL(referrer)
  return pathname === request.path || isPrivateRoute(pathname) ? null : nextIn(pathname + search)
}
