import supertest, { type Response } from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { peopleNamed, findPerson } from '../../src/people/people.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { eventsOfKind } from '../../src/ledger/ledger.store.ts'
import { holdersOn } from '../support/roles.ts'
import { deleteRoles } from '../../src/identity/role.store.ts'
import { putFirstRoles } from '../support/first-roles.ts'
import { findImport, latestImports, moveImport } from '../../src/imports/import.store.ts'
import { csvLine } from '../../src/platform/text/csv.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { savedMappings } from '../../src/imports/mapping.store.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { linkRole } from '../../src/site/roles/drift.store.ts'
import { by } from '../support/recording.ts'
import { publishExample } from '../support/site.ts'
import { parseCsv } from '../support/csv.ts'
import { COMPLETIONS, plannedImport, STAFF_HEADINGS, STAFF_LIST, uploadedImport } from '../support/imports.ts'

const t = MESSAGES.en

const REFRESH = '<noscript><meta http-equiv="refresh" content="3"></noscript>'

const COMPLETION_WORDS = MESSAGES.en.hr.imports.completions

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

describe('a list of staff, from the file to the records', () => {
  it('is uploaded, its columns are found, the change is shown, confirmed and recorded, and changes nothing again', async () => {
    const file = await upload(STAFF_LIST)
    const columns = await ada.get(`${file}/columns`)
    expect(columns.text).toContain('Hire date (2026-11-09, 2026-11-16, 2026-01-05)')
    expect(selected(columns, 'column-hired_on')).toBe('Hire date')
    expect(selected(columns, 'column-employee_number')).toBe('Employee number')
    expect(selected(columns, 'column-supervisor')).toBe('')
    await goThrough(file, columns)

    const preview = await ada.get(file).expect(200)
    expect(counts(preview)).toEqual({
      New: '1 row',
      Moved: '1 row',
      'No change': '1 row',
      Unclear: '1 row',
      [t.hr.roster.outcome.refused]: '1 row',
      [t.hr.roster.outcome.missing]: '1 stays as it is',
    })
    expect(await peopleNamed(test.deps.store.db, 'Eli Novak')).toEqual([])
    const moved = await ada.get(`${file}/rows?outcome=moved`)
    expect(moved.text).toContain('Dan Whitfield')
    expect(moved.text).toContain('Site: South House → North House')
    const missing = await ada.get(`${file}/rows?outcome=missing`)
    expect(missing.text).toContain('Ada Okafor')

    await ada.post(`${file}/record`).expect(303)
    await settled()
    const done = await ada.get(file)
    expect(done.text).toContain(t.hr.imports.recordedLines(2))
    expect(preview.text).toContain(`<th scope="col">${t.hr.imports.happens}</th>`)
    expect(done.text).toContain(`<th scope="col">${t.hr.imports.happened}</th>`)
    expect(counts(done)).toMatchObject({ [t.hr.roster.outcome.missing]: '1 stays as it is' })
    const [eli] = await peopleNamed(test.deps.store.db, 'Eli Novak')
    expect(await findPerson(test.deps.store.db, eli ?? 'person:nobody')).toMatchObject({ name: 'Eli Novak' })
    expect((await findPerson(test.deps.store.db, staff.dan))?.placements).toMatchObject([{ site: staff.north }])

    const again = await upload(STAFF_LIST)
    await goThrough(again, await ada.get(`${again}/columns`))
    const second = counts(await ada.get(again))
    expect(second).toEqual({
      'No change': '3 rows',
      Unclear: '1 row',
      [t.hr.roster.outcome.refused]: '1 row',
      [t.hr.roster.outcome.missing]: '1 stays as it is',
    })
  })

  it('may be a workbook of Excel: its lines, texts, numbers and days are those of the list', async () => {
    const [head = [], ...lines] = STAFF_LIST.trimEnd()
      .split('\n')
      .map((line) => line.split(','))
    const cell = (text: string, column: number) => {
      if (head[column] === 'Hire date') return { value: new Date(text), type: Date, format: 'mm/dd/yyyy' } as const
      if (head[column] === 'Employee number' && text !== '') return { value: Number(text), type: Number } as const
      return text
    }
    const bytes = await writeWorkbook([head, ...lines.map((line) => line.map(cell))]).toBuffer()
    const answer = await send(ada, { what: 'roster' }, bytes, 'staff.xlsx')
    expect(answer.status, answer.text).toBe(303)
    const file = (answer.headers['location'] ?? '').replace(/\/columns$/, '')
    await goThrough(file, await ada.get(`${file}/columns`))
    const preview = await ada.get(file).expect(200)
    expect(preview.text).toContain('staff.xlsx')
    expect(counts(preview)).toMatchObject({ New: '1 row', Moved: '1 row', 'No change': '1 row' })
    await ada.post(`${file}/record`).expect(303)
    await settled()
    expect((await ada.get(file)).text).toContain(t.hr.imports.recordedLines(2))
    const [eli] = await peopleNamed(test.deps.store.db, 'Eli Novak')
    expect(await findPerson(test.deps.store.db, eli ?? 'person:nobody')).toMatchObject({
      name: 'Eli Novak',
      placements: [{ site: staff.north, from: '2026-11-09' }],
    })
    expect((await findPerson(test.deps.store.db, staff.dan))?.placements).toMatchObject([{ site: staff.north }])
  })

  it('says on the columns and before the change who counts as working with youth when the file does not', async () => {
    const { assumedYouth } = MESSAGES.en.hr.roster
    const file = await upload('Name;Site;Email\nEli Novak;North House;eli@harborstreet.example\n')
    const columns = await ada.get(`${file}/columns`)
    expect(columns.text).toContain(assumedYouth)
    await goThrough(file, columns)
    expect((await ada.get(file)).text).toContain(assumedYouth)
    const saying = await upload('Name;Site;Direct care\nEli Novak;North House;no\n')
    await goThrough(saying, await ada.get(`${saying}/columns`))
    expect((await ada.get(saying)).text).not.toContain(assumedYouth)
  })

  it('says what to correct in a refused line and not that the rest is accepted, with the site as the file has it', async () => {
    const { roster, imports } = MESSAGES.en.hr
    const file = await upload(
      'Name;Site;Department;Position;Email\nEli Novak;Harbor Annex;Residential;Youth worker;eli\n',
    )
    const columns = await ada.get(`${file}/columns`)
    await ada.post(`${file}/columns`, formOf(columns))
    const asked = await ada.get(`${file}/columns`)
    expect(asked.text).toContain(imports.word(roster.field.site, 'Harbor Annex'))
    await goThrough(file, asked)
    const { text } = await ada.get(`${file}/rows?outcome=refused`)
    expect(text).toContain(roster.problem['site-unknown'](roster.field.site, 'Harbor Annex', ''))
    expect(text).toContain(roster.problem['email-form'](roster.field.email, 'eli', ''))
    expect(text).not.toContain(roster.note['email-left-out']('eli'))
  })

  it('a file whose columns were saved under a name needs no choosing the next time', async () => {
    const list = 'Nummer;Wer;Ort\n3001;Jo Park;North House\n'
    const file = await upload(list)
    const fields = { 'column-employee_number': 'Nummer', 'column-name': 'Wer', 'column-site': 'Ort' }
    const form = formOf(await ada.get(`${file}/columns`))
    await ada.post(`${file}/columns`, { ...form, ...fields, saveAs: 'Payroll' }).expect(303)
    expect((await savedMappings(test.deps.store.db)).map(({ name }) => name)).toEqual(['Payroll'])
    expect((await ada.get('/hr/imports')).text).toContain(`${t.hr.imports.kind.roster}, columns as in “Payroll”`)
    const next = await upload(list, { what: 'roster/Payroll' })
    expect(selected(await ada.get(`${next}/columns`), 'column-name')).toBe('Wer')
  })

  it('asks what words stand for that nobody knows, and takes the answer', async () => {
    const list = `${STAFF_HEADINGS}\n3001,Jo Park,,Haus Nord,Residential,Cook,Aushilfe,yes,2026-11-02\n`
    const file = await upload(list)
    const page = await ada.get(`${file}/columns`)
    expect(page.text).toContain('Type: “Aushilfe”')
    expect(page.text).toContain('Site: “Haus Nord”')
    const form = formOf(page)
    const name = (start: string) => Object.keys(form).find((each) => each.startsWith(start)) ?? ''
    const answers = { [name('word-type-')]: 'contractor', [name('word-site-')]: 'north-house' }
    const { [name('word-type-')]: _, ...without } = form
    const refused = await ada.post(`${file}/columns`, without)
    expect([refused.status, refused.text.includes(t.hr.imports.needs.word)]).toEqual([422, true])
    await ada.post(`${file}/columns`, { ...form, ...answers }).expect(303)
    await choose(file)
    expect(counts(await ada.get(file))).toMatchObject({ New: '1 row' })
  })

  it('gives the lines that did not go in back, each with its reason, and safe to open in a spreadsheet', async () => {
    const list = STAFF_LIST.replace('Mo Abara', '"=HYPERLINK(""http://x.example"")"')
    const file = await upload(list)
    await goThrough(file, await ada.get(`${file}/columns`))
    const answer = await ada.get(`${file}/refused.csv`)
    expect(answer.headers['content-disposition']).toContain('lines-to-mend.csv')
    const [header = [], ...rows] = parseCsv(answer.text.slice(1))
    expect(header).toEqual([...(list.split('\n')[0]?.split(',') ?? []), 'Row', 'Reason'])
    expect(rows.map((row) => row.slice(-2))).toEqual([
      ['5', expect.stringContaining('Cleo Marsh')],
      ['6', '“West House” isn’t the name of a site. Correct it, or set up the site first.'],
    ])
    expect(rows[1]?.[1]).toBe(`'=HYPERLINK("http://x.example")`)
  })

  it('a file whose columns are not chosen yet can be discarded there, and the way back leads to all files', async () => {
    const file = await upload(STAFF_LIST)
    const { text } = await ada.get(`${file}/columns`)
    expect(text).toContain('<a class="back" href="/hr/imports">')
    expect(text).toContain(t.hr.imports.discardAsk)
    expect(text).toContain(`action="${file}/discard"`)
    await ada.post(`${file}/discard`).expect(303)
    expect((await ada.get(file)).text).toContain(t.hr.imports.discardedTitle)
  })

  it('the columns of a file that was read lead back to the file', async () => {
    const file = await upload(STAFF_LIST)
    await goThrough(file, await ada.get(`${file}/columns`))
    expect((await ada.get(`${file}/columns`)).text).toContain(`<a class="back" href="${file}">`)
  })

  it('a list that leaves out many people separates them only after the number was typed', async () => {
    const file = await upload('Name,E-mail\nAda Okafor,ada@harborstreet.example\n')
    await ada.post(`${file}/columns`, formOf(await ada.get(`${file}/columns`))).expect(303)
    await choose(file, { missing: 'left', lastDay: '2026-11-20' })
    const preview = await ada.get(file)
    expect(preview.text).toContain('This file would record that 3 of 4 people have left. Type 3 to confirm.')
    const wrong = await ada.post(`${file}/numbers`, { confirmedSeparations: '4' })
    expect([wrong.status, wrong.text.includes('Type 3 to confirm')]).toEqual([422, true])
    await ada.post(`${file}/numbers`, { confirmedSeparations: '3' }).expect(303)
    await settled()
    await ada.post(`${file}/record`).expect(303)
    await settled()
    expect((await ada.get(file)).text).toContain('3 rows were recorded.')
    expect(await findPerson(test.deps.store.db, staff.dan)).toMatchObject({ standing: { status: 'separated' } })
  })

  it('a list that moves people who hold a role at several sites waits until the number of sites was typed', async () => {
    const { store } = test.deps
    const moved = [
      [staff.north, staff.bob, { name: 'North House', slug: 'north-house' }],
      [staff.south, staff.dan, { name: 'South House', slug: 'south-house' }],
    ] as const
    for (const [site, person, details] of moved) {
      await publishExample(test, site, details)
      const link = { link: site, role: 'backup', place: 0, version: 1, person } as const
      await store.transaction((tx) => linkRole(tx, site, link, by('2026-11-24')))
    }
    const file = await upload(
      [
        STAFF_HEADINGS,
        ',Bob Rivera,bob@harborstreet.example,North House,Residential,Trainer,employee,yes,2026-11-16',
        ',Dan Whitfield,dan@harborstreet.example,South House,Residential,Trainer,employee,yes,2026-01-05',
        '',
      ].join('\n'),
    )
    await goThrough(file, await ada.get(`${file}/columns`))
    const preview = await ada.get(file)
    expect(preview.text).toContain('name="confirmedRoles"')
    expect(preview.text).toContain('North House, South House')
    await ada.post(`${file}/numbers`, { confirmedRoles: '3' }).expect(422)
    await ada.post(`${file}/numbers`, { confirmedRoles: '2' }).expect(303)
    await settled()
    const confirmed = await ada.get(file)
    expect(confirmed.text).not.toContain('name="confirmedRoles"')
    await ada.post(`${file}/record`).expect(303)
    await settled()
    expect((await ada.get(file)).text).toContain('2 rows were recorded.')
  })

  it('never ends the work of the last person in HR who can sign in, whether the line is there or missing', async () => {
    const { problem } = MESSAGES.en.hr.roster
    const gone = await upload('Name,E-mail,Last day\nAda Okafor,ada@harborstreet.example,2026-11-20\n')
    await goThrough(gone, await ada.get(`${gone}/columns`))
    expect(counts(await ada.get(gone))).toMatchObject({ [t.hr.roster.outcome.refused]: '1 row' })
    expect((await ada.get(`${gone}/rows?outcome=refused`)).text).toContain(problem['last-administrator']('', '', ''))
    const missing = await upload(
      'Name,E-mail\nBob Rivera,bob@harborstreet.example\nDan Whitfield,dan@harborstreet.example\nCleo Marsh,cleo@harborstreet.example\n',
    )
    await ada.post(`${missing}/columns`, formOf(await ada.get(`${missing}/columns`))).expect(303)
    await choose(missing, { missing: 'left', lastDay: '2026-11-20' })
    expect(counts(await ada.get(missing))).toMatchObject({ [t.hr.roster.outcome.refused]: '1 row' })
  })

  it('ends the work of nobody who has become the last person in HR since the preview', async () => {
    const { db } = test.deps.store
    await putFirstRoles(db, staff.cleo)
    const file = await upload('Name,E-mail,Last day\nAda Okafor,ada@harborstreet.example,2026-11-20\n')
    await goThrough(file, await ada.get(`${file}/columns`))
    expect(counts(await ada.get(file))).toMatchObject({ Left: '1 row' })
    await deleteRoles(db, staff.cleo)
    await ada.post(`${file}/record`).expect(303)
    await settled()
    expect((await ada.get(`${file}/rows?outcome=refused`)).text).toContain(
      t.hr.roster.problem['last-administrator']('', '', ''),
    )
    await ada.get('/hr/people').expect(200)
  })

  it('asks for the last day of those who have left, and for a site', async () => {
    const file = await upload(STAFF_LIST)
    await ada.post(`${file}/columns`, formOf(await ada.get(`${file}/columns`))).expect(303)
    const noDay = await ada.post(`${file}/choices`, { ...boxes(), missing: 'left' })
    expect([noDay.status, noDay.text.includes(t.hr.imports.needs.lastDay)]).toEqual([422, true])
    const noSite = await ada.post(`${file}/choices`, { missing: 'keep', lastDay: '' })
    expect([noSite.status, noSite.text.includes(t.hr.imports.needs.site)]).toEqual([422, true])
  })

  it('is discarded with its lines, after the page has said what goes with it', async () => {
    const file = await upload(STAFF_LIST)
    await goThrough(file, await ada.get(`${file}/columns`))
    const asked = /<details>(?:(?!<\/details>).)*\/discard"(?:(?!<\/details>).)*<\/details>/s.exec(
      (await ada.get(file)).text,
    )?.[0]
    expect(asked).toContain(t.hr.imports.discardAsk)
    expect(asked).toContain(t.hr.imports.discardNow)
    await ada.post(`${file}/discard`).expect(303)
    expect((await ada.get(file)).text).toContain(t.hr.imports.discardedText)
    expect(await test.deps.store.db.selectFrom('import_row').selectAll().execute()).toEqual([])
    await ada.post(`${file}/record`).expect(409)
  })
})

