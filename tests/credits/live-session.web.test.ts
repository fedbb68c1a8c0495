import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { hire } from '../../src/people/record.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { day } from '../support/history.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { titleOf } from '../support/page-rules.ts'
import { PDF } from '../support/papers.ts'

const t = MESSAGES.en

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

const HERE = '/hr/live-sessions?site=north-house&on=2026-11-20'

describe('the sheet to sign', () => {
  it('has those of the site who need it, with lines for others, and a title that tells nothing', async () => {
    const { text } = await ada.get('/hr/live-sessions/sheet?site=north-house&on=2026-11-20')
    expect(titleOf(text)).toBe('Sign-in sheet')
    expect(text).toContain('Fri, Nov 20, 2026')
    expect(text).toContain('Bob Rivera')
    expect(text).toContain(t.hr.credits.sessions.sheet.readCard)
    expect(text).toContain(`Policy version ${test.deps.contents.en.policy.version}`)
    // Ada is not asked for orientation, and Dan works elsewhere.
    expect(text).not.toContain('Ada Okafor')
    expect(text).not.toContain('Dan Whitfield')
    expect(text.match(/<tr><td>/g)).toHaveLength(20)
  })

  it('has a page for every 20 people, each with its heading', async () => {
    for (let n = 1; n <= 16; n++) await join(`Person ${n}`, { employee_number: `H-${n}` })
    const { text } = await ada.get('/hr/live-sessions/sheet?site=north-house&on=2026-11-20')
    expect(text.match(/<section class="sheet signing"/g)).toHaveLength(2)
    expect(text).toContain('Page 2 of 2')
    expect(text).toContain('H-16')
  })
})

describe('the page of a live session', () => {
  it('asks for site and date first, then lists the people, those first who need it', async () => {
    expect((await ada.get('/hr/live-sessions')).text).not.toContain('name="people"')
    const { text } = await ada.get(HERE)
    const [needing = '', others = ''] = text.split(t.hr.credits.sessions.others)
    expect(needing).toContain('Bob Rivera (Not started)')
    expect(others).toContain(`Ada Okafor (${t.hr.status['not-in-scope']})`)
    expect(text).not.toContain('Dan Whitfield')
  })

  it('is not found for an unknown site', async () => {
    expect((await ada.get('/hr/live-sessions?site=nowhere')).status).toBe(404)
  })

  it('is linked from the page of the site', async () => {
    const { text } = await ada.get(`/hr/sites/${staff.north.slice('site:'.length)}`)
    expect(text).toContain('/hr/live-sessions?site=north-house&amp;on=2026-11-24')
  })
})

