import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Report } from '../../src/packages/standards/cmi.ts'
import type { PackageState } from '../../src/packages/runtime/cmi-state.ts'
import type { Item } from '../../src/course/course.ts'
import { practiceItems } from '../../src/course/draw.ts'
import { QUESTION_TYPES } from '../../src/course/question-type.ts'
import { readReceipt } from '../../src/packages/receipt.ts'
import { fittingChoice } from '../../src/course/scenario.ts'
import { pack } from '../../src/packages/runtime/suspend-data.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import { violations } from '../../src/packages/standards/call-rules.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { finishHref, packageLinks as links, placeOf } from '../../src/packages/link.page.ts'
import { launchChromium } from '../support/chromium.ts'
import { content, contents, exampleSite } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'
import { type Launch, type LaunchOptions, startLms, type TestLms } from '../support/lms.ts'
import {
  answerAsked,
  answerRound,
  choose,
  finishLesson,
  finishLessons,
  follow,
  goHome,
  heading,
  send,
  turnTo,
  turnToQuestion,
} from '../support/play.ts'
import {
  acknowledged,
  attempting,
  attemptingWith,
  passed,
  practised,
  roundHandedIn,
} from '../support/package-states.ts'
import { unzip } from '../support/unzip.ts'
import type { SiteDetails } from '../../src/organization/details-shape.ts'

const t = MESSAGES.en
const { gaps } = t.learn.site

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const { course } = content
/** What a launch for looking writes about an attempt that never began. */
const HOLD = [
  ['cmi.core.lesson_status', 'incomplete'],
  ['cmi.core.exit', 'suspend'],
]
const allButSecrecy = (item: Item) => item.topic !== 'secrecy'
const SMALL = { width: 320, height: 640 }

let browser: Browser
let lms: TestLms
const open: Launch[] = []

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

beforeEach(async () => {
  lms = await lmsWith(exampleSite, 'passed')
})
afterEach(async () => {
  for (const launch of open.splice(0)) {
    expect(launch.troubles).toEqual([])
    await launch.page.context().close()
  }
  await lms.close()
})

