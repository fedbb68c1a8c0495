import { beforeEach, describe, expect, it } from 'vitest'
import { instant } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { corrected, isKind } from '../../src/ledger/history.ts'
import { findAccount } from '../../src/identity/account.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { findPerson, peopleNamed } from '../../src/people/people.store.ts'
import { createSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, browserAfter, type Fields, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { type Staff, staffOn, PASSWORD, signInNameOf, withoutPassword } from '../support/staff.ts'
import { completeCourse } from '../support/completions.ts'
import { publishExample } from '../support/site.ts'

const comparePeoplePath = (person: PersonId, other: PersonId) =>
  hrefTo('/hr/people/:person/same-person/compare', { person }, { other: idOf(other) })
const personPath = (person: PersonId) => hrefTo('/hr/people/:person', { person })
const samePersonPath = (person: PersonId) => hrefTo('/hr/people/:person/same-person', { person })

const t = MESSAGES.en

let app: TestApp
let staff: Staff
let ada: Browser
/** A second record of Bob, at South House. */
let robert: PersonId
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
  await ada
    .post('/hr/people', {
      name: 'Robert Rivera',
      email: 'robert@harborstreet.example',
      number: 'H-17',
      site: staff.south,
      department: 'Night team',
      position: 'Driver',
      supervisor: '',
      language: 'en',
      type: 'employee',
      worksWithYouth: 'yes',
      hiredOn: '2026-11-02',
      firstContactOn: '',
    })
    .expect(303)
  const [found = staff.bob] = await peopleNamed(app.deps.store.db, 'Robert Rivera')
  robert = found
})

const SURE = { jobs: 'two', reason: 'Typed in twice', sure: 'yes' }

describe('finding the other record', () => {
  it.each(['Robert Rivera', 'ROBERT@harborstreet.example', 'H-17'])('by %s', async (who) => {
    const answer = await ada.post(samePersonPath(staff.bob), { who }).expect(303)
    expect(answer.headers['location']).toBe(comparePeoplePath(staff.bob, robert))
  })

  it.each([
    ['nothing', '', t.hr.changes.needs.who],
    ['nobody', 'Zoe', t.hr.changes.needs.whoUnknown],
    ['the same record', 'Bob Rivera', t.hr.changes.needs.whoSelf],
  ])('says what to fix: %s', async (_, who, said) => {
    const { status, text } = await ada.post(samePersonPath(staff.bob), { who })
    expect([status, text.split(said).length]).toEqual([422, 3])
  })

  it('asks for more when several have the name', async () => {
    for (const number of ['1', '2']) await addKim(number)
    const { text } = await ada.post(samePersonPath(staff.bob), { who: 'Kim Lee' }).expect(422)
    expect(text).toContain(t.hr.changes.needs.whoSeveral)
  })
})

describe('the two side by side', () => {
  it('say what each record knows, and offer the other way round', async () => {
    const { text } = await ada.get(comparePeoplePath(staff.bob, robert)).expect(200)
    for (const words of ['Bob Rivera', 'Robert Rivera', 'H-17', 'Youth worker, North House', 'Driver, South House'])
      expect(text).toContain(words)
    expect(text).toContain(`href="${comparePeoplePath(robert, staff.bob)}"`)
    expect(text).toContain('<option value="two" selected>')
  })

  it('are asked for when none is named, and not found when nobody is', async () => {
    const compare = `${samePersonPath(staff.bob)}/compare`
    expect((await ada.get(compare)).headers['location']).toBe(samePersonPath(staff.bob))
    expect((await ada.get(comparePeoplePath(staff.bob, staff.bob))).headers['location']).toBe(samePersonPath(staff.bob))
    await ada.get(comparePeoplePath(staff.bob, 'person:nobody')).expect(404)
  })

  it.each<[string, Fields, string]>([
    ['without a reason', { reason: '' }, t.hr.changes.needs.reason],
    ['without being sure', { sure: [] }, t.hr.changes.needs.confirm],
    ['with a third kind of job', { jobs: 'three' }, t.hr.changes.needs.employments],
  ])('stay two %s', async (_, change, said) => {
    const { status, text } = await ada.post(hrefTo('/hr/people/:person/merges', { person: staff.bob }), {
      ...SURE,
      other: idOf(robert),
      ...change,
    })
    expect([status, text.split(said).length]).toEqual([422, 3])
    expect(await findPerson(app.deps.store.db, robert)).not.toBeNull()
  })
})

