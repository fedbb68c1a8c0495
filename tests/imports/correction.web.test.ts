import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { findImport, textOf } from '../../src/imports/import.store.ts'
import { findPerson, peopleNamed } from '../../src/people/people.store.ts'
import type { ImportId } from '../../src/platform/database/schema.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { plannedImport, STAFF_HEADINGS } from '../support/imports.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import type { PersonId } from '../../src/ledger/event.ts'

const t = MESSAGES.en.hr
const words = t.imports.correcting
/** Where the list has a site that isn't there. */
const WRONG = 6

let test: TestApp
let staff: Staff
let holders: Readonly<Record<Holder, PersonId>>
let ada: Browser
let id: ImportId
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  holders = await holdersOn(test, staff)
  ada = await signedIn(test, staff.ada)
  id = await plannedImport(test, staff.ada)
})

describe('a line with a wrong cell', () => {
  it('is reached from the file, and says at the cell what to do', async () => {
    expect((await ada.get(fileHref())).text).toContain(t.imports.correct)
    const rows = await ada.get(`${fileHref()}/rows?outcome=refused`)
    expect(rows.text).toContain(`<a href="${lineHref()}">${words.title(WRONG)}</a>`)
    const { text } = await ada.get(lineHref()).expect(200)
    const sentence = t.roster.problem['site-unknown'](t.roster.field.site, 'West House', '')
    expect(text).toContain(`<a href="#cell-site">${sentence}</a>`)
    expect(text).toMatch(/<title>Error/)
    expect(valueOf(text, 'cell-site')).toBe('West House')
    expect(valueOf(text, 'cell-name')).toBe('Mo Abara')
    expect(text).toContain('<option value="South House">')
  })

  it('is corrected, checked with the whole file, and recorded; the file stays as it was', async () => {
    const { db } = test.deps.store
    const uploaded = await textOf(db, id)
    await save({ 'cell-site': 'South House' })
    const { text } = await ada.get(lineHref()).expect(200)
    expect(text).toContain(words.fits(t.roster.outcome.new))
    expect(text).not.toMatch(/<title>Error/)
    expect(await textOf(db, id)).toBe(uploaded)
    expect(uploaded).toContain('West House')
    await ada.post(`${fileHref()}/record`).expect(303)
    await settled()
    const [mo] = await peopleNamed(db, 'Mo Abara')
    expect((await findPerson(db, mo ?? 'person:nobody'))?.placements).toMatchObject([{ site: staff.south }])
  })

  it('keeps what was in the file next to what it’s read as, with who and when, also after it was recorded', async () => {
    await save({ 'cell-site': 'South Hose' })
    test.clock.pass({ minutes: 5 })
    const hal = await signedIn(test, holders.hal)
    await save({ 'cell-site': 'South House' }, hal)
    const by = (person: PersonId, corrected: string) =>
      expect.objectContaining({ line: WRONG, heading: 'Site', inFile: 'West House', corrected, by: person })
    expect((await findImport(test.deps.store.db, id))?.corrections).toEqual([
      by(staff.ada, 'South Hose'),
      by(holders.hal, 'South House'),
    ])
    await ada.post(`${fileHref()}/record`).expect(303)
    await settled()
    const { text } = await ada.get(fileHref()).expect(200)
    expect(cellsOf(text)).toMatchObject([
      ['Site', 'West House', 'South Hose', 'Ada Okafor'],
      ['Site', 'West House', 'South House', expect.any(String)],
    ])
    expect(await textOf(test.deps.store.db, id)).toBeNull()
  })

  it('is noted in the audit trail by its line and fields, without what the cells say', async () => {
    await save({ 'cell-site': 'South House', 'cell-email': 'mo@harborstreet.example' })
    const { text } = await ada.get('/hr/audit').expect(200)
    expect(text).toContain(t.trail.kinds.import_corrected)
    expect(text).toContain(t.trail.parts.line(WRONG))
    expect(text).toContain(t.trail.parts.fields(`${t.roster.field.email}, ${t.roster.field.site}`))
    expect(text).not.toMatch(/South House|mo@harborstreet/)
  })

  it('comes back with the next reason when it still can’t be imported', async () => {
    await save({ 'cell-site': 'South House', 'cell-hired_on': '31.02.2026' })
    const { text } = await ada.get(lineHref())
    expect(text).toContain('<a href="#cell-hired_on">')
    expect(valueOf(text, 'cell-hired_on')).toBe('31.02.2026')
    await save({ 'cell-hired_on': '2026-02-28' })
    expect((await ada.get(lineHref())).text).toContain(words.fits(t.roster.outcome.new))
  })

  it('is judged with the other lines: a number of somebody else in the file is refused on both', async () => {
    await save({ 'cell-site': 'South House', 'cell-employee_number': '2001' })
    const { text } = await ada.get(`${fileHref()}/rows?outcome=unclear`)
    expect(text).toContain(t.roster.problem['rows-differ'](t.roster.field.name, 'Mo Abara', '2'))
    expect(text).toContain(t.roster.problem['rows-differ'](t.roster.field.name, 'Eli Novak', String(WRONG)))
  })

  it('can be given back what the file says', async () => {
    await save({ 'cell-site': 'South House' })
    await save({ 'cell-site': 'West House' })
    expect((await ada.get(lineHref())).text).toContain('<a href="#cell-site">')
    expect((await findImport(test.deps.store.db, id))?.corrections).toHaveLength(2)
  })

  it('says when the file has no column for what is missing', async () => {
    id = await plannedImport(test, staff.ada, { text: 'Name,Site,Department\nJo Park,North House,Kitchen\n' })
    const { text } = await ada.get(lineHref(2)).expect(200)
    expect(text).toContain(words.noColumn)
  })

  it('leads to its page for a cell that’s left out, too', async () => {
    const line = '2001,Eli Novak,eli at home,North House,Residential,Cook,employee,yes,2026-11-09'
    id = await plannedImport(test, staff.ada, { text: `${STAFF_HEADINGS}\n${line}\n` })
    expect((await ada.get(`${fileHref()}/rows?outcome=new`)).text).toContain(`href="${lineHref(2)}"`)
    await save({ 'cell-email': 'eli@harborstreet.example' }, ada, 2)
    expect((await ada.get(`${fileHref()}/rows?outcome=new`)).text).not.toContain(`href="${lineHref(2)}"`)
  })

  it('shows how far the check is, and comes back by itself', async () => {
    const { db } = test.deps.store
    await db.updateTable('data_import').set({ state: 'planning' }).where('id', '=', id).execute()
    const { text } = await ada.get(lineHref()).expect(200)
    expect(text).toContain('<progress')
    expect(text).toContain('http-equiv="refresh"')
  })
})

