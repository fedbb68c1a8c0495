import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/platform/text/language.ts'
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

it('every part on the page of components is on a page of the product, and can be read light and dark', async () => {
  const readers = await openReaders(demo, browser)
  const collected = { en: await collect(readers, 'en'), es: await collect(readers, 'es') }
  await readers.close()
  for (const language of LANGUAGES) {
    const missing = collected[language].filter(({ html }) => html === null)
    expect(missing.map(({ component }) => component.name)).toEqual([])
  }
  const at = dirname(writeDesign(folder, collected))
  const page = await browser.newPage()
  for (const name of LANGUAGES.flatMap((language) => [`${language}-light`, `${language}-dark`])) {
    await page.goto(`file://${at}/${name}.html`)
    const { violations } = await axe(page)
    // The components come from several pages, so their names and headings meet here.
    expect(violations.filter((violation) => violation.includes('color-contrast'))).toEqual([])
  }
})
