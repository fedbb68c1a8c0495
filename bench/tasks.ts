/**
 * Walks tasks of `docs/finding.md` in the demo on the direct way, and prints a row for each: clicks, fields, words and
 * the seconds that the model there makes of them.
 */
import type { Locator, Page } from 'playwright-core'
import { hrefTo } from '../src/app/href.web.ts'
import { launchChromium } from '../tests/support/chromium.ts'
import { startDemo } from '../tests/support/demo.ts'

const WORDS_PER_MINUTE = 200
const SECONDS_PER_STEP = 3
const TODAY = new Date().toISOString().slice(0, 10)
/** The last October that’s over. */
const YEAR = TODAY.slice(5) > '10-31' ? TODAY.slice(0, 4) : String(Number(TODAY.slice(0, 4)) - 1)
const SCREEN = { width: 1280, height: 900 }

/** How much someone reads and does on the way through the pages. */
class Way {
  readonly #page: Page
  clicks = 0
  fields = 0
  #wordsBefore = 0
  #wordsHere = 0

  constructor(page: Page) {
    this.#page = page
  }

  get words(): number {
    return this.#wordsBefore + this.#wordsHere
  }

  get seconds(): number {
    return Math.round((this.words / WORDS_PER_MINUTE) * 60) + (this.clicks + this.fields) * SECONDS_PER_STEP
  }

  /** A link of the navigation. */
  async place(name: string): Promise<void> {
    await this.#goOn(this.#page.locator('nav.tabs').getByRole('link', { name, exact: true }).first())
  }

  async link(name: string): Promise<void> {
    await this.#goOn(this.#control('link', name))
  }

  async button(name: string | RegExp): Promise<void> {
    await this.#goOn(this.#control('button', name))
  }

  /** Someone, by the search box: what's typed, and a click on who is found. Its form is all that's read there. */
  async person(name: string): Promise<void> {
    this.fields += 1
    await this.#page.locator('header [name="search"]').pressSequentially(name)
    await this.#goOn(this.#page.locator('header .search__found a', { hasText: name }).first())
  }

  /** What opens on the page, such as a folded part. */
  async unfold(name: string): Promise<void> {
    await this.#click(this.#main.locator('summary:visible', { hasText: name }).first())
  }

  async fill(label: string, value: string): Promise<void> {
    await this.#enter(label, (field) => field.fill(value))
  }

  async choose(label: string, option: string): Promise<void> {
    await this.#enter(label, async (field) => {
      const value = await field.locator('option', { hasText: option }).first().getAttribute('value')
      await field.selectOption(value)
    })
  }

  /** Ends with a file. */
  async file(role: 'link' | 'button', name: string): Promise<void> {
    await Promise.all([this.#page.waitForEvent('download'), this.#click(this.#control(role, name))])
  }

  /** Ends with paper: the browser’s own window to print opens. */
  async paper(name: string): Promise<void> {
    await this.#click(this.#control('button', name))
  }

  /** Ends with the words asked for. */
  async find(text: string | RegExp): Promise<void> {
    await this.#read(this.#main.getByText(text).filter({ visible: true }).first())
  }

  get #main(): Locator {
    return this.#page.locator('main')
  }

  #control(role: 'link' | 'button', name: string | RegExp): Locator {
    return this.#main.getByRole(role, { name }).first()
  }

  async #enter(label: string, type: (field: Locator) => Promise<void>): Promise<void> {
    const field = this.#main.getByLabel(label).first()
    await this.#read(field)
    this.fields += 1
    await type(field)
  }

  async #goOn(control: Locator): Promise<void> {
    await Promise.all([this.#page.waitForEvent('load'), this.#click(control)])
    this.#wordsBefore += this.#wordsHere
    this.#wordsHere = 0
  }

  async #click(control: Locator): Promise<void> {
    await this.#read(control)
    this.clicks += 1
    await control.click()
  }

  /**
   * Everything visible above the lower edge of a control, in its page or its row of the navigation. A page that opens at
   * one of its parts is read from there.
   */
  async #read(control: Locator): Promise<void> {
    const words = await control.evaluate((element) => {
      scrollTo(0, 0)
      const { bottom } = element.getBoundingClientRect()
      const start = location.hash === '' ? null : document.getElementById(location.hash.slice(1))
      const from = start?.getBoundingClientRect().top ?? Number.NEGATIVE_INFINITY
      const texts = document.createTreeWalker(
        element.closest('main') ?? element.closest('nav, form') ?? document.body,
        NodeFilter.SHOW_TEXT,
      )
      let count = 0
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const holder = text.parentElement
        if (holder === null || holder.closest('script, style, svg, select, .vh') !== null) continue
        if (!holder.checkVisibility()) continue
        const range = document.createRange()
        range.selectNodeContents(text)
        const { width, top } = range.getBoundingClientRect()
        if (width > 1 && top >= from && top < bottom) count += text.textContent?.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0
      }
      return count
    })
    this.#wordsHere = Math.max(this.#wordsHere, words)
  }
}

