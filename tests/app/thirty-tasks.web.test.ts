import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { ROOT } from '../../src/platform/root.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { foldedIn, linksIn, pathsOf, rowsOf } from '../support/navigation.ts'
import { holdersOn } from '../support/roles.ts'
import { type Staff, staffOn } from '../support/staff.ts'

/** From the table of `docs/finding.md`. */
const TASKS = readFileSync(join(ROOT, 'docs/finding.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, task = '', who = '', , page = '', , now = ''] = line.split('|').map((cell) => cell.trim())
    return page.startsWith('`') ? [{ task, who, page: page.replaceAll('`', ''), now: Number(now) }] : []
  })

let app: TestApp
let staff: Staff
let as: (who: string) => Promise<Browser>
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  const everyone = new Map(Object.entries({ ...staff, ...(await holdersOn(app, staff)) }))
  as = async (who) => {
    const person = everyone.get(who)
    if (person === undefined || !person.startsWith('person:')) throw new Error(`nobody is ${who}`)
    return signedIn(app, person as Staff['bob'])
  }
})

it('are thirty', () => {
  expect(new Set(TASKS.map(({ task }) => task)).size).toBe(30)
})

it.each(TASKS)('$task: $now clicks for $who', async ({ who, page, now }) => {
  const browser = await as(who)
  expect(await clicksTo(browser, page)).toBe(now)
  expect(now).toBeLessThanOrEqual(2)
})

/** How many links lead from the page after sign-in to a page, and to a record from what a name finds. */
async function clicksTo(browser: Browser, page: string): Promise<number> {
  const landing = String((await browser.get('/sign-in').expect(303)).headers['location'])
  if (landing === page) return 0
  if (page === hrefTo('/hr/search')) return clicksByName(browser, landing)
  const [places = [], parts = []] = await opened(browser, landing)
  if (pathsOf([...places, ...parts]).includes(page)) return 1
  for (const path of pathsOf(places)) {
    const { text } = await browser.get(path).expect(200)
    // What's folded takes a click to unfold, unless the first page of its place lists it as well.
    const folded = new Set(pathsOf(foldedIn(text)))
    const [, below = []] = rowsOf(text)
    const listed = linksIn(/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '')
    const near = [...below.filter(({ href }) => !folded.has(href.split('?')[0] ?? href)), ...listed]
    if (pathsOf(near).includes(page)) return 2
    if (folded.has(page)) return 3
  }
  throw new Error(`nothing leads to ${page}`)
}

async function opened(browser: Browser, path: string) {
  return rowsOf((await browser.get(path).expect(200)).text)
}

/** Sends the name in the search box of each page on the way, and follows links until one leads to the record. */
async function clicksByName(browser: Browser, landing: string): Promise<number> {
  const record = hrefTo('/hr/people/:person', { person: staff.bob })
  let pages = [(await browser.get(landing).expect(200)).text]
  for (let clicks = 0; clicks < 3; clicks += 1) {
    for (const text of pages) {
      const action = /<form[^>]*role="search"[^>]*action="([^"]*)"/.exec(text)?.[1]
      if (action === undefined) continue
      const { headers } = await browser.post(action, { search: 'riv bo' }).expect(303)
      // The only one that fits opens without another click.
      if (headers['location'] === record) return clicks
      const found = (await browser.get(String(headers['location'])).expect(200)).text
      const links = linksIn(/<ul class="found">[\s\S]*?<\/ul>/.exec(found)?.[0] ?? '')
      if (pathsOf(links).includes(record)) return clicks + 1
    }
    const [places = [], parts = []] = rowsOf(pages[0] ?? '')
    pages = await Promise.all(pathsOf([...places, ...parts]).map(async (path) => (await browser.get(path)).text))
  }
  throw new Error('no search leads to the record')
}
