import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PackageOrder } from '../../src/packages/course-package.ts'
import { packageFiles } from '../../src/packages/build.job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { launchChromium } from '../support/chromium.ts'
import { contents } from '../support/content.ts'
import { Systems } from '../support/editions.ts'
import { orderOf } from '../support/package-order.ts'

const t = MESSAGES.en.sco

/**
 * Bytes of the files, packed as servers send them, until there is something to read. Three thousand of them are the
 * drawings of lessons and stories.
 */
const FIRST_SCREEN_LIMIT = 110_000

let browser: Browser
let systems: Systems

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(() => {
  systems = new Systems(browser)
})
afterEach(() => systems.close())

describe('the first screen of a package', () => {
  it.each<[string, PackageOrder['contents'], string]>([
    ['in English', [contents.en], 'Your orientation'],
    ['in Spanish', [contents.es], 'Su orientación'],
    ['in both, up to the choice', [contents.en, contents.es], t.chooseLanguage],
  ])('is light: %s', async (where, chosen, title) => {
    const edition = 'scorm2004-4'
    const files = await packageFiles(orderOf({ edition, contents: chosen }))
    const lms = await systems.start(edition, 'strict', { contents: chosen })
    const context = await systems.profile()
    await context.addInitScript(watchFirstTitle)
    const { page, sco } = await systems.open(lms, null, { context })
    expect(await sco.locator('main h1').innerText()).toContain(title)
    await page.waitForLoadState('networkidle')
    const asked = ['index.html', ...(await sco.evaluate(filesBeforeFirstTitle))]
    expect(asked).toContain('assets/sco.js')
    const bytes = asked.reduce((sum, name) => sum + gzipSync(files.get(name) ?? '', { level: 9 }).length, 0)
    console.info(`first screen ${where}: ${bytes} bytes in ${asked.length} files`)
    expect(bytes).toBeLessThan(FIRST_SCREEN_LIMIT)
  })
})

declare global {
  interface Window {
    firstTitleAt?: number
  }
}

/** Runs in the page, before its own scripts. */
function watchFirstTitle(): void {
  new MutationObserver(() => {
    if (document.querySelector('main h1') !== null) window.firstTitleAt ??= performance.now()
  }).observe(document, { childList: true, subtree: true })
}

/** Runs in the page: the files of the package that it asked for before it had a title. */
function filesBeforeFirstTitle(): string[] {
  const { firstTitleAt = 0 } = window
  return performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime < firstTitleAt)
    .map(({ name }) => decodeURI(new URL(name).pathname).split('/course files/')[1] ?? '')
}
