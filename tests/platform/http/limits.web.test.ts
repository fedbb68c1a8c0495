import express from 'express'
import request from 'supertest'
import { expect, it } from 'vitest'
import { limitCheaply } from '../../../src/platform/http/limits.web.ts'

it('what is counted apart from the limiter counts towards the same limit, with the same headers', async () => {
  const { limit, count } = limitCheaply()
  const app = express()
  const counted: Awaited<ReturnType<typeof count>>[] = []
  app.get('/apart', async (asked, response) => {
    counted.push(await count(asked.ip ?? ''))
    response.end()
  })
  app.get('/limited', limit, (_request, response) => void response.end())
  app.use((_error: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
    response.sendStatus(429)
  })
  const limited = await request(app).get('/limited').expect(200)
  await request(app).get('/apart').expect(200)
  const [headers] = counted
  expect(headers?.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase())).toEqual(
    Object.keys(limited.headers).filter((name) => name.startsWith('ratelimit-')),
  )
  expect(headers?.slice(0, 6)).toEqual([
    'RateLimit-Policy',
    limited.headers['ratelimit-policy'],
    'RateLimit-Limit',
    limited.headers['ratelimit-limit'],
    'RateLimit-Remaining',
    String(Number(limited.headers['ratelimit-remaining']) - 1),
  ])
  app.get('/rest', async (asked, response) => {
    for (let left = Number(headers?.[5]); left > 0; left -= 1) expect(await count(asked.ip ?? '')).not.toBeNull()
    expect(await count(asked.ip ?? '')).toBeNull()
    response.end()
  })
  await request(app).get('/rest').expect(200)
  await request(app).get('/limited').expect(429)
})
