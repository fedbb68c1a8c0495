import compression from 'compression'
import express, { type Express, type Response } from 'express'
import { refuseCrossSite, refuseOtherMethods } from '../platform/http/csrf.web.ts'
import { cardRouter } from '../card/card.web.ts'
import { refuseControlInAddress, refuseControlInForm } from '../platform/http/control-character.web.ts'
import { notFound, showError } from './error.web.ts'
import { refuseNoFields } from '../platform/http/form.web.ts'
import { neverStored, securityHeaders } from '../platform/http/headers.web.ts'
import { limitCredentials, limitRequests } from '../platform/http/limits.web.ts'
import { logRequests, nameRequest } from '../platform/http/request-log.web.ts'
import { brandRouter } from './brand.web.ts'
import { inEveryLanguage } from './href.web.ts'
import { VERSION } from '../platform/root.ts'
import { previewCommits } from '../packages/preview/commit.web.ts'
import { createReadiness } from './readiness.web.ts'
import { mount } from './route.web.ts'
import { ROUTES } from './route-table.web.ts'
import { noteEarlyRefusal } from './early-refusal.web.ts'
import type { Deps } from './visit.web.ts'

/** The largest form is a site's details; nothing is uploaded. */
const FORM_LIMIT = '64kb'
const FORM_FIELDS = 500
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
  '/forgot',
  '/set-up/:token',
  '/account/password',
  '/account/app',
  '/account/confirm',
  '/verify',
  '/hr/receipts',
]

/** The only app: the server and the tests run this one. */
export function createApp(deps: Deps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.enable('case sensitive routing')
  app.enable('strict routing')
  app.set('query parser', 'simple')
  app.set('trust proxy', deps.config.trustedProxies)

  app.use(nameRequest)
  app.use(securityHeaders(deps.config))
  app.use(neverStored)
  app.use(compression())
  app.use(refuseOtherMethods)
  app.use(refuseControlInAddress)
  // Before the log and the sessions: nobody is to know that somebody needed it.
  app.use(cardRouter(deps))
  app.use(brandRouter(deps))
  app.use(logRequests(deps))
  const { fonts, stylesheet, preview, ...scripts } = deps.assets
  app.get(stylesheet.href, (_request, response) => sendAsset(stylesheet.text, 'css', response))
  for (const { href, bytes } of fonts) app.get(href, (_request, response) => sendAsset(bytes, 'woff2', response))
  for (const script of [...Object.values(scripts), preview.scorm12, preview.scorm2004])
    app.get(script.href, (_request, response) => sendAsset(script.text, 'js', response))
  app.get('/healthz', (_request, response) => sendState(response, 200, `ok ${VERSION}`))
  const readiness = createReadiness(deps)
  app.get('/readyz', async (_request, response) => {
    const state = await readiness()
    sendState(response, state === 'ready' ? 200 : 503, state)
  })
  app.use(limitRequests())
  app.post(CREDENTIALS.flatMap(inEveryLanguage), limitCredentials())
  app.use(previewCommits(deps))
  app.use(refuseCrossSite(deps.config))
  const sizes = { limit: FORM_LIMIT, parameterLimit: FORM_FIELDS }
  app.use(express.urlencoded({ extended: false, ...sizes, verify: refuseNoFields }))
  app.use(refuseControlInForm)
  mount(app, ROUTES, deps)
  app.use(notFound)
  app.use(noteEarlyRefusal(deps))
  app.use(showError(deps))
  return app
}

function sendAsset(content: string | Buffer, type: string, response: Response): void {
  response.type(type).set('Cache-Control', 'public, max-age=31536000, immutable').send(content)
}

function sendState(response: Response, status: number, text: string): void {
  response.status(status).type('text').send(text)
}
