import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { passkeysOf } from '../../src/identity/factors/passkey.store.ts'
import { createSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { HOUR_MS, later } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { addDevice, otherDevice } from '../support/device.ts'
import { withoutPassword } from '../support/staff.ts'
import { beginStory, signInByPassword, signOut, type Story } from '../support/story.ts'

const words = MESSAGES.en.factors

let story: Story
let address = ''
beforeAll(async () => {
  story = await beginStory({ host: 'localhost' })
  address = story.address
})
afterAll(() => story.close())

describe('in Chromium, with a device that knows its owner', () => {
  it('somebody joins with one tap, signs out, signs in again without a name, adds a second passkey and removes one', async () => {
    await withoutPassword(story.test, story.staff.bob)
    const page = await phone()
    await page.goto(address + (await invitation()))
    expect(await page.getByText(words.passkey.orPassword).isVisible()).toBe(true)
    expect(await page.getByText(words.passkey.failed).isVisible()).toBe(false)
    await page.getByRole('button', { name: words.passkey.joinButton }).click()
    await page.waitForURL(`${address}/course`)
    await page.goto(`${address}/account`)
    await signOut(page)
    // Offered at the field of the name; a device in software chooses at once.
    await page.goto(`${address}/sign-in`)
    await page.waitForURL(`${address}/course`)
    await page.goto(`${address}/account/passkeys/new`)
    await page.getByRole('button', { name: words.passkey.button }).click()
    // The device has one already, and says so.
    await page.getByText(words.passkey.known).waitFor()
    await otherDevice(page)
    await page.reload()
    await page.getByRole('button', { name: words.passkey.button }).click()
    await page.getByText(words.list.changed['passkey-added']).waitFor()
    expect(await passkeysOf(story.test.deps.store.db, [story.staff.bob])).toHaveLength(2)
    await page.getByRole('link', { name: words.list.change }).first().click()
    await page.getByRole('button', { name: words.passkey.remove }).click()
    await page.getByText(words.list.changed['passkey-removed']).waitFor()
  })

  it('is offered the password alone under another address than the public one', async () => {
    const page = await phone()
    await page.goto(`${address.replace('localhost', '127.0.0.1')}/sign-in`)
    expect(await page.getByRole('button', { name: words.passkey.signIn }).isVisible()).toBe(false)
    await signInByPassword(page, 'dan')
    await page.waitForURL(/127\.0\.0\.1:\d+\/course$/)
  })

  it('says that it didn’t work when the device doesn’t know who is there, and the password still does', async () => {
    const page = await phone(false)
    await page.goto(`${address}/sign-in`)
    await page.getByRole('button', { name: words.passkey.signIn }).click()
    await page.getByText(words.passkey.failed).waitFor()
    expect(await page.getByLabel(MESSAGES.en.account.password).isVisible()).toBe(true)
  })
})

async function phone(verified = true): Promise<Page> {
  const page = await story.phone()
  await addDevice(page, verified)
  return page
}

async function invitation(): Promise<string> {
  const { staff, test } = story
  const at = test.deps.now()
  const link = {
    purpose: 'invite',
    person: staff.bob,
    createdBy: staff.ada,
    at,
    expiresAt: later(at, HOUR_MS),
  } as const
  return `/join/${await test.deps.store.transaction((tx) => createSignInLink(tx, link))}`
}