describe('a course in an LMS', () => {
  it('is taken in several sittings, failed, passed and acknowledged', async () => {
    const first = await opened()
    await finishLesson(first.sco, content, 'L1', links)
    await goHome(first.sco)
    await follow(first.sco, links.lesson('L2', null))
    const [question] = practiceItems(course, 'L2')
    await turnToQuestion(first.sco, question?.id ?? 'Q00')
    expect(violations(await first.end(), 'scorm12')).toEqual([])
    expect(lms.record().core).toMatchObject({ lesson_status: 'incomplete', exit: 'suspend', score: { raw: '' } })
    expect(lms.record().core.lesson_location).toBe('lessons/L2')

    const second = await opened()
    expect(await heading(second.sco)).toBe(course.lessons[1]?.title)
    await finishLessons(second.sco, content, links)
    await goHome(second.sco)
    await follow(second.sco, links.final())
    await send(second.sco)
    await answerRound(second.sco, course, () => false)
    expect(await heading(second.sco)).toBe(t.learn.attempt.belowTitle)
    expect(violations(await second.end(), 'scorm12')).toEqual([])
    expect(lms.record().core).toMatchObject({ lesson_status: 'incomplete', score: { raw: '' } })

    const third = await opened()
    expect(await heading(third.sco)).toBe(t.learn.attempt.belowTitle)
    await send(third.sco)
    await answerAsked(third.sco, course, allButSecrecy)
    await third.end()

    const fourth = await opened()
    expect(await fourth.sco.locator('main .kicker').textContent()).toBe('Question 2 of 15')
    await answerRound(fourth.sco, course, allButSecrecy)
    expect(await heading(fourth.sco)).toBe(t.learn.attempt.topicsTitle(1))
    await follow(fourth.sco, links.attemptQuestion('2', 1))
    await answerRound(fourth.sco, course, () => true)
    expect(await heading(fourth.sco)).toBe(t.learn.attempt.passedTitle)
    expect(lms.record().core).toMatchObject({ lesson_status: 'incomplete', score: { raw: '' } })
    await follow(fourth.sco, links.policy())
    await send(fourth.sco)
    expect(await heading(fourth.sco)).toBe(t.sco.finishTitle)
    const code = await fourth.sco.locator('main .score').textContent()
    expect(readReceipt(course, code ?? '')).toMatchObject({ score: 93 })
    expect(violations(await fourth.end(), 'scorm12')).toEqual([])

    const { core, interactions, suspend_data } = lms.record()
    expect(core).toMatchObject({ lesson_status: 'passed', exit: 'suspend', lesson_location: 'finished' })
    expect(core.score).toEqual({ raw: '93.33', min: '0', max: '100' })
    expect(Object.keys(interactions)).toHaveLength(15 + 15 + 1)
    expect(new Set(Object.values(interactions).map((entry) => entry.student_response))).toEqual(new Set(['']))
    expect(suspend_data.length).toBeLessThan(1000)
  })

  it.each([
    ['2 am', '2026-11-24T07:00:00.000Z', 'Then tell your named person: On-call supervisor, 609-555-0190.'],
    ['2 pm', '2026-11-24T19:00:00.000Z', 'Then tell your named person: Program director on duty, 609-555-0142.'],
  ])('names who is on duty at the site, at %s', async (_, now, words) => {
    const { sco } = await opened({ now })
    const help = sco.locator('.support')
    expect(await help.count()).toBe(1)
    expect(await help.innerText()).toContain(words)
  })

  it('asks for nothing but its own files, and works under a strict content policy', async () => {
    const launch = await opened()
    await goHome(launch.sco)
    await finishLesson(launch.sco, content, 'L4', links)
    expect(launch.troubles).toEqual([])
  })

  it('tells a story, continues where it was left, and reports nothing of it', async () => {
    const [story] = content.scenarios
    const [decision] = story?.decisions ?? []
    if (story === undefined || decision === undefined) throw new Error('there are no stories')
    const wrong = decision.choices.find((choice) => !choice.fits)?.id ?? ''
    const first = await opened()
    await goHome(first.sco)
    await follow(first.sco, links.lesson(course.practice.lesson, null))
    await turnTo(first.sco, '#stories')
    await follow(first.sco, links.scenario(story.id))
    await follow(first.sco, links.scenarioStep(story.id, 1))
    await choose(first.sco, links.scenarioStep(story.id, 1), wrong)
    await expectText(first, '#instead', t.learn.scenario.instead)
    expect(violations(await first.end(), 'scorm12')).toEqual([])

    const second = await opened()
    await expectText(second, '#instead', t.learn.scenario.instead)
    await follow(second.sco, links.scenarioStep(story.id, 1))
    for (const [index, later] of story.decisions.entries()) {
      await choose(second.sco, links.scenarioStep(story.id, index + 1), fittingChoice(later).id)
      await expectText(second, '#why', t.learn.scenario.fits)
    }
    await expectText(second, '#ending', t.learn.scenario.ending)
    const { reread } = decision
    expect(await second.sco.locator(`main a[href="${links.lesson(reread.lesson, reread.section)}"]`).count()).toBe(1)
    await second.end()
    const { core, interactions } = lms.record()
    expect(Object.keys(interactions)).toEqual([])
    expect(core).toMatchObject({
      lesson_status: 'incomplete',
      lesson_location: `scenarios/${story.id}/steps/${story.decisions.length}/reply`,
    })
  })

  it('takes an ordering question by its buttons', async () => {
    const { state, place } = attemptingWith('Q24')
    const launch = await opened({ suspendData: pack(course, state) })
    await goHome(launch.sco)
    await follow(launch.sco, links.final())
    await answerRound(launch.sco, course, (item) => item.id !== 'Q24')
    await expectText(launch, 'main .score b', '14 of 15')
    expect(lms.record().interactions[place - 1]).toMatchObject({ id: 'Q24_a1', type: 'sequencing', result: 'wrong' })
  })

  it('says when a step is not saved, tries again on its own, and says when it is', async () => {
    const launch = await opened()
    await launch.failCommits(true)
    await follow(launch.sco, links.lesson('L1', null))
    await expectText(launch, '#status', 'Not saved')
    await expectText(launch, '#notices [role="alert"]', t.sco.notSaved.kept)
    expect(await launch.sco.locator('main .saved').count()).toBe(0)
    await launch.failCommits(false)
    await expectText(launch, '#status', 'Saved')
    expect(await launch.sco.locator('#notices [role="alert"]').count()).toBe(0)
    expect(lms.record().core.lesson_location).toBe('lessons/L1')
  })

  it('closes its session with the Leave button and then says nothing of the course', async () => {
    const launch = await opened()
    await follow(launch.sco, links.lesson('L4', null))
    await launch.sco.locator('.btn--leave').click()
    expect(await launch.sco.locator('body').innerText()).toBe(`Closed\n\n${t.sco.left}`)
    const log = await launch.end()
    expect(violations(log, 'scorm12')).toEqual([])
    expect(log.filter((call) => call.method === 'LMSFinish')).toHaveLength(1)
  })

  it('closes its session from the pause, which the LMS hears nothing of', async () => {
    const launch = await opened()
    await follow(launch.sco, links.lesson('L4', null))
    await launch.sco.locator(`.support a[href="${links.pause()}"]`).click()
    await launch.sco.getByRole('button', { name: t.care.detail.change.full }).click()
    await launch.sco.getByRole('button', { name: t.care.detail.change.less }).waitFor()
    await launch.sco.getByRole('button', { name: t.care.pause.stop }).click()
    expect(await launch.sco.locator('body').innerText()).not.toContain(t.care.pause.heading)
    const log = await launch.end()
    expect(violations(log, 'scorm12')).toEqual([])
    expect(log.filter((call) => call.method === 'LMSFinish')).toHaveLength(1)
    expect(JSON.stringify(log)).not.toMatch(/pause|detail|\bless\b/i)
    expect(lms.record().core.lesson_location).toBe('lessons/L4')
  })

  it.each<[string, LaunchOptions, string, string, string[][]]>([
    ['a preview', { mode: 'browse' }, t.sco.status.preview, t.sco.launch.preview, HOLD],
    ['a review', { mode: 'review', credit: 'no-credit' }, t.sco.status.review, t.sco.launch.review, []],
    ['a launch without credit', { credit: 'no-credit' }, t.sco.status['no-credit'], t.sco.launch['no-credit'], HOLD],
  ])('says that it is %s, and records nothing', async (_, options, status, notice, told) => {
    const launch = await opened(options)
    await finishLesson(launch.sco, content, 'L1', links)
    await expectText(launch, '#status', status)
    await expectText(launch, '#notices', notice)
    const log = await launch.end()
    expect(log.filter((call) => call.method === 'LMSSetValue').map((call) => call.args)).toEqual(told)
    expect(log.at(-1)?.method).toBe('LMSFinish')
  })

  it('changes nothing of a course that is finished', async () => {
    const last = await opened({ suspendData: pack(course, { ...passed, place: 'policy' }) })
    await send(last.sco)
    await last.end()
    const before = lms.record()
    const again = await opened()
    expect(await heading(again.sco)).toBe(t.sco.finishTitle)
    await expectText(again, '#notices', 'Your learning system shows this course as finished')
    await goHome(again.sco)
    await finishLesson(again.sco, content, 'L1', links)
    const log = await again.end()
    expect(log.filter((call) => call.method === 'LMSSetValue').map((call) => call.args)).toEqual([
      ['cmi.core.exit', 'suspend'],
    ])
    expect(lms.record().suspend_data).toBe(before.suspend_data)
    expect(lms.record().core).toMatchObject({ lesson_status: 'passed', score: before.core.score })
  })

  it('starts from the beginning, and says so, when the LMS gives nothing back of what was saved', async () => {
    const first = await opened()
    await follow(first.sco, links.lesson('L4', null))
    await first.end()
    const launch = await opened({ suspendData: '' })
    expect(await heading(launch.sco)).toBe('Your orientation')
    await expectText(launch, '#notices', t.sco.emptied)
    expect(violations(await launch.end(), 'scorm12')).toEqual([])
  })

  it('starts from the beginning, and says so, when what was saved cannot be read', async () => {
    await (await opened()).end()
    const launch = await opened({ suspendData: 'not ours' })
    expect(await heading(launch.sco)).toBe('Your orientation')
    await expectText(launch, '#notices', 'We couldn’t read what was saved earlier')
    expect(violations(await launch.end(), 'scorm12')).toEqual([])
  })
})

