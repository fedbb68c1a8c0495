import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { createSession } from '../../src/identity/session.store.ts'
import { findImport } from '../../src/imports/import.store.ts'
import { countRows } from '../../src/imports/row.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import type { ImportId } from '../../src/platform/database/schema.store.ts'
import { toInstant } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { MOST_SELECTED } from '../../src/people/table.page.ts'
import { LARGE_FROM } from '../../src/reports/files/made-file.job.ts'
import { ARRIVAL, signedIn, testApp } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { launchChromium } from '../support/chromium.ts'
import { openStream } from '../support/events.ts'
import { plannedImport, STAFF_HEADINGS } from '../support/imports.ts'
import { startServer } from '../support/server.ts'
import { staffOn } from '../support/staff.ts'
import { beginStory, type Story } from '../support/story.ts'

const { actions } = MESSAGES.en.hr.selections
const { imports: words, work } = MESSAGES.en.hr
const LINES = 2_000

const staffList = (n: number, from = 4_000, department = 'Residential') =>
  [
    STAFF_HEADINGS,
    ...Array.from(
      { length: n },
      (_, at) => `${from + at},New ${at},,North House,${department},Cook,employee,no,2026-11-02`,
    ),
    '',
  ].join('\n')

const pathOf = (id: ImportId) => hrefTo('/hr/imports/:import', { import: id })

describe('HR at a computer', () => {
  let story: Story
  beforeAll(async () => {
    story = await beginStory()
  })
  afterAll(() => story.close())

  async function desk(javaScriptEnabled = true): Promise<Page> {
    const page = await story.phone({ javaScriptEnabled, viewport: { width: 1280, height: 800 } })
    await putCookie(page.context(), story.address, (await signedIn(story.test, story.staff.ada)).cookie)
    return page
  }

  it(`sees ${LINES} lines being recorded without the page loading again, and then the result`, async () => {
    const page = await desk()
    const id = await plannedImport(story.test, story.staff.ada, { text: staffList(LINES) })
    await page.goto(story.address + pathOf(id))
    await page.getByRole('button', { name: words.apply(LINES) }).click()
    await page.waitForLoadState('load')
    const loads: string[] = []
    page.on('load', () => loads.push(page.url()))
    const seen: number[] = []
    await page.exposeFunction('noteValue', (value: number) => seen.push(value))
    await page.evaluate(watchBar)
    await page.getByText(words.recordedLines(LINES)).waitFor()
    expect(new Set(seen).size).toBeGreaterThan(2)
    expect(seen).toEqual(seen.toSorted((one, other) => one - other))
    // Only the result was loaded.
    expect(loads).toEqual([story.address + pathOf(id)])
    expect(await page.getByRole('button', { name: actions['print-codes'].title(MOST_SELECTED) }).count()).toBe(2)
    await page.context().close()
  })

  it.each([true, false])('stops on the way and reads how many lines stay (with scripts: %s)', async (scripts) => {
    const page = await desk(scripts)
    const text = staffList(LINES, scripts ? 10_000 : 20_000)
    const id = await plannedImport(story.test, story.staff.ada, { text })
    await page.goto(story.address + pathOf(id))
    await page.getByRole('button', { name: words.apply(LINES) }).click()
    await page.getByRole('button', { name: work.stop }).click()
    await page.getByRole('heading', { name: words.failedTitle }).waitFor()
    await story.test.deps.jobs.idle('imports')
    await page.reload()
    const applied = (await countRows(story.test.deps.store.db, id)).get('new')?.applied ?? 0
    // While somebody looks, five at a time.
    expect(applied % 5).toBe(0)
    expect(applied).toBeLessThan(LINES)
    expect(await page.locator('main').textContent()).toContain(words.recordedLines(applied))
    await page.context().close()
  })

  it('downloads a large PDF from its page, when the page says that it’s there', async () => {
    const page = await desk()
    const file = await plannedImport(story.test, story.staff.ada, {
      text: staffList(LARGE_FROM.pdf, 40_000, 'Kitchen'),
    })
    await page.goto(story.address + pathOf(file))
    await page.getByRole('button', { name: words.apply(LARGE_FROM.pdf) }).click()
    await page.getByText(words.recordedLines(LARGE_FROM.pdf)).waitFor()
    await page.goto(story.address + hrefTo('/hr/reports/files', {}, { department: 'Kitchen' }))
    await page.getByLabel('PDF').check()
    await page.getByRole('button', { name: MESSAGES.en.hr.reportFiles.download }).click()
    const link = page.getByRole('link', { name: work.file.download })
    await link.or(page.getByRole('link', { name: work.end.done.report.link })).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('main').getByRole('link', { name: work.file.download }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^orientation-records_.*\.pdf$/)
    await page.context().close()
  })

  it('without scripts, the page loads itself again until the work is over', async () => {
    const page = await desk(false)
    // A page that loads itself again is somebody for whom the work rests.
    const lines = LINES / 5
    const id = await plannedImport(story.test, story.staff.ada, { text: staffList(lines, 30_000) })
    await page.goto(story.address + pathOf(id))
    await page.getByRole('button', { name: words.apply(lines) }).click()
    await page.locator('progress').waitFor()
    await page.getByText(words.recordedLines(lines)).waitFor()
    await page.context().close()
  })
})

