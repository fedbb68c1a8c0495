import { beforeAll, describe, expect, it } from 'vitest'
import type { Response } from 'supertest'
import { createApp } from '../../src/app/app.ts'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import type { Route } from '../../src/app/routing.web.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { signedIn, type TestApp, testApp } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { type Example, examplesOn } from '../support/examples.ts'
import { HOLDERS, type Holder, holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { type Name, NAMES, type Staff, staffOn } from '../support/staff.ts'
import { endOfTrail, type KeptEntry, trailAfter } from '../support/trail.ts'

/**
 * Every name that an address can have, by what a page under it shows. A new one has to be put on a side here, and a
 * page with somebody's record then writes an entry or fails.
 */
const SHOWS_ONE_PERSON = 'person entry check'
const SHOWS_NO_RECORD = `token lesson item exercise scenario step place attempt passkey key site preview file message order kind
  language profile import evidence change hash question sheet judge head pack view shared selection recovery request
  chart made color look line contact group clause package recipient delivery`

const names = (path: string) => [...path.matchAll(/[:*](\w+)/g)].map(([, name]) => name ?? '')
const listed = (text: string) => text.split(/\s+/)
const isAboutOne = ([, path]: Route) => names(path).some((name) => listed(SHOWS_ONE_PERSON).includes(name))
const ASKERS = [...NAMES, ...HOLDERS] as const

let test: TestApp
let staff: Staff
let people: Readonly<Record<Name | Holder, PersonId>>
let examplesOf: (route: Route) => Example[]
beforeAll(async () => {
  test = await testApp({ TRUSTED_PROXIES: '1' })
  staff = await staffOn(test)
  people = { ...staff, ...(await holdersOn(test, staff)) }
  examplesOf = await examplesOn(test, staff)
  await publishExample(test, staff.north, {})
  await completeCourse(test, staff.bob)
})

/** Asks as somebody, and returns the answer with what came onto the trail. */
async function ask(asker: Name | Holder, method: Route[0], path: string): Promise<[Response, KeptEntry[]]> {
  const browser = await signedIn(test, people[asker])
  const begin = await endOfTrail(test)
  const answer = await (method === 'GET' ? browser.get(path) : browser.post(path))
  return [answer, await trailAfter(test, begin)]
}

const isPage = ({ status, headers }: Response) =>
  (status === 200 || status === 422) && String(headers['content-type']).startsWith('text/html')

describe('reading somebody else’s record', () => {
  it('is decided about for every name in an address', () => {
    const found = [...new Set(ROUTES.flatMap(([, path]) => names(path)))].sort()
    expect(found).toEqual([...listed(SHOWS_ONE_PERSON), ...listed(SHOWS_NO_RECORD)].sort())
  })

  it.each(ROUTES.filter(isAboutOne).map((route) => [`${route[0]} ${route[1]}`, route] as const))(
    '%s: each role that may leaves one entry, also when a form comes back, and nobody about themselves',
    async (_, route) => {
      test = { ...test, app: createApp(test.deps) }
      const [method, path] = route
      const others = examplesOf(route).filter(({ about }) => about === staff.bob || about === staff.dan)
      for (const asker of ASKERS) {
        for (const example of others) {
          const [answer, entries] = await ask(asker, method, example.path)
          const read = entries.filter(({ kind }) => kind === 'person_read')
          const isReading = isPage(answer) && example.about !== people[asker]
          const entry = { actor: people[asker], about: example.about, detail: { route: path }, address: '127.0.0.1' }
          expect(read, `${asker} ${example.path}`).toMatchObject(isReading ? [entry] : [])
        }
      }
    },
  )

  it('has both of two records that are compared', async () => {
    const path = hrefTo('/hr/people/:person/same-person/compare', { person: staff.bob }, { other: idOf(staff.dan) })
    const [answer, entries] = await ask('ada', 'GET', path)
    expect(answer.status).toBe(200)
    expect(entries.map(({ kind, about }) => [kind, about])).toEqual([
      ['person_read', staff.dan],
      ['person_read', staff.bob],
    ])
  })
})

/** Files that hold nothing of anybody else: blank forms, one's own, and what is public. */
const OF_NOBODY_ELSE = [
  '/hr/imports/template.csv',
  '/hr/imports/sample.csv',
  '/account/held.json',
  '/certificate.pdf',
  '/policy/document',
  '/groups/:group/group.ics',
  '/hr/organization/branding/colors/:color',
  '/hr/organization/branding/looks/:look/logo.png',
  '/hr/packages/previews/:preview/files/*file',
  '/hr/packages/previews/:preview/record',
]

describe('a file from the records', () => {
  const files = ROUTES.filter(
    ([method, path, who]) => method === 'GET' && who !== 'public' && !OF_NOBODY_ELSE.includes(path),
  )

  it.each(files.map((route) => [route[1], route] as const))(
    '%s: whatever isn’t a page is on the trail first',
    async (_, route) => {
      test = { ...test, app: createApp(test.deps) }
      for (const asker of ['ada', 'hal', 'ivy', 'fay', 'cleo', 'gus', 'eve'] as const) {
        for (const example of examplesOf(route).filter(({ about }) => about === null || about === staff.bob)) {
          const [answer, entries] = await ask(asker, 'GET', example.path)
          // The stream of a page with long work holds only how far the work is (`src/work`).
          const isStream = answer.type === 'text/event-stream'
          const isFile =
            answer.status === 200 &&
            !isStream &&
            (!isPage(answer) || answer.headers['content-disposition'] !== undefined)
          const found = entries.filter(({ kind }) => kind === 'downloaded')
          const entry = { actor: people[asker], detail: { route: route[1] } }
          expect(found, `${asker} ${example.path}`).toMatchObject(isFile ? [entry] : [])
        }
      }
    },
  )

  it.each([
    ['/hr/people.csv', { status: 'overdue', site: 'north-house', asof: '2026-11-20', clock: 'reported' }],
    ['/hr/people.csv', { 'hired-from': '2026-01-01', supervisor: 'mine' }],
    ['/hr/reports/file', { page: 'people', format: 'xlsx', rows: 'people', status: 'overdue' }],
    ['/hr/audit.csv', { kind: 'signed_in', from: '2026-11-01', to: '2026-11-24', who: 'visitor' }],
  ])('%s says with which filters: %j', async (path, query) => {
    const [answer, entries] = await ask('ada', 'GET', `${path}?${new URLSearchParams(query)}`)
    expect(answer.status).toBe(200)
    const { page: _, ...filters }: Record<string, string> = query
    expect(entries).toMatchObject([{ kind: 'downloaded', detail: { filters } }])
  })
})
