import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect, type ConnectionOptions, createServer as createTlsServer } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../support/app.ts'
import { freePort, listen } from '../../support/listen.ts'
import { type Nginx, startNginx } from '../../support/nginx.ts'

/** The request that an attacker hides: nobody else asks for this page. */
const hiddenIn = (at: number) => `GET /hidden-${at} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Rest: `

const OWN = 'POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n'
const FORM = `${OWN}Content-Type: application/x-www-form-urlencoded\r\n`

/** A body by its chunks, behind which a reader of lengths may see more; its length goes to the very end. */
function chunksFirst(headers: (length: number) => string, hidden: string): string {
  const body = `0\r\n\r\n${hidden}`
  return `${FORM}${headers(body.length)}\r\n\r\n${body}`
}

/** A body whose length ends within the first chunk, which is the hidden request. */
function lengthFirst(headers: string, hidden: string): string {
  const size = sizeOf(hidden)
  return `${FORM}Content-Length: ${size.length + 2}\r\n${headers}\r\n\r\n${size}\r\n${hidden}\r\n0\r\n\r\n`
}

/** Chunks that another reader could cut in another place. */
function chunked(body: string): string {
  return `${FORM}Transfer-Encoding: chunked\r\n\r\n${body}`
}

type Make = (hidden: string) => string

