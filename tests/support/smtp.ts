import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js'

/** A mail server waits a tenth of a second before it greets, to notice clients that talk too soon. Each mail would wait so long. */
SMTPConnection.prototype.init = function greetAtOnce() {
  this._setListeners(() => this.connectionReady())
}

/** The ways a mail server can treat one mail. */
export type Manner = 'accept' | 'refuse-recipient' | 'later' | 'refuse' | 'hang' | 'drop' | 'no-login'

export interface Post {
  readonly to: readonly string[]
  readonly source: string
}

/** A real mail server on this machine. */
export interface TestMailServer {
  readonly url: string
  /** Everything that it has got whole, also what it then did not answer for. */
  readonly mails: readonly Post[]
  /** From now on. */
  behave(manner: Manner): void
  stop(): Promise<void>
}

/** @param port 0 for any */
export async function mailServer(port = 0): Promise<TestMailServer> {
  let manner: Manner = 'accept'
  const mails: Post[] = []
  const answer = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    onMailFrom(_address, _session, done) {
      done(manner === 'no-login' ? answer(530, 'Authentication required') : null)
    },
    onRcptTo({ address }, _session, done) {
      done(manner === 'refuse-recipient' ? answer(550, `5.1.1 <${address}> no such user`) : null)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString()
        if (manner === 'later') return done(answer(451, '4.3.0 Try again later'))
        if (manner === 'refuse') return done(answer(554, '5.7.1 Message refused'))
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), source })
        if (manner === 'hang') return
        if (manner === 'drop') return dropAll(server)
        done(null, 'OK queued')
      })
    },
  })
  // Connections that are cut off in a test are no failure of it.
  server.on('error', () => {})
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve())
  })
  // A server that listens on a port has an address of this kind.
  const address = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    behave(next) {
      manner = next
    },
    stop: () =>
      new Promise((resolve) => {
        dropAll(server)
        server.close(() => resolve())
      }),
  }
}

function dropAll(server: SMTPServer): void {
  // The set is the library's own; its types leave it out.
  const { connections } = server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }
  for (const connection of connections) connection._socket.destroy()
}

/** A header of a mail, unfolded. */
export function headerOf({ source }: Post, name: string): string {
  const head = source.slice(0, source.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
  const line = head.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`))
  return line === undefined ? '' : line.slice(name.length + 1).trim()
}

/** The parts of a mail by their type, decoded. */
export function partsOf({ source }: Post): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  for (const part of source.split(/\r\n--[^\r\n]+\r\n/)) {
    const [head = '', ...rest] = part.split('\r\n\r\n')
    const type = /content-type:\s*([a-z]+\/[a-z-]+)/i.exec(head)?.[1]?.toLowerCase()
    if (type === undefined || type.startsWith('multipart/')) continue
    parts.set(type, decoded(rest.join('\r\n\r\n'), /content-transfer-encoding:\s*(\S+)/i.exec(head)?.[1] ?? '7bit'))
  }
  return parts
}

function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body.split('\r\n--')[0] ?? '', 'base64').toString()
  if (encoding !== 'quoted-printable') return body
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
