/**
 * Walks the tasks of `docs/finding.md` in the demo on the direct way, and prints a row for each: clicks and
 * fields, and the seconds that the model there makes of them and of the words on the way. A run of all of them puts its
 * figures and its day into the table there. `npm run bench:tasks -- 'Add someone'` walks the tasks with these words in
 * their name, and prints what's read on each page.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { hrefTo } from '../src/app/href.web.ts'
import { launchChromium } from '../tests/support/chromium.ts'
import { ROOT } from '../src/platform/root.ts'
import { startDemo } from '../tests/support/demo.ts'

const WORDS_PER_MINUTE = 200
const SECONDS_PER_STEP = 3
/** Part of the names of the tasks to walk. Empty for all of them. */
const CHOSEN = process.argv[2] ?? ''
const TODAY = new Date().toISOString().slice(0, 10)
const DAY = new Date().toLocaleDateString('en-US', { dateStyle: 'long' })
/** The last October that’s over. */
const YEAR = TODAY.slice(5) > '10-31' ? TODAY.slice(0, 4) : String(Number(TODAY.slice(0, 4)) - 1)
const IN_TWO_WEEKS = new Date(Date.now() + 13 * 86_400_000).toISOString().slice(0, 10)
const A_WEEK_AGO = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10)
const FINDING = join(ROOT, 'docs/finding.md')
const SCREEN = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

/** How much someone reads and does on the way through the pages. */
class Way {
  readonly #page: Page
  readonly #pages: (readonly string[])[] = []
  clicks = 0
  fields = 0
  #here: readonly string[] = []

  constructor(page: Page) {
    this.#page = page
  }

  get words(): number {
    return this.end().reduce((sum, { length }) => sum + length, 0)
  }

  get seconds(): number {
    return Math.round((this.words / WORDS_PER_MINUTE) * 60) + (this.clicks + this.fields) * SECONDS_PER_STEP
  }

  /** A link of the navigation. */
  async place(name: string): Promise<void> {
    await this.#goOn(this.#page.locator('nav.tabs').getByRole('link', { name, exact: true }).first())
  }

  /** A link that the last entry of the row folds. */
  async more(name: string): Promise<void> {
    await this.#click(this.#page.locator('nav.tabs summary').first())
    await this.place(name)
  }

  async link(name: string | RegExp): Promise<void> {
    await this.#goOn(this.#control('link', name))
  }

  async button(name: string | RegExp): Promise<void> {
    await this.#goOn(this.#control('button', name))
  }

  /** Someone, or a site, by the search box: what's typed, and a click on who is found. Its form is all that's read there. */
  async person(name: string, typed = name): Promise<void> {
    this.fields += 1
    await this.#page.locator('header [name="search"]').pressSequentially(typed)
    await this.#goOn(this.#page.locator('header .search__found a', { hasText: name }).first())
  }

  /** A link to another part of the same page, which is read from there. */
  async jump(name: string): Promise<void> {
    await this.#click(this.#control('link', name))
    this.#turnPage()
  }

