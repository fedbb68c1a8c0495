import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageWords } from '../../src/packages/runtime/words.browser.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { FRESH, type PackageState } from '../../src/packages/runtime/cmi-state.ts'
import type { Block, Item, LessonId } from '../../src/course/course.ts'
import { type Coursework, seenBefore } from '../../src/learning/coursework.ts'
import { DANGER_ANSWERS, EXPLOITER_ANSWERS } from '../../src/course/decision-guide.ts'
import { getItem, practiceItems } from '../../src/course/draw.ts'
import { type Exercise, startingOrder } from '../../src/course/exercise.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import { fittingChoice } from '../../src/course/scenario.ts'
import { pack } from '../../src/packages/runtime/suspend-data.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import type { Links } from '../../src/course/link.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { learnerState } from '../../src/learning/coursework.store.ts'
import { publishSite } from '../../src/site/site.store.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { EDITIONS, type Fields, signedIn, type TestApp, testApp, type Browser as WebVisitor } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { launchChromium } from '../support/chromium.ts'
import { content, exampleSite } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'
import { startLms, type TestLms } from '../support/lms.ts'
import { canonicalMarkup } from '../support/markup.ts'
import { practised } from '../support/package-states.ts'
import { answer, asked, choose, QUESTION, send, shownOrder } from '../support/play.ts'
import { unzip } from '../support/unzip.ts'
import type { SiteDetails } from '../../src/organization/details-shape.ts'

const t = MESSAGES.en

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
let staff: Staff
const systems: TestLms[] = []

beforeAll(async () => {
  browser = await launchChromium()
  test = await testApp()
  staff = await staffOn(test)
  await test.deps.store.transaction(async (tx) => {
    await publishSite(tx, staff.north, exampleSite, recording())
    await publishSite(tx, staff.south, gappedSite, recording())
  })
})
afterAll(async () => {
  for (const lms of systems) await lms.close()
  await browser.close()
})

describe('the web app and a package show the same markup', () => {
  it('in every lesson, check, reply and story', async () => {
    const pair = await pairFor(staff.bob, exampleSite, FRESH)
    // A package's pause page leads back to where the learner was, which is home at the start.
    await pair.open((links) => links.pause())
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
    await pair.open((links) => links.beforeYouStart())
    await pair.open((links) => links.whatNext())
    await pair.open((links) => links.otherFormat())
  })

  it('in every exercise and in every end of the decision guide', async () => {
    // Lessons say what was answered, and Ada has answered nothing.
    const pair = await pairFor(staff.ada, exampleSite, FRESH)
    const lesson = (id: LessonId) => (links: Links) => links.lesson(id, null)
    for (const [id, exercise] of exercises) {
      await pair.open(lesson(id))
      const at = (links: Links) => links.exercise(id, exercise.id, null)
      const form = `form[aria-labelledby="${exercise.id}"]`
      for (const [fields, move] of triesOf(exercise)) await pair.try(at, form, fields, move)
    }
    const guide = (links: Links) => links.guide()
    for (const danger of DANGER_ANSWERS)
      for (const exploiter of EXPLOITER_ANSWERS) {
        await pair.open(guide)
        await pair.try(guide, GUIDE_FORM, [['asked', 'danger']], null)
        await pair.try(
          guide,
          GUIDE_FORM,
          [
            ['danger', danger],
            ['asked', 'danger'],
          ],
          null,
        )
        await pair.try(
          guide,
          GUIDE_FORM,
          [
            ['danger', danger],
            ['exploiter', exploiter],
            ['asked', 'exploiter'],
          ],
          null,
        )
        await pair.try(
          guide,
          GUIDE_FORM,
          [
            ['danger', danger],
            ['exploiter', exploiter],
          ],
          ['change', 'danger'],
        )
      }
  })

  it('in every state of the final check and of the policy', async () => {
    const web = await signedIn(test, staff.cleo)
    await practise(web)

    await web.post(webLinks.final())
    const first = await pairFor(staff.cleo, exampleSite, await stateOf(staff.cleo))
    await first.open((links, attempt) => links.attemptAnswers(attempt))
    await first.open((links, attempt) => links.attemptQuestion(attempt, 1))
    await first.send((links, attempt) => links.attemptQuestion(attempt, 1))
    await first.open((links, attempt) => links.attemptQuestion(attempt, 1))
    await first.answerRound(() => false)
    await first.open((links) => links.policy())

    await web.post(webLinks.final())
    const second = await pairFor(staff.cleo, exampleSite, await stateOf(staff.cleo))
    await second.open((links, attempt) => links.attemptQuestion(attempt, 1))
    await second.answerRound((item) => item.topic !== 'images' && item.topic !== 'victim')
    await second.open((links, attempt) => links.attemptQuestion(attempt, 1))
    await second.answerRound(() => true)
    await second.open((links) => links.policy())

    const acknowledgement = await post(web, webLinks.policy(), await hiddenFields(web, webLinks.policy()))
    expect(acknowledgement).toContain(t.learn.home.finishedTitle)
    await send(second.sco)
    await second.open((links) => links.policy())
  })

  it('at a site that hasn’t filled in its details', async () => {
    const web = await signedIn(test, staff.dan)
    await practise(web)
    await web.post(webLinks.final())
    const pair = await pairFor(staff.dan, gappedSite, await stateOf(staff.dan))
    for (const lesson of course.lessons) await pair.open((links) => links.lesson(lesson.id, null))
    for (const item of practice.filter((candidate) => candidate.site !== null)) {
      await pair.open((links) => links.question(item.lesson, item.id))
      await pair.answer((links) => links.question(item.lesson, item.id), item, answerKey(item))
    }
    await pair.open((links) => links.contacts())
    await pair.open((links, attempt) => links.attemptQuestion(attempt, 1))
    await pair.answerRound(() => true)
    await pair.open((links) => links.policy())
    expect(await pair.sco.locator('main').textContent()).toContain('Your site hasn’t filled in everything yet')
  })
})

