import type { Server } from 'node:http'
import { createServer } from 'node:http'
import express from 'express'
import fc from 'fast-check'
import request from 'supertest'
import { expect, it } from 'vitest'
import { clientAddress } from '../../../src/platform/http/client-address.web.ts'

const anyHeader = fc.option(
  fc
    .array(fc.constantFrom('203.0.113.7', '198.51.100.2', '2001:db8::1', 'unknown', 'a b', '', ' ', '  10.0.0.1 '))
    .map((parts) => parts.join(',')),
)

it.each([0, 1, 2])('finds the address that Express finds, behind %i proxies', async (proxies) => {
  const app = express()
  app.set('trust proxy', proxies)
  app.use((asked, response) => {
    response.json({ ours: clientAddress(asked, proxies), theirs: asked.ip })
  })
  const server: Server = createServer(app).listen(0)
  await fc.assert(
    fc.asyncProperty(anyHeader, async (header) => {
      const asked = request(server).get('/')
      const { body } = await (header === null ? asked : asked.set('X-Forwarded-For', header))
      expect(body.ours).toBe(body.theirs)
      expect(body.ours).toBeTruthy()
    }),
    { numRuns: 60 },
  )
  server.close()
})
