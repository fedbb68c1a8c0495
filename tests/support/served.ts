import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ServedFiles {
  readonly origin: string
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
}

/**
 * Files on a port of their own, by their paths, under a policy for content that lets pages talk to other ports of this
 * machine and to nothing else. Whatever is no file is an empty page.
 */
export async function serveFiles(files: ReadonlyMap<string, Buffer | string>): Promise<ServedFiles> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://files').pathname.slice(1)
    const file = files.get(path)
    const type = file === undefined ? 'html' : (path.split('.').at(-1) ?? '')
    response
      .setHeader('Content-Type', TYPES[type] ?? 'application/octet-stream')
      .setHeader('Content-Security-Policy', "default-src 'self'; connect-src http://127.0.0.1:*")
      .end(file ?? '<!doctype html><title>Elsewhere</title>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a TCP server has a port
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
