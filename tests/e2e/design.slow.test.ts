import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { collect, openReaders } from '../design/collect.ts'
import { writeDesign } from '../design/write.ts'
import { axe } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Demo, startDemo } from '../support/demo.ts'

let demo: Demo
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'csec-design-'))
beforeAll(async () => {
  demo = await startDemo()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('every component on the page of components is on a page of the product, and can be read light and dark', async () => {
  const english = await collect(demo, await openReaders(demo, browser), 'en')
  expect(english.filter(({ html }) => html === null).map(({ component }) => component.name)).toEqual([])
  const at = dirname(writeDesign(folder, { en: english, es: english }))
  const page = await browser.newPage()
  for (const scheme of ['light', 'dark']) {
    await page.goto(`file://${at}/en-${scheme}.html`)
    const { violations } = await axe(page)
    // The components come from several pages, so their names and headings meet here.
    expect(violations.filter((violation) => violation.includes('color-contrast'))).toEqual([])
  }
})
