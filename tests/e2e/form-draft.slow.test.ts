import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { axe } from '../support/axe.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { listed } from '../support/groups.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { PASSWORD, signInNameOf, type Staff, staffOn } from '../support/staff.ts'

const { shell } = MESSAGES.en
const PHONE = { viewport: { width: 390, height: 844 } }
const NEW_PERSON = hrefTo('/hr/people/new')
let running: ListeningApp
let staff: Staff
let browser: Browser
beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  browser = await launchChromium()
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  await running.test.deps.store.db.deleteFrom('form_draft').execute()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

async function signIn(page: Page): Promise<void> {
  await page.goto(`${running.address}/sign-in`)
  await page.locator('[name="signInName"]').fill(signInNameOf('ada'))
  await page.locator('[name="password"]').fill(PASSWORD)
  await page.locator('form:has([name="password"]) button.btn').first().click()
  await page.waitForURL((url) => url.pathname.startsWith('/hr'))
}

async function signOut(page: Page): Promise<void> {
  // It's in the menu, which a narrow page has folded.
  const menu = page.locator('.menu > summary')
  if (await menu.isVisible()) await menu.click()
  await page.locator('form[action="/sign-out"] button').filter({ visible: true }).first().click()
  await page.waitForURL('**/signed-out')
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await signIn(page)
  await page.goto(running.address + path)
  return page
}

/** Returns once the script has asked for what was entered before. */
async function openAgain(page: Page, path: string): Promise<void> {
  const asked = page.waitForResponse((response) => new URL(response.url()).pathname === hrefTo('/typed'))
  await page.goto(running.address + path)
  await asked
}

const kept = async (): Promise<string> =>
  JSON.stringify(await running.test.deps.store.db.selectFrom('form_draft').select(['form', 'fields']).execute())
const newPerson = (page: Page, name: string) => page.locator(`form[action="/hr/people"] [name="${name}"]`)
const line = (page: Page) => page.getByText(shell.typedBefore('Nov 24, 2026'))

