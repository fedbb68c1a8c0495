import { type LookupAddress, lookup as askResolver } from 'node:dns'
import { request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Receivers } from '../platform/receiver.ts'
import { isPublicAddress } from './public-address.job.ts'

/** A receiver has so long to answer, with everything before it. */
export const LONGEST_WAIT_MS = 10_000
const LONGEST_URL = 500

/** Why nothing came of it, when there's no status of HTTP. */
export const FAULTS = [
  'not-listed',
  'not-public',
  'no-address',
  'no-certificate',
  'too-slow',
  'unreachable',
  'ended',
  'not-so',
  'ours',
] as const
export type Fault = (typeof FAULTS)[number]

export interface Sent {
  /** Answered with 2xx. */
  readonly isReceived: boolean
  /** The status, or a word. Never what the receiver says besides. */
  readonly answer: string
}

export interface Posting {
  readonly receivers: Receivers
  /** Who vouches for certificates; left out, whom Node trusts. */
  readonly ca?: string | undefined
  /** Tells the addresses of a name; left out, the system's. */
  readonly resolve?: typeof askResolver
}

/** Why nothing may be sent to an address, or null when it may. Its name is looked up when something is sent. */
export function urlFault(text: string, { public: open, private: own }: Receivers): 'no-url' | 'not-listed' | null {
  if (text.length > LONGEST_URL || !URL.canParse(text)) return 'no-url'
  const { protocol, username, password, hash, hostname, host } = new URL(text)
  if (protocol !== 'https:' || username + password + hash !== '') return 'no-url'
  // The number of a machine has no certificate that says whose it is.
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0) return 'no-url'
  return open.has(host) || own.has(host) ? null : 'not-listed'
}

/**
 * Sends a body by POST, and resolves with the status that comes back. It connects only to an address that it has just
 * looked at, so that a name can't lead elsewhere meanwhile. It follows no redirect, and reads no answer.
 */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  posting: Posting,
): Promise<Sent> {
  if (urlFault(url, posting.receivers) !== null) return { isReceived: false, answer: 'not-listed' }
  const target = new URL(url)
  const mayBePrivate = posting.receivers.private.has(target.host)
  try {
    const status = await statusOf(target, body, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'csec-orientation',
      },
      // A connection of its own: one that's kept would be to an address that was looked at earlier.
      agent: false,
      ca: posting.ca,
      lookup: lookUp(posting.resolve ?? askResolver, mayBePrivate),
    })
    return { isReceived: status >= 200 && status <= 299, answer: String(status) }
  } catch (error) {
    return { isReceived: false, answer: faultOf(error) }
  }
}

/** Settles whatever the other system does: a request can end without an answer and without an error. */
function statusOf(target: URL, body: string, options: Parameters<typeof request>[1]): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(target, options, (response) => {
      resolve(response.statusCode ?? 0)
      response.destroy()
    })
    const timer = setTimeout(() => {
      reject(new TooSlow())
      asked.destroy()
    }, LONGEST_WAIT_MS)
    asked.on('error', reject)
    // The other system wants to go on in another protocol. That's an answer, and nobody here goes on.
    asked.on('upgrade', (response, socket) => {
      resolve(response.statusCode ?? 0)
      socket.destroy()
    })
    asked.on('close', () => {
      clearTimeout(timer)
      reject(new Error('The connection ended without an answer.'))
    })
    asked.end(body)
  })
}

class TooSlow extends Error {}
class NotPublic extends Error {}

/** Refuses a name when any of its addresses isn't public, and hands over the addresses that it has looked at. */
function lookUp(resolve: typeof askResolver, mayBePrivate: boolean): LookupFunction {
  return (name, { all }, give) => {
    resolve(name, { all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error !== null || first === undefined) return give(error ?? new Error('The name has no address.'), '')
      if (!mayBePrivate && !addresses.every(({ address }) => isPublicAddress(address))) return give(new NotPublic(), '')
      if (all === true) give(null, addresses satisfies LookupAddress[])
      else give(null, first.address, first.family)
    })
  }
}

const NO_ADDRESS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENODATA'])
const CERTIFICATE = /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH)/

function faultOf(error: unknown): Fault {
  if (error instanceof NotPublic) return 'not-public'
  if (error instanceof TooSlow) return 'too-slow'
  if (!(error instanceof Error)) return 'unreachable'
  const code = 'code' in error ? String(error.code) : ''
  if (NO_ADDRESS.has(code)) return 'no-address'
  return CERTIFICATE.test(code) ? 'no-certificate' : 'unreachable'
}
