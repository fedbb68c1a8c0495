import { readFileSync } from 'node:fs'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPreview } from '../../src/packages/preview/open-preview.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { axe } from '../support/axe.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { examplePreview } from '../support/preview.ts'

const t = MESSAGES.en.hr.preview

let running: ListeningApp
let staff: Staff
let browser: Browser
let page: Page
let troubles: string[]

beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

beforeEach(async () => {
  page = await openPage()
  troubles = []
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(error.message))
  const path = await openPreview(running.test.deps, await examplePreview(staff.ada))
  await page.goto(running.address + path)
  await course().locator('main h1').waitFor()
})
afterEach(() => page.context().close())

describe('the SCORM 1.2 package, played by HR', () => {
  it('says what the LMS would show, and continues after it was closed', async () => {
    await says(t.verdict.showsAt(t.status.incomplete, t.place.home))
    await follow('#/lessons/L2')
    await says(`${t.status.incomplete}, ${t.place.lesson(2)}. ${t.verdict.returns}`)
    expect(await stored('cmi.core.lesson_status')).toContain('incomplete')
    expect(await stored('cmi.core.entry')).toContain('ab-initio')

    await page.locator('#reopen').click()
    await calls(t.log.launch, 2)
    expect(await at()).toContain('Lesson 2 of')
    await calls(t.log.closed, 1)
    expect(await stored('cmi.core.entry')).toContain('resume')
    expect(troubles).toEqual([])
  })

  it('continues after it was gone without a goodbye', async () => {
    await follow('#/lessons/L3')
    await says('at lesson 3')
    await page.locator('#vanish').click()
    await calls(t.log.launch, 2)
    expect(await at()).toContain('Lesson 3 of')
    await calls(t.log.closed, 0)
    expect(troubles).toEqual([])
  })

  it('shows “Not saved” while the network is lost, and “Saved” when it is back', async () => {
    await course()
      .locator('header .saved', { hasText: /^\s*Saved/ })
      .waitFor()
    await choose('offline')
    await says(t.spoilt.offline)
    await follow('#/lessons/L2')
    await course().getByText('Not saved').first().waitFor()
    expect(await stored('cmi.core.lesson_location')).not.toContain('lessons/L2')
    await choose('works')
    await course()
      .locator('header .saved', { hasText: /^\s*Saved/ })
      .waitFor()
    await says('at lesson 2')
    expect(await stored('cmi.core.lesson_location')).toContain('lessons/L2')
    expect(troubles).toEqual([])
  })

  it('shows “Not saved” when the session has expired', async () => {
    await choose('expired')
    await follow('#/lessons/L2')
    await course().getByText('Not saved').first().waitFor()
    await says(t.spoilt.expired)
    // Chromium writes a line for each refusal.
    expect(troubles.filter((line) => !line.includes('401'))).toEqual([])
  })

  it('cannot notice a log-in page in place of an answer, and this page says that nothing is stored', async () => {
    await choose('login-page')
    await follow('#/lessons/L2')
    await calls(t.log.stored, 4)
    await course()
      .locator('header .saved', { hasText: /^\s*Saved/ })
      .waitFor()
    await says('The LMS reports success but stores nothing.')
    expect(await stored('cmi.core.lesson_location')).not.toContain('lessons/L2')
    expect(troubles).toEqual([])
  })

  it('starts over with nothing stored', async () => {
    await follow('#/lessons/L2')
    await says('at lesson 2')
    await page.locator('#start-over').click()
    await says(t.verdict.showsAt(t.status.incomplete, t.place.home))
    expect(await stored('cmi.core.entry')).toContain('ab-initio')
  })

  it('says that the trial is over when the server has forgotten it', async () => {
    for (let more = 0; more < 8; more++) await openPreview(running.test.deps, await examplePreview(staff.ada))
    await page.locator('#reopen').click()
    await says(t.over)
  })

  it('gives a support file without the name of the learner', async () => {
    await follow('#/lessons/L2')
    await says('at lesson 2')
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()])
    const text = readFileSync(await download.path(), 'utf8')
    expect(JSON.parse(text)).toMatchObject({ standard: 'scorm12', stored: { core: { lesson_location: 'lessons/L2' } } })
    expect(text).not.toMatch(/Learner, Trial|student_name": "\w/)
  })

  it('is announced by one sentence, and is for everybody', async () => {
    // The search box of the header is silent until somebody types there.
    expect(await page.locator('main').locator('[role="status"], [aria-live]').count()).toBe(1)
    const { violations } = await axe(page)
    expect(violations).toEqual([])
  })
})

