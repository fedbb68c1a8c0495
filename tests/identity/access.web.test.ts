import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import type { Route } from '../../src/app/routing.web.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { HOLDERS, holdersOn } from '../support/roles.ts'
import { NAMES, type Staff, staffOn } from '../support/staff.ts'
import { type Example, examplesOn } from '../support/examples.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { type Asker, LET_IN, TABLE } from './who-may.ts'

type Answer = 'let in' | 'to sign-in' | 401 | 403 | 404

let test: TestApp
let staff: Staff
let people: Readonly<Record<Asker, PersonId>>
let examplesOf: (route: Route) => Example[]
beforeAll(async () => {
  // Each asks from an address of their own: so many requests from one would be stopped.
  test = await testApp({ TRUSTED_PROXIES: '1' })
  staff = await staffOn(test)
  people = { ...staff, ...(await holdersOn(test, staff)) }
  examplesOf = await examplesOn(test, staff)
})
/** One app for all of it would take everybody for one machine that asks too much. */
beforeEach(() => {
  test = { ...test, app: createApp(test.deps) }
})

/** Files of people come last: recording one gives somebody another site. */
const IN_TURN: readonly Route[] = ROUTES.toSorted(
  ([, one], [, other]) => Number(one.includes(':import')) - Number(other.includes(':import')),
)

const ASKERS = [null, ...NAMES, ...HOLDERS] as const

describe('every route, asked by everybody, about their own, another person’s and another site’s', () => {
  it.each(IN_TURN.map((route) => [`${route[0]} ${route[1]}`, route] as const))('%s', async (_, route) => {
    // Bob works at North House, under Cleo, and Dan at South House.
    const examples = examplesOf(route).filter(
      ({ about }) => about === null || [staff.bob, staff.dan, staff.ada].includes(about),
    )
    for (const example of examples) {
      const expected = Object.fromEntries(ASKERS.map((name) => [name, expectedAnswer(route, name, example)]))
      const answers: Record<string, Answer> = {}
      for (const name of ASKERS) answers[String(name)] = await ask(route, name, example)
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

function expectedAnswer([method, path]: Route, name: Asker | null, { about }: Example): Answer {
  const who = TABLE.get(`${method} ${path}`)
  if (who === undefined) throw new Error(`tests/identity/who-may.ts has no line for ${method} ${path}`)
  // A token that nobody has leads nowhere, whoever asks.
  if (who === 'anyone' && THROUGH_PROVIDER.includes(path)) return 'to sign-in'
  if (who === 'anyone') return path.includes(':token') ? 404 : 'let in'
  if (who === 'midSignIn') return 'to sign-in'
  if (name === null) return method === 'GET' ? 'to sign-in' : 401
  const { all, own = '', mine = '', hidden = '' } = LET_IN[who]
  const isOn = (list: string) => list.split(' ').includes(name)
  if (isOn(all)) return 'let in'
  if (isOn(mine)) return about === people[name] ? 'let in' : 404
  if (isOn(own)) return isTheirs(name, about) ? 'let in' : 404
  return isOn(hidden) ? 404 : 403
}

/** Bob reports to Cleo, and works at Ivy's site as Ada does. */
function isTheirs(name: Asker, about: PersonId | null): boolean {
  return about === staff.bob || (name === 'ivy' && about === staff.ada)
}

/** Each in a new session: signing out is among the routes. */
async function ask([method]: Route, name: Asker | null, { path }: Example): Promise<Answer> {
  const browser = name === null ? visitor(test) : await signedIn(test, people[name])
  const request = method === 'GET' ? browser.get(path) : browser.post(path)
  const { status, headers } = await request.set('X-Forwarded-For', `192.0.2.${1 + ASKERS.indexOf(name)}`)
  if (status === 303 && /^\/sign-in\b/.test(String(headers['location']))) return 'to sign-in'
  if (status === 401 || status === 403 || status === 404) return status
  expect(status, `${method} ${path}`).toBeLessThan(429)
  return 'let in'
}
