import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { appendToTrail } from '../../src/trail/trail.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { findRetention, putRetention } from '../../src/privacy/retention/retention.store.ts'
import { changeFacts } from '../../src/people/record.store.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { parseCsv } from '../support/csv.ts'
import { signInNameOf, type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.trail

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

const EMPTY = { who: '', about: '', kind: '', from: '', to: '' }
const personPath = (name: 'bob' | 'dan') => hrefTo('/hr/people/:person', { person: staff[name] })
const rowsOf = (text: string) => [...text.matchAll(/<th scope="row">/g)].length

describe('the page of the audit trail', () => {
  it('names who did what to whom, at the time in the organization, with links to records', async () => {
    await ada.get(personPath('bob'))
    const { text } = await ada.get('/hr/audit')
    expect(text).toContain('Nov 24, 2026, 10:00 AM')
    expect(text).toContain(words.kinds.person_read)
    expect(text).toContain(`<a href="${personPath('bob')}">Bob Rivera</a>`)
    expect(text).toContain('127.0.0.1')
  })

  it('names the server’s own console, which has no address that could be kept', async () => {
    const { store, now } = test.deps
    const source = { actor: 'system:console', at: now(), address: null } as const
    await store.transaction((tx) => appendToTrail(tx, source, { kind: 'key_changed', detail: { key: 'ledger' } }))
    const { text } = await ada.get('/hr/audit?kind=key_changed')
    for (const said of [words.console, words.kinds.key_changed, words.values['key']?.['ledger']])
      expect(text).toContain(said)
    expect(text).not.toContain(words.noAddress)
  })

  it('says how long network addresses are kept, by the period that an administrator chose', async () => {
    expect((await ada.get('/hr/audit')).text).toContain('Network addresses are deleted after 90 days.')
    const { store, now } = test.deps
    await store.transaction(async (tx) =>
      putRetention(tx, { ...(await findRetention(tx)), addresses: '30-days' }, staff.ada, now()),
    )
    expect((await ada.get('/hr/audit')).text).toContain('Network addresses are deleted after 30 days.')
  })

  it('finds a person by name, and the address has the id and no name', async () => {
    await ada.get(personPath('bob'))
    await ada.get(personPath('dan'))
    const fields = { who: signInNameOf('ada'), about: 'Bob Rivera', kind: 'person_read', from: '2026-11-24', to: '' }
    const found = await ada.post('/hr/audit/searches', fields)
    const location = String(found.headers['location'])
    expect(location).toBe(`/hr/audit?who=${idOf(staff.ada)}&about=${idOf(staff.bob)}&kind=person_read&from=2026-11-24`)
    const { text } = await ada.get(location)
    expect(rowsOf(text)).toBe(1)
    expect(text).toContain('by Ada Okafor; about Bob Rivera; Record opened; from Nov 24, 2026')
    expect(rowsOf((await ada.get('/hr/audit?to=2026-11-23')).text)).toBe(0)
    expect(rowsOf((await ada.get(`/hr/audit?about=${idOf(staff.dan)}`)).text)).toBe(1)
  })

  it.each([
    ['a name that nobody has', { who: 'Eve Nobody', about: '' }, words.unknown],
    ['an end before the beginning', { from: '2026-11-24', to: '2026-11-23' }, words.toBeforeFrom],
  ])('says at the field what is wrong with %s', async (_, typed, problem) => {
    const { status, text } = await ada.post('/hr/audit/searches', {
      ...EMPTY,
      ...typed,
    })
    expect(status).toBe(422)
    expect(text).toContain(problem)
  })

  it('finds people by a part of the name as the search of the header does, and asks which of several is meant', async () => {
    const found = async (about: string) =>
      (await ada.post('/hr/audit/searches', { ...EMPTY, about })).headers['location']
    expect(await found('rivera')).toBe(`/hr/audit?about=${idOf(staff.bob)}`)
    expect(await found('RIVERA bo')).toBe(`/hr/audit?about=${idOf(staff.bob)}`)
    const { status, text } = await ada.post('/hr/audit/searches', { ...EMPTY, about: 'ar' })
    expect(status).toBe(422)
    expect(text).toContain(words.maybe('Cleo Marsh'))
  })

  it('takes a last day that is far away for today, because nothing is later', async () => {
    await ada.get(personPath('bob'))
    const { status, text } = await ada.get('/hr/audit?kind=person_read&to=9999-12-31')
    expect(status).toBe(200)
    expect(rowsOf(text)).toBe(1)
  })

  it('shows twelve at a time, each entry once', async () => {
    for (let n = 0; n < 60; n += 1) await ada.get(personPath('bob'))
    const first = (await ada.get('/hr/audit?kind=person_read')).text
    const older = /href="(\/hr\/audit\?[^"]*before=\d+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect([rowsOf(first), rowsOf((await ada.get(older)).text)]).toEqual([12, 12])
  })

  it('checks the chain, and says which entry isn’t in order', async () => {
    await ada.get(personPath('bob'))
    const check = async () => {
      expect((await ada.post('/hr/audit/checks')).headers['location']).toBe('/hr/audit?done=checking')
      await test.deps.jobs.idle('trail-check')
      return (await ada.get('/hr/audit')).text
    }
    expect(await check()).toContain('Checked Nov 24, 2026, 10:00 AM: no problems up to entry 1')
    await sql`drop trigger trail_entry_never_changes`.execute(test.deps.store.db)
    await sql`update trail_entry set actor = ${staff.dan} where seq = 1`.execute(test.deps.store.db)
    const { checkedFaulty, faults, faulty } = words
    const text = await check()
    for (const sentence of [faulty, faults.changed(1), checkedFaulty('Nov 24, 2026', '10:00 AM')])
      expect(text).toContain(sentence)
    expect(test.log.find(({ msg }) => msg === 'the audit trail is not in order')).toMatchObject({ entry: 1 })
  })

  it('is for HR and administrators', async () => {
    for (const name of ['bob', 'cleo'] as const) {
      const browser = await signedIn(test, staff[name])
      for (const path of ['/hr/audit', '/hr/audit.csv']) expect((await browser.get(path)).status).toBe(403)
    }
    expect((await visitor(test).get('/hr/audit')).status).toBe(303)
  })
})

