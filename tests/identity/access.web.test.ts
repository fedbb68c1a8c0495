import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import type { Route } from '../../src/app/route.web.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { type Staff, staffOn, type Name, NAMES } from '../support/staff.ts'
import { type Example, examplesOn } from '../support/examples.ts'
import { TABLE } from './who-may.ts'

type Answer = 'let in' | 'to sign-in' | 401 | 403 | 404

let test: TestApp
let staff: Staff
let examplesOf: (route: Route) => Example[]
beforeAll(async () => {
  // Each asks from an address of their own: so many requests from one would be stopped.
  test = await testApp({ TRUSTED_PROXIES: '1' })
  staff = await staffOn(test)
  examplesOf = await examplesOn(test, staff)
})
/** One app for all of it would take everybody for one machine that asks too much. */
beforeEach(() => {
  test = { ...test, app: createApp(test.deps) }
})

describe('every route, asked by everybody, about everybody', () => {
  it.each(ROUTES.map((route) => [`${route[0]} ${route[1]}`, route] as const))('%s', async (_, route) => {
    for (const example of examplesOf(route)) {
      const expected = Object.fromEntries([null, ...NAMES].map((name) => [name, expectedAnswer(route, name, example)]))
      const answers: Record<string, Answer> = {}
      for (const name of [null, ...NAMES]) answers[String(name)] = await ask(route, name, example)
      expect(answers, example.path).toEqual(expected)
    }
  })

  it('no address is in the route map twice', () => {
    const addresses = ROUTES.map(([method, path]) => `${method} ${path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('the access table has one line for each address of the route map, and no other', () => {
    expect([...TABLE.keys()].sort()).toEqual(ROUTES.map(([method, path]) => `${method} ${path}`).sort())
  })
})

/** Nobody has named a provider here, and nobody comes back from one. */
const THROUGH_PROVIDER = ['/sign-in/provider', '/sign-in/callback']

/** Ada is HR, Cleo supervises Bob, and Dan works elsewhere and supervises nobody. */
function expectedAnswer([method, path]: Route, name: Name | null, { about }: Example): Answer {
  const who = TABLE.get(`${method} ${path}`)
  // A token that nobody has leads nowhere, whoever asks.
  if (who === 'anyone' && THROUGH_PROVIDER.includes(path)) return 'to sign-in'
  if (who === 'anyone') return path.includes(':token') ? 404 : 'let in'
  if (name === null) return method === 'GET' ? 'to sign-in' : 401
  switch (who) {
    case 'signedIn':
      return 'let in'
    case 'itsLearner':
      return name === 'bob' ? 'let in' : 404
    case 'hrAndSupervisors':
      return name === 'ada' || name === 'cleo' ? 'let in' : 403
    case 'hrAndOwnSupervisor':
      if (name === 'cleo') return about === staff.bob ? 'let in' : 404
      return name === 'ada' ? 'let in' : 403
    case 'itsOwner':
      if (name === 'cleo') return 404
      return name === 'ada' ? 'let in' : 403
    case 'hr':
      return name === 'ada' ? 'let in' : 403
    case 'outsidersOnly':
      return name === 'ada' ? 404 : 403
    case undefined:
      throw new Error(`tests/identity/who-may.ts has no line for ${method} ${path}`)
  }
}

/** Each in a new session: signing out is among the routes. */
async function ask([method]: Route, name: Name | null, { path }: Example): Promise<Answer> {
  const browser = name === null ? visitor(test) : await signedIn(test, staff[name])
  const request = method === 'GET' ? browser.get(path) : browser.post(path)
  const { status, headers } = await request.set('X-Forwarded-For', `192.0.2.${1 + [null, ...NAMES].indexOf(name)}`)
  if (status === 303 && /^\/sign-in\b/.test(String(headers['location']))) return 'to sign-in'
  if (status === 401 || status === 403 || status === 404) return status
  expect(status, `${method} ${path}`).toBeLessThan(429)
  return 'let in'
}
