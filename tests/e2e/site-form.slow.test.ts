import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { DETAILS_DRAFT } from '../../src/site/draft.ts'
import { deleteDraftsOf, findDraft } from '../../src/platform/database/draft.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { withTypedDates } from '../support/dates.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { holdersOn } from '../support/roles.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.sites
const DESKTOP = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

let running: ListeningApp
let staff: Staff
let eve: Staff['ada']
let browser: Browser
beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  eve = (await holdersOn(running.test, staff)).eve
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  await deleteDraftsOf(running.test.deps.store.db, staff.north)
})

async function openForm(person: Staff['ada'], options: BrowserContextOptions = {}): Promise<Page> {
  const { cookie } = await signedIn(running.test, person)
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext({ viewport: DESKTOP, ...options })
  await context.addCookies([{ name, value, url: running.address }])
  const page = await context.newPage()
  await page.goto(running.address + hrefTo('/hr/sites/:site', { site: staff.north }))
  return page
}

const keptDraft = () => findDraft(running.test.deps.store.db, staff.north, DETAILS_DRAFT)

async function typeNightLead(page: Page): Promise<void> {
  await page.locator('#named-0-role').fill('Night lead')
  await page.locator('#named-0-phone').fill('609-555-0142')
  await page.locator('#named-0-publicPhone-0').check()
  for (const day of await page.locator('[name="named-0-days"]').all()) await day.check()
  await page.locator('#named-0-dayAndNight').check()
}