describe('one record', () => {
  it('is on the list once; the address of the other leads to it', async () => {
    const answer = await merge(robert, staff.bob)
    const { text } = await ada.get(answer.headers['location'] ?? '').expect(200)
    expect(text).toContain(t.hr.changes.merge.saved)
    expect(text).toContain('Robert Rivera, merged on Nov 24, 2026')
    expect(text).toContain('The record of Robert Rivera and the record of Bob Rivera are about the same person')
    expect((await ada.get(personPath(robert))).headers['location']).toBe(personPath(staff.bob))
    expect((await ada.get('/hr/people?status=everyone')).text).not.toContain('Robert Rivera')
  })

  it('is not shown to people who may not read it', async () => {
    await merge(robert, staff.bob)
    const dan = await signedIn(app, staff.dan)
    await dan.get(personPath(robert)).expect(403)
    const cleo = await signedIn(app, staff.cleo)
    expect((await cleo.get(personPath(robert))).headers['location']).toBe(personPath(staff.bob))
    await merge(staff.dan, staff.ada)
    await cleo.get(personPath(staff.dan)).expect(404)
  })

  it.each([
    ['into the second', () => [staff.bob, robert] as const],
    ['into the first', () => [robert, staff.bob] as const],
  ])('counts what was finished in either: %s', async (_, direction) => {
    await publishExample(app, staff.north, {})
    await completeCourse(app, staff.bob)
    const [second, into] = direction()
    await merge(second, into)
    expect(await findPerson(app.deps.store.db, into)).toMatchObject({ standing: { completedOn: '2026-11-24' } })
  })

  it('also opens with the sign-in of the second', async () => {
    await merge(staff.bob, robert)
    const answer = await visitor(app).post('/sign-in', { signInName: signInNameOf('bob'), password: PASSWORD })
    const bob = await browserAfter(app, answer)
    await bob.get('/course').expect(200)
    const { text } = await bob.get('/account')
    expect(text).toContain('Robert Rivera')
    expect(text).toContain(signInNameOf('bob'))
    await bob.post('/account/password', { current: PASSWORD, password: 'rain on the roof, tea inside' }).expect(303)
    const again = { signInName: signInNameOf('bob'), password: 'rain on the roof, tea inside' }
    await visitor(app).post('/sign-in', again).expect(303)
  })

  it('is not opened by an invitation for the second, from before they were joined or since', async () => {
    const { store, now } = app.deps
    const before =
      /\/join\/[0-9a-z]{26}/.exec(
        (await ada.post(hrefTo('/hr/people/:person/link', { person: robert })).expect(200)).text,
      )?.[0] ?? ''
    await visitor(app).get(before).expect(200)
    await merge(robert, staff.bob)
    const invite = { purpose: 'invite', person: robert, createdBy: staff.ada } as const
    const expiresAt = instant('2027-01-01T00:00:00.000Z')
    const token = await store.transaction((tx) => createSignInLink(tx, { ...invite, at: now(), expiresAt }))
    for (const link of [before, `/join/${token}`]) {
      await visitor(app).get(link).expect(404)
      await visitor(app).post(link, { password: 'rain on the roof, tea inside' }).expect(404)
    }
    expect(await findAccount(store.db, robert)).toMatchObject({ passwordHash: null })
  })

  it('leaves an invitation as it is where nobody has a password yet', async () => {
    await withoutPassword(app, staff.bob)
    const link =
      /\/join\/[0-9a-z]{26}/.exec(
        (await ada.post(hrefTo('/hr/people/:person/link', { person: staff.bob })).expect(200)).text,
      )?.[0] ?? ''
    await merge(robert, staff.bob)
    await visitor(app).post(link, { password: 'rain on the roof, tea inside' }).expect(303)
  })

  it('merging the same records twice merges them once', async () => {
    await merge(robert, staff.bob)
    await ada
      .post(hrefTo('/hr/people/:person/merges', { person: staff.bob }), { ...SURE, other: idOf(robert) })
      .expect(404)
    await ada
      .post(hrefTo('/hr/people/:person/merges', { person: robert }), { ...SURE, other: idOf(staff.bob) })
      .expect(404)
    expect((await historyOf(app.deps.store.db, staff.bob)).filter(isKind('merged'))).toHaveLength(1)
  })

  it('is two again when they are two people after all', async () => {
    await merge(robert, staff.bob)
    const path = await partPath()
    expect((await ada.get(personPath(staff.bob))).text).toContain(`href="${path}">${t.hr.changes.correction.part}`)
    expect((await ada.get(path)).text).toContain(`<h1>${t.hr.changes.correction.part}</h1>`)
    const why = { reason: 'A cousin', evidence: '' }
    await ada.post(path, why).expect(200)
    const answer = await ada.post(path, { ...why, confirmed: 'yes' }).expect(303)
    const { text } = await ada.get(answer.headers['location'] ?? '').expect(200)
    expect(text).toContain(t.hr.changes.correction.parted)
    await ada.get(personPath(robert)).expect(200)
  })

  it('leaves each person their exempt days when the exemption was ended while they were one', async () => {
    const change = (person: PersonId, name: string) =>
      hrefTo('/hr/people/:person/changes/:change', { person, change: name })
    const exemption = { why: 'trained-elsewhere', approver: staff.ada, from: '2026-11-20', until: '' }
    await ada.post(change(robert, 'exemption'), exemption).expect(303)
    await merge(robert, staff.bob)
    await ada.post(change(staff.bob, 'end-exemption'), { until: '2026-11-22' }).expect(303)
    await ada.post(await partPath(), { reason: 'A cousin', evidence: '', confirmed: 'yes' }).expect(303)
    const exemptDays = async (person: PersonId) =>
      corrected(await historyOf(app.deps.store.db, person))
        .filter(isKind('exempted'))
        .map(({ effectiveOn, body: { until } }) => [effectiveOn, until])
    expect([await exemptDays(robert), await exemptDays(staff.bob)]).toEqual([[['2026-11-20', '2026-11-22']], []])
  })
})

/** Where the records of Bob and of who was merged into him are parted again. */
async function partPath(): Promise<string> {
  const [merged] = (await historyOf(app.deps.store.db, staff.bob)).filter(isKind('merged'))
  return hrefTo('/hr/entries/:entry/correction', { entry: merged?.id ?? '' }, { kind: 'withdrawn' })
}

function merge(second: PersonId, into: PersonId) {
  return ada.post(hrefTo('/hr/people/:person/merges', { person: into }), { ...SURE, other: idOf(second) }).expect(303)
}

function addKim(number: string) {
  const place = { site: staff.north, department: 'Residential', position: 'Cook', supervisor: '' }
  const rest = { email: '', language: 'en', type: 'employee', hiredOn: '', firstContactOn: '' }
  return ada.post('/hr/people', { ...place, ...rest, name: 'Kim Lee', number }).expect(303)
}
