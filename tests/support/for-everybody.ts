import type { Browser, Page } from 'playwright-core'
import { axe, type AxeFindings } from './axe.ts'
import {
  brokenNumbers,
  clippedText,
  invalidMarkup,
  LARGE_TEXT,
  misfits,
  motion,
  narrowButtons,
  rivalButtons,
  sidewaysScrolling,
  smallTargets,
  TEXT_SPACING,
  unseenChoices,
  unseenFocus,
} from './page-faults.ts'
import { announced, goTo, PAGE_STATES, type PageState } from './page-states.ts'
import { openPopulated, type Populated, type Who } from './populated.ts'
import type { Language } from '../../src/platform/text/language.ts'

export const PHONE = { width: 390, height: 844 }
const DESKTOP_WIDTH = 1280
/** A window of 1280 × 1024 px at 400 %. */
export const REFLOW = { width: 320, height: 256 }
/** The narrowest window that text of twice the size has to fit: 320 px of its own. */
const DOUBLE = { width: 640, height: 900 }
/** What axe sees of colors. It takes axe the longest. */
const COLORS = ['color-contrast']
/** What axe finds in another window in a page whose markup it has seen. */
const OF_THE_WINDOW = [...COLORS, 'target-size', 'scrollable-region-focusable']

/** A page of each address, as it opens and after an action. What else can be there differs from it in a few sentences. */
const FIRST: ReadonlySet<PageState> = new Set(
  PAGE_STATES.filter(({ route, act }, index) => {
    const isLike = (state: PageState) => state.route === route && (state.act === null) === (act === null)
    return PAGE_STATES.findIndex(isLike) === index
  }),
)

interface Looked {
  /** Each fault, with the names of the states that have it: one fault is often on many pages. */
  readonly faults: Readonly<Record<string, readonly string[]>>
  /** Places in the list of what axe leaves open. */
  readonly met: ReadonlySet<number>
}

/** Goes to every page in every state, and looks whether it's for everybody. */
export async function lookAtAll(browser: Browser, language: Language): Promise<Looked> {
  const populated = await openPopulated(language)
  const pages = new Map<Who, Page>()
  const faults: Record<string, string[]> = {}
  const met = new Set<number>()
  for (const state of PAGE_STATES) {
    const page = pages.get(state.who) ?? (await (await populated.open(browser, state.who, {})).newPage())
    pages.set(state.who, page)
    for (const fault of await inspect(page, populated, state, met)) (faults[fault] ??= []).push(state.name)
  }
  for (const page of pages.values()) await page.context().close()
  await populated.close()
  return { faults, met }
}

/**
 * All of it in English. The templates and styles of other languages are the same, and that no words are missing there is
 * tested with the words. So what's looked at in these languages is what words can change: names, once for each page, and
 * what no longer fits and whether it can be read, in every state. The phone is a narrower one there. Colors are looked at
 * on a desktop, which has every row of navigation and column, light and dark in one load.
 */
async function inspect(page: Page, populated: Populated, state: PageState, met: Set<number>): Promise<string[]> {
  const faults: string[] = []
  const add = (check: string, found: readonly string[]) => faults.push(...found.map((fault) => `${check}: ${fault}`))
  const isEnglish = populated.language === 'en'
  await page.setViewportSize(PHONE)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce', forcedColors: 'none' })
  await goTo(page, populated, state)
  if (!isEnglish) await page.setViewportSize(REFLOW)
  await showAll(page, isEnglish ? PHONE.width : REFLOW.width)
  if (isEnglish || FIRST.has(state)) {
    add('HTML', await invalidMarkup(page))
    add('axe', noted(await axe(page, [], isEnglish ? [] : COLORS), met))
  }
  add('language', await wrongLanguage(page, populated, state))
  add('said aloud', await unannounced(page, state))
  add('targets', await smallTargets(page))
  add('on a phone', await narrowButtons(page))
  if (isEnglish) {
    add('motion', await motion(page))
    add('one next step', await rivalButtons(page))
    add('focus', await unseenFocus(page))
    await page.emulateMedia({ forcedColors: 'active' })
    add('forced colours', [...(await unseenFocus(page)), ...(await unseenChoices(page))])
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' })
    await showAll(page, DESKTOP_WIDTH)
    // Two rows of navigation, columns at the side and wide tables are there only on a desktop, and come with the page.
    add('axe, dark and wide', noted(await axe(page, FIRST.has(state) ? [] : OF_THE_WINDOW), met))
  } else {
    await showAll(page, DESKTOP_WIDTH)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      add(`axe, ${colorScheme} and wide`, noted(await axe(page, COLORS), met))
    }
  }
  await page.setViewportSize(DOUBLE)
  add('200 %', await misfits(page, LARGE_TEXT))
  await page.setViewportSize(REFLOW)
  add('320 × 256', [...(await sidewaysScrolling(page)), ...(await clippedText(page)), ...(await brokenNumbers(page))])
  // The next page opens in a window of this size.
  await page.setViewportSize(PHONE)
  add('text spacing', await misfits(page, TEXT_SPACING))
  return faults
}

/** A window as high as the page: what sticks to its top then covers nothing that axe looks at. */
export async function showAll(page: Page, width: number): Promise<void> {
  const { height: least } = PHONE
  if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: least })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(height, least) })
  // Screens of a lesson grow with the window, so the page can still be scrolled.
  await page.evaluate(() => scrollTo(0, 0))
}

/** What axe has found, and what it leaves open that nobody has looked at. */
export function noted({ violations, unknown, met: known }: AxeFindings, met: Set<number>): string[] {
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
