import { createServer, type Server } from 'node:http'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { passkeysOf } from '../../src/identity/factors/passkey.store.ts'
import { createSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { HOUR_MS, later } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { listen } from '../support/listen.ts'
import { PASSWORD, type Staff, signInNameOf, staffOn, withoutPassword } from '../support/staff.ts'

const words = MESSAGES.en.factors

let server: Server
let address = ''
let test: TestApp
let staff: Staff
let browser: Browser
const contexts: BrowserContext[] = []

beforeAll(async () => {
  server = createServer()
  address = (await listen(server)).replace('127.0.0.1', 'localhost')
  test = await testApp({ PUBLIC_URL: address })
  server.on('request', (request, response) => test.app(request, response))
  staff = await staffOn(test)
  browser = await launchChromium()
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
  await test.deps.store.close()
})

describe('in Chromium, with a device that knows its owner', () => {
  it('somebody joins with one tap, signs out, signs in again without a name, adds a second passkey and removes one', async () => {
    await withoutPassword(test, staff.bob)
    const page = await phone()
    await page.goto(address + (await invitation()))
    expect(await page.getByText(words.passkey.orPassword).isVisible()).toBe(true)
    expect(await page.getByText(words.passkey.failed).isVisible()).toBe(false)
    await page.getByRole('button', { name: words.passkey.joinButton }).click()
    await page.waitForURL(`${address}/`)
    await page.goto(`${address}/account`)
    await page.getByRole('button', { name: MESSAGES.en.shell.signOut, exact: true }).click()
    // Offered at the field of the name; a device in software chooses at once.
    await page.goto(`${address}/sign-in`)
    await page.waitForURL(`${address}/`)
    await page.goto(`${address}/account/passkeys/new`)
    await page.getByRole('button', { name: words.passkey.button }).click()
    // The device has one already, and says so.
    await page.getByText(words.passkey.known).waitFor()
    await otherDevice(page)
    await page.reload()
    await page.getByRole('button', { name: words.passkey.button }).click()
    await page.getByText(words.list.changed['passkey-added']).waitFor()
    expect(await passkeysOf(test.deps.store.db, [staff.bob])).toHaveLength(2)
    await page.getByRole('link', { name: words.list.change }).first().click()
    await page.getByRole('button', { name: words.passkey.remove }).click()
    await page.getByText(words.list.changed['passkey-removed']).waitFor()
  })

  it('is offered the password alone under another address than the public one', async () => {
    const page = await phone()
    await page.goto(`${address.replace('localhost', '127.0.0.1')}/sign-in`)
    expect(await page.getByRole('button', { name: words.passkey.signIn }).isVisible()).toBe(false)
    await page.getByLabel(MESSAGES.en.account.signInName).fill(signInNameOf('dan'))
    await page.getByLabel(MESSAGES.en.account.password).fill(PASSWORD)
    await page.getByRole('button', { name: MESSAGES.en.account.signIn.button, exact: true }).click()
    await page.waitForURL(/127\.0\.0\.1:\d+\/$/)
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
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  contexts.push(context)
  const page = await context.newPage()
  await addDevice(page, verified)
  return page
}

const devices = new WeakMap<Page, { remove(): Promise<void> }>()

async function addDevice(page: Page, isUserVerified: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  })
  devices.set(page, {
    remove: async () => {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    },
  })
}

async function otherDevice(page: Page): Promise<void> {
  await devices.get(page)?.remove()
  await addDevice(page, true)
}

async function invitation(): Promise<string> {
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
