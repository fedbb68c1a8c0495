import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../src/identity/account.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { GIVE_UP, SIGN_IN_HERE, startProvider, type TestProvider } from '../support/oidc.ts'
import { signInNameOf, withoutPassword } from '../support/staff.ts'
import { beginStory, signInByPassword, signOut, type Story } from '../support/story.ts'

let provider: TestProvider
let story: Story
beforeAll(async () => {
  story = await beginStory({
    host: 'localhost',
    async environmentAt(address) {
      provider = await startProvider(address)
      return provider.environment
    },
  })
})
afterAll(async () => {
  await story.close()
  await provider.close()
})

describe.each([
  ['en', 'dan', true],
  ['es', 'bob', false],
] as const)('the organization’s own sign-in, on a phone: language %s', (language, name, javaScriptEnabled) => {
  const t = MESSAGES[language]
  const words = t.singleSignOn
  const host = () => new URL(provider.environment.OIDC_ISSUER).host
  const start = () => `${story.address}${language === 'en' ? '' : '/es'}/sign-in`
  const press = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true }).click()
  const goThere = async (page: Page) => {
    await page.goto(start())
    await press(page, words.button(host()))
  }

  beforeEach(async () => {
    const { staff, test } = story
    await setLanguage(test.deps.store.db, staff[name], language)
    await withoutPassword(test, staff[name])
    provider.seat({ sub: name, name: 'At the provider', email: signInNameOf(name), email_verified: true })
  })

  it(`waits for HR the first time, and then lets the person in with one tap ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const page = await story.phone({ javaScriptEnabled })
    await goThere(page)
    await press(page, SIGN_IN_HERE)
    await page.waitForURL(/\/sign-in\/waiting$/)
    expect(await page.locator('h1').innerText()).toBe(words.waiting.title)

    const ada = await story.phone()
    await ada.goto(`${story.address}/sign-in`)
    await signInByPassword(ada, 'ada')
    await ada.goto(`${story.address}/hr/people`)
    await ada.getByRole('link', { name: MESSAGES.en.singleSignOn.confirm.link(1) }).click()
    await ada.getByRole('checkbox').check()
    await press(ada, MESSAGES.en.singleSignOn.confirm.confirm)
    expect(await ada.locator('main').innerText()).toContain(MESSAGES.en.singleSignOn.confirm.outcome.confirmed(1))

    // Still signed in there, so the one button here is enough.
    await page.getByRole('link', { name: t.account.forgot.back }).click()
    await press(page, words.button(host()))
    await page.waitForURL(/\/account\/notice$/)
    await press(page, t.account.notice.button)
    expect(page.url()).toBe(`${story.address}/course`)
    await page.goto(`${story.address}/account`)
    await signOut(page, language)
    await goThere(page)
    await page.waitForURL(`${story.address}/course`)
    // Back leads past the way to the provider, and somebody who is signed in has no use for the sign-in page.
    await page.goBack()
    expect(page.url()).toBe(`${story.address}/course`)
  })

  it(`tells somebody without an account there what to do ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const page = await story.phone({ javaScriptEnabled })
    await goThere(page)
    await press(page, GIVE_UP)
    await page.waitForURL(/provider=not-finished/)
    expect(await page.locator('main').innerText()).toContain(words.notices['not-finished'](host()))
    expect(await page.locator('[name="password"]').isVisible()).toBe(true)
  })

  it(`tells somebody whom the staff list doesn’t have what to do ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    provider.seat({ sub: `${name} at home`, email: 'somebody@mail.example', email_verified: true })
    const page = await story.phone({ javaScriptEnabled })
    await goThere(page)
    await press(page, SIGN_IN_HERE)
    await page.waitForURL(/provider=nobody/)
    expect(await page.locator('main').innerText()).toContain(words.notices.nobody(host()))
  })
})
