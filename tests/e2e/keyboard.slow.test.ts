import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Item, LessonId } from '../../src/course/course.ts'
import { getItem } from '../../src/course/draw.ts'
import { questionScreenId, questionsOf } from '../../src/course/screens.ts'
import { answerKey, takesOne } from '../../src/course/question-type.ts'
import { fittingChoice } from '../../src/course/scenario.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { PASSWORD, signInNameOf } from '../support/staff.ts'
import { launchChromium } from '../support/chromium.ts'
import { content } from '../support/content.ts'
import { type Keys, keysOn } from '../support/keys.ts'
import { asked, HERE, heading, shownOrder } from '../support/play.ts'
import { openPopulated, type Populated } from '../support/populated.ts'

const t = MESSAGES.en.learn

const { course, scenarios } = content

let populated: Populated
let browser: Browser
let page: Page
let keys: Keys
beforeAll(async () => {
  populated = await openPopulated('en')
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await populated.close()
})

describe('with the keyboard alone', () => {
  it('a learner takes the whole course, from sign-in to the policy acknowledged', async () => {
    await signIn('bob')
    expect(await heading(page)).toBe('Your orientation')
    await keys.walk()
    for (const { id } of course.lessons) await takeLesson(id)

    await keys.go(`main a[href="${webLinks.final()}"]`)
    await keys.go('main form .btn', 'Space')
    while (!page.url().endsWith('/answers')) await answerQuestion()
    await keys.walk()
    await keys.go('main form .btn', 'Space')
    expect(await heading(page)).toBe(t.attempt.passedTitle)
    await keys.walk()

    await keys.go('main .actions a.btn')
    await keys.go('main form .btn', 'Space')
    expect(await page.locator('main').textContent()).toContain(t.home.finishedTitle)
    expect([...keys.faults]).toEqual([])
    await page.context().close()
  })

  it('a learner who sends an empty form gets a message, and follows the link to the first choice', async () => {
    await signIn('dan')
    await page.goto(populated.address('dan') + webLinks.guide())
    await keys.go('main form .btn', 'Space')
    await keys.press('main .summary a')
    expect(await page.evaluate(() => document.activeElement?.closest('.answer') !== null)).toBe(true)
    expect([...keys.faults]).toEqual([])
    await page.context().close()
  })

  it('HR narrows the list of people, reads a record, saves the file and goes through the form of a site', async () => {
    await signIn('ada')
    await openPlace('/hr/people')
    await keys.walk()
    // On a phone the filters are folded.
    await keys.press('main form .fold > summary')
    await keys.type('main select[name="status"]', 'Everyone')
    await keys.go('main .filters .btn', 'Space')
    expect(await page.locator('main select[name="status"]').inputValue()).toBe('everyone')
    await keys.go('main a[href^="/hr/reports/files"]')
    await keys.walk()
    await keys.reach('main form .actions .btn')
    const download = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
    await keys.go('main .actions a')
    await keys.go('main tbody th a')
    await keys.walk()
    await keys.go('main a.back')
    await openPlace('/hr/sites')
    await keys.go('main tbody th a')
    await keys.walk()
    expect([...keys.faults]).toEqual([])
    await page.context().close()
  })
})

/** Opens a phone: a page of one column has one order. */
async function signIn(who: 'ada' | 'bob' | 'dan'): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  page = await context.newPage()
  keys = keysOn(page)
  await page.goto(`${populated.address(who)}/sign-in`)
  await keys.walk()
  await keys.type('[name="signInName"]', signInNameOf(who))
  await keys.type('[name="password"]', PASSWORD)
  const left = page.waitForEvent('domcontentloaded')
  await page.keyboard.press('Enter')
  await left
}

/** By the menu, which has the pages of each place folded below its name. */
async function openPlace(href: string): Promise<void> {
  await keys.press('.menu > summary')
  const link = `.menu a[href="${href}"]`
  if (!(await page.locator(link).isVisible())) await keys.press(`.menu details:has(> ul a[href="${href}"]) > summary`)
  await keys.go(link)
}

/** Turns the screens of a lesson until this is shown. */
async function turnTo(part: string): Promise<void> {
  while (!(await page.locator(part).isVisible())) {
    const now = await page.locator('.screen--now').getAttribute('id')
    await keys.press('.turn__next')
    await page.locator(`.screen--now:not(#${now})`).waitFor()
  }
}

/** From home and back to it. */
async function takeLesson(id: LessonId): Promise<void> {
  await keys.go(`main a[href="${webLinks.lesson(id, null)}"]`)
  const lesson = course.lessons.find((candidate) => candidate.id === id)
  for (const item of lesson === undefined ? [] : questionsOf(course, lesson)) {
    await turnTo(`#${questionScreenId(item.id)}`)
    await answerQuestion()
    await keys.go('main .actions a.btn')
  }
  for (const group of id === course.practice.lesson ? course.practice.groups : []) {
    const story = scenarios.find((scenario) => group.paths.includes(scenario.path))
    if (story === undefined) throw new Error(`no story for ${group.title}`)
    await turnTo('#stories')
    await keys.go(`main li a[href="${webLinks.scenario(story.id)}"]`)
    await keys.go(`main a[href="${webLinks.scenarioStep(story.id, 1)}"]`)
    for (const decision of story.decisions) await keys.go(`main button[value="${fittingChoice(decision).id}"]`, 'Space')
    await keys.go(`main a[href="${webLinks.lesson(id, 'stories')}"]`)
  }
  await keys.go('header a.brand')
}

async function answerQuestion(): Promise<void> {
  const item = getItem(course, await asked(page))
  if (takesOne(item)) return keys.go(`#${item.id}-${answerKey(item)[0]}`, 'Space')
  await choose(item)
  await keys.go(`${HERE} form .actions .btn`, 'Space')
}

/** Space ticks, and moves a step up. */
async function choose(item: Item): Promise<void> {
  const fitting = answerKey(item)
  if (item.type === 'order') {
    for (const [place, letter] of fitting.entries()) {
      while ((await shownOrder(page.locator(`${HERE} form`))).indexOf(letter) > place)
        await keys.go(`main button[value="${letter} up"]`, 'Space')
    }
    return
  }
  // From the first to the last in the order shown, as the Tab key goes.
  for (const input of await page.locator(`${HERE} .answer input`).all()) {
    const letter = await input.inputValue()
    if (fitting.includes(letter)) await keys.press(`#${item.id}-${letter}`, 'Space')
  }
}
