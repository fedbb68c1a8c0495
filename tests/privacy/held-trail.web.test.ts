import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import type { NewTrailEntry, TrailActor } from '../../src/trail/kind.ts'
import { appendToTrail } from '../../src/trail/trail.store.ts'
import { instant } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const t = MESSAGES.en
const words = t.privacy.held
/** 10:15 in New Jersey. */
const MORNING = instant('2026-11-23T15:15:00.000Z')

let app: TestApp
let staff: Staff
let bob: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  bob = await signedIn(app, staff.bob)
})
afterEach(() => app.deps.store.close())

async function kept(actor: TrailActor, address: string | null, ...entries: readonly NewTrailEntry[]): Promise<void> {
  await app.deps.store.transaction(async (tx) => {
    for (const entry of entries) await appendToTrail(tx, { actor, at: MORNING, address }, entry)
  })
}

const opened = (about: PersonId): NewTrailEntry => ({
  kind: 'person_read',
  about,
  detail: { route: '/hr/people/:person' },
})
const signedInBy = (about: PersonId): NewTrailEntry => ({ kind: 'signed_in', about, detail: { how: 'password' } })
const refused = (about: PersonId): NewTrailEntry => ({ kind: 'sign_in_refused', about, detail: { why: 'wrong' } })

/** The rows of a table, each cell as its texts. */
async function rowsOf(browser: Browser, path: string, id: string): Promise<string[][]> {
  const { text } = await browser.get(path).expect(200)
  const table = text.slice(text.indexOf(`aria-labelledby="${id}" tabindex`)).split('</table>')[0] ?? ''
  const [, ...rows] = table.split('<tr>').slice(1)
  return rows.map((row) =>
    row.split(/<t[hd]\b[^>]*>/).flatMap((cell) => {
      const said = cell
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim()
      return said === '' ? [] : [said]
    }),
  )
}
const trailOf = async (browser: Browser) => rowsOf(browser, '/account/held', 'trail')
const fileOf = async (browser: Browser) => JSON.parse((await browser.get('/account/held.json').expect(200)).text)
const heldPath = (person: PersonId) => hrefTo('/hr/people/:person/held', { person })

describe('the audit trail on the page and in the download of the person themselves', () => {
  it('has each entry with kind, day, time and who it was, the newest first', async () => {
    await kept(staff.bob, '192.0.2.8', signedInBy(staff.bob))
    await kept(staff.ada, '192.0.2.7', opened(staff.bob))
    await kept('visitor', '203.0.113.9', refused(staff.bob))
    await kept('system:reminders', null, { kind: 'access_closed', about: staff.bob })
    expect(await trailOf(bob)).toEqual([
      ['Nov 23, 2026 10:15 AM', 'Account closed', 'The server', '–'],
      ['Nov 23, 2026 10:15 AM', 'Sign-in refused wrong name or password', 'Someone not signed in', '203.0.113.9'],
      ['Nov 23, 2026 10:15 AM', 'Record opened The person’s page', 'Ada Okafor', '–'],
      ['Nov 23, 2026 10:15 AM', 'Signed in with a password', 'You', '192.0.2.8'],
    ])
    const { auditTrail } = await fileOf(bob)
    expect(auditTrail).toMatchObject({ about: 4, by: 1, all: 4, first: MORNING, last: MORNING })
    expect(auditTrail.entries).toMatchObject([
      { kind: 'access_closed', by: { id: 'system:reminders', name: null }, about: { id: staff.bob } },
      { kind: 'sign_in_refused', by: { id: 'visitor' }, address: '203.0.113.9', holds: { why: 'wrong' } },
      { kind: 'person_read', at: MORNING, by: { id: staff.ada, name: 'Ada Okafor' }, address: null },
      { kind: 'signed_in', by: { id: staff.bob, name: 'Bob Rivera' }, address: '192.0.2.8' },
    ])
  })

  it('says that an address is no longer kept once its period is over', async () => {
    await kept(staff.bob, null, signedInBy(staff.bob))
    expect((await trailOf(bob)).at(0)?.at(-1)).toBe(t.hr.trail.noAddress)
    expect((await bob.get('/account/held')).text).toContain(t.hr.trail.addressNote('90 days'))
  })

  it('has what the person did in the records of others, without saying whose, and no address of anyone else', async () => {
    const joined: NewTrailEntry = { kind: 'records_joined', about: staff.cleo, detail: { into: staff.dan } }
    const list: NewTrailEntry = {
      kind: 'downloaded',
      detail: { route: '/hr/people.csv', filters: { supervisor: idOf(staff.cleo), status: 'overdue' } },
    }
    const site: NewTrailEntry = { kind: 'setting_changed', about: staff.north, detail: { route: '/hr/sites/:site' } }
    await kept(staff.bob, '192.0.2.8', opened(staff.dan), joined, list, site)
    await kept(staff.cleo, '192.0.2.9', opened(staff.bob), opened(staff.dan))
    const whats = (await trailOf(bob)).map(([, what]) => what)
    expect(whats).toEqual([
      'Record opened The person’s page',
      'Setting changed Site details About North House',
      'File downloaded People (CSV) Status: Overdue Supervisor: someone else',
      'Two records merged Into the record of someone else About someone else',
      'Record opened The person’s page About someone else',
    ])
    const file = await fileOf(bob)
    const text = JSON.stringify(file.auditTrail)
    for (const other of ['Dan Whitfield', idOf(staff.dan), '192.0.2.9']) expect(text).not.toContain(other)
    expect((await bob.get('/account/held')).text).not.toContain('Dan Whitfield')
  })

  it('names the second person who agreed to a recovery code', async () => {
    const made: NewTrailEntry = { kind: 'recovery_code_made', about: staff.bob, detail: { agreedBy: staff.cleo } }
    await kept(staff.ada, null, made)
    expect((await trailOf(bob))[0]?.[1]).toBe('Recovery code made Agreed by Cleo Marsh')
  })

  it('shows the newest 200 and says so, and the download has all', async () => {
    const many = Array.from({ length: 640 }, () => opened(staff.bob))
    await kept(staff.bob, null, signedInBy(staff.bob))
    await kept(staff.ada, null, ...many)
    expect(await trailOf(bob)).toHaveLength(200)
    expect((await bob.get('/account/held')).text).toContain(words.trail.newest(200, 641))
    const { entries } = (await fileOf(bob)).auditTrail
    expect(new Set(entries.map(({ seq }: { readonly seq: number }) => seq)).size).toBe(641)
    expect(entries.at(-1)).toMatchObject({ kind: 'signed_in' })
  })

  it('is a sentence for somebody about whom there is none', async () => {
    expect((await bob.get('/account/held')).text).toContain(words.none.trail)
  })
})

