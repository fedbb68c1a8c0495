import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setLanguage } from '../../src/identity/account.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { signedIn } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { launchChromium } from '../support/chromium.ts'
import { day } from '../support/history.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

/** With Bob, Cleo and the empty lines this fills two pages to the last line. */
const MORE_PEOPLE = 33
/** The longest name that is allowed. */
const LONG_NAME = 'Featherstonehaugh Cholmondeley Oppenheimer Westhuizen Montgomery '

let running: ListeningApp
let staff: Staff
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'csec-sheet-'))
beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  browser = await launchChromium()
  const { deps } = running.test
  const recording = { course: 'csec', actor: staff.ada, at: deps.now(), today: day('2026-11-24') } as const
  await deps.store.transaction(async (tx) => {
    for (let n = 1; n <= MORE_PEOPLE; n++) {
      const starter = {
        person: null,
        facts: { name: `${LONG_NAME}${n}`, employee_number: `HARBOR-STREET-${n}` },
        language: 'en',
        site: staff.north,
        department: 'Residential',
        position: 'Youth worker',
        supervisor: null,
        hiredOn: day('2026-11-02'),
        type: 'employee',
        worksWithYouth: true,
      } as const
      await hire(tx, starter, recording)
    }
  })
})
afterAll(async () => {
  await browser.close()
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(LANGUAGES)('the sheet to sign, printed, %s', (language) => {
  it('has 20 lines on each Letter page, with its heading, however long the names are', async () => {
    await setLanguage(running.test.deps.store.db, staff.ada, language)
    const { cookie } = await signedIn(running.test, staff.ada)
    const [name = '', value = ''] = cookie.split('=')
    const context = await browser.newContext()
    await context.addCookies([{ name, value, url: running.address }])
    const page = await context.newPage()
    await page.goto(
      running.address + hrefTo('/hr/live-sessions/sheet', {}, { site: 'north-house', on: day('2026-11-20') }),
    )
    const pdf = join(folder, `${language}.pdf`)
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }))
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
    expect(info).toMatch(/^Pages: +2$/m)
    expect(info).toMatch(/^Page size: +612 x 792 pts \(letter\)$/m)
    for (const number of [1, 2]) {
      const text = execFileSync('pdftotext', ['-f', String(number), '-l', String(number), pdf, '-'], {
        encoding: 'utf8',
      })
      expect(text).toContain('North House')
      expect(text).toContain(language === 'en' ? `Page ${number} of 2` : `Página ${number} de 2`)
      // Nothing from the page around it is printed.
      expect(text).not.toMatch(/911|Español|English/)
    }
    await context.close()
  })
})
