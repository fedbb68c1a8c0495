import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PackageState } from '../../src/packages/runtime/cmi-state.ts'
import type { PackageOrder } from '../../src/packages/course-package.ts'
import { pack } from '../../src/packages/runtime/suspend-data.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { packageLinks as links } from '../../src/packages/link.page.ts'
import { ROOT } from '../../src/platform/root.ts'
import { launchChromium } from '../support/chromium.ts'
import { faults, keptIn, verbs } from '../support/cmi5-page.ts'
import { content, contents } from '../support/content.ts'
import { headed } from '../support/course-story.ts'
import { startLrs, type TestLrs } from '../support/lrs.ts'
import { orderOf } from '../support/package-order.ts'
import { passed, practised } from '../support/package-states.ts'
import { answerRound, finishLesson, follow, goHome, heading, send } from '../support/play.ts'
import { serveFiles, type ServedFiles } from '../support/served.ts'
import { unzip } from '../support/unzip.ts'

const t = MESSAGES.en

const { course } = content
const PEER = '<!doctype html><title>Course</title><script src="peer.js"></script>'
const FINISHED = t.sco.finishTitle

/** Packages of another origin than the record store, as many learning systems have them. */
let packages: ServedFiles
let browser: Browser
let lrs: TestLrs
let page: Page
let troubles: string[]

beforeAll(async () => {
  packages = await serveFiles(
    new Map<string, Buffer | string>([
      ...(await filesOf('en', {})),
      ...(await filesOf('both', { contents: [contents.en, contents.es] })),
      ['peer.html', PEER],
      ['peer.js', readFileSync(join(ROOT, 'node_modules/@xapi/cmi5/dist/Cmi5.umd.js'))],
    ]),
  )
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await packages.close()
})
beforeEach(async () => {
  lrs = await startLrs()
  troubles = []
  page = await newPage()
})
afterEach(async () => {
  expect(troubles).toEqual([])
  await page.context().close()
  await lrs.close()
})