describe('completions from another learning system, from the file to the records', () => {
  it('are matched, HR says who the others are, and what is certain is credited once', async () => {
    const file = await uploadExport()
    expect(counts(await ada.get(file))).toEqual({
      [t.hr.credits.rows.outcome.ready]: '1 row',
      [t.hr.credits.rows.outcome.review]: '2 rows',
      [t.hr.credits.rows.outcome['not-complete']]: '1 row',
      [t.hr.credits.rows.outcome.refused]: '1 row',
    })
    const review = await ada.get(`${file}/rows?outcome=review`)
    expect(review.text).toContain(t.hr.credits.rows.reason['name-only'])
    expect(review.text).toContain('Dan Whitfield, Youth worker, South House')
    const ready = await ada.get(`${file}/rows?outcome=ready`)
    expect(ready.text).toContain('Bob Rivera</a>')
    expect(ready.text).not.toContain(t.hr.imports.noPerson)
    await ada.post(`${file}/review`, { 'line-3': staff.dan, 'line-4': 'nobody' }).expect(303)
    expect(counts(await ada.get(file))).toMatchObject({
      [t.hr.credits.rows.outcome.ready]: '2 rows',
      [t.hr.credits.rows.outcome.rejected]: '1 row',
    })
    const [, ...back] = parseCsv((await ada.get(`${file}/refused.csv`)).text.slice(1))
    expect(back.map((row) => row[1])).toEqual(['Cleo Marsh', 'Uma Vance'])

    await ada.post(`${file}/record`).expect(303)
    await settled()
    expect((await ada.get(file)).text).toContain(t.hr.imports.recordedLines(2))
    expect(await findPerson(test.deps.store.db, staff.dan)).toMatchObject({ standing: { completedOn: '2026-11-19' } })
    const again = await uploadExport()
    expect(counts(await ada.get(again))).toMatchObject({ [t.hr.credits.rows.outcome.same]: '1 row' })
  })

  it('are credited to nobody but those who may be meant', async () => {
    const file = await uploadExport()
    await ada.post(`${file}/review`, { 'line-3': staff.ada }).expect(400)
    expect(counts(await ada.get(file))).toMatchObject({ [t.hr.credits.rows.outcome.review]: '2 rows' })
  })

  it('completions without a status or a day are credited only by HR’s confirmation, as of no later than a day', async () => {
    const report = [
      'Name\t"Email address"\tAttempt\t"Started on"\t"Last accessed on"\tScore',
      '"Bob Rivera"\tbob@harborstreet.example\t1\t"Tuesday, 17 November 2026, 1:18 PM"\t"Friday, 20 November 2026, 1:21 PM"\t93.33',
      '"Dan Whitfield"\tdan@harborstreet.example\t1\t"Tuesday, 17 November 2026, 1:18 PM"\t"Friday, 20 November 2026, 1:21 PM"\t0',
      '',
    ].join('\n')
    const file = await upload(report, { what: 'completions' })
    const columns = await ada.get(`${file}/columns`)
    expect(selected(columns, 'column-last_access_on')).toBe('Last accessed on')
    const wrong = { ...formOf(columns), 'column-last_access_on': '', 'column-completed_on': 'Last accessed on' }
    const refused = await ada.post(`${file}/columns`, wrong)
    expect([refused.status, refused.text.includes(COMPLETION_WORDS.ofAccess)]).toEqual([422, true])
    await ada.post(`${file}/columns`, formOf(columns)).expect(303)

    const choices = { from: 'Moodle at Bayview', version: '', approver: staff.ada, reference: '' }
    expect((await ada.get(`${file}/choices`)).text).toContain(COMPLETION_WORDS.passMark)
    const tooMuch = await ada.post(`${file}/choices`, { ...choices, passMark: '101', undated: 'no' })
    expect([tooMuch.status, tooMuch.text.includes(COMPLETION_WORDS.passMarkNeeded)]).toEqual([422, true])
    await ada.post(`${file}/choices`, { ...choices, passMark: '', undated: 'no' }).expect(303)
    await settled()
    expect(counts(await ada.get(file))).toEqual({
      [t.hr.credits.rows.outcome['not-complete']]: '1 row',
      [t.hr.credits.rows.outcome.refused]: '1 row',
    })

    await ada.post(`${file}/choices`, { ...choices, passMark: '80', undated: 'yes' }).expect(303)
    await settled()
    expect(counts(await ada.get(file))).toEqual({
      [t.hr.credits.rows.outcome.ready]: '1 row',
      [t.hr.credits.rows.outcome['not-complete']]: '1 row',
    })
    const ready = await ada.get(`${file}/rows?outcome=ready`)
    expect(ready.text).toContain(t.hr.credits.noLaterThan('Nov 20, 2026'))
    expect((await ada.get(`${file}/rows?outcome=not-complete`)).text).toContain('Dan Whitfield')
    await ada.post(`${file}/record`).expect(303)
    await settled()
    const person = await ada.get(`/hr/people/${staff.bob.slice('person:'.length)}`)
    expect(person.text).toContain(t.hr.credits.person.noLaterThan('Nov 20, 2026'))
    expect(await findPerson(test.deps.store.db, staff.dan)).toMatchObject({ standing: { completedOn: null } })
  })

  it('are approved by whom HR chooses, who may be someone else than whoever uploads them', async () => {
    const { hal } = await holdersOn(test, staff)
    const file = await uploadExport(hal)
    await ada.post(`${file}/record`).expect(303)
    await settled()
    const credited = await eventsOfKind(test.deps.store.db, 'credited')
    expect(credited.length).toBeGreaterThan(0)
    for (const { actor, body } of credited) expect([actor, body.approver]).toEqual([staff.ada, hal])
  })

  it('ask which system they are from, and who approves them', async () => {
    const file = await upload(COMPLETIONS, { what: 'completions' })
    await ada.post(`${file}/columns`, formOf(await ada.get(`${file}/columns`))).expect(303)
    const answer = await ada.post(`${file}/choices`, { from: '', version: '', approver: '', reference: '' })
    expect([answer.status, answer.text.includes(t.hr.imports.completions.fromNeeded)]).toEqual([422, true])
    expect(answer.text).toContain(t.hr.changes.needs.approver)
  })

  async function uploadExport(approver: PersonId = staff.ada): Promise<string> {
    const file = await upload(COMPLETIONS, { what: 'completions' })
    await ada.post(`${file}/columns`, formOf(await ada.get(`${file}/columns`))).expect(303)
    const choices = { from: 'Moodle at Bayview', version: '', approver, reference: '' }
    await ada.post(`${file}/choices`, choices).expect(303)
    await settled()
    return file
  }
})