  /** What opens on the page, such as a folded part. */
  async unfold(name: string): Promise<void> {
    await this.#click(this.#main.locator('summary:visible', { hasText: name }).first())
  }

  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.#enter(label, (field) => field.fill(value))
  }

  async choose(label: string, option: string): Promise<void> {
    await this.#enter(label, async (field) => {
      const value = await field.locator('option', { hasText: option }).first().getAttribute('value')
      await field.selectOption(value)
    })
  }

  /** One of several choices. */
  async tick(label: string | RegExp): Promise<void> {
    await this.#enter(label, (choice) => choice.check())
  }

  /** Ends with a file. */
  async file(role: 'link' | 'button', name: string): Promise<void> {
    await Promise.all([this.#page.waitForEvent('download'), this.#click(this.#control(role, name))])
  }

  /** Stays on its page, as a button that prints or reminds does. */
  async press(name: string | RegExp): Promise<void> {
    await this.#click(this.#control('button', name))
  }

  /** Ends with the words asked for. */
  async find(text: string | RegExp): Promise<void> {
    await this.#read(this.#main.getByText(text).filter({ visible: true }).first())
  }

  /** Ends with a figure in a table, by its row and the heading of its column. */
  async figure(row: string, heading: string): Promise<void> {
    const cells = this.#main.getByRole('row', { name: row }).first().getByRole('cell')
    await this.#read(cells.and(this.#main.locator(`[data-label="${heading}"]`)).first())
  }

  get #main(): Locator {
    return this.#page.locator('main')
  }

  #control(role: 'link' | 'button', name: string | RegExp): Locator {
    return this.#main.getByRole(role, { name }).first()
  }

  async #enter(label: string | RegExp, type: (field: Locator) => Promise<void>): Promise<void> {
    const field = this.#main.getByLabel(label).filter({ visible: true }).first()
    await this.#read(field)
    this.fields += 1
    await type(field)
  }

  async #goOn(control: Locator): Promise<void> {
    await Promise.all([this.#page.waitForEvent('load'), this.#click(control)])
    this.#turnPage()
  }

  /** What was read on each page. */
  end(): readonly (readonly string[])[] {
    return [...this.#pages, this.#here]
  }

  #turnPage(): void {
    this.#pages.push(this.#here)
    this.#here = []
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
      const read: string[] = []
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const holder = text.parentElement
        if (holder === null || holder.closest('script, style, svg, select, .vh') !== null) continue
        if (!holder.checkVisibility()) continue
        const range = document.createRange()
        range.selectNodeContents(text)
        const { width, top } = range.getBoundingClientRect()
        if (width > 1 && top >= from && top < bottom) read.push(...(text.textContent?.match(/[\p{L}\p{N}]\S*/gu) ?? []))
      }
      return read
    })
    if (words.length > this.#here.length) this.#here = words
  }
}

const SITE = 'North House residence'
/** Where everybody who’s linked to a role is at work. */
const SITE_AS_PLANNED = 'Bayview after-school'
const SOMEONE = 'Amara Larkhollow'
const THEIR_NUMBER = 'HS-0011'
const WITH_A_NUMBER = 'Chidi Larkhollow'
/** The content steward of the demo. */
const SOMEONE_WITH_A_ROLE = 'Dina Birchwend'
const SOMEONE_OVERDUE = 'Rafael Otterbourn'
/** At another site than where everyone is reminded. */
const SOMEONE_TO_REMIND = 'Quinn Ravenlow'

/** @param before what was done earlier, which doesn't count */
type Task = readonly [name: string, walk: (way: Way) => Promise<void>, before?: (page: Page) => Promise<void>]

