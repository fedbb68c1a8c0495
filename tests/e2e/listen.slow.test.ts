import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { webLinks } from '../../src/app/href.web.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { content } from '../support/content.ts'
import { Systems } from '../support/editions.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { follow, type Shown } from '../support/play.ts'
import { staffOn } from '../support/staff.ts'

const words = MESSAGES.en.learn.lesson
const LISTEN = '.turn [data-listen]'
const LOCAL = { name: 'On this device', lang: 'en-US', localService: true }
const REMOTE = { name: 'Elsewhere', lang: 'en-US', localService: false }
const SPANISH = { name: 'En este equipo', lang: 'es-US', localService: true }
type Voice = typeof LOCAL

let browser: Browser
let running: ListeningApp
let cookie = ''
let systems: Systems
let contexts: BrowserContext[] = []

beforeAll(async () => {
  running = await listeningApp()
  const staff = await staffOn(running.test)
  cookie = (await signedIn(running.test, staff.bob)).cookie
  browser = await launchChromium()
  systems = new Systems(browser)
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
  await systems.close()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

/** Opens lesson 4 in one of the two shells, in a browser that has these voices. */
const SHELLS: readonly (readonly [string, (voices: readonly Voice[]) => Promise<{ page: Page; shown: Shown }>])[] = [
  [
    'in the web app',
    async (voices) => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
      contexts = [...contexts, context]
      const [name = '', value = ''] = cookie.split('=')
      await context.addCookies([{ name, value, url: running.address }])
      await context.addInitScript(speakWith, voices)
      const page = await context.newPage()
      await page.goto(running.address + webLinks.lesson('L4', null))
      return { page, shown: page }
    },
  ],
  [
    'in a package',
    async (voices) => {
      const lms = await systems.start('scorm2004-4', 'strict')
      const context = await systems.profile()
      await context.addInitScript(speakWith, voices)
      const { page, sco } = await systems.open(lms, null, { context })
      await follow(sco, packageLinks.lesson('L4', null))
      return { page, shown: sco }
    },
  ],
]

describe.each(SHELLS)('reading a screen aloud, %s', (_, open) => {
  it('is offered only with a voice on the device for the language of the page', async () => {
    const { shown } = await open([REMOTE, SPANISH])
    await shown.locator('.turn__next').waitFor()
    expect(await shown.locator(LISTEN).isVisible()).toBe(false)
  })

  it('uses the voice on the device, begins with a tap, and ends with another', async () => {
    const { shown } = await open([REMOTE, LOCAL])
    const button = shown.locator(LISTEN)
    await button.waitFor()
    expect(await shown.evaluate(() => spoken)).toEqual([])
    await button.click()
    const said = await shown.evaluate(() => spoken)
    expect(said.map(({ text }) => text)).toContain(content.course.lessons[3]?.lead)
    expect(new Set(said.map(({ voice }) => voice))).toEqual(new Set([LOCAL.name]))
    expect(await button.innerText()).toBe(words.stopListening)
    await button.click()
    expect(await button.innerText()).toBe(words.listen)
    expect(await shown.evaluate(() => silenced)).toBe(1)
  })

  it('ends when the screen turns', async () => {
    const { shown } = await open([LOCAL])
    await shown.locator(LISTEN).click()
    await shown.locator('.turn__next').click()
    await shown.locator('.screen:has(#start):not(.screen--now)').waitFor({ state: 'attached' })
    expect(await shown.locator(LISTEN).innerText()).toBe(words.listen)
    expect(await shown.evaluate(() => silenced)).toBe(1)
  })

  it.each(['visibilitychange', 'pagehide'])(
    'ends with the event that a page gets when it is left: %s',
    async (name) => {
      const { shown } = await open([LOCAL])
      await shown.locator(LISTEN).click()
      await shown.evaluate((event) => document.dispatchEvent(new Event(event, { bubbles: true })), name)
      expect(await shown.evaluate(() => silenced)).toBe(1)
    },
  )

  it('ends with the leave button, and with the first press of Shift', async () => {
    const { page, shown } = await open([LOCAL])
    await shown.locator(LISTEN).click()
    await shown.locator('main').press('Shift')
    expect(await shown.evaluate(() => silenced)).toBe(1)
    await shown.locator(LISTEN).click()
    const told = page.waitForEvent('console', (message) => message.text() === 'silenced 2')
    await shown.locator('.btn--leave').click()
    await told
  })
})

declare global {
  var spoken: { text: string; voice: string }[]
  var silenced: number
}

/** Runs in the page, before its own scripts: a browser that has voices. The one of the tests has none. */
function speakWith(voices: readonly Voice[]): void {
  window.spoken = []
  window.silenced = 0
  class Utterance {
    voice: Voice | null = null
    constructor(readonly text: string) {}
  }
  const speech = {
    getVoices: () => voices,
    speak: ({ text, voice }: Utterance) => window.spoken.push({ text, voice: voice?.name ?? '' }),
    cancel: () => console.info(`silenced ${(window.silenced += 1)}`),
    onvoiceschanged: null,
  }
  Object.defineProperty(window, 'speechSynthesis', { value: speech })
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
}
