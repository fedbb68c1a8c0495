import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { issuingOf } from '../../src/app/visit.web.ts'
import { issueCertificates } from '../../src/certificates/issue.job.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { accentOf } from '../../src/organization/accent.ts'
import { color } from '../../src/platform/html/color.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { axe } from '../support/axe.ts'
import { putBrand } from '../support/brand.ts'
import { launchChromium } from '../support/chromium.ts'
import { completeCourse } from '../support/completions.ts'
import { download } from '../support/download.ts'
import { startLms } from '../support/lms.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { pngLogo } from '../support/logos.ts'
import { checkPackage } from '../support/ordered-package.ts'
import { packageAddress } from '../support/package-address.ts'
import { goHome } from '../support/play.ts'
import { publishExample } from '../support/site.ts'
import { ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'
import { unzip } from '../support/unzip.ts'

const RED = '#c8102e'
/** As high as the header may be on a phone. */
const HIGHEST = 64
const LOGOS = {
  'an ugly wide one': { width: 1200, height: 150 },
  'a square one': { width: 400, height: 400 },
  'a white one': { ink: '#ffffff' },
} as const
const SCHEMES = ['light', 'dark'] as const

let running: ListeningApp
let staff: Staff
let browser: Browser

beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  await publishExample(running.test, staff.north, {})
  await completeCourse(running.test, staff.bob)
  await issueCertificates(issuingOf(running.test.deps), staff.bob)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

describe.each(Object.entries(LOGOS))('a logo, %s, and a color', (kind, drawing) => {
  beforeAll(async () => putBrand(running.test, { logo: await pngLogo(drawing), accent: RED }))

  it('are on every page in light and dark colors, in a header of one line that fits, with nothing from elsewhere', async () => {
    for (const [who, path] of [
      [null, '/sign-in'],
      [null, '/es/sign-in'],
      [staff.bob, '/course'],
      [staff.bob, '/lessons/L2'],
      [staff.bob, '/certificate'],
      [staff.bob, '/card/print'],
      [staff.ada, '/hr'],
      [staff.ada, '/hr/organization/branding'],
    ] as const) {
      const { page, troubles } = await opened(who, path)
      for (const width of [1280, 390, 320]) {
        await page.setViewportSize({ width, height: 844 })
        expect.soft(await overflowOf(page), `${path}, ${width} px`).toBeLessThanOrEqual(0)
        if (width < 640)
          expect
            .soft((await page.locator('.top').boundingBox())?.height, `${path}, ${width} px`)
            .toBeLessThanOrEqual(HIGHEST)
      }
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
        const brand = rgb(accentOf(color(RED))[scheme].brand)
        expect.soft(await brandIn(page), `${path}, ${scheme}`).toEqual({ loaded: true, color: brand })
        expect.soft(await violationsOn(page, kind, scheme), `${path}, ${scheme}`).toEqual([])
      }
      expect.soft(troubles, path).toEqual([])
      await page.context().close()
    }
  })

  it('are on the public card and in its preview in light and dark colors', async () => {
    const preview = hrefTo('/hr/sites/:site/preview/card', { site: staff.north })
    for (const [who, path] of [
      [null, '/now/north-house'],
      [staff.ada, preview],
    ] as const) {
      const { page, troubles } = await opened(who, path)
      await page.setViewportSize({ width: 320, height: 640 })
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
        expect(await brandIn(page)).toMatchObject({ loaded: true })
        expect(await violationsOn(page, kind, scheme)).toEqual([])
      }
      expect(troubles).toEqual([])
      await page.context().close()
    }
  })

  it('are on wallet cards and posters', async () => {
    const { page } = await opened(staff.ada, hrefTo('/hr/sites/:site/card', { site: staff.north }))
    await page.emulateMedia({ media: 'print' })
    for (const place of ['.poster .logo', '.wallet .logo'])
      expect(
        await page
          .locator(place)
          .first()
          .evaluate((logo: HTMLImageElement) => logo.naturalWidth > 0 && logo.height > 0),
      ).toBe(true)
    await page.context().close()
  })

  it('are in a package, which an LMS plays', async () => {
    const ada = await signedIn(running.test, staff.ada)
    await checkPackage(running.test, ada, { for: staff.north })
    const { bytes } = await download(ada, packageAddress({ for: staff.north }, 'package.zip'))
    const lms = await startLms(await unzip(bytes))
    const { page, sco, troubles } = await lms.launch(browser, { viewport: { width: 390, height: 844 } })
    await goHome(sco)
    expect(await brandIn(sco)).toEqual({ loaded: true, color: rgb(accentOf(color(RED)).light.brand) })
    expect((await sco.locator('.top').boundingBox())?.height).toBeLessThanOrEqual(HIGHEST)
    expect(troubles).toEqual([])
    await page.context().close()
    await lms.close()
  })
})