describe('the LMS at the end of the course', () => {
  it.each<[Report, string]>([
    ['passed', 'passed'],
    ['completed', 'completed'],
    ['lms-decides', 'completed'],
  ])('%s: the status is %s, with the score', async (report, status) => {
    await lms.close()
    lms = await lmsWith(exampleSite, report)
    const { sco } = await opened({ suspendData: pack(course, { ...passed, place: 'policy' }) })
    await send(sco)
    expect(await heading(sco)).toBe(t.sco.finishTitle)
    expect(lms.record().core).toMatchObject({ lesson_status: status, score: { raw: '100' } })
  })
})

describe('a package without an LMS', () => {
  it('says that nothing is recorded, on its first page and on every other', async () => {
    const launch = await opened({ alone: true })
    expect(await heading(launch.sco)).toBe(t.sco.notRecordedTitle)
    await follow(launch.sco, links.home())
    await expectText(launch, '#status', 'Not recorded')
    await expectText(launch, '#notices', 'Nothing is being recorded')
    expect(await launch.sco.locator('main .saved').count()).toBe(0)
    await finishLesson(launch.sco, content, 'L1', links)
  })
})

describe('a package whose files come late', () => {
  it('says so, keeps its language, and continues once the line is back', async () => {
    await lms.close()
    lms = await startLms(await unzip(await buildPackage(orderOf({ contents: [contents.en, contents.es] }))))
    const launch = await lms.launch(browser)
    await launch.sco.locator('main button[value="en"]').click()
    await expectText(launch, 'main h1', 'Your orientation')
    await launch.page.route('**/words.es.js', (route) => route.abort())
    await launch.sco.locator('.footer form button').click()
    await expectText(launch, '#page h1', t.sco.failedTitle)
    expect(await launch.sco.locator('.top .menu summary').textContent()).toBe('Menu')
    await launch.page.unroute('**/words.es.js')
    await goHome(launch.sco)
    await expectText(launch, 'main h1', 'Your orientation')
    await launch.sco.locator('.footer form button').click()
    await expectText(launch, 'main h1', 'Su orientación')
    await launch.page.context().close()
  })
})

