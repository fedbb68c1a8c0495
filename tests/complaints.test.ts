import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../src/app/app.ts'
import { pack } from '../src/certificates/packing.job.ts'
import { checkFile } from '../src/certificates/seal.job.ts'
import { addDays, type CalendarDate, calendarDate, dateAt, toInstant } from '../src/platform/time/calendar.ts'
import { certificatesIn } from '../src/certificates/certificate.ts'
import { totals, STATUS_CHOICES } from '../src/requirements/compliance.ts'
import type { EventBodies, EventKind, PersonId, Recording } from '../src/ledger/event.ts'
import { isKind } from '../src/ledger/history.ts'
import { EVERYONE_FILTER, fits, type ReportFilter } from '../src/reports/filter.ts'
import type { Status } from '../src/requirements/status.ts'
import { closeAccess } from '../src/identity/access.store.ts'
import { findCertificate } from '../src/certificates/certificate.store.ts'
import { correct } from '../src/people/correction.store.ts'
import { creditedMinutes } from '../src/learning/progress.ts'
import type { Learner } from '../src/learning/coursework.store.ts'
import { historyOf } from '../src/ledger/ledger.store.ts'
import { erasePerson, type PersonEvent, hire, recordEvents } from '../src/people/record.store.ts'
import {
  countStatuses,
  countStatusesBy,
  type CycleRow,
  cyclesInBatches,
  peopleInBatches,
} from '../src/reports/report.store.ts'
import { defineRules } from '../src/requirements/rules.store.ts'
import { createSignInLink } from '../src/identity/sign-in-link.store.ts'
import { hrefTo, idOf } from '../src/app/href.web.ts'
import { type Browser, browserAfter, EDITIONS, HTTPS, signedIn, type TestApp, testApp, visitor } from './support/app.ts'
import { type Staff, staffOn, ORGANIZATION } from './support/staff.ts'
import { content, contents } from './support/content.ts'
import { formsOf, untouched } from './support/forms.ts'
import { parseCsv } from './support/csv.ts'
import { hireOf } from './support/examples.ts'
import { publishExample } from './support/site.ts'
import { doAllButAcknowledge } from './support/populated.ts'
import type { ReportRequest } from '../src/reports/request.ts'
import { MESSAGES } from '../src/words/messages.ts'
import { EVERYONE } from '../src/ledger/scope.ts'

const words = MESSAGES.en.certificate.verify.state

/*
 * The most common complaints of people who report on training in today's systems, each tried on the whole program: a
 * real database, the real pages, files and rules. Bob was hired eight days ago; Cleo and Dan are overdue; Ada does not
 * work with youth.
 */

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp(HTTPS)
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  await publishExample(app, staff.south, { name: 'South House', slug: 'south-house' })
  ada = await signedIn(app, staff.ada)
})

