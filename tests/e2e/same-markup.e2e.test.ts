import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/domain/calendar.ts'
import { FRESH, type PackageState } from '../../src/domain/cmi-state.ts'
import type { Item } from '../../src/domain/course.ts'
import { seenBefore } from '../../src/domain/coursework.ts'
import { getItem, practiceItems } from '../../src/domain/draw.ts'
import type { PersonId } from '../../src/domain/event.ts'
import { answerKey } from '../../src/domain/grading.ts'
import type { SiteDetails } from '../../src/domain/site.ts'
import { pack } from '../../src/domain/suspend-data.ts'
import { buildPackage } from '../../src/package/build.ts'
import type { Links } from '../../src/pages/links.ts'
import { packageLinks } from '../../src/pages/package-links.ts'
import { learnerState } from '../../src/store/coursework.ts'
import { publishSite } from '../../src/store/sites.ts'
import { webLinks } from '../../src/web/paths.ts'
import { wrongAnswer } from '../support/answers.ts'
import { type Browser as WebVisitor, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Cast, castOn } from '../support/cast.ts'
import { launchChromium } from '../support/chromium.ts'
import { content, exampleSite } from '../support/content.ts'
import { type Launch, startLms, type TestLms } from '../support/lms.ts'
import { canonicalMarkup } from '../support/markup.ts'
import { practised } from '../support/package-states.ts'
import { answer, type Shown, send } from '../support/play.ts'
import { unzip } from '../support/unzip.ts'

const { course, scenarios } = content
const gappedSite: SiteDetails = { ...exampleSite, slug: 'gaps', named: [], backup: null, sayWhoCallsScr: null }
const practice = course.lessons.flatMap((lesson) => practiceItems(course, lesson.id))

let browser: Browser
let test: TestApp
let cast: Cast
const systems: TestLms[] = []

beforeAll(async () => {
  browser = await launchChromium()
  test = await testApp()
  cast = await castOn(test)
  await test.deps.store.transaction(async (tx) => {
    await publishSite(tx, cast.north, exampleSite, recording())
    await publishSite(tx, cast.south, gappedSite, recording())
  })
})
afterAll(async () => {
  for (const lms of systems) await lms.close()
  await browser.close()
})

