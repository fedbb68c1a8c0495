import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reportDigits } from '../../src/course/contact-place.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { hireClients } from '../support/check-taker.ts'
import { launchChromium } from '../support/chromium.ts'
import { contents } from '../support/content.ts'
import { withTypedDates } from '../support/dates.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { holdersOn } from '../support/roles.ts'
import { mailServer, partsOf, type TestMailServer } from '../support/smtp.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.groups

let server: TestMailServer
let running: ListeningApp
let staff: Staff
let ivy: Staff['ada']
let browser: Browser
beforeAll(async () => {
  server = await mailServer()
  const environment = { SMTP_URL: server.url, MAIL_FROM: 'HR <hr@harborstreet.example>' }
  running = await listeningApp({ environmentAt: async () => environment })
  staff = await staffOn(running.test)
  ivy = (await holdersOn(running.test, staff)).ivy
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await running.close()
  await server.stop()
})

async function pageOf(person: Staff['ada'] | null): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  if (person !== null) {
    const { cookie } = await signedIn(running.test, person)
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: running.address }])
  }
  return context.newPage()
}

it('a group is announced late: HR of the site sees it, and clinical staff confirm from the mail without a sign-in', async () => {
  const hr = await pageOf(ivy)
  await hr.goto(`${running.address}/hr/groups`)
  await hr.getByRole('link', { name: words.announce }).click()
  // Nobody is on the list of the site yet.
  await hr.getByRole('link', { name: words.form.toList }).click()
  await hr
    .getByRole('group', { name: words.list.clinical })
    .getByLabel(/Cleo Marsh/)
    .check()
  await hr.getByRole('button', { name: words.list.save }).click()
  await hr.getByText(words.done.list).waitFor()

  await hr.getByRole('link', { name: words.announce }).click()
  expect(await hr.locator('main').innerText()).toContain(words.noYouth(reportDigits(contents.en.contacts)))
  // Nothing is suggested in the field itself: a name that everyone uses isn’t neutral.
  expect(await hr.getByLabel(words.form.name).inputValue()).toBe('')
  await hr.getByLabel(words.form.name).fill('Maple')
  // Four days from now, and the site wants seven.
  await hr.getByLabel(words.form.date(1)).first().fill('2026-11-28')
  await hr
    .getByRole('group', { name: words.form.leaders })
    .getByLabel(/Bob Rivera/)
    .check()
  await hr.getByRole('button', { name: words.form.announce }).click()
  await hr.getByText(words.done.planned).waitFor()
  expect(withTypedDates(await hr.locator('main').innerText())).toContain(words.group.lateNote('Nov 21, 2026'))
  await hr.goto(`${running.address}/hr`)
  expect(await hr.locator('main').innerText()).toContain(MESSAGES.en.hr.home.doing.groups(1))

  running.test.deps.jobs.wake('mail')
  await running.test.deps.jobs.idle('mail')
  const [mail] = server.mails.filter(({ to }) => to.includes('cleo@harborstreet.example'))
  const text = mail === undefined ? '' : (partsOf(mail).get('text/plain') ?? '')
  const link = /http\S+\/notices\/\S+/.exec(text)?.[0] ?? ''
  const clinician = await pageOf(null)
  await clinician.goto(link)
  await clinician.getByRole('button', { name: words.notice.confirm }).click()
  await clinician.getByText(words.notice.thanks).waitFor()

  await hr.goto(`${running.address}/hr/groups`)
  const list = await hr.locator('main').innerText()
  expect(list).toContain(words.late)
  expect(list).toContain(words.allAcknowledged)
  await hr.getByRole('link', { name: 'Maple' }).click()
  expect(await hr.locator('main table').innerText()).toContain(words.ways.link)
})

it('among many people, typing shows those who match and whoever is checked', async () => {
  await hireClients(running.test.deps.store, staff.north, 13)
  const hr = await pageOf(ivy)
  await hr.goto(`${running.address}/hr/groups/new`)
  const leaders = hr.getByRole('group', { name: words.form.leaders })
  await leaders.getByLabel(/Bob Rivera/).check()
  const find = leaders.getByLabel(words.form.find)
  await find.fill('clie 7')
  const shown = async () => (await leaders.locator('.opt:visible').allInnerTexts()).map((text) => text.slice(0, 8))
  expect((await shown()).sort()).toEqual(['Bob Rive', 'Client 7'])
  await find.fill('nobody by that name')
  expect(await leaders.getByRole('status').innerText()).toBe(words.form.noneFound)
  await find.fill('')
  expect((await shown()).length).toBeGreaterThan(13)
})
