import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmChange, proposeChange } from '../../src/contacts/line.store.ts'
import { lineOf } from '../../src/contacts/line.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { cardPath, hrefTo } from '../../src/app/href.web.ts'
import { ONLY_QR } from '../support/pdf.ts'
import { signedIn } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { launchChromium } from '../support/chromium.ts'
import { exampleSite } from '../support/content.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { named, publishExample } from '../support/site.ts'
import { FULL, WORST } from '../support/full-site.ts'

const CSOC = '1-877-652-7624'
const LINES = ['1-877-652-2873', '1-855-363-6548', '1-888-373-7888', '1-800-286-4184', '1-800-843-5678', CSOC]

let running: ListeningApp
let staff: Staff
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'csec-print-'))
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

describe.each([
  ['the example site', {}, ['609-555-0128']],
  ['a site with two shifts, a backup and three lines of its own', FULL, FULL.local.map(({ phone }) => phone)],
  ['a site with long texts', WORST, WORST.local.slice(0, 3).map(({ phone }) => phone)],
  [
    'a site with more people than paper has room for',
    { ...WORST, named: [...WORST.named, named({ role: 'Fourth person' })] },
    WORST.local.slice(0, 3).map(({ phone }) => phone),
  ],
])('printed for %s', (name, changes, local) => {
  it('is three Letter pages with every number, nothing cut off, and type that can be read', async () => {
    await publishExample(running.test, staff.north, changes)
    const page = await openAs(staff.bob, hrefTo('/card/print'))
    const pdf = join(folder, `${name.replaceAll(' ', '-')}.pdf`)
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
    expect(info).toMatch(/^Pages: +3$/m)
    expect(info).toMatch(/^Page size: +612 x 792 pts \(letter\)$/m)
    await page.setViewportSize(LETTER)
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(cutOff)).toEqual([])
    expect(await page.evaluate(smallest, '.wallet')).toBeGreaterThanOrEqual(9)
    expect(await page.evaluate(smallest, '.wallet dd')).toBeGreaterThanOrEqual(10)
    expect(await page.evaluate(smallest, '.poster')).toBeGreaterThanOrEqual(9)
    expect(await page.evaluate(smallest, '.poster dd')).toBe(19)
    // English and Spanish are on the one sheet.
    for (const { card } of [MESSAGES.en, MESSAGES.es]) expect(plain(pdf, 1)).toContain(card.heading)
    const wallets = text(pdf, 1)
    for (const digits of [...LINES, ...local]) expect(wallets.split(digits), digits).toHaveLength(3)
    for (const poster of [2, 3]) {
      for (const digits of [CSOC, ...local]) expect(text(pdf, poster)).toContain(digits)
    }
    // A wide font of the machine breaks the line.
    expect(text(pdf, 2).replaceAll(/\s+/g, ' ')).toContain('If a youth tells you they are being exploited')
    expect(text(pdf, 3)).toMatch(/Si una persona joven le\s+cuenta que alguien la explota/)
  })
})

it.each([
  ['the example site', {}],
  ['a site with two shifts, a backup and three lines of its own', FULL],
  ['a site with long texts', WORST],
])('numbers of the organization’s own are marked, and nothing is cut off, for %s', async (_, changes) => {
  const own = await listeningApp()
  try {
    const people = await staffOn(own.test)
    await publishExample(own.test, people.north, changes)
    for (const id of ['LR-3', 'NR-1', 'NR-2']) await changeLine(own.test, people, id)
    const page = await openAs(people.bob, hrefTo('/card/print'), own)
    const pdf = join(folder, 'own.pdf')
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(/^Pages: +3$/m)
    await page.setViewportSize(LETTER)
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(cutOff)).toEqual([])
    const [en, es] = [MESSAGES.en, MESSAGES.es].map(({ learn }) => `* ${learn.contacts.own.number}.`)
    for (const mark of [en, es]) expect(plain(pdf, 1)).toContain(mark)
    expect(plain(pdf, 2)).toContain(en)
    expect(plain(pdf, 3)).toContain(es)
    // Three on each wallet card; two on each poster, and what the mark means.
    expect([1, 2, 3].map((place) => plain(pdf, place).split('*').length - 1)).toEqual([8, 3, 3])
    for (const place of [2, 3]) expect(text(pdf, place)).toContain(CSOC)
  } finally {
    await own.close()
  }
})