describe('while somebody types', () => {
  it('the card, the lesson, the week and what is missing follow, and nothing of it is in an address', async () => {
    const page = await openForm(staff.ada)
    const address = page.url()
    await typeNightLead(page)
    const week = page.locator('[data-live="week"]')
    await week.getByText('All day: Night lead').waitFor()
    expect(await week.getByText(words.week.whole).isVisible()).toBe(true)
    await page.getByText(words.preview.lessons).click()
    await page.locator('[data-live="lessons"]').getByText('Night lead').first().waitFor()
    const card = page.frameLocator('[data-peek]')
    await card.getByText('609-555-0142').first().waitFor()
    await page.locator('[data-live="bar"]').getByText(words.blanks(7)).waitFor()
    const bar = await page.locator('[data-live="bar"]').textContent()
    expect(withTypedDates(bar ?? '')).toContain(words.form.savedBy(words.form.at('10:00 AM'), null))
    expect(page.url()).toBe(address)
    expect(await page.evaluate(() => history.length)).toBeLessThan(4)
  })

  it('the hours give way to the box for all day, and come back without it', async () => {
    const page = await openForm(staff.ada)
    const from = page.locator('#named-0-from')
    expect(await from.isVisible()).toBe(true)
    await page.locator('#named-0-dayAndNight').check()
    expect(await from.isVisible()).toBe(false)
    await page.locator('#named-0-dayAndNight').uncheck()
    expect(await from.isVisible()).toBe(true)
  })

  it('a number that’s too short says so once its field is left, and the card claims nothing about it', async () => {
    const page = await openForm(staff.ada)
    const phone = page.locator('#named-0-phone')
    const message = page.locator('#named-0-phone-problem')
    await page.locator('#named-0-role').fill('Director')
    await phone.fill('609-555-01')
    const bar = page.locator('[data-live="bar"]')
    await bar.getByText(words.form.at('10:00 AM')).waitFor()
    // The field still has the focus: nobody is told of a mistake while typing.
    expect(await message.count()).toBe(0)
    await phone.press('Tab')
    await message.getByText(words.fill.phone()).waitFor()
    expect(await phone.getAttribute('aria-invalid')).toBe('true')
    expect(await phone.getAttribute('aria-describedby')).toBe('named-0-phone-problem')
    expect(await page.locator('.field--msg').count()).toBe(1)
    const card = page.frameLocator('[data-peek]')
    await card.getByText('Director').first().waitFor()
    expect(await card.getByText(MESSAGES.en.card.notPublic).count()).toBe(0)
    await phone.fill('609-555-0142')
    await message.waitFor({ state: 'detached' })
    await card.getByText(MESSAGES.en.card.notPublic).waitFor()
  })

  it('what was typed is there after leaving at once, and after signing out', async () => {
    const page = await openForm(staff.ada)
    await page.locator('#named-0-role').fill('Night lead')
    await page.goto(running.address + hrefTo('/hr/sites'))
    await expect.poll(keptDraft, { timeout: 30_000 }).toMatchObject({ named: [{ role: 'Night lead' }] })
    const signOut = page.locator('form[action="/sign-out"]').first()
    await signOut.evaluate((form) => form instanceof HTMLFormElement && form.submit())
    await page.waitForURL(`**${hrefTo('/signed-out')}`)
    await page.goto(running.address + hrefTo('/hr/sites'))
    expect(new URL(page.url()).pathname).toBe(hrefTo('/sign-in'))
    const again = await openForm(staff.ada)
    expect(await again.locator('#named-0-role').inputValue()).toBe('Night lead')
  })

  it('what was typed just before signing out is there', async () => {
    const page = await openForm(staff.ada)
    await page.locator('#named-0-role').fill('Night lead')
    const signOut = page.locator('form[action="/sign-out"]').first()
    await signOut.evaluate((form) => form instanceof HTMLFormElement && form.requestSubmit())
    await page.waitForURL(`**${hrefTo('/signed-out')}`)
    expect(await keptDraft()).toMatchObject({ named: [{ role: 'Night lead' }] })
  })

  it('a button pressed while the form is on its way is no conflict with oneself', async () => {
    const page = await openForm(staff.ada)
    await page.route(`**${hrefTo('/hr/sites/:site', { site: staff.north })}`, async (route) => {
      const isTyping = route.request().postData()?.includes('typing=yes') ?? false
      if (isTyping) await page.getByRole('button', { name: words.form.saveDraft }).click({ noWaitAfter: true })
      await route.continue()
    })
    await page.locator('#named-0-role').fill('Night lead')
    await page.waitForLoadState('load')
    await page.waitForURL((url) => url.pathname === hrefTo('/hr/sites/:site', { site: staff.north }))
    await expect.poll(keptDraft, { timeout: 30_000 }).toMatchObject({ named: [{ role: 'Night lead' }] })
    expect(await page.locator('#newer').count()).toBe(0)
  })

  it('asks before leaving while newer words wait for the form on its way, and keeps them', async () => {
    const page = await openForm(staff.ada)
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    await page.route(`**${hrefTo('/hr/sites/:site', { site: staff.north })}`, async (route) => {
      await released
      await route.continue()
    })
    const onItsWay = page.waitForRequest((request) => request.method() === 'POST')
    await page.locator('#named-0-role').pressSequentially('Night')
    await onItsWay
    await page.locator('#named-0-role').pressSequentially(' lead')
    const asked = page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.dismiss()
      return dialog.type()
    })
    await page.locator('a.back').click({ noWaitAfter: true })
    expect(await asked).toBe('beforeunload')
    release()
    await expect.poll(keptDraft, { timeout: 30_000 }).toMatchObject({ named: [{ role: 'Night lead' }] })
    expect(await page.locator('#newer').count()).toBe(0)
  })

  it('says that nothing is saved while the server doesn’t answer, and saves when it does', async () => {
    const page = await openForm(staff.ada)
    await page.context().setOffline(true)
    await page.locator('#named-0-role').fill('Night lead')
    await page.getByText(words.form.offline).waitFor()
    await page.context().setOffline(false)
    await page.locator('#named-0-phone').fill('609-555-0142')
    await page.getByText(words.form.offline).waitFor({ state: 'hidden' })
    expect(await keptDraft()).toMatchObject({ named: [{ role: 'Night lead', phone: '609-555-0142' }] })
  })
})

describe('two stewards with the form open', () => {
  it('the second reads that there is a newer draft, keeps typing, and chooses', async () => {
    const [first, second] = [await openForm(staff.ada), await openForm(eve)]
    await first.locator('#named-0-role').fill('Night lead')
    await first.locator('[data-live="bar"]').getByText(words.form.at('10:00 AM')).waitFor()
    await second.locator('#named-0-role').fill('Day lead')
    await second
      .getByRole('alert')
      .getByText(words.form.newer(words.form.at('10:00 AM'), words.form.someoneElse))
      .waitFor()
    expect(await keptDraft()).toMatchObject({ named: [{ role: 'Night lead' }] })
    await second.getByRole('button', { name: words.form.saveDraft }).click()
    expect(await second.locator('#named-0-role').inputValue()).toBe('Day lead')
    expect(await second.getByRole('alert').textContent()).toContain('Night lead')
    await second.getByRole('button', { name: words.form.saveDraft }).click()
    await second
      .getByText(words.form.savedBy(words.form.at('10:00 AM'), null))
      .first()
      .waitFor()
    expect(await keptDraft()).toMatchObject({ named: [{ role: 'Day lead' }] })
  })
})

