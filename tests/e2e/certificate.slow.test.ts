import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueCertificates } from '../../src/certificates/issue.job.ts'
import { certificatesIn } from '../../src/certificates/certificate.ts'
import { findCertificate } from '../../src/certificates/certificate.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { issuingOf } from '../../src/app/visit.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { launchChromium } from '../support/chromium.ts'
import { completeCourse } from '../support/completions.ts'
import { publishExample } from '../support/site.ts'
import { scanned } from '../support/pdf.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'

const t = MESSAGES.en.certificate.verify

let running: ListeningApp
let staff: Staff
let browser: Browser
/** The code that the phone has scanned. */
let onPaper = ''

beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  await publishExample(running.test, staff.north, {})
  await completeCourse(running.test, staff.bob)
  await issueCertificates(issuingOf(running.test.deps), staff.bob)
  const [issued] = certificatesIn(await historyOf(running.test.deps.store.db, staff.bob))
  const stored = issued === undefined ? null : await findCertificate(running.test.deps.store.db, issued.number)
  onPaper = scanned(stored?.pdf ?? Buffer.alloc(0))
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

describe('somebody with a phone and the paper', () => {
  it('scans it, presses one button, and reads that it is genuine', async () => {
    const { page, requests } = await phone()
    await page.goto(onPaper)
    expect(await page.locator('textarea').inputValue()).toBe(onPaper.split('#')[1])
    // The code is neither sent on its own nor left in the address.
    expect(page.url()).toBe(running.address + hrefTo('/verify'))
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual([])
    await page.getByRole('button', { name: 'Check' }).click()
    expect(await page.locator('main h1').textContent()).toBe(t.state.genuine.title)
    expect(await page.locator('main').textContent()).toContain('Bob Rivera')
    expect(requests.filter((request) => request.includes('#') || request.includes(onPaper.slice(-40)))).toEqual([])
    expect(requests.every((request) => request.split(' ')[1]?.startsWith(running.address))).toBe(true)
  })

  it('pastes the address when there are no scripts', async () => {
    const { page } = await phone({ javaScriptEnabled: false })
    await page.goto(onPaper)
    await page.locator('textarea').fill(onPaper)
    await page.getByRole('button', { name: 'Check' }).click()
    expect(await page.locator('main h1').textContent()).toBe(t.state.genuine.title)
  })

  it('gets no cookie', async () => {
    const { page } = await phone()
    await page.goto(onPaper)
    await page.getByRole('button', { name: 'Check' }).click()
    expect(await page.context().cookies()).toEqual([])
  })
})

describe('the certificate page', () => {
  it('fits a phone of 320 pixels', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
    const [name = '', value = ''] = (await signedIn(running.test, staff.bob)).cookie.split('=')
    await page.context().addCookies([{ name, value, url: running.address }])
    await page.goto(running.address + hrefTo('/certificate'))
    expect(await page.locator('.cert__name').textContent()).toBe('Bob Rivera')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })
})

async function phone(
  options: { readonly javaScriptEnabled?: boolean } = {},
): Promise<{ page: Page; requests: string[] }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })
  const page = await context.newPage()
  const requests: string[] = []
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`))
  return { page, requests }
}
