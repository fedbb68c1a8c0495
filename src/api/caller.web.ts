import type { Request, RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Deps } from '../app/visit.web.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { sharedCounts } from '../platform/http/shared-count.web.ts'
import { type CalendarDate, dateAt, MINUTE_MS } from '../platform/time/calendar.ts'
import { recordRefusal } from '../trail/route.web.ts'
import { type ApiToken, tokenInForce } from './token.store.ts'

/** For one token. A large organization is read in 200 requests. */
const REQUESTS_A_MINUTE = 120
export const RETRY_SECONDS = 30

/** Which system asks, and on which day. */
export interface Caller {
  readonly token: ApiToken
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

/** @param name of the limit, and the first part of the addresses */
export function createCallers(deps: Deps, name: 'api' | 'scim'): Callers {
  const known = new WeakMap<Request, Caller>()
  const of = (request: Request): Caller => {
    const caller = known.get(request)
    if (caller === undefined) throw new AppError('sign-in', 'Nobody has looked at the token.')
    return caller
  }
  const counts = sharedCounts(deps, name, 1)
  return {
    know: async (request, _response, next) => {
      known.set(request, await callerOf(deps, request, `/${name}`))
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
async function callerOf(deps: Deps, request: Request, route: string): Promise<Caller> {
  const organization = await findOrganization(deps.store.db)
  const today = dateAt(deps.now(), organization?.timeZone ?? 'UTC')
  const sent = /^Bearer ([\w-]{1,100})$/i.exec(request.get('Authorization') ?? '')?.[1]
  const token = sent === undefined ? null : await tokenInForce(deps.store.db, sent, today)
  if (token !== null) return { token, today }
  const visit = { deps, log: deps.log, now: deps.now(), request, viewer: null }
  const method = request.method === 'GET' ? 'GET' : 'POST'
  await recordRefusal(visit, { kind: 'refused', about: null, detail: { status: 401, method, route } })
  throw new AppError('sign-in', 'The request needs a token that works: Authorization: Bearer csec_…')
}