describe('a page of the web app and of a package are the same markup', () => {
  it('in every lesson, check, reply and story', async () => {
    const pair = await compared(cast.bob, exampleSite, FRESH)
    for (const lesson of course.lessons) await pair.open((links) => links.lesson(lesson.id, null))
    for (const item of practice) {
      await pair.open((links) => links.question(item.lesson, item.id))
      await pair.sendEmpty((links) => links.question(item.lesson, item.id))
      for (const letters of [wrongAnswer(item), answerKey(item)]) {
        await pair.open((links) => links.question(item.lesson, item.id))
        await pair.answer((links) => links.question(item.lesson, item.id), item, letters)
      }
    }
    for (const scenario of scenarios) {
      await pair.open((links) => links.scenario(scenario.id))
      await pair.sendEmpty((links) => links.scenario(scenario.id))
      await pair.open((links) => links.scenario(scenario.id))
    }
    await pair.open((links) => links.lesson('L8', null))
    await pair.open((links) => links.contacts())
    await pair.open((links) => links.policy())
    await pair.open((links) => links.final())
    expect(pair.count()).toBeGreaterThan(practice.length * 4 + course.lessons.length + scenarios.length * 3)
  })

  it('in every state of the final check and of the policy', async () => {
    const web = await signedIn(test, cast.bob)

    await web.post(webLinks.final())
    let state = await stateOf(cast.bob)
    const below = await compared(cast.bob, exampleSite, state)
    await below.open((links, attempt) => links.attemptAnswers(attempt))
    await answerEach(below, state, () => false)
    await below.open((links, attempt) => links.attemptAnswers(attempt))
    await below.sendEmpty((links, attempt) => links.attemptAnswers(attempt))

    await web.post(webLinks.final())
    state = await stateOf(cast.bob)
    const open = await compared(cast.bob, exampleSite, state)
    await answerEach(open, state, (item) => item.topic !== 'images')
    await open.sendEmpty((links, attempt) => links.attemptAnswers(attempt))
    await open.open((links) => links.policy())
    await open.open((links, attempt) => links.attemptQuestion(attempt, 1))

    const [next] = await questionsOf(open)
    if (next === undefined) throw new Error('a topic is open, so a question follows')
    await open.answer((links, attempt) => links.attemptQuestion(attempt, 1), next, answerKey(next))
    await open.sendEmpty((links, attempt) => links.attemptAnswers(attempt))
    await open.open((links) => links.policy())
  })

  it('in every page that shows details which the site has not filled in', async () => {
    const pair = await compared(cast.dan, gappedSite, FRESH)
    for (const lesson of course.lessons) await pair.open((links) => links.lesson(lesson.id, null))
    for (const item of practice.filter((candidate) => candidate.site !== null)) {
      await pair.open((links) => links.question(item.lesson, item.id))
      await pair.answer((links) => links.question(item.lesson, item.id), item, answerKey(item))
    }
    await pair.open((links) => links.contacts())
    await pair.open((links) => links.policy())
  })

  it('and a difference of one word, attribute or element is seen', async () => {
    const page = await browser.newPage()
    const of = (html: string) => canonicalMarkup(page, `<main><div class="wrap">${html}</div></main>`)
    const first = await of('<p class="a">One <a href="/lessons/L1#x">two</a></p>')
    expect(await of('<p class="a">One <a href="#/lessons/L1/sections/x">two</a></p>')).toBe(first)
    for (const other of [
      '<p class="a">One <a href="/lessons/L1#x">too</a></p>',
      '<p class="b">One <a href="/lessons/L1#x">two</a></p>',
      '<p class="a">One <a href="/lessons/L1#y">two</a></p>',
      '<p class="a">One <a href="/lessons/L2#x">two</a></p>',
      '<p class="a">One <b>two</b></p>',
    ])
      expect(await of(other)).not.toBe(first)
    await page.close()
  })
})

type Address = (links: Links, attempt: string) => string

/** One learner in both at once. After each step the two pages are compared. */
interface Pair {
  readonly sco: Shown
  open(address: Address): Promise<void>
  sendEmpty(address: Address): Promise<void>
  answer(address: Address, item: Item, letters: readonly string[]): Promise<void>
  count(): number
}

async function compared(person: PersonId, site: SiteDetails, state: PackageState): Promise<Pair> {
  const web = await signedIn(test, person)
  const lms = await startLms(await unzip(await buildPackage({ content, site, report: 'passed' })))
  systems.push(lms)
  const launch = await lms.launch(browser, { suspendData: pack(course, state) })
  await launch.sco.waitForSelector('main h1')
  const webAttempt = await attemptOf(person)
  const scoAttempt = state.attempt?.started.attempt ?? ''
  let count = 0

  return {
    sco: launch.sco,
    async open(address) {
      await goTo(launch, address(packageLinks, scoAttempt))
      await compare(await follow(web, address(webLinks, webAttempt)))
    },
    async sendEmpty(address) {
      await send(launch.sco)
      await compare(await post(web, address(webLinks, webAttempt), await hiddenFields(web, address(webLinks, webAttempt))))
    },
    async answer(address, item, letters) {
      await answer(launch.sco, item, letters)
      await send(launch.sco)
      await compare(await post(web, address(webLinks, webAttempt), fieldsOf(item, letters)))
    },
    count: () => count,
  }

  async function compare(served: string): Promise<void> {
    const inPackage = await launch.sco.locator('main').evaluate((main) => main.outerHTML)
    expect(await canonicalMarkup(launch.page, inPackage)).toBe(await canonicalMarkup(launch.page, served))
    count += 1
  }
}
