import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo, webLinks } from '../../src/app/href.web.ts'
import { launchChromium } from '../support/chromium.ts'
import { openPopulated, type Populated, type Who } from '../support/populated.ts'

/** A slow phone network: bytes a second, and milliseconds there and back. */
const SLOW = { offline: false, downloadThroughput: 60_000, uploadThroughput: 60_000, latency: 300 }

let populated: Populated
let browser: Browser
beforeAll(async () => {
  populated = await openPopulated('es')
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await populated.close()
})

/**
 * A browser with much to do draws the name in the header before it has read what stands beside it. Text that is set
 * again in another font moves a hundred times as much.
 */
const NOTHING = 0.001

interface Shift {
  readonly value: number
}

const PAGES: readonly [who: Who, path: string][] = [
  ['visitor', '/es/sign-in'],
  ['halfway', '/course'],
  ['halfway', webLinks.contacts()],
  ['ada', hrefTo('/hr/overview')],
  ['ada', hrefTo('/hr/people')],
]

describe.each([
  ['fast', false],
  ['slow', true],
] as const)('on a %s network', (_name, isSlow) => {
  it.each(PAGES)('%s sees %s, and nothing on it moves while its fonts load', async (who, path) => {
    const page = await freshPage(who, isSlow)
    await page.goto(populated.address(who) + path)
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => document.fonts.ready)
    const moved = await shifts(page)
    const sum = moved.reduce((all, { value }) => all + value, 0)
    expect(sum, JSON.stringify(moved)).toBeLessThan(NOTHING)
    await page.context().close()
  })
})

it('sets titles and text in the fonts of the product once they are there', async () => {
  const page = await freshPage('halfway', false)
  await page.goto(populated.address('halfway') + webLinks.home())
  await page.waitForLoadState('networkidle')
  await page.goto(populated.address('halfway') + webLinks.contacts())
  expect(await fontsOf(page, 'h1')).toEqual(['Literata'])
  expect(await fontsOf(page, 'main p')).toEqual(['Atkinson Hyperlegible Next'])
  await page.context().close()
})

it('sets the name of a phone number bolder than what it’s for', async () => {
  const page = await freshPage('ada', false)
  await page.goto(populated.address('ada') + hrefTo('/hr/contacts'))
  const weightOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).fontWeight)
  expect(await weightOf('summary .quiet')).toBe('400')
  expect(Number(await weightOf('summary h3'))).toBeGreaterThan(600)
  await page.context().close()
})

/** A browser with an empty cache. */
async function freshPage(who: Who, isSlow: boolean): Promise<Page> {
  const context = await populated.open(browser, who, { viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.addInitScript(() => {
    const seen: unknown[] = []
    Object.assign(globalThis, { shifts: seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push(entry.toJSON())
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const network = await context.newCDPSession(page)
  if (isSlow) await network.send('Network.emulateNetworkConditions', SLOW)
  return page
}

async function shifts(page: Page): Promise<readonly Shift[]> {
  return page.evaluate(() => Reflect.get(globalThis, 'shifts'))
}

/** The families that the browser really drew with, of those that a page brought along. */
async function fontsOf(page: Page, selector: string): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  const { root } = await devtools.send('DOM.getDocument')
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId })
  return fonts.map(({ familyName, isCustomFont }) => (isCustomFont ? familyName : `${familyName} of this machine`))
}
