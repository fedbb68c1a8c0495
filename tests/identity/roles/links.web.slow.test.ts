import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app/app.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { routeOf } from '../../support/every-form.ts'
import { examplesOn } from '../../support/examples.ts'
import { formsOf, linksOf } from '../../support/forms.ts'
import { type Holder, HOLDERS, holdersOn } from '../../support/roles.ts'
import { publishExample } from '../../support/site.ts'
import { type Name, NAMES, staffOn } from '../../support/staff.ts'

let test: TestApp
let people: Readonly<Record<Holder | Name, PersonId>>
beforeAll(async () => {
  test = await testApp({ TRUSTED_PROXIES: '1' })
  const staff = await staffOn(test)
  await publishExample(test, staff.north, {})
  people = { ...staff, ...(await holdersOn(test, staff)) }
  await examplesOn(test, staff)
})

/** Of each route with the same parts behind the question mark, as many are opened: further ones look alike. */
const OF_EACH = { plain: 3, asked: 1 }
/** With more parts than this, a page is one that was looked at already, narrowed down. */
const MOST_PARTS = 2

describe('from the start, following every link and form', () => {
  it.each([...HOLDERS, ...NAMES])('%s comes to no page that isn’t open to them', async (who) => {
    // One app for all would take everybody for one machine that asks too much.
    const browser = await signedIn({ ...test, app: createApp(test.deps) }, people[who])
    const faults = await walk(browser)
    expect(faults).toEqual([])
  })
})

/** Every link and form that leads to a page which is closed or isn't there, as `page → address: status`. */
async function walk(browser: Browser): Promise<string[]> {
  const faults: string[] = []
  const opened = new Map<string, number>()
  const seen = new Set<string>()
  // Each is asked for once: its answer says whether it's open, and where it leads.
  const waiting = [{ from: 'the start', page: '/' }]
  const isNew = (method: 'GET' | 'POST', address: string) => {
    const parts = [...new URL(address, 'http://csec.example').searchParams.keys()].sort()
    const route = [method, routeOf(method, address) ?? address, ...parts].join(' ')
    const before = opened.get(route) ?? 0
    const most = parts.length === 0 ? OF_EACH.plain : OF_EACH.asked
    if (seen.has(`${method} ${address}`) || parts.length > MOST_PARTS || before >= most) return false
    seen.add(`${method} ${address}`)
    opened.set(route, before + 1)
    return true
  }
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { from, page } = next
    const { headers, status, text = '', type } = await browser.get(page)
    if (isClosed(status)) faults.push(`${from} → ${page}: ${status}`)
    const to = headers['location']
    if (to !== undefined) {
      if (isNew('GET', to)) waiting.push({ from: page, page: to })
      else if (!seen.has(`GET ${to}`)) {
        const fault = await faultAt(browser, 'GET', to)
        if (fault !== null) faults.push(`${page} → ${to}: ${fault}`)
      }
    }
    if (isClosed(status) || type !== 'text/html') continue
    for (const link of linksOf(text).filter((each) => isOurs(each) && isNew('GET', each)))
      waiting.push({ from: page, page: link })
    for (const { actions, method } of formsOf(text))
      for (const action of actions.filter(
        (each) => each !== '/sign-out' && isNew(method === 'post' ? 'POST' : 'GET', each),
      )) {
        const fault = await faultAt(browser, method === 'post' ? 'POST' : 'GET', action)
        if (fault !== null) faults.push(`${page} → form ${action}: ${fault}`)
      }
  }
  expect(opened.size).toBeGreaterThan(3)
  return faults
}

/** A form is sent with a field that no form has: whoever may send it is told so, and nothing changes. */
async function faultAt(browser: Browser, method: 'GET' | 'POST', address: string): Promise<number | null> {
  const { status } = await (method === 'GET' ? browser.get(address) : browser.post(address, { zz9: '1' }))
  return isClosed(status) ? status : null
}

function isClosed(status: number): boolean {
  return status === 403 || status === 404 || status >= 500
}

/** Signing out and leaving would end the walk. */
function isOurs(address: string): boolean {
  return /^\/(?!\/)/.test(address) && !/^\/(leave|assets|now|es)\b/.test(address)
}
