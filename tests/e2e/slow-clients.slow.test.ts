import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { figures, isLong } from '../support/faults.ts'
import { type ServerProcess, startServer } from '../support/server.ts'

const HEADS = 500
/** A server waits a minute for the rest of a form. */
const BODIES = isLong ? 300 : 0
const READERS = 100
/** It gives up on an answer that nobody reads, after a few minutes. */
const HOARDERS = isLong ? 100 : 0
const PATIENT = { timeout: 600_000, interval: 500 }

let server: ServerProcess
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const connections = () => readdirSync(`/proc/${server.process.pid}/fd`).length

/** Says the beginning, and then one letter a second for as long as anyone listens. */
function dribbling(beginning: string): Socket {
  const { hostname, port } = new URL(server.address)
  const socket = connect(Number(port), hostname, () => socket.write(beginning))
  const drip = setInterval(() => socket.write('x'), 1_000)
  // Being cut off is what they're here for.
  socket.on('error', () => {})
  socket.on('close', () => clearInterval(drip))
  return socket.resume()
}

/**
 * Asks for a page and doesn't read it. So many of them are more than the system holds back for a reader.
 *
 * @param place of this client among all of them. Each comes from an address of its own, because the server gives one
 *   address no more than a site can ask for.
 */
function unread(pages: number, place: number): Socket {
  const { hostname, port } = new URL(server.address)
  const socket = connect({ host: hostname, port: Number(port), localAddress: `127.0.1.${place + 1}` }, () =>
    socket.write('GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(pages)),
  )
  socket.on('error', () => {})
  return socket.pause()
}

const ALL = HEADS + BODIES + READERS + HOARDERS

const times = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place))

it(`${ALL} clients that send or read as slowly as they can are cut off, and others are served`, async () => {
  await (await fetch(`${server.address}/sign-in`)).text()
  const before = connections()
  const begun = performance.now()
  const senders = [
    ...times(HEADS, () => dribbling('GET /sign-in HTTP/1.1\r\nHost: x\r\nX-Slow: ')),
    ...times(BODIES, () => dribbling('POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n\r\nname=')),
  ]
  const readers = [...times(READERS, () => unread(1, 0)), ...times(HOARDERS, (place) => unread(3_000, place))]
  await vi.waitUntil(() => connections() >= before + HEADS + BODIES, PATIENT)
  const took: number[] = []
  while (senders.some(({ closed }) => !closed)) {
    const asked = performance.now()
    const answer = await fetch(`${server.address}/sign-in`)
    expect([answer.status, (await answer.text()).includes('<h1')]).toEqual([200, true])
    took.push(performance.now() - asked)
    await pause(50)
  }
  const seconds = Math.round((performance.now() - begun) / 1000)
  // Also those that read nothing: an answer that nobody takes off the line keeps no connection.
  await vi.waitUntil(() => connections() <= before + 5, PATIENT)
  const all = Math.round((performance.now() - begun) / 1000)
  for (const reader of readers) reader.destroy()
  took.sort((a, b) => a - b)
  figures(13, {
    'slow clients': ALL,
    'seconds until the last sender was cut off': seconds,
    'until all were': all,
    'pages for others': took.length,
    'ms p50': Math.round(took[took.length >> 1] ?? 0),
    'ms at most': Math.round(took.at(-1) ?? 0),
  })
})