describe('while a file is worked on', () => {
  it('the page shows how far it is, and loads itself again in a browser without scripts', async () => {
    const id = await uploadedImport(test, staff.ada)
    const file = `/hr/imports/${id.slice(7)}`
    await moveImport(test.deps.store.db, id, ['uploaded'], 'planning', { rowsDone: 2 })
    const page = await ada.get(file)
    expect(page.text).toContain(REFRESH)
    expect(page.text).toContain('Reading the file: 2 of 5 rows')
    expect(page.text).toContain('<progress aria-labelledby="progress" max="5" value="2">')
    test.deps.jobs.wake('imports')
    await settled()
    expect((await ada.get(file)).text).not.toContain(REFRESH)
  })

  it('a file that stopped on the way offers to continue, and continues', async () => {
    const id = await plannedImport(test, staff.ada)
    const file = `/hr/imports/${id.slice(7)}`
    await moveImport(test.deps.store.db, id, ['planned'], 'failed', { problem: 'applying' })
    expect((await ada.get(file)).text).toContain('nothing is recorded twice')
    await ada.post(`${file}/go-on`).expect(303)
    await settled()
    expect((await ada.get(file)).text).toContain(t.hr.imports.recordedLines(2))
  })

  it('other requests are answered between its chunks', async () => {
    const people = Array.from(
      { length: 100 },
      (_, at) => `${4000 + at},Person ${at},,North House,Residential,Cook,employee,no,2026-11-02`,
    )
    const id = await plannedImport(test, staff.ada, { text: `${STAFF_HEADINGS}\n${people.join('\n')}\n` })
    await ada.post(`/hr/imports/${id.slice(7)}/record`).expect(303)
    const seen: number[] = []
    const asking = (async () => {
      while ((await findImport(test.deps.store.db, id))?.state === 'applying') {
        await ada.get('/hr/sites').expect(200)
        seen.push((await findImport(test.deps.store.db, id))?.rowsDone ?? 0)
      }
    })()
    await Promise.all([asking, settled()])
    // Each answer found the import at another place.
    expect(seen.length).toBeGreaterThan(3)
    expect(new Set(seen).size).toBeGreaterThan(3)
    expect((await findImport(test.deps.store.db, id))?.state).toBe('applied')
  }, 60_000)

  it('no second file is recorded', async () => {
    const first = await plannedImport(test, staff.ada)
    const second = await plannedImport(test, staff.ada, { text: STAFF_LIST.replaceAll('Eli Novak', 'Ola Reyes') })
    await test.deps.store.db.updateTable('data_import').set({ state: 'applying' }).where('id', '=', first).execute()
    const answer = await ada.post(`/hr/imports/${second.slice(7)}/record`)
    expect([answer.status, answer.text.includes(t.hr.imports.otherFirst)]).toEqual([409, true])
  })
})