describe('answer to complaint', () => {
  it('1: reports include people who were asked and never began', async () => {
    expect(await statusOf(staff.bob)).toBe('not-started')
    expect(await rowOf(staff.bob)).toMatchObject({ status: 'not-started', lessons_finished: '0' })
    expect(await listed('status=not-started')).toEqual(['Bob Rivera'])
    const [cycle] = await cyclesOf(staff.bob)
    expect(cycle).toMatchObject({ number: 1, openedOn: null, done: null, dueOn: '2026-12-16' })
  })

  it('2: closed accounts and supervisors are counted correctly', async () => {
    const before = await figures()
    await app.deps.store.transaction((tx) => closeAccess(tx, staff.bob, 'Lost phone', recording()))
    // Closing the account of someone who works here changes no figure, and a supervisor isn't counted as a separate
    // person.
    expect(await figures()).toEqual(before)
    expect(before).toMatchObject({ all: 4, inScope: 3, needAction: 2, notInScope: 1 })
    await happened('separated', staff.dan, today(), { v: 1, spell: await spellOf(staff.dan) })
    await pass(1)
    // Someone who has left is in no rate, but stays on a list.
    expect(await figures()).toMatchObject({ all: 4, inScope: 2, needAction: 1, separated: 1 })
    expect(await listed('status=separated')).toEqual(['Dan Whitfield'])
  })

  it('3: a person on a long leave doesn’t stay “incomplete” forever', async () => {
    await happened('leave_began', staff.cleo, today(), { v: 1, expectedReturn: day('2027-03-01') })
    expect(await statusOf(staff.cleo)).toBe('on-leave')
    expect(await figures()).toMatchObject({ inScope: 2, needAction: 1, onLeave: 1, dueSoFar: 1 })
    expect(await listed('status=on-leave')).toEqual(['Cleo Marsh'])
    await pass(60)
    expect(await statusOf(staff.cleo)).toBe('on-leave')
  })

  it('4: the history stays when orientation is no longer asked, and two departments count one person once', async () => {
    await finish(staff.bob)
    await addEmployment(staff.dan, { site: staff.north, department: 'Kitchen' })
    expect(await figures()).toMatchObject({ all: 4, upToDate: 1 })
    const departments = await countStatusesBy(db(), everybodyNow(), 'department')
    expect(departments.get('Kitchen')?.overdue).toBe(1)
    expect(departments.get('Residential')?.overdue).toBe(2)
    await happened('duties_changed', staff.bob, today(), {
      v: 1,
      spell: await spellOf(staff.bob),
      type: 'employee',
      worksWithYouth: false,
    })
    expect(await statusOf(staff.bob)).toBe('not-in-scope')
    expect(await cyclesOf(staff.bob)).toMatchObject([
      { done: { on: '2026-11-24', policyVersion: content.policy.version } },
    ])
    expect(await file(staff.bob)).toContain('Finished orientation')
    const departmentsAfter = await countStatusesBy(db(), everybodyNow(), 'department')
    expect(departmentsAfter.get('Residential')?.['not-in-scope']).toBe(1)
  })

  it('5: a course that is finished is finished in the report, too', async () => {
    const before = await figures()
    await finish(staff.bob)
    expect(await rowOf(staff.bob)).toMatchObject({ status: 'up-to-date', completed_on: '2026-11-24', score: '15' })
    expect(await listed('status=up-to-date')).toEqual(['Bob Rivera'])
    expect((await figures()).upToDate).toBe(before.upToDate + 1)
  })

  it('6: the date of a completion stays when somebody edits the rules', async () => {
    await finish(staff.cleo)
    const { done } = first(await cyclesOf(staff.cleo))
    const { pdf, token } = await certificateOf(staff.cleo)
    await pass(1)
    await rules(7, 6)
    expect(first(await cyclesOf(staff.cleo))).toMatchObject({ done, dueOn: '2026-02-04' })
    expect(done).toMatchObject({ on: '2026-11-24', late: true, courseVersion: content.course.version })
    const after = await certificateOf(staff.cleo)
    expect([after.pdf?.equals(pdf ?? Buffer.of()), after.token]).toEqual([true, token])
  })

  it('7: earlier attempts and certificates stay in the next round', async () => {
    await rules(30, 12)
    await finish(staff.bob)
    await pass(330)
    await finish(staff.bob)
    const [one, two] = await cyclesOf(staff.bob)
    expect([one?.number, one?.kind, one?.done?.on]).toEqual([1, 'first', '2026-11-24'])
    expect([two?.number, two?.kind, two?.done?.on]).toEqual([2, 'renewal', '2027-10-20'])
    expect(one?.attempts).toBe(1)
    const text = await file(staff.bob)
    for (const date of ['Nov 24, 2026', 'Oct 20, 2027']) {
      expect(text).toContain(`${date} 15 of 15`)
      expect(text).toMatch(new RegExp(`C-[\\w-]+ ?, issued ${date}`))
    }
    expect(certificatesIn(await historyOf(db(), staff.bob)).map(({ issuedOn }) => issuedOn)).toEqual([
      '2026-11-24',
      '2027-10-20',
    ])
  })

  it('8: “never did it” is told apart from “did it, and it expired”', async () => {
    await rules(30, 12)
    await finish(staff.cleo)
    await pass(400)
    expect([await statusOf(staff.cleo), await statusOf(staff.dan)]).toEqual(['expired', 'overdue'])
    expect(await listed('status=expired')).toEqual(['Cleo Marsh'])
    expect(await rowOf(staff.cleo)).toMatchObject({ status: 'expired', completed_on: '2026-11-24' })
    expect(await rowOf(staff.dan)).toMatchObject({ status: 'overdue', completed_on: '' })
    expect((await cyclesOf(staff.cleo)).map(({ kind, done }) => [kind, done !== null])).toEqual([
      ['first', true],
      ['renewal', false],
    ])
  })

  it('9: a filter gives what was asked and no more, and saved views keep their selection', async () => {
    await finish(staff.bob)
    await addEmployment(staff.dan, { site: staff.north, department: 'Kitchen' })
    const everybody: { readonly name: string; fits(filter: ReportFilter): boolean }[] = []
    for await (const batch of peopleInBatches(db(), everybodyNow()))
      for (const person of batch) {
        everybody.push({ name: person.name ?? '', fits: (filter) => fits(person, filter) })
      }
    const places = [
      { slug: '', site: null, department: '' },
      { slug: 'north-house', site: staff.north, department: '' },
      { slug: 'south-house', site: staff.south, department: '' },
      { slug: '', site: null, department: 'Kitchen' },
      { slug: 'south-house', site: staff.south, department: 'Kitchen' },
    ] as const
    for (const status of STATUS_CHOICES) {
      for (const { slug, site, department } of places) {
        const query = new URLSearchParams({ status, site: slug, department }).toString()
        const filter = { ...EVERYONE_FILTER, status, site, department: department === '' ? null : department }
        const expected = everybody.filter((person) => person.fits(filter)).map(({ name }) => name)
        expect((await listed(query)).toSorted(), query).toEqual(expected.toSorted())
        expect((await rows(query)).map(({ name }) => name).toSorted(), query).toEqual(expected.toSorted())
      }
    }
    const query = 'asof=2026-11-23&status=overdue&site=south-house&department=Kitchen'
    await ada.post('/hr/views', { ...Object.fromEntries(new URLSearchParams(query)), ...SAVED }).expect(303)
    const id = /\/hr\/views\/([\w-]+)\/report/.exec((await ada.get('/hr/views')).text)?.[1] ?? ''
    const opened = await ada.get(hrefTo('/hr/views/:shared/report', { shared: id })).expect(303)
    const [, kept] = String(opened.headers['location']).split('?')
    expect(Object.fromEntries(new URLSearchParams(kept))).toEqual(Object.fromEntries(new URLSearchParams(query)))
    // Anyone with the link still sees only their own people.
    const cleo = await signedIn(app, staff.cleo)
    expect((await cleo.get(String(opened.headers['location'])).expect(200)).text).not.toContain('Dan Whitfield')
  })

  it('10: every completion says until when it is valid', async () => {
    await rules(30, 12)
    await finish(staff.bob)
    expect(await rowOf(staff.bob)).toMatchObject({ valid_until: '2027-11-24' })
    expect(first(await cyclesOf(staff.bob)).done?.validUntil).toBe('2027-11-24')
    expect(await file(staff.bob)).toContain('Until Nov 24, 2027')
    expect(await listOfPeople('status=everyone')).toContain('Nov 24, 2027')
  })

  it('11: a leave takes nobody off the list and makes nobody start over', async () => {
    const spell = await spellOf(staff.bob)
    const bob = await learner(staff.bob)
    await app.deps.store.transaction((tx) => doAllButAcknowledge(tx, bob))
    const asked = (await historyOf(db(), staff.bob)).filter(isKind('required')).length
    await happened('leave_began', staff.bob, today(), { v: 1, expectedReturn: null })
    await pass(20)
    expect(await listed('status=on-leave')).toEqual(['Bob Rivera'])
    await happened('leave_ended', staff.bob, today(), { v: 1 })
    const history = await historyOf(db(), staff.bob)
    expect(history.filter(isKind('required'))).toHaveLength(asked)
    expect(history.filter(isKind('hired')).map(({ body }) => body.spell)).toEqual([spell])
    expect(await cyclesOf(staff.bob)).toMatchObject([{ number: 1, kind: 'first', attempts: 1, dueOn: '2027-01-05' }])
    expect(await rowOf(staff.bob)).toMatchObject({ lessons_finished: String(content.course.lessons.length) })
  })

  it('12: removing a person leaves the proof', async () => {
    await finish(staff.bob)
    const { token } = await certificateOf(staff.bob)
    await app.deps.store.transaction((tx) => closeAccess(tx, staff.bob, 'Left', recording()))
    await happened('separated', staff.bob, today(), { v: 1, spell: await spellOf(staff.bob) })
    await pass(400)
    expect(await verdict(token)).toContain(words.genuine.title)
    expect(await file(staff.bob)).toContain('Finished orientation')
    expect((await rows('status=separated')).map(({ completed_on }) => completed_on)).toEqual(['2026-11-24'])
    // Even when the name was erased by law, the paper in the person's hands holds, and what happened stays on record.
    await app.deps.store.transaction((tx) => erasePerson(tx, staff.bob, today()))
    expect(await verdict(token)).toContain(words.genuine.title)
    expect(await cyclesOf(staff.bob)).toMatchObject([{ done: { on: '2026-11-24' } }])
  })

  it('13: checking a certificate says what it certifies, so an edited one is found out', async () => {
    await finish(staff.bob)
    const { token, pdf } = await certificateOf(staff.bob)
    const text = await verdict(token)
    for (const said of ['Bob Rivera', 'Nov 24, 2026', 'North House', ORGANIZATION.name]) expect(text).toContain(said)
    const [head, body = '', signature] = (token ?? '').split('.')
    const edited = Buffer.from(body, 'base64url').toString().replace('Bob Rivera', 'Eve Rivera')
    expect(edited).toContain('Eve Rivera')
    expect(await verdict([head, Buffer.from(edited).toString('base64url'), signature].join('.'))).toContain(
      words.changed.title,
    )
    const keys = [app.deps.signingKey.publicKey]
    const issued = pdf ?? Buffer.of()
    expect((await checkFile(issued, keys)).state).toBe('as-issued')
    const changed = Buffer.from(issued)
    changed.writeUInt8(changed.readUInt8(changed.length >> 1) ^ 1, changed.length >> 1)
    expect((await checkFile(changed, keys)).state).not.toBe('as-issued')
  })

  it('14: hours are recorded and can be proven', async () => {
    await finish(staff.bob)
    const minutes = creditedMinutes(content.course)
    const shorter = content.course.lessons.map((lesson) => ({ ...lesson, minutes: 1 }))
    const deps = {
      ...app.deps,
      contents: { ...contents, en: { ...content, course: { ...content.course, version: '2.0.0', lessons: shorter } } },
    }
    ada = await signedIn({ ...app, deps, app: createApp(deps) }, staff.ada)
    expect(await rowOf(staff.bob)).toMatchObject({ credited_minutes: String(minutes) })
    expect(await file(staff.bob)).toContain(`${minutes} minutes credited`)
  })

  it('15: the file has one row for each person, and keeps the filter on the screen', async () => {
    await rules(30, 12)
    await finish(staff.bob)
    await pass(330)
    await finish(staff.bob)
    const ids = (await rows('status=everyone')).map(({ person_id }) => person_id)
    expect(ids.toSorted()).toEqual([staff.ada, staff.bob, staff.cleo, staff.dan].map(idOf).toSorted())
    const { text } = await ada.get('/hr/people?status=up-to-date&department=Residential').expect(200)
    const download = formsOf(text).find(({ actions }) => actions.includes('/hr/reports/files'))
    const filter = { status: 'up-to-date', department: 'Residential' }
    expect(download === undefined ? {} : untouched(download)).toMatchObject(filter)
    const narrowed = await rows(new URLSearchParams(filter).toString())
    expect(narrowed.map(({ name }) => name)).toEqual(['Bob Rivera'])
    expect(narrowed[0]?.['filters']).toContain('Residential')
    // And one row for each time, for whoever wants that.
    const cycles = await ada.get('/hr/reports/file?rows=cycles&format=csv&status=up-to-date').expect(200)
    expect(table(cycles.text).map((row) => [row['person_id'], row['cycle']])).toEqual([
      [idOf(staff.bob), '1'],
      [idOf(staff.bob), '2'],
    ])
  })

  it('16: accounts without training aren’t in the figures', async () => {
    const founded = await testApp()
    const token = await founded.deps.store.transaction((tx) =>
      createSignInLink(tx, {
        purpose: 'set-up',
        person: null,
        createdBy: 'system:start',
        at: founded.deps.now(),
        expiresAt: toInstant(Date.parse(founded.deps.now()) + 86_400_000),
      }),
    )
    const answer = await visitor(founded).post(`/set-up/${token}`, {
      organization: 'Bayview',
      timeZone: 'America/New_York',
      site: 'Bayview House',
      slug: 'bayview-house',
      name: 'Fay Founder',
      signInName: 'fay@bayview.example',
      password: 'a quiet room with the light on',
    })
    const fay = await browserAfter(founded, answer)
    await fay.get('/hr/people').expect(200)
    const counts = await countStatuses(founded.deps.store.db, everybodyNow())
    expect(totals(counts)).toMatchObject({ inScope: 0, dueSoFar: 0, notInScope: 1 })
    // Ada's account, made in the same way by others, is in no rate either.
    expect(await statusOf(staff.ada)).toBe('not-in-scope')
    expect(await figures()).toMatchObject({ all: 4, inScope: 3 })
  })

  it('17: figures change right away, without waiting for a job', async () => {
    expect(await listOfPeople('')).toContain('0 of 2')
    await finish(staff.cleo)
    expect(await listOfPeople('')).toContain('1 of 2')
    expect(plain((await ada.get('/hr/overview').expect(200)).text)).toContain('1 of 2')
    const spell = await spellOf(staff.dan)
    await happened('separated', staff.dan, addDays(today(), -1), { v: 1, spell })
    expect(await listOfPeople('')).toContain('1 of 1')
    expect(plain((await ada.get('/hr/overview').expect(200)).text)).toContain('1 of 1')
  })

  it('18: the due date is kept with the completion, so lateness can be proven', async () => {
    await finish(staff.cleo)
    await finish(staff.bob)
    expect(first(await cyclesOf(staff.cleo))).toMatchObject({ dueOn: '2026-02-04', done: { late: true } })
    expect(first(await cyclesOf(staff.bob))).toMatchObject({ dueOn: '2026-12-16', done: { late: false } })
    expect(await rowOf(staff.cleo)).toMatchObject({ late: 'yes' })
    const cycles = table((await ada.get('/hr/reports/file?rows=cycles&format=csv&status=up-to-date').expect(200)).text)
    expect(cycles.map((row) => [row['due_on'], row['late']]).toSorted()).toEqual([
      ['2026-02-04', 'yes'],
      ['2026-12-16', 'no'],
    ])
    expect(await file(staff.cleo)).toContain('Feb 4, 2026 Due Feb 4, 2026: hired Jan 5, 2026, plus 30 days.')
    // A mistake about someone who was already asked can be corrected.
    const hired = (await historyOf(db(), staff.dan)).find(isKind('hired'))
    expect(hired?.id).toBe(await hireOf(app, staff.dan))
    const change = { kind: 'hired-on', hiredOn: day('2026-11-20') } as const
    const evidence = { files: [], reference: 'Letter' }
    if (hired === undefined) throw new Error('Dan was not hired')
    await app.deps.store.transaction((tx) =>
      correct(tx, hired, { change, reason: 'Wrong year', evidence }, recording()),
    )
    expect(first(await cyclesOf(staff.dan)).dueOn).toBe('2026-12-20')
  })

  it('19: a certificate is there before anybody opens a page', async () => {
    await finish(staff.bob)
    // No page was opened in between.
    const [issued] = certificatesIn(await historyOf(db(), staff.bob))
    expect(issued?.issuedOn).toBe('2026-11-24')
    expect((await certificateOf(staff.bob)).pdf?.subarray(0, 5).toString()).toBe('%PDF-')
    expect(first(await cyclesOf(staff.bob)).done?.certificate).toBe(issued?.number)
  })
})

