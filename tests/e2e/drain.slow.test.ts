import { Agent, get } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { figures } from '../support/faults.ts'
import { type ServerProcess, startServer } from '../support/server.ts'

const CLIENTS = 50

let server: ServerProcess
beforeAll(async () => {
  server = await startServer(undefined, 0, true, { DRAIN_SECONDS: '3' })
})
afterAll(() => server.kill())

it(`${CLIENTS} busy clients behind a load balancer see no connection reset while the server stops`, async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const sent = { answered: 0, afterSignal: 0 }
  const broken: string[] = []
  const balancer = { sends: true, signalled: false }
  const working = Array.from({ length: CLIENTS }, async () => {
    while (balancer.sends) {
      try {
        expect(await ask('/sign-in')).toBe(200)
        sent.answered += 1
        if (balancer.signalled) sent.afterSignal += 1
      } catch (error) {
        broken.push(error instanceof Error && 'code' in error ? String(error.code) : String(error))
      }
    }
  })
  while (sent.answered < CLIENTS * 2) await ask('/healthz')
  const stopped = server.stop()
  balancer.signalled = true
  // A load balancer keeps asking, and sends no more requests after the first 503.
  while (balancer.sends) if ((await ask('/readyz')) === 503) balancer.sends = false
  await Promise.all(working)
  await stopped
  agent.destroy()
  expect(broken).toEqual([])
  expect(sent.afterSignal).toBeGreaterThan(0)
  figures(9, { clients: CLIENTS, 'answers after the signal': sent.afterSignal, resets: broken.length })
  expect(server.process.exitCode).toBe(0)

  function ask(path: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const request = get(server.address + path, { agent }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0))
      })
      request.once('error', reject)
    })
  }
})
