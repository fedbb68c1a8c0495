import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { AppError } from '../../platform/http/app-error.ts'
import { refuseCrossSite } from '../../platform/http/csrf.web.ts'
import { logRefusal } from '../../app/error.web.ts'
import { openVisitOf } from '../../app/route.web.ts'
import type { Deps } from '../../app/visit.web.ts'
import { commit, findPreview } from './open-preview.web.ts'

/** Room for all that SCORM lets a course store, several times over. */
const LIMIT = '256kb'
const PATH = commitPath(':preview')

const query = z.strictObject({
  launch: z.string(),
  final: z.literal('true').optional(),
  as: z.enum(['expired', 'login-page']).optional(),
})
const body = z.strictObject({ cmi: z.record(z.string(), z.unknown()), commitSequence: z.int().positive() })

/** Refuses names that every object has, wherever in the tree they are. Throws `bad-request`. */
function refuseNoElements(name: string, value: unknown): unknown {
  if (/^(__proto__|constructor|prototype)$/.test(name))
    throw new AppError('bad-request', 'The commit has a name that no data model has.')
  return value
}

/**
 * The address where a player page's runtime saves. It has its own router because a runtime isn't a form: it sends JSON,
 * its final beacon is plain text without headers, and it would read a redirect to a sign-in page as "stored". So every
 * answer is JSON, and the launch token in the address replaces the hidden field of forms.
 */
export function previewCommits(deps: Deps): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const read = express.json({ type: ['application/json', 'text/plain'], limit: LIMIT, reviver: refuseNoElements })
  router.post(PATH, refuseCrossSite(deps.config), read, (request, response) => store(deps, request, response))
  router.use(PATH, (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const { status } = logRefusal(deps, error, response)
    if (response.headersSent) return next(error)
    response.status(status).json({ result: false, errorCode: 101 })
  })
  return router
}

async function store(deps: Deps, request: Request, response: Response): Promise<void> {
  const { viewer } = await openVisitOf('make-package', deps, request, response)
  const key = { id: String(request.params['preview']), owner: viewer.person }
  const preview = await findPreview(deps.store.db, key)
  if (preview === null || preview.standard === null) throw new AppError('not-found', 'There is no such trial.')
  const asked = query.safeParse(request.query)
  const sent = body.safeParse(request.body)
  if (!asked.success || !sent.success) throw new AppError('bad-request', 'The request is no commit of a runtime.')
  // The failure that the person at the page chose to try.
  if (asked.data.as === 'expired') throw new AppError('sign-in', 'The session is over, as was asked for.')
  if (asked.data.as === 'login-page') return sendLoginPage(response)
  const { cmi, commitSequence: sequence } = sent.data
  const sentNow = { token: asked.data.launch, final: asked.data.final === 'true', sequence, cmi }
  await deps.store.transaction((tx) => commit(tx, preview, sentNow))
  response.json({ result: true, errorCode: 0 })
}

/** The address that the runtime of a trial stores to. */
export function commitPath(preview: string): string {
  return `/hr/packages/previews/${preview}/commit`
}

/** Some systems send this when a session is over: a page, with the status of success. No one sees it. */
function sendLoginPage(response: Response): void {
  response.type('html').send('<!doctype html><title>Log in</title>')
}
