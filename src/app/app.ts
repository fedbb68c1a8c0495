import type { RequestListener } from 'node:http'
import compression from 'compression'
import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express'
import { refuseCrossSite, refuseOtherMethods } from '../platform/http/csrf.web.ts'
import { createApi, showProblem } from '../api/api.web.ts'
import { createScim, showScimError } from '../scim/scim.web.ts'
import { createCards } from '../card/card.web.ts'
import { refuseControlInAddress, refuseControlInForm } from '../platform/http/control-character.web.ts'
import { notFound, showError } from './error.web.ts'
import { refuseNoFields } from '../platform/http/form.web.ts'
import { someoneAsks } from '../platform/jobs/others.store.ts'
import { usualHeaders } from '../platform/http/headers.web.ts'
import { inTurn, under, whenAsked } from '../platform/http/in-turn.web.ts'
import { limitCredentials, limitRequests } from '../platform/http/limits.web.ts'
import { sharedCounts } from '../platform/http/shared-count.web.ts'
import { logRequests, nameRequest } from '../platform/http/request-log.web.ts'
import { brandFiles } from './brand.web.ts'
import type { App } from './express-server.ts'
import { hrefTo, inEveryLanguage, webLinks } from './href.web.ts'
import { countRequests } from './metrics/count.ts'
import { VERSION } from '../platform/root.ts'
import { previewCommits } from '../packages/preview/commit.web.ts'
import { createReadiness } from './readiness.web.ts'
import { createRoutes } from './route.web.ts'
import { ROUTES } from './route-table.web.ts'
import { noteEarlyRefusal } from './early-refusal.web.ts'
import type { Assets, Deps } from './visit.web.ts'

/** The largest form is a site's details; nothing is uploaded. */
const FORM_LIMIT = '64kb'
const FORM_FIELDS = 500
/** One address may send 1,200 requests a minute: a write for each would cost more than the limit saves. */
const REQUESTS_APART = 60
/** Forms that take a password or a code, and the check of certificates. */
const CREDENTIALS = [
  '/sign-in',
  '/sign-in/provider',
  '/sign-in/passkey',
  '/sign-in/second-step',
  '/sign-in/second-step/passkey',
  '/code',
  '/join/:token',
  '/join/:token/passkey',
  '/join/:token/once',
  '/notices/:token',
  '/minute/:token',
  '/forgot',
  '/set-up/:token',
  '/account/password',
  '/account/app',
  '/account/confirm',
  '/verify',
  '/hr/receipts',
]

/** The only app: the server and the tests run this one. */
export function createApp(deps: Deps): App {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.enable('case sensitive routing')
  app.enable('strict routing')
  app.set('query parser', 'simple')
  app.set('trust proxy', deps.config.trustedProxies)

  const cards = createCards(deps)
  const compress = compression()
  app.use(
    inTurn(
      nameRequest,
      usualHeaders(deps.config),
      unlessKeptCompressed(compress),
      unlessScim(refuseOtherMethods),
      refuseControlInAddress,
      // Before the log and the sessions: nobody is to know that somebody needed it.
      cards.handler,
      brandFiles(deps),
      logRequests(deps),
      ...(deps.metrics === null ? [] : [countRequests(deps.metrics)]),
    ),
  )
  app.get('/assets/:hash/:file', sendAssets(deps.assets))
  app.get('/healthz', (_request, response) => sendState(response, 200, `ok ${VERSION}`))
  const readiness = createReadiness(deps)
  app.get('/readyz', async (_request, response) => {
    const state = await readiness()
    sendState(response, state === 'ready' ? 200 : 503, state)
  })
  app.use(
    inTurn(
      // Not for what monitors and browsers ask for by themselves.
      noteAsking,
      limitRequests(sharedCounts(deps, 'requests', REQUESTS_APART)),
      under(
        ['/api/'],
        whenAsked(() => createApi(deps)),
      ),
      under(
        [SCIM],
        whenAsked(() => createScim(deps)),
      ),
      onlyForForms(whenAsked(() => formsRouter(deps))),
      createRoutes(ROUTES, deps),
      notFound,
    ),
  )
  app.use(noteEarlyRefusal(deps))
  app.use('/api', showProblem(deps))
  app.use('/scim', showScimError(deps))
  app.use(compressInPlaceOfKept(compress))
  app.use(showError(deps))
  const listener: RequestListener = (request, response) =>
    cards.prepared(request, response, () => app(request, response))
  return Object.assign(listener, { express: app })
}

function noteAsking(request: Request, response: Response, next: NextFunction): void {
  const hasAnswer = someoneAsks()
  // The numbers of long work come for as long as it lasts.
  if (request.headers.accept === 'text/event-stream') hasAnswer()
  else response.once('close', hasAnswer)
  next()
}

/** Found by their address alone, so that a page isn't held against each of them. */
function sendAssets({ fonts, stylesheet, preview, ...scripts }: Assets): RequestHandler {
  const files = new Map<string, { readonly type: string; readonly content: string | Buffer }>([
    [stylesheet.href, { type: 'css', content: stylesheet.text }],
    ...fonts.map(({ href, bytes }) => [href, { type: 'woff2', content: bytes }] as const),
    ...[...Object.values(scripts), preview.scorm12, preview.scorm2004].map(
      ({ href, text }) => [href, { type: 'js', content: text }] as const,
    ),
  ])
  return (request, response, next) => {
    const file = files.get(request.path)
    if (file === undefined) return next()
    response.type(file.type).set('Cache-Control', 'public, max-age=31536000, immutable').send(file.content)
  }
}

/** What comes before every form, and before nothing else. */
function formsRouter(deps: Deps): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.post(CREDENTIALS.flatMap(inEveryLanguage), limitCredentials(sharedCounts(deps, 'credentials', 1)))
  router.use(previewCommits(deps))
  router.use(refuseCrossSite(deps.config))
  const sizes = { limit: FORM_LIMIT, parameterLimit: FORM_FIELDS }
  router.use(express.urlencoded({ extended: false, ...sizes, verify: refuseNoFields }))
  router.use(refuseControlInForm)
  return router
}

const SCIM = '/scim/v2/'

/** A directory has methods of its own there. */
function unlessScim(handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (request.path.startsWith(SCIM)) next()
    else handler(request, response, next)
  }
}

/** The pages that are kept compressed (`page-in-pieces.web.ts`) don't go through this. */
function unlessKeptCompressed(compress: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (isKeptCompressed(request)) next()
    else compress(request, response, next)
  }
}

/** When there's an error, another page comes in place of the one that's kept, and it's compressed like all others. */
function compressInPlaceOfKept(compress: RequestHandler): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (isKeptCompressed(request)) compress(request, response, () => next(error))
    else next(error)
  }
}

const KEPT_COMPRESSED: ReadonlySet<string> = new Set([webLinks.home(), hrefTo('/hr/people'), hrefTo('/hr/overview')])
const LESSONS = hrefTo('/lessons/:lesson', { lesson: '' })

function isKeptCompressed({ method, path }: Request): boolean {
  return method === 'GET' && (KEPT_COMPRESSED.has(path) || path.startsWith(LESSONS))
}

/** A page that is read has no form. */
function onlyForForms(handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'POST') handler(request, response, next)
    else next()
  }
}

function sendState(response: Response, status: number, text: string): void {
  response.status(status).type('text').send(text)
}
