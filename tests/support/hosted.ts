import { Agent, createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import request, { type Test } from 'supertest'
import { typeDates } from './dates.ts'

/**
 * One server for all apps of this process, and connections that are used again: a server and a connection for each
 * request take five times as long. A header says which app a request is for, and is gone before the app sees it.
 */
const FOR_APP = 'x-for-app'
/** Weak, because a run makes thousands of apps. */
const apps = new Map<string, WeakRef<RequestListener>>()
const names = new WeakMap<RequestListener, string>()

const server = createServer((incoming, response) => {
  apps.get(withoutName(incoming))?.deref()?.(incoming, response)
})
// Only the client ends a connection: if the server did, it could do so just as the next request begins.
server.keepAliveTimeout = 0
server.on('connection', (socket) => socket.unref())
const connections = new Agent({ keepAlive: true })
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
server.unref()
// A server that listens on a port has an address of this kind.
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

function withoutName({ rawHeaders, headers }: IncomingMessage): string {
  const name = String(headers[FOR_APP])
  delete headers[FOR_APP]
  rawHeaders.splice(rawHeaders.indexOf(FOR_APP), 2)
  return name
}

/** Sends a request to an app. */
export function ask(app: RequestListener, method: 'get' | 'post' | 'put' | 'patch', path: string): Test {
  const name = names.get(app) ?? String(apps.size)
  names.set(app, name)
  if (!apps.has(name)) apps.set(name, new WeakRef(app))
  return request(address)[method](path).agent(connections).set(FOR_APP, name).on('response', typeDates)
}
