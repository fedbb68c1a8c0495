import type { IncomingMessage } from 'node:http'

/**
 * The network address that a request comes from, as Express finds it: each trusted proxy names the one before it.
 * Returns undefined once the client has gone.
 */
export function clientAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string | undefined {
  const forwarded = trustedProxies === 0 ? undefined : headers['x-forwarded-for']
  if (forwarded === undefined) return socket.remoteAddress
  const named = String(forwarded)
    .split(',')
    .map((address) => address.replace(/^ +| +$/g, ''))
    .filter((address) => address !== '')
  const nearestFirst = [socket.remoteAddress, ...named.reverse()]
  return nearestFirst[Math.min(trustedProxies, nearestFirst.length - 1)]
}
