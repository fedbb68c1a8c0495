import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getItem } from '../../src/course/draw.ts'
import { answerKey, takesOne } from '../../src/course/question-type.ts'
import { fittingChoice } from '../../src/course/scenario.ts'
import { publishSite } from '../../src/site/site.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { signedIn } from '../support/app.ts'
import { content, exampleSite } from '../support/content.ts'
import { counting } from '../support/counted.ts'
import { asked, HERE, shownOrder } from '../support/play.ts'
import { beginStory, type Story } from '../support/story.ts'

const { course, scenarios } = content
/** One for each screen, question and decision, and a few for what comes before and after. */
const MOST_TAPS = 100
/** Which questions are drawn differs: one tap, one for each answer that fits, or some for each step to move. */
const CHECK = 'in the final check'

let story: Story
beforeAll(async () => {
  story = await beginStory()
  const { test, staff } = story
  const recording = {
    course: course.id,
    actor: 'system:set-up' as const,
    at: test.deps.now(),
    today: calendarDate('2026-11-24'),
  }
  await test.deps.store.transaction((tx) =>
    publishSite(tx, staff.north, { ...exampleSite, slug: 'north-house', name: 'North House' }, recording),
  )
})
afterAll(() => story.close())

it('from home to the certificate, a learner who always takes the suggested next step needs few taps', async () => {
  const page = await phone()
  const counted = await counting(page)
  const ways: Record<string, number> = {}
  await page.goto(story.address + webLinks.home())
  while (!pathOf(page).startsWith('/certificate')) {
    const before = counted.taps
    const way = await step(page)
    ways[way] = (ways[way] ?? 0) + counted.taps - before
    if (counted.taps - (ways[CHECK] ?? 0) > MOST_TAPS)
      throw new Error(`${page.url()}: more than ${MOST_TAPS} taps outside the check, ${JSON.stringify(ways)}`)
  }
  const parts = Object.entries(ways).map(([way, taps]) => `${taps} ${way}`)
  process.stdout.write(`The whole course takes ${counted.taps} taps: ${parts.join(', ')}\n`)
  expect(counted).toMatchObject({ typed: 0, unlocks: 0 })
})

/** Does the one thing that the page asks for or suggests, and says what kind of thing that was. */
async function step(page: Page): Promise<string> {
  const here = page.locator(HERE)
  // Exercises are extra: the bar leads on.
  if ((await here.locator('form[action*="/questions/"]').count()) > 0) return answerQuestion(page)
  const decision = page.locator('main form[action*="/steps/"]')
  if ((await decision.count()) > 0) {
    const [, id, number] = /scenarios\/([\w-]+)\/steps\/(\d+)/.exec((await decision.getAttribute('action')) ?? '') ?? []
    const steps = scenarios.find((scenario) => scenario.id === id)?.decisions ?? []
    const choice = steps[Number(number) - 1]
    await go(page, `main button[value="${choice === undefined ? '' : fittingChoice(choice).id}"]`)
    return 'choices in stories'
  }
  // Which story comes next is the learner's choice.
  const stories = page.locator(`${HERE} .stories:not(:has(.tag--done)) li a`).first()
  if ((await stories.count()) > 0) {
    await leaving(page, () => stories.tap())
    return 'choices in stories'
  }
  const next = page.locator('.turn__next')
  if (await next.isVisible()) {
    const now = await page.locator('.screen--now').getAttribute('id')
    await next.tap()
    await page.locator(`.screen--now:not(#${now})`).waitFor()
    return 'to turn a screen'
  }
  await go(page, `${HERE} :is(.actions, .stay) .btn`)
  return 'for the next step'
}

async function answerQuestion(page: Page): Promise<string> {
  const item = getItem(course, await asked(page))
  const key = answerKey(item)
  const kind = pathOf(page).startsWith('/attempts') ? CHECK : 'in practice questions'
  if (takesOne(item)) {
    await go(page, `#${item.id}-${key[0]}`)
    return kind
  }
  const form = page.locator(`main form:has([id^="${item.id}-"])`)
  if (item.type === 'order') {
    for (const [place, letter] of key.entries())
      while ((await shownOrder(form)).indexOf(letter) > place) await go(page, `main button[value="${letter} up"]`)
  } else for (const letter of key) await form.locator(`label[for="${item.id}-${letter}"]`).tap()
  await leaving(page, () => form.locator('.actions .btn').tap())
  return kind
}

async function go(page: Page, selector: string): Promise<void> {
  await leaving(page, () => page.locator(selector).first().tap())
}

async function leaving(page: Page, tap: () => Promise<void>): Promise<void> {
  const loaded = page.waitForEvent('load')
  await tap()
  await loaded
}

function pathOf(page: Page): string {
  return new URL(page.url()).pathname
}

async function phone(): Promise<Page> {
  const page = await story.phone({ hasTouch: true, isMobile: true })
  const { cookie } = await signedIn(story.test, story.staff.bob)
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: story.address }])
  return page
}
