import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSignInLink, linkExpiry } from '../../src/identity/sign-in-link.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { addDevice } from '../support/device.ts'
import { type Beginning, beginEmpty } from '../support/story.ts'

const t = MESSAGES.en
const words = t.factors.passkey

let story: Beginning
beforeEach(async () => {
  story = await beginEmpty({ host: 'localhost' })
})
afterEach(() => story.close())

describe('the first set-up, on a phone', () => {
  it('lets the first person in with the fingerprint, and again without a name or a password', async () => {
    const page = await setUpPage()
    await addDevice(page)
    await page.reload()
    await fillIn(page)
    expect(await page.getByText(words.orPassword).isVisible()).toBe(true)
    await page.getByRole('button', { name: words.joinButton }).click()
    expect(await page.locator('main').innerText()).toContain(t.account.join.lead('Ada Okafor'))
    await page.getByRole('button', { name: words.joinButton }).click()
    await page.waitForURL(`${story.address}/hr`)
    await page.context().clearCookies()
    // Offered at the field of the name; a device in software chooses at once.
    await page.goto(`${story.address}/sign-in`)
    await page.waitForURL(`${story.address}/hr`)
  })

  it.each([
    ['on a device without passkeys', true],
    ['without scripts', false],
  ])('asks for a password alone %s', async (_, javaScriptEnabled) => {
    const page = await setUpPage(javaScriptEnabled)
    expect(await page.getByRole('button', { name: words.joinButton }).isVisible()).toBe(false)
    await fillIn(page)
    await page.getByLabel(t.account.password).fill('a quiet room with the light on')
    await page.getByRole('button', { name: t.account.setUp.button }).click()
    await page.waitForURL(`${story.address}/hr`)
  })
})

async function setUpPage(javaScriptEnabled = true): Promise<Page> {
  const { now, store } = story.test.deps
  const link = { purpose: 'set-up', person: null, createdBy: 'system:start', at: now() } as const
  const token = await store.transaction((tx) => createSignInLink(tx, { ...link, expiresAt: linkExpiry(now()) }))
  const page = await story.phone({ javaScriptEnabled })
  await page.goto(`${story.address}/set-up/${token}`)
  return page
}

async function fillIn(page: Page): Promise<void> {
  const { setUp, signInName } = t.account
  await page.getByLabel(setUp.organization).fill('Harbor Street Youth Services')
  await page.getByLabel(setUp.site).fill('North House')
  await page.getByLabel(setUp.name, { exact: true }).fill('Ada Okafor')
  await page.getByLabel(signInName).fill('ada@harborstreet.example')
}
