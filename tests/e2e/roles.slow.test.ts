import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { launchChromium } from '../support/chromium.ts'
import { withTypedDates } from '../support/dates.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { type Name, PASSWORD, signInNameOf, type Staff, staffOn } from '../support/staff.ts'

const { account, hr } = MESSAGES.en
const { places } = hr.navigation
const OLGA = 'olga@licensing.example'
/** The last day of the auditor, two days after the story begins. */
const LAST_DAY = '2026-11-26'

let running: ListeningApp
let staff: Staff
let browser: Browser
let ada: Page
beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  browser = await launchChromium()
  ada = await signedInAs('ada')
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

it('lets a second administrator see settings and the ledger, and nobody’s record', async () => {
  await ada.locator('nav.tabs').getByRole('link', { name: places.settings }).click()
  await ada.getByRole('link', { name: hr.settings.next.secondAdministrator.text }).click()
  await giveRole('dan', 'administrator')
  const dan = await signedInAs('dan')
  expect(pathOf(dan)).toBe('/hr')
  expect(await menuOf(dan)).toEqual([places.home, places.settings])
  expect(await walk(dan)).toEqual(
    expect.arrayContaining(['/course', '/account', '/hr/roles', '/hr/organization', '/hr/audit', '/hr/ledger']),
  )
  await isRefused(dan, ['/hr/people', '/hr/overview', '/hr/packs', '/hr/sites', '/hr/rules', '/hr/imports'])
  await dan.context().close()
})

it('lets HR for a site see the people of the site, and no one else', async () => {
  await giveRole('bob', 'site-hr', staff.north)
  const bob = await signedInAs('bob')
  expect(pathOf(bob)).toBe('/hr')
  expect(await menuOf(bob)).toEqual([places.home, places.people, places.reports, places.course])
  const paths = await walk(bob)
  expect(paths).toEqual(expect.arrayContaining(['/course', '/account', '/hr', '/hr/people', '/hr/overview']))
  await bob.goto(`${running.address}/hr/people`)
  const people = await bob.locator('tbody th').allInnerTexts()
  expect(people.map((text) => text.split('\n')[0]).sort()).toEqual(['Ada Okafor', 'Bob Rivera', 'Cleo Marsh'])
  expect((await bob.goto(running.address + personPath(staff.cleo)))?.status()).toBe(200)
  expect((await bob.goto(running.address + personPath(staff.dan)))?.status()).toBe(404)
  await isRefused(bob, ['/hr/settings', '/hr/roles', '/hr/audit', '/hr/ledger', '/hr/packs', '/hr/sites', '/hr/rules'])
  await bob.context().close()
})

it('lets an auditor from outside read until the last day, and not a minute longer', async () => {
  await ada.goto(`${running.address}/hr/roles`)
  await ada.getByRole('link', { name: hr.roles.outside.link }).click()
  await ada.locator('[name="name"]').fill('Olga Stern')
  await ada.locator('[name="email"]').fill(OLGA)
  await ada.locator('[name="until"]').fill(LAST_DAY)
  await ada.locator('[name="reason"]').fill('Licensing visit')
  await ada.getByRole('button', { name: hr.roles.outside.button }).click()
  await ada.getByRole('button', { name: account.link.button }).click()
  const link = /\/join\/[0-9a-z]{26}/.exec(await ada.locator('main').innerText())?.[0] ?? ''

  const olga = await newPage()
  await olga.goto(running.address + link)
  await olga.locator('[name="password"]').fill(PASSWORD)
  await olga.getByRole('button', { name: account.join.button }).click()
  await olga.waitForURL((url) => url.pathname === '/hr')
  expect(await menuOf(olga)).toEqual([places.home, places.people, places.reports, places.course])
  expect(withTypedDates(await olga.locator('main').innerText())).toContain(hr.home.audit.lead('Nov 26, 2026'))
  expect(await walk(olga)).toEqual(expect.arrayContaining(['/account', '/hr/people', '/hr/packs', '/hr/ledger']))
  expect((await olga.goto(running.address + personPath(staff.dan)))?.status()).toBe(200)
  await isRefused(olga, ['/lessons/L1', '/hr/settings', '/hr/roles', '/hr/audit', '/hr/sites', '/hr/people/new'])
  await olga.context().close()

  // Five minutes before midnight of the last day, where the organization is.
  running.test.clock.pass({ days: 2, hours: 13, minutes: 55 })
  const late = await signIn(await newPage(), OLGA)
  expect(pathOf(late)).toBe('/hr')
  running.test.clock.pass({ minutes: 10 })
  await late.locator('nav.tabs').getByRole('link', { name: places.reports }).click()
  await late.waitForURL((url) => url.pathname === '/sign-in')
  await signIn(late, OLGA)
  expect(pathOf(late)).toBe('/sign-in')
  expect(await late.locator('main').innerText()).toContain(account.signIn.closed)
})

