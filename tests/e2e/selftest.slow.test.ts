import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PackageEdition } from '../../src/packages/standards/edition.ts'
import { storedAt } from '../../src/packages/runtime/lms-record.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { launchChromium } from '../support/chromium.ts'
import { contents } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'
import { type Host, type SelfTestLms, startSelfTestLms } from '../support/self-test-lms.ts'
import { unzip } from '../support/unzip.ts'

const t = MESSAGES.en.selftest
const SELF_TEST = '?selftest'

let browser: Browser
let context: BrowserContext
let lms: SelfTestLms
const troubles: string[] = []

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

beforeEach(async () => {
  context = await browser.newContext({ acceptDownloads: true })
  troubles.length = 0
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) troubles.push(message.text())
  })
  context.on('weberror', (error) => troubles.push(String(error.error())))
})
afterEach(async () => {
  await lms.close()
  await context.close()
  expect(troubles).toEqual([])
})

async function lmsWith(edition: PackageEdition, host: Partial<Host> = {}, language: 'en' | 'es' = 'en'): Promise<void> {
  const files = await unzip(await buildPackage(orderOf({ edition, contents: [contents[language]] })))
  lms = await startSelfTestLms(context, files, { standard: edition === 'scorm12' ? 'scorm12' : 'scorm2004', ...host })
}

const heading = (sco: Frame | Page) => sco.locator('h1').textContent()

/** Both launches: the page of the second, with the result. */
async function result(): Promise<{ readonly page: Page; readonly sco: Frame | Page }> {
  const first = await lms.launch(SELF_TEST)
  await first.sco.getByRole('heading', { name: t.again.title }).waitFor()
  await lms.end(first.page)
  const second = await lms.launch(SELF_TEST)
  await second.sco.getByRole('heading', { name: t.result.title }).waitFor()
  return second
}

const answers = (sco: Frame | Page) => sco.locator('li').allTextContents()

describe.each(['scorm12', 'scorm2004-3', 'scorm2004-4'] as const)('in an LMS that keeps everything, %s', (edition) => {
  it('the test says so after the second launch, and removes what it stored', async () => {
    await lmsWith(edition)
    const { page, sco } = await result()
    expect(await sco.getByText(t.result.good).count()).toBe(1)
    expect(await sco.getByText(t.notTheCourse).count()).toBe(1)
    expect(await answers(sco)).toEqual(Object.values(t.capabilities).map((capability) => `${capability}: ${t.yes}`))
    expect(await sco.getByText(t.result.restored).count()).toBe(1)
    await lms.end(page)
    const record = lms.record()
    expect(storedAt(record, 'suspend_data')).toBe('')
    const status = edition === 'scorm12' ? 'core.lesson_status' : 'completion_status'
    expect(storedAt(record, status)).toBe('incomplete')
    expect(JSON.stringify(record)).not.toMatch(/"raw":"\d|"scaled":"\d/)
  })
})

describe('in an LMS with a fault', () => {
  it.each<[string, Partial<Host>, string]>([
    ['cuts at 1,000 characters', { keep: (data) => data.slice(0, 1000) }, t.cut(1000)],
    ['stores nothing', { stores: false }, t.nothing],
  ])('the test says what the course would lose when the LMS %s', async (_, host, sentence) => {
    await lmsWith('scorm12', host)
    const { page, sco } = await result()
    expect(await sco.getByText(t.result.bad).count()).toBe(1)
    expect(await answers(sco)).toContain(`${t.capabilities.keeps}: ${sentence}`)
    await lms.end(page)
  })

  it('the test says when the LMS isn’t there', async () => {
    await lmsWith('scorm12', { api: false })
    const { sco } = await lms.launch(SELF_TEST)
    await sco.getByRole('heading', { name: t.result.title }).waitFor()
    expect(await answers(sco)).toEqual([`${t.capabilities.found}: ${t.no}`])
  })
})

it('the test leaves an account that has begun the course as it is', async () => {
  await lmsWith('scorm12')
  const course = await lms.launch('')
  await course.sco.getByRole('link', { name: 'Start lesson 1' }).or(course.sco.locator('main a.btn')).first().click()
  await course.sco.locator('#status').getByText('Saved').waitFor()
  await lms.end(course.page)
  const before = storedAt(lms.record(), 'suspend_data')
  expect(before).not.toBe('')
  const { page, sco } = await lms.launch(SELF_TEST)
  await sco.getByText(t.refused.started).waitFor()
  expect(await sco.getByText(t.refused.account).count()).toBe(1)
  await lms.end(page)
  expect(storedAt(lms.record(), 'suspend_data')).toBe(before)
})

it('the test’s file for support has every call of both launches, and no person', async () => {
  await lmsWith('scorm12')
  const { page, sco } = await result()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sco.getByRole('link', { name: t.result.save }).click(),
  ])
  expect(download.suggestedFilename()).toBe('lms-test.json')
  const text = readFileSync(await download.path(), 'utf8')
  const file: { readonly calls: readonly { readonly call: string }[] } = JSON.parse(text)
  expect(file).toMatchObject({ edition: 'scorm12', restored: true, answers: { keeps: { kind: 'yes' } } })
  expect(file.calls.filter(({ call }) => call === 'LMSInitialize')).toHaveLength(2)
  expect(text).not.toMatch(/learner-4711|Ngô|student_(id|name)|609-555/)
})

it('the test uses the language of the package', async () => {
  await lmsWith('scorm12', {}, 'es')
  const { page, sco } = await lms.launch('?session=1&selftest')
  await sco.getByRole('heading', { name: MESSAGES.es.selftest.again.title }).waitFor()
  expect(await page.frames()[1]?.locator('html').getAttribute('lang')).toBe('es')
})

it.each([['cmi5', t.none.cmi5] as const, ['web', t.none.web] as const])(
  'there is nothing to test in %s',
  async (edition, sentence) => {
    await lmsWith(edition, { api: false })
    const { sco } = await lms.launch(SELF_TEST)
    await sco.getByText(sentence).waitFor()
    expect(await heading(sco)).toBe(t.title)
  },
)
