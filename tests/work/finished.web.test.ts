import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { moveImport } from '../../src/imports/import.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { deleteEachHour } from '../../src/privacy/retention/retention.job.ts'
import type { Language } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn, type TestApp, testApp } from '../support/app.ts'
import { download } from '../support/download.ts'
import { plannedImport, uploadedImport } from '../support/imports.ts'
import { madePack } from '../support/made-pack.ts'
import { askedFile, madeFile } from '../support/report-file.ts'
import { holdersOn } from '../support/roles.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const PAGES = [hrefTo('/hr'), hrefTo('/hr/work')]

let test: TestApp
let staff: Staff
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
})

/** The links that *Home* and *Running tasks* have after these words. Both have the same. */
async function noted(
  end: keyof typeof MESSAGES.en.hr.work.finished,
  person: PersonId = staff.ada,
  language: Language = 'en',
): Promise<string[]> {
  const browser = await signedIn(test, person)
  const [onHome, onList] = await Promise.all(
    PAGES.map(async (path) => {
      const { text } = await browser.get(path).expect(200)
      const lead = MESSAGES[language].hr.work.finished[end]
      return text
        .split(lead)
        .slice(1)
        .flatMap((rest) => {
          const links = /^(?:[\s,]*<a href="[^"]*">[^<]*<\/a>)+/.exec(rest)?.[0] ?? ''
          return [...links.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href)
        })
    }),
  )
  expect(onHome).toEqual(onList)
  return onHome ?? []
}

