import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { axe } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { brokenNumbers, invalidMarkup, narrowButtons, rivalButtons, sidewaysScrolling } from '../support/page-faults.ts'
import { goTo, NO_PAGE, PAGE_STATES, type PageState, ROUTES_APART } from '../support/page-states.ts'
import { openPopulated, type Populated, type Who } from '../support/populated.ts'

// The slow `access.slow.test.ts` asks more, of all places, in every language.

describe('the list of places', () => {
  const pages = [...ROUTES.flatMap(([method, path]) => (method === 'GET' ? [path] : [])), ...ROUTES_APART]

  it('has every address that shows a page', () => {
    const shown = new Set(PAGE_STATES.map(({ route }) => route))
    const missing = pages.filter((route) => !shown.has(route) && NO_PAGE[route] === undefined)
    expect(missing, 'give them a state in tests/support/page-states.ts').toEqual([])
  })

  it('has no address that is gone', () => {
    const named = [...PAGE_STATES.flatMap(({ route }) => route ?? []), ...Object.keys(NO_PAGE)]
    expect(named.filter((route) => !pages.includes(route))).toEqual([])
  })

  it('has a name of its own for each', () => {
    const names = PAGE_STATES.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})

describe('a page of each address, as it opens and after a form', () => {
  let populated: Populated
  let browser: Browser
  beforeAll(async () => {
    populated = await openPopulated('en')
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser.close()
    await populated.close()
  })

  it('is valid HTML, free of findings by axe, and not wider than a phone of 320 pixels', async () => {
    const pages = new Map<Who, Page>()
    for (const state of PAGE_STATES.filter(isFirstOfItsKind)) {
      const page = pages.get(state.who) ?? (await openPage(state.who))
      pages.set(state.who, page)
      await goTo(page, populated, state)
      const { violations, unknown } = await axe(page)
      const faults = [
        ...(await invalidMarkup(page)),
        ...violations,
        ...unknown,
        ...(await sidewaysScrolling(page)),
        ...(await rivalButtons(page)),
        ...(await narrowButtons(page)),
        ...(await brokenNumbers(page)),
      ]
      expect.soft(faults, state.name).toEqual([])
    }
  })

  async function openPage(who: Who): Promise<Page> {
    const context = await populated.open(browser, who, {
      // Higher than any page: what sticks to the top then covers nothing that axe looks at.
      viewport: { width: 320, height: 30_000 },
      reducedMotion: 'reduce',
    })
    return context.newPage()
  }
})

function isFirstOfItsKind({ route, act }: PageState, index: number): boolean {
  return PAGE_STATES.findIndex((state) => state.route === route && (state.act === null) === (act === null)) === index
}
