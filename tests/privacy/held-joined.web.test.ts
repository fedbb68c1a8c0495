import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import { setCredentials } from '../../src/identity/account.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { hire } from '../../src/people/record.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { newStaff, passwordHash, signInNameOf, type Staff, staffOn } from '../support/staff.ts'

const t = MESSAGES.en
const words = t.privacy.held
const TODAY = calendarDate('2026-11-24')
const JOINED = 'Nov 24, 2026'
const ROBERTS_ADDRESS = 'robert@harborstreet.example'

let app: TestApp
let staff: Staff
let ada: Browser
let bob: Browser
/** A second record of Bob, with a sign-in of its own. */
let robert: PersonId
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  app.clock.pass({ minutes: 1 })
  ada = await signedIn(app, staff.ada)
  const { contents, now, store } = app.deps
  const by = { course: contents.en.course.id, actor: staff.ada, at: now(), today: TODAY } as const
  robert = await store.transaction(async (tx) => {
    const facts = { name: 'Robert Rivera', email: ROBERTS_ADDRESS, employee_number: 'H-17' }
    const person = await hire(tx, { ...newStaff, site: staff.south, facts }, by)
    await setCredentials(tx, person, ROBERTS_ADDRESS, passwordHash, TODAY)
    return person
  })
  const sure = { jobs: 'two', reason: 'Typed in twice', sure: 'yes', other: idOf(robert) }
  await ada.post(hrefTo('/hr/people/:person/merges', { person: staff.bob }), sure).expect(303)
  bob = await signedIn(app, staff.bob)
})
afterEach(() => app.deps.store.close())

const heldOfBob = () => hrefTo('/hr/people/:person/held', { person: staff.bob })
const recordOf = (title: string, n: 1 | 2) => words.recordOf(title, n, n === 1 ? null : JOINED)

/** Each table of a page by its heading, as text. */
async function tablesOf(browser: Browser, path: string): Promise<Map<string, string>> {
  const { text } = await browser.get(path).expect(200)
  const tables = text.split('<h3 ').slice(1)
  return new Map(
    tables.map((part) => {
      const [heading = '', rest = ''] = part.slice(part.indexOf('>') + 1).split('</h3>')
      const [table = ''] = rest.split('</table>')
      return [
        heading,
        table
          .replaceAll('<wbr>', '')
          .replaceAll(/<[^>]+>/g, ' ')
          .replaceAll(/\s+/g, ' '),
      ]
    }),
  )
}

describe.each<readonly [string, () => Browser, () => string]>([
  ['the person’s own page', () => bob, () => '/account/held'],
  ['HR’s page', () => ada, heldOfBob],
])('%s about somebody whose two records were joined', (_, browser, path) => {
  it('says which records there are, which one stays, and when the other was joined', async () => {
    const records = (await tablesOf(browser(), path())).get(words.titles.records) ?? ''
    expect(records).toContain(`${words.record(1)} ${staff.bob} ${words.recordStays}`)
    expect(records).toContain(`${words.record(2)} ${robert} ${JOINED}`)
  })

  it('has the name, address and number of each record under a heading of its own', async () => {
    const tables = await tablesOf(browser(), path())
    const { facts } = t.hr.personFile.titles
    const [first = '', second = ''] = [tables.get(recordOf(facts, 1)), tables.get(recordOf(facts, 2))]
    for (const said of ['Bob Rivera', signInNameOf('bob')]) expect(first).toContain(said)
    expect(first).not.toMatch(/robert|H-17/i)
    for (const said of ['Robert Rivera', ROBERTS_ADDRESS, 'H-17']) expect(second).toContain(said)
    expect(second).not.toMatch(/bob@/)
    expect(tables.has(facts)).toBe(false)
  })

  it('has each account under a heading of its own, with the changes of its own sign-in', async () => {
    const tables = await tablesOf(browser(), path())
    const { account } = words.titles
    const [first = '', second = ''] = [tables.get(recordOf(account, 1)), tables.get(recordOf(account, 2))]
    const changes = path() === '/account/held' ? words.rows.ownChanges : words.rows.changes
    expect(first).toContain(words.rows.passwordKept)
    expect(second).toContain(words.rows.passwordNone)
    expect(first).toContain(`${changes} 1`)
    expect(second).toContain(`${changes} 0`)
  })
})

describe('the download about somebody whose two records were joined', () => {
  it('says of each name, account and change which record it belongs to', async () => {
    const file = JSON.parse((await bob.get('/account/held.json').expect(200)).text)
    expect(file).toMatchObject({ person: staff.bob, otherRecords: [robert] })
    expect(file.facts).toContainEqual(expect.objectContaining({ record: robert, value: 'H-17' }))
    expect(file.facts).toContainEqual(expect.objectContaining({ record: staff.bob, value: 'Bob Rivera' }))
    const accounts = file.accounts.map(({ record, hasPassword }: Kept) => [record, hasPassword])
    expect(accounts).toHaveLength(2)
    expect(accounts).toEqual(
      expect.arrayContaining([
        [staff.bob, true],
        [robert, false],
      ]),
    )
    expect(file.signInChanges).toMatchObject([{ record: staff.bob, kind: 'records-joined' }])
  })

  it('has the entries of the audit trail under either record', async () => {
    const { entries } = JSON.parse((await bob.get('/account/held.json')).text).auditTrail
    expect(entries.map(({ kind }: { readonly kind: string }) => kind)).toEqual(
      expect.arrayContaining(['sign_in_ended', 'records_joined']),
    )
  })
})

describe('the page of somebody with one record', () => {
  it('has no numbers of records', async () => {
    const tables = await tablesOf(await signedIn(app, staff.dan), '/account/held')
    expect(tables.has(t.hr.personFile.titles.facts)).toBe(true)
    expect(tables.has(words.titles.records)).toBe(false)
  })
})

interface Kept {
  readonly record: PersonId
  readonly hasPassword: boolean
}
