import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { openStrictLrs, resourceOf, type StrictLrs } from '../../src/packages/trial/strict-lrs.job.ts'

/** A strict record store on a port of its own, with a network that can fail. */
export interface TestLrs extends Omit<StrictLrs, 'answer'> {
  /** Every request that reached it, as `PUT activities/state csec-orientation 204`. */
  readonly requests: readonly string[]
  /** Makes the next requests fail with a status, or get no answer at all. `null` makes everything work again. */
  disturb(disturbance: Disturbance | null): void
  close(): Promise<void>
}

/**
 * The status to answer with, `page` for a log-in page with the status 200, `cut` for a connection that breaks before,
 * `lost` for one that breaks after the work, or `never` for an answer that does not come.
 */
export type Disturbance = (method: string, resource: string) => number | 'page' | 'cut' | 'lost' | 'never' | null

const ALLOWED_HEADERS =
  'Authorization, Content-Type, If-Match, If-None-Match, X-Experience-API-Version, X-Experience-API-Consistent-Through'

export async function startLrs(namesReplaced = false): Promise<TestLrs> {
  const requests: string[] = []
  let disturbance: Disturbance | null = null

  const server = createServer((request, response) => {
    void handle(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has a port
  const { answer, ...lrs } = openStrictLrs({ origin, namesReplaced })

  return {
    ...lrs,
    requests,
    disturb(next) {
      disturbance = next
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request
    const url = new URL(request.url ?? '/', origin)
    const body = await text(request)
    if (method === 'OPTIONS') return send(response, 204, {}, '')
    const resource = resourceOf(url)
    const disturbed = disturbance?.(method, resource) ?? null
    if (disturbed === 'cut') {
      request.socket.destroy()
      return
    }
    if (disturbed === 'never') return
    if (disturbed === 'page')
      return send(response, 200, { 'Content-Type': 'text/html' }, '<!doctype html><title>Log in</title>')
    const answered = typeof disturbed === 'number' ? { status: disturbed } : answer({ method, url, headers, body })
    if (disturbed === 'lost') {
      request.socket.destroy()
      return
    }
    const id = url.searchParams.get('stateId') ?? url.searchParams.get('profileId') ?? ''
    requests.push([method, resource, id, answered.status].filter((part) => part !== '').join(' '))
    send(response, answered.status, answered.headers ?? {}, answered.body ?? '')
  }
}

/** Answers the way a store has to for a page of another origin. */
function send(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: string): void {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'GET, POST, PUT, OPTIONS',
    'Access-Control-Allow-Headers': ALLOWED_HEADERS,
    'Access-Control-Expose-Headers': 'ETag',
    'X-Experience-API-Version': '1.0.3',
    ...headers,
  })
  response.end(body)
}
