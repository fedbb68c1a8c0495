import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { type Staff, staffOn } from '../support/staff.ts'

let running: ListeningApp
let staff: Staff
let browser: Browser
let page: Page
beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  browser = await launchChromium()
})
afterEach(async () => {
  await page.context().close()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

const recordPath = (name: 'bob' | 'dan') => hrefTo('/hr/people/:person', { person: staff[name] })
const results = () => page.locator('.search__found a')

describe('the search box of records pages', () => {
  it('leads from the keyboard to a record: Control and K, some letters, an arrow and Enter', async () => {
    await open(hrefTo('/hr/settings'))
    await page.keyboard.press('Control+k')
    await page.keyboard.type('riv')
    await results().first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${recordPath('bob')}`)
  })

  it('finds what stands in it now, after letters were taken away', async () => {
    await open(hrefTo('/hr/overview'))
    await page.locator('#search').pressSequentially('bob')
    await page.getByRole('link', { name: /Bob Rivera/ }).waitFor()
    await page.locator('#search').fill('dan')
    await page.getByRole('link', { name: /Dan Whitfield/ }).waitFor()
    expect(await results().count()).toBe(1)
  })

  it('clears what it found before, and says so, when a search doesn’t get through', async () => {
    await open(hrefTo('/hr/overview'))
    await page.locator('#search').fill('bob')
    await results().first().waitFor()
    await page.context().setOffline(true)
    await page.locator('#search').fill('zebulon')
    await page.getByText(MESSAGES.en.hr.search.lost).waitFor()
    expect(await results().count()).toBe(0)
    // Enter still sends the form.
    await page.context().setOffline(false)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${hrefTo('/hr/search')}`)
  })

  it('doesn’t leave what it found before below the box when the session has ended', async () => {
    await open(hrefTo('/hr/overview'))
    await page.locator('#search').fill('bob')
    await results().first().waitFor()
    await page.context().clearCookies()
    await page.locator('#search').fill('dan')
    await page.getByText(MESSAGES.en.hr.search.lost).waitFor()
    expect(await results().count()).toBe(0)
  })

  it('opens the only one that fits on Enter, without a name in an address', async () => {
    await open(hrefTo('/hr/overview'), false)
    await page.locator('#search').fill('whitfield')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${recordPath('dan')}`)
  })

  it('closes with Escape and keeps the focus in the box', async () => {
    await open(hrefTo('/hr/people'))
    await page.locator('#search').pressSequentially('o')
    await results().first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    expect(await results().count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search')
  })

  it('leads without script to a page of results, whose address has no name', async () => {
    await open(hrefTo('/hr/people'), false)
    await page.locator('#search').fill('t')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.waitForURL(`**${hrefTo('/hr/search')}`)
    await page.getByRole('link', { name: /Dan Whitfield/ }).click()
    await page.waitForURL(`**${recordPath('dan')}`)
    await page.goBack()
    expect(await page.getByRole('link', { name: /Dan Whitfield/ }).isVisible()).toBe(true)
  })
})

async function open(path: string, javaScriptEnabled = true): Promise<void> {
  const { cookie } = await signedIn(running.test, staff.ada)
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext({ javaScriptEnabled })
  await context.addCookies([{ name, value, url: running.address }])
  page = await context.newPage()
  await page.goto(`${running.address}${path}`)
}
