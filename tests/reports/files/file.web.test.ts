import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { type Staff, staffOn } from '../../support/staff.ts'
import { download } from '../../support/download.ts'
import { askAbout } from '../../support/pdf.ts'
import { unzip } from '../../support/unzip.ts'
import { sheetOf } from '../../support/workbook.ts'
import { hrefTo } from '../../../src/app/href.web.ts'
import { MESSAGES } from '../../../src/words/messages.ts'

const t = MESSAGES.en.hr.reportFiles

let app: TestApp
let staff: Staff
let ada: Browser
let cleo: Browser
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
  cleo = await signedIn(app, staff.cleo)
})

const QUERY = 'status=everyone&department=Residential'

/** The names on the screen of a report. */
async function onScreen(browser: Browser, query: string): Promise<string[]> {
  return (await inOrder(browser, query)).sort()
}

async function inOrder(browser: Browser, query: string): Promise<string[]> {
  const { text } = await browser.get(`/hr/people?${query}`).expect(200)
  return [...text.matchAll(/<th scope="row"><a href="[^"]*">([^<]+)</g)].map(([, name = '']) => name)
}

async function csv(browser: Browser, query: string): Promise<Record<string, string>[]> {
  const { bytes } = await download(browser, `/hr/reports/file?format=csv&${query}`)
  return parse(bytes, { columns: true, bom: true, record_delimiter: '\r\n' })
}

describe('the page of files', () => {
  it('says what is in the file before it is made, and keeps what the report was narrowed to', async () => {
    const report = (await ada.get(`/hr/people?${QUERY}`).expect(200)).text
    const href = /href="([^"]*\/hr\/reports\/files[^"]*)"/.exec(report)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const { text } = await ada.get(href).expect(200)
    const people = await onScreen(ada, QUERY)
    expect(text).toContain(`<dd>${people.length} people</dd>`)
    expect(text).toContain('<dd>Residential</dd>')
    expect(text).toContain('<input type="hidden" name="department" value="Residential">')
  })

  it('says in words that nobody fits', async () => {
    const { text } = await ada.get('/hr/reports/files?department=Nowhere').expect(200)
    expect(text).toContain(t.empty)
  })

  it('holds what the page of a list is about, and isn’t offered by a list of no one', async () => {
    // One of its own, because of the exemption.
    const own = await testApp()
    const people = await staffOn(own)
    const hr = await signedIn(own, people.ada)
    const { text } = await hr.get('/hr/reports/leavers').expect(200)
    expect(text).toContain('class="empty"')
    // No filter is in use that could be removed.
    expect(text).not.toContain(MESSAGES.en.hr.reports.lists.emptyText)
    expect(text).not.toContain('/hr/reports/files')
    const filtered = await hr.get('/hr/reports/exceptions?department=Nowhere').expect(200)
    expect(filtered.text).toContain(MESSAGES.en.hr.reports.lists.emptyText)
    const path = hrefTo('/hr/people/:person/changes/:change', { person: people.bob, change: 'exemption' })
    const exemption = { why: 'trained-elsewhere', approver: people.ada, from: '2026-11-24', until: '' }
    await hr.post(path, exemption).expect(303)
    const listed = await hr.get('/hr/reports/exceptions').expect(200)
    expect(listed.text).toContain('/hr/reports/files?status=everyone&amp;only=exceptions&amp;page=exceptions')
  })
})

describe('a file of a report', () => {
  it('has the people of the screen, as CSV, with their filters', async () => {
    const rows = await csv(ada, `rows=people&bom=yes&${QUERY}`)
    expect(rows.map((row) => row['name']).sort()).toEqual(await onScreen(ada, QUERY))
    expect(new Set(rows.map((row) => row['filters']))).toEqual(new Set(['Residential']))
  })

  it('begins with a byte order mark only when it was asked for', async () => {
    const marked = await download(ada, '/hr/reports/file?format=csv&rows=people&bom=yes')
    const plain = await download(ada, '/hr/reports/file?format=csv&rows=people')
    expect(marked.bytes.subarray(0, 3)).toEqual(Buffer.from('\uFEFF'))
    expect(marked.bytes.subarray(3)).toEqual(plain.bytes)
  })

  it('holds a row for each time that somebody was asked', async () => {
    const rows = await csv(ada, `rows=cycles&${QUERY}`)
    expect(rows.map((row) => row['name']).sort()).toEqual(await onScreen(ada, QUERY))
    expect(rows[0]).toMatchObject({ cycle: '1', cycle_kind: 'first' })
  })

  it.each([
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['csv', 'text/csv; charset=utf-8'],
    ['pdf', 'application/pdf'],
    ['json', 'application/json'],
  ])('is named after its day and kept by no browser: %s', async (format, type) => {
    const { headers } = await download(ada, `/hr/reports/file?format=${format}&rows=people&asof=2026-11-20`)
    expect(headers).toMatchObject({
      'content-type': expect.stringContaining(type),
      'content-disposition': `attachment; filename=orientation-records_2026-11-20.${format}`,
      'cache-control': 'no-store',
    })
  })

  it.each([
    ['', 'records_2026-11-20'],
    ['&site=north-house&status=overdue', 'records_north-house_overdue_2026-11-20'],
    // The name of a department, a position or a person isn't for the name of a file.
    ['&department=Residential', 'records_filtered_2026-11-20'],
    ['&supervisor=mine&clock=reported', 'records_filtered_as-reported_2026-11-20'],
    ['&page=overview', 'records_overview_2026-11-20'],
  ])('has a name that tells it from the others: %s', async (query, name) => {
    const { headers } = await download(ada, `/hr/reports/file?format=pdf&rows=people&asof=2026-11-20${query}`)
    expect(headers['content-disposition']).toBe(`attachment; filename=orientation-${name}.pdf`)
  })

  it('begins with the overview, as a PDF from there: the rates, the chart, then each site and department', async () => {
    const { bytes } = await download(ada, '/hr/reports/file?format=pdf&rows=people&page=overview')
    const pages = askAbout(bytes, 'pdftotext', '-layout', 'file.pdf', '-').split('\f')
    const list = pages.findIndex((page) => page.includes('Site, department, position'))
    const overview = pages.slice(1, list).join('\n').replaceAll(/ +/g, ' ')
    const { figures, reports } = MESSAGES.en.hr
    expect(overview).toContain(figures.dueSoFar(0, 2))
    expect(overview).toContain('3 in scope = ')
    expect(overview).toContain(reports.overview.overTime)
    expect(overview).toMatch(/0%[\s\S]*Nov/)
    expect(overview).toMatch(/By site[\s\S]*North House \d[\s\S]*South House \d/)
    expect(overview).toMatch(/By department[\s\S]*Residential \d/)
    expect(overview).not.toContain('Rivera')
    expect(askAbout(bytes, 'pdfinfo', '-struct', 'file.pdf')).toMatch(/Figure[\s\S]*Table[\s\S]*Table/)
    expect(askAbout(bytes, 'qpdf', '--check', 'file.pdf')).toContain('No syntax or stream encoding errors')
    // What an auditor is shown on the first page is still on the pages it names.
    expect(pages[0]?.replaceAll(/\s+/g, ' ')).toContain(`Proof: page ${list + 1}, under “Status.”`)
    const plain = await download(ada, '/hr/reports/file?format=pdf&rows=people')
    expect(askAbout(plain.bytes, 'pdftotext', '-layout', 'file.pdf', '-')).not.toContain(reports.overview.bySite)
  })

  it('says the same in every kind of file', async () => {
    const names = await onScreen(ada, QUERY)
    const path = (format: string) => `/hr/reports/file?format=${format}&rows=people&${QUERY}`
    const json = JSON.parse((await download(ada, path('json'))).bytes.toString())
    expect(json.rows.map((row: { readonly name: string }) => row.name).sort()).toEqual(names)
    expect(json).toMatchObject({ people: names.length, row_count: names.length, generated_by: 'Ada Okafor' })
    const { rows } = sheetOf(await unzip((await download(ada, path('xlsx'))).bytes), 2)
    const column = rows[0]?.findIndex(({ text }) => text === 'Name') ?? -1
    expect(
      rows
        .slice(1)
        .map((cells) => cells[column]?.text)
        .sort(),
    ).toEqual(names)
    const pdf = askAbout((await download(ada, path('pdf'))).bytes, 'pdftotext', '-layout', 'file.pdf', '-')
    for (const name of names) expect(pdf).toContain(name)
    // The PDF has the people in the order of the list.
    expect(names.toSorted((a, b) => pdf.indexOf(a) - pdf.indexOf(b))).toEqual(await inOrder(ada, QUERY))
    expect(pdf).toMatch(/Filters +Residential/)
  })

  it('has a supervisor’s own people alone, and says so', async () => {
    const rows = await csv(cleo, 'rows=people&status=everyone')
    expect(rows.map((row) => row['name'])).toEqual(['Bob Rivera'])
    expect(rows[0]?.['filters']).toBe('People who report to Cleo Marsh, directly or through others')
  })

  it('leaves a line in the log that names nobody but who asked', async () => {
    await csv(ada, `rows=people&${QUERY}`)
    const line = app.log.findLast(({ msg }) => msg === 'report downloaded')
    expect(line).toMatchObject({ by: staff.ada, format: 'csv', rows: 'people' })
    expect(JSON.stringify(line)).not.toContain('Rivera')
  })

  it.each(['format=doc&rows=people', 'format=csv&rows=nobody', 'format=csv&rows=people&name=Bob'])(
    'is refused for %s',
    async (query) => {
      expect((await ada.get(`/hr/reports/file?${query}`)).status).toBe(400)
    },
  )
})
