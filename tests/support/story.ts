import type { BrowserContextOptions, Page } from 'playwright-core'
import type { PersonId } from '../../src/ledger/event.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from './app.ts'
import { launchChromium } from './chromium.ts'
import { type ListeningApp, listeningApp, type Place } from './listen.ts'
import { type Name, PASSWORD, type Staff, signInNameOf, staffOn } from './staff.ts'

/** The app before anybody is on record, and Chromium to open it. */
export interface Beginning extends ListeningApp {
  /** A page on somebody's own phone, which nobody is signed in on. */
  phone(options?: BrowserContextOptions): Promise<Page>
}

/** The same with its people. */
export interface Story extends Beginning {
  readonly staff: Staff
  /** A page on a phone that somebody is signed in on, and with options another device. */
  pageOf(person: PersonId, options?: BrowserContextOptions): Promise<Page>
}

const PHONE = { viewport: { width: 390, height: 844 } }

export async function beginStory(place: Place = {}): Promise<Story> {
  const beginning = await beginEmpty(place)
  const staff = await staffOn(beginning.test)
  return {
    ...beginning,
    staff,
    async pageOf(person, options) {
      const [name = '', value = ''] = (await signedIn(beginning.test, person)).cookie.split('=')
      const page = await beginning.phone(options)
      await page.context().addCookies([{ name, value, url: beginning.address }])
      return page
    },
  }
}

export async function beginEmpty(place: Place = {}): Promise<Beginning> {
  const running = await listeningApp(place)
  const browser = await launchChromium()
  return {
    ...running,
    async phone(options = {}) {
      return (await browser.newContext({ ...PHONE, ...options })).newPage()
    },
    async close() {
      await browser.close()
      await running.close()
    },
  }
}

/** Fills in the sign-in page and sends it. */
export async function signInByPassword(page: Page, name: Name, password = PASSWORD): Promise<void> {
  await page.locator('[name="signInName"]').fill(signInNameOf(name))
  await page.locator('main [name="password"]').fill(password)
  const button = page.locator('main form', { has: page.locator('[name="password"]') }).locator('[type="submit"]')
  await Promise.all([page.waitForEvent('load'), button.click()])
}

/** Signs out on a page of the account, in the language that it has. */
export async function signOut(page: Page, language: keyof typeof MESSAGES = 'en'): Promise<void> {
  const menu = page.locator('.menu > summary')
  if (await menu.isVisible()) await menu.click()
  await page.getByRole('button', { name: MESSAGES[language].shell.signOut, exact: true }).click()
  await page.waitForURL(/\/signed-out$/)
}
