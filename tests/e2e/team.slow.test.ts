import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarDate, type CalendarDate } from '../../src/platform/time/calendar.ts'
import { hire } from '../../src/people/record.store.ts'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { ONLY_QR } from '../support/pdf.ts'
import { completeCourse } from '../support/completions.ts'
import { missAStepTwice } from '../support/nearly-done.ts'
import { narrowButtons } from '../support/page-faults.ts'
import { signedIn } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'

const t = MESSAGES.en.hr.team
const LATE = calendarDate('2026-10-01')
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
    await page.getByText(t.groups['has-time'](1)).click()
    const row = rowOf(page, 'Bob Rivera')
    await row.getByRole('button', { name: 'Remind Bob Rivera' }).click()
    expect(new URL(page.url()).pathname).toBe(hrefTo('/team'))
    const news = row.getByText(t.outcome['by-hand'])
    expect(await news.isVisible()).toBe(true)
    expect(await news.evaluate(inSight)).toBe(true)
    expect(await row.getByRole('button').count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  })
})

describe('a supervisor of 32 people with a phone of 390 by 844', () => {
  const phone = { width: 390, height: 844 }
  let overdue: Staff['bob']
  beforeAll(async () => {
    for (let n = 0; n < 24; n++) await completeCourse(running.test, await add(`Done ${n}`, staff.dan))
    for (let n = 0; n < 8; n++) await add(`In time ${n}`, staff.dan)
  })

  it.each(['en', 'es'] as const)('sees that all is well within two screens, in %s', async (language) => {
    const page = await openAs(staff.dan, hrefTo('/team'), phone)
    await inLanguage(page, language)
    const words = MESSAGES[language].hr.team
    expect(await page.getByText(words.allWell).isVisible()).toBe(true)
    for (const heading of [words.groups['has-time'](8), words.groups['up-to-date'](24)])
      expect(await page.getByText(heading).isVisible()).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(2 * phone.height)
    await inLanguage(page, 'en')
  })

  it('reminds the last of several, and the page stays where it is and says so', async () => {
    for (let n = 0; n < 7; n++) await add(`Late ${n}`, staff.dan, LATE)
    overdue = await add('Zoe Late', staff.dan, LATE)
    const page = await openAs(staff.dan, hrefTo('/team'), phone, true)
    const row = page.locator(`[id="${idOf(overdue)}"]`)
    const button = row.getByRole('button', { name: 'Remind Zoe Late' })
    await button.scrollIntoViewIfNeeded()
    const before = await page.evaluate(() => scrollY)
    expect(before).toBeGreaterThan(0)
    await button.click()
    const news = row.getByRole('status')
    await news.waitFor()
    expect(await news.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await news.evaluate(inSight)).toBe(true)
    expect(await page.evaluate(() => scrollY)).toBe(before)
    expect(await messagesTo(running.test.deps.store.db, overdue)).toMatchObject([{ kind: 'overdue' }])
    expect(page.url()).toBe(running.address + hrefTo('/team'))
  })

  it('is led to sign in when the session has ended before the reminder', async () => {
    const page = await openAs(staff.dan, hrefTo('/team'), phone, true)
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Remind Late 0' }).click()
    await page.getByRole('heading', { level: 1, name: MESSAGES.en.account.errors['sign-in'].title }).waitFor()
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
    await page.locator('.bulk__bar [name="all"]').check()
    await page.locator('.bulk__bar .btn').first().click()
    await page.getByRole('button', { name: 'Make 8 cards' }).click()
    await page.locator('.codes__card').nth(7).waitFor()
    const pdf = await printed(page, 'cards')
    expect(infoOf(pdf)).toMatch(/^Pages: +1$/m)
    expect(infoOf(pdf)).toMatch(/^Page size: +612 x 792 pts \(letter\)$/m)
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(cutOff)).toEqual([])
    const links = squaresOn(pdf)
    expect(links).toHaveLength(8)
    expect(new Set(links).size).toBe(8)
    for (const link of links) {
      const answer = await fetch(link)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain(LONG_NAME)
    }
  })
})

