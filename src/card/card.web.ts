import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import { AppError, ERROR_STATUS } from '../platform/http/app-error.ts'
import { type CardHead, cardHead } from './card-head.store.ts'
import { type CardInput, cardDocument } from './card.page.ts'
import {
  type CardBytes,
  cardBytes,
  OWN_HEADERS,
  PreparedCards,
  preparedAnswer,
  sendCardBytes,
  zoneOf,
} from './prepared-card.web.ts'
import { shownLogo } from '../app/brand.web.ts'
import { brandCss } from '../organization/brand.page.ts'
import { findOrganization, type Organization } from '../organization/organization.store.ts'
import { detailsNow } from '../site/roles/drift.store.ts'
import { findSiteBySlug } from '../site/site.store.ts'
import { under } from '../platform/http/in-turn.web.ts'
import { type CheapLimit, limitCheaply } from '../platform/http/limits.web.ts'
import { clientAddress } from '../platform/http/client-address.web.ts'
import { listOfHeaders } from '../platform/http/headers.web.ts'
import { cardPath, hrefTo, publicPath, webLinks } from '../app/href.web.ts'
import { ID_HEADER, newRequestId, requestIdOf } from '../platform/http/request-log.web.ts'
import type { CardFiles, Deps } from '../app/visit.web.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'

/**
 * The public cards: apart from all other routes, because here nobody is asked who they are, no cookie is read, and no
 * line of the log says that somebody came. `docs/card.md` says what is kept where.
 */
export function createCards(deps: Deps): { readonly prepared: Answering; readonly handler: RequestHandler } {
  const { limit, count } = limitCheaply()
  const cards = new PreparedCards()
  return {
    prepared: sendPrepared(deps, cards, count),
    handler: under(CARD_PATHS, cardRouter(deps, cards, limit)),
  }
}

/** Answers a request if there's an answer, and leaves it to the others if not. */
type Answering = (request: IncomingMessage, response: ServerResponse, others: () => void) => void

/**
 * Comes before Express, which takes longer than all of this, and sets the headers that others would have set.
 * What isn't prepared, or isn't as it was anymore, goes to the router, and so does whatever goes wrong.
 */
function sendPrepared({ config, store, now }: Deps, cards: PreparedCards, count: CheapLimit['count']): Answering {
  const usual = listOfHeaders(config)
    .filter(([name]) => !OWN_HEADERS.has(name.toLowerCase()))
    .flat()
  const find = async (path: string, request: IncomingMessage) => {
    const bytes = await cards.current(store.db, path, now())
    const answer = bytes === null ? null : preparedAnswer(bytes, request)
    const address = clientAddress(request, config.trustedProxies)
    const counted = answer === null || address === undefined ? null : await count(address)
    if (answer === null || counted === null) return null
    return { ...answer, headers: [ID_HEADER, newRequestId(), ...usual, ...counted, ...answer.headers] }
  }
  const send = async (path: string, request: IncomingMessage, response: ServerResponse, others: () => void) => {
    const found = await find(path, request).catch(() => null)
    if (found === null) others()
    else response.writeHead(found.status, found.headers).end(found.body)
  }
  return (request, response, others) => {
    const { method, url = '' } = request
    const isRead = method === 'GET' || method === 'HEAD'
    if (!isRead || !CARD_PATHS.some((path) => url.startsWith(path))) return others()
    const [path = ''] = url.split('?', 1)
    void send(path, request, response, others)
  }
}

const CARD_PATHS = LANGUAGES.map((language) => cardPath('', language))
/** The addresses of cards, one in each language. `ROUTES` has all others that people open. */
export const CARD_ADDRESSES = LANGUAGES.map((language) => cardPath(':siteSlug', language))

function cardRouter(deps: Deps, cards: PreparedCards, limit: RequestHandler): Router {
  const router = Router({ caseSensitive: true, strict: true })
  // What a card shows if the records don't answer.
  let last: Deps = deps
  const withLiveContent = async () => (last = { ...deps, ...(await deps.live()) })
  router.use([...CARD_ADDRESSES, ...CARD_ADDRESSES.map(workerPath)], limit)
  for (const language of LANGUAGES) {
    const path = cardPath(':siteSlug', language)
    router.get(workerPath(path), (_request, response) => sendWorker(deps, response))
    router.get(path, (request, response) =>
      // Asked before anything that the card is made of: what changes meanwhile has another head.
      cardHead(deps.store.db, String(request.params['siteSlug'])).then(async (head) =>
        sendCard(await withLiveContent(), { cards, head }, language, request, response),
      ),
    )
    router.use(path, (error: unknown, request: Request, response: Response, next: NextFunction) =>
      sendWithoutSite(last, language, { error, request, response, next }),
    )
  }
  return router
}

