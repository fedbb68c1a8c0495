import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPackage } from '../../src/packages/build.job.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { LANGUAGES, type Language } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { launchChromium } from '../support/chromium.ts'
import { contents } from '../support/content.ts'
import { startLms } from '../support/lms.ts'
import { orderOf } from '../support/package-order.ts'
import { follow, goHome } from '../support/play.ts'
import { openPopulated, type Populated, type Who } from '../support/populated.ts'
import { unzip } from '../support/unzip.ts'

/** As high as the header may be on a phone. */
const HIGHEST = 64
const PHONES = [390, 320]

const PLACES: readonly (readonly [Who, string])[] = [
  ['visitor', '/sign-in'],
  ['bob', '/course'],
  ['halfway', '/lessons/L4'],
  ['bob', '/account'],
  ['cleo', '/team'],
  ['cleo', '/lessons/L1'],
  ['ada', '/hr/overview'],
  ['ada', '/policy'],
]

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

describe.each(LANGUAGES)('the header on a phone (%s)', (language) => {
  const other = LANGUAGES.find((candidate) => candidate !== language) ?? language
  // Nothing here is sent, so all of them look at one organization.
  let populated: Populated
  beforeAll(async () => {
    populated = await openPopulated(language)
  })
  afterAll(() => populated.close())

  it('is one line in the web app, with the other language and a menu', async () => {
    for (const [who, path] of PLACES) {
      const context = await populated.open(browser, who, { viewport: { width: 390, height: 844 } })
      const page = await context.newPage()
      const publicPath = who === 'visitor' && language !== 'en' ? `/${language}${path}` : path
      await page.goto(populated.address(who) + publicPath)
      await page.locator('.top').waitFor()
      await expectOneLine(page, page, `${who} at ${path}`, other)
      if (who !== 'visitor') await expectMenu(page, language, MESSAGES[language].account.title)
      await context.close()
    }
  })

  it('has a name of the organization that’s broken between words alone, in three lines at most', async () => {
    for (const [who, path] of [
      ['bob', '/course'],
      ['ada', '/hr/overview'],
    ] as const) {
      const context = await populated.open(browser, who, { viewport: { width: 390, height: 844 } })
      const page = await context.newPage()
      await page.goto(populated.address(who) + path)
      const name = page.locator('.top .brand b')
      for (const [text, isWhole] of [
        ['Harbor Street Youth Services', true],
        ['Harbor Street Youth and Family Services of Perth Amboy, New Brunswick and the shore', false],
        ['Featherstonehaughcholmondeley services', false],
      ] as const) {
        await name.evaluate((element, words) => {
          element.textContent = words
        }, text)
        const shown = await name.evaluate(linesOf)
        expect.soft(shown.broken, `${text}, ${path}`).toEqual([])
        expect.soft(shown.lines, `${text}, ${path}`).toBeLessThanOrEqual(3)
        if (isWhole) expect.soft(shown.isCut, `${text}, ${path}`).toBe(false)
        expect.soft((await page.locator('.top').boundingBox())?.height).toBeLessThanOrEqual(HIGHEST)
      }
      await context.close()
    }
  })

  it('has the parts of each place in one line on a desktop, and in a narrow window no part alone in a line', async () => {
    const context = await populated.open(browser, 'ada', {})
    const page = await context.newPage()
    const rows = async (width: number, path: string) => {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(populated.address('ada') + path)
      const tops = await page.locator('.tabs--parts > div > ul > li').evaluateAll((parts) => {
        return parts.map((part) => Math.round(part.getBoundingClientRect().top))
      })
      return [...new Set(tops)].map((top) => tops.filter((each) => each === top).length)
    }
    // 1280 px less a scroll bar.
    for (const path of [
      '/hr/overview',
      '/hr/reports/data-problems',
      '/hr/work',
      '/hr/people',
      '/hr/course',
      '/hr/settings',
    ])
      expect.soft(await rows(1263, path), path).toHaveLength(1)
    for (const width of [1024, 1100]) expect.soft(Math.min(...(await rows(width, '/hr/work')))).toBeGreaterThan(2)
    await context.close()
  })

  it('has the parts of each place in letters of 15 px and 16 px apart', async () => {
    const context = await populated.open(browser, 'ada', { viewport: { width: 1263, height: 800 } })
    const page = await context.newPage()
    for (const path of ['/hr/overview', '/hr/work', '/hr/people', '/hr/course', '/hr/settings']) {
      await page.goto(populated.address('ada') + path)
      const shown = await page.locator('.tabs--parts > div > ul > li').evaluateAll((entries) =>
        entries.map((entry) => {
          const step = entry.querySelector('a, summary') ?? entry
          const { left, right } = step.getBoundingClientRect()
          return { left, right, size: Number.parseFloat(getComputedStyle(step).fontSize) }
        }),
      )
      expect.soft(shown.length, path).toBeLessThanOrEqual(7)
      for (const [at, { left, size }] of shown.entries()) {
        expect.soft(size, path).toBeGreaterThanOrEqual(15)
        if (at > 0) expect.soft(left - (shown[at - 1]?.right ?? left), path).toBeGreaterThanOrEqual(16)
      }
    }
    await context.close()
  })

  it('has room for what the search box says', async () => {
    const context = await populated.open(browser, 'ada', {})
    const page = await context.newPage()
    for (const width of PHONES) {
      await page.setViewportSize({ width, height: 844 })
      await page.goto(`${populated.address('ada')}/hr/people`)
      const room = await page.locator('#search').evaluate((box: HTMLInputElement) => {
        const { font, paddingLeft, paddingRight } = getComputedStyle(box)
        const pen = document.createElement('canvas').getContext('2d')
        if (pen === null) throw new Error('nothing can be measured')
        pen.font = font
        return (
          box.clientWidth -
          Number.parseFloat(paddingLeft) -
          Number.parseFloat(paddingRight) -
          pen.measureText(box.placeholder).width
        )
      })
      expect.soft(room, `${width} px`).toBeGreaterThan(0)
    }
    await context.close()
  })

  it('is one line in a package, with the other language and a menu that closes', async () => {
    const all = [contents[language], contents[other]] as const
    const lms = await startLms(await unzip(await buildPackage(orderOf({ contents: all }))))
    const { page, sco } = await lms.launch(browser, { viewport: { width: 390, height: 844 }, alone: true })
    await sco.locator(`main button[value="${language}"]`).click()
    await goHome(sco)
    await expectOneLine(page, sco, 'home', other)
    await expectMenu(sco, language, MESSAGES[language].shell.pause)
    await sco.locator('.menu a', { hasText: MESSAGES[language].shell.pause }).click()
    await sco.locator('main h1', { hasText: MESSAGES[language].care.pause.heading }).waitFor()
    expect(await sco.locator('.menu[open]').count()).toBe(0)
    await goHome(sco)
    await follow(sco, packageLinks.lesson('L4', null))
    await expectOneLine(page, sco, 'lesson 4', other)
    await page.context().close()
    await lms.close()
  })
})

