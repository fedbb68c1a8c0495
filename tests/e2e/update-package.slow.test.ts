import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildPackage } from '../../src/packages/build.job.ts'
import { statedBy } from '../../src/packages/course-package.ts'
import {
  anotherPersonHref,
  notRecordedHref,
  packageLinks as links,
  updateQuestionHref,
} from '../../src/packages/link.page.ts'
import { readReceipt } from '../../src/packages/receipt.ts'
import { type PackageEdition, SCORM_EDITIONS } from '../../src/packages/standards/edition.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { getItem } from '../../src/course/draw.ts'
import { answerKey, takesOne } from '../../src/course/question-type.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { axe } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { faults, verbs } from '../support/cmi5-page.ts'
import { headed, type Opener, type Visit } from '../support/course-story.ts'
import { faultsOf, finishedRecord, recordOf, systemsOfTests } from '../support/editions.ts'
import { keysOn } from '../support/keys.ts'
import { startLrs, type TestLrs } from '../support/lrs.ts'
import {
  clippedText,
  LARGE_TEXT,
  misfits,
  sidewaysScrolling,
  smallTargets,
  TEXT_SPACING,
  unseenFocus,
} from '../support/page-faults.ts'
import { REWORDED } from '../support/own-policy.ts'
import { askAbout } from '../support/pdf.ts'
import { answerAsked, follow } from '../support/play.ts'
import { serveFiles, type ServedFiles } from '../support/served.ts'
import { unzip } from '../support/unzip.ts'
import { updateOrderOf } from '../support/update-order.ts'

const { learn, sco: words, update } = MESSAGES.en
const TODAY = '2026-11-24'
const { contents: parts, update: changed } = updateOrderOf()
const [{ course, policy }] = parts
const items = changed?.plans.en?.items ?? []
const PAGES_OF_UPDATE = [
  links.home(),
  ...items.slice(0, 1).map(updateQuestionHref),
  links.policy(),
  links.contacts(),
  links.pause(),
  links.whatNext(),
  links.otherFormat(),
  links.guide(),
  notRecordedHref(),
  anotherPersonHref(),
]

/**
 * An update from the first launch on: the new text, a wrong answer, left; gone on with in a second launch, each question
 * answered right, acknowledged; looked at again in the same launch.
 * @param last what's on its last page, which the caller looks at
 */
async function takeUpdate(opener: Opener, last: (visit: Visit) => Promise<void>): Promise<void> {
  const begun = await opener.open()
  await headed(begun, update.title)
  const text = (await begun.sco.locator('main').textContent()) ?? ''
  expect(text).toContain(REWORDED.en.text)
  expect(text).not.toContain(update.more)
  await follow(begun.sco, updateQuestionHref(items[0] ?? 'Q00'))
  await answerAsked(begun.sco, course, () => false)
  await begun.sco.getByText(update.again).waitFor()
  expect(await opener.isFinished()).toBe(false)
  await begun.leave()

  const going = await opener.open()
  await follow(going.sco, links.home())
  for (const item of items) {
    await follow(going.sco, updateQuestionHref(item))
    await answerAsked(going.sco, course, () => true)
    await going.sco.locator('main .reply').waitFor()
    await follow(going.sco, links.home())
  }
  expect(await opener.isFinished()).toBe(false)
  await going.sco.getByRole('button', { name: update.acknowledge }).click()
  await headed(going, words.update.finishTitle)
  expect(await going.sco.locator('main').textContent()).toContain(policy.version)
  await last(going)
  await follow(going.sco, links.home())
  await going.sco.locator('main .saved').waitFor()
  expect(await going.sco.getByRole('button', { name: update.acknowledge }).count()).toBe(0)
  expect(await going.sco.locator('main .saved').textContent()).toContain(learn.policy.done('').trim().split(' ')[0])
  await going.leave()
  expect(await opener.isFinished()).toBe(true)
}

describe('a package with only what changed, in a SCORM runtime', () => {
  const systems = systemsOfTests()

  it.each(
    SCORM_EDITIONS.flatMap((edition) => (['scorm-again', 'strict'] as const).map((host) => [edition, host] as const)),
  )('%s under “%s” is done in two launches, and the last page has the code', async (edition, host) => {
    const lms = await systems().start(edition, host, updateOrderOf({ edition }))
    const opener: Opener = {
      async open() {
        const launch = await systems().open(lms)
        return {
          sco: launch.sco,
          leave: async () => expect(faultsOf(await launch.end(), edition)).toEqual([]),
        }
      },
      isFinished() {
        const { completion, score } = recordOf(lms, edition)
        if (completion === 'incomplete') expect(score).toBe('')
        return completion !== 'incomplete'
      },
    }
    await takeUpdate(opener, async () => {})
    const { completion, success, score } = finishedRecord(edition, '100')
    expect(recordOf(lms, edition)).toMatchObject({ completion, success, score })
  })
})

