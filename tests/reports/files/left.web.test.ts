import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { dateAt } from '../../../src/platform/time/calendar.ts'
import { currentSpells } from '../../../src/ledger/history.ts'
import { historyOf } from '../../../src/ledger/ledger.store.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import { hire, recordEvents } from '../../../src/people/record.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { completeCourse } from '../../support/completions.ts'
import { download } from '../../support/download.ts'
import { formsOf, type PageForm, untouched } from '../../support/forms.ts'
import { askAbout } from '../../support/pdf.ts'
import { newStaff, ORGANIZATION, type Staff, staffOn } from '../../support/staff.ts'
import { unzip } from '../../support/unzip.ts'
import { sheetOf } from '../../support/workbook.ts'

const t = MESSAGES.en.hr.reportFiles
/** Everyone who finished in a month. */
const FINISHED = 'completed-from=2026-11-01&completed-to=2026-11-30'

let app: TestApp
let staff: Staff
let ada: Browser
const people: PersonId[] = []
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  for (const name of ['Uma', 'Vera', 'Wim', 'Xan', 'Yuri']) people.push(await hired(name))
  for (const person of people) await completeCourse(app, person)
  app.clock.pass({ days: 2 })
  for (const person of people.slice(2)) await separated(person)
  app.clock.pass({ days: 2 })
  ada = await signedIn(app, staff.ada)
})

function recording() {
  const { deps } = app
  const at = deps.now()
  return { course: deps.contents.en.course.id, actor: staff.ada, at, today: dateAt(at, ORGANIZATION.timeZone) } as const
}

function hired(name: string): Promise<PersonId> {
  return app.deps.store.transaction((tx) => hire(tx, { ...newStaff, site: staff.north, facts: { name } }, recording()))
}

async function separated(person: PersonId): Promise<void> {
  const { today } = recording()
  const [spell] = currentSpells(await historyOf(app.deps.store.db, person), today)
  if (spell === undefined) throw new Error('nobody is employed')
  const last = { person, on: today, kind: 'separated', body: { v: 1, spell: spell.id } } as const
  await app.deps.store.transaction((tx) => recordEvents(tx, [last], recording()))
}

/** The form of the download page, as it stands there. */
async function formOf(query: string): Promise<PageForm> {
  const { text } = await ada.get(`/hr/reports/files?${query}`).expect(200)
  const form = formsOf(text).find(({ actions }) => actions.includes('/hr/reports/files'))
  if (form === undefined) throw new Error('the page has no form for a file')
  return form
}

/** The names in the CSV file that the form downloads. */
async function names(form: PageForm, changes: Readonly<Record<string, string>>): Promise<string[]> {
  const fields = { ...untouched(form), format: 'csv', ...changes }
  const answer = await ada.post('/hr/reports/files', fields).expect(303)
  const { bytes } = await download(ada, answer.headers['location'] ?? '')
  const rows: Record<string, string>[] = parse(bytes, { columns: true, bom: true, record_delimiter: '\r\n' })
  return rows.map(({ name = '' }) => name).sort()
}

describe('people who finished and then left', () => {
  it('are said to be missing where the file is downloaded, and one choice there adds them', async () => {
    const { text } = await ada.get(`/hr/reports/files?${FINISHED}`).expect(200)
    expect(text).toContain(t.leftChoices.without)
    expect(text).toContain(t.leftChoices.with(3))
    const form = await formOf(FINISHED)
    expect(await names(form, {})).toEqual(['Uma', 'Vera'])
    expect(await names(form, { status: 'everyone' })).toEqual(['Uma', 'Vera', 'Wim', 'Xan', 'Yuri'])
  })

  it('are chosen beforehand where the report already has them', async () => {
    const form = await formOf(`${FINISHED}&status=everyone`)
    expect(form.fields.filter(({ name }) => name === 'status').map(({ isSent, value }) => [value, isSent])).toEqual([
      ['not-separated', false],
      ['everyone', true],
    ])
    expect(await names(form, {})).toHaveLength(5)
  })

  it('are named in a sentence, without a choice, where the filter asks for one status', async () => {
    const { text } = await ada.get(`/hr/reports/files?${FINISHED}&status=up-to-date`).expect(200)
    expect(text).toContain(t.left.leftOut(3))
    expect(text).not.toContain(t.leftChoices.without)
  })

  it('are counted on the summary of a workbook, in a sentence and in figures', async () => {
    const path = `/hr/reports/file?format=xlsx&rows=people&${FINISHED}`
    const summary = async (query: string) => {
      const { rows } = sheetOf(await unzip((await download(ada, path + query)).bytes), 1)
      return rows.map((cells) => cells.map(({ text }) => text))
    }
    const without = await summary('')
    expect(without).toContainEqual([t.leftTitle, t.left.leftOutByDefault(3), '', ''])
    expect(without).toContainEqual(['Left', '3', '0', ''])
    expect(without).toContainEqual([t.underFilters, '5', '2', ''])
    const all = await summary('&status=everyone')
    expect(all).toContainEqual([t.leftTitle, t.left.included(3), '', ''])
    expect(all).toContainEqual([t.underFilters, '5', '5', ''])
  })

  it('are counted on the first page of a PDF', async () => {
    const { bytes } = await download(ada, `/hr/reports/file?format=pdf&rows=people&${FINISHED}`)
    const text = askAbout(bytes, 'pdftotext', '-l', '1', 'file.pdf', '-').replaceAll(/\s+/g, ' ')
    expect(text).toContain(t.left.leftOutByDefault(3))
  })

  it('are a choice even where nobody has left, so nobody looks for it in vain', async () => {
    const { text } = await ada.get('/hr/reports/files?site=south-house').expect(200)
    expect(text).toContain(t.leftTitle)
    expect(text).toContain('With people who left (0 people)')
  })

  it('have the same name in the filter, in the report about them and in the file', () => {
    for (const [{ hr }, name] of [
      [MESSAGES.en, /left/i],
      [MESSAGES.es, /empleo terminado/i],
    ] as const) {
      const { leftChoices, leftTitle, left } = hr.reportFiles
      const titles = [hr.status.separated, hr.reports.lists.leavers.title, hr.navigation.parts.leavers, leftTitle]
      for (const text of [
        ...titles,
        leftChoices.with(3),
        leftChoices.without,
        left.leftOut(3),
        hr.figures.separated(3),
      ])
        expect(text).toMatch(name)
    }
  })
})
