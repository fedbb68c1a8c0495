import { readFileSync } from 'node:fs'
import QRCode from 'qrcode'
import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { allGroups, findGroup } from '../../src/groups/group.store.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { noticeToken } from '../../src/groups/notice-token.job.ts'
import { MOST_NOTICE_DAYS, toldStates } from '../../src/groups/group.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { currentSpells } from '../../src/ledger/history.ts'
import { changeFacts, recordEvents } from '../../src/people/record.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { asSentence } from '../../src/platform/html/field.page.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, HTTPS, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { hired } from '../support/recording.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { MOST_ELSEWHERE } from '../../src/groups/choosable.web.ts'
import { announced, changed, groupFields, listed, seenOn } from '../support/groups.ts'
import { blocksOf } from '../support/look-alikes.ts'
import { madePack, packPath } from '../support/made-pack.ts'
import { holdersOn } from '../support/roles.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { summaryOf } from '../support/summary.ts'
import { unzip } from '../support/unzip.ts'

const words = MESSAGES.en.hr.groups
const MAIL = { ...HTTPS, SMTP_URL: 'smtp://localhost:2525', MAIL_FROM: 'hr@harborstreet.example' }
let app: TestApp
let staff: Staff
let ada: Browser
let ivy: Browser
let fay: Browser
let cleo: Browser
let holders: Awaited<ReturnType<typeof holdersOn>>
beforeEach(async () => {
  app = await testApp(MAIL)
  staff = await staffOn(app)
  holders = await holdersOn(app, staff)
  ada = await signedIn(app, staff.ada)
  ivy = await signedIn(app, holders.ivy)
  fay = await signedIn(app, holders.fay)
  cleo = await signedIn(app, staff.cleo)
})

const states = async (id: string) => {
  const group = await findGroup(app.deps.store.db, id)
  return group === null ? [] : toldStates(group)
}

const separate = async (person: PersonId) => {
  const { db } = app.deps.store
  const today = calendarDate('2026-11-24')
  const [first] = currentSpells(await historyOf(db, person), today)
  if (first === undefined) throw new Error('nobody is employed')
  const recording = { course: app.deps.contents.en.course.id, actor: staff.ada, at: app.deps.now(), today }
  const last = { person, on: calendarDate('2026-11-23'), kind: 'separated', body: { v: 1, spell: first.id } } as const
  await app.deps.store.transaction((tx) => recordEvents(tx, [last], recording))
}

describe('the list of groups', () => {
  it('says who announces a group to somebody who can’t, and asks them to do nothing', async () => {
    const steward = await signedIn(app, holders.eve)
    const { text } = await steward.get('/hr/groups').expect(200)
    expect(text).toContain(words.leadReading)
    expect(text).not.toContain(words.lead)
    expect((await ivy.get('/hr/groups').expect(200)).text).toContain(words.lead)
  })
})