describe('the audit trail on HR’s page about somebody', () => {
  it('is how many entries there are and from which days: no kinds, no names and no addresses', async () => {
    await kept(staff.bob, '192.0.2.8', signedInBy(staff.bob), signedInBy(staff.bob))
    await kept(staff.cleo, '192.0.2.9', opened(staff.bob))
    const ada = await signedIn(app, staff.ada)
    expect(await rowsOf(ada, heldPath(staff.bob), 'trail')).toEqual([
      [words.trail.about, '3'],
      [words.trail.by, '2'],
      [words.trail.first, 'Nov 23, 2026'],
      [words.trail.last, 'Nov 23, 2026'],
    ])
    const { text } = await ada.get(hrefTo('/hr/people/:person/held.json', { person: staff.bob })).expect(200)
    const { auditTrail } = JSON.parse(text)
    expect(auditTrail).toMatchObject({ by: 2, first: '2026-11-23', entries: null })
    for (const page of [text, (await ada.get(heldPath(staff.bob))).text]) expect(page).not.toContain('192.0.2.')
  })
})

describe('the parts of the page', () => {
  it('have messages and the audit trail under a heading of their own, and not among reminders or work', async () => {
    await kept(staff.bob, null, signedInBy(staff.bob))
    const ada = await signedIn(app, staff.ada)
    await ada.post(hrefTo('/hr/people/:person/nudges', { person: staff.bob }))
    for (const page of [await bob.get('/account/held'), await ada.get(heldPath(staff.bob))]) {
      const titles = [...page.text.matchAll(/<h3 id="[^"]*">([^<]+)|<p class="quiet"><b>([^<]+)\./g)]
      const parts = page.text.split('<h2 ')
      const told = parts.find((part) => part.startsWith('id="told"')) ?? ''
      expect(told).toContain(`<h3 id="messages">${words.titles.messages}</h3>`)
      expect(told).toContain(`<h3 id="trail">${words.titles.trail}</h3>`)
      expect(titles.map(([, title, nothing]) => title ?? nothing)).not.toContain(t.hr.personFile.titles.reminders)
      expect(parts.find((part) => part.startsWith('id="work"'))).not.toMatch(/audit trail/i)
    }
  })
})

describe('who did something', () => {
  it('is no person where one of our own jobs did it', async () => {
    const ada = await signedIn(app, staff.ada)
    await ada.post(hrefTo('/hr/people/:person/nudges', { person: staff.bob })).expect(303)
    const file = await fileOf(bob)
    const jobs = JSON.stringify(file).match(/\{"id":"system:[^}]+\}/g) ?? []
    expect(jobs.length).toBeGreaterThan(0)
    for (const job of jobs) expect(JSON.parse(job).name).toBeNull()
  })
})
