import type { Request, RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Deps } from '../app/visit.web.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { AppError, ERROR_STATUS, type ErrorCode } from '../platform/http/app-error.ts'
import { sharedCounts } from '../platform/http/shared-count.web.ts'
import { type CalendarDate, dateAt, MINUTE_MS } from '../platform/time/calendar.ts'
import { REFUSED_METHODS } from '../trail/kind.ts'
import type { TrailVisit } from '../trail/record.web.ts'
import { recordRefusal } from '../trail/route.web.ts'
import { type ApiToken, findToken, isInForce } from './token.store.ts'

/** For one token. A large organization is read in 200 requests. */
const REQUESTS_A_MINUTE = 120
export const RETRY_SECONDS = 30

/** Which system asks, for what, and on which day. */
export interface Caller {
  readonly token: ApiToken
  /** The pattern of the address. */
  readonly route: string
  readonly today: CalendarDate
}

/** Knows who asks by their token, and how often. There are no sessions and no cookies here. */
interface Callers {
  /** Goes on only with a token that works today; anything else is refused, and that is written down. */
  readonly know: RequestHandler
  /** Comes after `know`. */
  readonly limit: RequestHandler
  /** Comes after `know`. */
  of(request: Request): Caller
}

const KNOWN = new WeakMap<Request, Caller>()

/** Null where no token was looked at, or none that works. */
export function callerOf(request: Request): Caller | null {
  return KNOWN.get(request) ?? null
}

/**
 * @param name of the limit
 * @param base stands for the pattern of an address that there isn't
 */
export function createCallers(deps: Deps, name: 'api' | 'scim', base: string): Callers {
  const of = (request: Request): Caller => {
    const caller = callerOf(request)
    if (caller === null) throw new AppError('sign-in', 'Nobody has looked at the token.')
    return caller
  }
  const counts = sharedCounts(deps, name, 1)
  return {
    know: async (request, _response, next) => {
      KNOWN.set(request, await knownCaller(deps, request, String(request.route?.path ?? base)))
      next()
    },
    limit: rateLimit({
      windowMs: MINUTE_MS,
      limit: REQUESTS_A_MINUTE,
      ...(counts === undefined ? {} : { store: counts }),
      standardHeaders: true,
      legacyHeaders: false,
      // Where a limit is made takes longer to look at than to make it.
      validate: { creationStack: false },
      keyGenerator: (request) => of(request).token.id,
      handler: (_request, _response, next) => next(new AppError('too-many', 'A token sends too many requests.')),
    }),
    of,
  }
}

/** Throws `sign-in` without a token that works today, and writes that down. */
async function knownCaller(deps: Deps, request: Request, route: string): Promise<Caller> {
  const organization = await findOrganization(deps.store.db)
  const today = dateAt(deps.now(), organization?.timeZone ?? 'UTC')
  const sent = /^Bearer ([\w-]{1,100})$/i.exec(request.get('Authorization') ?? '')?.[1]
  const token = sent === undefined ? null : await findToken(deps.store.db, sent)
  if (token !== null && isInForce(token, today)) return { token, route, today }
  const visit = { deps, log: deps.log, now: deps.now(), request, viewer: null }
  // Whoever sends a token that doesn't work anymore may have found it.
  await noteRefused(visit, 'visitor', { token, route }, 'sign-in')
  throw new AppError('sign-in', 'The request needs a token that works: Authorization: Bearer csec_…')
}

/** Writes down that a system whose token works was refused all the same. */
export function noteRefusedCaller(visit: TrailVisit, caller: Caller, code: ErrorCode): Promise<void> {
  return noteRefused(visit, 'system:api', caller, code)
}

async function noteRefused(
  visit: TrailVisit,
  by: 'visitor' | 'system:api',
  { token, route }: { readonly token: ApiToken | null; readonly route: string },
  code: ErrorCode,
): Promise<void> {
  const asked = visit.request.method === 'HEAD' ? 'GET' : visit.request.method
  const method = REFUSED_METHODS.find((each) => each === asked) ?? 'POST'
  const about = token === null ? null : (`token:${token.id}` as const)
  await recordRefusal(visit, { by, kind: 'refused', about, detail: { status: ERROR_STATUS[code], method, route } })
}
