import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { pack } from '../../src/packages/runtime/suspend-data.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { launchChromium } from '../support/chromium.ts'
import { verbs } from '../support/cmi5-page.ts'
import { content } from '../support/content.ts'
import { FINISHED, headed } from '../support/course-story.ts'
import { type Disturbance, startLrs, type TestLrs } from '../support/lrs.ts'
import { orderOf } from '../support/package-order.ts'
import { passed } from '../support/package-states.ts'
import { send } from '../support/play.ts'
import { serveFiles, type ServedFiles } from '../support/served.ts'
import { unzip } from '../support/unzip.ts'

const { sco: words } = MESSAGES.en
const OTHER_REGISTRATION = '11111111-2222-4333-8444-555555555555'

let packages: ServedFiles
let browser: Browser
let lrs: TestLrs
let sco: Page

beforeAll(async () => {
  packages = await serveFiles(await unzip(await buildPackage(orderOf({ edition: 'cmi5' }))))
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await packages.close()
})
beforeEach(async () => {
  lrs = await startLrs()
  sco = await (await browser.newContext()).newPage()
})
afterEach(async () => {
  await sco.context().close()
  await lrs.close()
})

it.each<[string, ReturnType<Disturbance>]>([
  ['a log-in page', 'page'],
  ['an error', 401],
  ['nothing', 'cut'],
])(
  'an acknowledgement that gets %s is not called finished, is offered at the next launch, and is on record when the learner agrees',
  async (_, answer) => {
    await acknowledgeUnder(answer)
    await launch()
    await headed({ sco }, words.kept.title)
    expect(verbs(lrs)).not.toContain('completed')
    await sco.getByRole('button', { name: words.kept.goOn }).click()
    await headed({ sco }, FINISHED)
    expect(verbs(lrs).filter((verb) => ['passed', 'completed'].includes(verb))).toEqual(['passed', 'completed'])
    expect(await copies()).toEqual([])
  },
)

it('an acknowledgement that was not saved stays out of the record when the learner goes on without it', async () => {
  await acknowledgeUnder('page')
  await launch()
  await headed({ sco }, words.kept.title)
  await sco.getByRole('button', { name: words.kept.leaveOut }).click()
  await headed({ sco }, MESSAGES.en.learn.policy.title)
  await launch()
  await headed({ sco }, MESSAGES.en.learn.policy.title)
  expect(verbs(lrs)).not.toContain('completed')
})

it('an acknowledgement that was not saved is not offered to another registration', async () => {
  await acknowledgeUnder('page')
  await launch(OTHER_REGISTRATION)
  await headed({ sco }, MESSAGES.en.learn.home.title)
  expect(verbs(lrs)).not.toContain('completed')
})

it('an acknowledgement is finished in the same window as soon as the store has it', async () => {
  await acknowledgeUnder('page', false)
  lrs.disturb(null)
  await headed({ sco }, FINISHED)
  expect(verbs(lrs).filter((verb) => ['passed', 'completed'].includes(verb))).toEqual(['passed', 'completed'])
  expect(await copies()).toEqual([])
})

/** The learner acknowledges, and unless told otherwise the page ends; the store works again only after that. */
async function acknowledgeUnder(answer: ReturnType<Disturbance>, closes = true): Promise<void> {
  const query = lrs.launch()
  const suspendData = pack(content.course, { ...passed, place: 'policy' })
  lrs.overwrite('csec-orientation', JSON.stringify({ suspendData, finished: null, told: false }))
  await sco.goto(`${packages.origin}/index.html${query}`)
  await headed({ sco }, MESSAGES.en.learn.policy.title)
  lrs.disturb(() => answer)
  await send(sco)
  await headed({ sco }, words.saving)
  await sco.locator('#status', { hasText: words.status.notSaved }).waitFor()
  const text = await sco.locator('body').innerText()
  expect(text).toContain(words.notSaved.kept)
  for (const claim of [FINISHED, words.finishLead, words.code, 'don’t have to send anything'])
    expect(text).not.toContain(claim)
  expect(await copies()).toHaveLength(1)
  if (!closes) return
  await kill()
  lrs.disturb(null)
}

/** Ends the page without a goodbye, which might arrive once the store works again. */
async function kill(): Promise<void> {
  const context = sco.context()
  const crashed = sco.waitForEvent('crash')
  const session = await context.newCDPSession(sco)
  // The crash leaves nobody to answer.
  session.send('Page.crash').catch(() => {})
  await crashed
  sco = await context.newPage()
}

async function launch(registration?: string): Promise<void> {
  await sco.goto(`${packages.origin}/index.html${lrs.launch(registration === undefined ? {} : { registration })}`)
  await sco.locator('main h1').waitFor()
}

async function copies(): Promise<string[]> {
  return sco.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.steps.')))
}
