import { beforeAll, describe, expect, it } from 'vitest'
import type { Response } from 'supertest'
import { createApp } from '../../src/app/app.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import type { Route } from '../../src/app/routing.web.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { type Example, examplesOn } from '../support/examples.ts'
import { formsOf } from '../support/forms.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const PAGES = new Set(ROUTES.flatMap(([method, path]) => (method === 'GET' ? [path as string] : [])))
const FORMS: readonly Route[] = ROUTES.filter(([method]) => method === 'POST')
const ALONE = FORMS.filter(([, path]) => !PAGES.has(path))

/** Their form comes after a search, a choice or a request, which a reload of the address can't do again. */
const AFTER_A_STEP = ['/hr/people/:person/merges', '/hr/people/:person/erasures']

let test: TestApp
let staff: Staff
let examplesOf: (route: Route) => Example[]
beforeAll(async () => {
  test = await testApp({ TRUSTED_PROXIES: '1' })
  staff = await staffOn(test)
  examplesOf = await examplesOn(test, staff)
})

/** Goes where the answers lead, as a browser does. */
async function open(browser: Browser, path: string): Promise<{ readonly answer: Response; readonly at: string }> {
  let at = path
  for (let n = 0; n < 5; n += 1) {
    const answer = await browser.get(at)
    if (answer.status !== 303) return { answer, at }
    at = String(answer.headers['location'])
  }
  throw new Error(`${path} leads on and on`)
}

const examplePath = (route: Route) => {
  const examples = examplesOf(route)
  return (examples.find(({ about }) => about === staff.bob) ?? examples[0])?.path ?? ''
}
const pathOf = (action: string) => action.split('#', 1)[0]
const isPage = ({ status, headers }: Response) =>
  (status === 200 || status === 422) && String(headers['content-type']).startsWith('text/html')

describe('an address that takes a form, asked for as by a reload', () => {
  it.each(ALONE.filter(([, path]) => !path.includes(':token')).map((route) => [route[1], route] as const))(
    '%s leads to a page',
    async (_, route) => {
      const fresh = { ...test, app: createApp(test.deps) }
      const path = examplePath(route)
      const statuses: number[] = []
      for (const person of [staff.ada, staff.bob, staff.cleo]) {
        const { answer } = await open(await signedIn(fresh, person), path)
        statuses.push(answer.status)
      }
      expect(statuses).toContain(200)
    },
  )

  it.each(ALONE.map((route) => [route[1], route] as const))('%s shows nothing to a visitor', async (path, route) => {
    const fresh = { ...test, app: createApp(test.deps) }
    const { answer, at } = await open(visitor(fresh), examplePath(route))
    if (path.includes(':token')) return expect(answer.status).toBe(404)
    expect(at).toMatch(/^\/sign-in\b/)
  })

  it.each(FORMS.map((route) => [route[1], route] as const))(
    '%s: a page that refuses the form is followed by one that has it',
    async (route, each) => {
      const fresh = { ...test, app: createApp(test.deps) }
      const path = examplePath(each)
      for (const person of [staff.ada, staff.bob, staff.cleo]) {
        const browser = await signedIn(fresh, person)
        const refused = await browser.post(path)
        // Other answers have no form: they lead on, or say that the request isn't one of ours.
        if (refused.status !== 422 || !isPage(refused)) continue
        const { answer } = await open(await signedIn(fresh, person), path)
        expect([path, answer.status]).toEqual([path, 200])
        if (AFTER_A_STEP.includes(route)) continue
        expect(formsOf(answer.text).flatMap(({ actions }) => actions.map(pathOf))).toContain(path)
      }
    },
  )
})

describe('a refused publication of a site', () => {
  it('is there again after a reload, with the draft and what is missing', async () => {
    const ada = await signedIn(test, staff.ada)
    const path = hrefTo('/hr/sites/:site/publications', { site: staff.north })
    const typed = { name: 'North House', slug: 'north-house', steps: 'Call the lead first.' }
    const refused = await ada.post(path, typed).expect(422)
    const { answer } = await open(ada, path)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('Call the lead first.')
    const problems = (text: string) => [...text.matchAll(/<p class="msg"[^>]*>[^]*?<\/p>/g)].map(([problem]) => problem)
    expect(problems(refused.text).length).toBeGreaterThan(0)
    expect(problems(answer.text)).toEqual(problems(refused.text))
  })
})
