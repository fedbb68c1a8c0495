import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { withTypedDates } from '../support/dates.ts'
import { sendingOf, sendWaiting } from '../support/mail.ts'
import { askAbout } from '../support/pdf.ts'
import { mailServer, partsOf, type TestMailServer } from '../support/smtp.ts'
import { signInNameOf } from '../support/staff.ts'
import { beginStory, signInByPassword, type Story } from '../support/story.ts'

const NEW_PASSWORD = 'tea at the window, rain outside'

let server: TestMailServer
let mailing: Story
let silent: Story
beforeAll(async () => {
  server = await mailServer()
  const mail = { SMTP_URL: server.url, MAIL_FROM: 'hr@harborstreet.example' }
  mailing = await beginStory({ environmentAt: async () => mail })
  silent = await beginStory()
})
afterAll(async () => {
  await mailing.close()
  await silent.close()
  await server.stop()
})

it('somebody who forgot the password gets a link by mail, and chooses a new one on the phone: in Spanish, without scripts', async () => {
  const { address, staff, test } = mailing
  const t = MESSAGES.es.account
  await setLanguage(test.deps.store.db, staff.bob, 'es')
  const page = await mailing.phone({ javaScriptEnabled: false })
  await page.goto(`${address}/es/sign-in`)
  await page.getByRole('link', { name: t.forgot.link }).click()
  await page.getByLabel(t.signInName).fill(signInNameOf('bob'))
  await page.getByRole('button', { name: t.forgot.button }).click()
  expect(await page.getByRole('status').innerText()).toBe(t.forgot.asked)

  await sendWaiting({ ...sendingOf(test, server), publicUrl: address })
  const [mail] = server.mails
  if (mail === undefined) throw new Error('no mail has arrived')
  expect(mail.to).toEqual([signInNameOf('bob')])
  const [link = ''] = /http\S+\/join\/\S+/.exec(partsOf(mail).get('text/plain') ?? '') ?? []
  await page.goto(link)
  expect(await page.locator('main').innerText()).toContain(t.join.lead('Bob Rivera'))
  await choosePassword(page, t.join.button)
  expect(page.url()).toBe(`${address}/course`)

  // Neither the link nor the old password opens anything anymore.
  await page.goto(link)
  expect(await page.locator('h1').innerText()).toBe(t.join.overTitle)
  const other = await mailing.phone()
  await other.goto(`${address}/es/sign-in`)
  await signInByPassword(other, 'bob')
  expect(await other.locator('main').innerText()).toContain(t.signIn.wrong)
  await signInByPassword(other, 'bob', NEW_PASSWORD)
  expect(other.url()).toBe(`${address}/course`)
})

it('without mail HR makes a code, a second person agrees, and the person types it from the paper into the phone', async () => {
  const { address, staff } = silent
  const t = MESSAGES.en.account
  const phone = await silent.phone({ javaScriptEnabled: false })
  await phone.goto(`${address}/forgot`)
  expect(await phone.locator('main').innerText()).toContain(t.forgot.other)
  expect(await phone.locator('main form').count()).toBe(0)

  const [ada, cleo] = [await silent.phone(), await silent.phone()]
  for (const [page, name] of [
    [ada, 'ada'],
    [cleo, 'cleo'],
  ] as const) {
    await page.goto(`${address}/sign-in`)
    await signInByPassword(page, name)
  }
  const bobsLink = address + hrefTo('/hr/people/:person/link', { person: staff.bob })
  await ada.goto(bobsLink)
  await ada.getByRole('button', { name: t.again.askButton }).click()
  await cleo.goto(address + hrefTo('/hr/recoveries'))
  await cleo.getByRole('button', { name: t.agree.button('Bob Rivera') }).click()
  expect(await cleo.locator('main').getByRole('status').innerText()).toBe(t.agree.done)
  await ada.goto(bobsLink)
  expect(await ada.locator('main').innerText()).toContain(t.again.agreed('Cleo Marsh'))
  await ada.getByRole('button', { name: t.again.makeButton }).click()
  // A page that is still on its way can't be printed.
  await ada.getByText(t.link.steps.type).waitFor()

  const paper = askAbout(await ada.pdf(), 'pdftotext', '-raw', 'file.pdf', '-')
  const typed = paper.split(t.link.steps.type)[1]?.split(t.link.steps.choose)[0] ?? ''
  const code = typed.replace(/^\s*\d+\.\s*$/gm, '').replace(/\d+\.\s*$/, '')
  await phone.goto(`${address}/sign-in`)
  await phone.getByRole('link', { name: t.signIn.haveCode }).click()
  await phone.getByLabel(t.code.label, { exact: true }).fill(code.trim())
  await phone.getByRole('button', { name: t.code.button }).click()
  await choosePassword(phone, t.join.button)
  expect(withTypedDates(await phone.locator('main').innerText())).toContain(
    t.notice.recovery('Nov 24, 2026', 'Ada Okafor'),
  )
  await phone.getByRole('link', { name: t.notice.later }).click()
  expect(phone.url()).toBe(`${address}/course`)
})

async function choosePassword(page: Page, button: string): Promise<void> {
  await page.locator('[name="password"]').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: button }).click()
}
