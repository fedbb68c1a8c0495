import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import { createExpressServer } from '../../src/app/express-server.ts'

test('a request and its response are those of the app before it sees them, so Express changes neither', async () => {
  const app = express()
  const before: object[] = []
  const then: object[] = []
  app.get('/', (request, response) => {
    then.push(prototypeOf(request), prototypeOf(response))
    response.vary('Cookie').send(`${request.app === app} ${response.app === app} ${request.path}`)
  })
  const { server, answerWith } = createExpressServer({})
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    before.push(prototypeOf(request), prototypeOf(response))
  })
  answerWith(Object.assign(app, { express: app }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}/`)
    expect(await answer.text()).toBe('true true /')
    expect(answer.headers.get('vary')).toBe('Cookie')
  } finally {
    server.closeAllConnections()
    server.close()
  }
  expect(before).toHaveLength(2)
  expect(then[0]).toBe(before[0])
  expect(then[1]).toBe(before[1])
})

function prototypeOf(value: object): object {
  return Object.getPrototypeOf(value) as object // every object of Node's HTTP has one
}
