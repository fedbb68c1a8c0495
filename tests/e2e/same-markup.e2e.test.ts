import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageWords } from '../../src/browser/words.ts'
import { calendarDate } from '../../src/domain/calendar.ts'
import { FRESH, type PackageState } from '../../src/domain/cmi-state.ts'
import type { Item } from '../../src/domain/course.ts'
import { type Coursework, seenBefore } from '../../src/domain/coursework.ts'
import { getItem, practiceItems } from '../../src/domain/draw.ts'
import type { PersonId } from '../../src/domain/event.ts'
import { answerKey } from '../../src/domain/grading.ts'
import { fittingChoice } from '../../src/domain/scenario.ts'
import type { SiteDetails } from '../../src/domain/site.ts'
import { pack } from '../../src/domain/suspend-data.ts'
import { buildPackage } from '../../src/package/build.ts'
import type { Links } from '../../src/pages/links.ts'
import { MESSAGES } from '../../src/pages/messages/messages.ts'
import { packageLinks } from '../../src/pages/package-links.ts'
import { learnerState } from '../../src/store/coursework.ts'
import { publishSite } from '../../src/store/sites.ts'
import { webLinks } from '../../src/web/paths.ts'
import { wrongAnswer } from '../support/answers.ts'
import { EDITIONS, type Fields, signedIn, type TestApp, testApp, type Browser as WebVisitor } from '../support/app.ts'
import { type Cast, castOn } from '../support/cast.ts'
import { launchChromium } from '../support/chromium.ts'
import { content, exampleSite } from '../support/content.ts'
import { startLms, type TestLms } from '../support/lms.ts'
import { canonicalMarkup } from '../support/markup.ts'
import { practised } from '../support/package-states.ts'
import { answer, asked, choose, send } from '../support/play.ts'
import { unzip } from '../support/unzip.ts'

const { course, scenarios } = content
const practice = course.lessons.flatMap((lesson) => practiceItems(course, lesson.id))
/** A site that has not filled in SITE-1, and little else. */
const gappedSite: SiteDetails = {
  ...exampleSite,
  slug: 'south-house',
  named: [],
  backup: null,
  sayWhoCallsScr: null,
  local: [],
  steps: '',
  support: null,
}

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

describe('the web app and a package show the same markup', () => {
  it('in every lesson, check, reply and story', async () => {
    const pair = await pairFor(cast.bob, exampleSite, FRESH)
    for (const lesson of course.lessons) await pair.open((links) => links.lesson(lesson.id, null))
    for (const item of practice) {
      const question = (links: Links) => links.question(item.lesson, item.id)
      await pair.open(question)
      await pair.send(question)
      for (const letters of [wrongAnswer(item), answerKey(item)]) {
        await pair.open(question)
        await pair.answer(question, item, letters)
      }
    }
    for (const { id, decisions } of scenarios) {
      await pair.open((links) => links.scenario(id))
      for (const [index, { choices }] of decisions.entries()) {
        const step = (links: Links) => links.scenarioStep(id, index + 1)
        for (const choice of choices) {
          await pair.open(step)
          await pair.choose(step, choice.id)
        }
      }
      await pair.open((links) => links.scenarioEnd(id))
      await pair.open((links) => links.scenario(id))
    }
    await pair.open((links) => links.contacts())
    await pair.open((links) => links.policy())
    await pair.open((links) => links.final())
  })

  it('in every state of the final check and of the policy', async () => {
    const web = await signedIn(test, cast.cleo)
    await practise(web)

    await web.post(webLinks.final())
    const first = await pairFor(cast.cleo, exampleSite, await stateOf(cast.cleo))
    await first.open((links, attempt) => links.attemptAnswers(attempt))
    await first.open((links, attempt) => links.attemptQuestion(attempt, 1))
    await first.send((links, attempt) => links.attemptQuestion(attempt, 1))
    await first.answerRound(() => false)
    await first.open((links) => links.policy())

    await web.post(webLinks.final())
    const second = await pairFor(cast.cleo, exampleSite, await stateOf(cast.cleo))
    await second.open((links, attempt) => links.attemptQuestion(attempt, 1))
    await second.answerRound((item) => item.topic !== 'images' && item.topic !== 'victim')
    await second.open((links, attempt) => links.attemptQuestion(attempt, 1))
    await second.answerRound(() => true)
    await second.open((links) => links.policy())

    const acknowledgement = await post(web, webLinks.policy(), await hiddenFields(web, webLinks.policy()))
    expect(acknowledgement).toContain('You finished your orientation')
    await send(second.sco)
    await second.open((links) => links.policy())
  })

  it('where the site has not filled in its details', async () => {
    const web = await signedIn(test, cast.dan)
    await practise(web)
    await web.post(webLinks.final())
    const pair = await pairFor(cast.dan, gappedSite, await stateOf(cast.dan))
    for (const lesson of course.lessons) await pair.open((links) => links.lesson(lesson.id, null))
    for (const item of practice.filter((candidate) => candidate.site !== null)) {
      await pair.open((links) => links.question(item.lesson, item.id))
      await pair.answer((links) => links.question(item.lesson, item.id), item, answerKey(item))
    }
    await pair.open((links) => links.contacts())
    await pair.open((links, attempt) => links.attemptQuestion(attempt, 1))
    await pair.answerRound(() => true)
    await pair.open((links) => links.policy())
    expect(await pair.sco.locator('main').textContent()).toContain('Your site has not filled in everything yet')
  })
})