describe('a course in an LMS with cmi5', () => {
  it('goes back to the LMS when it is left, and on where it was left', async () => {
    const returnURL = `${packages.origin}/lms`
    await open({ query: lrs.launch({ returnURL }) })
    await finishLesson(page, content, 'L1', links)
    await goHome(page)
    await follow(page, links.lesson('L2', null))
    await page.locator(`.support a[href="${links.pause()}"]`).click()
    await page.getByRole('button', { name: t.care.pause.stop }).click()
    await page.waitForURL(returnURL)
    await vi.waitFor(() => expect(verbs(lrs)).toEqual(['initialized', 'terminated']))

    await open()
    expect(await heading(page)).toBe(course.lessons[1]?.title)
    await page.locator('.btn--leave').click()
    expect(await page.locator('body').innerText()).toContain(t.sco.left)
    await vi.waitFor(() => expect(verbs(lrs).at(-1)).toBe('terminated'))
    expect(faults(lrs)).toEqual([])
  })

  it('is failed, passed, acknowledged, and told once', async () => {
    keep({ ...practised, place: '' })
    await open()
    await follow(page, links.final())
    await send(page)
    await answerRound(page, course, () => false)
    expect(await heading(page)).toBe(t.learn.attempt.belowTitle)
    await leave()
    expect(verbs(lrs).filter((verb) => verb !== 'answered')).toEqual(['initialized', 'terminated'])

    await open()
    expect(await heading(page)).toBe(t.learn.attempt.belowTitle)
    await send(page)
    await answerRound(page, course, () => true)
    expect(await heading(page)).toBe(t.learn.attempt.passedTitle)
    await follow(page, links.policy())
    expect(verbs(lrs)).not.toContain('passed')
    await send(page)
    await headed({ sco: page }, FINISHED)
    await vi.waitFor(() => expect(keptIn(lrs)).toMatchObject({ told: true }))
    await leave()

    await open()
    expect(await heading(page)).toBe(FINISHED)
    await expectText('#notices', 'Your learning system shows this course as finished')
    await finishLesson(page, content, 'L1', links)
    await leave()
    expect(verbs(lrs).filter((verb) => verb !== 'answered')).toEqual([
      'initialized',
      'terminated',
      'initialized',
      'passed',
      'completed',
      'terminated',
      'initialized',
      'terminated',
    ])
    expect(verbs(lrs).filter((verb) => verb === 'answered')).toHaveLength(2 * 15)
    expect(faults(lrs)).toEqual([])
  })

  it('tells everything when the page is left right after the end', async () => {
    keep({ ...passed, place: 'policy' })
    await open()
    await send(page)
    await leave()
    await vi.waitFor(() => expect(verbs(lrs).toSorted()).toEqual(['completed', 'initialized', 'passed', 'terminated']))
    await vi.waitFor(() => expect(keptIn(lrs)).toMatchObject({ finished: { right: 15, of: 15 } }))

    await open()
    await vi.waitFor(() => expect(keptIn(lrs)).toMatchObject({ finished: { right: 15, of: 15 }, told: true }))
    await leave()
    expect(verbs(lrs).toSorted()).toEqual([
      'completed',
      'initialized',
      'initialized',
      'passed',
      'terminated',
      'terminated',
    ])
  })

  it.each([
    ['Browse', 'preview'],
    ['Review', 'review'],
  ] as const)('writes nothing in %s mode', async (mode, kind) => {
    await open({ query: lrs.launch({ mode }) })
    await finishLesson(page, content, 'L1', links)
    await expectText('#notices', t.sco.launch[kind])
    await leave()
    expect(verbs(lrs)).toEqual(['initialized', 'terminated'])
    expect(keptIn(lrs)).toBeNull()
    expect(faults(lrs)).toEqual([])
  })

  it('says when a step is not saved, tries again on its own, and says when it is', async () => {
    await open()
    lrs.disturb(() => 'cut')
    await goHome(page)
    await follow(page, links.lesson('L4', null))
    await expectText('#status', 'Not saved')
    await expectText('#notices [role="alert"]', t.sco.notSaved.kept)
    lrs.disturb(null)
    await expectText('#status', 'Saved')
    expect(await page.locator('#notices [role="alert"]').count()).toBe(0)
    await leave()
    await open()
    expect(await heading(page)).toBe(course.lessons[3]?.title)
    expect(faults(lrs, true, false)).toEqual([])
  })

  it('continues after the page was killed', async () => {
    await open()
    await goHome(page)
    await follow(page, links.lesson('L3', null))
    await expectText('#status', 'Saved')
    await vi.waitFor(() => expect(lrs.requests.at(-1)).toBe('PUT activities/state csec-orientation 204'))
    await kill()
    expect(verbs(lrs)).toEqual(['initialized'])
    page = await newPage()
    await open()
    expect(await heading(page)).toBe(course.lessons[2]?.title)
    await leave()
    expect(faults(lrs, false, true)).toEqual([])
  })

  it('is not recorded when it is reloaded after its end', async () => {
    const query = lrs.launch()
    await open({ query })
    await page.reload()
    await page.waitForSelector('main h1', { timeout: 10_000 })
    expect(await heading(page)).toBe(t.sco.notRecordedTitle)
    await expectText('main p', 'To get credit, close this window and open the course again from your learning system')
    await expectText(
      'main p',
      'No learning system is keeping what you do here. None answered, or this page was loaded again',
    )
    expect(verbs(lrs)).toEqual(['initialized', 'terminated'])
  })

  it('says that nothing is recorded when no LMS launched it', async () => {
    await open({ query: '' })
    expect(await heading(page)).toBe(t.sco.notRecordedTitle)
    await follow(page, links.home())
    await expectText('#status', 'Not recorded')
    expect(lrs.requests).toEqual([])
  })
})

describe('a course in two languages in an LMS with cmi5', () => {
  it('opens in the one that the learner prefers', async () => {
    lrs.prefer('{"languagePreference":"es-US,en-US"}')
    await open({ folder: 'both' })
    expect(await heading(page)).toBe('Su orientación')
    expect(await page.locator('html').getAttribute('lang')).toBe('es')
  })

  it('asks where nobody knows, and no second time', async () => {
    await open({ folder: 'both' })
    await page.locator('#page').getByRole('button', { name: 'Español' }).click()
    await expectText('main h1', 'Su orientación')
    await leave()
    await open({ folder: 'both' })
    expect(await heading(page)).toBe('Su orientación')
    expect(faults(lrs, true, false)).toEqual([])
  })
})