const SAVED = { page: 'people', name: 'Kitchen', mailed: 'never' }

const day = (text: string): CalendarDate => calendarDate(text)

function db() {
  return app.deps.store.db
}

function today(): CalendarDate {
  return dateAt(app.deps.now(), ORGANIZATION.timeZone)
}

function now() {
  return { on: today(), knownAt: null }
}

/** Sessions end on the way. */
async function pass(days: number): Promise<void> {
  app.clock.pass({ days })
  ada = await signedIn(app, staff.ada)
}

function recording(actor = staff.ada): Recording {
  return { course: content.course.id, actor, at: app.deps.now(), today: today() }
}

async function happened<Kind extends EventKind>(
  kind: Kind,
  person: PersonId,
  on: CalendarDate,
  body: EventBodies[Kind],
) {
  // Kind and body belong together by the arguments.
  const event = { person, on, kind, body } as unknown as PersonEvent
  await app.deps.store.transaction((tx) => recordEvents(tx, [event], recording()))
}

/** New rules for everyone, from today on. */
async function rules(days: number, months: number): Promise<void> {
  const rule = {
    due: { by: 'days-from-hire', days },
    renewal: { months, windowDays: 60, keepsDate: false },
    rehireGapMonths: 12,
  } as const
  const appliesTo = { youthOnly: true, sites: null, types: null }
  const defined = { rules: [{ named: 'Staff', appliesTo, rule }], forEveryone: true, reason: 'Review' }
  await app.deps.store.transaction((tx) => defineRules(tx, defined, today(), recording()))
  app.deps.jobs.wake('rules')
  await app.deps.jobs.idle('rules')
}

