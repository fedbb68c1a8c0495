import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { STAFF_LIST } from '../support/imports.ts'
import { sidewaysScrolling } from '../support/page-faults.ts'
import { beginStory, type Story } from '../support/story.ts'

const t = MESSAGES.en.hr.imports

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.close())

describe('HR with a phone', () => {
  it('imports a staff list, from the file to the records, without scripts, and no page is wider than the screen', async () => {
    const page = await phone()
    await page.goto(story.address + hrefTo('/hr/imports'))
    const file = { name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(STAFF_LIST) }
    await page.getByLabel('File', { exact: true }).setInputFiles(file)
    await go(page, 'Upload')
    expect(await page.getByLabel('Hire date').inputValue()).toBe('Hire date')
    await go(page, 'Continue')
    await go(page, t.choicesButton)
    // The page of the import refreshes itself.
    await page.getByRole('heading', { name: t.previewTitle }).waitFor()
    expect(await sidewaysScrolling(page)).toEqual([])
    await page.getByRole('row', { name: 'Moved' }).getByRole('link').click()
    expect(await page.locator('main').textContent()).toContain('Site: South House → North House')
    expect(await sidewaysScrolling(page)).toEqual([])
    await page.getByRole('link', { name: t.toPreview }).click()
    await go(page, 'Record these 2 changes')
    await page.getByRole('heading', { name: 'Recorded' }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t.refusedFile(2) }).click(),
    ])
    expect(download.suggestedFilename()).toBe('lines-to-mend.csv')
    await page.context().close()
  })
})

it('what a word means is asked only while its column is the one that it was found in', async () => {
  const page = await signedInPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(story.address + hrefTo('/hr/imports'))
  const text = STAFF_LIST.replaceAll('North House', 'Casa Norte')
  const file = { name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Upload' }).click()
  const word = page.locator('[name^="word-site-"]').first()
  await word.waitFor()
  await page.locator('main summary').first().click()
  const column = page.locator('[name="column-site"]')
  const found = await column.inputValue()
  await column.selectOption('')
  expect(await word.isVisible()).toBe(false)
  await column.selectOption(found)
  expect(await word.isVisible()).toBe(true)
  await page.context().close()
})

/** Presses a button, on a page that fits the screen. */
async function go(page: Page, button: string): Promise<void> {
  expect(await sidewaysScrolling(page), button).toEqual([])
  await page.getByRole('button', { name: button }).click()
}

async function phone(): Promise<Page> {
  return signedInPage({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })
}

async function signedInPage(options: Parameters<Story['phone']>[0]): Promise<Page> {
  const page = await story.phone(options)
  const [name = '', value = ''] = (await signedIn(story.test, story.staff.ada)).cookie.split('=')
  await page.context().addCookies([{ name, value, url: story.address }])
  return page
}
