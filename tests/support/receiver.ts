import { mkdtempSync, rmSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { selfSigned } from './self-signed.ts'

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Another system that takes deliveries over https, at `localhost` and at the name of an invented host. */
export interface Receiver {
  /** Vouches for it. */
  readonly ca: string
  /** Its host with its port, as `localhost`. */
  readonly host: string
  readonly port: number
  readonly url: string
  readonly received: readonly Received[]
  /** From now on it answers with this status, and headers. Null stands for no answer at all. */
  answer(status: number | null, headers?: Readonly<Record<string, string>>): void
  /** From now on it answers nothing, and ends the connection once it has read. */
  breakOff(): void
  stop(): Promise<void>
}

export const RECEIVER_NAME = 'hooks.example.org'

export async function receiver(): Promise<Receiver> {
  const folder = mkdtempSync(join(tmpdir(), 'csec-receiver-'))
  const identity = selfSigned(folder, 'DNS:localhost', `DNS:${RECEIVER_NAME}`)
  rmSync(folder, { recursive: true })
  const received: Received[] = []
  let answer: { readonly status: number | null; readonly headers: Readonly<Record<string, string>> } = {
    status: 204,
    headers: {},
  }
  let breaksOff = false
  const server = createServer(identity, (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
      if (breaksOff) request.socket.destroy()
      else if (answer.status !== null) response.writeHead(answer.status, answer.headers).end('Said Rivera')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo
  const host = `localhost:${port}`
  return {
    ca: identity.cert.toString('utf8'),
    host,
    port,
    url: `https://${host}/hooks?of=staff`,
    received,
    answer(status, headers = {}) {
      answer = { status, headers }
    },
    breakOff() {
      breaksOff = true
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
