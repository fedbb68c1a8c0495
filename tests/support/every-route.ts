import type { Response } from 'supertest'
import { ROUTES } from '../../src/app/route-table.web.ts'
import type { Route } from '../../src/app/routing.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { signedIn, type TestApp, testApp, visitor } from './app.ts'
import { completeCourse } from './completions.ts'
import { type Example, examplesOn } from './examples.ts'
import { type Holder, HOLDERS, holdersOn } from './roles.ts'
import { publishExample } from './site.ts'
import { type Name, NAMES, type Staff, staffOn } from './staff.ts'
import { endOfTrail, type KeptEntry, trailAfter } from './trail.ts'

export type Asker = Name | Holder
/** Everybody, and somebody who isn't signed in. */
export const ASKERS = [null, ...NAMES, ...HOLDERS] as const

/** What somebody got for one address of a route. */
export interface Asked {
  readonly name: Asker | null
  readonly example: Example
  readonly status: number
  readonly location: string
  readonly isPage: boolean
  /** Whether a browser saves it, or it's the stream of a page with long work. */
  readonly isSaved: boolean
  readonly isStream: boolean
  /** What came onto the audit trail. */
  readonly entries: readonly KeptEntry[]
  /** Where the question came from. */
  readonly address: string
}

/** Each route and asker has an address of its own: so many requests from one would be stopped. */
const NUMBERS: ReadonlyMap<Route, number> = new Map(ROUTES.map((route, index) => [route, index]))

export interface EveryRoute {
  readonly test: TestApp
  readonly staff: Staff
  readonly people: Readonly<Record<Asker, PersonId>>
  /** The answers of a route to everybody. It's asked once, for all who look at them. */
  asked(route: Route): Promise<readonly Asked[]>
}

/** Bob works at North House under Cleo and has finished the course. Dan works at South House. */
export async function everyRoute(): Promise<EveryRoute> {
  const test = await testApp({ TRUSTED_PROXIES: '1' })
  const staff = await staffOn(test)
  const people = { ...staff, ...(await holdersOn(test, staff)) }
  const examplesOf = await examplesOn(test, staff)
  await publishExample(test, staff.north, {})
  await completeCourse(test, staff.bob)
  const known = new Map<Route, Promise<readonly Asked[]>>()
  return {
    test,
    staff,
    people,
    asked(route) {
      const asking = known.get(route) ?? askAll(route)
      known.set(route, asking)
      return asking
    },
  }

  async function askAll(route: Route): Promise<readonly Asked[]> {
    const about = [null, staff.bob, staff.dan, staff.ada]
    const asked: Asked[] = []
    for (const example of examplesOf(route).filter((each) => about.includes(each.about)))
      for (const name of ASKERS) asked.push(await ask(route, name, example))
    return asked
  }

  /** Each in a new session: signing out is among the routes. */
  async function ask(route: Route, name: Asker | null, example: Example): Promise<Asked> {
    const [method] = route
    const browser = name === null ? visitor(test) : await signedIn(test, people[name])
    const begin = await endOfTrail(test)
    const number = NUMBERS.get(route) ?? 0
    const address = `10.${number >> 8}.${number & 255}.${1 + ASKERS.indexOf(name)}`
    const request = method === 'GET' ? browser.get(example.path) : browser.post(example.path)
    const answer = await request.set('X-Forwarded-For', address)
    return {
      name,
      example,
      status: answer.status,
      location: String(answer.headers['location']),
      isPage: isPage(answer),
      isSaved: answer.headers['content-disposition'] !== undefined,
      isStream: answer.type === 'text/event-stream',
      entries: await trailAfter(test, begin),
      address,
    }
  }
}

function isPage({ status, headers }: Response): boolean {
  return (status === 200 || status === 422) && String(headers['content-type']).startsWith('text/html')
}