describe('Home and the list of work', () => {
  it('says once that work of the same name is ready, with the times', async () => {
    await madeFile(test, staff.ada)
    test.clock.pass({ minutes: 5 })
    await madeFile(test, staff.ada)
    const lead = MESSAGES.en.hr.work.finished.report
    for (const path of PAGES) {
      const { text } = await (await signedIn(test, staff.ada)).get(path).expect(200)
      expect(text.split(lead)).toHaveLength(2)
      const [note = ''] = (text.split(lead)[1] ?? '').replaceAll(/\s+/g, ' ').split('</p>')
      expect(note.match(/\d:\d\d AM/g)).toHaveLength(2)
    }
  })

  it('end the sentence once, also after an hour that has its own period', async () => {
    await madeFile(test, staff.ada)
    test.clock.pass({ minutes: 5 })
    await madeFile(test, staff.ada)
    await setLanguage(test.deps.store.db, staff.ada, 'es')
    for (const path of PAGES) {
      const { text } = await (await signedIn(test, staff.ada)).get(path).expect(200)
      const [, note = ''] = text.split(MESSAGES.es.hr.work.finished.report)
      expect(note.split('</p>')[0]?.trim()).toMatch(/a\. m\.<\/a>$/)
    }
  })

  it('say that a file is ready, until it’s downloaded, to whoever asked for it', async () => {
    expect(await noted('report')).toEqual([])
    const first = await madeFile(test, staff.ada)
    const second = await madeFile(test, staff.ada)
    const pageOf = (made: typeof first) => hrefTo('/hr/reports/files/:made', { made })
    expect((await noted('report')).toSorted()).toEqual([first, second].map(pageOf).toSorted())
    await download(await signedIn(test, staff.ada), hrefTo('/hr/reports/files/:made/file', { made: first }))
    expect(await noted('report')).toEqual([pageOf(second)])
    const { hal } = await holdersOn(test, staff)
    expect(await noted('report', hal)).toEqual([])
  })

  it('say nothing about a file that isn’t made yet, or is gone', async () => {
    await askedFile(test, staff.ada)
    expect(await noted('report')).toEqual([])
    test.deps.jobs.wake('report-files')
    await test.deps.jobs.idle('report-files')
    expect(await noted('report')).toHaveLength(1)
    test.clock.pass({ hours: 25 })
    await deleteEachHour(test.deps.store, test.deps.now(), calendarDate('2026-11-25'))
    expect(await noted('report')).toEqual([])
  })

  it('say it in Spanish', async () => {
    await madeFile(test, staff.ada)
    await setLanguage(test.deps.store.db, staff.ada, 'es')
    expect(await noted('report', staff.ada, 'es')).toHaveLength(1)
  })

  it('say that a pack is ready, until it’s downloaded, for a week', async () => {
    const opened = await madePack(test, staff.ada)
    expect(await noted('pack')).toEqual([hrefTo('/hr/packs/:pack', { pack: opened.id })])
    await download(await signedIn(test, staff.ada), hrefTo('/hr/packs/:pack/pack.zip', { pack: opened.id }))
    expect(await noted('pack')).toEqual([])
    await madePack(test, staff.ada, { language: 'es' })
    test.clock.pass({ hours: 6 * 24 })
    expect(await noted('pack')).toHaveLength(1)
    test.clock.pass({ hours: 24 })
    expect(await noted('pack')).toEqual([])
  })

  it('say that an import waits, until it’s answered', async () => {
    const id = await plannedImport(test, staff.ada)
    test.clock.pass({ hours: 48 })
    expect(await noted('asks')).toEqual([hrefTo('/hr/imports/:import', { import: id })])
    await moveImport(test.deps.store.db, id, ['planned'], 'discarded')
    expect(await noted('asks')).toEqual([])
  })

  it('say that an import is on record, until whoever started it has opened its page', async () => {
    const id = await plannedImport(test, staff.ada)
    await moveImport(test.deps.store.db, id, ['planned'], 'applying')
    await moveImport(test.deps.store.db, id, ['applying'], 'applied', { finishedAt: test.deps.now() })
    const page = hrefTo('/hr/imports/:import', { import: id })
    test.clock.pass({ hours: 13 * 24 })
    expect(await noted('recorded')).toEqual([page])
    const { hal } = await holdersOn(test, staff)
    await (await signedIn(test, hal)).get(page).expect(200)
    expect(await noted('recorded')).toEqual([page])
    await (await signedIn(test, staff.ada)).get(page).expect(200)
    expect(await noted('recorded')).toEqual([])
  })

  it('say it for two weeks where nobody opens the page', async () => {
    const id = await uploadedImport(test, staff.ada)
    await moveImport(test.deps.store.db, id, ['uploaded'], 'failed')
    test.clock.pass({ hours: 14 * 24 - 1 })
    expect(await noted('failed')).toEqual([hrefTo('/hr/imports/:import', { import: id })])
    test.clock.pass({ hours: 1 })
    expect(await noted('failed')).toEqual([])
  })

  it('say again how an import ended that went on after its page was opened', async () => {
    const { db } = test.deps.store
    const id = await uploadedImport(test, staff.ada)
    const page = hrefTo('/hr/imports/:import', { import: id })
    await moveImport(db, id, ['uploaded'], 'failed', { problem: 'planning' })
    const ada = await signedIn(test, staff.ada)
    await ada.get(page).expect(200)
    expect(await noted('failed')).toEqual([])
    await ada.post(`${page}/go-on`).expect(303)
    await test.deps.jobs.idle('imports')
    await moveImport(db, id, ['planned'], 'failed', { problem: 'planning' })
    expect(await noted('failed')).toEqual([page])
  })

  it('say that an import failed, and nothing of one that somebody stopped', async () => {
    const { db } = test.deps.store
    const failed = await uploadedImport(test, staff.ada)
    await moveImport(db, failed, ['uploaded'], 'failed')
    await moveImport(db, await uploadedImport(test, staff.ada), ['uploaded'], 'failed', { problem: 'stopped' })
    expect(await noted('failed')).toEqual([hrefTo('/hr/imports/:import', { import: failed })])
  })

  it('have three of them on Home, with a link to the others', async () => {
    for (let file = 0; file < 4; file += 1) await plannedImport(test, staff.ada)
    const browser = await signedIn(test, staff.ada)
    const leads = async (path: string) =>
      (await browser.get(path).expect(200)).text
        .split(MESSAGES.en.hr.work.finished.asks)[1]
        ?.split('</p>')[0]
        ?.match(/href="\/hr\/imports\//g)?.length
    expect(await leads(hrefTo('/hr'))).toBe(3)
    expect((await browser.get(hrefTo('/hr'))).text).toContain(`<a href="/hr/work">${MESSAGES.en.hr.work.all}</a>`)
    expect(await leads(hrefTo('/hr/work'))).toBe(4)
  })
})

describe('My people, where a supervisor begins', () => {
  it('says that a file is ready, until it’s downloaded', async () => {
    const { cleo } = staff
    const cleoSees = await signedIn(test, cleo)
    const made = await madeFile(test, cleo, { supervisor: cleo, sites: [] })
    const note = `${MESSAGES.en.hr.work.finished.report} <a href="${hrefTo('/hr/reports/files/:made', { made })}">`
    const textOf = async (path: string) => (await cleoSees.get(path).expect(200)).text.replaceAll(/\s+/g, ' ')
    expect(await textOf(hrefTo('/team'))).toContain(note)
    expect(await textOf(hrefTo('/hr/work'))).toContain(note)
    await download(cleoSees, hrefTo('/hr/reports/files/:made/file', { made }))
    expect(await textOf(hrefTo('/team'))).not.toContain(MESSAGES.en.hr.work.finished.report)
  })

  it('leads to the list of work when there are more than three', async () => {
    const { cleo } = staff
    const all = `<a href="/hr/work">${MESSAGES.en.hr.work.all}</a>`
    for (let file = 0; file < 4; file += 1) await madeFile(test, cleo, { supervisor: cleo, sites: [] })
    const { text } = await (await signedIn(test, cleo)).get(hrefTo('/team')).expect(200)
    expect(text.match(/href="\/hr\/reports\/files\//g)).toHaveLength(3)
    expect(text).toContain(all)
  })
})

it('the list of work leads to itself while something runs', async () => {
  const again = `<a href="/hr/work">${MESSAGES.en.hr.work.again}</a>`
  const browser = await signedIn(test, staff.ada)
  expect((await browser.get(hrefTo('/hr/work'))).text).not.toContain(again)
  await askedFile(test, staff.ada)
  expect((await browser.get(hrefTo('/hr/work'))).text).toContain(again)
})
