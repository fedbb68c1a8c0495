import { beforeAll, expect, it } from 'vitest'
import { type Browser, signedIn, testApp } from '../support/app.ts'
import { foldedIn, pathsOf, rowsOf } from '../support/navigation.ts'
import { PAGES_OF_RECORDS as PAGES } from '../support/records-pages.ts'
import { holdersOn } from '../support/roles.ts'
import { staffOn } from '../support/staff.ts'

const WHO = ['ada', 'hal', 'ivy', 'eve', 'gus', 'fay', 'cleo'] as const
type Who = (typeof WHO)[number]

/** Pages that no link is meant to lead to from everywhere, and why. */
const COMES_AFTER: Readonly<Record<string, string>> = {
  '/hr/search': 'The box at the top of every page leads to it.',
  '/hr/sign-ins': 'Only with single sign-on, and then among the pages of People.',
  '/hr/recoveries': 'Home leads to it while somebody asks for help to sign in.',
  '/hr/live-sessions/sheet': 'The sheet of a session that was filled in on the page before.',
  '/hr/views/new': 'Names the report that was open on the page before.',
  '/hr/policy/publish': 'What a change of the policy does, after the change was saved.',
  '/hr/policy/approval': 'A change that waits for a second person, and Home leads to it.',
  '/hr/rules/preview': 'What a change of the rules does, after the change was saved.',
  '/hr/sites/defaults/preview': 'What a change for all sites does, after the change was saved.',
  '/hr/sites/defaults/phone':
    'A number that can’t wait, from the page of the details for all sites while a version is to come.',
  '/hr/sites/defaults/proposal': 'A change that waits for a second person, and Home leads to it.',
  '/hr/organization/branding/preview': 'Shows a color that was chosen on the page before.',
  '/hr/webhooks/tokens/new': 'Gives another system access, from the page that says which ones have it.',
  '/hr/retention/preview': 'What another period does, after it was chosen on the page before.',
}

/** Pages that open for anyone who is signed in, and whom they're about. */
const ONLY_FOR: Readonly<Record<string, readonly Who[]>> = {
  // HR may remind anybody; a supervisor has people of their own.
  '/team': ['cleo'],
  '/team/list': ['cleo'],
  // Explains the statuses of the reports, which a steward and an administrator don't have.
  '/hr/statuses': ['ada', 'hal', 'ivy', 'fay', 'cleo'],
}

let browserOf: Readonly<Record<Who, Browser>>
beforeAll(async () => {
  const app = await testApp()
  const staff = await staffOn(app)
  const people = { ...staff, ...(await holdersOn(app, staff)) }
  const entries = await Promise.all(WHO.map(async (who) => [who, await signedIn(app, people[who])] as const))
  // Object.fromEntries widens the keys, which are those of `WHO`.
  browserOf = Object.fromEntries(entries) as Readonly<Record<Who, Browser>>
})

it('looks at more pages than the navigation lists', () => {
  expect(PAGES.length).toBeGreaterThan(50)
  expect(Object.keys(COMES_AFTER).filter((path) => !PAGES.some((page) => page === path))).toEqual([])
  expect(Object.keys(ONLY_FOR).filter((path) => !PAGES.some((page) => page === path))).toEqual([])
})

it.each(WHO)('at most two links lead %s from the first page to every page that they may open', async (who) => {
  const browser = browserOf[who]
  const start = String((await browser.get('/sign-in').expect(303)).headers['location'])
  const near = await linksAt(browser, start)
  const reached = new Set([start, ...near])
  for (const path of near) for (const next of await linksAt(browser, path)) reached.add(next)
  const asked = PAGES.filter((path) => !(path in COMES_AFTER) && (ONLY_FOR[path] ?? WHO).includes(who))
  const far: string[] = []
  let opened = 0
  for (const path of asked) {
    const { status } = await browser.get(path)
    if (status === 403) continue
    expect([path, status]).toEqual([path, 200])
    opened += 1
    if (!reached.has(path)) far.push(path)
  }
  expect(far).toEqual([])
  expect(opened).toBeGreaterThan(3)
})

/** Where one click leads from a page of the records. What's folded takes another click, so it doesn't count. */
async function linksAt(browser: Browser, path: string): Promise<Set<string>> {
  if (!PAGES.some((page) => page === path)) return new Set()
  const { text } = await browser.get(path).expect(200)
  const folded = new Set(foldedIn(text).map(({ href }) => href))
  const rows = rowsOf(text)
    .flat()
    .filter(({ href }) => !folded.has(href))
  const main = unfolded(/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '')
  const inMain = [...main.matchAll(/<a\s[^>]*?href="([^"?#]*)/g)].map(([, href = '']) => href)
  return new Set([...pathsOf(rows), ...inMain])
}

/** Takes closed parts away, the innermost first. */
function unfolded(html: string): string {
  const without = html.replace(/<details(?![^>]*\sopen)[^>]*>(?:(?!<details)[\s\S])*?<\/details>/g, '')
  return without === html ? html : unfolded(without)
}
