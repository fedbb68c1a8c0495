import { beforeAll, describe, expect, it } from 'vitest'
import { type CalendarDate, calendarDate } from '../../../src/platform/time/calendar.ts'
import type { EventBodies, EventKind, PersonId, Recording } from '../../../src/ledger/event.ts'
import { firstRule, isKind } from '../../../src/ledger/history.ts'
import { ORIENTATION } from '../../../src/requirements/requirement.ts'
import { correct } from '../../../src/people/correction.store.ts'
import { keepEvidence } from '../../../src/ledger/evidence.store.ts'
import { findEvent, historyOf } from '../../../src/ledger/ledger.store.ts'
import { enqueue } from '../../../src/reminders/message.store.ts'
import { changeFacts, recordEvents, type PersonEvent } from '../../../src/people/record.store.ts'
import { hrefTo } from '../../../src/app/href.web.ts'
import { creditBody } from '../../../src/credits/credit.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { type Staff, staffOn } from '../../support/staff.ts'
import { content } from '../../support/content.ts'
import { checkOf, hireOf, keepEdition } from '../../support/examples.ts'
import { PDF } from '../../support/papers.ts'
import { publishExample } from '../../support/site.ts'

const personFilePath = (person: PersonId, query: Readonly<Record<string, string>> = {}) =>
  hrefTo('/hr/people/:person/file', { person }, query)

const t = MESSAGES.en

const day = (text: string): CalendarDate => calendarDate(text)

let test: TestApp
let staff: Staff
let ada: Browser
let edition: string
beforeAll(async () => {
  test = await testApp()
  staff = await staffOn(test)
  edition = await keepEdition(test)
  await publishExample(test, staff.north, {})
  ada = await signedIn(test, staff.ada)
  await tellOfBob()
})

/**
 * Hired Nov 16, moved, away, given more time, exempted for a while, and wrong on one day; the clock stands on Nov 24.
 */
async function tellOfBob(): Promise<void> {
  const { store } = test.deps
  const { bob, ada: approver, south, cleo } = staff
  const spell = (await historyOf(store.db, bob)).find(isKind('hired'))?.body.spell ?? ''
  const place = { site: south, department: 'Outreach', position: 'Group leader', supervisor: cleo }
  await happened('transferred', '2026-11-18', { v: 1, spell, ...place })
  await happened('leave_began', '2026-11-19', { v: 1, expectedReturn: day('2026-11-22') })
  await happened('leave_ended', '2026-11-21', { v: 1 })
  await happened('extended', '2026-11-21', { v: 1, requirement: ORIENTATION, dueOn: day('2026-12-20'), approver })
  const rule = firstRule(30, null, 12)
  await happened('required', '2026-11-21', { v: 3, requirement: ORIENTATION, inForce: true, reason: 'other', rule })
  await happened('exempted', '2026-11-22', {
    v: 1,
    requirement: ORIENTATION,
    reason: 'short-assignment',
    approver,
    until: day('2026-11-22'),
  })
  await happened('lesson_finished', '2026-11-23', {
    v: 1,
    lesson: 'L1',
    language: 'en',
    contentEdition: edition,
    creditedMinutes: 3,
  })
  await store.transaction((tx) => changeFacts(tx, bob, { name: 'Bob Rivera-Lund' }, day('2026-11-20'), recording()))
  const reminder = { kind: 'nudge', person: bob, about: null, occasion: 'file', deadline: null } as const
  await store.transaction((tx) =>
    enqueue(tx, { ...reminder, mail: false, by: approver, at: test.deps.now(), today: day('2026-11-24') }),
  )
  const bobs = await signedIn(test, bob)
  await bobs.post('/final').expect(303)
  const hired = await findEvent(store.db, await hireOf(test, bob))
  if (hired === null) throw new Error('Bob was not hired')
  const letter = await store.transaction((tx) =>
    keepEvidence(tx, { name: 'letter.pdf', bytes: PDF, by: approver, at: test.deps.now() }),
  )
  const change = { kind: 'hired-on', hiredOn: day('2026-11-17') } as const
  const evidence = { files: [letter], reference: '' }
  test.clock.pass({ days: 1 })
  await store.transaction((tx) =>
    correct(tx, hired, { change, reason: 'The letter says so', evidence }, recording('2026-11-25')),
  )
  ada = await signedIn(test, staff.ada)
}