describe('nothing is kept', () => {
  it('of a form in which nothing was changed', async () => {
    const answer = await ada.post(lineHref(), { seen: '0', 'cell-site': ' West  House ' })
    expect([answer.status, answer.text.includes(words.unchanged)]).toEqual([422, true])
    expect((await findImport(test.deps.store.db, id))?.corrections).toEqual([])
  })

  it('of a form that was open while someone else corrected the line', async () => {
    await save({ 'cell-site': 'South House' })
    const answer = await ada.post(lineHref(), { seen: '0', 'cell-site': 'West House', 'cell-name': 'Mo Abarra' })
    expect([answer.status, answer.text.includes(words.meanwhile)]).toEqual([409, true])
    expect(valueOf(answer.text, 'cell-site')).toBe('South House')
  })

  it('of a cell that the file doesn’t have, a line that isn’t there, or a file that moved on', async () => {
    await ada.post(lineHref(), { seen: '0', 'cell-last_day': '2026-11-20' }).expect(400)
    for (const line of [1, 99, 'x', '6x', '-6']) await ada.get(lineHref(line)).expect(404)
    // The people who aren't in the file come after its last line.
    await ada.get(lineHref(7)).expect(404)
    await ada.post(`${fileHref()}/record`).expect(303)
    await settled()
    await ada.post(lineHref(), { seen: '0', 'cell-site': 'South House' }).expect(409)
    expect((await ada.get(lineHref()).expect(303)).headers['location']).toBe(fileHref())
  })

  it('of a file that is discarded', async () => {
    await save({ 'cell-site': 'South House' })
    await ada.post(`${fileHref()}/discard`).expect(303)
    expect((await findImport(test.deps.store.db, id))?.corrections).toEqual([])
  })
})

function fileHref(): string {
  return hrefTo('/hr/imports/:import', { import: id })
}

function lineHref(line: number | string = WRONG): string {
  return hrefTo('/hr/imports/:import/lines/:line', { import: id, line })
}

/** Fills in the form of the line, sends it, and waits until the file was read again. */
async function save(cells: Readonly<Record<string, string>>, by = ada, line = WRONG): Promise<void> {
  const seen = valueOf((await by.get(lineHref(line)).expect(200)).text, 'seen')
  const answer = await by.post(lineHref(line), { seen, ...cells }).expect(303)
  expect(answer.headers['location']).toBe(lineHref(line))
  await settled()
}

async function settled(): Promise<void> {
  await test.deps.jobs.idle('imports')
}

function valueOf(page: string, name: string): string {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page)?.[0] ?? ''
  return /value="([^"]*)"/.exec(input)?.[1] ?? ''
}

/** Column, cell in the file, what it's read as, and who said so. */
function cellsOf(page: string): string[][] {
  const table = page.split('id="corrections-caption"')[1]?.split('</table>')[0] ?? ''
  const rows = table.split('<tr>').slice(2)
  return rows.map((row) => [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map((cell) => plain(cell[1])).slice(0, 4))
}

function plain(html = ''): string {
  return html.replaceAll(/<[^>]*>/g, '').trim()
}