/** Runs in the browser: which words of a text are in two lines, how many lines are seen, and whether anything is cut. */
function linesOf(element: HTMLElement) {
  const node = element.firstChild
  const broken: string[] = []
  for (const { 0: word, index } of (element.textContent ?? '').matchAll(/\S+/g)) {
    const range = document.createRange()
    if (node === null) throw new Error('there is no text')
    range.setStart(node, index)
    range.setEnd(node, index + word.length)
    const tops = [...range.getClientRects()].map(({ top }) => Math.round(top))
    if (new Set(tops).size > 1) broken.push(word)
  }
  const lines = Math.round(element.clientHeight / Number.parseFloat(getComputedStyle(element).lineHeight))
  const isCut = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth
  return { broken, lines, isCut }
}

async function expectOneLine(page: Page, shown: Page | Frame, place: string, other: Language): Promise<void> {
  for (const width of PHONES) {
    await page.setViewportSize({ width, height: 844 })
    const box = await shown.locator('.top').boundingBox()
    expect.soft(box?.height, `${place}, ${width} px`).toBeLessThanOrEqual(HIGHEST)
    const language = await shown.locator(`.top__nav [lang="${other}"]`).boundingBox()
    expect.soft(language?.width, `${place}, ${width} px`).toBeGreaterThan(24)
    expect.soft((language?.x ?? 0) + (language?.width ?? 0), `${place}, ${width} px`).toBeLessThanOrEqual(width)
  }
}

async function expectMenu(shown: Page | Frame, language: Language, link: string): Promise<void> {
  const menu = shown.locator('.top .menu')
  await menu.locator('summary', { hasText: MESSAGES[language].shell.menu }).click()
  expect(await menu.locator('a', { hasText: link }).isVisible()).toBe(true)
}