async function addEmployment(person: PersonId, place: { readonly site: Staff['north']; readonly department: string }) {
  const starter = {
    person,
    facts: {},
    ...place,
    position: 'Cook',
    supervisor: null,
    hiredOn: day('2026-11-02'),
    type: 'employee',
    worksWithYouth: true,
    language: 'en',
  } as const
  await app.deps.store.transaction((tx) => hire(tx, starter, recording()))
}

async function spellOf(person: PersonId): Promise<string> {
  const hired = (await historyOf(db(), person)).find(isKind('hired'))
  return hired?.body.spell ?? ''
}

async function learner(person: PersonId): Promise<Learner> {
  return {
    person,
    recording: recording(person),
    content,
    edition: EDITIONS.en,
    editions: Object.values(EDITIONS),
  }
}

/** Does everything, and acknowledges on the page, as people do. */
async function finish(person: PersonId): Promise<void> {
  const work = await learner(person)
  await app.deps.store.transaction((tx) => doAllButAcknowledge(tx, work))
  const browser = await signedIn(app, person)
  const { text } = await browser.get('/policy').expect(200)
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
  await browser.post('/policy', { site: field('site'), version: field('version') }).expect('Location', '/finished')
}

function everybodyNow(): ReportRequest {
  return { asOf: now(), filter: EVERYONE_FILTER, scope: EVERYONE }
}

