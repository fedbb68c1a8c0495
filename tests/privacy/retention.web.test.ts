import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { createSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { calendarDate, DAY_MS, later } from '../../src/platform/time/calendar.ts'
import { cutOf, RETAINED, type RetainedClass, RETENTION } from '../../src/privacy/retention/retention.ts'
import { findRetention } from '../../src/privacy/retention/retention.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { endOfTrail, trailAfter } from '../support/trail.ts'

const words = MESSAGES.en.privacy.retention
const CHOSEN = {
  leavers: '10-years',
  messages: '1-year',
  links: '30-days',
  addresses: '30-days',
  trail: 'keep',
} as const

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
  const at = later(test.clock.now(), -40 * DAY_MS)
  const link = { purpose: 'invite', person: staff.bob, createdBy: staff.ada, at, expiresAt: later(at, DAY_MS) } as const
  await test.deps.store.transaction((tx) => createSignInLink(tx, link))
})

const links = async () => (await test.deps.store.db.selectFrom('sign_in_link').select('token_hash').execute()).length
const runJob = async () => {
  test.deps.jobs.wake('retention')
  await test.deps.jobs.idle('retention')
}

describe('the page on how long data is kept', () => {
  it('shows what would go with other periods, and saves and deletes nothing', async () => {
    const before = await findRetention(test.deps.store.db)
    const { text } = await ada.get(hrefTo('/hr/retention/preview', {}, CHOSEN)).expect(200)
    expect(text).toContain(words.wouldGoUpTo(1, 'Oct 25, 2026'))
    expect(text).toContain(words.changed(words.periods['90-days']))
    expect(text).toContain(words.never)
    expect(await findRetention(test.deps.store.db)).toEqual(before)
    expect(await links()).toBe(1)
  })

  it('saves periods, which count from the next day: until then a mistake can be put right', async () => {
    await runJob()
    await ada.post('/hr/retention', CHOSEN).expect(303).expect('Location', '/hr/retention?saved=yes')
    expect((await ada.get('/hr/retention?saved=yes')).text).toContain(words.saved)
    await runJob()
    expect(await links()).toBe(1)
    test.clock.pass({ days: 1 })
    await runJob()
    expect(await links()).toBe(0)
  })

  it.each([
    ['a period that isn’t offered', { ...CHOSEN, messages: '30-days' }],
    ['a class that isn’t there', { ...CHOSEN, event: '1-year' }],
    ['a period too few', { messages: '1-year' }],
  ])('refuses %s', async (_, fields) => {
    await ada.post('/hr/retention', fields).expect(400)
  })

  it('is for administrators', async () => {
    const cleo = await signedIn(test, staff.cleo)
    await cleo.get('/hr/retention').expect(403)
    await cleo.post('/hr/retention', CHOSEN).expect(403)
  })
})

describe('the daily deletion', () => {
  it('is on the audit trail by class, day and number, and isn’t when nothing goes; the log has no numbers', async () => {
    await ada.post('/hr/retention', CHOSEN).expect(303)
    const begin = await endOfTrail(test)
    await runJob()
    const detail = { class: 'links', until: '2026-10-25', deleted: 1 }
    const entry = { actor: 'system:retention', kind: 'retention_ran', about: null, detail, address: null }
    expect(await trailAfter(test, begin)).toEqual([{ seq: begin + 1, ...entry }])
    expect(test.log.filter((line) => 'deleted' in line)).toEqual([])
    test.clock.pass({ days: 1 })
    await runJob()
    expect(await trailAfter(test, begin)).toHaveLength(1)
    const { text } = await (await signedIn(test, staff.ada)).get('/hr/audit')
    for (const part of [MESSAGES.en.hr.trail.kinds.retention_ran, words.classes.links]) expect(text).toContain(part)
  })

  it('leaves the ledger, facts, certificates and editions as they are', async () => {
    const { db } = test.deps.store
    const kept = async () => [
      await db.selectFrom('event').selectAll().orderBy('seq').execute(),
      await db.selectFrom('person_fact').selectAll().orderBy('id').execute(),
      await db.selectFrom('certificate').selectAll().execute(),
      await db.selectFrom('content_edition').selectAll().execute(),
    ]
    const before = await kept()
    await ada.post('/hr/retention', { ...CHOSEN, trail: '1-year' }).expect(303)
    test.clock.pass({ days: 4_000 })
    await runJob()
    expect(await kept()).toEqual(before)
  })

  it('has a default among the choices of each class, a year at least for messages, and ten for people who left', () => {
    const today = calendarDate('2026-11-24')
    for (const retained of RETAINED) expect(RETENTION[retained].choices).toContain(RETENTION[retained].standard)
    const last = (retained: RetainedClass, on = today) =>
      RETENTION[retained].choices.map((choice) => cutOf(choice, test.clock.now(), on)?.until ?? '')
    expect(last('messages').filter((day) => day > '2025-11-24')).toEqual([])
    expect(last('leavers').filter((day) => day > '2016-11-24')).toEqual([])
    expect(last('messages', calendarDate('2028-02-29'))).toEqual(['2027-02-28', '2025-02-28', '2021-02-28', ''])
  })
})