describe('a group', () => {
  it('can’t be announced before the site says who is told', async () => {
    const { text } = await ivy.get('/hr/groups/new').expect(200)
    expect(text).toContain(words.form.problems.nobody('North House'))
    expect(text).not.toContain('name="date1"')
  })

  it('asks for its site again with the one that was chosen, when nobody is told there', async () => {
    const { text } = await ada.get('/hr/groups/new?site=south-house').expect(200)
    expect(text).toMatch(/<option value="south-house"\s+selected/)
    expect(text.slice(text.indexOf('<main'), text.indexOf('</main>')).match(/class="btn"/g)).toHaveLength(1)
  })

  it('has no site chosen in advance, and asks for one at the field when the form is sent without', async () => {
    const form = (await ada.get('/hr/groups/new').expect(200)).text
    expect(form).toMatch(new RegExp(`<option value=""\\s+selected>\\s*${words.form.chooseSite}</option>`))
    expect(form).not.toMatch(/<option value="[^"]+"\s+selected/)
    expect(form).not.toContain('id="site-problem"')
    for (const sent of [ada.get('/hr/groups/new?site='), ada.post('/hr/groups/new?site=', groupFields(staff.bob, []))])
      expect((await sent.expect(422)).text).toContain('id="site-problem"')
    await ada.get('/hr/groups/new?site=nowhere').expect(404)
  })

  it('isn’t announced without clinical staff on the list, however its form is sent', async () => {
    const fields = { ...groupFields(staff.bob, ['2026-12-08']), name: 'Tuesday group' }
    const path = '/hr/groups/new?site=north-house'
    const empty = await ivy.post(path, fields).expect(422)
    expect(empty.text).toContain(words.form.problems.nobody('North House'))
    expect(empty.text).toContain('value="Tuesday group"')
    await listed(ivy, staff.north, staff.cleo, staff.bob)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    await separate(staff.cleo)
    const gone = await ivy.post(path, fields).expect(422)
    expect(gone.text).toContain(words.form.problems.nobody('North House'))
    await ivy.post(`/hr/groups/${id}/change`, fields).expect(422)
    expect(await allGroups(app.deps.store.db)).toHaveLength(1)
  })

  it('isn’t announced under a name that gives its topic away, however often it’s sent', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const path = '/hr/groups/new?site=north-house'
    const name = 'CSEC trafficking victims group'
    const fields = groupFields(staff.bob, ['2026-12-08'], { name, nameAsTyped: name })
    for (const sent of [fields, fields]) {
      const { text } = await ivy.post(path, sent).expect(422)
      expect(text).toContain(words.form.problems.topic('CSEC'))
      expect(text).toContain(`value="${name}"`)
    }
    expect(await allGroups(app.deps.store.db)).toEqual([])
    await ivy.post(path, { ...fields, name: 'Tuesday group' }).expect(303)
  })

  it('isn’t announced under a name that advises against reporting', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const path = '/hr/groups/new?site=north-house'
    for (const name of ['Never report to SCR', 'No llame al SCR']) {
      const { text } = await ivy.post(path, groupFields(staff.bob, ['2026-12-08'], { name })).expect(422)
      expect(text).toContain(MESSAGES.en.hr.sites.fill.notToReport())
    }
    expect(await allGroups(app.deps.store.db)).toEqual([])
  })

  it('is announced in time, and clinical staff are told by mail', async () => {
    await listed(ivy, staff.north, staff.cleo, staff.bob)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08', '2026-12-15'])
    const { text } = await ivy.get(`/hr/groups/${id}`).expect(200)
    expect(text).toContain('Cleo Marsh')
    expect(text).toContain('Clinical staff: Program director')
    expect(text).not.toContain(words.late)
    expect(text).toContain(words.unacknowledged(2))
    const kinds = (await messagesTo(app.deps.store.db, staff.cleo)).map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['group-notice', 'group-reminder'])
  })

  it('says which safety measures are arranged, and which are still open', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    const text = blocksOf((await ivy.get(`/hr/groups/${id}`).expect(200)).text)
    const { measures } = MESSAGES.en.hr.groups
    const [arranged, open] = [text.indexOf(words.group.arranged), text.indexOf(words.group.open)]
    expect(arranged).toBeGreaterThan(0)
    expect(open).toBeGreaterThan(arranged)
    for (const [measure, said] of Object.entries(measures)) {
      const at = text.indexOf(said)
      expect([measure, at > open]).toEqual([measure, measure !== 'clinician'])
      expect(at).toBeGreaterThan(arranged)
    }
  })

  it('shows as told late when too few days are left', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-11-30'])
    const page = (await ivy.get(`/hr/groups/${id}`)).text
    expect(page).toContain(words.group.lateNote('Nov 23, 2026'))
    expect((await ivy.get('/hr/groups')).text).toContain(words.late)
  })

  it('is confirmed on the home of whoever is told, once', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    expect((await cleo.get('/course')).text).toContain(words.home.title)
    // A supervisor signs in to their people, not to their own course.
    expect((await cleo.get('/team')).text).toContain(words.home.title)
    const back = (await cleo.post(`/groups/${id}/acknowledgements`, { from: 'team' }).expect(303)).headers['location']
    expect(back).toBe(`/team?confirmed=${id}`)
    const said = (await cleo.get(String(back)).expect(200)).text
    expect(said).toContain(words.home.knownTitle)
    expect(said).toContain(words.home.known)
    expect(said).not.toContain(`>${words.notice.confirm}</button>`)
    expect((await cleo.get('/team')).text).not.toContain(words.home.knownTitle)
    expect((await cleo.get('/team')).text).not.toContain(words.home.title)
    await cleo.post(`/groups/${id}/acknowledgements`).expect(303)
    const after = (await cleo.get('/course')).text
    expect(after).not.toContain(words.home.title)
    // Whoever has to be there for the group still finds its dates, until the last one is over.
    expect(after).toContain(words.home.knownTitle)
    expect(after).toContain('Dec 8, 2026')
    expect(after).not.toContain(`>${words.notice.confirm}</button>`)
    expect(await states(id)).toMatchObject([
      { person: staff.cleo, late: false, beforeStart: true, acknowledged: { way: 'home', on: '2026-11-24' } },
    ])
    expect((await findGroup(app.deps.store.db, id))?.acknowledgements).toHaveLength(1)
    expect((await ivy.get('/hr/groups')).text).toContain(words.allAcknowledged)
  })

  it('is told apart from another of the same name by its dates: on Home, and on the buttons of whoever is told', async () => {
    await listed(ada, staff.north, staff.cleo)
    await announced(app, ada, 'north-house', staff.bob, ['2026-12-08', '2026-12-15'])
    await announced(app, ada, 'north-house', staff.bob, ['2027-01-12'])
    const home = (await ada.get('/hr').expect(200)).text
    expect(home).toContain('Empowerment group (North House, Tue, Dec 8, 2026 and 1 more date)')
    expect(home).toContain('Empowerment group (North House, Tue, Jan 12, 2027)')
    const team = (await cleo.get('/team').expect(200)).text
    const label = words.home.confirmFor('Empowerment group, Tue, Jan 12, 2027')
    expect(team).toContain(`aria-label="${label}"`)
  })

  it('is on the Home of HR as well, until they’ve confirmed it', async () => {
    await listed(ivy, staff.north, staff.ada)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    const { text } = await ada.get('/hr').expect(200)
    expect(text).toContain(words.home.title)
    expect(text).toContain(`action="/groups/${id}/acknowledgements"`)
    expect((await ivy.get('/hr')).text).not.toContain(words.home.title)
    expect(text).toContain('<input type="hidden" name="from" value="home">')
    const back = (await ada.post(`/groups/${id}/acknowledgements`, { from: 'home' }).expect(303)).headers['location']
    expect(back).toBe(`/hr?confirmed=${id}`)
    expect((await ada.get(String(back)).expect(200)).text).toContain(words.home.known)
    // Another one's group is no group of the viewer's.
    expect((await ivy.get(String(back)).expect(200)).text).not.toContain(words.home.knownTitle)
    expect((await ada.post(`/groups/${id}/acknowledgements`, { from: 'home' })).headers['location']).toBe('/hr')
    expect((await ada.get('/hr')).text).not.toContain(words.home.title)
    expect(await states(id)).toMatchObject([{ person: staff.ada, acknowledged: { way: 'home', on: '2026-11-24' } }])
  })

  it('isn’t confirmed by somebody who isn’t told', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    await (await signedIn(app, staff.dan)).post(`/groups/${id}/acknowledgements`).expect(303)
    expect((await findGroup(app.deps.store.db, id))?.acknowledgements).toEqual([])
  })

  it('is confirmed by the link in the mail without a sign-in, and opening the link confirms nothing', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    const [message] = (await messagesTo(app.deps.store.db, staff.cleo)).filter(({ kind }) => kind === 'group-notice')
    const path = `/notices/${noticeToken(app.deps.secret, message?.id ?? '')}`
    const guest = visitor(app)
    expect((await guest.get(path).expect(200)).text).toContain(words.notice.lead)
    expect((await states(id))[0]?.acknowledged).toBeNull()
    expect((await guest.post(path).expect(200)).text).toContain(words.notice.thanks)
    expect((await states(id))[0]?.acknowledged).toMatchObject({ way: 'link', by: staff.cleo })
    expect((await guest.get(path).expect(200)).text).toContain(words.notice.already)
    expect((await guest.post(path).expect(200)).text).toContain(words.notice.already)
    expect((await guest.get(`${path}0`).expect(404)).text).toContain(words.notice.overTitle)
    await guest.post(`/notices/${message?.id ?? ''}.${'0'.repeat(64)}`).expect(404)
  })

  it('isn’t confirmed by the link of somebody who has left', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    const [message] = (await messagesTo(app.deps.store.db, staff.cleo)).filter(({ kind }) => kind === 'group-notice')
    const path = `/notices/${noticeToken(app.deps.secret, message?.id ?? '')}`
    await visitor(app).get(path).expect(200)
    await separate(staff.cleo)
    const { text } = await visitor(app).get(path).expect(404)
    expect(text).toContain(words.notice.overTitle)
    expect(text).not.toContain('Bob Rivera')
    await visitor(app).post(path).expect(404)
    expect((await states(id))[0]?.acknowledged).toBeNull()
  })

  it('doesn’t miss anybody who left before it began, on its page, in the list and in a pack', async () => {
    await listed(ivy, staff.north, staff.cleo, staff.bob)
    const id = await announced(app, ivy, 'north-house', staff.ada, ['2026-11-24'])
    await separate(staff.cleo)
    app.clock.pass({ days: 1 })
    // Sessions have ended overnight.
    const hr = await signedIn(app, staff.ada)
    const { text } = await hr.get(`/hr/groups/${id}`).expect(200)
    const [, row = ''] = text.split('Cleo Marsh')
    expect(row.slice(0, row.indexOf('</tr>'))).toContain(words.group.leftBefore)
    expect(text.split(words.group.notConfirmed)).toHaveLength(2)
    for (const path of [`/hr/groups/${id}`, '/hr/groups'])
      expect((await hr.get(path).expect(200)).text).toContain(words.neverAcknowledged(1))
    const { id: packId } = await madePack(app, staff.ada)
    const pack = await unzip(readFileSync(packPath(app, packId)))
    const told = pack.get('groups.html')?.toString() ?? ''
    expect(told.split(`>${MESSAGES.en.hr.pack.pages.groups.left}<`)).toHaveLength(2)
    expect(told.split(`>${MESSAGES.en.hr.pack.pages.groups.not}<`)).toHaveLength(2)
  })

  it('is confirmed on paper, with the day of the signature', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    const sheet = (await ivy.get(`/hr/groups/${id}/sheet`).expect(200)).text
    expect(sheet).toContain('Cleo Marsh')
    // On a phone, each row is a card.
    expect(sheet).toMatch(/<section class="sheet signing".*<table class="stacks">/s)
    expect(sheet).toContain(`<td data-label="${words.sheet.signature}"><br></td>`)
    const refused = await ivy.post(`/hr/groups/${id}/signatures`, { person: staff.cleo, on: '2026-12-24' }).expect(422)
    const field = `on-${staff.cleo.replace(':', '-')}`
    expect(refused.text).toContain(`href="#${field}"`)
    const [, row = ''] = refused.text.split(`id="${field}-problem"`)
    expect(row.slice(0, row.indexOf('</form>'))).toContain(words.group.signatureInFuture)
    expect(row).toContain('value="2026-12-24"')
    const early = await ivy.post(`/hr/groups/${id}/signatures`, { person: staff.cleo, on: '2026-11-01' }).expect(422)
    expect(early.text).toContain(words.group.signatureTooEarly('Nov 24, 2026'))
    await ivy.post(`/hr/groups/${id}/signatures`, { person: staff.cleo, on: '2026-11-24' }).expect(303)
    expect(await states(id)).toMatchObject([{ acknowledged: { way: 'sheet', on: '2026-11-24' } }])
    await ivy.post(`/hr/groups/${id}/signatures`, { person: staff.dan, on: '2026-11-24' }).expect(404)
  })

  it('takes a sheet that was signed in time after its last date, and shows both days', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    const path = `/hr/groups/${id}`
    app.clock.pass({ days: 15 })
    const desk = await signedIn(app, staff.ada)
    const { text } = await desk.get(path).expect(200)
    expect(text).toContain(`action="${path}/signatures"`)
    expect(text).not.toContain(`href="${path}/sheet"`)
    const send = (on: string) => desk.post(`${path}/signatures`, { person: staff.cleo, on })
    await send('2026-12-10').expect(422)
    await send('2026-11-23').expect(422)
    expect((await send('2026-12-07').expect(303)).headers['location']).toBe(`${path}?done=signed`)
    const after = (await desk.get(path).expect(200)).text
    expect(after).toContain(`Dec 7, 2026, ${words.ways.sheet}, ${words.group.entered('Dec 9, 2026')}`)
    expect(after).toContain(words.allAcknowledged)
    expect(after).not.toContain(`action="${path}/signatures"`)
    expect(await states(id)).toMatchObject([{ beforeStart: true, acknowledged: { way: 'sheet', on: '2026-12-07' } }])
  })

  it('takes a sheet that was signed in time after a click that came too late, and goes by the sheet', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08', '2026-12-15'])
    const path = `/hr/groups/${id}`
    app.clock.pass({ days: 14 })
    await (await signedIn(app, staff.cleo)).post(`/groups/${id}/acknowledgements`).expect(303)
    app.clock.pass({ days: 2 })
    const desk = await signedIn(app, staff.ada)
    const { text } = await desk.get(path).expect(200)
    expect(text).toContain(`Dec 8, 2026, ${words.ways.home}, ${words.group.onFirstDay}`)
    expect(text).toContain(`action="${path}/signatures"`)
    // There's nobody for a new sheet, and today can't be the day of the signature.
    expect(text).not.toContain(`href="${path}/sheet"`)
    expect(text).not.toContain('value="2026-12-10"')
    const send = (on: string) => desk.post(`${path}/signatures`, { person: staff.cleo, on })
    for (const on of ['2026-11-23', '2026-12-08', '2026-12-10'])
      expect((await send(on).expect(422)).text).toContain(words.group.signatureBeforeStart)
    await send('2026-12-07').expect('Location', `${path}?done=signed`)
    const after = (await desk.get(path).expect(200)).text
    expect(after).toContain(`Dec 7, 2026, ${words.ways.sheet}, ${words.group.entered('Dec 10, 2026')}`)
    expect(after).not.toContain(words.group.newDates(''))
    expect(after).toContain(words.allAcknowledged)
    expect(after).not.toContain(`action="${path}/signatures"`)
    await send('2026-12-06').expect('Location', `${path}?done=unsigned`)
    expect((await findGroup(app.deps.store.db, id))?.acknowledgements).toHaveLength(2)
  })

  it('says of its first date when it was announced, which changes when that date moves', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    app.clock.pass({ days: 3 })
    const desk = await signedIn(app, staff.ada)
    await changed(desk, id, groupFields(staff.bob, ['2026-12-09']))
    const { text } = await desk.get(`/hr/groups/${id}`).expect(200)
    expect(text).toMatch(/data-label="On the list since">\s*<div>Nov 27, 2026<br>/)
    await desk.post('/reading', { language: 'es', detail: 'full', to: '/' })
    const { text: spanish } = await desk.get(`/hr/groups/${id}`).expect(200)
    expect(spanish).toContain('data-label="En la lista desde"')
  })

  it('is told late to anyone who joins the list after its first date, which can’t move anymore', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08', '2026-12-15'])
    app.clock.pass({ days: 16 })
    const desk = await signedIn(app, staff.ada)
    await listed(desk, staff.north, staff.cleo, staff.bob)
    await changed(desk, id, groupFields(staff.bob, ['2026-12-08', '2026-12-15']))
    expect(await states(id)).toMatchObject([{ late: false }, { late: true, toldOn: '2026-12-10' }])
    const { text } = await desk.get(`/hr/groups/${id}`).expect(200)
    expect(text).toContain(words.group.lateNoteStarted('Dec 1, 2026'))
  })

  it('isn’t canceled once its last date is over, and the page says so', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    app.clock.pass({ days: 15 })
    const desk = await signedIn(app, staff.ada)
    const { headers } = await desk.post(`/hr/groups/${id}/cancellations`).expect(303)
    const { text } = await desk.get(String(headers['location'])).expect(200)
    expect(text).toContain(words.done.over)
    expect(text).not.toContain(words.done.cancelled)
    expect((await findGroup(app.deps.store.db, id))?.cancelled).toBeNull()
  })

  it('says so when a signature adds nothing, because it’s confirmed already or the group is canceled', async () => {
    await listed(ivy, staff.north, staff.cleo, staff.bob)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    const path = `/hr/groups/${id}`
    await cleo.post(`/groups/${id}/acknowledgements`).expect(303)
    const send = (person: PersonId) => ivy.post(`${path}/signatures`, { person, on: '2026-11-24' }).expect(303)
    const place = String((await send(staff.cleo)).headers['location'])
    const { text } = await ivy.get(place).expect(200)
    expect(text).toContain(words.done.unsigned)
    expect(text).not.toContain('notice--go')
    await ivy.post(`${path}/cancellations`).expect(303)
    expect((await send(staff.bob)).headers['location']).toBe(place)
    expect((await ivy.get(path)).text).not.toContain('/signatures')
    expect((await findGroup(app.deps.store.db, id))?.acknowledgements).toHaveLength(1)
  })

  it('keeps its first date once it has started, and shows what was known before when a later one moves', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08', '2026-12-15', '2026-12-22'])
    await cleo.post(`/groups/${id}/acknowledgements`).expect(303)
    app.clock.pass({ days: 16 })
    const desk = await signedIn(app, staff.ada)
    const dropped = await changed(desk, id, groupFields(staff.bob, ['2026-12-15', '2026-12-22']))
    expect(dropped.status).toBe(422)
    expect(dropped.text).toContain(words.form.problems.begun)
    const moved = await changed(desk, id, groupFields(staff.bob, ['2026-12-08', '2026-12-15', '2026-12-23']))
    expect(moved.status).toBe(303)
    const { text } = await desk.get(`/hr/groups/${id}`).expect(200)
    expect(text).toContain(words.newDatesUnacknowledged(1))
    expect(text).toContain(words.group.newDatesOn('Dec 10, 2026'))
    expect(text).toContain(`Nov 24, 2026, ${words.ways.home}`)
    expect(text).toContain(words.group.newDates(words.group.notYet))
    expect(text).not.toContain(words.late)
    // A sheet that was signed before the new dates says nothing about them.
    await desk.post(`/hr/groups/${id}/signatures`, { person: staff.cleo, on: '2026-12-09' }).expect(422)
    await desk.post(`/hr/groups/${id}/signatures`, { person: staff.cleo, on: '2026-12-10' }).expect(303)
    expect(await states(id)).toMatchObject([{ late: false, beforeStart: true, acknowledged: { on: '2026-12-10' } }])
  })

  it('is announced late on the day of its first date, and a confirmation on that day says so', async () => {
    const path = `/hr/groups/sites/${staff.north.slice(5)}`
    const seen = seenOn((await ivy.get(path)).text)
    await ivy.post(path, { days: '0', clinical: staff.cleo, seen }).expect(303)
    expect((await ivy.get('/hr/groups/new?site=north-house')).text).toContain(words.form.by('Nov 25, 2026'))
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-11-24'])
    await cleo.post(`/groups/${id}/acknowledgements`).expect(303)
    const { text } = await ivy.get(`/hr/groups/${id}`).expect(200)
    expect(text).toContain(words.group.lateNote('Nov 23, 2026'))
    expect(text).toContain(`Nov 24, 2026, ${words.ways.home}, ${words.group.onFirstDay}`)
    expect(text).toContain(words.acknowledgedLate(1))
  })

  it('asks everyone once more when its dates change, and nobody when its leaders do', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    await cleo.post(`/groups/${id}/acknowledgements`)
    expect((await changed(ivy, id, groupFields(staff.ada, ['2026-12-08']))).status).toBe(303)
    expect((await cleo.get('/course')).text).not.toContain(words.home.title)
    expect((await changed(ivy, id, groupFields(staff.ada, ['2026-11-27']))).status).toBe(303)
    expect((await cleo.get('/course')).text).toContain(words.home.title)
    expect(await states(id)).toMatchObject([{ late: true, acknowledged: null }])
  })

  it('is canceled once, and then asks nobody', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    await ivy.post(`/hr/groups/${id}/cancellations`).expect(303)
    await ivy.post(`/hr/groups/${id}/cancellations`).expect(303)
    expect((await cleo.get('/course')).text).not.toContain(words.home.title)
    expect((await ivy.get(`/hr/groups/${id}`)).text).toContain(words.group.isCancelled('Nov 24, 2026'))
    await ivy.get(`/hr/groups/${id}/change`).expect(404)
    const told = (await messagesTo(app.deps.store.db, staff.cleo)).filter(({ kind }) => kind === 'group-cancelled')
    expect(told).toHaveLength(1)
  })

  it('keeps what was typed when something is wrong, and says what', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const path = '/hr/groups/new?site=north-house'
    const wrong = { ...groupFields(staff.bob, ['2026-11-20', '2026-11-20']), name: 'Tuesday group' }
    const { text } = await ivy.post(path, wrong).expect(422)
    expect(text).toContain('value="Tuesday group"')
    expect(text).toContain('value="2026-11-20"')
    const { leaders: _, ...nobody } = groupFields(staff.bob, ['2026-12-08'])
    expect((await ivy.post(path, nobody).expect(422)).text).toContain(words.form.problems.leaders)
    expect((await ivy.post(path, groupFields(staff.bob, [])).expect(422)).text).toContain(words.form.problems.dates)
    await ivy.post(path, groupFields(staff.dan, ['2026-12-08'])).expect(404)
    expect(await allGroups(app.deps.store.db)).toEqual([])
  })

  it.each(LANGUAGES)(
    'lists everything that’s missing when several fields are empty, with a link to each, %s',
    async (language) => {
      await listed(ivy, staff.north, staff.cleo)
      await setLanguage(app.deps.store.db, holders.ivy, language)
      const { problems } = MESSAGES[language].hr.groups.form
      const empty = { ...groupFields(staff.bob, []), name: ' ', leaders: [] }
      const { text } = await ivy.post('/hr/groups/new?site=north-house', empty).expect(422)
      expect(summaryOf(text)).toEqual([
        ['name', problems.name],
        ['date1', problems.dates],
        [expect.stringMatching(/^leaders-person-/), problems.leaders],
      ])
      const wrongDay = { ...empty, date2: 'soon' }
      expect(summaryOf((await ivy.post('/hr/groups/new?site=north-house', wrongDay).expect(422)).text)).toEqual([
        ['name', problems.name],
        ['date2', asSentence(MESSAGES[language].account.needs.date)],
        [expect.stringMatching(/^leaders-person-/), problems.leaders],
      ])
    },
  )

  it('of another site isn’t there for HR of a site, and a reader changes nothing', async () => {
    await listed(ada, staff.south, staff.dan)
    const id = await announced(app, ada, 'south-house', staff.dan, ['2026-12-08'])
    await ivy.get(`/hr/groups/${id}`).expect(404)
    await ivy.post(`/hr/groups/${id}/cancellations`).expect(404)
    await ivy.get(`/hr/groups/sites/${staff.south.slice(5)}`).expect(404)
    expect((await ivy.get('/hr/groups')).text).not.toContain('South House')
    const read = (await fay.get(`/hr/groups/${id}`).expect(200)).text
    expect(read).toContain('Dan Whitfield')
    expect(read).not.toContain('/signatures')
    await fay.post(`/hr/groups/${id}/cancellations`).expect(403)
  })

  it('has a calendar file with the neutral name and the dates, and nobody’s name', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08', '2026-12-15'])
    const { text, headers } = await ivy.get(`/hr/groups/${id}/group.ics`).expect(200)
    expect(headers['content-type']).toContain('text/calendar')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(text).toContain('DTSTART;VALUE=DATE:20261208')
    expect(text).toContain('SUMMARY:Empowerment group')
    expect(text).not.toMatch(/Cleo|Bob|prevent/i)
    expect(headers['content-type']).toContain('method=PUBLISH')
    expect(text.match(/^ORGANIZER.*/gm)).toEqual(Array(2).fill('ORGANIZER:mailto:hr@harborstreet.example'))
  })

  it('gives whoever is told the dates for their calendar, before and after they confirm, and nobody else', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    const path = `/groups/${id}/group.ics`
    const { text, headers } = await cleo.get(path).expect(200)
    expect(headers['content-disposition']).toContain('group.ics')
    expect(text).toContain('DTSTART;VALUE=DATE:20261208')
    expect(text).toContain('SUMMARY:Empowerment group')
    expect(text).not.toMatch(/Cleo|Bob|prevent/i)
    for (const page of ['/course', '/team']) expect((await cleo.get(page)).text).toContain(`href="${path}"`)
    await cleo.post(`/groups/${id}/acknowledgements`).expect(303)
    expect((await cleo.get('/course')).text).toContain(`href="${path}"`)
    await (await signedIn(app, staff.dan)).get(path).expect(404)
    await ivy.post(`/hr/groups/${id}/cancellations`).expect(303)
    await cleo.get(path).expect(404)
  })

  it('the sheet to sign has a code that leads to the dates, where other devices can open the address', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    const path = `/hr/groups/${id}/sheet`
    const { text } = await ivy.get(path).expect(200)
    expect(text).toContain(words.sheet.calendar)
    const square = text.indexOf('<svg', text.indexOf('class="sheet signing"'))
    const svg = text.slice(square, text.indexOf('</svg>', square) + '</svg>'.length)
    const address = `${app.deps.config.publicUrl}/course`
    expect(svg).toBe((await QRCode.toString(address, { type: 'svg', width: 120, margin: 0 })).trim())
    const deps = { ...app.deps, config: { ...app.deps.config, publicUrl: 'http://localhost:3000' } }
    const alone = await signedIn({ ...app, deps, app: createApp(deps) }, staff.ada)
    expect((await alone.get(path).expect(200)).text).not.toContain(words.sheet.calendar)
  })

  it('says who has no e-mail, so that they get a sheet', async () => {
    await listed(ivy, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    const today = calendarDate('2026-11-24')
    const recording = { course: app.deps.contents.en.course.id, actor: staff.ada, at: app.deps.now(), today }
    expect((await ivy.get(`/hr/groups/${id}`)).text).not.toContain(words.group.noMail)
    await app.deps.store.transaction((tx) => changeFacts(tx, staff.cleo, { email: '' }, today, recording))
    expect((await ivy.get(`/hr/groups/${id}`)).text).toContain(words.group.noMail)
  })

  it('says how many get an e-mail, and how many need the sheet', async () => {
    await listed(ivy, staff.north, staff.cleo, staff.bob)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    const today = calendarDate('2026-11-24')
    const recording = { course: app.deps.contents.en.course.id, actor: staff.ada, at: app.deps.now(), today }
    const path = `/hr/groups/${id}`
    expect((await ivy.get(path)).text).toContain(words.group.reach(2, 0))
    await app.deps.store.transaction((tx) => changeFacts(tx, staff.cleo, { email: '' }, today, recording))
    const some = (await ivy.get(path)).text
    expect(some).toContain(words.group.reach(1, 1))
    expect(some).toContain(words.group.isOff(1, 1))
    await app.deps.store.transaction((tx) => changeFacts(tx, staff.bob, { email: '' }, today, recording))
    expect((await ivy.get(path)).text).toContain(words.group.reach(0, 2))
    await ivy.post(`${path}/cancellations`).expect(303)
    expect((await ivy.get(`${path}?done=cancelled`)).text).toContain(words.group.isOff(0, 2))
  })

  it('has been told to nobody where there’s no mail server, and says so', async () => {
    const plain = await testApp(HTTPS)
    const people = await staffOn(plain)
    const hr = await signedIn(plain, people.ada)
    await listed(hr, people.north, people.cleo)
    const id = await announced(plain, hr, 'north-house', people.bob, ['2026-12-08'])
    const { text } = await hr.get(`/hr/groups/${id}?done=planned`)
    expect(text).toContain(`${words.done.planned} ${words.group.reach(0, 1)}`)
    // Once, at the top.
    expect(text.split(words.group.reach(0, 1))).toHaveLength(2)
  })
})

