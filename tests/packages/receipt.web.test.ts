import { beforeEach, describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { updateId } from '../../src/packages/course-package.ts'
import { receiptCode } from '../../src/packages/receipt.ts'
import { storeEdition } from '../../src/course/edition.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { content } from '../support/content.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const t = MESSAGES.en.hr.receipts

const { version } = content.course

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

const facts = { score: 93, on: calendarDate('2026-11-20'), nonce: 4_711 }
const codeOf = (shown: string) => receiptCode({ id: content.course.id, version: shown }, facts)
const read = (code: string) => ada.post(hrefTo('/hr/receipts'), { code })

describe('a check code', () => {
  it.each([
    ['as the package shows it', (code: string) => code],
    ['in small letters and with spaces', (code: string) => ` ${code.toLowerCase().replaceAll('-', ' ')} `],
  ])('%s says course version, score and day, that it is no signature, and what to do next', async (_, written) => {
    const { status, text } = await read(written(codeOf(version)))
    expect(status).toBe(200)
    for (const fact of [`<dd>${version}</dd>`, '<dd>93</dd>', '<dd>Nov 20, 2026</dd>']) expect(text).toContain(fact)
    expect(text).toContain(t.limits)
    expect(text).toContain(t.steps[0])
  })

  it('of an update says which version of the policy it is an update to, and no score', async () => {
    const { policy } = content
    const { text } = await read(receiptCode({ id: updateId(content.course.id), version: policy.version }, facts))
    expect(text).toContain(t.goodUpdate)
    for (const said of [t.updateVersion, `<dd>${policy.version}</dd>`, '<dd>Nov 20, 2026</dd>'])
      expect(text).toContain(said)
    expect(text).not.toContain(t.score)
  })

  it('a code of an earlier version that was shown here is read, and its page says that the version is another one', async () => {
    const edition = { language: 'en', courseVersion: '0.9.0', policyVersion: '2025-11', content: '{}' }
    expect((await read(codeOf('0.9.0'))).text).toContain(t.bad)
    await storeEdition(app.deps.store.db, edition, app.deps.now())
    expect((await read(codeOf('0.9.0'))).text).toContain('<dd>0.9.0, not the one in use now</dd>')
  })

  it.each([
    ['with one letter changed', (code: string) => code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['of a version that was never shown', () => codeOf('7.0.0')],
    ['that is something else', () => 'hello'],
  ])('%s is no check code, and the page says which versions it knows', async (_, code) => {
    const typed = code(codeOf(version))
    const { status, text } = await read(typed)
    expect(status).toBe(200)
    expect(text).toContain(`value="${typed}"`)
    expect(text).toContain(t.bad)
    expect(text).toContain(`from these course versions: ${version}.`)
    expect(text).not.toContain(t.steps[0])
  })

  it.each([
    ['nothing', { code: ' ' }, 422],
    ['far too much', { code: 'x'.repeat(61) }, 422],
    ['another field', { code: 'x', more: '1' }, 400],
    ['no code at all', {}, 400],
  ])('a form with %s is refused', async (_, fields, status) => {
    expect((await ada.post(hrefTo('/hr/receipts'), fields)).status).toBe(status)
  })

  it('is neither in an address nor in the log', async () => {
    const code = codeOf(version)
    await read(code)
    expect(JSON.stringify(app.log)).toContain(hrefTo('/hr/receipts'))
    expect(JSON.stringify(app.log)).not.toContain(code)
  })
})

it('the page for check codes is for HR alone, linked from packages and people', async () => {
  expect((await ada.get(hrefTo('/hr/packages'))).text).toContain(`href="${hrefTo('/hr/receipts')}"`)
  expect((await ada.get(hrefTo('/hr/people'))).text).toContain(`href="${hrefTo('/hr/receipts')}"`)
  for (const name of ['bob', 'cleo'] as const) {
    const browser = await signedIn(app, staff[name])
    expect((await browser.get(hrefTo('/hr/receipts'))).status).toBe(403)
    expect((await browser.get(hrefTo('/hr/people'))).text).not.toContain(hrefTo('/hr/receipts'))
  }
})

it('tries of check codes from one address are limited, as in every form that takes a code', async () => {
  const { headers } = await read('hello')
  expect(headers['ratelimit-policy']).toBe('300;w=900')
})
