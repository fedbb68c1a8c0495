import { type NextFunction, type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { logRefusal } from '../app/error.web.ts'
import { bringStatusesUpToDate } from '../app/statuses.web.ts'
import type { Deps } from '../app/visit.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { VERSION } from '../platform/root.ts'
import { type Instant, toInstant } from '../platform/time/calendar.ts'
import { networkAddress } from '../trail/record.web.ts'
import { type Caller, createCallers, RETRY_SECONDS } from './caller.web.ts'
import { MOST_IN_PAGE, openApi, USUAL_IN_PAGE } from './openapi.ts'
import { readCompletions, readPeople, readStandings } from './read.store.ts'
import { problemOf, SCOPES, type Scope } from './shape.ts'
import { noteUse } from './token.store.ts'

/** The ledger counts its entries in 32 bits. */
const LAST_PLACE = 2 ** 31 - 1

/**
 * The API that other systems read from (`docs/api.md`). It has no sessions and no cookies, and changes nothing but its
 * own entries in the audit trail.
 */
export function createApi(deps: Deps): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const callers = createCallers(deps, 'api', '/api')
  router.get('/api/v1/openapi.json', (_request, response) => {
    response.json(openApi(deps.config.publicUrl, VERSION))
  })
  const first = [callers.know, callers.limit]
  for (const scope of SCOPES)
    router.get(`/api/v1/${scope}`, ...first, async (request, response) => {
      await answer(deps, scope, callers.of(request), request, response)
    })
  router.use('/api', ...first, (_request, _response, next) =>
    next(new AppError('not-found', 'There is no such address.')),
  )
  return router
}

async function answer(
  { jobs, now, store }: Deps,
  scope: Scope,
  { route, token, today }: Caller,
  request: Request,
  response: Response,
): Promise<void> {
  if (!token.scopes.includes(scope)) throw new AppError('forbidden', `The token may not read ${scope}.`)
  const { after, limit, since } = parametersOf(scope, request)
  const source = { at: now(), address: networkAddress(request.ip), on: today }
  await store.transaction((tx) => noteUse(tx, token, route, source))
  const part = { after, most: limit }
  if (scope === 'people') response.json(await readPeople(store.db, today, part))
  else if (scope === 'completions') response.json(await readCompletions(store.db, part, since))
  else {
    await bringStatusesUpToDate({ jobs, now, store }, today)
    response.json(await readStandings(store.db, today, part))
  }
}

const parameters = z.strictObject({
  after: z.string().max(80).nullable().default(null),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .refine((limit) => limit <= MOST_IN_PAGE)
    .default(USUAL_IN_PAGE),
})
const completionParameters = parameters.extend({
  after: z
    .string()
    .regex(/^\d{1,10}$/)
    .refine((place) => Number(place) <= LAST_PLACE)
    .nullable()
    .default(null),
  since: z.iso
    .datetime({ offset: true })
    .transform((text) => toInstant(Date.parse(text)))
    // At another offset it can be in a year with more digits, or in none. Instants are compared as texts.
    .refine((at) => /^(?!0000)\d{4}-/.test(at))
    .nullable()
    .default(null),
})

function parametersOf(
  scope: Scope,
  { query }: Request,
): { readonly after: string | null; readonly limit: number; readonly since: Instant | null } {
  const shape = scope === 'completions' ? completionParameters : parameters
  const parsed = shape.safeParse(query)
  if (parsed.success) return { since: null, ...parsed.data }
  const known = Object.keys(shape.shape)
  // Never the names that somebody made up: the log has this sentence, too.
  const wrong = known.filter((name) => parsed.error.issues.some(({ path }) => path[0] === name))
  throw new AppError(
    'bad-request',
    wrong.length > 0
      ? `The value of ${wrong.join(' and ')} is wrong.`
      : `There is a parameter that this list doesn’t have. It takes ${known.join(', ')}.`,
  )
}

/** Every error is a problem after RFC 9457, with the number of its line in the log. */
export function showProblem(deps: Deps) {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    const { status, id } = logRefusal(deps, error, response)
    if (response.headersSent) return next(error)
    if (status === 401) response.set('WWW-Authenticate', 'Bearer')
    if (status === 503) response.set('Retry-After', String(RETRY_SECONDS))
    const said = error instanceof AppError ? error.message : wordsFor(status)
    response.status(status).type('application/problem+json')
    response.send(JSON.stringify(problemOf(status, said, id)))
  }
}

/** For what the database has refused. */
function wordsFor(status: number): string | null {
  // Reading waits, too: nothing leaves without its entry in the audit trail.
  return status === 503 ? 'The records can’t be reached or written to right now. Ask again later.' : null
}