describe('a package that is opening', () => {
  it('can be left while it looks for an LMS', async () => {
    const launch = await lms.launch(browser, { alone: true })
    open.push(launch)
    await launch.sco.locator('.btn--leave').click()
    expect(await launch.sco.locator('body').innerText()).toContain(t.sco.left)
  })

  it('says what to do when a file did not arrive, instead of staying white', async () => {
    const files = await unzip(await buildPackage(orderOf()))
    const broken = await startLms(new Map([...files].filter(([name]) => name !== 'content.en.js')))
    const launch = await broken.launch(browser)
    await expectText(launch, '#page h1', t.sco.failedTitle)
    await launch.page.context().close()
    await broken.close()
  })
})

describe('a site with gaps', () => {
  it('can be learned from, and not be acknowledged', async () => {
    await lms.close()
    lms = await lmsWith({ ...exampleSite, named: [], backup: null }, 'passed')
    const launch = await opened({ suspendData: pack(course, { ...passed, place: 'policy' }) })
    await expectText(launch, 'main .tag--date', t.learn.policy.blockedGaps([gaps.named, gaps.backup].join(', ')))
    expect(await launch.sco.locator('main form').count()).toBe(0)
    expect(lms.record().core.lesson_status).toBe('incomplete')
  })
})

describe('pages that only a package has', () => {
  it.each<[string, LaunchOptions, (launch: Launch) => Promise<void>]>([
    ['nothing is recorded', { alone: true }, async () => {}],
    ['the check code', { suspendData: pack(course, { ...acknowledged, place: 'finished' }) }, async () => {}],
    ['home with a notice', { suspendData: pack(course, { ...acknowledged, place: '' }) }, async () => {}],
    [
      'a lesson that is not saved',
      {},
      async (launch) => {
        await launch.failCommits(true)
        await follow(launch.sco, links.lesson('L4', null))
      },
    ],
    ['closed', {}, ({ sco }) => sco.locator('.btn--leave').click()],
  ])('break no rule of accessibility: %s', async (_, options, act) => {
    const launch = await opened({ ...options, viewport: SMALL })
    await act(launch)
    expect(await launch.sco.evaluate(() => document.documentElement.scrollWidth)).toBe(SMALL.width)
    await launch.sco.evaluate(axe)
    const { violations: broken } = await launch.sco.evaluate<AxeResults>('axe.run()')
    expect(broken.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  })
})

describe('a package on a phone', () => {
  it.each(pages())('is no wider than 320 pixels: $name', async ({ state }) => {
    const { sco } = await opened({ viewport: SMALL, suspendData: pack(course, state) })
    expect(await sco.evaluate(() => document.documentElement.scrollWidth)).toBe(SMALL.width)
  })
})

/** One page of each kind, and every lesson. */
function pages(): { readonly name: string; readonly state: PackageState }[] {
  const kinds = Object.keys(QUESTION_TYPES).flatMap((type) => {
    const item = course.items.find((candidate) => candidate.use === 'practice' && candidate.type === type)
    return item === undefined ? [] : [links.question(item.lesson, item.id), links.reply(item.lesson, item.id)]
  })
  const lessons = course.lessons.map((lesson) => links.lesson(lesson.id, null))
  const story = content.scenarios
    .slice(0, 1)
    .flatMap(({ id }) => [
      links.scenario(id),
      links.scenarioStep(id, 1),
      links.scenarioReply(id, 1),
      links.scenarioEnd(id),
    ])
  const below = roundHandedIn(attempting, () => false)
  const at = (state: PackageState, hrefs: readonly string[]) =>
    hrefs.map((href) => ({ name: href, state: { ...state, place: placeOf(href) ?? '' } }))
  return [
    ...at(practised, [links.home(), ...lessons, ...kinds, ...story, links.final(), links.contacts(), links.policy()]),
    ...at(attempting, [links.attemptQuestion('1', 1), links.attemptAnswers('1')]),
    ...at(below, [links.attempt('1')]),
    ...at(acknowledged, [finishHref()]),
  ]
}

async function lmsWith(site: SiteDetails, report: Report): Promise<TestLms> {
  return startLms(await unzip(await buildPackage(orderOf({ site, report }))))
}

async function opened(options: LaunchOptions = {}): Promise<Launch> {
  const launch = await lms.launch(browser, options)
  open.push(launch)
  await launch.sco.waitForSelector('main h1', { timeout: 10_000 })
  return launch
}

async function expectText({ sco }: Launch, selector: string, text: string): Promise<void> {
  await sco
    .locator(selector)
    .filter({ hasText: new RegExp(`^\\s*${text}`) })
    .first()
    .waitFor({ timeout: 10_000 })
}
