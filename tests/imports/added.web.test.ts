import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { setCredentials } from '../../src/identity/account.store.ts'
import { addedView } from '../../src/imports/added.page.ts'
import { moveImport } from '../../src/imports/import.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { peopleNamed } from '../../src/people/people.store.ts'
import type { ImportId } from '../../src/platform/database/schema.store.ts'
import { membersOf } from '../../src/selections/selection.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { plannedImport, STAFF_HEADINGS } from '../support/imports.ts'
import { day } from '../support/recording.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const t = MESSAGES.en.hr
const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' }

/** Eli and Mo are new, Mo with a second job; Dan moves, and one line has to be mended. */
const LIST = [
  STAFF_HEADINGS,
  '2001,Eli Novak,eli@harborstreet.example,North House,Residential,Youth worker,employee,yes,2026-11-09',
  ',Dan Whitfield,dan@harborstreet.example,North House,Residential,Youth worker,employee,yes,2026-01-05',
  '2002,Mo Abara,,North House,Residential,Youth worker,employee,yes,2026-11-09',
  '2002,Mo Abara,,South House,Kitchen,Cook,employee,no,2026-11-09',
  '2003,Ola Reyes,,West House,Residential,Youth worker,employee,yes,2026-11-09',
  '',
].join('\n')

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(() => open(WITH_MAIL))

describe('the page of a file that was recorded', () => {
  it('leads to cards for exactly the people whom the file has added', async () => {
    const file = await recorded()
    const { text } = await ada.get(file)
    expect(text).toContain(t.imports.added.title(2))
    expect(text).toContain(t.imports.added.open(2))
    const answer = await ada.post(`${file}/selections`, { action: 'print-codes', part: '0' }).expect(303)
    const selection = String(answer.headers['location'])
    expect(await chosenIn(selection)).toEqual([await named('Eli Novak'), await named('Mo Abara')])
    const preview = await ada.get(selection).expect(200)
    expect(preview.text).toContain('<h1>Print cards for 2 people</h1>')
    expect(preview.text).toContain(`href="${file}"`)
    const cards = await ada.post(selection, { place: '0' }).expect(200)
    for (const name of ['Eli Novak', 'Mo Abara']) expect(cards.text).toContain(name)
    expect(cards.text).not.toMatch(/Dan Whitfield|Ola Reyes/)
    expect((await ada.get(file)).text).toContain(t.imports.added.withCode(2))
  })

  it('has one button that stands out, however many parts the people come in', () => {
    const input = { added: 3_000, open: 3_000, withCode: 0, action: '/', csrf: '' }
    const parts = [0, 1, 2].map((part) => ({ part, first: part * 1_000 + 1, last: (part + 1) * 1_000, open: 1_000 }))
    const buttons = addedView({ ...input, actions: ['print-codes', 'invite'], parts }, MESSAGES.en).forms.flatMap(
      (form) => form.buttons,
    )
    expect(buttons.map(({ primary }) => primary)).toEqual([true, false, false, false, false, false])
    expect(buttons[0]?.text).toContain('1,000')
  })

  it('counts the rows it recorded above the people it added', async () => {
    const { text } = await ada.get(await recorded())
    expect(text).toContain(t.imports.recordedLines(4))
    expect(text.indexOf(t.imports.recordedLines(4))).toBeLessThan(text.indexOf(t.imports.added.title(2)))
  })

  it('keeps the way back to the file when the people are narrowed to one site', async () => {
    const file = await recorded()
    const answer = await ada.post(`${file}/selections`, { action: 'print-codes', part: '0' }).expect(303)
    const path = `${String(answer.headers['location'])}/site`
    const narrowed = String((await ada.post(path, { site: 'south-house' }).expect(303)).headers['location'])
    expect(await chosenIn(narrowed)).toEqual([await named('Mo Abara')])
    expect((await ada.get(narrowed).expect(200)).text).toContain(`href="${file}"`)
  })

  it('leads to invitations by mail, and names whoever has no address', async () => {
    const file = await recorded()
    const answer = await ada.post(`${file}/selections`, { action: 'invite', part: '0' }).expect(303)
    const { text } = await ada.get(String(answer.headers['location']))
    expect(text).toContain('<h1>Invite 1 person by e-mail</h1>')
    expect(text).toContain('1 has no e-mail address')
  })

  it('offers no invitation by mail without a mail server', async () => {
    await open({})
    const { text } = await ada.get(await recorded())
    expect(text).toContain('value="print-codes"')
    expect(text).not.toContain('value="invite"')
  })

  it('leaves out who has a sign-in by now, and says so when that’s everyone', async () => {
    const file = await recorded()
    await giveWayIn('Eli Novak')
    expect((await ada.get(file)).text).toContain(t.imports.added.open(1))
    const answer = await ada.post(`${file}/selections`, { action: 'print-codes', part: '0' }).expect(303)
    expect(await chosenIn(String(answer.headers['location']))).toEqual([await named('Mo Abara')])
    await giveWayIn('Mo Abara')
    const { text } = await ada.get(file)
    expect(text).toContain(t.imports.added.nobody)
    expect(text).not.toContain('value="print-codes"')
    const late = await ada.post(`${file}/selections`, { action: 'print-codes', part: '0' }).expect(303)
    expect(late.headers['location']).toBe(file)
  })

  it('has them, too, when recording was stopped on the way', async () => {
    const file = await recorded()
    await moveImport(test.deps.store.db, idAt(file), ['applied'], 'failed', { problem: 'stopped' })
    expect((await ada.get(file)).text).toContain(t.imports.added.open(2))
  })

  it('has no such link for a file from before, or one that added nobody', async () => {
    const file = await recorded()
    await test.deps.store.db.updateTable('import_row').set({ added: null }).execute()
    expect((await ada.get(file)).text).not.toContain('value="print-codes"')
    const answer = await ada.post(`${file}/selections`, { action: 'print-codes', part: '0' }).expect(303)
    expect(answer.headers['location']).toBe(file)
  })

  it('takes nothing but ways to sign in', async () => {
    const file = await recorded()
    await ada.post(`${file}/selections`, { action: 'remind', part: '0' }).expect(400)
    await ada.post(`${file}/selections`, { action: 'invite', part: 'all' }).expect(400)
    expect(await test.deps.store.db.selectFrom('selection').selectAll().execute()).toEqual([])
  })
})

async function open(environment: Readonly<Record<string, string>>): Promise<void> {
  test = await testApp(environment)
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
}

/** Returns the address of the file. */
async function recorded(): Promise<string> {
  const file = hrefTo('/hr/imports/:import', { import: await plannedImport(test, staff.ada, { text: LIST }) })
  await ada.post(`${file}/record`).expect(303)
  await test.deps.jobs.idle('imports')
  return file
}

function idAt(file: string): ImportId {
  return `import:${file.split('/').at(-1) ?? ''}`
}

async function chosenIn(selection: string): Promise<PersonId[]> {
  return (await membersOf(test.deps.store.db, selection.split('/').at(-1) ?? '')).map(({ person }) => person)
}

async function named(name: string): Promise<PersonId> {
  const [person] = await peopleNamed(test.deps.store.db, name)
  if (person === undefined) throw new Error(`${name} is not on record`)
  return person
}

async function giveWayIn(name: string): Promise<void> {
  const person = await named(name)
  await test.deps.store.transaction((tx) => setCredentials(tx, person, name, 'hash', day('2026-11-24')))
}
