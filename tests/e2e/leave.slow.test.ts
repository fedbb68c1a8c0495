import { createRequire } from 'node:module'
import { createServer, type Server } from 'node:http'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildPackage } from '../../src/packages/build.job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { renderPart } from '../../src/platform/html/render.page.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { signedIn } from '../support/app.ts'
import { type Staff, staffOn, ORGANIZATION } from '../support/staff.ts'
import { launchChromium } from '../support/chromium.ts'
import { content } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'
import { listen, type ListeningApp, listeningApp } from '../support/listen.ts'
import { startLms, type TestLms } from '../support/lms.ts'
import { unzip } from '../support/unzip.ts'

const words = MESSAGES.en.shell

let running: ListeningApp
let staff: Staff
let browser: Browser
let lms: TestLms
/** Stands for a weather site; on a machine without a network there is no other. */
let neutral: Server
/** It answers once this is over, so that the page before can tell a test what it shows. */
let gate: Promise<unknown> = Promise.resolve()
let leaveTo = ''
const contexts: BrowserContext[] = []

beforeAll(async () => {
  neutral = createServer((_request, response) => void gate.then(() => response.end('Sunny')))
  leaveTo = `${await listen(neutral)}/today`
  running = await listeningApp()
  staff = await staffOn(running.test)
  await putOrganization(running.test.deps.store.db, { ...ORGANIZATION, leaveTo }, running.test.deps.now())
  browser = await launchChromium()
  lms = await startLms(await unzip(await buildPackage(orderOf({ leaveTo }))))
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})
afterAll(async () => {
  await browser.close()
  await lms.close()
  neutral.close()
  await running.close()
})

describe('leaving a page of the course', () => {
  it('with the button ends the session and opens the neutral site, and going back shows sign-in', async () => {
    const page = await lessonPage()
    await page.locator('.btn--leave').click()
    await page.waitForURL(leaveTo)
    await page.goBack()
    expect(await page.locator('h1').innerText()).toBe(MESSAGES.en.account.signIn.title)
    expect(await page.content()).not.toContain(content.course.lessons[3]?.title)
  })

  it('by pressing Shift three times does the same, and each press says how many are left', async () => {
    const page = await lessonPage()
    await page.keyboard.press('Shift')
    expect(await page.locator('.govuk-exit-this-page [role=status]').innerText()).toBe(words.leaveTwoMore)
    await page.keyboard.press('Shift')
    expect(await page.locator('.govuk-exit-this-page [role=status]').innerText()).toBe(words.leaveOneMore)
    expect(await page.locator('.govuk-exit-this-page__indicator-light--on').count()).toBe(2)
    await page.keyboard.press('Shift')
    await page.waitForURL(leaveTo)
  })

  it('covers the page at once, before the next one is there', async () => {
    const page = await lessonPage()
    let told = (_cover: Cover) => {}
    const covered = new Promise<Cover>((resolve) => (told = resolve))
    gate = covered
    await page.exposeFunction('tell', told)
    await page.evaluate(() => {
      new MutationObserver(() => {
        const overlay = document.querySelector('.govuk-exit-this-page-overlay')
        const main = document.querySelector('main')
        if (overlay === null || main === null) return
        // Put there by the line above.
        const { tell } = window as unknown as { tell(cover: object): void }
        tell({ role: overlay.getAttribute('role'), text: overlay.textContent, hidden: main.offsetHeight === 0 })
      }).observe(document.body, { childList: true })
    })
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
    expect(await covered).toEqual({ role: 'alert', text: words.leaveLoading, hidden: true })
    await page.waitForURL(leaveTo)
  })

  it('does not happen to someone who types capital letters', async () => {
    const page = await openPage('/sign-in', null)
    await page.locator('input').first().focus()
    for (const letter of ['A', 'B', 'C', 'D']) await page.keyboard.press(`Shift+${letter}`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(await page.locator('input').first().inputValue()).toBe('ABCD')
    expect(await page.locator('.govuk-exit-this-page-overlay').count()).toBe(0)
  })

  it('is forgotten five seconds after the last press', async () => {
    const page = await lessonPage()
    await page.clock.install()
    await page.reload()
    await page.keyboard.press('Shift')
    await page.keyboard.press('Shift')
    await page.clock.fastForward(5_100)
    expect(await page.locator('.govuk-exit-this-page [role=status]').innerText()).toBe(words.leaveTimedOut)
    await page.keyboard.press('Shift')
    expect(await page.locator('.govuk-exit-this-page [role=status]').innerText()).toBe(words.leaveTwoMore)
    expect(new URL(page.url()).pathname).toBe('/lessons/L4')
  })

  it('works without a script', async () => {
    const page = await openPage('/lessons/L4', 'bob', { javaScriptEnabled: false })
    await page.locator('.btn--leave').click()
    await page.waitForURL(leaveTo)
  })

  it('can be reached by the keyboard before anything else', async () => {
    const page = await lessonPage()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Leave this page')
    await page.keyboard.press('Enter')
    await page.waitForURL(leaveTo)
  })

  it('leads to an empty page of ours while the organization has chosen no site', async () => {
    await putOrganization(running.test.deps.store.db, ORGANIZATION, running.test.deps.now())
    const page = await lessonPage()
    await page.locator('.btn--leave').click()
    await page.waitForURL(`${running.address}/blank`)
    await putOrganization(running.test.deps.store.db, { ...ORGANIZATION, leaveTo }, running.test.deps.now())
  })
})

describe('leaving a package', () => {
  it('with the button ends the session with the LMS and leaves the whole window', async () => {
    const launch = await lms.launch(browser)
    contexts.push(launch.page.context())
    await launch.sco.getByRole('link', { name: content.course.lessons[3]?.title ?? '' }).click()
    await launch.sco.locator('.btn--leave').click()
    await launch.page.waitForURL(leaveTo)
    expect(lms.record().core['lesson_location']).toBe('lessons/L4')
  })

  it('by pressing Shift three times does the same', async () => {
    const launch = await lms.launch(browser)
    contexts.push(launch.page.context())
    await launch.sco.locator('h1').click()
    for (let press = 0; press < 3; press += 1) await launch.page.keyboard.press('Shift')
    await launch.page.waitForURL(leaveTo)
  })
})

describe('the markup of the button', () => {
  it('has what the library looks for, as in its own examples', () => {
    const examples: { fixtures: { name: string; html: string }[] } = createRequire(import.meta.url)(
      'govuk-frontend/dist/govuk/components/exit-this-page/fixtures.json',
    )
    const theirs = examples.fixtures.find(({ name }) => name === 'default')?.html ?? ''
    const ours = renderPart('parts/leave-button', { t: MESSAGES.en, href: '/leave' })
    for (const part of [
      'class="govuk-exit-this-page"',
      'data-module="govuk-exit-this-page"',
      'rel="nofollow noreferrer"',
    ]) {
      expect(theirs).toContain(part)
      expect(ours).toContain(part)
    }
    const button = /<a [^>]*govuk-exit-this-page__button/
    expect(theirs).toMatch(button)
    expect(ours).toMatch(button)
  })
})

interface Cover {
  readonly role: string | null
  readonly text: string | null
  readonly hidden: boolean
}

function lessonPage(): Promise<Page> {
  return openPage('/lessons/L4', 'bob')
}

async function openPage(path: string, who: 'bob' | null, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext(options)
  contexts.push(context)
  if (who !== null) {
    const { cookie } = await signedIn(running.test, staff[who])
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: running.address }])
  }
  const page = await context.newPage()
  await page.goto(running.address + path)
  return page
}
