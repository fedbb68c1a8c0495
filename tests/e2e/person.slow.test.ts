import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { launchChromium } from '../support/chromium.ts'
import { openPopulated, type Populated } from '../support/populated.ts'

const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
] as const
const ABOUT = ['bob', 'halfway', 'finished', 'credited', 'withdrawn', 'dan', 'ada'] as const
const MOST_WORDS = 200

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

describe.each(['en', 'es'] as const)('the page of a person, in %s', (language) => {
  const t = MESSAGES[language]
  let populated: Populated
  beforeAll(async () => {
    populated = await openPopulated(language)
  })
  afterAll(() => populated.close())

  it.each(SCREENS)('has its steps in the first screen of $width by $height, one of them first', async (viewport) => {
    const page = await open(viewport)
    for (const about of ABOUT) {
      await page.goto(populated.address('ada') + hrefTo('/hr/people/:person', { person: populated.person(about) }))
      const steps = page.getByRole('group', { name: t.hr.person.steps.label }).locator('.btn')
      const boxes = await steps.evaluateAll((buttons) => buttons.map((each) => each.getBoundingClientRect().bottom))
      expect.soft([about, boxes.length]).toEqual([about, 3])
      expect.soft(Math.max(...boxes), about).toBeLessThanOrEqual(viewport.height)
      expect.soft(await steps.evaluateAll(primary), about).toBeLessThanOrEqual(1)
    }
  })

  it(`says at most ${MOST_WORDS} words before what happened`, async () => {
    const page = await open(SCREENS[0])
    for (const about of ABOUT) {
      await page.goto(populated.address('ada') + hrefTo('/hr/people/:person', { person: populated.person(about) }))
      const words = await page.evaluate(wordsBefore)
      expect.soft(words, about).toBeLessThanOrEqual(MOST_WORDS)
      expect.soft(words, about).toBeGreaterThan(10)
    }
  })

  it('shows every other change after one click, and a correction once its entry is opened', async () => {
    const page = await open(SCREENS[0])
    await page.goto(populated.address('ada') + hrefTo('/hr/people/:person', { person: populated.person('bob') }))
    const move = page.getByRole('link', { name: t.hr.changes.forms.move.link, exact: true })
    expect(await move.isVisible()).toBe(false)
    await page.getByText(t.hr.changes.title, { exact: true }).click()
    expect(await move.isVisible()).toBe(true)
    const correct = page.getByRole('link', { name: t.hr.changes.correction.link })
    expect(await correct.count()).toBe(0)
    await page.locator('.timeline summary').last().click()
    expect(await correct.count()).toBe(1)
  })

  it('shows the other changes in short groups, in columns on a desktop and below each other on a phone', async () => {
    for (const [viewport, columns] of [
      [SCREENS[0], 1],
      [SCREENS[1], 3],
    ] as const) {
      const page = await open(viewport)
      await page.goto(populated.address('ada') + hrefTo('/hr/people/:person', { person: populated.person('bob') }))
      await page.getByText(t.hr.changes.title, { exact: true }).click()
      const groups = await page.locator('details:has(#change) .links').evaluateAll(place)
      expect(groups.length).toBeGreaterThanOrEqual(4)
      expect(new Set(groups.map(({ left }) => left)).size).toBeGreaterThanOrEqual(columns)
      expect(Math.max(...groups.map(({ links }) => links))).toBeLessThanOrEqual(8)
    }
  })

  async function open(viewport: (typeof SCREENS)[number]): Promise<Page> {
    return (await populated.open(browser, 'ada', { viewport })).newPage()
  }
})

/** Runs in the browser: how many of the buttons lead. */
function primary(buttons: (HTMLElement | SVGElement)[]): number {
  return buttons.filter((each) => !each.classList.contains('btn--plain')).length
}

/** Runs in the browser: where each list begins, and how many links it has. */
function place(lists: (HTMLElement | SVGElement)[]) {
  return lists.map((list) => ({ left: list.getBoundingClientRect().left, links: list.querySelectorAll('a').length }))
}

/** Runs in the browser: the words that someone sees from the start of the page's own text to the timeline. */
function wordsBefore(): number {
  const end = document.querySelector('.cols')
  const main = document.querySelector('main')
  if (end === null || main === null) return Number.NaN
  const range = document.createRange()
  range.setStart(main, 0)
  range.setEndBefore(end)
  const selection = getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  return selection?.toString().trim().split(/\s+/).length ?? Number.NaN
}
