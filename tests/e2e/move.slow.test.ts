import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { hire } from '../../src/people/record.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.changes

let browser: Browser
let running: ListeningApp
let staff: Staff
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  running = await listeningApp()
  const { deps } = running.test
  staff = await staffOn(running.test)
  const recording = {
    course: deps.contents.en.course.id,
    actor: 'system:set-up',
    at: deps.now(),
    today: calendarDate('2026-11-24'),
  } as const
  const eli = {
    ...newStaff,
    site: staff.south,
    department: 'Outreach',
    supervisor: staff.dan,
    facts: { name: 'Eli Novak' },
  }
  await deps.store.transaction((tx) => hire(tx, eli, recording))
  return () => running.close()
})

describe('a date of one’s own for someone who needs more time', () => {
  const extension = () => hrefTo('/hr/people/:person/changes/:change', { person: staff.cleo, change: 'extension' })

  it('is right below its choice once that’s made, and not before', async () => {
    const page = await open()
    await page.goto(running.address + extension())
    const date = page.locator('#dueOn')
    expect(await date.isVisible()).toBe(false)
    await page.locator('#more-date').check()
    const [choice, field] = [await page.locator('#more-date').boundingBox(), await date.boundingBox()]
    const between = (field?.y ?? 0) - (choice?.y ?? 0)
    expect(between).toBeGreaterThan(0)
    expect(between).toBeLessThan(140)
    await page.locator('#more-14').check()
    expect(await date.isVisible()).toBe(false)
  })

  it('is always there without a script', async () => {
    const page = await open({ javaScriptEnabled: false })
    await page.goto(running.address + extension())
    expect(await page.locator('#dueOn').isVisible()).toBe(true)
  })
})

describe('moving someone to another site', () => {
  it('asks for the department and supervisor there as soon as the site is chosen, and is recorded at the first try', async () => {
    const page = await open()
    const [department, supervisor] = [page.locator('#department'), page.locator('#supervisor')]
    expect([await department.inputValue(), await supervisor.inputValue()]).toEqual(['Residential', 'Cleo Marsh'])
    await page.locator('#site').selectOption(staff.south)
    expect([await department.inputValue(), await supervisor.inputValue()]).toEqual(['', ''])
    await page.getByText(words.needs.placeAtSite('South House')).waitFor()
    expect(await offered(page, 'department')).toEqual(['Outreach', 'Residential'])
    expect(await offered(page, 'supervisor')).toEqual(['Dan Whitfield'])
    // Both sites have a department of this name.
    await department.fill('Residential')
    await supervisor.fill('Dan Whitfield')
    await Promise.all([
      page.waitForURL(/saved=move/),
      page.getByRole('button', { name: words.forms.move.button }).click(),
    ])
    expect((await findPerson(running.test.deps.store.db, staff.bob))?.placements).toMatchObject([
      { site: staff.south, department: 'Residential', supervisor: staff.dan },
    ])
  })

  it('puts back what a site had when that site is chosen again', async () => {
    const page = await open()
    await page.locator('#site').selectOption(staff.south)
    await page.locator('#department').fill('Night team')
    await page.locator('#site').selectOption(staff.north)
    expect(await page.locator('#department').inputValue()).toBe('Residential')
    expect(await page.locator('#supervisor').inputValue()).toBe('Cleo Marsh')
    expect(await page.getByText(words.needs.placeAtSite('South House')).count()).toBe(0)
    await page.locator('#site').selectOption(staff.south)
    expect(await page.locator('#department').inputValue()).toBe('Night team')
  })

  it('asks after the first try without scripts, and offers what is at the site', async () => {
    const page = await open({ javaScriptEnabled: false })
    const send = page.getByRole('button', { name: words.forms.move.button })
    await page.locator('#site').selectOption(staff.south)
    await Promise.all([page.waitForEvent('load'), send.click()])
    expect(await page.locator('#department').inputValue()).toBe('')
    expect(await offered(page, 'department')).toEqual(['Outreach', 'Residential'])
    await page.locator('#department').fill('Residential')
    await Promise.all([page.waitForURL(/saved=move/), send.click()])
  })
})

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const ada = await signedIn(running.test, staff.ada)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })
  const [name = '', value = ''] = ada.cookie.split('=')
  await context.addCookies([{ name, value, url: running.address }])
  const page = await context.newPage()
  await page.goto(running.address + hrefTo('/hr/people/:person/changes/:change', { person: staff.bob, change: 'move' }))
  return page
}

async function offered(page: Page, field: string): Promise<(string | null)[]> {
  const options = await page.locator(`#${field}-list option`).all()
  return Promise.all(options.map((option) => option.getAttribute('value')))
}