async function figures() {
  return totals(await countStatuses(db(), everybodyNow()))
}

async function cyclesOf(person: PersonId): Promise<CycleRow['cycle'][]> {
  const found: CycleRow['cycle'][] = []
  for await (const batch of cyclesInBatches(db(), everybodyNow()))
    found.push(...batch.filter((row) => row.person.person === person).map(({ cycle }) => cycle))
  return found
}

function first<T>(values: readonly T[]): T {
  const [value] = values
  if (value === undefined) throw new Error('there is none')
  return value
}

async function certificateOf(person: PersonId) {
  const [issued] = certificatesIn(await historyOf(db(), person))
  const kept = issued === undefined ? null : await findCertificate(db(), issued.number)
  if (kept === null) throw new Error('there is no certificate')
  return kept
}

async function verdict(token: string | null): Promise<string> {
  const certificate = pack(token ?? '')
  return (await visitor(app).post(hrefTo('/verify'), { certificate }).expect(200)).text
}

/** The names on the list, all of it on one page. */
async function listed(query: string): Promise<string[]> {
  const { text } = await ada.get(`/hr/people?${query}`).expect(200)
  return [...text.matchAll(/<th scope="row"><a href="\/hr\/people\/[^"]*">([^<]*)/g)].map(([, name = '']) => name)
}

async function listOfPeople(query: string): Promise<string> {
  return plainList((await ada.get(`/hr/people?${query}`).expect(200)).text)
}

/** Keeps the links, because a test follows them. */
function plainList(html: string): string {
  return html.replaceAll(/<(?!a )[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

async function rows(query: string): Promise<Record<string, string>[]> {
  return table((await ada.get(`/hr/people.csv?${query}`).expect(200)).text)
}

/** A file without anybody has one line, which says so. */
function table(text: string): Record<string, string>[] {
  const [head = [], ...lines] = parseCsv(text.replace(/^\uFEFF/, ''))
  return lines
    .map((line): Record<string, string> => Object.fromEntries(line.map((value, index) => [head[index] ?? '', value])))
    .filter((row) => row['person_id'] !== '')
}

async function rowOf(person: PersonId): Promise<Record<string, string> | undefined> {
  return (await rows('status=everyone')).find(({ person_id }) => person_id === idOf(person))
}

async function statusOf(person: PersonId): Promise<Status | undefined> {
  // The file names statuses by their keys.
  return (await rowOf(person))?.['status'] as Status | undefined
}

async function file(person: PersonId): Promise<string> {
  return plain((await ada.get(hrefTo('/hr/people/:person/file', { person })).expect(200)).text)
}

function plain(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}
