import { createServer, type ServerResponse } from 'node:http'
import type { Config } from '../../platform/config.ts'
import { ConfigProblems } from '../../platform/config.ts'
import type { Metrics } from './metrics.ts'
import { lookUp } from './state.ts'

const TIMES = { headersTimeout: 5_000, requestTimeout: 10_000 }

type Told = Parameters<typeof lookUp>[0] & { readonly metrics: Metrics }

/**
 * Answers `/metrics` on a port of its own, which no proxy leads to. Throws with a sentence when the port can't be had.
 * Returns what closes it.
 */
export async function serveMetrics(
  { host, port }: NonNullable<Config['metrics']>,
  told: Told,
): Promise<() => Promise<void>> {
  const server = createServer(TIMES, ({ method, url }, response) => {
    if (method !== 'GET' || url !== '/metrics') return void response.writeHead(404).end()
    tell(told, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      reject(new ConfigProblems(`METRICS_PORT: ${host}:${port} can't be used (${code}). Set another number.`)),
    )
    server.listen(port, host, resolve)
  })
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }
}

async function tell({ metrics, ...looking }: Told, response: ServerResponse): Promise<void> {
  const text = await metrics.text(await lookUp(looking), looking.store.refusals)
  response.setHeader('Content-Type', metrics.contentType).end(text)
}