async function happened<Kind extends EventKind>(kind: Kind, on: string, body: EventBodies[Kind], person = staff.bob) {
  // Kind and body belong together by the arguments.
  const event = { person, on: day(on), kind, body } as unknown as PersonEvent
  await test.deps.store.transaction((tx) => recordEvents(tx, [event], recording()))
}

function recording(today = '2026-11-24'): Recording {
  return { course: content.course.id, actor: staff.ada, at: test.deps.now(), today: day(today) }
}

async function file(person: PersonId, query: Readonly<Record<string, string>> = {}, browser = ada): Promise<string> {
  return plain((await browser.get(personFilePath(person, query)).expect(200)).text)
}

/** Gives the readable text, with one space between words. */
function plain(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
}

describe('the file of a person', () => {
  it('is reached from the page of the person', async () => {
    const { text } = await ada.get(hrefTo('/hr/people/:person', { person: staff.bob })).expect(200)
    expect(text).toContain(`href="${personFilePath(staff.bob)}"`)
  })

  it('keeps the name out of its title and its address', async () => {
    const { text } = await ada.get(personFilePath(staff.bob)).expect(200)
    expect(text).toContain(`<title>${t.hr.personFile.title} · ${t.hr.navigation.places.people}</title>`)
  })

  it.each([
    ['names over time', 'Name Bob Rivera Nov 16, 2026 Name Bob Rivera-Lund Nov 20, 2026'],
    ['that there is an address, and never which', `E-mail address ${t.hr.personFile.onFile} Nov 16, 2026`],
    ['jobs and places over time', `Nov 18, 2026 ${t.hr.personFile.lasts} South House Outreach Group leader Cleo Marsh`],
    ['the time that orientation is required, with its date', 'No. 1 First orientation Nov 17, 2026 Dec 20, 2026'],
    ['days before the due date', 'Nov 17, 2026 to Nov 18, 2026 Not started'],
    ['days of leave', 'Nov 19, 2026 to Nov 20, 2026 On leave'],
    ['days of an exemption', 'Nov 22, 2026 Exempt'],
    [
      'the reason code of an exemption, and who approved it',
      `Exemption ${t.hr.reason['short-assignment']} Nov 22, 2026 Nov 22, 2026 Ada Okafor`,
    ],
    [
      'what HR assigned, why, and who did it',
      `${t.hr.personFile.assignment} ${t.hr.assignmentReason.other} Nov 21, 2026 ${t.hr.personFile.openEnd} Ada Okafor`,
    ],
    [
      'a later due date, and who approved it',
      `${t.hr.personFile.extension} Nov 21, 2026 ${t.hr.changes.fields.dueOn} Dec 20, 2026 Ada Okafor`,
    ],
    ['a leave, without its reason', `Leave ${t.hr.personFile.leaveNoReason} Nov 19, 2026 Back on Nov 21, 2026`],
    [
      'what was sent, and what became of it',
      `${t.hr.reminders.kinds.nudge}, to Bob Rivera-Lund ${t.hr.reminders.messages.result.byHand}`,
    ],
    ['what was shown, by edition', `Hash: ${'x'}`],
    [
      'a correction with what was wrong',
      `Correction of “Hired as Youth worker, North House,” Nov 16, 2026 ${t.hr.timeline.hiredOn('Nov 17, 2026')}`,
    ],
    ['what was wrong, in its place', 'Hired as Youth worker, North House Corrected Nov 25, 2026'],
    ['who made it, and when', 'Harbor Street Youth Services. Made on Nov 25, 2026 by Ada Okafor.'],
  ])('tells %s', async (_, words) => {
    expect(await file(staff.bob)).toContain(words.replace('Hash: x', `Hash: ${edition}`))
  })

  it('never tells an address, an hour, a chosen answer or a question', async () => {
    const { text } = await ada.get(personFilePath(staff.bob))
    expect(text).not.toContain('bob@harborstreet.example')
    expect(text).not.toMatch(/\d:\d\d/)
    for (const { stem } of content.course.items) expect(text).not.toContain(stem)
  })

  it('leads HR to the pages and questions that were shown, and to the papers', async () => {
    const { text } = await ada.get(personFilePath(staff.bob)).expect(200)
    const [lesson] = [...text.matchAll(/href="([^"]*\/lessons\/L1[^"]*)"/g)].map(([, href = '']) => href)
    expect(lesson).toContain(hrefTo('/hr/editions/:hash/lessons/:lesson', { hash: edition, lesson: 'L1' }))
    await ada.get((lesson ?? '').replaceAll('&amp;', '&')).expect(200)
    expect(text).toContain('href="/hr/editions"')
    expect(text).toContain(hrefTo('/hr/checks/:check', { check: await checkOf(test, staff.bob) }))
    const paper = (await historyOf(test.deps.store.db, staff.bob)).findLast(isKind('corrected'))
    const [id] = paper?.body.v === 2 ? paper.body.evidence.files : []
    expect(text).toContain(id === undefined ? 'a paper' : hrefTo('/hr/evidence/:evidence', { evidence: id }))
  })

  it('tells of another day what was true then, with what was corrected later', async () => {
    const text = await file(staff.bob, { asof: '2026-11-19' })
    expect(text).toContain(t.hr.reports.frame.shows.corrected('Nov 19, 2026'))
    expect(text).toContain('On leave since Nov 19, 2026')
    expect(text).toContain(t.hr.timeline.hiredOn('Nov 17, 2026'))
    expect(text).toContain(`Bob Rivera ${t.hr.reports.frame.shows.corrected('Nov 19, 2026')}`)
    for (const later of [t.hr.reason['short-assignment'], 'Rivera-Lund Nov 20', 'Finished lesson 1'])
      expect(text).not.toContain(later)
  })

  it('tells what would have been reported on a day, without what was recorded later', async () => {
    const known = await file(staff.bob, { asof: '2026-11-24', clock: 'reported' })
    expect(known).toContain('Nov 16, 2026 to Nov 18, 2026 Not started')
    expect(known).not.toContain('Nov 17, 2026')
    const before = await file(staff.bob, { asof: '2026-11-20', clock: 'reported' })
    expect(before).toContain(t.hr.personFile.none.places)
  })

  it('says that someone wasn’t on record yet, and not that a name was erased', async () => {
    const before = await file(staff.bob, { asof: '2026-10-01', clock: 'reported' })
    expect(before).toContain(t.hr.personFile.notYet)
    expect(before).not.toContain(t.hr.people.noName)
  })

  it('tells of today when the day is empty or still to come', async () => {
    for (const asof of ['', '2030-01-01'])
      expect(await file(staff.bob, { asof })).toContain(t.hr.reports.frame.shows.today('Nov 25, 2026'))
  })

  it.each([
    ['a day that is none', 'asof=2026-02-30'],
    ['a clock that is none', 'clock=then'],
    ['something else', 'name=Bob'],
  ])('refuses %s', async (_, query) => {
    await ada.get(`${personFilePath(staff.bob)}?${query}`).expect(400)
  })

  it('tells where a completion came from, and for which version it counts', async () => {
    const credit = {
      source: 'signed-paper',
      from: 'Orientation at Bayview',
      policyVersion: '2026-11',
      courseVersion: null,
      language: null,
      creditedMinutes: 90,
      score: null,
      trainer: null,
      approver: staff.ada,
    } as const
    await happened('credited', '2026-11-20', creditBody(credit, { files: [], reference: 'Drawer 4' }, null), staff.dan)
    const text = await file(staff.dan)
    expect(text).toContain('Nov 20, 2026 Late Signed paper Recorded Nov 25, 2026')
    expect(text).toContain('Policy 2026-11 90 minutes credited')
  })
})

describe('a supervisor', () => {
  it('has the files of her own people, without what HR alone sees', async () => {
    const cleo = await signedIn(test, staff.cleo)
    const { text } = await cleo.get(personFilePath(staff.bob)).expect(200)
    expect(plain(text)).toContain(`Exemption ${t.hr.reason['short-assignment']}`)
    expect(plain(text)).toContain('Finished lesson 1')
    for (const hidden of ['The letter says so', '/hr/editions', '/hr/checks', '/hr/evidence', 'Papers'])
      expect(text).not.toContain(hidden)
    await cleo.get(personFilePath(staff.dan)).expect(404)
    await cleo.get(personFilePath(staff.ada)).expect(404)
  })
})
