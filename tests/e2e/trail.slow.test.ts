import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { appendToTrail } from '../../src/trail/trail.store.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const LONGEST = 5_000

let running: ListeningApp
let staff: Staff
let browser: Browser
beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

describe('the audit trail on a phone', () => {
  it('is less than six screens, leads to older entries, and isn’t wider than the phone', async () => {
    const { deps, clock } = running.test
    const route = '/hr/people/:person/certificate.pdf'
    const source = { actor: staff.ada, at: clock.now(), address: '203.0.113.17' }
    await deps.store.transaction(async (tx) => {
      for (let n = 0; n < 20; n += 1) {
        await appendToTrail(tx, source, { kind: 'person_read', about: staff.bob, detail: { route } })
        const role = { role: 'site-hr', sites: 2, until: '2026-12-24' }
        await appendToTrail(tx, source, { kind: 'role_given', about: staff.cleo, detail: role })
      }
    })
    const { cookie } = await signedIn(running.test, staff.ada)
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: running.address }])
    const page = await context.newPage()
    await page.goto(running.address + hrefTo('/hr/audit'))
    const [height, width] = await page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement
      return [scrollHeight, scrollWidth]
    })
    expect(width).toBe(390)
    expect(height).toBeLessThan(LONGEST)
    await page.getByText('Filter', { exact: true }).click()
    expect(await page.getByLabel('Who did it').isVisible()).toBe(true)
    await page.getByRole('link', { name: 'Older entries' }).click()
    expect(page.url()).toContain('before=')
    await context.close()
  })
})