describe('the comparison', () => {
  it('sees a difference of one word, attribute or element, and no other', async () => {
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

/** One learner in the web app and in a package at once: after each step the two pages are compared. */
async function pairFor(person: PersonId, site: SiteDetails, state: PackageState) {
  const web = await signedIn(test, person)
  const webAttempt = (await workOf(person)).attempts.at(-1)?.started.attempt ?? ''
  const scoAttempt = state.attempt?.started.attempt ?? ''
  const lms = await startLms(await unzip(await buildPackage({ content, site, report: 'passed', leaveTo: null })))
  systems.push(lms)
  const { sco, page } = await lms.launch(browser, { suspendData: pack(course, state), now: test.clock.now() })
  await sco.waitForSelector('main h1')
  const inWeb = (address: Address) => address(webLinks, webAttempt)

  return {
    sco,
    async open(address: Address): Promise<void> {
      await sco.evaluate(clickLink, address(packageLinks, scoAttempt))
      await compare(await get(web, inWeb(address)))
    },
    async send(address: Address): Promise<void> {
      await send(sco)
      await compare(await post(web, inWeb(address), {}))
    },
    answer: answerBoth,
    async choose(address: Address, choice: string): Promise<void> {
      await choose(sco, choice)
      await compare(await post(web, inWeb(address), { choice }))
    },
    /** From the question that is open on, to the result. */
    async answerRound(right: (item: Item) => boolean): Promise<void> {
      for (let place = 1; (await sco.locator('main form .answer').count()) > 0; place++) {
        const item = getItem(course, await asked(sco))
        const letters = right(item) ? answerKey(item) : wrongAnswer(item)
        await answerBoth((links, attempt) => links.attemptQuestion(attempt, place), item, letters)
      }
      await send(sco)
      await compare(await post(web, webLinks.attemptAnswers(webAttempt), {}))
    },
  }

  async function answerBoth(address: Address, item: Item, letters: readonly string[]): Promise<void> {
    await answer(sco, item, letters)
    await send(sco)
    await compare(await post(web, inWeb(address), fieldsOf(item, letters)))
  }

  async function compare(served: string): Promise<void> {
    const inPackage = await sco.locator('main').evaluate((main) => main.outerHTML)
    expect(await canonicalMarkup(page, inPackage)).toBe(await canonicalMarkup(page, asInPackage(served)))
  }
}

/** The words on who sees the final check are the one difference that is meant. */
function asInPackage(served: string): string {
  const web = MESSAGES.en
  const sco = packageWords(web, true)
  return served
    .replace(web.learn.attempt.startQuiet, sco.learn.attempt.startQuiet)
    .replace(web.learn.attempt.noLimit, sco.learn.attempt.noLimit)
}

/** Runs in the package: follows a link that leads anywhere. */
function clickLink(href: string): void {
  const link = document.createElement('a')
  link.href = href
  document.body.append(link)
  link.click()
  link.remove()
}

async function get(web: WebVisitor, path: string): Promise<string> {
  const response = await web.get(path)
  const to = response.headers['location']
  return to === undefined ? response.text : get(web, to)
}

async function post(web: WebVisitor, path: string, fields: Fields): Promise<string> {
  const response = await web.post(path, fields)
  const to = response.headers['location']
  return to === undefined ? response.text : get(web, to)
}

async function hiddenFields(web: WebVisitor, path: string): Promise<Fields> {
  const [, main = ''] = /<main([^]*)<\/main>/.exec(await get(web, path)) ?? []
  const fields = main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]))
}

function fieldsOf(item: Item, letters: readonly string[]): Fields {
  if (item.type !== 'order') return { answer: letters }
  return Object.fromEntries(letters.map((letter, index) => [`place-${letter}`, String(index + 1)]))
}

/** All lessons finished, in the web app: every question answered right, every story worked through. */
async function practise(web: WebVisitor): Promise<void> {
  for (const item of practice) await web.post(webLinks.question(item.lesson, item.id), fieldsOf(item, answerKey(item)))
  for (const { id, decisions } of scenarios)
    for (const [index, decision] of decisions.entries())
      await web.post(webLinks.scenarioStep(id, index + 1), { choice: fittingChoice(decision).id })
}

async function workOf(person: PersonId): Promise<Coursework> {
  const learner = { person, content, edition: EDITIONS.en, editions: [EDITIONS.en], recording: recording() }
  return (await learnerState(test.deps.store.db, learner)).work
}

/** What the web app has on record of a learner whose lessons are finished, as a package would keep it. */
async function stateOf(person: PersonId): Promise<PackageState> {
  const work = await workOf(person)
  const attempt = work.attempts.at(-1)
  if (attempt === undefined) throw new Error('no attempt was started')
  const number = work.attempts.length
  return {
    ...practised,
    attempts: number,
    attempt: { ...attempt, started: { ...attempt.started, attempt: String(number) } },
    seen: seenBefore(work, attempt.started.attempt),
  }
}

function recording() {
  const { deps } = test
  const actor = 'system:set-up' as const
  return { course: content.course.id, actor, at: deps.now(), today: calendarDate('2026-11-24') }
}
