import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRESH } from '../../src/packages/runtime/cmi-state.ts'
import { findExercise } from '../../src/course/course.ts'
import { getItem } from '../../src/course/draw.ts'
import { answerKey } from '../../src/course/question-type.ts'
import { pack } from '../../src/packages/runtime/suspend-data.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import { packageLinks, placeOf } from '../../src/packages/link.page.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { staffOn } from '../support/staff.ts'
import { launchChromium } from '../support/chromium.ts'
import { content } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'
import { type Launch, startLms, type TestLms } from '../support/lms.ts'
import { attemptingWith } from '../support/package-states.ts'
import { bringInOrder, send, shownOrder, type Shown, turnTo } from '../support/play.ts'
import { unzip } from '../support/unzip.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'

const t = MESSAGES.en

const { course } = content
const L4 = course.lessons.find((lesson) => lesson.id === 'L4')
const firstHour = L4 === undefined ? null : findExercise(L4, 'first-hour')
const RIGHT = firstHour?.kind === 'order' ? firstHour.steps.map(({ id }) => id) : []
const TRIES = 60

let browser: Browser
let running: ListeningApp
let lms: TestLms
let cookie = ''

beforeAll(async () => {
  running = await listeningApp()
  const staff = await staffOn(running.test)
  cookie = (await signedIn(running.test, staff.bob)).cookie
  lms = await startLms(await unzip(await buildPackage(orderOf())))
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await lms.close()
  await running.close()
})

/** Opens a page of the course in one of the two shells. The web app runs without a script. */
const SHELLS: readonly (readonly [string, (path: 'L4' | 'guide') => Promise<{ page: Page; shown: Page | Frame }>])[] = [
  [
    'in the web app, without a script',
    async (path) => {
      const page = await webPage()
      await page.goto(running.address + (path === 'guide' ? webLinks.guide() : webLinks.lesson('L4', null)))
      return { page, shown: page }
    },
  ],
  [
    'in a package',
    async (path) => {
      const href = path === 'guide' ? packageLinks.guide() : packageLinks.lesson('L4', null)
      const { page, sco } = await launch(href)
      return { page, shown: sco }
    },
  ],
]

describe.each(SHELLS)('by keyboard alone, %s', (_, open) => {
  it('steps are put in order, the same button has the focus after each press, and the order is checked', async () => {
    const { page, shown } = await open('L4')
    const form = shown.locator('form[aria-labelledby="first-hour"]')
    await turnTo(shown, '#first-hour')
    await tabTo(page, shown, '#first-hour', 'form[aria-labelledby="first-hour"] button')
    for (const [target, letter] of RIGHT.entries()) {
      for (let at = (await shownOrder(form)).indexOf(letter); at > target; at--) {
        await tabTo(page, shown, null, `button[value="${letter} up"]`)
        await page.keyboard.press('Enter')
        await form.locator('[role="status"]', { hasText: `Moved to position ${at} of 6.` }).waitFor()
        expect(await focused(shown)).toBe(`${letter} up`)
      }
    }
    expect(await shownOrder(form)).toEqual(RIGHT)
    await tabTo(page, shown, null, 'form[aria-labelledby="first-hour"] .actions button')
    await page.keyboard.press('Enter')
    await form.locator('.reply', { hasText: t.learn.exercise.allFit }).waitFor()
    await page.context().close()
  })

  it('a learner chooses a reply, and the page continues at the turn that was answered', async () => {
    const { page, shown } = await open('L4')
    await turnTo(shown, '#first-talk')
    await tabTo(page, shown, '#first-talk', '#first-talk-1-b')
    await page.keyboard.press('Space')
    const turn = shown.locator('#first-talk-2')
    await turn.waitFor()
    await expectInView(shown, '#first-talk-1')
    await page.context().close()
  })

  it('a learner goes through the guide from the first question to the calls', async () => {
    const { page, shown } = await open('guide')
    for (const [question, next] of [
      ['danger-yes', 'Call 911 first'],
      ['exploiter-caregiver', 'Call SCR now'],
    ] as const) {
      await tabTo(page, shown, 'h1', `#${question}`)
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      await shown.locator('main h1, main h2', { hasText: next }).first().waitFor()
    }
    expect(await shown.locator('main h1').textContent()).toBe('Call 911 first')
    expect(await shown.locator('main a[href="tel:911"]').count()).toBeGreaterThan(0)
    await page.context().close()
  })
})