describe('the comparison of markup', () => {
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

type Field = readonly [name: string, value: string]

const GUIDE_FORM = 'main form'
const exercises = course.lessons.flatMap(({ id, sections }) =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (isExercise(block) ? [[id, block] as const] : []))),
)

function isExercise(block: Block): block is Block & Exercise {
  return block.kind === 'sort' || block.kind === 'dialog' || block.kind === 'order'
}

/** The submissions of a learner, one after the other: the fields, and the button if it has a name. */
function triesOf(exercise: Exercise): (readonly [fields: readonly Field[], button: Field | null])[] {
  switch (exercise.kind) {
    case 'sort': {
      const all = exercise.items.map(({ id, bin }): Field => [`item-${id}`, bin])
      return [
        [[], null],
        ...all.map((field, index) => [all.slice(0, index), field] as const),
        [all.slice(1).map(([name]): Field => [name, exercise.bins[0]?.id ?? '']), all[0] ?? null],
      ]
    }
    case 'dialog': {
      const replies = exercise.turns.map(({ id, choices }) => ({
        name: `turn-${id}`,
        id,
        right: choices.find(({ fits }) => fits)?.id ?? '',
        wrong: choices.find(({ fits }) => !fits)?.id ?? '',
      }))
      return replies.flatMap(({ name, id, right, wrong }, index) => {
        const said = replies.slice(0, index).map((reply): Field => [reply.name, reply.right])
        const turn: Field = ['asked', id]
        return [
          [[...said, turn], null],
          [
            [...said, turn],
            [name, wrong],
          ],
          [
            [...said, turn],
            [name, right],
          ],
        ] as const
      })
    }
    case 'order': {
      const start = startingOrder(exercise).map((letter): Field => ['answer', letter])
      const right = exercise.steps.map(({ id }): Field => ['answer', id])
      const first = start[0]?.[1]
      return [
        [start, ['move', `${first} up`]],
        [start, ['move', `${first} down`]],
        [start, null],
        [right, null],
      ]
    }
  }
}

type Address = (links: Links, attempt: string) => string

