import { type TOTP, URI } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setLanguage } from '../../src/identity/account.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { scanned } from '../support/pdf.ts'
import { beginStory, signInByPassword, signOut, type Story } from '../support/story.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.close())

describe.each([
  ['en', 'dan', true],
  ['es', 'bob', false],
] as const)('codes from an app, on a phone: language %s', (language, name, javaScriptEnabled) => {
  const t = MESSAGES[language]
  const words = t.factors

  it(`are set up by the person, asked for after the password, and a spare code stands in for one once ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const { address, staff, test } = story
    await setLanguage(test.deps.store.db, staff[name], language)
    const page = await story.phone({ javaScriptEnabled })
    const press = (button: string) => page.getByRole('button', { name: button, exact: true }).click()
    const open = (link: string) => page.getByRole('link', { name: link, exact: true }).click()
    const signIn = async () => {
      await page.goto(`${address}${language === 'en' ? '' : '/es'}/sign-in`)
      await signInByPassword(page, name)
    }

    await signIn()
    await page.goto(`${address}/account`)
    await open(words.list.setUp)
    const app = await appOf(page)
    await page.getByLabel(words.app.code).fill(codeOf(app))
    await press(words.app.button)
    await press(words.codes.button)
    const codes = await page.getByRole('list', { name: words.codes.listLabel }).locator('li').allInnerTexts()
    expect(codes).toHaveLength(10)
    await open(words.codes.goOn)
    await page.goto(`${address}/account`)
    await signOut(page, language)

    story.test.clock.pass({ minutes: 1 })
    await signIn()
    expect(await page.locator('h1').innerText()).toBe(words.step.title)
    await page.getByLabel(words.step.app).fill(codeOf(app))
    await press(words.step.button)
    expect(await page.locator('h1').innerText()).toBe(t.account.notice.title)
    await press(t.account.notice.button)
    await page.goto(`${address}/account`)
    await signOut(page, language)

    const [spare = ''] = codes
    await signIn()
    await page.getByLabel(words.step.app).fill(spare.toUpperCase())
    await press(words.step.button)
    await page.goto(`${address}/account`)
    expect(await page.locator('main').innerText()).toContain(words.list.codesLeft(9))
    await signOut(page, language)

    await signIn()
    await page.getByLabel(words.step.app).fill(spare)
    await press(words.step.button)
    expect(await page.locator('main').innerText()).toContain(words.step.wrong)
    await page.goto(`${address}/account`)
    expect(page.url()).toContain('/sign-in')
  })
})

/** Scans the square on the page, as an app does, and compares it with the key to type. */
async function appOf(page: Page): Promise<TOTP> {
  const app = URI.parse(scanned(await page.pdf()))
  const typed = await page.locator('main .code').innerText()
  expect(app.secret.base32).toBe(typed.replaceAll(' ', ''))
  if (!('period' in app)) throw new Error('the square is for another kind of app')
  return app
}

function codeOf(app: TOTP): string {
  return app.generate({ timestamp: Date.parse(story.test.deps.now()) })
}