describe('a live session that took place', () => {
  it('is credited to everybody checked and everybody added, with one paper for all', async () => {
    const answer = await upload({ people: [staff.bob, staff.cleo], more: ' DAN@harborstreet.example \n' })
    expect([answer.status, answer.headers['location']]).toEqual([303, `${HERE}&recorded=3`])
    const files = new Set<string>()
    for (const person of [staff.bob, staff.cleo, staff.dan]) {
      const [credited, ...more] = await creditsOf(person)
      expect(more).toEqual([])
      expect(credited?.body).toMatchObject({
        source: 'live-session',
        from: 'Orientation session',
        creditedMinutes: 90,
        trainer: staff.cleo,
        approver: staff.ada,
      })
      files.add(credited?.body.evidence.files[0] ?? '')
      expect((await findPerson(test.deps.store.db, person))?.standing.status).toBe('up-to-date')
    }
    expect(files.size).toBe(1)
    expect((await ada.get(`${HERE}&recorded=3`)).text).toContain('Recorded for 3 people')
  })

  it('is recorded once when the form is sent again, even when a name was added meanwhile', async () => {
    await send({ people: staff.bob }).expect(303)
    await send({ people: [staff.bob, staff.cleo] }).expect(303)
    expect(await creditsOf(staff.bob)).toHaveLength(1)
    expect(await creditsOf(staff.cleo)).toHaveLength(0)
  })

  it('names everything that is missing at once, also that nobody is checked', async () => {
    const { text } = await send({ more: ' ', trainer: '', minutes: '' }).expect(422)
    const summary = /class="summary"[\s\S]*?<\/ul>/.exec(text)?.[0] ?? ''
    const { needs } = t.hr.credits.sessions
    for (const missing of [needs.trainer, needs.minutes, needs.people]) expect(summary).toContain(missing)
  })

  it.each<[string, Record<string, string>, string]>([
    ['nobody', { people: '' }, t.hr.credits.sessions.needs.people],
    ['a date still to come', { on: '2026-11-25' }, t.hr.credits.sessions.refused.future],
    ['somebody who was not employed yet', { on: '2026-11-10' }, 'Not employed yet on that date: Bob Rivera'],
    ['a number that nobody has', { more: 'H-404' }, t.hr.credits.sessions.unknown('H-404')],
    ['a trainer whom nobody knows', { trainer: 'Eve' }, t.hr.credits.form.approverUnknown],
    ['no minutes', { minutes: '' }, 'Enter a whole number of minutes'],
    ['no title', { topic: '' }, t.hr.credits.sessions.needs.topic],
    ['neither a sheet nor a word on where it is', { reference: '' }, t.hr.credits.sessions.needs.evidence],
  ])('is refused with %s, and what was typed and checked is kept', async (_, change, words) => {
    const { people = staff.bob, ...fields } = change
    const { status, text } = await send({ ...fields, ...(people === '' ? {} : { people }) })
    expect(status).toBe(422)
    expect(text).toContain(words)
    expect(text).toContain('value="a-key-of-the-page"')
    if (people !== '') expect(text).toMatch(new RegExp(`value="${people}"\\s+checked`))
    expect(await creditsOf(staff.bob)).toEqual([])
  })

  it('names those for whom one of that date is on record, and credits nobody', async () => {
    await send({ people: staff.bob }).expect(303)
    const { status, text } = await send({ key: 'another-page', people: [staff.bob, staff.cleo] })
    expect(status).toBe(422)
    expect(text).toContain('A live session on that date is already on record for: Bob Rivera.')
    expect(await creditsOf(staff.cleo)).toEqual([])
  })

  it('can only be recorded by HR', async () => {
    const cleo = await signedIn(test, staff.cleo)
    expect((await cleo.get(HERE)).status).toBe(403)
  })
})

const FILLED = {
  key: 'a-key-of-the-page',
  site: 'north-house',
  on: '2026-11-20',
  topic: 'Orientation session',
  trainer: 'Cleo Marsh',
  minutes: '90',
  version: '',
  language: 'en',
  more: '',
  reference: 'binder 3',
}
type Change = Readonly<Record<string, string | readonly string[]>>

function send(change: Change) {
  return ada.post('/hr/live-sessions', { ...FILLED, ...change })
}

/** Sends a form with a file the way a browser does. */
function upload(change: Change) {
  const form = request(test.app)
    .post('/hr/live-sessions')
    .set('Cookie', ada.cookie)
    .set('Sec-Fetch-Site', 'same-origin')
    .field('csrf', ada.csrf)
  for (const [name, value] of Object.entries({ ...FILLED, reference: '', ...change })) {
    for (const one of [value].flat()) form.field(name, one)
  }
  return form.attach('file', PDF, 'sheet.pdf')
}

async function creditsOf(person: PersonId) {
  return (await historyOf(test.deps.store.db, person)).filter(isKind('credited'))
}

function join(name: string, facts: Readonly<Record<string, string>>): Promise<PersonId> {
  const starter = {
    person: null,
    facts: { name, ...facts },
    language: 'en',
    site: staff.north,
    department: 'Residential',
    position: 'Youth worker',
    supervisor: null,
    hiredOn: day('2026-11-02'),
    type: 'employee',
    worksWithYouth: true,
  } as const
  const recording = {
    course: test.deps.contents.en.course.id,
    actor: staff.ada,
    at: test.deps.now(),
    today: day('2026-11-24'),
  }
  return test.deps.store.transaction((tx) => hire(tx, starter, recording))
}