/** One learner in the web app and in a package at once: after each step the two pages are compared. */
async function pairFor(person: PersonId, site: SiteDetails, state: PackageState) {
  const web = await signedIn(test, person)
  const webAttempt = (await workOf(person)).attempts.at(-1)?.started.attempt ?? ''
  const scoAttempt = state.attempt?.started.attempt ?? ''
  const lms = await startLms(await unzip(await buildPackage(orderOf({ site }))))
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
    /** Sends a question with nothing chosen. Steps always have an order, so that is sent as it's shown. */
    async send(address: Address): Promise<void> {
      const order = await shownOrder(sco.locator('main form'))
      await sco.locator('main form').evaluate(submitWith, {
        fields: order.map((letter): Field => ['answer', letter]),
        button: null,
      })
      await compare(await post(web, inWeb(address), { answer: order }))
    },
    answer: answerBoth,
    async choose(address: Address, choice: string): Promise<void> {
      await choose(sco, address(packageLinks, scoAttempt), choice)
      await compare(await post(web, inWeb(address), { choice }))
    },

    /** Sends fields in place of those that the form of the package holds. */
    async try(address: Address, form: string, fields: readonly Field[], button: Field | null): Promise<void> {
      await sco.locator(form).first().evaluate(submitWith, { fields, button })
      const sent: Record<string, string[]> = {}
      for (const [name, value] of [...fields, ...(button === null ? [] : [button])]) (sent[name] ??= []).push(value)
      await compare((await web.post(inWeb(address), sent)).text)
    },
    /** From the question that is open on, to the result. */
    async answerRound(right: (item: Item) => boolean): Promise<void> {
      for (let place = 1; (await sco.locator(QUESTION).count()) > 0; place++) {
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
    await compare(await post(web, inWeb(address), { answer: letters }))
  }

  async function compare(served: string): Promise<void> {
    const inPackage = await sco.locator('main').evaluate((main) => main.outerHTML)
    expect(await canonicalMarkup(page, inPackage)).toBe(await canonicalMarkup(page, asInPackage(served)))
  }
}

/** The intended differences: the words on who sees the final check and keeps the place, and how a sitting ends. */
function asInPackage(served: string): string {
  const web = MESSAGES.en
  const sco = packageWords(web, 'on', 'results', null)
  const keeping = Object.entries(web.care.keeping).map(([name, text]) => ({
    text,
    // Both have the same names.
    inPackage: sco.care.keeping[name as keyof typeof web.care.keeping],
  }))
  return keeping
    .reduce((html, { text, inPackage }) => html.replaceAll(text, inPackage), served)
    .replaceAll(`action="${webLinks.stop()}"`, `action="${packageLinks.stop()}"`)
    .replace(web.learn.attempt.startQuiet, sco.learn.attempt.startQuiet)
    .replace(web.learn.attempt.noLimit, sco.learn.attempt.noLimit)
    .replace(web.learn.attempt.reviewLead, sco.learn.attempt.reviewLead)
}

/** Runs in the package: follows a link that leads anywhere. */
function clickLink(href: string): void {
  const link = document.createElement('a')
  link.href = href
  document.body.append(link)
  link.click()
  link.remove()
}

/** Runs in the package: the form with these fields and no others, sent by its button or by one of that name. */
function submitWith(form: Element, sent: { fields: readonly Field[]; button: Field | null }): void {
  if (!(form instanceof HTMLFormElement)) throw new Error('there is no form')
  for (const field of form.querySelectorAll('input, select')) field.removeAttribute('name')
  for (const [name, value] of sent.fields) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
    form.append(field)
  }
  const button = document.createElement('button')
  if (sent.button !== null) [button.name, button.value] = sent.button
  form.append(button)
  form.requestSubmit(button)
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

/** All lessons finished, in the web app: every question answered right, every story worked through. */
async function practise(web: WebVisitor): Promise<void> {
  for (const item of practice) await web.post(webLinks.question(item.lesson, item.id), { answer: answerKey(item) })
  for (const { id, decisions } of scenarios)
    for (const [index, decision] of decisions.entries())
      await web.post(webLinks.scenarioStep(id, index + 1), { choice: fittingChoice(decision).id })
}

async function workOf(person: PersonId): Promise<Coursework> {
  const learner = { person, content, edition: EDITIONS.en, editions: [EDITIONS.en], recording: recording() }
  return (await learnerState(test.deps.store.db, learner)).work
}

/** Reads what the web app has on record of a learner whose lessons are finished, in the form that a package keeps. */
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
