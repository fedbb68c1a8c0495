import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { hire } from '../../src/people/record.store.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { createSite } from '../../src/site/site.store.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { day } from '../support/recording.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'

let running: ListeningApp
let staff: Staff
let browser: Browser
let page: Page
beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  const { contents, now, store } = running.test.deps
  const recording = { course: contents.en.course.id, actor: staff.ada, at: now(), today: day('2026-11-24') } as const
  await store.transaction(async (tx) => {
    const { id: north } = await createSite(tx, { slug: 'north', name: 'North House residence' }, now())
    const { id: harbor } = await createSite(tx, { slug: 'harbor', name: 'Harbor Street drop-in' }, now())
    // Names, positions and departments are as long as those of the demo.
    const common = { ...newStaff, site: north, department: 'Residential' }
    const join = (name: string, changes: object): Promise<PersonId> =>
      hire(tx, { ...common, facts: { name }, ...changes }, recording)
    await join('Dario Rowanthwaite', { position: 'Program director' })
    const both = await join('Frankie Emberly-Fen', { department: 'Overnight', position: 'Overnight staff' })
    await hire(tx, { ...common, person: both, facts: {}, site: harbor, department: 'Drop-in center' }, recording)
    await join('Paula Junipero-Vale', { position: 'Communications manager', hiredOn: day('2026-11-16') })
    await join('Sanjay Rowanthwaite', { department: 'Overnight', hiredOn: day('2026-10-16') })
  })
  browser = await launchChromium()
})
afterEach(async () => {
  await page.context().close()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

describe('the rows of the list of people, in a window', () => {
  it.each(['en', 'es'] as const)('have two lines at most: %s', async (language) => {
    await open(1280, language)
    const rows = await page.locator('.bulk tbody > tr > :not(.pick)').evaluateAll((cells) =>
      cells.map((cell) => {
        const range = document.createRange()
        range.selectNodeContents(cell)
        const ends = [...range.getClientRects()].map(({ bottom }) => bottom).toSorted((one, other) => one - other)
        // Texts of one line end within some pixels of each other.
        const lines = ends.filter((end, at) => end - (ends[at - 1] ?? 0) > 8).length
        return { text: cell.textContent?.replaceAll(/\s+/gu, ' ').trim(), lines }
      }),
    )
    expect(rows).toHaveLength(4 * 6)
    expect(rows.filter((cell) => cell.lines > 2)).toEqual([])
  })

  it.each([1200, 1280])('keep a name and a site on one line, at %i pixels', async (width) => {
    await open(width, 'en')
    const linesOf = (selector: string) =>
      page.locator(`.bulk tbody ${selector}`).evaluateAll((cells) =>
        cells.map((cell) => {
          const range = document.createRange()
          range.selectNodeContents(cell.firstChild ?? cell)
          return range.getClientRects().length
        }),
      )
    expect(await linesOf('th a')).toEqual([1, 1, 1, 1])
    // Whoever works at two sites has a line for each.
    expect(await linesOf('.at-right')).toEqual([1, 2, 1, 1])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
})

async function open(width: number, language: 'en' | 'es'): Promise<void> {
  await running.test.deps.store.transaction((tx) => setLanguage(tx, staff.ada, language))
  const { cookie } = await signedIn(running.test, staff.ada)
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  await context.addCookies([{ name, value, url: running.address }])
  page = await context.newPage()
  await page.goto(`${running.address}/hr/people?site=north&order=name`)
}
