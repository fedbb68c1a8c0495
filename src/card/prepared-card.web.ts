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

/** The bytes of a document, each compressed once, when it's first asked for. */
export interface CardBytes {
  readonly html: string
  readonly policy: string
  readonly etag: string
  readonly bodies: Map<Encoding, Buffer>
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
  return { html, policy, etag: `W/"${hash.slice(0, 22)}"`, bodies: new Map() }
}

/** Compressed here, so that a card fits into one flight of packets even if no proxy compresses. */
export function sendCardBytes(bytes: CardBytes, request: Request, response: Response): void {
  response.setHeader('Content-Security-Policy', bytes.policy)
  response.setHeader('Referrer-Policy', 'no-referrer')
  // Browsers ask again each time, so a number is never outdated. The answer is empty while nothing has changed.
  response.setHeader('Cache-Control', 'no-cache')
  response.setHeader('ETag', bytes.etag)
  response.setHeader('Vary', 'Accept-Encoding')
  if (response.statusCode === 200 && request.fresh) return void response.status(304).end()
  const encoding = encodingFor(request)
  const body = bodyIn(bytes, encoding)
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function encodingFor(request: Request): Encoding {
  if (request.headers['accept-encoding'] === undefined) return 'identity'
  const accepted = request.acceptsEncodings(['br', 'gzip'])
  return accepted === 'br' || accepted === 'gzip' ? accepted : 'identity'
}

function bodyIn({ html, bodies }: CardBytes, encoding: Encoding): Buffer {
  const body = bodies.get(encoding) ?? compressed(Buffer.from(html), encoding)
  bodies.set(encoding, body)
  return body
}

const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
}

function compressed(html: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'br') return brotliCompressSync(html, BROTLI)
  return encoding === 'gzip' ? gzipSync(html) : html
}
