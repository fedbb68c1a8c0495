import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { type Staff, staffOn } from '../support/staff.ts'

let running: ListeningApp
let staff: Staff
let browser: Browser
let page: Page
/** The kinds of questions that the browser asked, each answered with “Leave”. */
let asked: string[]
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

const newPerson = hrefTo('/hr/people/new')

describe('leaving a form of the records', () => {
  it('is asked about after something was typed, and staying keeps it', async () => {
    await open(newPerson)
    await page.locator('form[action="/hr/people"] input[name="name"]').pressSequentially('Ruth')
    const question = page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.dismiss()
      return dialog.type()
    })
    await page.locator('a.back').click({ noWaitAfter: true })
    expect(await question).toBe('beforeunload')
    expect(await page.locator('form[action="/hr/people"] input[name="name"]').inputValue()).toBe('Ruth')
  })

  it('is not asked about while nothing was typed', async () => {
    await open(newPerson)
    listen()
    await page.locator('a.back').click()
    await page.waitForURL(`**${hrefTo('/hr/people')}`)
    expect(asked).toEqual([])
  })

  it('is not asked about when it’s sent, and is again when it comes back with a message', async () => {
    await open(newPerson)
    listen()
    await page.locator('form[action="/hr/people"] input[name="name"]').pressSequentially('Ruth')
    await page.locator('form[action="/hr/people"] button.btn').first().click()
    await page.locator('[aria-invalid="true"]').first().waitFor()
    expect(asked).toEqual([])
    await page.locator('a.back').click()
    await page.waitForURL(`**${hrefTo('/hr/people')}`)
    expect(asked).toEqual(['beforeunload'])
  })
})

/** A page whose questions are answered with “Leave”. */
function listen(): void {
  asked = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
}

async function open(path: string): Promise<void> {
  const { cookie } = await signedIn(running.test, staff.ada)
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext()
  await context.addCookies([{ name, value, url: running.address }])
  page = await context.newPage()
  await page.goto(`${running.address}${path}`)
}
