import { beforeEach, describe, expect, it } from 'vitest'
import { cardPath } from '../../src/app/href.web.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { changeIn, NEW_DIGITS, proposeNumber, TYPED } from '../support/lines.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.lines
let app: TestApp
let staff: Staff
let ada: Browser
let eve: Browser
let hal: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  const holders = await holdersOn(app, staff)
  ada = await signedIn(app, staff.ada)
  eve = await signedIn(app, holders.eve)
  hal = await signedIn(app, holders.hal)
})

describe('the list of phone numbers', () => {
  it('has every line with its name, purpose and digits, and tells SCR and CSOC apart', async () => {
    const { text } = await eve.get('/hr/contacts').expect(200)
    const cards = text.split('<section class="card flow" id="').slice(1)
    for (const { id, digits } of contents.en.contacts)
      expect(cards.find((card) => card.startsWith(`${id}"`))).toContain(digits)
    const scr = cards.find((card) => card.startsWith('SCR"')) ?? ''
    expect(scr).toContain('1-877-652-7624, which starts with the same digits. This line arranges care')
    const csoc = cards.find((card) => card.startsWith('LR-1"')) ?? ''
    expect(csoc).toContain('1-877-652-2873, which starts with the same digits. Call to report')
  })

  it('a check is on record with its way and next day, and the list says who made it', async () => {
    await eve.post('/hr/contacts/SCR/checks', { outcome: 'works' }).expect('Location', '/hr/contacts?done=works#SCR')
    const last = (await historyOf(app.deps.store.db, 'policy:csec')).at(-1)
    expect(last).toMatchObject({
      kind: 'contact_checked',
      body: { v: 2, contact: 'SCR', outcome: 'works', way: 'official-page', nextOn: '2027-02-22' },
    })
    expect((await hal.get('/hr/contacts')).text).toContain('Eve Novak, against its official page')
  })

  it('a line that has changed is an alarm until it’s checked again', async () => {
    await eve.post('/hr/contacts/NR-2/checks', { outcome: 'wrong' }).expect(303)
    const alarm = words.failed.wrong('Nov 24, 2026')
    expect((await eve.get('/hr/contacts')).text).toContain(alarm)
    expect((await eve.get('/hr/contacts')).text).toContain('1 number is due for a check.')
    await eve.post('/hr/contacts/NR-2/checks', { outcome: 'works' }).expect(303)
    expect((await eve.get('/hr/contacts')).text).not.toContain(alarm)
  })

  it('has no buttons for viewers who only read', async () => {
    expect((await hal.get('/hr/contacts').expect(200)).text).not.toContain('/checks"')
    expect((await hal.get('/hr/contacts/NR-2').expect(200)).text).not.toContain('/checks"')
  })

  it('says after 90 days, half a year and a year that nobody has checked', async () => {
    const { clock } = app
    for (const [days, age] of [
      [91, 'look'],
      [90, 'late'],
      [185, 'stale'],
    ] as const) {
      clock.pass({ days })
      expect((await (await signedIn(app, staff.ada)).get('/hr/contacts')).text).toContain(words.ages[age])
    }
  })
})

describe('a change of a line', () => {
  it('shows both sides, waits for a second steward, and is then everywhere', async () => {
    await publishExample(app, staff.north, {})
    const change = await proposeNumber(eve)
    const waiting = (await eve.get('/hr/contacts/NR-2')).text
    expect(waiting).toContain(words.proposed.own)
    expect(waiting).not.toContain('/confirmations"')
    expect(waiting).toContain(words.proposed.others('Ada Okafor'))
    const card = async () => (await visitor(app).get(cardPath('north-house', 'en'))).text
    expect(await card()).toContain('1-800-843-5678')
    const second = (await ada.get('/hr/contacts/NR-2')).text
    expect(second).toContain(NEW_DIGITS)
    expect(second).toContain('1-800-843-5678')
    await ada.post('/hr/contacts/NR-2/confirmations', { change }).expect('Location', '/hr/contacts/NR-2?done=confirmed')
    expect(await card()).toContain(NEW_DIGITS)
    expect((await eve.get('/hr/contacts')).text).toContain(words.marks.own)
  })

  it('can’t be confirmed by whoever proposed it', async () => {
    const change = await proposeNumber(eve)
    await eve.post('/hr/contacts/NR-2/confirmations', { change }).expect(403)
    expect((await app.deps.live()).contents.en).toBe(contents.en)
  })

  it('can’t be confirmed after another one took its place, or after it was withdrawn', async () => {
    const first = await proposeNumber(eve)
    const second = await proposeNumber(eve)
    await ada.post('/hr/contacts/NR-2/confirmations', { change: first }).expect('Location', /done=replaced/)
    await eve.post('/hr/contacts/NR-2/withdrawals', { change: second }).expect('Location', /done=withdrawn/)
    await ada.post('/hr/contacts/NR-2/confirmations', { change: second }).expect('Location', /done=replaced/)
    expect((await app.deps.live()).contents.en).toBe(contents.en)
  })

  it('goes back to the line of the course the same way', async () => {
    await ada.post('/hr/contacts/NR-2/confirmations', { change: await proposeNumber(eve) })
    const refused = await eve.post('/hr/contacts/NR-2/returns', { reason: ' ' }).expect(422)
    expect(refused.text).toContain(words.problems.reason)
    await eve.post('/hr/contacts/NR-2/returns', { reason: 'It was a mistake.' }).expect(303)
    const { text } = await ada.get('/hr/contacts/NR-2')
    expect(text).toContain(words.proposed.isReturn)
    await ada.post('/hr/contacts/NR-2/confirmations', { change: changeIn(text) }).expect(303)
    expect((await app.deps.live()).contents.en.contacts).toEqual(contents.en.contacts)
  })

  it('keeps what was typed when something is wrong, and says what', async () => {
    const sent = { ...TYPED, again: '1-800-555-0198', 'es-what': '' }
    const { text } = await eve.post('/hr/contacts/NR-2/change', sent).expect(422)
    expect(text).toContain(words.problems.again)
    expect(text).toContain(words.problems.spanish)
    expect(text).toContain(`value="${NEW_DIGITS}"`)
  })

  it('isn’t offered for 911, 988, SCR and the lines of the state', async () => {
    for (const id of ['SCR', 'LR-4', 'LR-2', 'LR-1', '988']) {
      await eve.get(`/hr/contacts/${id}/change`).expect(404)
      await eve.post(`/hr/contacts/${id}/change`, TYPED).expect(404)
      await eve.post(`/hr/contacts/${id}/returns`, { reason: 'x' }).expect(404)
      expect((await eve.get(`/hr/contacts/${id}`)).text).toContain(words.onlyReleased.split('.')[0])
    }
    await eve.get('/hr/contacts/nobody').expect(404)
  })
})
