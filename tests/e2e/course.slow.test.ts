import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dateAt, toInstant } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { launchChromium } from '../support/chromium.ts'
import { content } from '../support/content.ts'
import { answerRound, finishLessons, heading, send } from '../support/play.ts'
import { type ServerProcess, startServer } from '../support/server.ts'

const t = MESSAGES.en

const { course } = content
const PASSWORD = 'a quiet room with the light on'

let server: ServerProcess
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('a course runs from the set-up link to a row in HR’s download', async () => {
  const { page: hr, troubles } = await newPage()

  // HR sets the organization up, with the link that the server printed.
  await hr.goto(server.setUpLink ?? '')
  await hr.getByLabel(t.account.setUp.organization).fill('Harbor Street Youth Services')
  await hr.getByLabel(t.account.setUp.site).fill('North House')
  await hr.getByLabel('Your name').fill('Ada Okafor')
  await hr.locator('[name="signInName"]').fill('ada@harborstreet.example')
  await hr.locator('[name="password"]').fill(PASSWORD)
  await send(hr)
  expect(new URL(hr.url()).pathname).toBe('/hr')

  // HR invites a new staff member, and hands the link over.
  await hr.goto(`${server.address}/hr/people/new`)
  await hr.locator('[name="name"]').fill('Bob Rivera')
  await hr.locator('[name="email"]').fill('bob@harborstreet.example')
  await hr.locator('[name="department"]').fill('Residential')
  await hr.locator('[name="position"]').fill('Youth worker')
  await hr.locator('[name="hiredOn"]').fill(dateAt(toInstant(Date.now()), 'America/New_York'))
  await hr.getByRole('button', { name: t.account.newPerson.button }).click()
  await send(hr)
  const link = await hr.locator('code').first().textContent()

  // The new staff member chooses a password and starts.
  const { page: bob, troubles: bobsTroubles } = await newPage()
  await bob.goto(link ?? '')
  await bob.locator('[name="password"]').fill(PASSWORD)
  await send(bob)
  expect(await heading(bob)).toBe('Your orientation')

  // Leaves, which signs out, and signs in again: the place is kept.
  await bob.locator('.btn--leave').click()
  await bob.goto(`${server.address}/sign-in`)
  await bob.locator('[name="signInName"]').fill('bob@harborstreet.example')
  await bob.locator('[name="password"]').fill(PASSWORD)
  await send(bob)

  // All lessons; then a first check with everything missed, and a second one.
  await finishLessons(bob, content, webLinks)
  await bob.goto(`${server.address}/final`)
  await send(bob)
  await answerRound(bob, course, () => false)
  expect(await heading(bob)).toBe(t.learn.attempt.belowTitle)
  await send(bob)
  await answerRound(bob, course, () => true)
  expect(await heading(bob)).toBe(t.learn.attempt.passedTitle)

  // The site has no details yet: nothing can be acknowledged.
  await bob.goto(`${server.address}${webLinks.policy()}`)
  expect(await bob.locator('main form').count()).toBe(0)
  expect(await bob.locator('main').textContent()).toContain('hasn’t published its own details yet')

  // HR fills them in and makes them live.
  await hr.goto(`${server.address}/hr/sites`)
  await hr.getByRole('link', { name: 'North House' }).first().click()
  await fillSite(hr)
  await hr.getByRole('button', { name: t.hr.sites.form.saveDraft }).click()
  await hr.getByRole('button', { name: t.hr.sites.form.publish }).click()
  // The page says what would change. Whatever is in English only takes a box to check.
  await hr.waitForURL(/\/preview$/)
  const english = hr.locator('input[name="english"]')
  if ((await english.count()) > 0) await english.check()
  await hr.locator('main form button[type="submit"]').click()
  await hr.getByText('Version 1 has been live').waitFor()

  // The learner acknowledges, and is done.
  await bob.goto(`${server.address}/policy`)
  expect(await bob.locator('main').textContent()).toContain('609-555-0142')
  await send(bob)
  expect(await bob.locator('main').textContent()).toContain(t.learn.home.finishedTitle)

  // HR sees it on the person's page and in the download.
  await hr.goto(`${server.address}/hr/people`)
  await hr.getByRole('link', { name: /Bob Rivera|Rivera, Bob/ }).click()
  expect(await hr.locator('main').textContent()).toContain('Up to date')
  const csv = await (await hr.request.get(`${server.address}/hr/people.csv`)).text()
  const row = csv.split('\r\n').find((line) => line.includes('Bob Rivera'))
  expect(row).toContain('up-to-date')
  expect(row).toContain('"15"')

  expect(troubles).toEqual([])
  expect(bobsTroubles).toEqual([])
})

/** A page of a person of its own, with everything that goes wrong in it. */
async function newPage(): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(server.address) && !request.url().startsWith('data:'))
      troubles.push(`asks for ${request.url()}`)
  })
  return { page, troubles }
}

/** One person at every hour of every day, and everything else that SITE-1 asks for. */
async function fillSite(hr: Page): Promise<void> {
  const fields = {
    'named-0-role': 'Program director on duty',
    'named-0-phone': '609-555-0142',
    'backup-role': 'Clinical lead',
    'backup-phone': '609-555-0117',
    'ifAboutThatPerson-role': 'Executive director',
    'ifAboutThatPerson-phone': '609-555-0118',
  }
  if ((await hr.locator('[name="named-0-role"]').count()) === 0)
    await hr.getByRole('button', { name: t.hr.sites.form.addNamed }).click()
  for (const [name, value] of Object.entries(fields)) await hr.locator(`[name="${name}"]`).fill(value)
  await hr.locator('[name="named-0-dayAndNight"]').check()
  for (const who of ['named-0', 'backup', 'ifAboutThatPerson']) await hr.locator(`#${who}-publicPhone-0`).check()
  for (const day of await hr.locator('[name="named-0-days"]').all()) await day.check()
  await hr.locator('[name="sayWhoCallsScr"]').first().check()
}