describe('an exercise in a package', () => {
  it('changes nothing that the LMS keeps, whatever is tried', async () => {
    const { page, sco } = await launch(packageLinks.lesson('L4', null))
    const before = lms.record()
    await turnTo(sco, '#first-talk')
    const talk = sco.locator('form[aria-labelledby="first-talk"]')
    await talk.evaluate((form: HTMLFormElement) => form.requestSubmit())
    await talk.locator('[role="alert"]').waitFor()
    await sco.locator('#first-talk-1-a').click()
    await sco.locator('#first-talk-1 .answer--yours').waitFor()
    await turnTo(sco, '#first-hour')
    await bringInOrder(sco.locator('form[aria-labelledby="first-hour"]'), RIGHT)
    await sco.locator('form[aria-labelledby="first-hour"] .actions button').click()
    await sco.locator('form[aria-labelledby="first-hour"] .reply').waitFor()
    const after = lms.record()
    expect(after.suspend_data).toBe(before.suspend_data)
    expect(after.interactions).toEqual(before.interactions)
    expect(after.core.lesson_location).toBe('lessons/L4')
    await page.context().close()
  })

  it('continues where it was, and starts over from its link', async () => {
    const { page, sco } = await launch(packageLinks.lesson('L3', null))
    const form = sco.locator('form[aria-labelledby="myth-or-true"]')
    await turnTo(sco, '#myth-or-true')
    await sco.locator('#myth-or-true-1-myth').click()
    await form.locator('.answer--fits').waitFor()
    expect(await sco.evaluate(() => document.activeElement?.id)).toBe('myth-or-true-1')
    await sco.locator('#myth-or-true-2-true').waitFor()
    await form.locator('.actions a').click()
    await form.locator('.answer--fits').waitFor({ state: 'detached' })
    await sco.locator('#myth-or-true-1-myth').waitFor()
    await page.context().close()
  })

  it('lets a learner change an answer of the guide, and keeps the other', async () => {
    const { page, sco } = await launch(packageLinks.guide())
    for (const id of ['danger-no', 'exploiter-other']) {
      await sco.locator(`label[for="${id}"]`).click()
      await sco.locator('main form .btn').click()
    }
    await sco.locator('main h1', { hasText: 'Call SCR now' }).waitFor()
    await sco.locator('button[name="change"][value="danger"]').click()
    await sco.locator('label[for="danger-yes"]').click()
    await sco.locator('main form .btn').click()
    await sco.locator('main h1', { hasText: 'Call 911 first' }).waitFor()
    expect(await sco.locator('main').textContent()).toContain('Clearly someone else.')
    await page.context().close()
  })

  it('is a checklist that keeps its ticks while it is open, and prints only those of the plan', async () => {
    const { page, sco } = await launch(packageLinks.lesson('L7', null))
    await turnTo(sco, '.ticked input')
    await sco.locator('.ticked input').first().check()
    await page.emulateMedia({ media: 'print' })
    expect(await sco.locator('.ticked .opt:visible').count()).toBe(1)
    expect(await sco.locator('section[aria-labelledby="before-group"] .opt:visible').count()).toBeGreaterThan(5)
    await page.context().close()
  })
})

describe('a graded ordering question in a package', () => {
  it('saves nothing while steps are moved, and shows the order again that was saved', async () => {
    const { state, place } = attemptingWith('Q24')
    const href = packageLinks.attemptQuestion('1', place)
    const { page, sco } = await launch(href, state)
    const before = lms.record().suspend_data
    const key = answerKey(getItem(course, 'Q24'))
    await bringInOrder(sco.locator('main form .order'), key)
    expect(lms.record().suspend_data).toBe(before)
    await send(sco)
    await sco.locator(`a[href="${href}"]`).first().click()
    await sco.locator('#Q24-a').waitFor()
    expect(await shownOrder(sco.locator('main form'))).toEqual(key)
    await page.context().close()
  })
})

async function webPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: running.address }])
  return context.newPage()
}

/** Opens the package on a page with a state. */
async function launch(href: string, state = FRESH): Promise<Launch> {
  const place = placeOf(href)
  const suspendData = pack(course, { ...state, place: place ?? '' })
  const opened = await lms.launch(browser, { suspendData })
  await opened.sco.waitForSelector('main h1')
  // The LMS keeps no page beside the lessons, so a link leads there.
  if (place === null) {
    await opened.sco.locator(`a[href="${href}"]`).first().click()
    await opened.sco.waitForSelector('main form')
  }
  return opened
}

/**
 * Presses Tab until this has the focus.
 * @param from where to begin, as a click there would; null for the element that has the focus.
 */
async function tabTo(page: Page, shown: Shown, from: string | null, to: string): Promise<void> {
  if (from !== null) await shown.locator(from).first().click()
  for (let n = 0; n < TRIES; n++) {
    if (await shown.locator(`${to}:focus`).count()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${to} cannot be reached with Tab`)
}

function focused(shown: Shown): Promise<string | null> {
  return shown.locator(':focus').getAttribute('value')
}

async function expectInView(shown: Shown, selector: string): Promise<void> {
  const box = await shown.locator(selector).boundingBox()
  expect(box?.y ?? -1).toBeGreaterThanOrEqual(0)
  expect(box?.y ?? 1000).toBeLessThan(400)
}