const SITE = 'North House residence'
const SOMEONE = 'Amara Larkhollow'

const TASKS: readonly (readonly [task: string, walk: (way: Way) => Promise<void>])[] = [
  [
    'Remind everyone overdue at one site',
    async (way) => {
      await way.button(/^Remind them.*overdue/)
      await way.button(SITE)
      await way.button('Add ')
    },
  ],
  [
    'Add someone and print the code for the first sign-in',
    async (way) => {
      await way.place('People')
      await way.place('Add a person')
      await way.fill('Name', 'Robin Fallowmere')
      await way.choose('Site', SITE)
      await way.fill('Department', 'Overnight')
      await way.fill('Position', 'Youth worker')
      await way.fill('Hire date', TODAY)
      await way.button('Add this person')
      await way.button('Make a link and a code')
      await way.paper('Print')
    },
  ],
  [
    'Make a new sign-in link for someone',
    async (way) => {
      await way.person(SOMEONE)
      await way.link('Make a new sign-in link')
      await way.button('Make a link and a code')
      await way.find('Link to copy')
    },
  ],
  [
    'Print the card of a site',
    async (way) => {
      await way.place('Course & policy')
      await way.place('Site details')
      await way.link('Print the card')
      await way.paper('Print')
    },
  ],
  [
    'See how many are up to date at one site',
    async (way) => {
      await way.place('Reports')
      await way.find(/50 up to date/)
    },
  ],
  [
    'Download everyone who finished in October, with those who left',
    async (way) => {
      await way.place('People')
      await way.choose('Status', 'Everyone on record')
      await way.unfold('More filters')
      await way.fill('Finished, from', `${YEAR}-10-01`)
      await way.fill('Finished, to', `${YEAR}-10-31`)
      await way.button('Show')
      await way.file('button', 'Download for Excel')
    },
  ],
  [
    'Download an Excel file of everyone overdue',
    async (way) => {
      await way.place('People')
      await way.choose('Status', 'Overdue')
      await way.button('Show')
      await way.file('button', 'Download for Excel')
    },
  ],
  [
    'See on which version someone finished',
    async (way) => {
      await way.person(SOMEONE)
      await way.find(/^Finished with course/)
    },
  ],
  [
    'Make the package for Moodle',
    async (way) => {
      await way.place('Packages')
      await way.choose('Use the details of', SITE)
      await way.button('Check this package')
      await way.file('button', 'Download, ')
    },
  ],
]

const browser = await launchChromium()
const demo = await startDemo()
try {
  const page = await demo.join(browser, 'hr', { viewport: SCREEN })
  for (const [task, walk] of TASKS) {
    await page.goto(demo.address + hrefTo('/hr'))
    const way = new Way(page)
    await walk(way)
    console.log(`| ${task} | ${way.clicks} and ${way.fields} | ${way.words} | ${way.seconds} |`)
  }
} finally {
  await demo.stop()
  await browser.close()
}
