import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { PASSWORD, signInNameOf, type Staff, staffOn } from '../support/staff.ts'

const TYPED = 'A house by the river'

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

describe('the warning before a session ends', () => {
  it.each(['en', 'es'] as const)(
    'offers to stay, keeps what is typed, and says so when it is over: %s',
    async (lang) => {
      const words = MESSAGES[lang].account
      await setLanguage(running.test.deps.store.db, staff.ada, lang)
      const page = await (await browser.newContext({ viewport: { width: 390, height: 800 } })).newPage()
      await page.clock.install()
      await signIn(page)
      await page.goto(`${running.address}/hr/sites`)
      await page.locator('main [name="name"]').fill(TYPED)
      const warning = page.getByRole('complementary', { name: words.ending.label })

      await pass(page, 24)
      expect(await warning.isVisible()).toBe(false)
      await pass(page, 2)
      expect(await warning.getByRole('alert').innerText()).toBe(words.ending.idle)
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name')

      const stayed = page.waitForResponse(/\/account\/stay$/)
      await warning.getByRole('button').click()
      expect((await stayed).status()).toBe(200)
      await warning.waitFor({ state: 'hidden' })
      await pass(page, 24)
      expect(await warning.isVisible()).toBe(false)
      expect(await page.locator('main [name="name"]').inputValue()).toBe(TYPED)

      await pass(page, 7)
      expect(await warning.getByRole('alert').innerText()).toBe(words.ending.over)
      await page.locator('main form button').first().click()
      await page.locator('[name="password"]').waitFor()
      await fillIn(page)
      expect(await page.locator('h1').innerText()).toBe(words.keptForm.title)
      await page.getByRole('button', { name: words.keptForm.send }).click()
      expect(await page.locator('main').innerText()).toContain(TYPED)
      await page.context().close()
    },
  )

  it('waits while another tab is used, and says at the latest end that staying is over', async () => {
    const context = await browser.newContext()
    const [first, second] = [await context.newPage(), await context.newPage()]
    for (const page of [first, second]) await page.clock.install()
    await signIn(first)
    await first.goto(`${running.address}/account`)
    const warning = first.locator('.ending')
    await pass(first, 20)
    await second.clock.fastForward('20:00')
    await second.goto(`${running.address}/account`)
    await pass(first, 10)
    expect(await warning.isVisible()).toBe(false)
    await context.close()
  })
})

/** Time goes by for the server and for the page. */
async function pass(page: Page, minutes: number): Promise<void> {
  running.test.clock.pass({ minutes })
  await page.clock.fastForward(minutes * 60_000)
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${running.address}/sign-in`)
  await fillIn(page)
}

async function fillIn(page: Page): Promise<void> {
  await page.locator('[name="signInName"]').fill(signInNameOf('ada'))
  await page.locator('[name="password"]').fill(PASSWORD)
  await page.locator('main form button[type="submit"]').first().click()
  await page.waitForURL((url) => !url.pathname.includes('sign-in'))
}
