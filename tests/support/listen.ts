import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestApp, testApp } from './app.ts'

/** Starts a server on a free port of this machine. Returns its address, `http://127.0.0.1:…`. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of this kind.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A port on which nothing listens at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const port = Number(new URL(await listen(server)).port)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The app where a browser can open it. */
export interface ListeningApp {
  readonly test: TestApp
  readonly address: string
  /** Imitates one bar of signal: requests arrive and are never answered. */
  fallSilent(): void
  /** Imitates a machine that is switched off: nobody answers anymore. */
  close(): Promise<void>
}

/** Where it listens, and what else its environment has at that address. */
export interface Place {
  /** Browsers have passkeys for the name and not for the number. */
  readonly host?: 'localhost'
  environmentAt?(address: string): Promise<Readonly<Record<string, string>>>
}

export async function listeningApp({ host, environmentAt }: Place = {}): Promise<ListeningApp> {
  const server = createServer()
  const numbered = await listen(server)
  const address = host === undefined ? numbered : numbered.replace('127.0.0.1', host)
  const test = await testApp({ PUBLIC_URL: address, ...(await environmentAt?.(address)) })
  let silent = false
  server.on('request', (request, response) => {
    if (!silent) test.app(request, response)
  })
  return {
    test,
    address,
    fallSilent() {
      silent = true
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
      await test.deps.store.close()
    },
  }
}
