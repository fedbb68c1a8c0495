import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import type { ShownDetails } from '../organization/details-shape.ts'
import type { Organization } from '../organization/organization.store.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { RecentlyUsed } from '../platform/recently-used.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import { type CardHead, cardHead } from './card-head.store.ts'

/** What a card of a site is made of. Details and contacts are other objects once they have changed. */
export interface CardSource {
  readonly slug: string
  readonly name: string
  readonly details: ShownDetails | null
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
export function zoneOf(details: ShownDetails | null): string {
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
  const isKnown = response.statusCode === 200 && isOnDevice(bytes, request)
  const { headers, body } = isKnown
    ? { headers: headersOf(bytes), body: undefined }
    : encodedAs(encodingFor(request), bytes)
  for (let at = 0; at < headers.length; at += 2) response.setHeader(headers[at] ?? '', headers[at + 1] ?? '')
  if (isKnown) response.status(304)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** What a prepared card is sent with: its own headers, names and values one after the other, and its body. */
interface PreparedAnswer {
  readonly status: 200 | 304
  readonly headers: readonly string[]
  readonly body: Buffer | undefined
}

/** Returns null when a browser asks for an encoding that no browser has asked for yet. */
export function preparedAnswer(bytes: CardBytes, request: IncomingMessage): PreparedAnswer | null {
  if (isOnDevice(bytes, request)) return { status: 304, headers: headersOf(bytes), body: undefined }
  const asked = request.headers['accept-encoding']
  const encoding = asked === undefined ? 'identity' : ENCODINGS.find(String(asked))
  if (encoding === undefined) return null
  const { headers, body } = encodedAs(encoding, bytes)
  return { status: 200, headers, body: request.method === 'HEAD' ? undefined : body }
}

/** The headers that every card has itself, in place of the usual ones. */
export const OWN_HEADERS: ReadonlySet<string> = new Set(['content-security-policy', 'referrer-policy', 'cache-control'])

/** Whether the browser has these bytes. When somebody reloads the page, it asks for them all the same. */
function isOnDevice({ etag }: CardBytes, { headers }: IncomingMessage): boolean {
  const known = headers['if-none-match']
  if (known === undefined || /(^|,)\s*no-cache\s*(,|$)/.test(headers['cache-control'] ?? '')) return false
  return known === '*' || known.split(',').some((tag) => `W/${tag.trim().replace(/^W\//, '')}` === etag)
}

function headersOf({ policy, etag }: CardBytes): string[] {
  return [
    ['Content-Security-Policy', policy],
    ['Referrer-Policy', 'no-referrer'],
    // Browsers ask again each time, so a number is never outdated. The answer is empty while nothing has changed.
    ['Cache-Control', 'no-cache'],
    ['ETag', etag],
    ['Vary', 'Accept-Encoding'],
  ].flat()
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
  const encoded = encoding === 'identity' ? [] : ['Content-Encoding', encoding]
  const length = ['Content-Length', String(body.length)]
  const headers = [headersOf(bytes), ['Content-Type', 'text/html; charset=utf-8'], encoded, length].flat()
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