describe('the card beside the form', () => {
  it('is in sight with the first field, shows whom to tell whole, and stays to the last', async () => {
    const page = await openForm(staff.ada, { viewport: { width: 1280, height: 900 } })
    await typeNightLead(page)
    await page.locator('[data-live="bar"]').getByText(words.blanks(7)).waitFor()
    await page.reload()
    const card = page.locator('[data-peek]')
    const inSight = async () => {
      const { y = -1, height = 0 } = (await card.boundingBox()) ?? {}
      return y >= 0 && y + height <= 900
    }
    const named = page.frameLocator('[data-peek]').locator('section:has(#named)')
    await named.getByText('609-555-0142').waitFor()
    expect(await inSight()).toBe(true)
    await expect.poll(() => named.evaluate((part) => part.getBoundingClientRect().bottom <= innerHeight)).toBe(true)
    expect(await named.evaluate((part) => part.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0)
    await page.locator('#sayWhoCallsScr-2').scrollIntoViewIfNeeded()
    expect(await inSight()).toBe(true)
  })

  it('is one link away on a phone, without a script as well', async () => {
    const page = await openForm(staff.ada, { viewport: PHONE, javaScriptEnabled: false })
    await page.getByRole('link', { name: words.form.seeCard }).click()
    const { y = 0 } = (await page.locator('[data-peek]').boundingBox()) ?? {}
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(PHONE.height / 2)
  })

  it('begins at its top on a phone', async () => {
    const page = await openForm(staff.ada, { viewport: PHONE })
    await page.getByRole('link', { name: words.form.seeCard }).click()
    const named = page.frameLocator('[data-peek]').locator('section:has(#named)')
    await named.waitFor()
    expect(await named.evaluate(() => scrollY)).toBe(0)
  })
})

describe('the bar at the bottom', () => {
  it('is one line and one button on a phone, in both languages', async () => {
    const page = await openForm(staff.ada, { viewport: PHONE })
    const bar = page.locator('.stay')
    for (const other of ['Español', 'English']) {
      expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(72)
      expect(await bar.getByRole('button').count()).toBe(1)
      await page.getByRole('button', { name: other }).first().click()
      await page.waitForLoadState()
    }
  })
})

describe('“Publish these details”', () => {
  it.each([
    ['a desktop', DESKTOP],
    ['a phone', PHONE],
  ])('is in reach on %s without scrolling, from the first field to the last', async (_, viewport) => {
    const page = await openForm(staff.ada, { viewport })
    const button = page.getByRole('button', { name: words.form.publish })
    for (const field of ['#named-0-role', '#sayWhoCallsScr-2']) {
      await page.locator(field).scrollIntoViewIfNeeded()
      const box = await button.boundingBox()
      expect(box?.y ?? 0).toBeLessThan(viewport.height - (box?.height ?? 0))
      expect(box?.y ?? -1).toBeGreaterThan(0)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
  })

  it('without a script, leads to what is missing, opens that part, and says what to enter', async () => {
    const page = await openForm(staff.ada, { javaScriptEnabled: false })
    await page.getByRole('button', { name: words.form.publish }).click()
    const summary = page.getByRole('alert')
    await summary.getByRole('link', { name: words.fill.named() }).click()
    expect(await page.locator('#named-0-role').isVisible()).toBe(true)
    expect(await page.locator('#named-0-role-problem').textContent()).toContain(words.fill.named())
  })

  it('folds what is filled in: a site with nothing missing is at most two screens on a desktop', async () => {
    const page = await openForm(staff.ada)
    const height = () => page.evaluate(() => document.querySelector('form[data-typing]')?.clientHeight ?? 0)
    const before = await height()
    await typeNightLead(page)
    await page.locator('[data-live="bar"]').getByText(words.blanks(7)).waitFor()
    await page.reload()
    expect(await page.locator('#named-0-role').isVisible()).toBe(false)
    expect(await height()).toBeLessThan(before - 500)
  })
})
