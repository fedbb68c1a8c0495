import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../../src/app/href.web.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { completeCourse } from '../../support/completions.ts'
import { download } from '../../support/download.ts'
import { formsOf, untouched } from '../../support/forms.ts'
import { type Staff, staffOn } from '../../support/staff.ts'
import { unzip } from '../../support/unzip.ts'
import { sheetOf } from '../../support/workbook.ts'

const t = MESSAGES.en.hr.reports.period
const PATH = hrefTo('/hr/reports/period')
const QUERY = 'from=2026-11-10&to=2026-11-24'

/** Cleo and Dan have worked with youth since January, Bob since Nov 16. Bob finishes on Nov 24. */
describe('the page of a period', () => {
  let app: TestApp
  let staff: Staff
  let ada: Browser
  beforeAll(async () => {
    app = await testApp()
    staff = await staffOn(app)
    await completeCourse(app, staff.bob)
    ada = await signedIn(app, staff.ada)
  })

  it('adds up, and each number leads to exactly its people', async () => {
    const { text } = await ada.get(`${PATH}?${QUERY}`).expect(200)
    expect(numbersIn(text)).toEqual([
      ['In scope on Nov 9, 2026', 2],
      ['+ Added', 1],
      ['Hired', 1],
      ['− No longer in scope', 0],
      ['= In scope on Nov 24, 2026', 3],
      ['On time', 1],
      ['+ Late', 0],
      ['= Finished in this period', 1],
      ['Up to date', 1],
      ['+ Overdue', 2],
      ['= In scope on Nov 24, 2026', 3],
    ])
    const links = [...text.matchAll(/href="([^"]*row=[^"]*)">(\d+)</g)]
    expect(links).toHaveLength(9)
    for (const [, href = '', people] of links) {
      const list = (await ada.get(href.replaceAll('&amp;', '&')).expect(200)).text
      expect([href, namesIn(list).length]).toEqual([href, Number(people)])
    }
  })

  it('shows who was added, with the statuses of both days', async () => {
    const { text } = await ada.get(`${PATH}?${QUERY}&row=hired`).expect(200)
    expect(namesIn(text)).toEqual(['Bob Rivera'])
    const row = /<tbody>.*?<\/tbody>/s.exec(text)?.[0] ?? ''
    for (const word of [t.rows.hired, MESSAGES.en.hr.status['up-to-date'], 'Nov 24, 2026', t.rows['on-time']])
      expect(row).toContain(word)
  })

  it('says what reports said at the time, by the other clock', async () => {
    const { text } = await ada.get(`${PATH}?${QUERY}&clock=reported`).expect(200)
    // Everyone came on record on Nov 24.
    expect(numbersIn(text).slice(0, 4)).toEqual([
      ['In scope on Nov 9, 2026', 0],
      ['+ Added', 3],
      ['Hired', 1],
      ['Already here, recorded later', 2],
    ])
    expect(text).toContain(t.shows.reported('Nov 9, 2026', 'Nov 24, 2026'))
  })

  it('keeps the filters of places, and none by what people did', async () => {
    const { text } = await ada
      .get(`${PATH}?${QUERY}&site=south-house&completed-from=2026-11-24&only=exceptions`)
      .expect(200)
    expect(numbersIn(text)[0]).toEqual(['In scope on Nov 9, 2026', 1])
    expect(text).toContain('South House')
    expect(text).not.toContain('name="completed-from"')
    expect(text).toContain('name="hired-from"')
  })

  it('begins with last month, and has four periods to choose', async () => {
    const { text } = await ada.get(PATH).expect(200)
    expect(text).toContain('Oct 1, 2026 to Oct 31, 2026')
    const presets = /<p class="presets">.*?<\/p>/s.exec(text)?.[0] ?? ''
    for (const [name, days] of [
      ['Last month', 'from=2026-10-01&amp;to=2026-10-31'],
      ['Last quarter', 'from=2026-07-01&amp;to=2026-09-30'],
      ['This year', 'from=2026-01-01&amp;to=2026-11-24'],
      ['Last 12 months', 'from=2025-11-25&amp;to=2026-11-24'],
    ])
      expect(presets).toContain(`<a href="${PATH}?${days}">${name}</a>`)
  })

  it.each([
    ['from=2026-11-10&to=2026-11-09', t.wrongOrder],
    ['from=2026-11-25', t.ahead],
  ])('says what is wrong with %s, and shows no number', async (query, problem) => {
    const { text } = await ada.get(`${PATH}?${query}`).expect(422)
    expect(text).toContain(problem)
    expect(text.match(/type="date"[^>]*aria-invalid="true" aria-describedby="period-problem"/g)).toHaveLength(2)
    expect(numbersIn(text)).toEqual([])
    await ada.get(`${PATH}/file?${query}&format=csv`).expect(303)
  })

  it('is about the people whom a supervisor sees today', async () => {
    const cleo = await signedIn(app, staff.cleo)
    const { text } = await cleo.get(`${PATH}?${QUERY}`).expect(200)
    expect(numbersIn(text).at(4)).toEqual(['= In scope on Nov 24, 2026', 1])
    expect(text).toContain(t.ownToday)
    expect(namesIn((await cleo.get(`${PATH}?${QUERY}&row=end`).expect(200)).text)).toEqual(['Bob Rivera'])
    expect((await rows(cleo, '')).map(({ name }) => name)).toEqual(['Bob Rivera'])
    // Everyone else's people stay out, whatever the address asks for.
    expect(namesIn((await cleo.get(`${PATH}?${QUERY}&row=start&site=south-house`).expect(200)).text)).toEqual([])
  })

  it('is offered by name for when people last finished, in lists, with those who left and the other filters kept', async () => {
    const { text } = await ada.get('/hr/people?site=north-house').expect(200)
    const presets = /<p class="presets">.*?<\/p>/s.exec(text)?.[0] ?? ''
    const href =
      '/hr/people?status=everyone&amp;site=north-house&amp;completed-from=2026-01-01&amp;completed-to=2026-11-24'
    expect(presets).toContain(`<a href="${href}">This year</a>`)
    expect(namesIn((await ada.get(href.replaceAll('&amp;', '&')).expect(200)).text)).toEqual(['Bob Rivera'])
    // A status that somebody has chosen stays.
    const { text: done } = await ada.get('/hr/people?status=up-to-date').expect(200)
    expect(done).toContain('/hr/people?status=up-to-date&amp;completed-from=2026-01-01&amp;completed-to=2026-11-24')
  })

  it('is a file with one row for each person, from which each number can be counted', async () => {
    const all = await rows(ada, '')
    expect(
      all.map(({ name, change, status_before, status, finished_in_period, late }) => {
        return [name, change, status_before, status, finished_in_period, late]
      }),
    ).toEqual([
      ['Bob Rivera', 'hired', '', 'up-to-date', 'yes', 'no'],
      ['Cleo Marsh', 'stayed', 'overdue', 'overdue', 'no', ''],
      ['Dan Whitfield', 'stayed', 'overdue', 'overdue', 'no', ''],
    ])
    expect(all[0]).toMatchObject({ period_from: '2026-11-10', period_to: '2026-11-24', as_of: '2026-11-24' })
    expect((await rows(ada, '&row=overdue')).map(({ name }) => name)).toEqual(['Cleo Marsh', 'Dan Whitfield'])
  })

  it('is a workbook that opens on the sums', async () => {
    const { bytes, headers } = await download(ada, `${PATH}/file?${QUERY}&format=xlsx`)
    expect(headers['content-disposition']).toContain('orientation-records_2026-11-10_2026-11-24.xlsx')
    const files = await unzip(bytes)
    const summary = sheetOf(files, 1).rows.map((row) => row.map(({ text }) => text))
    const line = (text: string) => summary.find(([first]) => first === text)?.slice(1, 3)
    expect(line('In scope on Nov 9, 2026')).toEqual(['2', '2'])
    expect(line('+ Added')).toEqual(['1', '1'])
    expect(line('= In scope on Nov 24, 2026')).toEqual(['3', '3'])
    expect(line(t.period)?.[0]).toBe('Nov 10, 2026 to Nov 24, 2026')
    expect(
      sheetOf(files, 2)
        .rows.slice(1)
        .map(([first]) => first?.text),
    ).toEqual(['Bob Rivera', 'Cleo Marsh', 'Dan Whitfield'])
  })

  it('is asked for by a form, and a small one is downloaded right away', async () => {
    const { text } = await ada.get(`${PATH}?${QUERY}&row=hired&site=north-house`).expect(200)
    const form = formsOf(text).find(({ actions }) => actions.includes(`${PATH}/file`))
    if (form === undefined) throw new Error('the page has no form for a file')
    const fields = untouched(form)
    expect(fields).toMatchObject({ site: 'north-house', from: '2026-11-10', row: 'hired', format: 'xlsx' })
    const answer = await ada.post(`${PATH}/file`, { ...fields, format: 'csv' }).expect(303)
    const file = `${PATH}/file?site=north-house&from=2026-11-10&to=2026-11-24&row=hired&format=csv`
    expect(answer.headers['location']).toBe(file)
  })

  async function rows(browser: Browser, more: string): Promise<Record<string, string>[]> {
    const { bytes } = await download(browser, `${PATH}/file?${QUERY}&format=csv${more}`)
    return parse(bytes, { columns: true, bom: true, record_delimiter: '\r\n' })
  }
})

/** The lines of all sums: the sign and the name, and the number. */
function numbersIn(html: string): [string, number][] {
  return [...html.matchAll(/<span class="adding__line">(.*?)<\/th>.*?<td class="r">(.*?)<\/td>/gs)].map(
    ([, name, number]) => [plain(name), Number.parseInt(plain(number), 10)],
  )
}

function plain(html = ''): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function namesIn(html: string): string[] {
  return [...html.matchAll(/<th scope="row"><a href="\/hr\/people\/[^"]*">([^<]*)</g)].map(([, name = '']) => name)
}
