import type { NextFunction, Request, Response } from 'express'
import { callerOf, noteRefusedCaller } from '../api/caller.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { LANGUAGE_HEADER } from '../platform/http/headers.web.ts'
import { isFirstOverLimit } from '../platform/http/limits.web.ts'
import { requestIdOf } from '../platform/http/request-log.web.ts'
import { noteRefusal } from '../trail/route.web.ts'
import type { Deps } from './visit.web.ts'

/**
 * Puts on the audit trail what was refused before anybody looked who asks: forms from other sites, and too many
 * requests. Of those only the first, because writing each down would be the work that the limit keeps away.
 */
export function noteEarlyRefusal(deps: Deps) {
  // Express knows an error handler by its four parameters.
  return async (error: unknown, request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (isEarly(response) && isSecurityEvent(error, request)) {
      const log = deps.log.child({ request: requestIdOf(response) })
      const visit = { deps, log, now: deps.now(), request, viewer: null }
      const caller = callerOf(request)
      if (caller === null) await noteRefusal(null, visit, error)
      else await noteRefusedCaller(visit, caller, error.code)
    }
    next(error)
  }
}

/** Whoever opened a visit has chosen a language, and noted the refusal with the route. */
function isEarly(response: Response): boolean {
  return response.get(LANGUAGE_HEADER) === undefined
}

function isSecurityEvent(error: unknown, request: Request): error is AppError {
  if (!(error instanceof AppError)) return false
  return error.code === 'forbidden' || (error.code === 'too-many' && isFirstOverLimit(request))
}