it('on a phone, whatever can be done for somebody who needs help is as wide as the list', async () => {
  await missAStepTwice(running.test, staff)
  const page = await openAs(staff.cleo, hrefTo('/team'), { width: 390, height: 844 })
  const row = rowOf(page, 'Bob Rivera')
  expect(await row.getByRole('link', { name: MESSAGES.en.hr.person.steps.reread }).isVisible()).toBe(true)
  expect(await narrowButtons(page)).toEqual([])
})

async function openAs(
  person: Staff['bob'],
  path: string,
  viewport = PHONE,
  javaScriptEnabled = path !== hrefTo('/team'),
): Promise<Page> {
  const { cookie } = await signedIn(running.test, person)
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext({ viewport, javaScriptEnabled })
  await context.addCookies([{ name, value, url: running.address }])
  const page = await context.newPage()
  await page.goto(running.address + path)
  return page
}

function rowOf(page: Page, name: string) {
  return page.getByRole('listitem').filter({ hasText: name })
}

async function inLanguage(page: Page, language: 'en' | 'es'): Promise<void> {
  const name = MESSAGES[language].shell.languageName
  const button = page.getByRole('button', { name, exact: true }).first()
  if ((await button.count()) > 0) await button.click()
  expect(await page.locator('html').getAttribute('lang')).toBe(language)
}

/** Runs in the browser: whether the middle of something is within the window. */
function inSight(element: Element): boolean {
  const { top, height } = element.getBoundingClientRect()
  return top + height / 2 > 0 && top + height / 2 < innerHeight
}

/** People who get cards have a department of their own. */
async function add(
  name: string,
  supervisor: Staff['cleo'] | null,
  hiredOn: CalendarDate = calendarDate('2026-11-20'),
): Promise<Staff['bob']> {
  const { deps } = running.test
  const today = calendarDate('2026-11-24')
  const recording = { course: deps.contents.en.course.id, actor: staff.ada, at: deps.now(), today }
  const starter = {
    person: null,
    facts: supervisor === null ? { name } : { name, email: `${name.replaceAll(' ', '.')}@harborstreet.example` },
    language: 'en',
    site: staff.north,
    department: supervisor === null ? 'Front desk' : 'Residential',
    position: 'Youth worker',
    supervisor,
    hiredOn,
    type: 'employee',
    worksWithYouth: true,
  } as const
  return deps.store.transaction((tx) => hire(tx, starter, recording))
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

/** What a phone reads on a sheet of two by four cards, held over one card after the other, near and a little farther. */
function squaresOn(pdf: string): string[] {
  const picture = join(folder, 'card')
  const cards = [0, 1, 2, 3].flatMap((row) => [0, 1].map((column) => ({ row, column })))
  return cards.flatMap(({ row, column }) => {
    const read = [200, 300].flatMap((dpi) => {
      const [width, height] = [4.25 * dpi, 2.75 * dpi]
      const part = ['-x', column * width, '-y', row * height, '-W', width, '-H', height].map(String)
      execFileSync('pdftoppm', ['-png', '-r', String(dpi), ...part, '-singlefile', pdf, picture])
      return spawnSync('zbarimg', ['-q', '--raw', ...ONLY_QR, `${picture}.png`], { encoding: 'utf8' })
        .stdout.trim()
        .split('\n')
    })
    return [...new Set(read.filter(Boolean))]
  })
}

/** Runs in the browser: cards that hold more than they show. */
function cutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>('.codes__card')]
    .filter((card) => card.scrollHeight > card.clientHeight || card.scrollWidth > card.clientWidth)
    .map((card) => `${card.scrollHeight} of ${card.clientHeight}: ${card.textContent}`)
}