describe('the package for a web server', () => {
  it('runs as it would there, and continues in a later trial, as the page says', async () => {
    const open = async () => {
      const preview = await examplePreview(staff.ada, { edition: 'web', report: 'completed' })
      await page.goto(running.address + (await openPreview(running.test.deps, preview)))
      await page.frameLocator('iframe').locator('main h1').waitFor()
    }
    await open()
    await page.getByText('Your progress stays in this browser').waitFor()
    const inFrame = page.frameLocator('iframe')
    await inFrame.locator('main a[href="#/lessons/L2"]').first().click()
    await inFrame.getByText('Lesson 2 of').first().waitFor()
    await open()
    await inFrame.getByText('Lesson 2 of').first().waitFor()
    expect(troubles).toEqual([])
  })
})

describe('a package of SCORM 2004', () => {
  it('finds its runtime, is graded by its score, and continues where it was', async () => {
    const files = new Map([
      ['imsmanifest.xml', Buffer.from(MANIFEST_2004)],
      ['start.html', Buffer.from('<!doctype html><title>SCO</title><script src="start.js"></script>')],
      ['start.js', Buffer.from(SCO_2004)],
    ])
    const preview = { owner: staff.ada, edition: 'scorm2004-3', title: 'Example', files } as const
    await page.goto(running.address + (await openPreview(running.test.deps, preview)))
    await says('Your LMS would now show: passed, score 40.')
    expect(await stored('cmi.completion_status')).toContain('completed')
    expect(await stored('cmi.location')).toContain('at lesson 3')
    expect(await stored('cmi.entry')).toContain('ab-initio')
    await page.locator('#reopen').click()
    await calls('Asked for cmi.location: lessons/L3', 1)
    await says('Your LMS would now show: failed, score 40. If you close the course here, the learner comes back')
    await page.locator('#stored tr', { hasText: 'cmi.entry' }).getByText('resume').waitFor()
    expect(await stored('cmi.total_time')).toContain('PT0H1M0S')
    expect(troubles).toEqual([])
  })
})

const MANIFEST_2004 = `<manifest><imsss:primaryObjective satisfiedByMeasure="true">
<imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective>
<resource identifier="r" adlcp:scormType="sco" href="start.html"></resource></manifest>`

/** Says "passed" with a score below the mark: at the goodbye, the LMS knows better. */
const SCO_2004 = `const api = parent.API_1484_11
api.Initialize('')
const isFirst = api.GetValue('cmi.location') === ''
api.SetValue('cmi.exit', 'suspend')
const values = !isFirst ? {} : { location: 'lessons/L3', completion_status: 'completed', success_status: 'passed', 'score.scaled': '0.4',
  'score.raw': '40', session_time: 'PT1M' }
for (const [element, value] of Object.entries(values)) api.SetValue('cmi.' + element, value)
api.Commit('')
addEventListener('pagehide', () => api.Terminate(''))`

async function openPage(): Promise<Page> {
  const { cookie } = await signedIn(running.test, staff.ada)
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await context.addCookies([{ name, value, url: running.address }])
  return context.newPage()
}

function course(): FrameLocator {
  return page.frameLocator('#frame iframe')
}

/** Goes to a page of the course by its address: what stands on the way is no matter here. */
async function follow(href: string): Promise<void> {
  await course().locator('header a.brand').click()
  await course().locator(`main a[href="${href}"]`).first().click()
}

function at(): Promise<string | null> {
  return course().locator('main .kicker').first().textContent()
}

async function says(sentence: string): Promise<void> {
  await page.locator('#verdict', { hasText: sentence }).waitFor()
}

async function calls(text: string, count: number): Promise<void> {
  await page.waitForFunction(
    ([words, least]) =>
      [...document.querySelectorAll('#log li')].filter((line) => line.textContent?.includes(words)).length >= least,
    [text, count] as const,
  )
  expect(await page.locator('#log li', { hasText: text }).count()).toBe(count)
}

async function choose(answers: string): Promise<void> {
  await page.locator(`label[for="lms-${answers}"]`).click()
}

async function stored(element: string): Promise<string> {
  return (await page.locator('#stored tr', { hasText: element }).textContent()) ?? ''
}
