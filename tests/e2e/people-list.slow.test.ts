import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hire } from '../../src/people/record.store.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { day } from '../support/recording.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'

const PHONE = { width: 390, height: 844 }
/** More than a page of the list holds. */
const MANY = 60

let running: ListeningApp
let staff: Staff
let browser: Browser
let page: Page
beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  const { contents, now, store } = running.test.deps
  const recording = { course: contents.en.course.id, actor: staff.ada, at: now(), today: day('2026-11-24') } as const
  await store.transaction(async (tx) => {
    for (let n = 0; n < MANY; n += 1) {
      const facts = { name: `Person ${String(n).padStart(2, '0')}`, email: `p${n}@x.example` }
      await hire(tx, { ...newStaff, site: staff.south, facts }, recording)
    }
  })
  browser = await launchChromium()
})
afterEach(async () => {
  await page.context().close()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

const count = () => page.locator('.bulk__count').textContent()
const focused = () => page.evaluate(() => document.activeElement?.textContent)

describe('the list of people', () => {
  it.each(['en', 'es'] as const)(
    'shows at least eight people in the first screen of a desktop: %s',
    async (language) => {
      for (const query of ['', '?status=overdue', '?site=south-house&status=need-action']) {
        await open(`/hr/people${query}`, { viewport: { width: 1280, height: 900 } }, language)
        const rows = await page.locator('.bulk tbody tr').all()
        const boxes = await Promise.all(rows.slice(0, 8).map((row) => row.boundingBox()))
        const last = boxes.at(-1)
        expect([boxes.length, (last?.y ?? 900) + (last?.height ?? 0) <= 900, query]).toEqual([8, true, query])
      }
    },
  )

  it('has its bar of actions once somebody is selected, in one line on a phone', async () => {
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await open('/hr/people?status=overdue', { viewport })
      const bar = page.locator('.bulk__bar')
      expect(await bar.isVisible()).toBe(false)
      await page.locator('.bulk tbody input').first().check()
      const box = await bar.boundingBox()
      expect((box?.y ?? viewport.height) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height)
      expect(box?.height).toBeLessThan(130)
      expect(await bar.getByRole('button', { name: 'Remind' }).isVisible()).toBe(true)
      if (viewport.width < 400) {
        expect(await bar.getByRole('button', { name: 'Assign' }).isVisible()).toBe(false)
        await bar.locator('summary').click()
      }
      expect(await bar.getByRole('button', { name: 'Assign' }).isVisible()).toBe(true)
      await page.locator('.bulk tbody input').first().uncheck()
      expect(await bar.isVisible()).toBe(false)
      await page.context().close()
    }
    await open('/hr/people', { javaScriptEnabled: false })
    expect(await page.locator('.bulk__bar').isVisible()).toBe(true)
  })

  it('folds its filters on a phone, and gives no line to an empty cell', async () => {
    await open('/hr/people', { viewport: { width: 390, height: 844 } })
    const { filters } = MESSAGES.en.hr.people
    expect(await page.locator('#site').isVisible()).toBe(false)
    await page.locator('main summary', { hasText: filters }).first().click()
    expect(await page.locator('#site').isVisible()).toBe(true)
    expect(await page.locator('tbody td[data-label="Finished"]').first().isVisible()).toBe(false)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.reload()
    expect(await page.locator('#site').isVisible()).toBe(true)
    expect(await page.locator('summary', { hasText: new RegExp(`^${filters}$`) }).isVisible()).toBe(false)
  })

  it('says in one line on a phone what’s chosen, and offers to remove it where that opens', async () => {
    await open('/hr/people?status=overdue&site=south-house&order=name', { viewport: PHONE })
    const chosen = page.getByRole('list', { name: MESSAGES.en.hr.reports.frame.applied })
    expect(await chosen.isVisible()).toBe(false)
    const south = await page.locator('#site option[selected]').textContent()
    await page.getByText(MESSAGES.en.hr.people.filtersUsed(`Overdue; ${south?.trim()}`)).click()
    expect(await chosen.getByRole('link').count()).toBe(2)
    expect(await page.getByText(MESSAGES.en.hr.people.sortedBy(MESSAGES.en.hr.people.name)).isVisible()).toBe(true)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.reload()
    expect(await chosen.isVisible()).toBe(true)
  })

  it.each(['en', 'es'] as const)('has seven people in the first screen of a phone: %s', async (language) => {
    await open('/hr/people?order=name', { viewport: PHONE }, language)
    const seventh = await page.locator('.bulk tbody tr').nth(6).boundingBox()
    expect((seventh?.y ?? PHONE.height) + (seventh?.height ?? 0)).toBeLessThanOrEqual(PHONE.height)
  })

  it('leads to the person with a tap on a row of a phone, and selects with one on its box', async () => {
    await open('/hr/people?order=name', { viewport: PHONE, hasTouch: true })
    const first = page.locator('.bulk tbody tr').first()
    const box = await first.boundingBox()
    // The box selects, and everything else leads on, down to the last corner.
    await first.locator('.pick').tap()
    expect(await count()).toBe('1 selected')
    await first.tap({ position: { x: (box?.width ?? 0) - 4, y: (box?.height ?? 0) - 4 } })
    await page.waitForURL('**/hr/people/*')
    expect(await page.locator('h1').textContent()).toContain('Ada Okafor')
  })

  it('shows a box that isn’t checked as an open one in dark mode', async () => {
    await open('/hr/people', { colorScheme: 'dark' })
    const look = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((box) => [getComputedStyle(box).appearance, getComputedStyle(box).backgroundColor])
    const [, surface] = await look('.bulk__bar')
    expect(await look('.bulk tbody input')).toEqual(['none', surface])
    await page.locator('.bulk tbody input').first().check()
    expect((await look('.bulk tbody input'))[0]).toBe('auto')
  })

  it('reminds everybody overdue at one site in four steps: filter, select all, remind, confirm', async () => {
    await open('/hr/people', { javaScriptEnabled: false })
    await page.locator('#site').selectOption('south-house')
    await page.locator('#status').selectOption('overdue')
    let clicks = 0
    const click = async (name: string | RegExp, role: 'button' | 'checkbox' = 'button') => {
      clicks += 1
      await page.locator('main').getByRole(role, { name }).click()
    }
    await click('Show')
    await click(/^All \d+ who match/, 'checkbox')
    await click('Remind')
    await click(/^Make \d+ reminder sheets/)
    expect(clicks).toBe(4)
    // There's no mail server, so nobody has got one.
    expect(await page.locator('h1').textContent()).toBe('Sheets to hand out')
    const person = await running.test.deps.store.db
      .selectFrom('standing')
      .select('person')
      .where('name', '=', `Person ${MANY - 1}`)
      .executeTakeFirstOrThrow()
    // On the second page of the list, and in the selection.
    expect(await messagesTo(running.test.deps.store.db, person.person)).toHaveLength(1)
  })

  it('is worked in by keys: move, select, act', async () => {
    await open('/hr/people?order=name')
    await page.keyboard.press('j')
    expect(await focused()).toBe('Ada Okafor')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('x')
    expect(await count()).toBe('2 selected')
    await page.keyboard.press('k')
    expect(await focused()).toBe('Bob Rivera')
    await page.keyboard.press('x')
    expect(await count()).toBe('1 selected')
    await page.keyboard.press('a')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/hr/selections/*')
    expect(await page.locator('h1').textContent()).toBe('Remind 1 person')
    await tabTo(MESSAGES.en.hr.selections.back)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/hr/people?order=name')
  })

  it('gives two people a later date by keys alone, and takes it back', async () => {
    await open('/hr/people?order=name&site=south-house')
    for (const key of ['j', 'x', 'j', 'x', 'a']) await page.keyboard.press(key)
    await tabTo('Give a later date')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/hr/selections/*')
    await tabTo('7', 'more')
    await page.keyboard.press('Space')
    await tabTo('', 'why')
    await page.keyboard.press('ArrowDown')
    await tabTo('', 'approver')
    await page.keyboard.press('ArrowDown')
    await tabTo('Show the new dates')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.body.textContent?.includes('→'))
    await tabTo('Record the date for 2 people')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Done')
    await tabTo('Undo for 2 people')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Undone')
    const recorded = running.test.deps.store.db.selectFrom('event').select('kind')
    expect(await recorded.where('kind', 'in', ['extended', 'corrected']).execute()).toHaveLength(4)
  })

  it('never hides the focused row under the bar of actions', async () => {
    await open('/hr/people')
    await page.locator('.bulk tbody input').last().check()
    for (let row = 0; row < 25; row += 1) {
      await page.keyboard.press('j')
      const covered = await page.evaluate(() => {
        const link = document.activeElement?.getBoundingClientRect()
        const bar = document.querySelector('.bulk__bar')?.getBoundingClientRect()
        return (link?.bottom ?? 0) > (bar?.top ?? 0)
      })
      expect(covered, `row ${row}`).toBe(false)
    }
  })

  it('counts everyone who matches, and those on the page', async () => {
    await open('/hr/people')
    expect(await count()).toBe('No one selected')
    await page.locator('thead .pick input').check()
    expect(await count()).toBe('50 selected')
    await page.getByRole('checkbox', { name: /who match/ }).check()
    expect(await count()).toBe(`${MANY + 4} selected`)
    await page.locator('[name="person"]').first().uncheck()
    expect(await page.getByRole('checkbox', { name: /who match/ }).isChecked()).toBe(false)
    expect(await count()).toBe('49 selected')
  })

  it('explains its keys with a question mark, and can turn them off', async () => {
    await open('/hr/people')
    await page.keyboard.press('?')
    const help = page.getByRole('dialog')
    expect(await help.isVisible()).toBe(true)
    await help.getByRole('checkbox').uncheck()
    await page.keyboard.press('Escape')
    expect(await help.isVisible()).toBe(false)
    await page.keyboard.press('j')
    expect(await focused()).not.toBe('Cleo Marsh')
    await page.keyboard.press('/')
    expect(await page.locator('#search').evaluate((search) => search === document.activeElement)).toBe(false)
    await page.keyboard.press('?')
    expect(await help.isVisible()).toBe(false)
    await page.getByRole('button', { name: MESSAGES.en.hr.selections.keys.open }).click()
    await help.getByRole('checkbox').check()
    await help.getByRole('button', { name: 'Close' }).click()
    await page.keyboard.press('j')
    expect(await focused()).toBe('Cleo Marsh')
    await page.keyboard.press('/')
    expect(await page.locator('#search').evaluate((search) => search === document.activeElement)).toBe(true)
  })

  it('leaves letters alone that somebody types in a field', async () => {
    await open('/hr/people')
    await page.locator('#search').pressSequentially('jx/?')
    expect(await page.locator('#search').inputValue()).toBe('jx/?')
    expect(await page.getByRole('dialog').isVisible()).toBe(false)
  })

  it('shows other columns from then on, without script as well', async () => {
    await open('/hr/people', { javaScriptEnabled: false })
    await page.locator('#columns summary').click()
    await page.locator('#column-supervisor').check()
    await page.getByRole('button', { name: 'Show these columns' }).click()
    await page.waitForURL('**/hr/people')
    expect(await page.locator('thead').textContent()).toContain('Supervisor')
  })

  it('keeps its heading in sight in a window', async () => {
    await open('/hr/people', { viewport: { width: 1280, height: 900 } })
    await page.locator('.bulk tbody tr').nth(30).scrollIntoViewIfNeeded()
    const heading = await page.locator('.bulk thead th').first().boundingBox()
    expect(heading?.y).toBeGreaterThanOrEqual(0)
    expect(heading?.y).toBeLessThan(100)
  })
})

/** Presses Tab until something with this text, or with this name and value, has the focus. */
async function tabTo(text: string, name = ''): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    const isThere = await page.evaluate(
      ([wanted, field]) => {
        const here = document.activeElement
        if (field === '') return here?.textContent?.trim().startsWith(wanted ?? '') ?? false
        return here?.getAttribute('name') === field && (wanted === '' || here?.getAttribute('value') === wanted)
      },
      [text, name],
    )
    if (isThere) return
  }
  throw new Error(`The keyboard never reaches ${text}${name}.`)
}

async function open(
  path: string,
  options: Parameters<Browser['newContext']>[0] = {},
  language: 'en' | 'es' = 'en',
): Promise<void> {
  const { cookie } = await signedIn(running.test, staff.ada)
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext(options)
  await context.addCookies([{ name, value, url: running.address }])
  page = await context.newPage()
  await page.goto(`${running.address}${path}`)
  // The language stays with the person, so the next test finds it as this one left it.
  if ((await page.locator('html').getAttribute('lang')) !== language) {
    await page.locator(`button[lang="${language}"]`).first().click()
    await page.waitForLoadState()
  }
}
