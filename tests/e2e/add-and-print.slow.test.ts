import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { peopleNamed } from '../../src/people/people.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const { link, newPerson } = MESSAGES.en.account
const NAME = 'Eli Novak'

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

describe('adding somebody and printing their card', () => {
  it('opens the print window once, and reloading any of the pages adds nobody and prints nothing again', async () => {
    const { page, prints } = await openedByAda()
    await page.goto(running.address + hrefTo('/hr/people/new'))
    await page.locator('[name="name"]').fill(NAME)
    await page.locator('[name="site"]').selectOption(staff.north)
    await page.locator('[name="department"]').fill('Residential')
    await page.locator('[name="position"]').fill('Youth worker')
    await page.getByRole('button', { name: newPerson.printButton }).click()
    await page.getByRole('button', { name: link.printCard }).waitFor()
    await page.reload()
    expect([prints(), await added()]).toEqual([0, 1])

    await page.getByRole('button', { name: link.printCard }).click()
    await page.locator('.codes__code').waitFor()
    await expect.poll(prints, { timeout: 30_000 }).toBe(1)
    const card = await page.locator('.codes__code').innerText()

    // The browser sends the form again. The code on paper still works, and the page says what a new card would do.
    await page.reload()
    await page.getByText(link.replaces).waitFor()
    expect(await page.locator('.codes__code').count()).toBe(0)
    expect([prints(), await added()]).toEqual([1, 1])
    expect(card).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}/)
    await page.context().close()
  })
})

/** A page that counts how often it would open the print window, which a browser without a screen doesn't have. */
async function openedByAda(): Promise<{ readonly page: Page; readonly prints: () => number }> {
  const context = await browser.newContext()
  const { cookie } = await signedIn(running.test, staff.ada)
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: running.address }])
  const page = await context.newPage()
  // Whoever leaves the card before it's printed is asked whether they want to.
  page.on('dialog', (dialog) => void dialog.accept())
  let count = 0
  await page.exposeFunction('print', () => {
    count++
  })
  return { page, prints: () => count }
}

async function added(): Promise<number> {
  return (await peopleNamed(running.test.deps.store.db, NAME)).length
}
