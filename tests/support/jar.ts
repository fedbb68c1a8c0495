import request, { type Response } from 'supertest'
import { encoded, type Fields, type TestApp } from './app.ts'
import { typeDates } from './dates.ts'

/** A browser that keeps every cookie, from the first page on, and fills in the hidden field of forms. */
export interface Jar {
  get(path: string): Promise<Response>
  post(path: string, fields?: Fields): Promise<Response>
}

export function jar({ app }: Pick<TestApp, 'app'>): Jar {
  const agent = request.agent(app)
  return {
    get: async (path) => agent.get(path).on('response', typeDates),
    async post(path, fields = {}) {
      // Only pages of those who are signed in have one.
      const { text } = await agent.get('/account').redirects(1)
      const csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1]
      return agent
        .post(path)
        .set('Sec-Fetch-Site', 'same-origin')
        .type('form')
        .send(encoded(csrf === undefined ? fields : { csrf, ...fields }))
    },
  }
}

/** Where an answer leads. */
export function leadsTo({ status, headers }: Response): string {
  return status === 303 ? String(headers['location']) : `no redirect: ${status}`
}
