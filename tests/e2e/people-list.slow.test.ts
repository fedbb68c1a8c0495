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
  it.each([
    [1280, 900],
    [390, 844],
  ])('begins within the first screen at %i by %i, above the bar of actions', async (width, height) => {
    await open('/hr/people?status=overdue', { viewport: { width, height } })
    const first = await page.locator('.bulk tbody tr').first().boundingBox()
    const bar = await page.locator('.bulk__bar').boundingBox()
    expect((first?.y ?? height) + 24).toBeLessThan(bar?.y ?? 0)
    expect((bar?.y ?? height) + (bar?.height ?? height)).toBeLessThanOrEqual(height)
    await page.locator('.bulk tbody input').first().check()
    expect(await page.locator('.bulk__bar button').first().isVisible()).toBe(true)
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
    await click(/^(Send|Add) \d+ reminders/)
    expect(clicks).toBe(4)
    expect(await page.locator('h1').textContent()).toBe('Done')
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
    await page.locator('.back').click()
    await page.waitForURL('**/hr/people?order=name')
  })

  it('never hides the focused row under the bar of actions', async () => {
    await open('/hr/people')
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
    await page.getByRole('button', { name: 'Shortcuts' }).click()
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
    await page.locator('a[href="#columns"]').click()
    if (!(await page.locator('#column-supervisor').isVisible())) await page.locator('#columns summary').click()
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

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  const { cookie } = await signedIn(running.test, staff.ada)
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext(options)
  await context.addCookies([{ name, value, url: running.address }])
  page = await context.newPage()
  await page.goto(`${running.address}${path}`)
}
