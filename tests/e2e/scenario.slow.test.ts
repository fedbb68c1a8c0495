import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Choice, fittingChoice } from '../../src/course/scenario.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { launchChromium } from '../support/chromium.ts'
import { content, contents } from '../support/content.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'

const t = MESSAGES.en.learn.scenario

const MOST_TABS = 80
const PHONE = { width: 390, height: 844 }

let running: ListeningApp
let browser: Browser
let page: Page
let staff: Staff

beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  const { cookie } = await signedIn(running.test, staff.bob)
  browser = await launchChromium()
  const context = await browser.newContext({ baseURL: running.address, javaScriptEnabled: false })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: running.address }])
  page = await context.newPage()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

it('a whole story is played with the keyboard alone, without a script, with wrong turns and the way back', async () => {
  const [story] = content.scenarios
  if (story === undefined) throw new Error('there are no stories')
  await page.goto(webLinks.scenario(story.id))
  await press(`main a[href="${webLinks.scenarioStep(story.id, 1)}"]`, 'Enter')

  for (const [index, decision] of story.decisions.entries()) {
    const step = index + 1
    const wrong = decision.choices.find(({ fits }) => !fits)
    await press(choiceButton(wrong?.id ?? ''), 'Enter')
    expect(pathOf(page)).toBe(webLinks.scenarioReply(story.id, step))
    await press(`main .reply a[href="${webLinks.scenarioStep(story.id, step)}"]`, 'Enter')
    await press(choiceButton(fittingChoice(decision).id), 'Space')
    expect((await page.locator('#why').textContent())?.trim()).toBe(t.fits)
  }

  expect((await page.locator('#ending').textContent())?.trim()).toBe(t.ending)
  const { reread } = story.decisions[0] ?? {}
  await press(`main a[href="${webLinks.lesson(reread?.lesson ?? 'L0', reread?.section ?? null)}"]`, 'Enter')
  expect(pathOf(page)).toBe(webLinks.lesson(reread?.lesson ?? 'L0', null))
})

it.each(['en', 'es'] as const)(
  'the next decision is within two heights of a phone below where a choice leads (%s)',
  async (language) => {
    await setLanguage(running.test.deps.store.db, staff.bob, language)
    await page.setViewportSize(PHONE)
    for (const { id, decisions } of contents[language].scenarios)
      for (const [index, { choices }] of decisions.slice(0, -1).entries()) {
        const [longest] = choices.toSorted((a, b) => lengthOf(b) - lengthOf(a))
        await page.goto(webLinks.scenarioStep(id, index + 1))
        await page.locator(choiceButton(longest?.id ?? '')).click()
        const last = await page.locator('main .choice').last().boundingBox()
        expect
          .soft((last?.y ?? Infinity) + (last?.height ?? 0), `${id}, step ${index + 1}`)
          .toBeLessThan(2 * PHONE.height)
      }
  },
)

function lengthOf({ text, consequence, why }: Choice): number {
  return text.length + consequence.length + why.length
}

function choiceButton(choice: string): string {
  return `main button[name="choice"][value="${choice}"]`
}

/** Tabs to an element, as people without a mouse do, and presses a key on it. */
async function press(selector: string, key: 'Enter' | 'Space'): Promise<void> {
  const focused = page.locator(`${selector}:focus`)
  for (let tabs = 0; (await focused.count()) === 0; tabs++) {
    if (tabs === MOST_TABS) throw new Error(`the tab key does not reach ${selector}`)
    await page.keyboard.press('Tab')
  }
  await Promise.all([page.waitForNavigation(), page.keyboard.press(key)])
}

function pathOf(shown: Page): string {
  return new URL(shown.url()).pathname
}
