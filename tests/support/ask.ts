import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import type { Fields } from './app.ts'
import { encoded } from './app.ts'
import { withTypedDates } from './dates.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Somebody who asks a listening app for much, as fast as it answers. Needs `TRUSTED_PROXIES: '1'`. */
export interface Asker {
  get(path: string): Promise<Answer>
  /**
   * Sends the fields of a form of ours; with a file, even with none chosen, as a form that has one does. In UTF-16 such a
   * form can have half of a surrogate pair.
   */
  post(path: string, fields: Fields, file?: SentFile | null, isUtf16?: boolean): Promise<Answer>
  /** Sends a body as it stands. */
  send(path: string, type: string, body: string | Uint8Array): Promise<Answer>
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 })
let asked = 0

/** @param cookie of a session, or null for a visitor */
export function askerAt(address: string, cookie: string | null): Asker {
  return {
    get: (path) => ask('GET', path, null),
    post(path, fields, file, isUtf16) {
      if (file === undefined) return ask('POST', path, ['application/x-www-form-urlencoded', encoded(fields)])
      const { type, body } = multipart(fields, file, isUtf16)
      return ask('POST', path, [type, body])
    },
    send: (path, type, body) => ask('POST', path, [type, body]),
  }

  function ask(method: string, path: string, sent: readonly [type: string, body: string | Uint8Array] | null) {
    asked += 1
    const headers = {
      // So many requests from one address would be stopped.
      'X-Forwarded-For': `198.18.${(asked >> 8) & 255}.${asked & 255}`,
      'Sec-Fetch-Site': 'same-origin',
      ...(cookie === null ? {} : { Cookie: cookie }),
      ...(sent === null ? {} : { 'Content-Type': sent[0], 'Content-Length': Buffer.byteLength(sent[1]) }),
    }
    return sendOnce(address + path, { method, headers }, sent?.[1])
  }
}

function sendOnce(
  url: string,
  options: { readonly method: string; readonly headers: Readonly<Record<string, string | number>> },
  body: string | Uint8Array | undefined,
): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const sending = request(url, { ...options, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: withTypedDates(Buffer.concat(chunks).toString()),
        })
      })
    })
    sending.on('error', (error) => {
      // The server had just closed a connection that was idle, and got nothing.
      const isClosed = sending.reusedSocket && 'code' in error && error.code === 'ECONNRESET'
      if (isClosed) resolve(sendOnce(url, options, body))
      else reject(error)
    })
    sending.end(body)
  })
}

const BOUNDARY = 'a-line-that-no-field-has'

/** As browsers write it: a field without a file is an empty part. */
function multipart(fields: Fields, file: SentFile | null, isUtf16 = false): { type: string; body: Buffer } {
  const halves = Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value]))
  const pairs = isUtf16 ? halves : [...new URLSearchParams(encoded(fields))]
  const texts = pairs.map(([name = '', value = '']) =>
    isUtf16
      ? part(`name="${quoted(name)}"`, Buffer.from(value, 'utf16le'), 'text/plain; charset=utf-16le')
      : part(`name="${quoted(name)}"`, Buffer.from(value)),
  )
  const sent = file ?? { name: '', bytes: new Uint8Array() }
  const last = part(`name="file"; filename="${quoted(sent.name)}"`, sent.bytes, 'application/octet-stream')
  const body = Buffer.concat([...texts, last, Buffer.from(`--${BOUNDARY}--\r\n`)])
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, body }
}

function part(described: string, content: Uint8Array, type: string | null = null): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; ${described}\r\n`
  return Buffer.concat([
    Buffer.from(`${head}${type === null ? '' : `Content-Type: ${type}\r\n`}\r\n`),
    content,
    Buffer.from('\r\n'),
  ])
}

function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