describe('a package with only what changed, in Chromium', () => {
  let browser: Browser
  let page: Page
  let files: ServedFiles
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    page = await browser.newPage()
  })
  afterEach(async () => {
    await page.context().close()
    await files.close()
  })

  const serve = async (edition: PackageEdition) => {
    files = await serveFiles(await unzip(await buildPackage(updateOrderOf({ edition }))))
  }

  it('with cmi5, tells its record store that it is passed and completed, once', async () => {
    await serve('cmi5')
    const lrs: TestLrs = await startLrs()
    const ends = () => verbs(lrs).filter((verb) => verb === 'terminated').length
    await takeUpdate(
      {
        async open() {
          await page.goto(`${files.origin}/lms`)
          const opened = page.waitForEvent('popup')
          await page.evaluate((to) => void window.open(to), `${files.origin}/index.html${lrs.launch()}`)
          const sco = await opened
          await sco.locator('main h1').waitFor()
          const before = ends()
          return {
            sco,
            async leave() {
              await sco.close({ runBeforeUnload: true })
              await vi.waitFor(() => expect(ends()).toBe(before + 1), { timeout: 10_000 })
            },
          }
        },
        isFinished: () => verbs(lrs).includes('completed'),
      },
      async () => {},
    )
    expect(verbs(lrs).filter((verb) => ['passed', 'failed', 'completed'].includes(verb))).toEqual([
      'passed',
      'completed',
    ])
    expect(faults(lrs)).toEqual([])
    await lrs.close()
  })

  /** By a link of our own: not all pages have one to all others. */
  const go = async (href: string) => {
    const before = await page.locator('main').innerHTML()
    await page.evaluate((to) => {
      const link = document.createElement('a')
      link.href = to
      document.querySelector('main')?.append(link)
      link.click()
      link.remove()
    }, href)
    await page.waitForFunction((was) => document.querySelector('main')?.innerHTML !== was, before)
  }

  it.each(LANGUAGES)(
    'has no page that axe finds fault with, that is too wide or too small to tap, %s',
    async (language) => {
      const order = updateOrderOf({ edition: 'web' }, 'both')
      files = await serveFiles(await unzip(await buildPackage(order)))
      await page.context().close()
      // Readers bring style sheets of their own, which the policy of the page doesn't keep out.
      page = await browser.newPage({ bypassCSP: true, reducedMotion: 'reduce' })
      await page.goto(`${files.origin}/index.html`)
      await page.locator(`main button[value="${language}"]`).click()
      await page.locator(`html[lang="${language}"] #changed`).waitFor()
      for (const href of PAGES_OF_UPDATE) {
        if (href !== links.home()) await go(href)
        for (const colorScheme of ['light', 'dark'] as const)
          for (const width of [390, 1280]) {
            await page.emulateMedia({ colorScheme })
            await page.setViewportSize({ width, height: 900 })
            const { violations, unknown } = await axe(page)
            expect([...violations, ...unknown], `${href} ${colorScheme} ${width}`).toEqual([])
          }
        await page.setViewportSize({ width: 320, height: 640 })
        const tooSmall = [
          ...(await sidewaysScrolling(page)),
          ...(await clippedText(page)),
          ...(await smallTargets(page)),
        ]
        expect(tooSmall, href).toEqual([])
        await page.setViewportSize({ width: 390, height: 844 })
        expect(await misfits(page, TEXT_SPACING), href).toEqual([])
        await page.setViewportSize({ width: 640, height: 512 })
        expect(await misfits(page, LARGE_TEXT), href).toEqual([])
        await page.emulateMedia({ forcedColors: 'active' })
        expect(await unseenFocus(page), href).toEqual([])
        await page.emulateMedia({ forcedColors: 'none' })
      }
    },
  )

  it('is done with the keyboard alone', async () => {
    await serve('web')
    await page.goto(`${files.origin}/index.html`)
    await page.locator('main h1').waitFor()
    // A page of one column has one order.
    await page.setViewportSize({ width: 390, height: 844 })
    const keys = keysOn(page)
    await keys.walk()
    for (const item of items) {
      await keys.press(`main a[href="${updateQuestionHref(item)}"]`)
      await page.locator('main form').waitFor()
      await keys.walk()
      const asked = getItem(course, item)
      // A choice of one is a button that sends it.
      for (const letter of answerKey(asked)) await keys.press(`#${item}-${letter}`, 'Space')
      if (!takesOne(asked)) await keys.press('main form .actions .btn', 'Space')
      await page.locator('main .reply').waitFor()
      await keys.walk()
      await keys.press(`main a[href^="${links.home()}"]`)
      await page.locator('#changed').waitFor()
    }
    await keys.press(`main form[action="${links.policy()}"] button`, 'Space')
    await page.locator('main .score').waitFor()
    await keys.walk()
    expect([...keys.faults]).toEqual([])
  })

  it('without an LMS, is kept by the browser, and its last page is on paper with the code', async () => {
    await serve('web')
    await page.clock.setFixedTime(`${TODAY}T15:00:00`)
    let code = ''
    await takeUpdate(
      {
        async open() {
          await page.goto(`${files.origin}/index.html`)
          await page.locator('main h1').waitFor()
          return { sco: page, leave: async () => void (await page.goto(`${files.origin}/elsewhere`)) }
        },
        isFinished: () => code !== '',
      },
      async ({ sco }) => {
        code = await sco.locator('main .score').innerText()
        const paper = askAbout(await page.pdf(), 'pdftotext', 'file.pdf', '-')
        expect(paper).toContain(code)
        expect(paper).toContain(policy.version)
      },
    )
    expect(readReceipt(statedBy({ course, policy }, changed), code)).toMatchObject({ score: 100, on: TODAY })
  })
})