describe('clinical staff who leave', () => {
  it('leave a mark in the list, on the page and on Home until somebody else is told', async () => {
    await listed(ada, staff.north, staff.cleo)
    const id = await announced(app, ada, 'north-house', staff.bob, ['2026-12-08'])
    await separate(staff.cleo)
    const path = `/hr/groups/${id}`
    const list = `/hr/groups/sites/${staff.north.slice(5)}`
    for (const page of ['/hr/groups', path]) {
      const { text } = await ada.get(page).expect(200)
      expect(text).toContain(words.noClinician)
      expect(text).not.toContain(words.allAcknowledged)
    }
    expect((await ada.get('/hr/groups')).text).toContain(words.lists.outdated)
    const page = (await ada.get(path)).text
    expect(page).toContain(words.group.noClinicianNote)
    expect(page).toContain(`href="${list}"`)
    const reader = (await fay.get(path).expect(200)).text
    expect(reader).toContain(words.noClinician)
    expect(reader).not.toContain(words.group.noClinicianNote)
    const home = (await ada.get('/hr').expect(200)).text
    expect(home).toContain(words.noClinician)
    expect(home).toContain(MESSAGES.en.hr.home.doing['group-lists'](1))
    expect(home).toContain(`href="${list}"`)
    // The list shows who has left, and isn't saved with nobody else.
    const form = (await ada.get(list).expect(200)).text
    expect(form).toContain(`Cleo Marsh (${words.group.gone})`)
    const same = await ada.post(list, { days: '7', clinical: staff.cleo, seen: seenOn(form) }).expect(422)
    expect(same.text).toContain(words.form.problems.clinical)
    await listed(ada, staff.north, staff.bob)
    const after = (await ada.get('/hr/groups')).text
    expect(after).not.toContain(words.lists.outdated)
    expect(after).not.toContain(words.noClinician)
    expect(after).toContain(words.unacknowledged(1))
    expect((await ada.get('/hr')).text).not.toContain(MESSAGES.en.hr.home.doing['group-lists'](1))
  })

  it.each(LANGUAGES)(
    'and the days are both listed when both are missing, with a link to each, %s',
    async (language) => {
      await setLanguage(app.deps.store.db, staff.ada, language)
      const { problems } = MESSAGES[language].hr.groups.form
      const list = `/hr/groups/sites/${staff.north.slice(5)}`
      const { text } = await ada.post(list, { days: '', seen: seenOn((await ada.get(list)).text) }).expect(422)
      expect(summaryOf(text)).toEqual([
        ['days', problems.days(MOST_NOTICE_DAYS)],
        [expect.stringMatching(/^clinical-person-/), problems.clinical],
      ])
    },
  )

  it('leave a late notice late', async () => {
    await listed(ada, staff.north, staff.cleo)
    const id = await announced(app, ada, 'north-house', staff.bob, ['2026-11-30'])
    await separate(staff.cleo)
    for (const page of ['/hr/groups', `/hr/groups/${id}`, '/hr'])
      expect((await ada.get(page).expect(200)).text).toContain(words.late)
  })
})

