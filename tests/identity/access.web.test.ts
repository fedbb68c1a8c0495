import { beforeAll, describe, expect, it } from 'vitest'
import type { Route } from '../../src/app/routing.web.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { type Asked, ASKERS, type EveryRoute, everyRoute } from '../support/every-route.ts'
import type { Example } from '../support/examples.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { readingSuite } from '../trail/reading.suite.ts'
import { type Asker, LET_IN, TABLE } from './who-may.ts'

type Answer = 'let in' | 'to sign-in' | 401 | 403 | 404

let every: EveryRoute
beforeAll(async () => {
  every = await everyRoute()
})

/** Files of people come last: recording one gives somebody another site. */
const IN_TURN: readonly Route[] = ROUTES.toSorted(
  ([, one], [, other]) => Number(one.includes(':import')) - Number(other.includes(':import')),
)

describe('every route, asked by everybody, about their own, another person’s and another site’s', () => {
  it.each(IN_TURN.map((route) => [`${route[0]} ${route[1]}`, route] as const))('%s', async (_, route) => {
    const asked = await every.asked(route)
    for (const example of new Set(asked.map((each) => each.example))) {
      const expected = Object.fromEntries(ASKERS.map((name) => [name, expectedAnswer(route, name, example)]))
      const answers = asked.filter((each) => each.example === example).map((each) => [each.name, answerOf(route, each)])
      expect(Object.fromEntries(answers), example.path).toEqual(expected)
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

// What the same questions leave on the audit trail.
readingSuite(() => every)

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
  if (isOn(mine)) return about === every.people[name] ? 'let in' : 404
  if (isOn(own)) return isTheirs(name, about) ? 'let in' : 404
  return isOn(hidden) ? 404 : 403
}

/** Bob reports to Cleo, and works at Ivy's site as Ada does. */
function isTheirs(name: Asker, about: PersonId | null): boolean {
  return about === every.staff.bob || (name === 'ivy' && about === every.staff.ada)
}

function answerOf([method, path]: Route, { status, location }: Asked): Answer {
  if (status === 303 && /^\/sign-in\b/.test(location)) return 'to sign-in'
  if (status === 401 || status === 403 || status === 404) return status
  expect(status, `${method} ${path}`).toBeLessThan(429)
  return 'let in'
}
