import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { beginStory, signInByPassword, type Story } from '../support/story.ts'

const TYPED = 'A house by the river'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.close())

describe('the warning before a session ends', () => {
  it.each(['en', 'es'] as const)(
    'offers to stay, keeps what is typed, and says so when it is over: %s',
    async (lang) => {
      const words = MESSAGES[lang].account
      await setLanguage(story.test.deps.store.db, story.staff.ada, lang)
      const page = await story.phone()
      await page.clock.install()
      await signIn(page)
      await page.goto(`${story.address}/hr/sites`)
      await page.locator('main [name="name"]').fill(TYPED)
      await keepTyped(page)
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
      // The browser says that a field has changed once it's left.
      await keepTyped(page)
      await pass(page, 24)
      expect(await warning.isVisible()).toBe(false)
      expect(await page.locator('main [name="name"]').inputValue()).toBe(TYPED)

      // What the page keeps by itself keeps the session, too.
      await page.locator('main [name="slug"]').fill('river')
      await keepTyped(page)
      await pass(page, 24)
      expect(await warning.isVisible()).toBe(false)

      await pass(page, 7)
      expect(await warning.getByRole('alert').innerText()).toBe(words.ending.over)
      await page.locator('main form button').first().click()
      await page.locator('[name="password"]').waitFor()
      await signInByPassword(page, 'ada')
      expect(await page.locator('h1').innerText()).toBe(words.keptForm.title)
      await page.getByRole('button', { name: words.keptForm.send }).click()
      expect(await page.locator('main').innerText()).toContain(TYPED)
      await page.context().close()
    },
  )

  it('waits while another tab is used, and says at the latest end that staying is over', async () => {
    const first = await story.phone()
    const second = await first.context().newPage()
    for (const page of [first, second]) await page.clock.install()
    await signIn(first)
    await first.goto(`${story.address}/account`)
    const warning = first.locator('.ending')
    await pass(first, 20)
    await second.clock.fastForward('20:00')
    await second.goto(`${story.address}/account`)
    await pass(first, 10)
    expect(await warning.isVisible()).toBe(false)
    await first.context().close()
  })
})

/** The page keeps what was typed after a pause of less than a second. */
async function keepTyped(page: Page): Promise<void> {
  const kept = page.waitForResponse(/\/typed$/)
  await page.clock.fastForward(1_000)
  await kept
}

/** Time goes by for the server and for the page. */
async function pass(page: Page, minutes: number): Promise<void> {
  story.test.clock.pass({ minutes })
  await page.clock.fastForward(minutes * 60_000)
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${story.address}/sign-in`)
  await signInByPassword(page, 'ada')
}
