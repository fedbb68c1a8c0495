import type { Server, ServerResponse } from 'node:http'

interface Drain {
  /**
   * From now on each answer tells its browser or its proxy not to keep the connection. Everything is still answered.
   */
  begin(): void
  /** Takes nothing new and finishes what has begun. */
  finish(): Promise<void>
}

/**
 * Follows the answers under way. Without the notes to let connections go, waiting for idle browsers takes as long as
 * they like, and their next request would be cut off.
 */
export function drainable(server: Server): Drain {
  const underWay = new Set<ServerResponse>()
  let draining = false
  server.on('request', (_request, response: ServerResponse) => {
    if (draining) letGo(response)
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  const begin = () => {
    draining = true
    for (const response of underWay) letGo(response)
  }
  return {
    begin,
    async finish() {
      begin()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      await closed
    },
  }
}

function letGo(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