describe('a form of the records that somebody leaves without sending it', () => {
  it('is filled in again after signing out and in, until it’s sent', async () => {
    const page = await open(NEW_PERSON)
    await newPerson(page, 'name').pressSequentially('Ruth Ñandú')
    await newPerson(page, 'number').fill('R-100')
    await newPerson(page, 'site').selectOption(staff.north)
    await newPerson(page, 'department').fill('Residential')
    await newPerson(page, 'position').fill('Youth worker')
    await newPerson(page, 'hiredOn').fill('2026-11-23')
    // Going on right away loses nothing, and the browser doesn't ask.
    await page.locator('a.back').click()
    await page.waitForURL(`**${hrefTo('/hr/people')}`)
    await expect.poll(kept).toContain('Ñandú')
    await signOut(page)
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)

    await signIn(page)
    await page.goto(running.address + NEW_PERSON)
    await line(page).waitFor()
    expect(await newPerson(page, 'name').inputValue()).toBe('Ruth Ñandú')
    expect(await newPerson(page, 'site').inputValue()).toBe(staff.north)
    expect(await newPerson(page, 'hiredOn').inputValue()).toBe('2026-11-23')
    expect((await axe(page)).violations).toEqual([])

    await page.locator('form[action="/hr/people"] button.btn').first().click()
    await page.waitForURL(`**${hrefTo('/hr/people/:person/link', { person: 'person:*' })}**`)
    expect(await kept()).toBe('[]')
    await openAgain(page, NEW_PERSON)
    expect(await newPerson(page, 'name').inputValue()).toBe('')
    expect(await line(page).count()).toBe(0)
  })

  it('is kept in the moment in which somebody signs out', async () => {
    const page = await open(NEW_PERSON)
    await newPerson(page, 'name').fill('Ruth Lee')
    await signOut(page)
    expect(await kept()).toContain('Ruth Lee')
  })

  it('is empty again after “Start over”, by keyboard', async () => {
    const page = await open(NEW_PERSON)
    await newPerson(page, 'name').fill('Ruth Lee')
    await expect.poll(kept).toContain('Ruth Lee')
    await page.reload()
    await line(page).waitFor()
    await page.getByRole('button', { name: shell.startOver }).press('Enter')
    expect(await newPerson(page, 'name').inputValue()).toBe('')
    expect(await line(page).count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.closest('form')?.getAttribute('action'))).toBe(
      '/hr/people',
    )
    await expect.poll(kept).toBe('[]')
    await openAgain(page, NEW_PERSON)
    expect(await newPerson(page, 'name').inputValue()).toBe('')
  })

  it('keeps everything when it comes back with a message, and more that is typed then', async () => {
    const page = await open(NEW_PERSON)
    await newPerson(page, 'name').fill('Ruth Lee')
    await page.locator('form[action="/hr/people"] button.btn').first().click()
    await page.locator('[aria-invalid="true"]').first().waitFor()
    await newPerson(page, 'department').fill('Night shift')
    await expect.poll(kept).toContain('Night shift')
    await page.goto(running.address + NEW_PERSON)
    await line(page).waitFor()
    expect(await newPerson(page, 'name').inputValue()).toBe('Ruth Lee')
    expect(await newPerson(page, 'department').inputValue()).toBe('Night shift')
  })

  it('leaves a field alone that somebody else has changed meanwhile', async () => {
    const page = await open(hrefTo('/hr/organization'))
    const form = page.locator('form[action="/hr/organization/name"]')
    await form.locator('[name="name"]').fill('Harbor Street Homes')
    await expect.poll(kept).toContain('Harbor Street Homes')
    const changed = (await kept()).replace('Harbor Street Youth Services', 'Harbor Street as it was')
    const [row] = JSON.parse(changed)
    await running.test.deps.store.db.updateTable('form_draft').set({ fields: row.fields }).execute()
    await openAgain(page, hrefTo('/hr/organization'))
    await page.waitForLoadState('networkidle')
    expect(await form.locator('[name="name"]').inputValue()).toBe('Harbor Street Youth Services')
    expect(await line(page).count()).toBe(0)
  })

  it('names a field that somebody else has changed meanwhile, and has the others', async () => {
    const page = await open(NEW_PERSON)
    await newPerson(page, 'name').fill('Ruth Lee')
    await newPerson(page, 'site').selectOption(staff.north)
    await newPerson(page, 'department').fill('Night shift')
    await expect.poll(kept).toContain('Night shift')
    const [row] = JSON.parse(await kept())
    const changed = JSON.parse(row.fields).map((field: { readonly name: string }) =>
      field.name === 'name' ? field : { ...field, was: 'as it was then' },
    )
    await running.test.deps.store.db
      .updateTable('form_draft')
      .set({ fields: JSON.stringify(changed) })
      .execute()
    await openAgain(page, NEW_PERSON)
    await page.getByText(shell.typedExcept('Nov 24, 2026', 'Site and Department')).waitFor()
    expect(await newPerson(page, 'name').inputValue()).toBe('Ruth Lee')
    expect(await newPerson(page, 'department').inputValue()).toBe('')
  })

  it('is there again after a preview, from which somebody goes on without saving', async () => {
    const words = hrefTo('/hr/reminders/texts/:kind/:language', { kind: 'nudge', language: 'en' })
    const page = await open(words)
    const subject = page.locator('main [name="subject"]')
    const body = page.locator('main [name="body"]')
    const lines = await body.inputValue()
    await subject.fill('Your course')
    await page.locator('main [name="button"][value="preview"]').click()
    await page.waitForLoadState('networkidle')
    await body.fill(`${lines}\nThank you.`)
    await expect.poll(kept).toContain('Thank you.')
    await page.goto(running.address + words)
    await line(page).waitFor()
    expect(await subject.inputValue()).toBe('Your course')
    expect(await body.inputValue()).toBe(`${lines}\nThank you.`)
  })

  it('asks for the people of a list again, and has the rest', async () => {
    const path = hrefTo('/hr/live-sessions', {}, { site: 'north-house', on: '2026-11-23' })
    const page = await open(path)
    await page.locator('main [name="reference"]').fill('Binder 3')
    await page.locator('main [name="people"]').first().check()
    await expect.poll(kept).toContain('Binder 3')
    await page.reload()
    await page.getByText(`${shell.typedBefore('Nov 24, 2026')} ${shell.peopleAgain}`).waitFor()
    expect(await page.locator('main [name="reference"]').inputValue()).toBe('Binder 3')
    expect(await page.locator('main [name="people"]').first().isChecked()).toBe(false)
  })

  it('has the hours again in which messages go out', async () => {
    const path = hrefTo('/hr/reminders')
    const page = await open(path)
    await page.locator('main details:has([name="from"]) > summary').click()
    await page.locator('main [name="from"]').fill('10:15')
    await expect.poll(kept).toContain('10:15')
    await page.reload()
    await line(page).waitFor()
    expect(await page.locator('main [name="from"]').inputValue()).toBe('10:15')
  })

  it('has what waited while the server didn’t answer once it does', async () => {
    const page = await open(NEW_PERSON)
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    const failed = page.waitForEvent('requestfailed')
    await newPerson(page, 'name').fill('Ruth Lee')
    await failed
    await page.context().setOffline(false)
    await newPerson(page, 'department').fill('Night shift')
    await expect.poll(kept).toContain('Ruth Lee')
  })

  it('is filled in again on a phone, without the people of its lists', async () => {
    const path = hrefTo('/hr/groups/new', {}, { site: 'north-house' })
    await listed(await signedIn(running.test, staff.ada), staff.north, staff.cleo)
    const page = await open(path, PHONE)
    const form = page.locator(`form[action="${path}"]`)
    await form.locator('[name="name"]').fill('Empowerment group')
    await form.locator('[name="date1"]').fill('2026-12-20')
    await form.locator('[name="leaders"]').first().check()
    await form.locator('[name="measures"]').first().check()
    await signOut(page)

    await signIn(page)
    await page.goto(running.address + path)
    await line(page).waitFor()
    expect(await form.locator('[name="name"]').inputValue()).toBe('Empowerment group')
    expect(await form.locator('[name="date1"]').inputValue()).toBe('2026-12-20')
    expect(await form.locator('[name="measures"]').first().isChecked()).toBe(true)
    expect(await form.locator('[name="leaders"]').first().isChecked()).toBe(false)
    expect(await kept()).not.toContain('person:')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect((await axe(page)).violations).toEqual([])
  })
})