describe('a file that cannot be taken', () => {
  it.each<[string, Buffer, string]>([
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 9]), 'We can’t read this workbook.'],
    ['a PDF', Buffer.from('%PDF-1.7'), t.hr.imports.problem.pdf],
    ['a broken line', Buffer.from('A,B\n1,2\n3\n'), 'Row 3 has 1 cell, but there are 2 headings.'],
    ['too many bytes', Buffer.alloc(11 * 1024 * 1024, 'a'), t.hr.imports.problem['too-large']],
  ])('is refused with a sentence: %s', async (_, bytes, sentence) => {
    const answer = await send(ada, { what: 'roster' }, bytes)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    expect(await latestImports(test.deps.store.db, 9)).toEqual([])
  })

  it('an empty form asks for a file', async () => {
    const answer = await send(ada, { what: 'roster' }, null)
    expect([answer.status, answer.text.includes(t.hr.imports.needs.file)]).toEqual([422, true])
  })

  it('a file of more than 12 MB gets a page that says so', async () => {
    const answer = await send(ada, { what: 'roster' }, Buffer.alloc(13 * 1024 * 1024, 'a'))
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('files can be up to 10 MB')
  })

  it('the content of a file that can’t be read is not logged', async () => {
    const file = await upload(STAFF_LIST)
    await goThrough(file, await ada.get(`${file}/columns`))
    await ada.post(`${file}/record`)
    await settled()
    expect(JSON.stringify(test.log)).not.toMatch(/Novak|Rivera|harborstreet\.example/)
  })
})