describe('somebody who sets them', () => {
  it.each([true, false])('uploads a logo, looks at a color and saves it (scripts: %s)', async (javaScriptEnabled) => {
    const context = await contextOf(staff.ada, { javaScriptEnabled })
    const page = await context.newPage()
    await page.goto(`${running.address}/hr/organization`)
    await page.locator('main a', { hasText: MESSAGES.en.hr.branding.link }).click()
    await page.locator('#file').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: await pngLogo() })
    await page.getByRole('button', { name: MESSAGES.en.hr.branding.logo.save }).click()
    expect(await page.locator('main [role="status"]').textContent()).toContain(MESSAGES.en.hr.branding.saved.logo)
    await page.locator('#picked').fill('#ffd500')
    await page.getByRole('button', { name: MESSAGES.en.hr.branding.color.preview }).click()
    const tones = accentOf(color('#ffd500'))
    expect(await page.locator('main').textContent()).toContain(MESSAGES.en.hr.branding.look.darker(tones.light.brand))
    for (const scheme of SCHEMES) {
      const button = page.locator(`.look--${scheme} .btn`)
      expect(await button.evaluate((shown) => getComputedStyle(shown).backgroundColor)).toBe(rgb(tones[scheme].brand))
    }
    await page.getByRole('button', { name: MESSAGES.en.hr.branding.color.save }).click()
    expect((await brandIn(page)).color).toBe(rgb(tones.light.brand))
    await page.getByRole('button', { name: MESSAGES.en.hr.branding.logo.remove }).click()
    expect(await page.locator('.top .logo').count()).toBe(0)
    expect(await page.locator('.top .brand b').textContent()).toBe(ORGANIZATION.name)
    await context.close()
  })
})

async function contextOf(
  who: PersonId | null,
  options: { readonly javaScriptEnabled?: boolean } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 844 }, ...options })
  if (who === null) return context
  const [name = '', value = ''] = (await signedIn(running.test, who)).cookie.split('=')
  await context.addCookies([{ name, value, url: running.address }])
  return context
}

/** Errors, what the policy of the page refuses, and requests that leave the server. */
async function opened(who: PersonId | null, path: string) {
  const page = await (await contextOf(who)).newPage()
  const troubles: string[] = []
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
  page.on('request', (request) => !/^(data:|http:\/\/127\.0\.0\.1)/.test(request.url()) && troubles.push(request.url()))
  page.on('response', (response) => response.status() >= 400 && troubles.push(`${response.status()} ${response.url()}`))
  await page.goto(running.address + path, { waitUntil: 'networkidle' })
  return { page, troubles }
}

/**
 * What axe finds. It doesn't look at pictures, so the first logo is enough, and the markup is the same in dark colors as
 * in light ones.
 */
async function violationsOn(page: Page, kind: string, scheme: (typeof SCHEMES)[number]): Promise<readonly string[]> {
  if (kind !== Object.keys(LOGOS)[0]) return []
  return (await axe(page, scheme === 'light' ? [] : ['color-contrast'])).violations
}

/** Whether the logo of the header is there and seen, and the color of a link. */
function brandIn(shown: Page | Frame): Promise<{ readonly loaded: boolean; readonly color: string }> {
  return shown
    .locator('header .logo')
    .first()
    .evaluate((logo: HTMLImageElement) => {
      const link = document.createElement('a')
      document.querySelector('main')?.append(link)
      const { color: used } = getComputedStyle(link)
      link.remove()
      const { width, height } = logo.getBoundingClientRect()
      return { loaded: logo.complete && logo.naturalWidth > 0 && width > 0 && height > 0, color: used }
    })
}

function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

function rgb(of: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(of.slice(at, at + 2), 16))
  return `rgb(${red}, ${green}, ${blue})`
}