function isWorker({ path }: Request): boolean {
  return CARD_ADDRESSES.some((address) => path === workerPath(address))
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

async function sendCard(
  deps: Deps,
  { cards, head }: { readonly cards: PreparedCards; readonly head: CardHead | null },
  language: Language,
  request: Request,
  response: Response,
): Promise<void> {
  const slug = String(request.params['siteSlug'])
  // Typed from paper, it may begin with a capital.
  const site = await findSiteBySlug(deps.store.db, slug.toLowerCase())
  if (site === null) return sendWithoutAnySite(deps, { language, slug }, request, response)
  // This redirect is temporary: a site may take an earlier address back, and browsers keep a permanent one.
  if (site.slug !== slug) return sendToPresentAddress(deps, cardPath(site.slug, language), response)
  const organization = await findOrganization(deps.store.db)
  const now = deps.now()
  const on = dateAt(now, organization?.timeZone ?? 'UTC')
  const details = (await detailsNow(deps.store.db, site.id, on))?.details ?? null
  const make = () => bytesOf(deps, { language, slug, site: { name: site.name, details }, organization, now })
  const { contacts } = deps.contents[language]
  const source = { slug, name: site.name, details, contacts, organization, on, today: dateAt(now, zoneOf(details)) }
  // Without a head, the site has just got another address.
  sendCardBytes(head === null ? make() : cards.prepare(request.path, head, source, make), request, response)
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
  const slug = String(request.params['siteSlug'])
  const bytes = bytesOf(deps, { language, slug, site: 'unknown', organization: null, now: deps.now() })
  sendCardBytes(bytes, request, response)
}

/** Whoever mistyped the address of a card may need it now, so they get what is true everywhere. */
function sendWithoutAnySite(
  deps: Deps,
  { language, slug }: Pick<ShownCard, 'language' | 'slug'>,
  request: Request,
  response: Response,
): void {
  response.status(ERROR_STATUS['not-found'])
  const bytes = bytesOf(deps, { language, slug, site: 'none', organization: null, now: deps.now() })
  sendCardBytes(bytes, request, response)
}

/** What a card is about. Its organization is null when the records didn't answer. */
interface ShownCard extends Pick<CardInput, 'language' | 'site'> {
  readonly organization: Organization | null
  readonly slug: string
  readonly now: Instant
}

function bytesOf(deps: Deps, { language, slug, site, organization, now }: ShownCard): CardBytes {
  const details = typeof site === 'string' ? null : site.details
  const { script } = deps.cardFiles
  const css = deps.cardFiles.css + (organization === null ? '' : brandCss(organization.brand))
  const logo = organization === null ? null : shownLogo(organization)
  const html = cardDocument({
    language,
    site,
    contacts: deps.contents[language].contacts,
    today: dateAt(now, zoneOf(details)),
    links: {
      leave: publicPath(hrefTo('/leave'), language),
      signedIn: { contacts: webLinks.contacts(), print: hrefTo('/card/print') },
      other: (other) => cardPath(slug, other),
    },
    logo,
    css,
    script,
  })
  return cardBytes(html, policyFor({ css, script, hasLogo: logo !== null }))
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

function sendToPresentAddress({ cardFiles }: Deps, address: string, response: Response): void {
  response.set('Content-Security-Policy', policyFor({ ...cardFiles, hasLogo: false }))
  response.set('Referrer-Policy', 'no-referrer').set('Cache-Control', 'no-cache').redirect(302, address)
}

function policyFor({
  css,
  script,
  hasLogo,
}: Pick<CardFiles, 'css' | 'script'> & { readonly hasLogo: boolean }): string {
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
  return policy.join(';')
}

function digest(text: string, encoding: 'base64' | 'base64url'): string {
  return createHash('sha256').update(text).digest(encoding)
}