describe('the file of the audit trail', () => {
  it('has what the page has, and no cell that a spreadsheet would run', async () => {
    await test.deps.store.transaction((tx) =>
      changeFacts(tx, staff.bob, { name: '=cmd|calc' }, calendarDate('2026-11-24'), {
        course: test.deps.contents.en.course.id,
        actor: staff.ada,
        at: test.deps.now(),
        today: calendarDate('2026-11-24'),
      }),
    )
    await ada.get(personPath('bob'))
    await ada.get(personPath('dan'))
    const { headers, text } = await ada.get(`/hr/audit.csv?about=${idOf(staff.bob)}`)
    expect(headers['content-disposition']).toContain('audit-trail-2026-11-24.csv')
    const [header, ...rows] = parseCsv(text.replace(/^\uFEFF/, ''))
    expect(header?.slice(0, 4)).toEqual(['entry', 'at_utc', 'at_local', 'who'])
    expect(rows).toHaveLength(1)
    const row = Object.fromEntries((header ?? []).map((name, index) => [name, rows[0]?.[index]]))
    expect(row).toMatchObject({
      at_utc: '2026-11-24T15:00:00.000Z',
      at_local: '2026-11-24 10:00',
      who: staff.ada,
      who_name: 'Ada Okafor',
      kind: 'person_read',
      about: staff.bob,
      about_name: "'=cmd|calc",
      detail: '{"route":"/hr/people/:person"}',
      address: '127.0.0.1',
    })
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  })

  it('has every entry once when there are more than it reads at a time, and the page says how many there are', async () => {
    const { store, now } = test.deps
    const source = { actor: 'system:console', at: now(), address: null } as const
    await store.transaction(async (tx) => {
      for (let entry = 0; entry < 401; entry += 1)
        await appendToTrail(tx, source, { kind: 'key_changed', detail: { key: 'ledger' } })
    })
    const { text: page } = await ada.get('/hr/audit?kind=key_changed')
    expect(page).toContain(words.fileSize(401, 0))
    const entriesIn = async (path: string) => {
      const { text } = await ada.get(path).expect(200)
      return parseCsv(text.replace(/^\uFEFF/, ''))
        .slice(1)
        .map(([entry]) => Number(entry))
    }
    const found = await entriesIn('/hr/audit.csv?kind=key_changed')
    expect(found).toHaveLength(401)
    expect(found).toEqual([...new Set(found)].sort((one, other) => other - one))
    const [last = 0] = await entriesIn('/hr/audit.csv')
    expect((await ada.get('/hr/audit')).text).toContain(words.fileSize(last, 0))
  })

  it('is itself in the trail, with its filters', async () => {
    await ada.get(`/hr/audit.csv?about=${idOf(staff.bob)}&kind=person_read`)
    const last = await test.deps.store.db
      .selectFrom('trail_entry')
      .select(['kind', 'detail'])
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    expect(last?.kind).toBe('downloaded')
    const filters = { about: idOf(staff.bob), kind: 'person_read' }
    expect(JSON.parse(last?.detail ?? '')).toEqual({ route: '/hr/audit.csv', filters })
  })
})
