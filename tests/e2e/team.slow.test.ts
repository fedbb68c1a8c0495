import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { hire } from '../../src/people/record.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { signedIn } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'

const PHONE = { width: 320, height: 640 }
const LONG_NAME = 'Maximiliana Featherstonehaugh-Cholmondeley de la Concepción y Villanueva'

let running: ListeningApp
let staff: Staff
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'csec-team-'))
beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a supervisor with a phone of 320 pixels', () => {
  it('reminds with one tap, without script, and sees that it is done', async () => {
    const page = await openAs(staff.cleo, hrefTo('/team'))
    const row = page.getByRole('row').filter({ hasText: 'Bob Rivera' })
    await row.getByRole('button', { name: 'Remind Bob Rivera' }).click()
    expect(new URL(page.url()).pathname).toBe(hrefTo('/team'))
    expect(await row.getByText('You reminded them today').isVisible()).toBe(true)
    expect(await row.getByRole('button').count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  })
})

describe('printed', () => {
  it('the list for a meeting is one page for a team of thirty, with what is left and nothing else', async () => {
    for (let n = 1; n < 30; n++) await add(`Eli Novak ${n}`, staff.cleo)
    const pdf = await printed(await openAs(staff.cleo, hrefTo('/team/list')), 'list')
    expect(infoOf(pdf)).toMatch(/^Pages: +1$/m)
    const text = textOf(pdf, 1)
    expect(text).toContain('Bob Rivera')
    expect(text).toContain('8 lessons')
    expect(text).not.toMatch(/Print this page|My course|Sign out/)
  })

  it('cards are eight on a Letter page, nothing cut off, with squares that a phone reads', async () => {
    for (let n = 0; n < 8; n++) await add(`${LONG_NAME} ${n}`, null)
    const page = await openAs(staff.ada, `${hrefTo('/hr/invites')}?department=Front+desk`)
    await page.locator('#whom-all').check()
    await page.getByRole('button', { name: 'Make cards to print' }).first().click()
    await page.locator('.codes__card').nth(7).waitFor()
    const pdf = await printed(page, 'cards')
    expect(infoOf(pdf)).toMatch(/^Pages: +1$/m)
    expect(infoOf(pdf)).toMatch(/^Page size: +612 x 792 pts \(letter\)$/m)
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(cutOff)).toEqual([])
    const picture = join(folder, 'cards')
    execFileSync('pdftoppm', ['-png', '-r', '200', '-singlefile', pdf, picture])
    const links = execFileSync('zbarimg', ['-q', '--raw', `${picture}.png`], { encoding: 'utf8', stdio: 'pipe' })
      .trim()
      .split('\n')
    expect(new Set(links).size).toBe(8)
    for (const link of links) {
      const answer = await fetch(link)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain(LONG_NAME)
    }
  })
})

async function openAs(person: Staff['bob'], path: string): Promise<Page> {
  const { cookie } = await signedIn(running.test, person)
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: path !== hrefTo('/team') })
  await context.addCookies([{ name, value, url: running.address }])
  const page = await context.newPage()
  await page.goto(running.address + path)
  return page
}

/** People who get cards have a department of their own. */
async function add(name: string, supervisor: Staff['cleo'] | null): Promise<void> {
  const { deps } = running.test
  const today = calendarDate('2026-11-24')
  const recording = { course: deps.contents.en.course.id, actor: staff.ada, at: deps.now(), today }
  const starter = {
    person: null,
    facts: { name },
    language: 'en',
    site: staff.north,
    department: supervisor === null ? 'Front desk' : 'Residential',
    position: 'Youth worker',
    supervisor,
    hiredOn: calendarDate('2026-11-20'),
    type: 'employee',
    worksWithYouth: true,
  } as const
  await deps.store.transaction((tx) => hire(tx, starter, recording))
}

async function printed(page: Page, name: string): Promise<string> {
  const file = join(folder, `${name}.pdf`)
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  return file
}

function infoOf(pdf: string): string {
  return execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
}

function textOf(pdf: string, page: number): string {
  return execFileSync('pdftotext', ['-layout', '-f', String(page), '-l', String(page), pdf, '-'], { encoding: 'utf8' })
}

/** Runs in the browser: cards that hold more than they show. */
function cutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>('.codes__card')]
    .filter((card) => card.scrollHeight > card.clientHeight || card.scrollWidth > card.clientWidth)
    .map((card) => `${card.scrollHeight} of ${card.clientHeight}: ${card.textContent}`)
}