it.each([hrefTo('/hr'), hrefTo('/hr/people'), hrefTo('/hr/invites')])(
  'the script runs on %s, where a button or a field is called “action”',
  async (path) => {
    const page = await open('/account')
    const crashes: string[] = []
    page.on('pageerror', ({ message }) => crashes.push(message))
    await page.goto(running.address + path)
    await page.waitForLoadState('networkidle')
    expect(crashes).toEqual([])
  },
)

// The clock goes on for these, so they come last.
describe('a form that somebody comes back to on another day', () => {
  it('has the day that somebody chose where it began with the day of then', async () => {
    const bob = { person: staff.bob, change: 'move' }
    const path = hrefTo('/hr/people/:person/changes/:change', bob)
    const page = await open(path)
    const move = (name: string) => page.locator(`main form:has([name="position"]) [name="${name}"]`)
    expect(await move('from').inputValue()).toBe('2026-11-24')
    await move('from').fill('2026-12-15')
    await move('position').fill('Night lead')
    await expect.poll(kept).toContain('Night lead')
    running.test.clock.pass({ days: 1 })
    await signIn(page)
    await page.goto(running.address + path)
    await line(page).waitFor()
    expect(await move('from').inputValue()).toBe('2026-12-15')
    expect(await move('position').inputValue()).toBe('Night lead')
  })
})
