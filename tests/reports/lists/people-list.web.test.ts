import { beforeEach, describe, expect, it } from 'vitest'
import { hire } from '../../../src/people/record.store.ts'
import { capitalized } from '../../../src/platform/text/format.ts'
import { LIST_COLUMNS, STANDARD_COLUMNS } from '../../../src/reports/lists/column.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { completeCourse } from '../../support/completions.ts'
import { day } from '../../support/recording.ts'
import { newStaff, type Staff, staffOn } from '../../support/staff.ts'

const t = MESSAGES.en
const PATH = '/hr/people/columns'

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

describe('the columns of the list of people', () => {
  it('are the standard ones until somebody chooses others', async () => {
    const { text } = await ada.get('/hr/people')
    const { site, status, due, lessons } = t.hr.people
    expect(headsIn(text)).toEqual([t.hr.people.name, site, status, due, t.hr.reports.lists.finishedOn, lessons])
    expect(checkedIn(text).sort()).toEqual([...STANDARD_COLUMNS].sort())
  })

  it('are remembered for the person who chose them, and for nobody else', async () => {
    const answer = await ada.post(PATH, { column: ['supervisor', 'employee_number'], status: 'have-time' })
    expect([answer.status, answer.headers['location']]).toEqual([303, '/hr/people?status=have-time'])
    ada = await signedIn(test, staff.ada)
    const { text } = await ada.get('/hr/people?status=have-time')
    expect(headsIn(text)).toEqual([t.hr.people.name, t.hr.facts.employee_number[0], t.hr.facts.supervisor[0]])
    expect(rowIn(text, 'Bob Rivera')).toEqual(['', 'Cleo Marsh'])
    const cleo = await signedIn(test, staff.cleo)
    expect(headsIn((await cleo.get('/hr/people')).text)).toHaveLength(6)
  })

  it('are the standard ones again with one button, or with none chosen', async () => {
    for (const fields of [{ column: 'type', standard: 'yes' }, {}]) {
      await ada.post(PATH, { column: 'type' }).expect(303)
      await ada.post(PATH, fields).expect(303)
      expect(checkedIn((await ada.get('/hr/people')).text).sort()).toEqual([...STANDARD_COLUMNS].sort())
    }
  })

  it('say in words what files say in codes', async () => {
    await completeCourse(test, staff.bob)
    await ada.post(PATH, { column: ['type', 'source', 'language', 'hired_on', 'because', 'score'] }).expect(303)
    const row = rowIn((await ada.get('/hr/people')).text, 'Bob Rivera')
    expect(row).toContain(capitalized(t.hr.reports.frame.sources.here))
    for (const said of ['English', 'Nov 16, 2026', t.hr.type.employee, '13']) expect(row).toContain(said)
  })

  it('can be all of them: then the table is pushed sideways', async () => {
    await ada.post(PATH, { column: LIST_COLUMNS }).expect(303)
    const { text } = await ada.get('/hr/people').expect(200)
    expect(headsIn(text)).toHaveLength(1 + LIST_COLUMNS.length)
    expect(text).not.toContain('scroll--rows')
  })

  it('keep the order of the list where a column has one', async () => {
    await ada.post(PATH, { column: ['due_on', 'completed_on'] }).expect(303)
    const { text } = await ada.get('/hr/people')
    expect(text).toContain('href="/hr/people?order=due"')
    expect(text).toContain('href="/hr/people?order=completed"')
  })

  it('are no others than those, and come from a form of ours', async () => {
    await ada.post(PATH, { column: 'password_hash' }).expect(400)
    await ada.post(PATH, { columns: 'site' }).expect(400)
  })
})

describe('the head of the list of people', () => {
  it.each([
    ['', ''],
    ['?site=north-house', ''],
    ['?status=overdue', t.hr.figures.lead.everyone],
    ['?site=north-house&status=need-action', t.hr.figures.lead.site('North House')],
    ['?status=overdue&type=employee', t.hr.figures.lead.filters],
    ['?site=north-house&status=overdue&type=employee', t.hr.figures.lead.filters],
  ])('says whose rate it is where the list has only some of them: %s', async (query, lead) => {
    const { text } = await ada.get(`/hr/people${query}`).expect(200)
    const [, before] = /<p>([^<]*)<b>\d+%<\/b> up to date/.exec(text) ?? []
    expect(before?.trim()).toBe(lead)
  })

  it('says the figures in one sentence that adds up, and has them in full below the list', async () => {
    await test.deps.store.transaction((tx) => hire(tx, { ...newStaff, site: staff.north, facts: {} }, recording()))
    const { text } = await ada.get('/hr/people')
    const [, line = ''] = /<span class="only-desk">([\s\S]*?)<\/span>/.exec(text) ?? []
    const [, sum = '', whole = ''] = /^(\d+ [^.]*?) = (\d+) in scope$/.exec(plain(line)) ?? []
    const parts = sum.split(' + ').map((part) => Number.parseInt(part))
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.reduce((a, b) => a + b, 0)).toBe(Number(whole))
    expect(text.indexOf('class="card sum"')).toBeGreaterThan(text.indexOf('</table>'))
  })

  it('folds the day with the other filters, and opens them on an earlier day', async () => {
    const today = (await ada.get('/hr/people')).text
    expect(today.indexOf('id="asof"')).toBeGreaterThan(today.indexOf(t.hr.reports.frame.more))
    expect(today).not.toContain('<ul class="applied"')
    expect(today).toContain('<details class="no-print">')
    const then = (await ada.get('/hr/people?asof=2026-11-20')).text
    expect(then).toContain('<details class="no-print" open>')
    expect(then).toContain(t.hr.reports.frame.asOfChip('Nov 20, 2026'))
    expect(then).toContain(t.hr.reports.frame.moreUsed(1))
    const reported = (await ada.get('/hr/people?asof=2026-11-20&clock=reported')).text
    expect(reported).toContain(t.hr.reports.frame.moreUsed(2))
  })
})

function recording() {
  const at = test.deps.now()
  return { course: test.deps.contents.en.course.id, actor: staff.ada, at, today: day('2026-11-24') } as const
}

function headsIn(page: string): string[] {
  const head = /<thead>[\s\S]*?<\/thead>/.exec(page)?.[0] ?? ''
  return [...head.matchAll(/<th scope="col"[^>]*>([\s\S]*?)<\/th>/g)].map((match) => plain(match[1] ?? ''))
}

function rowIn(page: string, name: string): string[] {
  const row = page.split('<tr>').find((part) => part.includes(`>${name}</a>`)) ?? ''
  return [...row.matchAll(/<td data-label="[^"]*">([\s\S]*?)<\/td>/g)].map((match) => plain(match[1] ?? ''))
}

function checkedIn(page: string): string[] {
  return [...page.matchAll(/name="column"[^>]*value="([^"]+)"[^>]* checked/g)].map((match) => match[1] ?? '')
}

function plain(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
