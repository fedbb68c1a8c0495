import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { openPopulated, type Populated, type Who } from '../support/populated.ts'

let browser: Browser
let populated: Populated
beforeAll(async () => {
  browser = await launchChromium()
  populated = await openPopulated('en')
})
afterAll(async () => {
  await populated.close()
  await browser.close()
})

const SEARCH = ['/Ctrl K', '?']
const LIST = ['j↓', 'k↑', 'x', 'a']

/** Pages of HR, a steward, a supervisor and an administrator, and the keys that do something on each. */
const PAGES: readonly (readonly [who: Who, path: string, keys: readonly string[]])[] = [
  ['ada', '/hr', SEARCH],
  ['ada', '/hr/people', [...LIST, ...SEARCH]],
  ['ada', '/hr/people?asof=2000-01-01', SEARCH],
  ['ada', '/hr/reports/expiring', SEARCH],
  ['ada', '/hr/sites', SEARCH],
  ['ada', 'a site’s form', SEARCH],
  ['cleo', '/team', SEARCH],
]

async function open(who: Who, path: string, width = 1280): Promise<Page> {
  const context = await populated.open(browser, who, { viewport: { width, height: 844 } })
  const page = await context.newPage()
  await page.goto(populated.address(who) + (path.startsWith('/') ? path : '/hr/sites'))
  if (!path.startsWith('/')) {
    await page.locator('main tbody a').first().click()
    await page.locator('form[data-typing]').waitFor()
  }
  return page
}

const hasFocus = (page: Page) => page.locator('#search').evaluate((box) => box === document.activeElement)

describe('keys on a page of the records', () => {
  it.each(PAGES)('/ and ? work for %s on %s, and ? lists what works there', async (who, path, keys) => {
    const page = await open(who, path)
    const dialog = page.getByRole('dialog')
    await page.keyboard.press('?')
    await dialog.waitFor()
    const listed = await dialog
      .locator('dt')
      .evaluateAll((terms) =>
        terms.map((term) => [...term.querySelectorAll('kbd')].map((key) => key.textContent).join('')),
      )
    expect(listed).toEqual(keys)
    await page.keyboard.press('/')
    expect(await hasFocus(page)).toBe(false)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.keyboard.press('/')
    await expect.poll(() => hasFocus(page)).toBe(true)
    await page.keyboard.type('/?')
    expect(await page.locator('#search').inputValue()).toBe('/?')
    expect(await dialog.isVisible()).toBe(false)
    await page.context().close()
  })

  it('are left alone in a field of a form, and can be turned off', async () => {
    const page = await open('ada', 'a site’s form')
    await page.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLDetailsElement>('main form details')) part.open = true
    })
    const field = page.locator('#name')
    await field.fill('')
    await field.pressSequentially('a/b?')
    expect(await field.inputValue()).toBe('a/b?')
    await field.blur()
    const dialog = page.getByRole('dialog')
    await page.keyboard.press('?')
    await dialog.getByRole('checkbox').uncheck()
    await page.keyboard.press('Escape')
    for (const key of ['/', '?']) await page.keyboard.press(key)
    expect(await dialog.isVisible()).toBe(false)
    expect(await hasFocus(page)).toBe(false)
    await page.context().close()
  })

  it('/ unfolds the box on a phone', async () => {
    const page = await open('ada', '/hr', 390)
    expect(await page.locator('#search').isVisible()).toBe(false)
    await page.keyboard.press('/')
    expect(await hasFocus(page)).toBe(true)
    await page.context().close()
  })

  it('Escape folds the last entry of the row, and gives it the focus', async () => {
    const page = await open('ada', '/hr/reports/expiring')
    const more = page.locator('.tabs--parts summary')
    await more.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator('.tabs--parts details li a').first().isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.locator('.tabs--parts details li a').first().isVisible()).toBe(false)
    expect(await more.evaluate((summary) => summary === document.activeElement)).toBe(true)
    await page.context().close()
  })
})
