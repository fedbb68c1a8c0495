import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { pack } from '../../src/packages/runtime/suspend-data.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import { launchChromium } from '../support/chromium.ts'
import { faults, verbs } from '../support/cmi5-page.ts'
import { content } from '../support/content.ts'
import { lookAgain, type Opener, takeCourse, type Visit } from '../support/course-story.ts'
import { startLrs, type TestLrs } from '../support/lrs.ts'
import { orderOf } from '../support/package-order.ts'
import { serveFiles, type ServedFiles } from '../support/served.ts'
import { unzip } from '../support/unzip.ts'

/** The ways a learning system opens a course from its own page. */
const PLACES: Readonly<Record<string, (lms: Page, url: string) => Promise<Visit>>> = {
  async 'two frames deep'(lms, url) {
    const outer = await framed(lms, lms.mainFrame(), new URL('/frames', url).href)
    const sco = await framed(lms, outer, url)
    return { sco, leave: () => lms.locator('iframe').evaluate((frame) => frame.remove()) }
  },
  async 'in a window of its own'(lms, url) {
    const opened = lms.waitForEvent('popup')
    await lms.evaluate((to) => void window.open(to), url)
    const sco = await opened
    return { sco, leave: () => sco.close({ runBeforeUnload: true }) }
  },
}

let packages: ServedFiles
let browser: Browser
let lrs: TestLrs
let lms: Page

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
  lms = await browser.newPage()
})
afterEach(async () => {
  await lms.context().close()
  await lrs.close()
})

it.each(Object.entries(PLACES))(
  'a course with cmi5 is failed, passed, acknowledged and looked at again, %s',
  async (_, openThere) => {
    const ends = () => verbs(lrs).filter((verb) => verb === 'terminated').length
    const opener: Opener = {
      async open(state) {
        const suspendData = state === undefined ? null : pack(content.course, state)
        if (suspendData !== null)
          lrs.overwrite('csec-orientation', JSON.stringify({ suspendData, finished: null, told: false }))
        await lms.goto(`${packages.origin}/lms`)
        const { sco, leave } = await openThere(lms, `${packages.origin}/index.html${lrs.launch()}`)
        await sco.locator('main h1').waitFor({ timeout: 10_000 })
        return {
          sco,
          async leave() {
            const before = ends()
            await leave()
            await vi.waitFor(() => expect(ends()).toBe(before + 1), { timeout: 10_000 })
          },
        }
      },
      isFinished: () => verbs(lrs).includes('completed'),
    }
    await takeCourse(opener)
    await lookAgain(opener)
    expect(verbs(lrs).filter((verb) => ['passed', 'failed', 'completed'].includes(verb))).toEqual([
      'passed',
      'completed',
    ])
    expect(faults(lrs)).toEqual([])
  },
)

async function framed(page: Page, host: Frame, url: string): Promise<Frame> {
  const there = page.waitForEvent('framenavigated', (frame) => frame.url().startsWith(url.split('?')[0] ?? url))
  await host.evaluate((to) => {
    const frame = document.createElement('iframe')
    frame.src = to
    document.body.append(frame)
  }, url)
  return there
}
