import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { changeOrder, claimOrder } from '../../src/platform/jobs/order.store.ts'
import { later, MINUTE_MS } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { makePackages, waitingPackage } from '../support/ordered-package.ts'
import { publishExample } from '../support/site.ts'
import { unzip } from '../support/unzip.ts'

const { packages: t, work } = MESSAGES.en.hr

let running: ListeningApp
let staff: Staff
let browser: Browser
let folder: string

beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  await publishExample(running.test, staff.north, {})
  browser = await launchChromium()
  folder = mkdtempSync(join(tmpdir(), 'csec-packages-'))
})
afterAll(async () => {
  await browser.close()
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('HR makes a package', () => {
  it.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('%s: chooses Moodle and both languages, sees the check, downloads, unzips', async (_, javaScriptEnabled) => {
    const page = await hr(javaScriptEnabled)
    await page.getByLabel(t.where).selectOption('moodle')
    await page.getByLabel('Language').selectOption(t.bothLanguages)
    await page.getByRole('button', { name: t.checkButton }).click()

    // The page of the order leads on by itself, to where the check stands.
    await page.waitForURL((url) => url.hash === '#check')
    expect(await page.locator('#check h2').textContent()).toBe(t.check)
    expect(await page.locator('#check .tests .icon').count()).toBeGreaterThan(0)
    const name = (await page.locator('#check .file').textContent()) ?? ''
    expect(name).toMatch(
      /^csec-orientation_north-house_en-es_scorm12_passed_v[\d.]+_policy[\d-]+_site\w{4}_[0-9a-f]{6}\.zip$/,
    )

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Download, \d+ KB$/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe(name)
    const file = join(folder, name)
    await download.saveAs(file)
    const files = await unzip(readFileSync(file))
    const manifest = files.get('imsmanifest.xml')?.toString() ?? ''
    expect(manifest).toContain('<schemaversion>1.2</schemaversion>')
    for (const href of [...manifest.matchAll(/<file href="([^"]+)"/g)].map((match) => match[1] ?? ''))
      expect(files.has(href), href).toBe(true)

    await page.goto(running.address + hrefTo('/hr/packages'))
    const list = (await page.locator('section[aria-labelledby="made"]').textContent()) ?? ''
    expect(list).toContain(name)
    expect(list).toContain(createHash('sha256').update(readFileSync(file)).digest('hex'))
    await page.context().close()
  })

  it('tries it first, in the edition that was chosen', async () => {
    const page = await hr(true)
    await page.getByLabel(t.where).selectOption('cornerstone')
    await page.getByRole('button', { name: t.checkButton }).click()
    await page.locator('#check').waitFor()
    await page.getByRole('button', { name: t.tryFirst }).click()
    expect(await page.locator('main').textContent()).toContain('North House')
    await page.frameLocator('iframe').locator('main h1').waitFor()
    await page.context().close()
  })
})

describe('HR watches a package being made', () => {
  it.each([
    ['the bar moves without the page loading again', true],
    ['without scripts, the page loads itself again', false],
  ])('%s, and then the download is there', async (_, javaScriptEnabled) => {
    const { deps } = running.test
    const { db } = deps.store
    const order = await waitingPackage(running.test, staff.ada, {
      for: staff.north,
      lms: javaScriptEnabled ? 'absorb' : 'docebo',
      edition: 'web',
      report: javaScriptEnabled ? 'passed' : 'completed',
    })
    await claimOrder(db, 'package_order', deps.now(), later(deps.now(), MINUTE_MS))
    await changeOrder(db, 'package_order', order, { steps_done: 1, steps_total: 8 })
    const page = await hr(javaScriptEnabled)
    await page.goto(running.address + hrefTo('/hr/work'))
    const loads: string[] = []
    await page
      .getByRole('row', { name: new RegExp(work.progress.amount.package(1, 8)) })
      .getByRole('link')
      .click()
    await page.locator('progress[value="1"]').waitFor()
    // The bar is there before the page's own load is over.
    await page.waitForLoadState()
    page.on('load', () => loads.push(page.url()))
    await changeOrder(db, 'package_order', order, { steps_done: 5 })
    await page.locator('progress').and(page.locator('[value="5"]')).waitFor()
    await page.locator('main', { hasText: work.progress.amount.package(5, 8) }).waitFor()
    expect(loads.length > 0).toBe(!javaScriptEnabled)
    await changeOrder(db, 'package_order', order, { state: 'waiting', claimed_until: null })
    await makePackages(running.test)
    await page.getByRole('button', { name: /^Download, \d+ KB$/ }).waitFor()
    await page.context().close()
  })

  it.each([true, false])('stops it, and starts it again (with scripts: %s)', async (javaScriptEnabled) => {
    const { deps } = running.test
    const order = await waitingPackage(running.test, staff.ada, { for: staff.north, lms: 'relias', language: 'es' })
    await claimOrder(deps.store.db, 'package_order', deps.now(), later(deps.now(), MINUTE_MS))
    const page = await hr(javaScriptEnabled)
    await page.goto(running.address + hrefTo('/hr/packages/orders/:order', { order }))
    await page.getByRole('button', { name: work.stop }).click()
    await page.getByText(t.order.stopped).waitFor()
    await page.getByRole('button', { name: t.order.again }).click()
    await page.getByRole('button', { name: /^Download, \d+ KB$/ }).waitFor()
    expect(await page.getByLabel('Language').inputValue()).toBe('es')
    await page.context().close()
    await deps.store.db.deleteFrom('package_order').execute()
  })
})

async function hr(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
  const [name = '', value = ''] = (await signedIn(running.test, staff.ada)).cookie.split('=')
  await context.addCookies([{ name, value, url: running.address }])
  const page = await context.newPage()
  await page.goto(running.address + hrefTo('/hr/packages'))
  return page
}