describe('people of other sites', () => {
  it('are chosen to be told and to lead, folded below the site’s own staff', async () => {
    const path = `/hr/groups/sites/${staff.north.slice(5)}`
    const { text } = await ada.get(path).expect(200)
    const [own = '', folded = ''] = text.slice(text.indexOf('name="clinical"')).split(words.form.elsewhere(1))
    expect(own).toContain('Cleo Marsh (Program director)')
    expect(own).not.toContain('Dan Whitfield')
    expect(folded).toContain('Dan Whitfield (Youth worker, South House)')
    await listed(ada, staff.north, staff.dan)
    // Whoever is checked is in sight.
    expect((await ada.get(path)).text.split(words.form.elsewhere(1))[0]).toContain('Dan Whitfield')
    const id = await announced(app, ada, 'north-house', staff.dan, ['2026-12-08'])
    expect(await states(id)).toMatchObject([{ person: staff.dan, as: 'clinical', position: 'Youth worker' }])
    const dan = await signedIn(app, staff.dan)
    await dan.post(`/groups/${id}/acknowledgements`).expect(303)
    expect(await states(id)).toMatchObject([{ person: staff.dan, beforeStart: true }])
    // HR of the site keeps whom HR has chosen.
    expect((await changed(ivy, id, groupFields(staff.dan, ['2026-12-09']))).status).toBe(303)
    await listed(ivy, staff.north, staff.dan)
  })

  it('outside the viewer’s reach aren’t shown, and aren’t there when they’re sent', async () => {
    const path = `/hr/groups/sites/${staff.north.slice(5)}`
    const { text } = await ivy.get(path).expect(200)
    expect(text).not.toContain('Dan Whitfield')
    await ivy.post(path, { days: '7', clinical: staff.dan, seen: seenOn(text) }).expect(404)
    await ivy.post(path, { days: '7', clinical: staff.cleo, others: staff.dan, seen: seenOn(text) }).expect(404)
    await listed(ivy, staff.north, staff.cleo)
    const group = '/hr/groups/new?site=north-house'
    expect((await ivy.get(group)).text).not.toContain('Dan Whitfield')
    await ivy.post(group, groupFields(staff.dan, ['2026-12-08'])).expect(404)
    expect(await allGroups(app.deps.store.db)).toEqual([])
  })

  it('aren’t offered where there are more than a page has room for, except those chosen earlier', async () => {
    const today = calendarDate('2026-11-24')
    const path = `/hr/groups/sites/${staff.north.slice(5)}`
    const hireAtSouth = async (from: number, to: number) => {
      const people = Array.from({ length: to - from }, (_, index): PersonId => `person:${from + index}`)
      const events = people.map((person) => hired(person, '2026-11-02', { site: staff.south }))
      await app.deps.store.transaction((tx) => record(tx, events, today))
    }
    await listed(ada, staff.north, staff.cleo)
    await hireAtSouth(0, 100)
    // Dan works there, too.
    expect((await ada.get(path)).text).toContain(words.form.elsewhere(101))
    await listed(ada, staff.north, staff.dan)
    await hireAtSouth(100, MOST_ELSEWHERE + 1)
    const { text } = await ada.get(path).expect(200)
    for (const name of ['Cleo Marsh', 'Dan Whitfield']) expect(text).toContain(name)
    for (const person of ['person:0', `person:${MOST_ELSEWHERE}`]) expect(text).not.toContain(`value="${person}"`)
  })
})