const SMUGGLED: readonly (readonly [what: string, make: Make])[] = [
  ['CL.TE', (hidden) => chunksFirst((n) => `Content-Length: ${n}\r\nTransfer-Encoding: chunked`, hidden)],
  [
    'CL.TE with an underscore',
    (hidden) => chunksFirst((n) => `Content-Length: ${n}\r\nTransfer_Encoding: chunked`, hidden),
  ],
  [
    'CL.TE, the other way round',
    (hidden) => chunksFirst((n) => `Transfer-Encoding: chunked\r\nContent-Length: ${n}`, hidden),
  ],
  ['TE.CL', (hidden) => lengthFirst('Transfer-Encoding: chunked', hidden)],
  ...[
    'Transfer-Encoding: xchunked',
    'Transfer-Encoding : chunked',
    'Transfer-Encoding:\tchunked',
    'Transfer-Encoding: \x0bchunked',
    'Transfer-Encoding: chunked\x0b',
    'Transfer-Encoding: "chunked"',
    'Transfer-Encoding: Chunked',
    'Transfer-Encoding: chunked, identity',
    'Transfer-Encoding: identity, chunked',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity',
    'Transfer-Encoding: identity\r\nTransfer-Encoding: chunked',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked',
    'Transfer-Encoding:\r\n chunked',
    'Transfer-Encoding: identity\r\n\tchunked',
    'X: x\nTransfer-Encoding: chunked',
    'X: x\rTransfer-Encoding: chunked',
    'X: x\r\n\rTransfer-Encoding: chunked',
    'Transfer-Encoding\0: chunked',
    'X\0: x\r\nTransfer-Encoding: chunked',
    'Connection: Content-Length\r\nTransfer-Encoding: chunked',
    'Expect: y 100-continue\r\nTransfer-Encoding: chunked',
  ].flatMap((header): [string, Make][] => [
    [
      `CL.TE with ${JSON.stringify(header)}`,
      (hidden) => chunksFirst((n) => `Content-Length: ${n}\r\n${header}`, hidden),
    ],
    [`TE.CL with ${JSON.stringify(header)}`, (hidden) => lengthFirst(header, hidden)],
  ]),
  ...[
    (n: number) => `Content-Length: 0\r\nContent-Length: ${n}`,
    (n: number) => `Content-Length: ${n}\r\nContent-Length: 0`,
    (n: number) => `Content-Length: ${n}, 0`,
    (n: number) => `Content-Length: 0, ${n}`,
    (n: number) => `Content-Length: +${n}`,
    (n: number) => `Content-Length:\r\n ${n}`,
    (n: number) => `Content-Length: 0\r\n ${n}`,
    (n: number) => `Content-Length : ${n}`,
    (n: number) => `Content-Length\0: 0\r\nContent-Length: ${n}`,
    (n: number) => `Content_Length: 0\r\nContent-Length: ${n}`,
    (n: number) => `X: x\nContent-Length: 0\r\nContent-Length: ${n}`,
    (n: number) => `X: x\rContent-Length: 0\r\nContent-Length: ${n}`,
    (n: number) => `Connection: Content-Length\r\nContent-Length: ${n}`,
    (n: number) => `Expect: 100-continue\r\nContent-Length: ${n}`,
  ].map((headers): [string, Make] => [
    `lengths ${JSON.stringify(headers(9))}`,
    (hidden) => `${FORM}${headers(hidden.length)}\r\n\r\n${hidden}`,
  ]),
  ['a body with GET', (hidden) => `${FORM.replace('POST', 'GET')}Content-Length: ${hidden.length}\r\n\r\n${hidden}`],
  [
    'chunks with HEAD',
    (hidden) =>
      `${FORM.replace('POST', 'HEAD')}Transfer-Encoding: chunked\r\n\r\n${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`,
  ],
  [
    'chunks in HTTP/1.0',
    (hidden) =>
      chunksFirst((n) => `Content-Length: ${n}\r\nTransfer-Encoding: chunked`, hidden).replace('HTTP/1.1', 'HTTP/1.0'),
  ],
  [
    'an upgrade',
    (hidden) =>
      `${FORM}Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
  ],
  [
    'lines that end with LF alone',
    (hidden) => `${FORM}Content-Length: ${hidden.length}\r\n\r\n`.replaceAll('\r\n', '\n') + hidden,
  ],
  [
    'lines that end with CR alone',
    (hidden) => `${FORM}Content-Length: ${hidden.length}\r\n\r\n`.replaceAll('\r\n', '\r') + hidden,
  ],
  ['a chunk with an extension', (hidden) => chunked(`${sizeOf(hidden)};a=b\r\n${hidden}\r\n0\r\n\r\n`)],
  ['an extension that ends with LF alone', (hidden) => chunked(`${sizeOf(hidden)};a\n${hidden}\r\n0\r\n\r\n`)],
  [
    'an extension of LF alone, as long as a chunk',
    (hidden) => chunked(`5;\nabcde\r\n${sizeOf(hidden)}\r\n${hidden}\r\n0\r\n\r\n`),
  ],
  ['an extension with CR alone', (hidden) => chunked(`${sizeOf(hidden)};a\rb\r\n${hidden}\r\n0\r\n\r\n`)],
  ['an extension that opens quotes', (hidden) => chunked(`${sizeOf(hidden)};a="\r\n${hidden}\r\n0\r\n\r\n`)],
  ['a size that ends with LF alone', (hidden) => chunked(`${sizeOf(hidden)}\n${hidden}\r\n0\r\n\r\n`)],
  ['a size with spaces', (hidden) => chunked(`${sizeOf(hidden)}  \r\n${hidden}\r\n0\r\n\r\n`)],
  ['a size with 0x', (hidden) => chunked(`0x${sizeOf(hidden)}\r\n${hidden}\r\n0\r\n\r\n`)],
  ['a size that overflows', (hidden) => chunked(`1000000000000000${sizeOf(hidden)}\r\n${hidden}\r\n0\r\n\r\n`)],
  ['a size below nothing', (hidden) => chunked(`-${sizeOf(hidden)}\r\n${hidden}\r\n0\r\n\r\n`)],
  [
    'a chunk that two letters end instead of a line',
    (hidden) => chunked(`3\r\na=bXX${sizeOf(hidden)}\r\n${hidden}\r\n0\r\n\r\n`),
  ],
  ['a chunk that LF alone ends', (hidden) => chunked(`3\r\na=b\n${sizeOf(hidden)}\r\n${hidden}\r\n0\r\n\r\n`)],
  [
    'headers behind the last chunk',
    (hidden) =>
      chunked(`${sizeOf(hidden)}\r\n${hidden}\r\n0\r\nContent-Length: 0\r\nX: ${hidden.slice(0, 14)}\r\n\r\n`),
  ],
]

function sizeOf(text: string): string {
  return text.length.toString(16)
}

/** Nobody could say any more whose request an answer belongs to. */
describe.each([
  ['as printed in docs/security.md', false],
  ['that also keeps connections to the server', true],
])('behind an nginx %s', (_nginx, isKept) => {
  const server = createServer()
  const arrived: string[] = []
  let test: TestApp
  let nginx: Nginx
  beforeAll(async () => {
    const behind = Number(new URL(await listen(server)).port)
    const port = await freePort()
    test = await testApp({ PUBLIC_URL: `https://127.0.0.1:${port}`, TRUSTED_PROXIES: '1' })
    server.on('request', (request, response) => {
      arrived.push(`${request.method} ${request.url}`)
      test.app(request, response)
    })
    nginx = await startNginx(behind, isKept, port)
  })
  afterAll(async () => {
    await nginx.stop()
    server.close()
    server.closeAllConnections()
    await test.deps.store.close()
  })

  it.concurrent.each(SMUGGLED.map(([what, make], at) => [what, make, at] as const))(
    'no request hidden by %s arrives, and the next client gets an answer of their own',
    async (_, make, at) => {
      const said = await nginx.raw(make(hiddenIn(at)))
      const next = await nginx.raw(`GET /next-${at} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`)
      expect(answersIn(said)).toHaveLength(1)
      expect(answersIn(next)).toEqual(['HTTP/1.1 404'])
      expect(arrived.filter((line) => line.includes(`hidden-${at}`))).toEqual([])
      expect(arrived.filter((line) => line === `GET /next-${at}`)).toHaveLength(1)
    },
  )

  it('two requests that everybody reads as two both arrive, and have two answers', async () => {
    const said = await nginx.raw(`GET /first HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n${hiddenIn(-1)}\r\n\r\n`)
    expect(answersIn(said)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 404'])
    expect(arrived).toEqual(expect.arrayContaining(['GET /first', 'GET /hidden--1']))
  })

  it('a form in chunks arrives whole', async () => {
    const said = await nginx.raw(chunked('6;a=b\r\nname=a\r\n10\r\n&password=b&to=c\r\n0\r\n\r\n'))
    expect(answersIn(said)).toEqual(['HTTP/1.1 400'])
    expect(said.toLowerCase()).toContain('strict-transport-security: max-age=31536000')
    expect(arrived).toContain('POST /sign-in')
  })

  it('nobody gets in with TLS 1.1, and everybody with 1.2 or 1.3', async () => {
    const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    expect(await tlsWith({ ...nginx.client, ...old })).toBe('refused')
    expect(await tlsWith({ ...nginx.client, maxVersion: 'TLSv1.2' })).toBe('TLSv1.2')
    expect(await tlsWith(nginx.client)).toBe('TLSv1.3')
    // The client would take it.
    const lax = createTlsServer({ ...nginx.identity, ...old })
    lax.listen(0, '127.0.0.1')
    await once(lax, 'listening')
    expect(await tlsWith({ ...nginx.client, ...old, port: (lax.address() as AddressInfo).port })).toBe('TLSv1.1') // TCP
    lax.close()
  })
})

/** The final answers, of those that nginx or the server gave. */
function answersIn(said: string): string[] {
  return said.match(/HTTP\/1\.1 [2-5]\d\d/g) ?? []
}

async function tlsWith(options: ConnectionOptions): Promise<string | null> {
  const socket = connect(options)
  try {
    await once(socket, 'secureConnect')
    return socket.getProtocol()
  } catch {
    return 'refused'
  } finally {
    socket.destroy()
  }
}
