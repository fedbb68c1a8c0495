import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { axe } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { contents, exampleSite } from '../support/content.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.practices
let running: ListeningApp
let staff: Staff
let browser: Browser
beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  await publishExample(running.test, staff.north, {})
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

it('HR runs the practice of a team: on the screen, on paper, and on record', async () => {
  const [name = '', value = ''] = (await signedIn(running.test, staff.ada)).cookie.split('=')
  const context = await browser.newContext()
  await context.addCookies([{ name, value, url: running.address }])
  const page = await context.newPage()
  await page.goto(`${running.address}/hr/practices`)
  await page.getByRole('link', { name: words.runAt('North House') }).click()
  expect(await page.getByText(exampleSite.plan?.guardians ?? '').isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: words.print }).isVisible()).toBe(true)

  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('heading', { name: words.sheetTitle }).isVisible()).toBe(true)
  expect(await page.locator('form').filter({ visible: true }).count()).toBe(0)
  const pages = []
  for (const { id } of contents.en.scenarios) {
    await page.goto(`${running.address}${hrefTo('/hr/practices/:site', { site: staff.north }, { story: id })}`)
    const pdf = await page.pdf({ format: 'Letter' })
    pages.push([id, pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length])
  }
  // What the team reads, and the sheet.
  expect(pages).toEqual(contents.en.scenarios.map(({ id }) => [id, 2]))
  await page.emulateMedia({ media: 'screen' })
  expect(await page.getByRole('heading', { name: words.sheetTitle }).isVisible()).toBe(false)

  await page.locator('[name="people"]').first().check()
  await page.getByLabel(words.toFix).fill('The key of the van is missing.')
  await page.getByRole('button', { name: words.record }).click()
  expect(await page.getByRole('link', { name: words.lookAtNext }).isVisible()).toBe(true)
  expect(await page.getByText(words.fix('The key of the van is missing.')).isVisible()).toBe(true)
  expect((await axe(page)).violations).toEqual([])
  await context.close()
})