describe('importing a file', () => {
  it('is allowed to HR alone', async () => {
    const cleo = await signedIn(test, staff.cleo)
    expect((await cleo.get('/hr/imports')).status).toBe(403)
    expect((await send(cleo, { what: 'roster' }, Buffer.from(STAFF_LIST))).status).toBe(403)
  })

  it('is refused with a form from elsewhere', async () => {
    const answer = await send({ ...ada, csrf: 'forged' }, { what: 'roster' }, Buffer.from(STAFF_LIST))
    expect(answer.status).toBe(403)
  })
})

describe('a template', () => {
  it.each(['roster', 'completions'])(
    'the template of %s has headings found without asking, and so has the sample',
    async (kind) => {
      for (const name of ['template', 'sample']) {
        const { headers, text } = await ada.get(`/hr/imports/${name}.csv?kind=${kind}`)
        expect(headers['content-disposition']).toContain(`${name}-${kind}.csv`)
        const [header = [], ...lines] = parseCsv(text.slice(1))
        expect(lines.length > 0).toBe(name === 'sample')
        const file = await upload(lines.length === 0 ? text + csvLine(header.map(() => 'x')) : text, { what: kind })
        const page = await ada.get(`${file}/columns`)
        for (const heading of header) expect(page.text, heading).toMatch(new RegExp(`value="${heading}" selected`))
      }
    },
  )

  it('the staff template imports the rows it shows', async () => {
    const file = await upload((await ada.get('/hr/imports/sample.csv')).text)
    await goThrough(file, await ada.get(`${file}/columns`))
    expect(counts(await ada.get(file))).toMatchObject({ New: '3 rows' })
  })
})

