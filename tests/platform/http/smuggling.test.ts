import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ListeningApp, listeningApp } from '../../support/listen.ts'

let served: ListeningApp
beforeAll(async () => {
  served = await listeningApp()
})
afterAll(() => served.close())

/** Sends bytes as they are, and gives all that comes back until the server hangs up. */
async function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(served.address)
  const socket = connect(Number(port), hostname)
  const said = text(socket)
  socket.write(request, 'latin1')
  return said
}

function post(headers: readonly string[], body = ''): string {
  const own = ['Host: 127.0.0.1', 'Sec-Fetch-Site: same-origin', 'Content-Type: application/x-www-form-urlencoded']
  return `POST /sign-in HTTP/1.1\r\n${[...own, ...headers].join('\r\n')}\r\n\r\n${body}`
}

/** A second request, which a proxy would take for the body of the first. */
const HIDDEN = 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n'

const AMBIGUOUS: readonly (readonly [string, string])[] = [
  ['a length and chunks', post(['Content-Length: 6', 'Transfer-Encoding: chunked'], `0\r\n\r\n${HIDDEN}`)],
  ['chunks and a length', post(['Transfer-Encoding: chunked', 'Content-Length: 6'], `0\r\n\r\n${HIDDEN}`)],
  ['two lengths that differ', post(['Content-Length: 5', 'Content-Length: 0'], `a=b&c${HIDDEN}`)],
  ['two lengths in one header', post(['Content-Length: 5, 0'], `a=b&c${HIDDEN}`)],
  ['a length with a sign', post(['Content-Length: +5'], `a=b&c${HIDDEN}`)],
  ['a length below nothing', post(['Content-Length: -1'], HIDDEN)],
  ['a length that is no number', post(['Content-Length: 0x5'], `a=b&c${HIDDEN}`)],
  ['chunks under another name', post(['Transfer-Encoding: xchunked'], `0\r\n\r\n${HIDDEN}`)],
  ['chunks twice', post(['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${HIDDEN}`)],
  ['a space before the colon', post(['Transfer-Encoding : chunked'], `0\r\n\r\n${HIDDEN}`)],
  ['a header that goes on in the next line', post(['X: a\r\n Transfer-Encoding: chunked'], `0\r\n\r\n${HIDDEN}`)],
  ['a chunk with a size that is none', post(['Transfer-Encoding: chunked'], `zz\r\na=b\r\n0\r\n\r\n${HIDDEN}`)],
  ['a chunk with a size that overflows', post(['Transfer-Encoding: chunked'], `${'f'.repeat(17)}\r\na`)],
  ['a chunk without an end', post(['Transfer-Encoding: chunked'], `3\r\na=bX0\r\n\r\n${HIDDEN}`)],
  ['a NUL in a header', post(['X: a\0b'], HIDDEN)],
  [
    'a header that ends lines with returns alone',
    `POST /sign-in HTTP/1.1\rHost: 127.0.0.1\rContent-Length: 0\r\r${HIDDEN}`,
  ],
  ['an unknown method', `SMUGGLE /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n${HIDDEN}`],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
  ['an unknown version', 'GET /healthz HTTP/3.7\r\nHost: 127.0.0.1\r\n\r\n'],
]

describe('a request that a proxy and a server could read in two ways', () => {
  it.each(AMBIGUOUS)('with %s is refused, and nothing after it is answered', async (_, request) => {
    const answer = await raw(request)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1)
    expect(answer).not.toContain('ok ')
  })

  it('with more headers than anybody sends is refused', async () => {
    expect(await raw(`GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
  })

  it('is none when it is written as it should be: two in a row have two answers', async () => {
    const two = await raw(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n${HIDDEN}`)
    expect(two.match(/HTTP\/1\.1 200 /g)).toHaveLength(2)
  })

  it('with a length of its own counts the body by it: what follows is a request again', async () => {
    const two = await raw(post(['Content-Length: 3'], `a=b${HIDDEN}`))
    expect(two.match(/HTTP\/1\.1 \d\d\d/g)).toEqual(['HTTP/1.1 400', 'HTTP/1.1 200'])
  })
})
