import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { withTypedDates } from '../support/dates.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { putBrand, takeLogoAway } from '../support/brand.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { pngLogo } from '../support/logos.ts'
import { FULL, longSite, WORST } from '../support/full-site.ts'
import { named, publishExample } from '../support/site.ts'

const CARDS = [
  ['English', '/now/north-house', 'On duty now'],
  ['Spanish', '/es/now/north-house', 'De turno ahora'],
] as const

/** Weekdays by day, one person for every night, and the weekend. */
const SHIFTS = [
  named({ role: 'Day lead', from: '08:00', to: '20:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] }),
  named({ role: 'Night lead', from: '20:00', to: '08:00' }),
  named({ role: 'Weekend lead', from: '08:00', to: '20:00', days: ['sat', 'sun'] }),
]

let browser: Browser
let running: ListeningApp
let context: BrowserContext
let staff: Staff
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

async function begin(): Promise<void> {
  running = await listeningApp()
  staff = await staffOn(running.test)
  await publishExample(running.test, staff.north, { named: SHIFTS })
  // On the other side of the world from the site.
  context = await browser.newContext({ timezoneId: 'Pacific/Auckland' })
}

async function end(): Promise<void> {
  await context.close()
  await running.close()
}

describe('the person on duty, on a device in another time zone', () => {
  let page: Page
  beforeAll(async () => {
    await begin()
    page = await context.newPage()
  })
  afterAll(end)

  it.each([
    ['2026-11-24T15:00:00Z', 'Tuesday, 10 am', 'Day lead'],
    ['2026-11-25T00:59:00Z', 'Tuesday, one minute to 8 pm', 'Day lead'],
    ['2026-11-25T01:00:00Z', 'Tuesday, 8 pm', 'Night lead'],
    ['2026-11-25T04:59:00Z', 'Tuesday, one minute to midnight', 'Night lead'],
    ['2026-11-25T07:30:00Z', 'Wednesday, half past 2 at night', 'Night lead'],
    ['2026-11-28T12:59:00Z', 'Saturday, one minute to 8 am', 'Night lead'],
    ['2026-11-28T13:00:00Z', 'Saturday, 8 am', 'Weekend lead'],
    ['2026-11-30T12:59:00Z', 'Monday, one minute to 8 am', 'Night lead'],
    ['2026-11-30T13:00:00Z', 'Monday, 8 am', 'Day lead'],
    ['2026-11-01T11:59:00Z', 'the day summer time ends, one minute to 8 by the old time', 'Night lead'],
    ['2026-11-01T12:59:00Z', 'the day summer time ends, one minute to 8 am', 'Night lead'],
    ['2026-11-01T13:00:00Z', 'the day summer time ends, 8 am', 'Weekend lead'],
    ['2027-03-14T11:59:00Z', 'the day summer time begins, one minute to 8 am', 'Night lead'],
    ['2027-03-14T12:00:00Z', 'the day summer time begins, 8 am', 'Weekend lead'],
  ])('%s, %s: %s', async (instant, _, role) => {
    await page.clock.setFixedTime(instant)
    await page.goto(running.address + CARDS[0][1])
    expect(await page.locator('.named .is-now').allInnerTexts()).toEqual([expect.stringContaining(role)])
    expect(await page.locator('.named li').first().innerText()).toContain('On duty now')
    expect(await page.locator('.named li').count()).toBe(3)
    expect(await page.locator('#find').isVisible()).toBe(false)
  })

  it('changes on a page that stays open', async () => {
    await page.clock.install({ time: '2026-11-25T00:58:00Z' })
    await page.goto(running.address + CARDS[0][1])
    expect(await page.locator('.named li').first().innerText()).toContain('Day lead')
    await page.clock.runFor('03:00')
    expect(await page.locator('.named li').first().innerText()).toContain('Night lead')
    expect(await page.locator('.is-now').count()).toBe(1)
  })

  it('every hour is listed without a script, and none is marked', async () => {
    const bare = await browser.newContext({ javaScriptEnabled: false })
    const still = await bare.newPage()
    await still.goto(running.address + CARDS[0][1])
    const people = await still.locator('.named li').allInnerTexts()
    expect(people.map((text) => withTypedDates(text).split('\n').slice(0, 2))).toEqual([
      ['Day lead', '8 am to 8 pm, Mon to Fri'],
      ['Night lead', '8 pm to 8 am, every day'],
      ['Weekend lead', '8 am to 8 pm, Sat, Sun'],
    ])
    expect(await still.locator('#find').isVisible()).toBe(true)
    await bare.close()
  })
})

describe.each([
  ['the example site', {}],
  ['a site with two shifts, a backup and three lines of its own', FULL],
  ['a site with long texts', WORST],
  ['a site with the longest texts that there can be', longSite('north-house')],
])('the card on paper, for %s', (_, details) => {
  beforeAll(begin)
  afterAll(end)

  it.each(CARDS)('is one page in %s, in type that can be read', async (_language, path) => {
    await publishExample(running.test, staff.north, details)
    const page = await context.newPage()
    await page.goto(running.address + path)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
    await page.emulateMedia({ media: 'print' })
    const sizes = await page.evaluate(() =>
      [...document.body.querySelectorAll('*')].map((each) => Number.parseFloat(getComputedStyle(each).fontSize)),
    )
    // 7.1 points, in pixels.
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9.5)
    await page.close()
  })
})

describe('the first screen of a phone', () => {
  beforeAll(begin)
  afterAll(end)

  it.each(CARDS)('says in %s what to do in danger, what to say, and who to tell with the number', async (_, path) => {
    const page = await context.newPage()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(running.address + path)
    const bottoms = await page.evaluate(() =>
      ['.danger a', '.dos q', '.is-now .call'].flatMap((selector) =>
        [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect().bottom),
      ),
    )
    expect(bottoms).toHaveLength(4)
    expect(Math.max(...bottoms)).toBeLessThanOrEqual(844)
    await page.close()
  })

  it.each(CARDS)('has the number of SCR in %s where the site names nobody', async (_, path) => {
    await publishExample(running.test, staff.north, { named: [] })
    const page = await context.newPage()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(running.address + path)
    const number = page.locator('a[href="tel:+18776522873"]').first()
    expect((await number.boundingBox())?.y).toBeLessThan(800)
    await page.close()
  })
})

describe('without a connection', () => {
  const [, path] = CARDS[0]
  beforeEach(begin)
  afterEach(end)

  it.each(CARDS)('the card in %s opens after one visit, with who is on duty', async (_, address, onDuty) => {
    const page = await visitOnce(address)
    await context.setOffline(true)
    await page.goto(running.address + address)
    expect(await page.getByText(onDuty).count()).toBeGreaterThan(0)
    expect(await page.locator('a[href="tel:+18776522873"]').count()).toBe(1)
  })

  it('the card opens when the server is gone', async () => {
    const page = await visitOnce(path)
    await running.close()
    await page.goto(running.address + path)
    expect(await page.locator('.named .is-now').count()).toBe(1)
    running = await listeningApp()
  })

  it('the card opens when the server never answers', async () => {
    const page = await visitOnce(path)
    running.fallSilent()
    await page.goto(running.address + path)
    expect(await page.locator('a[href="tel:911"]').count()).toBe(1)
    expect(await page.locator('.named li').count()).toBe(3)
  })

  it('the card comes from the device when the records don’t answer', async () => {
    const page = await visitOnce(path)
    await running.test.deps.store.close()
    const answer = await page.goto(running.address + path)
    expect(answer?.status()).toBe(200)
    expect(await page.locator('.named li').count()).toBe(3)
  })

  it('the card has the numbers of the last visit, and no others', async () => {
    const page = await visitOnce(path)
    await publishExample(running.test, staff.north, { named: [named({ phone: '609-555-0199' })] })
    await page.goto(running.address + path)
    expect(await page.locator('.named a').allInnerTexts()).toEqual(['609-555-0199'])
    await context.setOffline(true)
    await page.goto(running.address + path)
    expect(await page.locator('.named a').allInnerTexts()).toEqual(['609-555-0199'])
  })

  it('the card is the only page that the device keeps', async () => {
    const page = await visitOnce(path)
    for (const other of [hrefTo('/sign-in'), '/now/nowhere', '/', `${path}?from=a-search`]) {
      await page.goto(running.address + other)
    }
    expect(await kept(page)).toEqual([path])
    await page.goto(running.address + hrefTo('/sign-in'))
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
    await context.setOffline(true)
    await expect(page.goto(running.address + hrefTo('/sign-in'))).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  })

  it.each(CARDS)('the card in %s has its logo, and only the one that it shows', async (_, address) => {
    await putBrand(running.test, { logo: await pngLogo() })
    const page = await visitOnce(address)
    const [first = ''] = await logosKept(page, 1)
    await putBrand(running.test, { logo: await pngLogo({ ink: '#2f8f83' }) })
    await page.goto(running.address + address)
    await page.waitForFunction(async (gone) => (await caches.match(gone)) === undefined, first)
    const [second] = await logosKept(page, 1)
    expect(second).not.toBe(first)
    await running.close()
    // What the browser keeps by itself may go at any time.
    const session = await context.newCDPSession(page)
    await session.send('Network.clearBrowserCache')
    await page.goto(running.address + address)
    const logo = page.locator('img.logo')
    expect(await logo.getAttribute('src')).toBe(second)
    expect(await logo.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)).toBe(true)
    running = await listeningApp()
  })

  it('the card keeps no logo after the organization has stopped using one', async () => {
    await putBrand(running.test, { logo: await pngLogo() })
    const page = await visitOnce(path)
    const [logo = ''] = await logosKept(page, 1)
    await takeLogoAway(running.test)
    await page.goto(running.address + path)
    await page.waitForFunction(async (gone) => (await caches.match(gone)) === undefined, logo)
    expect(await kept(page)).toEqual([path])
  })

  it('the card is gone from the device after the leave button', async () => {
    const page = await visitOnce(path)
    await page.getByRole('link', { name: 'Leave' }).click()
    await page.waitForURL(running.address + hrefTo('/blank'))
    expect(await kept(page)).toEqual([])
    await context.setOffline(true)
    await expect(page.goto(running.address + path)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  })

  it('the cards in two languages are kept apart', async () => {
    const page = await visitOnce(path)
    await page.getByRole('link', { name: 'Español' }).click()
    await isKept(page, CARDS[1][1])
    await context.setOffline(true)
    for (const [, address, onDuty] of CARDS) {
      await page.goto(running.address + address)
      expect(await page.getByText(onDuty).count()).toBeGreaterThan(0)
    }
  })
})

async function visitOnce(path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(running.address + path)
  await isKept(page, path)
  return page
}

/** The worker is at work and holds the card. */
async function isKept(page: Page, path: string): Promise<void> {
  await page.waitForFunction(async (wanted) => {
    const { active } = await navigator.serviceWorker.ready
    return active?.state === 'activated' && (await caches.match(wanted)) !== undefined
  }, path)
}

/** The paths of the logos on the device, once there are so many. */
async function logosKept(page: Page, count: number): Promise<string[]> {
  const logos = async () => (await kept(page)).filter((path) => path.endsWith('/logo.png'))
  await expect.poll(logos).toHaveLength(count)
  return logos()
}

/** The path of everything in every store of the device. */
async function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return stores.flat().map(({ url }) => new URL(url).pathname)
  })
}