/** By HR, from *Home*. What only reads comes first. */
const TASKS: readonly Task[] = [
  [
    'Open someone’s record by name',
    async (way) => {
      await way.person(SOMEONE)
    },
  ],
  [
    'Find someone by staff number',
    async (way) => {
      await way.person(WITH_A_NUMBER, THEIR_NUMBER)
    },
  ],
  [
    'Get to the form for a new staff list',
    async (way) => {
      await way.place('People')
      await way.place('Import a file')
    },
  ],
  [
    'See who waits for a site’s details, and open the form',
    async (way) => {
      await way.find(/waiting for their site/)
      await way.link(/^Publish the details/)
    },
  ],
  [
    'Print the card of a site',
    async (way) => {
      await way.place('Course & policy')
      await way.place('Site details')
      await way.link('Print the card')
      await way.press('Print')
    },
  ],
  [
    'See how many are up to date at one site',
    async (way) => {
      await way.place('Reports')
      await way.place('By site')
      await way.figure(SITE, 'Counts as up to date')
    },
  ],
  [
    'Download everyone who finished in October, with those who left',
    async (way) => {
      await way.place('People')
      await way.choose('Status', 'Everyone on record')
      await way.unfold('More filters')
      await way.fill('Last finished, from', `${YEAR}-10-01`)
      await way.fill('Last finished, to', `${YEAR}-10-31`)
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
      await way.find(/^Finished under course/)
    },
  ],
  [
    'Get to the form that corrects a hire date',
    async (way) => {
      await way.person(SOMEONE)
      await way.unfold('Change the record')
      await way.link('Correct the hire date')
    },
  ],
  [
    'See which rule decides the due date',
    async (way) => {
      await way.person(WITH_A_NUMBER)
      await way.find(/Assigned by rule/)
    },
  ],
  [
    'Get to the words of the mail about an overdue course',
    async (way) => {
      await way.place('Settings')
      await way.place('Message wording')
      await way.link(/Overdue, English/)
    },
  ],
  [
    'See which messages failed',
    async (way) => {
      await way.place('Settings')
      await way.place('Messages')
      await way.link(/^E-mail failed/)
    },
  ],
  [
    'Make the package for Moodle',
    async (way) => {
      await way.place('Packages')
      await way.choose('Use details from', SITE)
      await way.button('Make the package')
      await way.file('button', 'Download, ')
    },
  ],
  [
    'Remind everyone overdue at one site',
    async (way) => {
      await way.button(/^Remind them.*overdue/)
      await way.button(SITE)
      await way.button(/^Make \d+ reminder sheets?/)
    },
  ],
  [
    'Remind one person',
    async (way) => {
      await way.person(SOMEONE_TO_REMIND)
      await way.button(/^(Send|Print) a reminder/)
    },
  ],
  [
    'Give one person 14 more days',
    async (way) => {
      await way.person(SOMEONE_OVERDUE)
      await way.link('Give a later due date')
      await way.tick('14 days')
      await way.choose('Reason', 'Time away from work')
      await way.choose('Approved by', 'Alex')
      await way.button('Record the date')
    },
  ],
  [
    'Exempt one person, with a reason',
    async (way) => {
      await way.person(SOMEONE_OVERDUE)
      await way.link('Exempt from orientation')
      await way.choose('Reason', 'Other')
      await way.choose('Approved by', 'Alex')
      await way.button('Record the exemption')
    },
  ],
  [
    'Record a leave of two weeks',
    async (way) => {
      await way.person(SOMEONE)
      await way.link('Record a leave')
      await way.fill('First day away', TODAY)
      await way.fill('Last day away', IN_TWO_WEEKS)
      await way.button('Record this leave')
    },
  ],
  [
    'Record someone’s last day',
    async (way) => {
      await way.person(WITH_A_NUMBER)
      await way.link('Record the last day')
      await way.fill('Last day of this job', TODAY)
      await way.button('Record the last day')
    },
  ],
  [
    'Move someone to another site',
    async (way) => {
      await way.person(SOMEONE)
      await way.link('Change site or position')
      await way.choose('Site', 'Street outreach')
      await way.fill('Department', 'Outreach')
      await way.button('Record the')
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
      await way.button('Add and print a sign-in card')
      // The page with the card opens the window that prints.
      await way.button('Print the card')
    },
  ],
  [
    'Print cards for everyone who has never signed in',
    async (way) => {
      await way.place('People')
      await way.place('Invite people')
      await way.button(/^Print cards for (all|the) /)
      await way.button(/^Make \d+ cards/)
      await way.press('Print')
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
    'Change a named person’s phone and make it live',
    async (way) => {
      await way.person(SITE_AS_PLANNED)
      await way.link('Change a phone number')
      await way.fill(/^Named person/, '609-555-0143')
      // The demo has a second person agree.
      await way.button('Ask someone to agree')
    },
  ],
  [
    'Make an evidence pack',
    async (way) => {
      await way.place('Reports')
      await way.place('Evidence packs')
      await way.button('Make the pack')
    },
  ],
  [
    'Give someone one more role',
    async (way) => {
      await way.place('Settings')
      await way.place('Roles')
      await way.fill('Full name, sign-in name, e-mail or staff number', SOMEONE_WITH_A_ROLE)
      await way.button('Find this person')
      await way.choose('Role', 'Administrator')
      await way.fill('Why', 'Keeps the lines of the site')
      await way.button('Assign this role')
    },
  ],
  [
    'See which shared number staff saw on a past day',
    async (way) => {
      await way.place('Course & policy')
      await way.place('Phone numbers')
      await way.jump('See what staff saw on a day')
      await way.fill(/^Day$/, A_WEEK_AGO)
      await way.button('Show')
      await way.find('1-800-843-5678')
    },
  ],
  [
    'See the last backup, and check the ledger',
    async (way) => {
      await way.place('Settings')
      await way.more('Ledger')
      await way.find(/backup/i)
      await way.button('Check the whole ledger now')
    },
  ],
  [
    'Undo for three people, later, what was recorded for them together',
    async (way) => {
      await way.place('People')
      // With one work to undo, this leads to its page, and with several to the list of them.
      await way.link('Undo for several people')
      await way.button('Undo for 3 people')
    },
    exemptThree,
  ],
  [
    'Change who takes the course',
    async (way) => {
      await way.place('Course & policy')
      await way.place('Rules')
      await way.link('Change Volunteers')
      await way.tick(/^Intern/)
      await way.button('See what would change')
      await way.fill(/^Why/, 'The board asked for it')
      await way.button('Publish these rules')
    },
  ],
]

async function exemptThree(page: Page): Promise<void> {
  await page.goto(demo.address + hrefTo('/hr/people'))
  const form = page.locator('form.bulk')
  for (const place of [0, 1, 2]) await form.locator('[name="person"]').nth(place).check()
  await Promise.all([page.waitForEvent('load'), form.getByRole('button', { name: 'Exempt' }).click()])
  await page.getByLabel('Reason').selectOption({ index: 1 })
  await page.getByLabel('Approved by').selectOption({ index: 1 })
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Exempt 3 people' }).click()])
}

/** By a supervisor, from *My people*. */
const ON_A_PHONE: readonly Task[] = [
  [
    'On a phone: remind someone on one’s team',
    async (way) => {
      await way.press(/^Remind/)
    },
  ],
  [
    'On a phone: open the list for the team meeting',
    async (way) => {
      await way.link(/list/i)
    },
  ],
]

/** The cells of each task in the table. */
const figures = new Map<string, string>()
const browser = await launchChromium()
const demo = await startDemo()
try {
  // The others in the demo haven't signed in yet, so they can't have another role.
  await demo.join(browser, 'steward', {})
  const page = await demo.join(browser, 'hr', { viewport: SCREEN })
  // A package is played through before it's downloaded, and other work on the machine makes that slow.
  page.setDefaultTimeout(180_000)
  // Before HR prints cards for everyone: a new card replaces the link of the demo.
  const phone = await demo.join(browser, 'supervisor', { viewport: PHONE })
  for (const task of TASKS) await countOne(page, hrefTo('/hr'), task)
  for (const task of ON_A_PHONE) await countOne(phone, hrefTo('/team'), task)
  if (CHOSEN === '') keep()
} finally {
  await demo.stop()
  await browser.close()
}

async function countOne(page: Page, from: string, [task, walk, before]: Task): Promise<void> {
  if (!task.includes(CHOSEN)) return
  await before?.(page)
  await page.goto(demo.address + from)
  const way = new Way(page)
  await walk(way)
  if (CHOSEN !== '') for (const words of way.end()) console.log(`${words.length}: ${words.join(' ')}`)
  figures.set(task, `${way.clicks} and ${way.fields} | ${way.seconds}`)
  console.log(`| ${task} | ${figures.get(task)} |`)
}

/** Only the figures of this run change in the document. */
function keep(): void {
  const lines = readFileSync(FINDING, 'utf8').split('\n')
  const kept = lines.map((line) => {
    const row = /^\| (?<task>[^|]+) \|(?<before>[^|]+\|[^|]+)\| \d+ and \d+ \| \d+ \|$/.exec(line)?.groups
    const cells = figures.get(row?.['task'] ?? '')
    if (row === undefined || cells === undefined) return line.replace(/printed on \w+ \d+, \d{4}/, `printed on ${DAY}`)
    return `| ${row['task']} |${row['before']}| ${cells} |`
  })
  writeFileSync(FINDING, kept.join('\n'))
}
