import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PackageState } from '../../src/packages/runtime/cmi-state.ts'
import { packageId } from '../../src/packages/course-package.ts'
import { readReceipt } from '../../src/packages/receipt.ts'
import { pack, unpack } from '../../src/packages/runtime/suspend-data.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import { packageLinks as links } from '../../src/packages/link.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { launchChromium } from '../support/chromium.ts'
import { content } from '../support/content.ts'
import { headed, lookAgain, type Opener, takeCourse } from '../support/course-story.ts'
import { orderOf } from '../support/package-order.ts'
import { passed } from '../support/package-states.ts'
import { askAbout } from '../support/pdf.ts'
import { follow, send } from '../support/play.ts'
import { serveFiles, type ServedFiles } from '../support/served.ts'
import { unzip } from '../support/unzip.ts'

const t = MESSAGES.en

const { course } = content
const order = orderOf({ edition: 'web' })
const KEY = `${packageId(order)}.progress`
const TODAY = '2026-11-24'

/** A server that only gives files. */
let files: ServedFiles
let browser: Browser
let page: Page
let troubles: string[]

beforeAll(async () => {
  files = await serveFiles(await unzip(await buildPackage(order)))
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await files.close()
})
beforeEach(async () => {
  troubles = []
  page = await browser.newPage()
  await page.clock.setFixedTime(`${TODAY}T15:00:00`)
  page.on('pageerror', ({ message }) => troubles.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
})
afterEach(async () => {
  await page.context().close()
  expect(troubles).toEqual([])
})

/** Each launch is a new load of the page in the same browser. */
const opener: Opener = {
  async open(state) {
    if (state !== undefined) await keep(state)
    await page.goto(`${files.origin}/index.html`)
    await page.locator('main h1').waitFor()
    return {
      sco: page,
      async leave() {
        await page.goto(`${files.origin}/elsewhere`)
      },
    }
  },
  isFinished: async () => (await kept())?.acknowledgement?.on === TODAY,
}

describe('a course without an LMS', () => {
  it('is kept by the browser from the first page to the end', async () => {
    await takeCourse(opener)
    const finished = await kept()
    await lookAgain(opener)
    expect({ ...(await kept()), place: '' }).toEqual({ ...finished, place: '' })
  })

  it('ends with a page for HR, on paper with the code and without buttons', async () => {
    await page.goto(`${files.origin}/elsewhere`)
    const { sco } = await opener.open({ ...passed, place: 'policy' })
    await send(sco)
    await headed({ sco }, t.sco.finishTitle)
    const code = await sco.locator('main .score').innerText()
    expect(readReceipt(course, code)).toMatchObject({ score: 100, on: TODAY })
    const paper = askAbout(await page.pdf(), 'pdftotext', 'file.pdf', '-')
    expect(paper).toContain(code)
    expect(paper).toContain('Name')
    expect(paper).not.toContain(t.sco.toHome)
    await page.reload()
    await headed({ sco: page }, t.sco.finishTitle)
    expect(await page.locator('main .score').innerText()).toBe(code)
  })

  it('says that nothing is recorded where the browser keeps nothing', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('storage is off', 'SecurityError')
        },
      })
    })
    const { sco } = await opener.open()
    await headed({ sco }, t.sco.notRecordedTitle)
    await follow(sco, links.home())
    await headed({ sco }, 'Your orientation')
    expect(await page.locator('#status').innerText()).toBe('Not recorded')
  })
})

/** From a page of the same server that is not the course. */
async function keep(state: PackageState): Promise<void> {
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, pack(course, state)] as const)
}

async function kept(): Promise<PackageState | null> {
  return unpack(course, await page.evaluate((key) => localStorage.getItem(key) ?? '', KEY))
}