it('the names of a full site are on the wallet card and the poster, from the first word to the last', async () => {
  await publishExample(running.test, staff.north, FULL)
  const page = await openAs(staff.bob, hrefTo('/card/print'))
  await page.setViewportSize(LETTER)
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(shortened)).toEqual([])
})

it('a line of the site that paper has no room for is found at the address of the card', async () => {
  await publishExample(running.test, staff.north, WORST)
  const pdf = await printed()
  for (const page of [1, 2, 3]) expect(text(pdf, page)).not.toContain('609-555-0133')
  expect(plain(pdf, 1)).toContain(`More lines: ${running.address.replace('http://', '')}`)
  expect(plain(pdf, 1)).toContain('Más líneas:')
  expect(plain(pdf, 2)).toContain(`More lines: ${running.address.replace('http://', '')}`)
})

describe('the site’s own texts on paper', () => {
  it('are in the language of the card and the poster', async () => {
    await publishExample(running.test, staff.north, {})
    const pdf = await printed()
    for (const spanish of [plain(pdf, 1), plain(pdf, 3)]) {
      expect(spanish).toContain('Supervisión de guardia')
      // The number may stand between the two lines of the name.
      for (const part of ['Centro de defensa de', 'menores del condado']) expect(spanish).toContain(part)
    }
    expect(plain(pdf, 1)).not.toContain(MESSAGES.es.card.wallet.inEnglish)
    expect(plain(pdf, 3)).not.toContain(MESSAGES.es.card.inEnglish)
    expect(plain(pdf, 3)).not.toMatch(/On-call supervisor|County child advocacy center/)
    expect(plain(pdf, 2)).toContain('County child advocacy center')
  })

  it('say of a line of its own what it is for and what it is not, in both languages, where all of it fits', async () => {
    const [line] = exampleSite.local
    if (line === undefined) throw new Error('the example has a line')
    await publishExample(running.test, staff.north, {})
    const pdf = await printed()
    for (const said of [line.purpose, line.isNot ?? '']) expect(plain(pdf, 2)).toContain(said)
    for (const said of [line.es?.purpose ?? '', line.es?.isNot ?? '']) expect(plain(pdf, 3)).toContain(said)
    const short = { ...line, purpose: 'Care after abuse.', es: { ...line.es, purpose: 'Atención tras el maltrato.' } }
    await publishExample(running.test, staff.north, { local: [short] })
    const wallets = plain(await printed(), 1)
    expect(wallets).toContain('Care after abuse. It isn’t a report line.')
    expect(wallets).toContain('Atención tras el maltrato. No recibe reportes.')
  })

  it('are said to be in English where the site wrote no Spanish, in Spanish alone', async () => {
    await publishExample(running.test, staff.north, { named: [named({ role: 'Shift lead' })] })
    const pdf = await printed()
    expect(plain(pdf, 3)).toContain('Shift lead')
    const { card } = MESSAGES.es
    expect(plain(pdf, 1)).toContain(card.wallet.inEnglish)
    expect(plain(pdf, 3)).toContain(card.inEnglish)
    expect(plain(pdf, 1)).not.toContain(MESSAGES.en.card.wallet.inEnglish)
    expect(plain(pdf, 2)).not.toContain(MESSAGES.en.card.inEnglish)
  })
})

