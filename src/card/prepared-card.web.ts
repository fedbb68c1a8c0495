import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'
import type { SiteDetails } from '../organization/details-shape.ts'
import type { Organization } from '../organization/organization.store.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { RecentlyUsed } from '../platform/database/recently-used.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import { type CardHead, cardHead } from './card-head.store.ts'

/** What a card of a site is made of. Details and contacts are other objects once they have changed. */
export interface CardSource {
  readonly slug: string
  readonly name: string
  readonly details: SiteDetails | null
  readonly contacts: object
  readonly organization: Organization | null
  /** The day in the organization, on which the details are in effect, and the day at the site, which the card shows. */
  readonly on: CalendarDate
  readonly today: CalendarDate
}

type Encoding = 'br' | 'gzip' | 'identity'

/** A document, and its bytes in each encoding, made when they're first asked for. */
export interface CardBytes {
  readonly html: string
  readonly policy: string
  readonly etag: string
  readonly encoded: Map<Encoding, Encoded>
}

interface Encoded {
  readonly body: Buffer
  /** Names and values, one after the other. */
  readonly headers: readonly string[]
}

/** A card as it went out, and what the database said when it was last found to be right. */
interface PreparedCard {
  readonly source: CardSource
  readonly bytes: CardBytes
  readonly head: CardHead
}

/** Each takes some twenty kilobytes. */
const MOST = 500

/**
 * The cards of one server by their address, as they went out last. Other servers may write meanwhile, so each time the
 * database is asked whether anything was written. The days are looked at, too.
 */
export class PreparedCards {
  readonly #cards = new RecentlyUsed<PreparedCard>(MOST)

  /** Returns null when there's none, or when something may have changed since. */
  async current(db: Database, path: string, now: Instant): Promise<CardBytes | null> {
    const card = this.#cards.find(path)
    if (card === undefined) return null
    const { source, bytes, head } = card
    const { details, on, today } = source
    const isSameDay = dateAt(now, head.timeZone) === on && dateAt(now, zoneOf(details)) === today
    if (!isSameDay || (await cardHead(db, source.slug))?.state !== head.state) return null
    return bytes
  }

  /**
   * Returns the card that was prepared from the same, or prepares one.
   * @param head read before the source was
   */
  prepare(path: string, head: CardHead, source: CardSource, make: () => CardBytes): CardBytes {
    const before = this.#cards.find(path)
    const bytes = before !== undefined && isSame(before.source, source) ? before.bytes : make()
    this.#cards.put(path, { source, bytes, head })
    return bytes
  }
}

/** Where a site's days begin. */
export function zoneOf(details: SiteDetails | null): string {
  return details?.timeZone ?? 'UTC'
}

/** The day in the organization only decides on details, which are compared themselves. */
function isSame(before: CardSource, now: CardSource): boolean {
  return (
    before.name === now.name &&
    before.details === now.details &&
    before.contacts === now.contacts &&
    before.today === now.today &&
    JSON.stringify(before.organization) === JSON.stringify(now.organization)
  )
}

export function cardBytes(html: string, policy: string): CardBytes {
  const hash = Buffer.from(sha256(html), 'hex').toString('base64url')
  return { html, policy, etag: `W/"${hash.slice(0, 22)}"`, encoded: new Map() }
}

/** Sends a card on top of the headers that are set already. Those of the card take the place of others. */
export function sendCardBytes(bytes: CardBytes, request: Request, response: Response): void {
  const { status, headers, body } = answerTo(bytes, request, response)
  for (let at = 0; at < headers.length; at += 2) response.setHeader(headers[at] ?? '', headers[at + 1] ?? '')
  response.status(status).end(body)
}

/**
 * Sends a card with all headers at once: to set one after the other takes longer than to find the card.
 * @param others names and values, without those that a card has itself
 */
export function sendCardAtOnce(
  bytes: CardBytes,
  others: readonly string[],
  request: Request,
  response: Response,
): void {
  const { status, headers, body } = answerTo(bytes, request, response)
  response.writeHead(status, [...others, ...headers]).end(body)
}

/** The headers that every card has itself. */
export const OWN_HEADERS: ReadonlySet<string> = new Set(['content-security-policy', 'referrer-policy', 'cache-control'])

interface Answer extends Pick<Encoded, 'headers'> {
  readonly status: number
  readonly body: Buffer | undefined
}

function answerTo(bytes: CardBytes, request: Request, response: Response): Answer {
  if (isFresh(bytes, request, response)) return { status: 304, headers: headersOf(bytes), body: undefined }
  const { headers, body } = encodedAs(encodingFor(request), bytes)
  return { status: response.statusCode, headers, body: request.method === 'HEAD' ? undefined : body }
}

function isFresh({ etag }: CardBytes, request: Request, response: Response): boolean {
  if (request.headers['if-none-match'] === undefined || response.statusCode !== 200) return false
  response.setHeader('ETag', etag)
  return request.fresh
}

function headersOf({ policy, etag }: CardBytes): string[] {
  return [
    ...['Content-Security-Policy', policy],
    ...['Referrer-Policy', 'no-referrer'],
    // Browsers ask again each time, so a number is never outdated. The answer is empty while nothing has changed.
    ...['Cache-Control', 'no-cache'],
    ...['ETag', etag],
    ...['Vary', 'Accept-Encoding'],
  ]
}

/** Browsers send the same few. */
const ENCODINGS = new RecentlyUsed<Encoding>(100)

function encodingFor(request: Request): Encoding {
  const asked = request.headers['accept-encoding']
  if (asked === undefined) return 'identity'
  return ENCODINGS.get(String(asked), () => {
    const accepted = request.acceptsEncodings(['br', 'gzip'])
    return accepted === 'br' || accepted === 'gzip' ? accepted : 'identity'
  })
}

/** Compressed here, so that a card fits into one flight of packets even if no proxy compresses. */
function encodedAs(encoding: Encoding, bytes: CardBytes): Encoded {
  const known = bytes.encoded.get(encoding)
  if (known !== undefined) return known
  const body = compressed(Buffer.from(bytes.html), encoding)
  const headers = [
    ...headersOf(bytes),
    ...['Content-Type', 'text/html; charset=utf-8'],
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    ...['Content-Length', String(body.length)],
  ]
  bytes.encoded.set(encoding, { body, headers })
  return { body, headers }
}

const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
}

function compressed(html: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'br') return brotliCompressSync(html, BROTLI)
  return encoding === 'gzip' ? gzipSync(html) : html
}
