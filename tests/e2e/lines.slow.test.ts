import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cardPath } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { NEW_DIGITS } from '../support/lines.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { packageAddress } from '../support/package-address.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { unzip } from '../support/unzip.ts'

const words = MESSAGES.en.hr.lines
const OLD_DIGITS = '1-800-843-5678'

let running: ListeningApp
let staff: Staff
let eve: Staff['ada']
let browser: Browser
beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  eve = (await holdersOn(running.test, staff)).eve
  await publishExample(running.test, staff.north, {})
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

async function pageOf(person: Staff['ada']): Promise<Page> {
  const { cookie } = await signedIn(running.test, person)
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  await context.addCookies([{ name, value, url: running.address }])
  return context.newPage()
}

it('a number changes: one steward proposes it, another confirms, and it’s on the card, in the lesson and in the package', async () => {
  const [first, second, learner] = await Promise.all([pageOf(eve), pageOf(staff.ada), pageOf(staff.bob)])
  const read = async (page: Page, path: string) => {
    await page.goto(running.address + path)
    return (await page.locator('body').textContent()) ?? ''
  }
  const shownTo = async () => [
    await read(learner, cardPath('north-house', 'en')),
    await read(learner, '/lessons/L6'),
    await read(learner, '/contacts'),
  ]
  // A package is made while the old number is live.
  expect(await packageMade(second)).toContain(OLD_DIGITS)
  running.test.clock.pass({ minutes: 1 })

  await first.goto(`${running.address}/hr/contacts/NR-2`)
  await first.getByRole('button', { name: words.wrong }).click()
  await first.getByText(words.done.failed).waitFor()
  await first.getByRole('link', { name: words.change.link }).click()
  await first.getByLabel(words.fields.digits, { exact: true }).fill(NEW_DIGITS)
  await first.getByLabel(words.fields.again).fill('1-800-555-0198')
  await first.getByLabel(words.fields.reason).fill('Its page has a new number.')
  await first.getByRole('button', { name: words.change.save }).click()
  // Both slips are said: the digits differ, and the old letters don’t spell them.
  expect(await first.locator('main').innerText()).toContain(words.problems.again)
  expect(await first.locator('main').innerText()).toContain(words.problems.letters(OLD_DIGITS, NEW_DIGITS))
  await first.getByLabel(words.fields.again).fill(NEW_DIGITS)
  await first.getByLabel(words.fields.letters).fill('')
  await first.getByRole('button', { name: words.change.save }).click()
  await first.getByText(words.proposed.own).waitFor()
  for (const text of await shownTo()) expect(text).toContain(OLD_DIGITS)

  await second.goto(`${running.address}/hr`)
  await second.getByRole('link', { name: MESSAGES.en.hr.home.button['line-changes'](1) }).click()
  await second.getByRole('button', { name: words.proposed.confirm }).click()
  await second.getByText(words.done.confirmed).waitFor()
  for (const text of await shownTo()) {
    expect(text).toContain(NEW_DIGITS)
    expect(text).not.toContain(OLD_DIGITS)
  }
  const list = await read(second, '/hr/packages')
  expect(list).toContain(MESSAGES.en.hr.packages.outdated.number)
  const made = await packageMade(second)
  expect(made).toContain(NEW_DIGITS)
  expect(made).not.toContain(OLD_DIGITS)
})

/** Makes a package for North House with the form of the page. Returns the text of its scripts. */
async function packageMade(page: Page): Promise<string> {
  await page.goto(running.address + packageAddress({ for: staff.north }))
  await page.locator('form[action="/hr/packages/orders"] button').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('form[action="/hr/packages/made"] button').first().click(),
  ])
  const files = await unzip(readFileSync(await download.path()))
  return [...files].flatMap(([name, bytes]) => (name.endsWith('.js') ? [bytes.toString()] : [])).join('\n')
}
