import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp, { type OverlayOptions } from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROOT } from '../../src/platform/root.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { launchChromium } from '../support/chromium.ts'
import { goTo, PAGE_STATES } from '../support/page-states.ts'
import { openPopulated, type Who } from '../support/populated.ts'

/**
 * Draws every page in every state that the tests know, on a phone and on a desktop, in light and in dark: one sheet a
 * state and language, for somebody to look at. Nothing here is committed.
 */
const FOLDER = join(ROOT, 'sheets')
/** Longer pages are cut off here, in pixels of the page. */
const TALLEST = 2_000
const VIEWS = [
  { size: { width: 390, height: 844 }, colorScheme: 'light', shownWidth: 300 },
  { size: { width: 390, height: 844 }, colorScheme: 'dark', shownWidth: 300 },
  { size: { width: 1280, height: 900 }, colorScheme: 'light', shownWidth: 640 },
  { size: { width: 1280, height: 900 }, colorScheme: 'dark', shownWidth: 640 },
] as const
const GAP = 12
/** `SHEETS='policy|groups' npm run sheets` draws only the states whose names fit. */
const WANTED = new RegExp(process.env['SHEETS'] ?? '', 'u')
const STATES = PAGE_STATES.map((state, index) => ({ state, number: String(index + 1).padStart(3, '0') })).filter(
  ({ state }) => WANTED.test(state.name),
)

let browser: Browser
beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
})

it.each(LANGUAGES)(
  'draws every page in every state, %s',
  async (language) => {
    mkdirSync(join(FOLDER, language), { recursive: true })
    const populated = await openPopulated(language)
    const pages = new Map<Who, Page>()
    for (const { state, number } of STATES) {
      const page = pages.get(state.who) ?? (await (await populated.open(browser, state.who, {})).newPage())
      pages.set(state.who, page)
      await page.setViewportSize(VIEWS[0].size)
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await goTo(page, populated, state)
      const name = `${number} ${state.name.replaceAll('/', ' ')}.png`
      await drawSheet(page, join(FOLDER, language, name))
    }
    for (const page of pages.values()) await page.context().close()
    await populated.close()
    expect(STATES.length).toBeGreaterThan(0)
  },
  1_800_000,
)

async function drawSheet(page: Page, file: string): Promise<void> {
  const pictures: OverlayOptions[] = []
  let left = GAP
  let tallest = 0
  for (const { size, colorScheme, shownWidth } of VIEWS) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const pageHeight = await page.evaluate(() => document.documentElement.scrollHeight)
    const height = Math.min(pageHeight, TALLEST)
    // What sticks to the edge of a window then stands where it belongs.
    await page.setViewportSize({ width: size.width, height })
    const shot = await page.screenshot()
    const shownHeight = Math.round((height * shownWidth) / size.width)
    pictures.push({ input: await sharp(shot).resize(shownWidth, shownHeight).png().toBuffer(), left, top: GAP })
    left += shownWidth + GAP
    tallest = Math.max(tallest, shownHeight)
  }
  await sharp({ create: { width: left, height: tallest + 2 * GAP, channels: 3, background: '#888' } })
    .composite(pictures)
    .png({ palette: true })
    .toFile(file)
}
