import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { type NextFunction, type Request, type Response, Router } from 'express'
import { dateAt } from '../platform/time/calendar.ts'
import { AppError, ERROR_STATUS } from '../platform/http/app-error.ts'
import { type CardInput, cardDocument } from './card.page.ts'
import { errorPage } from '../app/error.page.ts'
import { shownLogo } from '../app/brand.web.ts'
import { brandCss } from '../organization/brand.page.ts'
import { findOrganization, type Organization } from '../organization/organization.store.ts'
import { findSiteBySlug, publishedDetails } from '../site/site.store.ts'
import { limitRequests } from '../platform/http/limits.web.ts'
import { cardPath, hrefTo, languageOfPath, publicPath, webLinks } from '../app/href.web.ts'
import { requestIdOf } from '../platform/http/request-log.web.ts'
import { bareShell } from '../app/shell.web.ts'
import type { CardFiles, Deps } from '../app/visit.web.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import { support } from '../site/support.page.ts'

/**
 * The public cards: apart from all other routes, because here nobody is asked who they are, no cookie is read, and no
 * line of the log says that somebody came. `docs/card.md` says what is kept where.
 */
export function cardRouter(deps: Deps): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const paths = LANGUAGES.map((language) => cardPath(':siteSlug', language))
  // What a card shows if the records don't answer.
  let last: Deps = deps
  const withLiveContent = async () => (last = { ...deps, ...(await deps.live()) })
  router.use([...paths, ...paths.map(workerPath)], limitRequests())
  for (const language of LANGUAGES) {
    const path = cardPath(':siteSlug', language)
    router.get(workerPath(path), (_request, response) => sendWorker(deps, response))
    router.get(path, (request, response) =>
      withLiveContent().then((shown) => sendCard(shown, language, request, response)),
    )
    router.use(path, (error: unknown, request: Request, response: Response, next: NextFunction) =>
      sendWithoutSite(last, language, { error, request, response, next }),
    )
  }
  return router
}

function isWorker({ path }: Request): boolean {
  return LANGUAGES.some((language) => path === workerPath(cardPath(':siteSlug', language)))
}

/** Beside the cards, so that its scope is their folder. A slug has no dot. */
function workerPath(path: string): string {
  return path.replace(':siteSlug', 'worker.js')
}

function sendWorker({ cardFiles }: Deps, response: Response): void {
  response.set('Content-Security-Policy', "default-src 'none';connect-src 'self';frame-ancestors 'none'")
  response.set('Cache-Control', 'no-cache')
  response.type('js').send(cardFiles.worker)
}

async function sendCard(deps: Deps, language: Language, request: Request, response: Response): Promise<void> {
  const slug = String(request.params['siteSlug'])
  // Typed from paper, it may begin with a capital.
  const site = await findSiteBySlug(deps.store.db, slug.toLowerCase())
  if (site === null) return sendNotFound(deps, request, response)
  // This redirect is temporary: a site may take an earlier address back, and browsers keep a permanent one.
  if (site.slug !== slug)
    return protect(response, { ...deps.cardFiles, hasLogo: false }).redirect(302, cardPath(site.slug, language))
  const details = (await publishedDetails(deps.store.db, site.id))?.body.details ?? null
  const organization = await findOrganization(deps.store.db)
  send(deps, { language, site: { name: site.name, details }, organization }, request, response)
}

/** Whatever went wrong, the card goes out with what is true everywhere; a copy kept by the device comes before it. */
function sendWithoutSite(
  deps: Deps,
  language: Language,
  { error, request, response, next }: { error: unknown; request: Request; response: Response; next: NextFunction },
): void {
  if (!(error instanceof AppError)) deps.log.error({ request: requestIdOf(response), err: error }, 'failed')
  if (response.headersSent) return next(error)
  response.status(ERROR_STATUS[error instanceof AppError ? error.code : 'unavailable'])
  if (isWorker(request)) return void response.end()
  send(deps, { language, site: 'unknown', organization: null }, request, response)
}

/** The usual page for that, with the lines to call: who mistyped an address may need them now. */
function sendNotFound(deps: Deps, request: Request, response: Response): void {
  const language = languageOfPath(request.path) ?? LANGUAGES[0]
  const help = support(deps.contents[language], null, null, webLinks, null)
  const page = { code: 'not-found', id: requestIdOf(response), homeHref: webLinks.home(), kept: null } as const
  response.set('Cache-Control', 'no-store').set('Referrer-Policy', 'no-referrer')
  response.status(ERROR_STATUS['not-found']).send(errorPage({ ...bareShell(deps, language), support: help }, page))
}

/** What a card is about. Its organization is null when the records didn't answer. */
interface ShownCard extends Pick<CardInput, 'language' | 'site'> {
  readonly organization: Organization | null
}

function send(deps: Deps, { language, site, organization }: ShownCard, request: Request, response: Response): void {
  const details = site === 'unknown' ? null : site.details
  const { script } = deps.cardFiles
  const css = deps.cardFiles.css + (organization === null ? '' : brandCss(organization.brand))
  const logo = organization === null ? null : shownLogo(organization)
  const slug = String(request.params['siteSlug'])
  const html = cardDocument({
    language,
    site,
    contacts: deps.contents[language].contacts,
    today: dateAt(deps.now(), details?.timeZone ?? 'UTC'),
    links: {
      leave: publicPath(hrefTo('/leave'), language),
      signedIn: { contacts: webLinks.contacts(), print: hrefTo('/card/print') },
      other: (other) => cardPath(slug, other),
    },
    logo,
    css,
    script,
  })
  protect(response, { css, script, hasLogo: logo !== null })
    .set('ETag', `W/"${digest(html, 'base64url').slice(0, 22)}"`)
    .vary('Accept-Encoding')
  if (response.statusCode === 200 && request.fresh) return void response.status(304).end()
  response.type('html')
  // Compressed here, so that it fits into one flight of packets even if no proxy compresses.
  if (request.acceptsEncodings('gzip') === 'gzip') response.set('Content-Encoding', 'gzip').send(gzipSync(html))
  else response.send(html)
}

/** For the frame in which a steward sees the card of a draft: it has no script, and only our own page may show it. */
export function allowCardInFrame(response: Response, css: string): void {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${digest(css, 'base64')}'`,
    "img-src 'self' data:",
    "base-uri 'none'",
  ]
  response.set('Content-Security-Policy', [...policy, "form-action 'none'", "frame-ancestors 'self'"].join(';'))
  response.set('X-Frame-Options', 'SAMEORIGIN')
}

/** Browsers ask again each time, so a number is never outdated. The answer is empty while nothing has changed. */
function protect(
  response: Response,
  { css, script, hasLogo }: Pick<CardFiles, 'css' | 'script'> & { readonly hasLogo: boolean },
): Response {
  const hash = (text: string) => `'sha256-${digest(text, 'base64')}'`
  const policy = [
    "default-src 'none'",
    `style-src ${hash(css)}`,
    `script-src ${hash(script)}`,
    "worker-src 'self'",
    hasLogo ? "img-src 'self' data:" : 'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  response.set('Content-Security-Policy', policy.join(';'))
  response.set('Referrer-Policy', 'no-referrer')
  return response.set('Cache-Control', 'no-cache')
}

function digest(text: string, encoding: 'base64' | 'base64url'): string {
  return createHash('sha256').update(text).digest(encoding)
}
