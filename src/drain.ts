import type { Server, ServerResponse } from 'node:http'

/**
 * Follows the answers under way and returns how to stop: nothing new is taken, what has begun is finished, and each
 * answer tells its browser not to keep the connection. Without that, waiting for idle browsers takes as long as they
 * like, and their next request would be cut off.
 */
export function drainable(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>()
  let draining = false
  server.on('request', (_request, response: ServerResponse) => {
    if (draining) letGo(response)
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  return async () => {
    draining = true
    for (const response of underWay) letGo(response)
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    await closed
  }
}

function letGo(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