describe('a poster', () => {
  it('shows no number that is not public, and leads to the card by a code that a phone reads', async () => {
    await publishExample(running.test, staff.north, WORST)
    const page = await openAs(staff.ada, hrefTo('/hr/sites/:site/card', { site: staff.north }))
    const pdf = join(folder, 'poster.pdf')
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(text(pdf, 1)).toContain('609-555-0190')
    expect(plain(pdf, 1)).toContain('SCR: when a youth tells you')
    for (const poster of [2, 3]) {
      expect(text(pdf, poster)).toContain('609-555-0191')
      expect(text(pdf, poster)).not.toMatch(/609-555-0190|609-555-011[78]/)
    }
    execFileSync('pdftoppm', ['-png', '-r', '150', pdf, join(folder, 'poster')])
    const scanned = (place: number) =>
      execFileSync('zbarimg', ['-q', '--raw', ...ONLY_QR, join(folder, `poster-${place}.png`)], {
        encoding: 'utf8',
      }).trim()
    expect(scanned(2)).toBe(running.address + cardPath('north-house', 'en'))
    expect(scanned(3)).toBe(running.address + cardPath('north-house', 'es'))
  })
})

async function openAs(person: Staff['bob'], path: string, { address, test } = running): Promise<Page> {
  const { cookie } = await signedIn(test, person)
  const [key = '', value = ''] = cookie.split('=')
  const context = await browser.newContext()
  await context.addCookies([{ name: key, value, url: address }])
  const page = await context.newPage()
  await page.goto(address + path)
  return page
}

/** An organization has a number of its own, with all else as in the course. */
async function changeLine({ deps }: ListeningApp['test'], people: Staff, id: string): Promise<void> {
  const released = lineOf(deps.contents, id)
  if (released === null) throw new Error('the course has this line')
  const line = { ...released, digits: '1-888-555-0142', letters: null }
  const recording = { course: deps.contents.en.course.id, at: deps.now(), today: dateAt(deps.now(), 'UTC') }
  const proposal = { change: id, contact: id, line, released, reason: 'It moved.' }
  await deps.store.transaction(async (tx) => {
    await proposeChange(tx, 'policy:csec', proposal, { ...recording, actor: people.ada })
    await confirmChange(tx, 'policy:csec', id, { ...recording, actor: people.cleo })
  })
}

async function printed(): Promise<string> {
  const page = await openAs(staff.bob, hrefTo('/card/print'))
  const pdf = join(folder, 'printed.pdf')
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  return pdf
}

/** The text of a page in the order in which it is read, on one line. */
function plain(pdf: string, page: number): string {
  const output = execFileSync('pdftotext', ['-f', String(page), '-l', String(page), pdf, '-'], { encoding: 'utf8' })
  return output.replaceAll(/\s+/g, ' ')
}

function text(pdf: string, page: number): string {
  const output = `${pdf}-${page}.txt`
  execFileSync('pdftotext', ['-layout', '-f', String(page), '-l', String(page), pdf, output])
  return readFileSync(output, 'utf8')
}

/** What Letter has inside its margins, in CSS pixels. */
const LETTER = { width: 725, height: 965 }

/** Runs in the browser: texts that the page shortens to fit. */
function shortened(): string[] {
  return [...document.querySelectorAll<HTMLElement>('.wallet *, .poster *')]
    .filter((element) => getComputedStyle(element).overflow !== 'visible')
    .filter((element) => element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth)
    .map((element) => element.textContent)
}

/** Runs in the browser: sides of a wallet card that hold more than they show. */
function cutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>('.wallet__side')]
    .filter((side) => side.scrollHeight > side.clientHeight || side.scrollWidth > side.clientWidth)
    .map((side) => `${side.scrollHeight} of ${side.clientHeight}: ${side.textContent}`)
}

/** Runs in the browser: the smallest type below a selector, in points. */
function smallest(selector: string): number {
  const sizes = [...document.querySelectorAll(`${selector}, ${selector} *`)].map((element) =>
    Number.parseFloat(getComputedStyle(element).fontSize),
  )
  return Math.round(Math.min(...sizes) * 7.5) / 10
}
