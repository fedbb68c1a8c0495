import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LONGEST } from '../../src/organization/limits.ts'
import { planOf } from '../../src/organization/plan.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const LONG = planOf((field) => 'Cuando quien dirige lo diga, '.repeat(20).slice(0, LONGEST[field]))

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

it.each(['en', 'es'])('the steps of a site, as long as they may be, are one sheet of paper in %s', async (language) => {
  await publishExample(running.test, staff.north, { plan: { ...LONG, es: LONG }, steps: 'Lock up the notes.', es: {} })
  const web = await signedIn(running.test, staff.bob)
  await web.post('/reading', { language, detail: 'full', to: '/' })
  const context = await browser.newContext()
  const [name = '', value = ''] = web.cookie.split('=')
  await context.addCookies([{ name, value, url: running.address }])
  const page = await context.newPage()
  await page.goto(`${running.address}/what-happens-next/print`)
  const sheet = page.locator('.steps-sheet')
  expect(await sheet.locator('dt').count()).toBe(11)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.no-print, .top, .support').filter({ visible: true }).count()).toBe(0)
  await context.close()
})
