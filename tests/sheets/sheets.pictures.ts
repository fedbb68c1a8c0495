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
/** A longer page goes on in columns of this height, in pixels of the page, on further sheets. */
const TALLEST = 2_000
/** What a browser can draw in one piece. */
const DRAWN = 16_000
const VIEWS = [
  { size: { width: 390, height: 844 }, colorScheme: 'light', shownWidth: 300 },
  { size: { width: 390, height: 844 }, colorScheme: 'dark', shownWidth: 300 },
  { size: { width: 1280, height: 900 }, colorScheme: 'light', shownWidth: 640 },
  { size: { width: 1280, height: 900 }, colorScheme: 'dark', shownWidth: 640 },
] as const
const GAP = 12
const WIDEST = 2_000
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
      await drawSheets(page, join(FOLDER, language, `${number} ${state.name.replaceAll('/', ' ')}`))
    }
    for (const page of pages.values()) await page.context().close()
    await populated.close()
    expect(STATES.length).toBeGreaterThan(0)
  },
  1_800_000,
)

/** The first sheet has where the page begins, in all views. Where it goes on is on further ones, numbered from 2. */
async function drawSheets(page: Page, name: string): Promise<void> {
  const tops: Column[] = []
  const rest: Column[] = []
  for (const view of VIEWS) {
    const [top, ...further] = await columns(page, view)
    if (top !== undefined) tops.push(top)
    rest.push(...further)
  }
  await saveSheet(tops, `${name}.png`)
  for (const [index, sheet] of intoSheets(rest).entries()) await saveSheet(sheet, `${name}, ${index + 2}.png`)
}

interface Column {
  readonly input: Buffer
  readonly width: number
  readonly height: number
}

/** A page as it is in one view, in pieces from top to bottom. */
async function columns(page: Page, { size, colorScheme, shownWidth }: (typeof VIEWS)[number]): Promise<Column[]> {
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), DRAWN)
  const pieces: Column[] = []
  // What sticks to the edge of a window stands where it belongs when the window is as high as what's drawn.
  await page.setViewportSize({ width: size.width, height: Math.min(height, TALLEST) })
  pieces.push(await piece(page, { x: 0, y: 0, width: size.width, height: Math.min(height, TALLEST) }, shownWidth))
  if (height > TALLEST) await page.setViewportSize({ width: size.width, height })
  for (let y = TALLEST; y < height; y += TALLEST)
    pieces.push(await piece(page, { x: 0, y, width: size.width, height: Math.min(TALLEST, height - y) }, shownWidth))
  return pieces
}

async function piece(
  page: Page,
  clip: { x: number; y: number; width: number; height: number },
  width: number,
): Promise<Column> {
  const shot = await page.screenshot({ clip })
  const height = Math.max(1, Math.round((clip.height * width) / clip.width))
  return { input: await sharp(shot).resize(width, height).png().toBuffer(), width, height }
}

/** Side by side, as many as fit. */
function intoSheets(all: readonly Column[]): Column[][] {
  const sheets: Column[][] = []
  let width = Infinity
  for (const column of all) {
    if (width + column.width + GAP > WIDEST) {
      sheets.push([])
      width = GAP
    }
    sheets.at(-1)?.push(column)
    width += column.width + GAP
  }
  return sheets
}

async function saveSheet(all: readonly Column[], file: string): Promise<void> {
  const placed: OverlayOptions[] = []
  let left = GAP
  for (const { input, width } of all) {
    placed.push({ input, left, top: GAP })
    left += width + GAP
  }
  const height = Math.max(...all.map((column) => column.height)) + 2 * GAP
  await sharp({ create: { width: left, height, channels: 3, background: '#888' } })
    .composite(placed)
    .png({ palette: true })
    .toFile(file)
}