async function newPage(): Promise<Page> {
  return (await browser.newContext()).newPage()
}

async function signedInAs(name: Name): Promise<Page> {
  return signIn(await newPage(), signInNameOf(name))
}

async function signIn(page: Page, signInName: string): Promise<Page> {
  await page.goto(`${running.address}/sign-in`)
  await page.locator('[name="signInName"]').fill(signInName)
  await page.locator('[name="password"]').fill(PASSWORD)
  await page.getByRole('button', { name: account.signIn.button, exact: true }).click()
  await page.waitForLoadState()
  // Whoever was given a role reads that first.
  if (pathOf(page) === '/account/notice') await page.locator('main button[type="submit"]').click()
  return page
}

/** By Ada, from the page of roles. */
async function giveRole(name: Name, role: string, site = ''): Promise<void> {
  await ada.goto(`${running.address}/hr/roles`)
  await ada.locator('[name="who"]').fill(signInNameOf(name))
  await ada.getByRole('button', { name: hr.roles.find.button }).click()
  await ada.locator('[name="role"]').selectOption(role)
  await expectSitesOnlyFor(role)
  if (site !== '') await ada.locator(`[name="sites"][value="${site}"]`).check()
  await ada.locator('[name="reason"]').fill('Shares the work')
  await ada.getByRole('button', { name: hr.roles.give.button }).click()
  await ada.getByText(hr.roles.give.given).waitFor()
}

/** Sites are asked for once the role is one that has sites. */
async function expectSitesOnlyFor(role: string): Promise<void> {
  expect(await ada.locator('[name="sites"]').first().isVisible()).toBe(role === 'site-hr')
}

/** The places that the navigation offers. */
async function menuOf(page: Page): Promise<string[]> {
  return page.locator('nav.tabs').first().locator('a').allInnerTexts()
}

/** Opens every link of the page and of each page of its menu. Returns their paths. */
async function walk(page: Page): Promise<string[]> {
  const menu = await page.locator('nav.tabs a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  const found = new Set<string>()
  for (const path of [new URL(page.url()).pathname, ...menu]) {
    expect([path, (await page.goto(running.address + path))?.status()]).toEqual([path, 200])
    for (const href of await linksOn(page)) found.add(href)
  }
  for (const href of found) {
    const answer = await page.request.get(running.address + href)
    expect([href, answer.status()]).toEqual([href, 200])
  }
  return [...new Set([...found].map((href) => href.split('?')[0] ?? href))]
}

/** Without the way out, which ends the session. */
async function linksOn(page: Page): Promise<string[]> {
  const hrefs = await page
    .locator('a[href^="/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  return hrefs.flatMap((href) => (href === null || href.startsWith('/leave') ? [] : [href.split('#')[0] ?? href]))
}

async function isRefused(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const answer = await page.goto(running.address + path)
    expect([path, answer?.status()]).toEqual([path, 403])
  }
}

function pathOf(page: Page): string {
  return new URL(page.url()).pathname
}

function personPath(person: Staff['dan']): string {
  return hrefTo('/hr/people/:person', { person })
}