describe('two people at the same form', () => {
  it('the second one sees the change of the first one to a group, keeps what was typed, and can save again', async () => {
    await listed(ada, staff.north, staff.cleo)
    const id = await announced(app, ivy, 'north-house', staff.bob, ['2026-12-08'])
    const path = `/hr/groups/${id}/change`
    const seen = seenOn((await ivy.get(path)).text)
    await changed(ada, id, groupFields(staff.bob, ['2026-12-09'], { name: 'Tuesday group' }))
    const typed = groupFields(staff.cleo, ['2026-12-10'])
    const { text } = await ivy.post(path, { ...typed, seen }).expect(422)
    for (const said of [
      words.newer.title,
      'Tuesday group',
      'Dec 9, 2026',
      words.newer.leaders('Bob Rivera'),
      '2026-12-10',
    ])
      expect(text).toContain(said)
    expect((await findGroup(app.deps.store.db, id))?.notices.at(-1)?.dates).toEqual(['2026-12-09'])
    await ivy.post(path, { ...typed, seen: seenOn(text) }).expect(303)
    expect((await findGroup(app.deps.store.db, id))?.notices.at(-1)?.dates).toEqual(['2026-12-10'])
  })

  it('the second one sees the change of the first one to a list', async () => {
    const path = `/hr/groups/sites/${staff.north.slice(5)}`
    const seen = seenOn((await ivy.get(path)).text)
    await listed(ada, staff.north, staff.cleo, staff.bob)
    const { text } = await ivy.post(path, { days: '3', clinical: staff.ada, seen }).expect(422)
    for (const said of [words.newer.clinical('Cleo Marsh'), words.newer.others('Bob Rivera'), words.newer.days(7)])
      expect(text).toContain(said)
    await ivy.post(path, { days: '3', clinical: staff.ada, seen: seenOn(text) }).expect(303)
  })
})
