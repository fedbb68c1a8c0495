import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { hire, recordEvents } from '../../src/people/record.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { countLeavers } from '../../src/privacy/retention/leaver.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { COURSE, day } from '../support/recording.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'

const { leavers: words, retention: retentionWords } = MESSAGES.en.privacy
const { refusals, keeping: keepingWords } = MESSAGES.en.hr.erasure
const TEN_YEARS = { leavers: '10-years', messages: '7-years', links: '90-days', addresses: '90-days', trail: '6-years' }
const TODAY = calendarDate('2026-11-24')

let test: TestApp
let staff: Staff
let ada: Browser
let eve: PersonId
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
  eve = await left('Eve Longago', '2015-03-02')
  await left('Finn Later', '2016-11-25')
})

const page = async () => (await ada.get('/hr/retention/leavers').expect(200)).text
const tableOf = (html: string, id: string) => html.split(`id="${id}"`)[1]?.split('<h2')[0] ?? ''
const change = (person: PersonId) => hrefTo('/hr/people/:person/changes/:change', { person, change: 'keep-record' })

describe('the list of people who may be erased now', () => {
  it('has nobody until the organization has chosen a number of years', async () => {
    expect(await page()).toContain(words.always)
    expect(await page()).not.toContain('Eve Longago')
    expect((await ada.get('/hr/retention')).text).toContain(retentionWords.never)
  })

  it('says who, since when and why, and leads to the erasure with its own confirmation', async () => {
    await ada.post('/hr/retention', TEN_YEARS).expect(303)
    const html = await page()
    expect(html).toContain(words.lead('10 years'))
    const row = tableOf(html, 'may-be-erased')
    expect(row).toContain('Eve Longago')
    expect(row).toContain('Mar 2, 2015')
    expect(row).toContain('Mar 2, 2025')
    expect(row).toContain(words.overFor(1, 8))
    expect(row).toContain(`href="${hrefTo('/hr/people/:person/erasure', { person: eve })}"`)
    for (const name of ['Finn Later', 'Bob Rivera']) expect(html).not.toContain(name)
    expect((await ada.get('/hr/retention')).text).toContain(retentionWords.mayBeErased(1))
  })

  it('erases nobody, however long nobody decides', async () => {
    await ada.post('/hr/retention', TEN_YEARS).expect(303)
    const kinds = async () => (await test.deps.store.db.selectFrom('person_fact').selectAll().execute()).length
    const before = await kinds()
    test.clock.pass({ days: 400 })
    test.deps.jobs.wake('retention')
    await test.deps.jobs.idle('retention')
    expect(await kinds()).toBe(before)
    ada = await signedIn(test, staff.ada)
    expect(tableOf(await page(), 'may-be-erased')).toMatch(/Eve Longago[^]*Finn Later/)
  })

  it('has nobody who came back, or who was erased', async () => {
    await ada.post('/hr/retention', TEN_YEARS).expect(303)
    const { db } = test.deps.store
    expect(await countLeavers(db, day('2016-11-24'), TODAY)).toBe(1)
    const again = { ...newStaff, person: eve, site: staff.north, facts: {}, hiredOn: TODAY }
    await test.deps.store.transaction((tx) => hire(tx, again, recording()))
    expect(await countLeavers(db, day('2016-11-24'), TODAY)).toBe(0)
  })

  it('says when somebody has asked, and a second person has to confirm', async () => {
    await ada.post('/hr/retention', TEN_YEARS).expect(303)
    await ada
      .post(hrefTo('/hr/people/:person/erasure-requests', { person: eve }), { ground: 'no-longer-needed', sure: 'yes' })
      .expect(303)
    expect(tableOf(await page(), 'may-be-erased')).toContain(words.confirm)
  })

  it('is in Spanish, too', async () => {
    await ada.post('/hr/retention', TEN_YEARS).expect(303)
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/' }).expect(303)
    const es = MESSAGES.es.privacy.leavers
    expect(await page()).toContain(es.lead(MESSAGES.es.privacy.retention.periods['10-years']))
    expect(await page()).toContain(es.overFor(1, 8))
  })
})

describe('a record that is kept longer', () => {
  it('isn’t offered for erasure, is listed with why, and can’t be erased', async () => {
    await ada.post('/hr/retention', TEN_YEARS).expect(303)
    await ada.post(change(eve), { ground: 'legal-hold', until: '' }).expect(303)
    const html = await page()
    expect(tableOf(html, 'may-be-erased')).not.toContain('Eve Longago')
    const row = tableOf(html, 'kept-longer')
    for (const said of ['Eve Longago', keepingWords.grounds['legal-hold'], keepingWords.open])
      expect(row).toContain(said)
    expect((await ada.get('/hr/retention')).text).toContain(retentionWords.mayBeErased(0))
    expect((await ada.get(hrefTo('/hr/people/:person/erasure', { person: eve }))).text).toContain(refusals.kept)
    const asked = { ground: 'no-longer-needed', sure: 'yes' }
    await ada.post(hrefTo('/hr/people/:person/erasure-requests', { person: eve }), asked).expect(409)
  })

  it('is offered again when HR says that it’s over, and after a last day', async () => {
    await ada.post('/hr/retention', TEN_YEARS).expect(303)
    await ada.post(change(eve), { ground: 'legal-hold', until: '' }).expect(303)
    await ada.post(change(eve), { ground: 'no', until: '' }).expect(303)
    expect(tableOf(await page(), 'may-be-erased')).toContain('Eve Longago')
    await ada.post(change(eve), { ground: 'law', until: '2026-11-25' }).expect(303)
    expect(tableOf(await page(), 'kept-longer')).toContain(keepingWords.until('Nov 25, 2026'))
    test.clock.pass({ days: 2 })
    ada = await signedIn(test, staff.ada)
    expect(tableOf(await page(), 'may-be-erased')).toContain('Eve Longago')
    const { text } = await ada.get(hrefTo('/hr/people/:person', { person: eve })).expect(200)
    expect(text).toContain(keepingWords.over)
    expect(text).toContain(keepingWords.grounds.law)
  })

  it.each([
    ['without a reason', { ground: '', until: '' }],
    ['with a reason of its own', { ground: 'because', until: '' }],
    ['up to a day that has passed', { ground: 'law', until: '2026-11-23' }],
  ])('is refused %s', async (_, fields) => {
    await ada.post(change(eve), fields).expect(422)
  })
})

function recording(on = TODAY) {
  return { course: COURSE, actor: staff.ada, at: test.clock.now(), today: on } as const
}

async function left(name: string, lastDay: string): Promise<PersonId> {
  const starter = { ...newStaff, site: staff.north, facts: { name }, hiredOn: calendarDate('2012-01-09') }
  return test.deps.store.transaction(async (tx) => {
    const person = await hire(tx, starter, recording())
    const [hired] = await tx.selectFrom('event').selectAll().where('subject', '=', person).execute()
    const spell = String(JSON.parse(hired?.body ?? '{}').spell)
    const separated = { person, on: day(lastDay), kind: 'separated', body: { v: 1, spell } } as const
    await recordEvents(tx, [separated], recording())
    return person
  })
}