/** The calls that we use of another cmi5 client, which takes the place of ours. */
interface Peer {
  initialize(): Promise<unknown>
  pass(score: number): Promise<unknown>
  fail(score: number): Promise<unknown>
  complete(): Promise<unknown>
  terminate(): Promise<unknown>
}

/** Or the store and the rules would be bent to our own client. */
describe('the strict store accepts another client', () => {
  async function play(query: string, ...calls: readonly (readonly [keyof Peer, number?])[]): Promise<void> {
    await page.goto(`${packages.origin}/peer.html${query}`)
    await page.evaluate(async (wanted) => {
      const { Cmi5 } = window as unknown as { Cmi5: new () => Peer } // the script of the page puts it there
      const client = new Cmi5()
      for (const [name, score = 0] of wanted) await client[name](score)
    }, calls)
  }

  it('when a course is passed and completed', async () => {
    await play(lrs.launch({ masteryScore: 0.8 }), ['initialize'], ['pass', 0.8666], ['complete'], ['terminate'])
    expect(verbs(lrs)).toEqual(['initialized', 'passed', 'completed', 'terminated'])
    expect(faults(lrs)).toEqual([])
  })

  it('when the score is below the mark', async () => {
    await play(lrs.launch({ masteryScore: 0.8 }), ['initialize'], ['fail', 0.5], ['terminate'])
    expect(faults(lrs)).toEqual([])
  })

  it('when a launch broke off and another one followed', async () => {
    await play(lrs.launch(), ['initialize'])
    await play(lrs.launch(), ['initialize'], ['complete'], ['terminate'])
    expect(faults(lrs, false, true)).toEqual([])
    expect(faults(lrs, true, true)).toContain('the last statement must be terminated')
  })

  it('once for each token, and never a second time', async () => {
    const query = lrs.launch()
    await play(query, ['initialize'])
    await expect(play(query, ['initialize'])).rejects.toThrow()
  })
})

async function filesOf(folder: string, changes: Partial<PackageOrder>): Promise<[string, Buffer][]> {
  const files = await unzip(await buildPackage(orderOf({ edition: 'cmi5', ...changes })))
  return [...files].map(([name, bytes]) => [`${folder}/${name}`, bytes])
}

/** The browser itself reports requests that found nothing, and a store has nothing at first. */
async function newPage(): Promise<Page> {
  const opened = await browser.newPage()
  opened.on('pageerror', (error) => troubles.push(error.message))
  opened.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(message.text())
  })
  return opened
}

/** Starts a new launch unless a query is given. */
async function open({ query = lrs.launch(), folder = 'en' } = {}): Promise<void> {
  await page.goto(`${packages.origin}/${folder}/index.html${query}`)
  await page.waitForSelector('main h1', { timeout: 10_000 })
}

/** Stores the state that an earlier launch would have left. */
function keep(state: PackageState): void {
  lrs.overwrite('csec-orientation', JSON.stringify({ suspendData: pack(course, state), finished: null, told: false }))
}

/** The page goes, and the store has heard the last word. */
async function leave(): Promise<void> {
  const ends = verbs(lrs).filter((verb) => verb === 'terminated').length
  await page.goto(`${packages.origin}/elsewhere`)
  await vi.waitFor(() => expect(verbs(lrs).filter((verb) => verb === 'terminated')).toHaveLength(ends + 1))
}

/** Ends the process of the page, so that nothing in it runs anymore. */
async function kill(): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const devtools = await page.context().newCDPSession(page)
  devtools.send('Page.crash').catch(() => {}) // the answer dies with the page
  await crashed
  await page.context().close()
}

async function expectText(selector: string, text: string): Promise<void> {
  await page
    .locator(selector)
    .filter({ hasText: new RegExp(`^\\s*${text}`) })
    .first()
    .waitFor({ timeout: 10_000 })
}