it('a page goes on by itself when the server restarts in the middle, and the server doesn’t wait for the page', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'csec-work-'))
  const { cookie, id } = await prepare(dataDir)
  let server = await startServer(dataDir, 0, false)
  const { address } = server
  const browser = await launchChromium()
  const page = await (await browser.newContext()).newPage()
  await putCookie(page.context(), address, cookie)
  await page.goto(address + pathOf(id))
  await page.getByRole('button', { name: words.apply(LINES) }).click()
  await page.locator('progress').waitFor()
  const other = await openStream(`${address}${hrefTo('/hr/imports/:import/progress', { import: id })}`, { cookie })
  await other.next(() => true)
  // Ends by itself although two streams are open.
  await server.stop()
  await other.ended
  expect(server.process.exitCode).toBe(0)
  const left = await withStore(dataDir, (store) => findImport(store.db, id))
  expect(left?.state).toBe('applying')
  expect(left?.rowsDone).toBeLessThan(LINES)
  server = await startServer(dataDir, Number(new URL(address).port), false)
  await page.getByText(words.recordedLines(LINES)).waitFor()
  await browser.close()
  await server.stop()
  const end = await withStore(dataDir, async (store) => {
    const file = await findImport(store.db, id)
    return [file?.state, (await countRows(store.db, id)).get('new')]
  })
  expect(end).toEqual(['applied', { rows: LINES, applied: LINES }])
})

/** A data folder with a staff list that waits to be recorded, and somebody in HR who is signed in. */
async function prepare(dataDir: string): Promise<{ readonly cookie: string; readonly id: ImportId }> {
  return withStore(dataDir, async (store) => {
    const test = await testApp({}, contents, store)
    const { ada } = await staffOn(test)
    const id = await plannedImport(test, ada, { text: staffList(LINES) })
    return { cookie: await sessionOf(store, ada), id }
  })
}

/** The server has the clock of this machine. */
async function sessionOf(store: Store, person: PersonId): Promise<string> {
  return `session=${await createSession(store.db, person, toInstant(Date.now()), ARRIVAL)}`
}

async function withStore<Result>(dataDir: string, use: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore({ database: join(dataDir, 'csec.db') })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

/** Runs in the browser: the test hears of each place of the bar. */
function watchBar(): void {
  const bar = document.querySelector('progress')
  const note = 'noteValue' in window && typeof window.noteValue === 'function' ? window.noteValue : null
  if (bar === null || note === null) return
  note(bar.value)
  new MutationObserver(() => note(bar.value)).observe(bar, { attributes: true })
}

async function putCookie(context: BrowserContext, address: string, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: address }])
}
