import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { issueCertificates } from '../../src/certificates/issue.job.ts'
import { certificatesIn } from '../../src/certificates/certificate.ts'
import type { EventKind, PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { issuingOf } from '../../src/app/visit.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { PDF } from '../support/papers.ts'
import { completeCourse } from '../support/completions.ts'
import { publishExample } from '../support/site.ts'

const correctionPath = (entry: string, kind: string | null = null) =>
  hrefTo('/hr/entries/:entry/correction', { entry }, { kind })
const personPath = (person: PersonId) => hrefTo('/hr/people/:person', { person })

const t = MESSAGES.en
const words = MESSAGES.en.hr.changes.correction

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

const WHY = { reason: 'Typing mistake', evidence: 'Contract, in the personnel file' }

describe('the way to a correction', () => {
  it('leads from the entry to what may be right, and from there to a form', async () => {
    const page = await ada.get(personPath(staff.bob))
    const path = correctionPath(await entryOf(staff.bob, 'hired'))
    expect(page.text).toContain(`href="${path}">${words.link}`)
    const choice = await ada.get(path).expect(200)
    for (const kind of ['hired-on', 'placed', 'duties', 'withdrawn'])
      expect(choice.text).toContain(`${path}?kind=${kind}`)
    expect(choice.text).not.toContain('kind=stands')
    const form = await ada.get(`${path}?kind=hired-on`).expect(200)
    expect(form.text).toContain(words.kinds['hired-on'])
    expect(form.text).toContain('value="2026-11-16"')
    expect(form.text).toContain(t.hr.changes.fields.reasonHint)
  })

  it('is short where there is one thing to say', async () => {
    await ada.post(`${personPath(staff.bob)}/changes/first-contact`, { firstContactOn: '2026-12-01' }).expect(303)
    const { text } = await ada.get(correctionPath(await entryOf(staff.bob, 'first_contact_set'))).expect(200)
    expect(text).toContain(words.kinds.withdrawn)
  })

  it('is there for no entry of the rules, of a site, or of nobody', async () => {
    await publishExample(app, staff.north, {})
    const [published] = await historyOf(app.deps.store.db, staff.north)
    for (const entry of [await entryOf(staff.bob, 'required'), published?.id ?? '', 'nothing']) {
      await ada.get(correctionPath(entry)).expect(404)
      await ada.post(correctionPath(entry, 'withdrawn'), WHY).expect(404)
    }
  })
})

describe('a correction', () => {
  it('says first what changes, and records nothing until that was confirmed', async () => {
    const path = correctionPath(await entryOf(staff.bob, 'hired'), 'hired-on')
    const sent = { ...WHY, hiredOn: '2026-10-12' }
    const preview = await ada.post(path, sent).expect(200)
    expect(preview.text).toContain(t.hr.timeline.hiredOn('Oct 12, 2026'))
    expect(preview.text).toContain('<dd>Changes from “Not started” to “Overdue”</dd>')
    expect(preview.text).toContain('<dd>Changes from “Dec 16, 2026” to “Nov 11, 2026”</dd>')
    expect(preview.text).toContain('name="confirmed" value="yes"')
    expect(await kindsOf(staff.bob)).not.toContain('corrected')

    const answer = await ada.post(path, { ...sent, confirmed: 'yes' }).expect(303)
    const { text } = await ada.get(answer.headers['location'] ?? '')
    expect(text).toContain(words.saved)
    expect(text).toContain('Correction of “Hired as Youth worker, North House,” Nov 16, 2026')
    expect(text).toContain('Corrected Nov 24, 2026')
    expect(await findPerson(app.deps.store.db, staff.bob)).toMatchObject({
      standing: { status: 'overdue', dueOn: '2026-11-11' },
    })
    const [correction] = (await historyOf(app.deps.store.db, staff.bob)).filter(isKind('corrected'))
    expect(correction?.body).toMatchObject({ evidence: { files: [], reference: 'Contract, in the personnel file' } })
  })

  it('says that reminders with the old date are stopped, and stops them', async () => {
    const path = correctionPath(await entryOf(staff.bob, 'hired'), 'hired-on')
    const bobs = personPath(staff.bob)
    const preview = async (hiredOn: string) => (await ada.post(path, { ...WHY, hiredOn }).expect(200)).text
    expect(await preview('2026-10-12')).not.toContain(words.remindersStop(1))
    await ada.post(path, { ...WHY, hiredOn: '2026-10-12', confirmed: 'yes' }).expect(303)
    await ada.post(`${bobs}/nudges`, { from: 'person' }).expect(303)
    expect(await preview('2026-10-13')).toContain(words.remindersStop(1))
    await ada.post(path, { ...WHY, hiredOn: '2026-10-13', confirmed: 'yes' }).expect(303)
    expect((await ada.get(bobs)).text).toContain(`action="${bobs}/nudges"`)
    expect(await messagesTo(app.deps.store.db, staff.bob)).toMatchObject([{ state: 'stopped', reason: 'date-moved' }])
  })

  it('keeps the paper that bears it out, and nothing of a file that cannot be one', async () => {
    const path = correctionPath(await entryOf(staff.bob, 'hired'), 'hired-on')
    const refused = await withPaper(path, Buffer.from('not a paper')).expect(422)
    expect(refused.text).toContain(words.confirm)
    expect(refused.text).toContain('aria-invalid="true"')
    expect(await kindsOf(staff.bob)).not.toContain('corrected')

    await withPaper(path, PDF).expect(303)
    const [correction] = (await historyOf(app.deps.store.db, staff.bob)).filter(isKind('corrected'))
    const file = correction?.body.v === 2 ? (correction.body.evidence.files[0] ?? '') : ''
    const kept = await ada.get(`/hr/evidence/${file.slice('evidence:'.length)}`).expect(200)
    expect(kept.body).toEqual(PDF)
    expect((await ada.get(personPath(staff.bob))).text).toContain('contract.pdf')
    expect(await verifyLedger(app.deps.store.db)).toMatchObject({ ok: true })
  })

  it.each<[string, EventKind, string, () => Fields, string]>([
    ['a wrong place', 'hired', 'placed', () => placeAt('Driver'), 'Correct: Driver, Night team, South House'],
    ['wrong duties', 'hired', 'duties', () => ({ type: 'intern' }), 'Intern. Doesn’t work with youth'],
    ['no hire at all', 'hired', 'withdrawn', () => ({}), t.hr.timeline.withdrawn],
  ])('correcting %s', async (_, kind, change, right, said) => {
    await confirm(correctionPath(await entryOf(staff.bob, kind), change), right())
    expect((await ada.get(personPath(staff.bob))).text).toContain(said)
  })

  it.each<[string, string, () => Fields, string]>([
    ['without a reason', 'withdrawn', () => ({ reason: '' }), t.hr.changes.needs.reason],
    ['to a day that is none', 'hired-on', () => ({ hiredOn: '2026-02-30' }), 'Choose a day'],
    ['to what is on record', 'hired-on', () => ({ hiredOn: '2026-11-16' }), 'This is already on record'],
    ['to a site that is none', 'placed', () => ({ ...placeAt('Driver'), site: 'x' }), t.account.needs.siteChoice],
    [
      'to a supervisor of nobody',
      'placed',
      () => ({ ...placeAt('Driver'), supervisor: 'Zoe' }),
      t.account.newPerson.supervisorUnknown,
    ],
  ])('%s is refused at the field, confirmed or not', async (_, kind, change, said) => {
    const path = correctionPath(await entryOf(staff.bob, 'hired'), kind)
    for (const confirmed of [{}, { confirmed: 'yes' }]) {
      const { status, text } = await ada.post(path, { ...WHY, ...change(), ...confirmed })
      expect([status, text.split(said).length]).toEqual([422, 3])
    }
    expect(await kindsOf(staff.bob)).not.toContain('corrected')
  })

  it('correcting a correction restores the original', async () => {
    const hired = await entryOf(staff.bob, 'hired')
    await confirm(correctionPath(hired, 'hired-on'), { hiredOn: '2026-10-12' })
    expect((await ada.get(correctionPath(hired))).text).toContain(words.kinds.stands)
    await confirm(correctionPath(hired, 'stands'), {})
    expect(await findPerson(app.deps.store.db, staff.bob)).toMatchObject({ standing: { dueOn: '2026-12-16' } })
    expect((await kindsOf(staff.bob)).filter((kind) => kind === 'corrected')).toHaveLength(2)
  })

  it('correcting the first day of a leave moves its other days of return too', async () => {
    const change = (name: string, fields: Fields) =>
      ada.post(`${personPath(staff.bob)}/changes/${name}`, fields).expect(303)
    await change('leave', { from: '2026-11-18', lastAway: '' })
    await change('expected-return', { lastAway: '2026-12-17' })
    await confirm(correctionPath(await entryOf(staff.bob, 'leave_began'), 'moved'), { on: '2026-11-20' })
    expect((await ada.get(personPath(staff.bob))).text).toContain('From Nov 20, 2026, expected back Dec 18, 2026')
    await change('return', { on: '2026-11-24' })
    expect(await findPerson(app.deps.store.db, staff.bob)).toMatchObject({ standing: { dueOn: '2026-12-20' } })
  })

  it('withdrawing a completion also withdraws its certificate', async () => {
    await publishExample(app, staff.north, {})
    await completeCourse(app, staff.bob)
    await issueCertificates(issuingOf(app.deps), staff.bob)
    const [issued] = certificatesIn(await historyOf(app.deps.store.db, staff.bob))
    const path = correctionPath(await entryOf(staff.bob, 'completed'), 'withdrawn')
    const preview = await ada.post(path, WHY).expect(200)
    expect(preview.text).toContain(`${issued?.number} is withdrawn for good`)
    expect(preview.text).toContain('<dd>Changes from “Up to date” to “')
    await confirm(path, {})
    const [after] = certificatesIn(await historyOf(app.deps.store.db, staff.bob))
    expect(after?.revoked).toMatchObject({ reason: 'completion-withdrawn' })
    expect((await findPerson(app.deps.store.db, staff.bob))?.standing.completedOn).toBeNull()
    const { text } = await ada.get(personPath(staff.bob))
    expect(text).toContain('Finished orientation')
    expect(text).toContain(`Certificate <span class="whole">${issued?.number}</span> was withdrawn`)
    expect(await verifyLedger(app.deps.store.db)).toMatchObject({ ok: true })
  })

  it('a learner’s own work can only be withdrawn', async () => {
    await completeCourse(app, staff.bob)
    const entry = await entryOf(staff.bob, 'acknowledged')
    await ada.post(correctionPath(entry, 'moved'), { ...WHY, on: '2026-11-20' }).expect(400)
    await confirm(correctionPath(entry, 'withdrawn'), {})
    expect((await kindsOf(staff.bob)).at(-1)).toBe('corrected')
  })
})

function placeAt(position: string): Fields {
  return { site: staff.south, department: 'Night team', position, supervisor: '' }
}

async function confirm(path: string, fields: Fields): Promise<void> {
  await ada.post(path, { ...WHY, ...fields, confirmed: 'yes' }).expect(303)
}

/** The id of the first entry of a kind. */
async function entryOf(person: PersonId, kind: EventKind): Promise<string> {
  const entry = (await historyOf(app.deps.store.db, person)).find((event) => event.kind === kind)
  if (entry === undefined) throw new Error(`there is no entry "${kind}"`)
  return entry.id
}

async function kindsOf(person: PersonId): Promise<string[]> {
  return (await historyOf(app.deps.store.db, person)).map(({ kind }) => kind)
}

/** Confirms the page of what would change, with a file attached. */
function withPaper(path: string, bytes: Buffer) {
  const form = request(app.app).post(path).set('Cookie', ada.cookie).set('Sec-Fetch-Site', 'same-origin')
  const fields = { csrf: ada.csrf, ...WHY, hiredOn: '2026-10-12', confirmed: 'yes' }
  for (const [name, value] of Object.entries(fields)) form.field(name, value)
  return form.attach('file', bytes, 'contract.pdf')
}