/** Returns the address of the file. */
async function upload(text: string, fields: Fields = { what: 'roster' }): Promise<string> {
  const answer = await send(ada, fields, Buffer.from(text))
  expect(answer.status, answer.text).toBe(303)
  return (answer.headers['location'] ?? '').replace(/\/columns$/, '')
}

function send(browser: Browser, fields: Fields, bytes: Buffer | null, fileName = 'staff.csv'): Promise<Response> {
  const form = supertest(test.app)
    .post('/hr/imports')
    .set('Cookie', browser.cookie)
    .set('Sec-Fetch-Site', 'same-origin')
  for (const [name, value] of Object.entries({ csrf: browser.csrf, ...fields })) form.field(name, value as string)
  return bytes === null ? Promise.resolve(form) : Promise.resolve(form.attach('file', bytes, fileName))
}

/** Takes the columns as they were found and keeps who is missing. */
async function goThrough(file: string, columns: Response): Promise<void> {
  await ada.post(`${file}/columns`, formOf(columns)).expect(303)
  await choose(file)
}

async function choose(file: string, choices: Fields = {}): Promise<void> {
  await ada.post(`${file}/choices`, { ...boxes(), ...choices }).expect(303)
  await settled()
}

function boxes(): Fields {
  return { missing: 'keep', lastDay: '', 'site-north-house': 'yes', 'site-south-house': 'yes' }
}

function settled(): Promise<void> {
  return test.deps.jobs.idle('imports')
}

/** Collects what a browser would send from the selects and texts of a page. */
function formOf({ text }: Response): Record<string, string> {
  const selects = [...text.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs)]
  return { saveAs: '', ...Object.fromEntries(selects.map(([, name = '', options = '']) => [name, chosenIn(options)])) }
}

function selected(page: Response, name: string): string | undefined {
  return formOf(page)[name]
}

function chosenIn(options: string): string {
  const value = /<option value="([^"]*)" selected>/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1]
  return (value ?? '').replaceAll('&amp;', '&').replaceAll('&#39;', "'")
}

function counts({ text }: Response): Record<string, string> {
  const rows = [...text.matchAll(/<tr><th scope="row">([^<]+)<\/th><td><a href="[^"]+">([^<]+)<\/a>/g)]
  return Object.fromEntries(rows.map(([, name = '', lines = '']) => [name, lines]))
}
