import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { practiceItems } from '../../src/course/draw.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { axe, type AxeFindings, reviewed } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { contents } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'
import { startLms } from '../support/lms.ts'
import {
  clippedText,
  invalidMarkup,
  LARGE_TEXT,
  misfits,
  motion,
  rivalButtons,
  sidewaysScrolling,
  smallTargets,
  TEXT_SPACING,
  unseenChoices,
  unseenFocus,
} from '../support/page-faults.ts'
import { answerAsked, follow, turnToQuestion } from '../support/play.ts'
import { announced, goTo, PAGE_STATES, type PageState } from '../support/page-states.ts'
import { openPopulated, type Populated, type Who } from '../support/populated.ts'
import { unzip } from '../support/unzip.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

const PHONE = { width: 390, height: 844 }
const DESKTOP_WIDTH = 1280
/** A window of 1280 × 1024 px at 400 %. */
const REFLOW = { width: 320, height: 256 }
/** The narrowest window that text of twice the size has to fit: 320 px of its own. */
const DOUBLE = { width: 640, height: 900 }

/** Places in the list of what axe leaves open. */
const met = new Set<number>()

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
})

it.concurrent.each(LANGUAGES)('every page in every state is for everybody, %s', async (language) => {
  const populated = await openPopulated(language)
  const pages = new Map<Who, Page>()
  // One fault is often on many pages.
  const faults: Record<string, string[]> = {}
  for (const state of PAGE_STATES) {
    const page = pages.get(state.who) ?? (await (await populated.open(browser, state.who, {})).newPage())
    pages.set(state.who, page)
    for (const fault of await inspect(page, populated, state)) (faults[fault] ??= []).push(state.name)
  }
  for (const page of pages.values()) await page.context().close()
  await populated.close()
  expect(faults).toEqual({})
})

it.each(LANGUAGES)('the pages of a package have no violations either, %s', async (language) => {
  const shown = contents[language]
  const lms = await startLms(await unzip(await buildPackage(orderOf({ contents: [shown] }))))
  const { page, sco } = await lms.launch(browser, { viewport: PHONE, alone: true })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const steps: readonly (() => Promise<unknown>)[] = [
    () => sco.locator('main h1').waitFor(),
    () => sco.locator('main a.btn').click(),
    () => follow(sco, packageLinks.lesson('L4', null)),
    () => turnToQuestion(sco, practiceItems(shown.course, 'L4')[0]?.id ?? 'Q0'),
    () => answerAsked(sco, shown.course, () => false),
  ]
  for (const step of steps) {
    await step()
    await showAll(page, PHONE.width)
    const faults = [...noted(await axe(page)), ...(await smallTargets(page)), ...(await motion(page))]
    await page.setViewportSize(REFLOW)
    faults.push(...(await sidewaysScrolling(page)), ...(await clippedText(page)))
    expect.soft(faults, `${await page.title()}, ${language}`).toEqual([])
    await page.setViewportSize(PHONE)
  }
  await page.context().close()
  await lms.close()
})

it('the findings that axe leaves open are still those that a person checked', () => {
  const stale = reviewed.filter((_, index) => !met.has(index))
  expect(stale).toEqual([])
  expect(reviewed.filter(({ why }) => why.length < 20)).toEqual([])
})

async function inspect(page: Page, populated: Populated, state: PageState): Promise<string[]> {
  const faults: string[] = []
  const add = (check: string, found: readonly string[]) => faults.push(...found.map((fault) => `${check}: ${fault}`))
  await page.setViewportSize(PHONE)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce', forcedColors: 'none' })
  await goTo(page, populated, state)
  await showAll(page, PHONE.width)
  add('HTML', await invalidMarkup(page))
  add('axe', noted(await axe(page)))
  add('language', await wrongLanguage(page, populated, state))
  add('said aloud', await unannounced(page, state))
  add('targets', await smallTargets(page))
  add('motion', await motion(page))
  add('one next step', await rivalButtons(page))
  add('focus', await unseenFocus(page))
  // Colours, and what stands beside what, are the same in every language.
  if (populated.language === 'en') {
    await page.emulateMedia({ forcedColors: 'active' })
    add('forced colours', [...(await unseenFocus(page)), ...(await unseenChoices(page))])
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' })
    await showAll(page, DESKTOP_WIDTH)
    // All rules: two rows of navigation, columns at the side and wide tables are there only on a desktop.
    add('axe, dark and wide', noted(await axe(page)))
  }
  await page.setViewportSize(REFLOW)
  add('320 × 256', [...(await sidewaysScrolling(page)), ...(await clippedText(page))])
  await page.setViewportSize(PHONE)
  add('text spacing', await misfits(page, TEXT_SPACING))
  await page.setViewportSize(DOUBLE)
  add('200 %', await misfits(page, LARGE_TEXT))
  return faults
}

/** A window as high as the page: what sticks to its top then covers nothing that axe looks at. */
async function showAll(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: PHONE.height })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height })
  // Screens of a lesson grow with the window, so the page can still be scrolled.
  await page.evaluate(() => scrollTo(0, 0))
}

function noted({ violations, unknown, met: known }: AxeFindings): string[] {
  for (const index of known) met.add(index)
  return [...violations, ...unknown.map((finding) => `nobody has looked at this: ${finding}`)]
}

/** Something that has happened is said, and not only shown. */
async function unannounced(page: Page, { announces }: PageState): Promise<string[]> {
  if (announces === null) return []
  return (await announced(page, announces).count()) > 0 ? [] : [`nothing of the role ${announces} says anything`]
}

/** Errors at unknown addresses have no language. */
async function wrongLanguage(page: Page, { language }: Populated, { route, who }: PageState): Promise<string[]> {
  const is = await page.locator('html').getAttribute('lang')
  return is === language || (route === null && who === 'visitor') ? [] : [`the page says that it is in ${is}`]
}
