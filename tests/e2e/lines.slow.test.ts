import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cardPath, hrefTo } from '../../src/app/href.web.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { exampleSite } from '../support/content.ts'
import { NEW_DIGITS } from '../support/lines.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { startLms } from '../support/lms.ts'
import { packageAddress } from '../support/package-address.ts'
import { follow } from '../support/play.ts'
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
  expect(scriptsIn(await packageMade(second))).toContain(OLD_DIGITS)
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
  const made = scriptsIn(await packageMade(second))
  expect(made).toContain(NEW_DIGITS)
  expect(made).not.toContain(OLD_DIGITS)
})

it('a number of the site’s own changes, and whoever opens a new package reads the new one and nowhere the old one', async () => {
  const old = exampleSite.backup?.phone ?? ''
  const steward = await pageOf(staff.ada)
  expect(await shownInPackage(await packageMade(steward))).toContain(old)
  running.test.clock.pass({ minutes: 1 })
  await steward.goto(running.address + hrefTo('/hr/sites/:site/phone', { site: staff.north }))
  await steward.locator('#backup-phone').fill('609-555-0199')
  await steward.getByRole('button', { name: MESSAGES.en.hr.sites.phone.button }).click()
  await steward.getByText(MESSAGES.en.hr.sites.phone.published).waitFor()
  const files = await packageMade(steward)
  const shown = await shownInPackage(files)
  expect(shown).toContain('609-555-0199')
  expect(shown).not.toContain(old)
  expect(scriptsIn(files)).not.toContain(old)
})

/** What a learner reads on the page of contacts and in the lesson with the named people, in a learning system. */
async function shownInPackage(files: ReadonlyMap<string, Buffer>): Promise<string> {
  const lms = await startLms(files)
  const { sco, page, troubles } = await lms.launch(browser, { viewport: { width: 1280, height: 720 } })
  await sco.locator('main h1').waitFor()
  await follow(sco, packageLinks.lesson('L4', null))
  await sco.locator('main h1').waitFor()
  const lesson = (await sco.locator('main').textContent()) ?? ''
  await sco.locator(`a[href="${packageLinks.contacts()}"]:visible`).first().click()
  await sco.getByRole('heading', { level: 1, name: MESSAGES.en.shell.contacts }).waitFor()
  const contacts = await sco.locator('main').innerText()
  expect(troubles).toEqual([])
  await page.context().close()
  await lms.close()
  return `${lesson} ${contacts}`
}

/** Makes a package for North House with the form of the page. */
async function packageMade(page: Page): Promise<ReadonlyMap<string, Buffer>> {
  await page.goto(running.address + packageAddress({ for: staff.north }))
  await page.locator('form[action="/hr/packages/orders"] button').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('form[action="/hr/packages/made"] button').first().click(),
  ])
  return unzip(readFileSync(await download.path()))
}

function scriptsIn(files: ReadonlyMap<string, Buffer>): string {
  return [...files].flatMap(([name, bytes]) => (name.endsWith('.js') ? [bytes.toString()] : [])).join('\n')
}
