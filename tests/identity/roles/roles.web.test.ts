import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../../src/ledger/event.ts'
import { ACCESS, type GrantedRole } from '../../../src/identity/access.ts'
import { hrefTo, idOf } from '../../../src/app/href.web.ts'
import { findAccount, setLanguage } from '../../../src/identity/account.store.ts'
import { putRole } from '../../../src/identity/role.store.ts'
import { historyOf } from '../../../src/ledger/ledger.store.ts'
import { mergeRecords } from '../../../src/identity/joined/join-records.store.ts'
import { changeFacts } from '../../../src/people/record.store.ts'
import { messagesTo } from '../../../src/reminders/message.store.ts'
import { asSentence } from '../../../src/platform/html/field.page.ts'
import { LANGUAGES } from '../../../src/platform/text/language.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, browserAfter, type Fields, signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { hireOf } from '../../support/examples.ts'
import { sendingOf, sendWaiting } from '../../support/mail.ts'
import { mailServer, partsOf } from '../../support/smtp.ts'
import { PASSWORD, type Staff, signInNameOf, staffOn, withoutPassword } from '../../support/staff.ts'
import { summaryOf } from '../../support/summary.ts'

const words = MESSAGES.en.hr.roles
const NEW_PASSWORD = 'tea at the window, rain outside'
const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' }

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(() => open())

describe('the page of roles', () => {
  it('shows who has what, since when, from whom, and until when', async () => {
    await give(staff.bob, 'auditor', { until: '2027-03-31', reason: 'Looks after the yearly audit' })
    const { text } = await ada.get('/hr/roles').expect(200)
    const [row] = rowsOf(text).filter((each) => each.includes('Bob Rivera'))
    for (const part of ['Auditor', 'Nov 24, 2026', 'Ada Okafor', 'Mar 31, 2027']) expect(row).toContain(part)
  })

  it('has each person once, with all of their roles', async () => {
    await give(staff.bob, 'auditor', { until: '2027-03-31', reason: 'Looks after the yearly audit' })
    const { text } = await ada.get('/hr/roles').expect(200)
    const holders = [...text.matchAll(/<tbody>[\s\S]*?<\/tbody>/g)].map(([holder]) => ({
      name: /<a href="[^"]+">([^<]+)</.exec(holder)?.[1],
      rows: rowsOf(holder).length,
    }))
    expect(holders).toEqual([
      { name: 'Ada Okafor', rows: 3 },
      { name: 'Bob Rivera', rows: 1 },
    ])
  })

  it('says of an auditor that they read records and papers and download lists, because they may', async () => {
    for (const action of ['read-person', 'read-papers', 'download-people'] as const)
      expect(ACCESS[action].auditor).toBe('everyone')
    expect(words.roleLead.auditor).toMatch(/records.*documents.*reasons.*download/)
    expect(MESSAGES.es.hr.roles.roleLead.auditor).toMatch(/registros.*documentos.*motivos.*descargar/)
  })

  it('says what each role may do, as the table of access has it', async () => {
    const { text } = await ada.get('/hr/roles')
    const steward = /<summary>Content steward<span[\s\S]*?<\/details>/.exec(text)?.[0] ?? ''
    expect(steward).toContain(words.may['publish-site'])
    expect(steward).not.toContain(words.may['read-person'])
    const siteHr = /<summary>HR for a site<span[\s\S]*?<\/details>/.exec(text)?.[0] ?? ''
    expect(siteHr).toContain(words.mayWithin(words.may['read-person'], words.reach['own-sites']))
  })

  it.each([
    ['sign-in name', () => signInNameOf('bob').toUpperCase()],
    ['e-mail', () => signInNameOf('bob')],
    ['name', () => 'bob rivera'],
  ])('finds a person by %s, and puts nothing of it into an address', async (_, who) => {
    await ada.post('/hr/roles/searches', { who: who() }).expect(303).expect('Location', rolesPath(staff.bob))
  })

  it.each([
    ['sign-in name', () => signInNameOf('bob')],
    ['e-mail', () => 'bob@elsewhere.example'],
    ['staff number', () => 'HS-0061'],
    ['name', () => 'bob rivera'],
  ])('lets someone who is only an administrator find anyone with an account by %s', async (_, who) => {
    await withFacts(staff.bob, { email: 'bob@elsewhere.example', employee_number: 'HS-0061' })
    await give(staff.dan, 'administrator', { reason: 'Runs the server' })
    const dan = await signedIn(app, staff.dan)
    await dan.post('/hr/roles/searches', { who: who() }).expect(303).expect('Location', rolesPath(staff.bob))
    const fields = { who: '', about: who(), kind: '', from: '', to: '' }
    const { headers } = await dan.post('/hr/audit/searches', fields).expect(303)
    expect(headers['location']).toBe(`/hr/audit?about=${idOf(staff.bob)}`)
  })

  it('lets someone who is only an administrator find nobody without an account, nor by a part of a name', async () => {
    await give(staff.dan, 'administrator', { reason: 'Runs the server' })
    const dan = await signedIn(app, staff.dan)
    await dan.post('/hr/roles/searches', { who: 'Rivera' }).expect(422)
    await dan.post('/hr/audit/searches', { who: '', about: 'Rivera', kind: '', from: '', to: '' }).expect(422)
    await app.deps.store.db.deleteFrom('account').where('person', '=', staff.bob).execute()
    await dan.post('/hr/roles/searches', { who: 'Bob Rivera' }).expect(422)
  })

  it('lets someone who is only an administrator find whoever has a role by a part of the name, as their page names them', async () => {
    await give(staff.dan, 'administrator', { reason: 'Runs the server' })
    await give(staff.bob, 'steward', { reason: 'Knows the sites' })
    const dan = await signedIn(app, staff.dan)
    await dan.post('/hr/roles/searches', { who: 'rivera' }).expect(303).expect('Location', rolesPath(staff.bob))
    const fields = { who: 'bo riv', about: '', kind: '', from: '', to: '' }
    const { headers } = await dan.post('/hr/audit/searches', fields).expect(303)
    expect(headers['location']).toBe(`/hr/audit?who=${idOf(staff.bob)}`)
    expect((await dan.post('/hr/roles/searches', { who: 'a' }).expect(422)).text).toContain(words.find.several)
  })

  it('offers HR who manages roles the people whom a part of a name or a misspelled one can mean', async () => {
    const { text } = await ada.post('/hr/roles/searches', { who: 'Rivvera' }).expect(422)
    expect(text).toMatch(new RegExp(`name="whoChosen"\\s+id="[^"]+"\\s+value="${staff.bob}"`))
    expect(text).toContain('Bob Rivera, Youth worker, North House')
    const chosen = { who: 'Rivvera', whoChosen: staff.bob }
    await ada.post('/hr/roles/searches', chosen).expect(303).expect('Location', rolesPath(staff.bob))
    await ada.post('/hr/roles/searches', { who: 'rivera bo' }).expect(303).expect('Location', rolesPath(staff.bob))
  })

  it('says so when nobody has the name', async () => {
    const { text } = await ada.post('/hr/roles/searches', { who: 'Zoe' }).expect(422)
    expect(text).toContain(words.find.unknown)
    await ada.get(hrefTo('/hr/roles/people/:person', { person: 'person:nobody' })).expect(404)
  })

  it('says first which roles someone has now, then asks which to give and why, and says what that does', async () => {
    await give(staff.bob, 'auditor', { until: '2026-11-25', reason: 'Two days' })
    await give(staff.bob, 'steward', { reason: 'Knows the sites' })
    app.clock.pass({ days: 2 })
    ada = await signedIn(app, staff.ada)
    const { text } = await ada.get(rolesPath(staff.bob)).expect(200)
    const steward = MESSAGES.en.account.roles.steward
    const inOrder = [
      words.person.now(steward),
      'name="role"',
      'name="reason"',
      'name="until"',
      words.give.lead,
      words.end.title,
    ]
    const places = inOrder.map((part) => text.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('says how many people someone supervises, next to the roles they were assigned', async () => {
    const textOf = async () => (await ada.get(rolesPath(staff.cleo)).expect(200)).text
    expect(await textOf()).toContain('Now: supervisor of 1 person.')
    await give(staff.cleo, 'steward', { reason: 'Knows the sites' })
    expect(await textOf()).toContain(`Now: ${MESSAGES.en.account.roles.steward} and supervisor of 1 person.`)
    expect((await ada.get(rolesPath(staff.bob)).expect(200)).text).toContain(words.person.none)
  })

  it('shows a person’s name and roles, and nothing of the course', async () => {
    const { text } = await ada.get(rolesPath(staff.bob)).expect(200)
    expect(text).toContain(words.person.heading('Bob Rivera'))
    expect(text).toContain(words.person.none)
    expect(text).not.toContain(MESSAGES.en.hr.status['not-started'])
  })

  it('leads from a record that was joined with another to the one that counts', async () => {
    const recording = { course: 'csec', actor: staff.ada, at: app.deps.now(), today: calendarDate('2026-11-24') }
    await give(staff.dan, 'steward', { reason: 'Knows the sites' })
    await app.deps.store.transaction((tx) =>
      mergeRecords(tx, staff.dan, { into: staff.bob, sameJob: false, reason: 'Typed in twice' }, recording),
    )
    await ada.get(rolesPath(staff.dan)).expect('Location', rolesPath(staff.bob))
    expect((await ada.get(rolesPath(staff.bob))).text).toContain('Content steward')
    await end(staff.bob, 'steward')
    expect(await findAccount(app.deps.store.db, staff.dan)).toMatchObject({ grants: [] })
  })
})

describe('the account page', () => {
  it('says which roles somebody has, since when, from whom and until when', async () => {
    await give(staff.bob, 'auditor', { until: '2027-03-31', reason: 'Looks after the yearly audit' })
    await give(staff.bob, 'site-hr', { sites: [staff.north, staff.south], reason: 'Both now' })
    const { text } = await (await browserAfter(app, await signIn('bob'))).get('/account').expect(200)
    const { own } = words
    expect(ownRolesIn(text)).toEqual([
      `HR for a site. At North House, South House. ${own.given('Ada Okafor', 'Nov 24, 2026')} ${own.noEnd}`,
      `Auditor. ${own.given('Ada Okafor', 'Nov 24, 2026')} ${own.until('Mar 31, 2027')}`,
    ])
  })

  it('says so to a supervisor and to someone without a role, and of a role from before this was recorded', async () => {
    const { own, ungiven } = words
    expect(ownRolesIn((await (await signedIn(app, staff.cleo)).get('/account')).text)).toEqual([
      `${ungiven.supervisor}. ${own.supervises}`,
    ])
    expect((await (await signedIn(app, staff.dan)).get('/account')).text).toContain(own.none)
    const old = ownRolesIn((await ada.get('/account')).text)
    expect(old).toHaveLength(3)
    for (const line of old) expect(line).toContain(own.before)
  })

  it('doesn’t name a role that is over', async () => {
    await give(staff.bob, 'auditor', { until: '2026-11-25', reason: 'Two days' })
    app.clock.pass({ days: 2 })
    expect((await (await signedIn(app, staff.bob)).get('/account')).text).toContain(words.own.none)
  })
})

describe('giving a role', () => {
  it('is in the ledger with who and why, signs the person out, and counts from the next sign-in', async () => {
    const bob = await signedIn(app, staff.bob)
    await give(staff.bob, 'hr', { reason: 'Joins the team' })
    expect((await historyOf(app.deps.store.db, staff.bob)).at(-1)).toMatchObject({
      kind: 'role_given',
      actor: staff.ada,
      body: { v: 1, role: 'hr', sites: [], until: null, reason: 'Joins the team' },
    })
    expect((await bob.get('/account')).status).toBe(303)
    const after = await browserAfter(app, await signIn('bob'))
    await after.get('/hr/people').expect(200)
    await after.get('/course').expect(200)
    const { text } = await ada.get(rolesPath(staff.bob))
    expect(text).toContain(words.person.given('Nov 24, 2026', 'Ada Okafor', 'HR'))
    expect(text).toContain(words.person.reason('Joins the team'))
  })

  it('tells the person, every administrator, and for HR everyone in HR, each with a page that opens for them', async () => {
    await open(WITH_MAIL)
    await give(staff.dan, 'administrator', { reason: 'Runs the server' })
    await give(staff.cleo, 'hr', { reason: 'Helps out' })
    await sent()
    await give(staff.bob, 'hr', { reason: 'Joins the team' })
    const mails = await sent()
    const linkTo = (name: 'ada' | 'bob' | 'cleo' | 'dan') =>
      mails.filter(({ to }) => to === signInNameOf(name)).map(({ path }) => path)
    expect(mails).toHaveLength(4)
    expect([linkTo('bob'), linkTo('dan'), linkTo('ada'), linkTo('cleo')]).toEqual([
      ['/account'],
      [`/hr/roles/people/${staff.bob}`],
      [`/hr/roles/people/${staff.bob}`],
      [hrefTo('/hr/people/:person', { person: staff.bob })],
    ])
  })

  it('is read at the next sign-in by the person and by every administrator, without mail', async () => {
    await give(staff.bob, 'steward', { reason: 'Knows the sites' })
    app.clock.pass({ minutes: 5 })
    const steward = MESSAGES.en.account.roles.steward
    const bob = await signIn('bob').expect('Location', '/account/notice')
    const own = await (await browserAfter(app, bob)).get('/account/notice')
    expect(own.text).toContain(words.notice.given('Ada Okafor', steward, words.notice.you, 'Nov 24, 2026'))
    expect(own.text).toContain(words.notice.advice)
    const answer = await signIn('ada').expect('Location', '/account/notice')
    const browser = await browserAfter(app, answer)
    const others = await browser.get('/account/notice')
    expect(others.text).toContain(words.notice.given('Ada Okafor', steward, 'Bob Rivera', 'Nov 24, 2026'))
    await browser.post('/account/notice', {}).expect(303)
    await signIn('ada').expect('Location', '/hr')
  })

  it('for HR for a site takes the sites, and changes them when it is given again', async () => {
    await refused(staff.bob, { role: 'site-hr' }, words.give.needs.sites)
    await refused(staff.bob, { role: 'hr', sites: staff.north }, words.give.needs.noSites)
    await give(staff.bob, 'site-hr', { sites: staff.north, reason: 'North House' })
    await refused(staff.bob, { role: 'site-hr', sites: staff.north }, words.give.needs.same)
    await give(staff.bob, 'site-hr', { sites: [staff.north, staff.south], reason: 'Both now' })
    const { text } = await ada.get('/hr/roles')
    expect(rowsOf(text).find((each) => each.includes('Bob Rivera'))).toContain('At North House, South House')
    await ada
      .post(rolesPath(staff.bob), { role: 'site-hr', sites: 'site:nowhere', until: '', reason: 'x' })
      .expect(({ status }) => expect([400, 422]).toContain(status))
  })

  it.each([
    ['no last day', '', words.give.needs.until],
    ['a day that is over', '2026-11-23', words.give.needs.past],
    ['a day more than a year ahead', '2027-11-25', words.give.needs.far],
    ['no day at all', 'soon', MESSAGES.en.account.needs.date],
  ])('for an auditor is refused with %s', async (_, until, message) => {
    await refused(staff.bob, { role: 'auditor', until }, message)
  })

  it.each(LANGUAGES)('lists everything that’s missing, with a link to each field, %s', async (language) => {
    await setLanguage(app.deps.store.db, staff.ada, language)
    const { account, hr } = MESSAGES[language]
    const { needs } = hr.roles.give
    const summary = async (fields: Fields) =>
      summaryOf((await ada.post(rolesPath(staff.bob), { until: '', reason: '', ...fields }).expect(422)).text)
    const reason = ['reason', asSentence(hr.changes.needs.reason)]
    expect(await summary({ role: '' })).toEqual([['role', asSentence(needs.role)], reason])
    expect(await summary({ role: 'auditor' })).toEqual([reason, ['until', asSentence(needs.until)]])
    expect(await summary({ role: 'site-hr' })).toEqual([['sites-0', asSentence(needs.sites)], reason])
    const empty = { name: '', email: '', language, until: '', reason: '' }
    expect(summaryOf((await ada.post('/hr/roles/outside', empty).expect(422)).text)).toEqual([
      ['name', asSentence(account.needs.name)],
      ['email', asSentence(account.needs.email)],
      ['until', asSentence(needs.until)],
      reason,
    ])
  })

  it('is refused without a reason, without a role, and for a person who can’t sign in', async () => {
    await refused(staff.bob, { role: 'hr', reason: ' ' }, MESSAGES.en.hr.changes.needs.reason)
    await refused(staff.bob, { role: '' }, words.give.needs.role)
    await withoutPassword(app, staff.dan)
    await refused(staff.dan, { role: 'hr' }, words.give.noPassword)
    await ada.post(changePath(staff.cleo, 'close-access'), { reason: 'Lost phone' }).expect(303)
    await refused(staff.cleo, { role: 'hr' }, words.give.notOpen)
  })
})

describe('a person without a way in', () => {
  it('gets a sign-in link on the way to a role, from an administrator who may make one', async () => {
    await withoutPassword(app, staff.dan)
    const { text } = await ada.get(rolesPath(staff.dan)).expect(200)
    const link = hrefTo('/hr/people/:person/link', { person: staff.dan })
    expect(text).toContain(`<a class="btn" href="${link}">${MESSAGES.en.hr.person.steps.link}</a>`)
    expect(text).not.toContain(words.give.askHr('Ada Okafor'))
    await ada.get(link).expect(200)
  })

  it('has a card that’s out, which the page says, and until when', async () => {
    await withoutPassword(app, staff.dan)
    await ada.post(hrefTo('/hr/people/:person/link', { person: staff.dan })).expect(200)
    const { text } = await ada.get(rolesPath(staff.dan)).expect(200)
    expect(text).toContain(words.give.notUsed('Dec 1, 2026'))
    expect(text).not.toContain(words.give.noPassword)
    app.clock.pass({ days: 7 })
    ada = await signedIn(app, staff.ada)
    expect((await ada.get(rolesPath(staff.dan)).expect(200)).text).toContain(words.give.noPassword)
  })

  it('is someone whom HR can invite, says the page of an administrator who isn’t in HR', async () => {
    await withoutPassword(app, staff.dan)
    const { db } = app.deps.store
    await putRole(db, staff.bob, { role: 'administrator', sites: [], until: null })
    const { text } = await (await signedIn(app, staff.bob)).get(rolesPath(staff.dan)).expect(200)
    expect(text).toContain(words.give.askHr('Ada Okafor'))
    expect(text).not.toContain('/link"')
    // While nobody in HR can sign in, whoever runs the server can help.
    await db.deleteFrom('account_role').where('role', '=', 'hr').execute()
    await putRole(db, staff.cleo, { role: 'hr', sites: [], until: null })
    await withoutPassword(app, staff.cleo)
    const alone = (await (await signedIn(app, staff.bob)).get(rolesPath(staff.dan)).expect(200)).text
    expect(alone).toContain(words.give.askHr(''))
    expect(alone).toContain('csec make-hr')
  })
})

describe('ending a role', () => {
  it('is in the ledger with who and why, signs the person out, and tells them', async () => {
    await give(staff.bob, 'hr', { reason: 'Joins the team' })
    const bob = await signedIn(app, staff.bob)
    await end(staff.bob, 'hr', 'Moved to another team')
    expect((await historyOf(app.deps.store.db, staff.bob)).at(-1)).toMatchObject({
      kind: 'role_ended',
      actor: staff.ada,
      body: { v: 1, role: 'hr', reason: 'Moved to another team' },
    })
    expect((await bob.get('/account')).status).toBe(303)
    const after = await browserAfter(app, await signIn('bob'))
    await after.get('/hr/people').expect(403)
    await after.get('/course').expect(200)
    expect(await messagesTo(app.deps.store.db, staff.bob)).toHaveLength(2)
  })

  it('sent twice, is told once', async () => {
    await give(staff.bob, 'hr', { reason: 'Joins the team' })
    await end(staff.bob, 'hr')
    await ada
      .post(`${rolesPath(staff.bob)}/removals`, { ended: 'hr', why: 'Again' })
      .expect('Location', `${rolesPath(staff.bob)}?done=missed`)
  })

  it('takes the role of an auditor away by itself when the last day is over', async () => {
    await give(staff.bob, 'auditor', { until: '2026-11-25', reason: 'Spot check' })
    app.clock.pass({ days: 1 })
    const bob = await signedIn(app, staff.bob)
    await bob.get('/hr/overview').expect(200)
    app.clock.pass({ minutes: 14 * 60 })
    const later = await signedIn(app, staff.bob)
    await later.get('/hr/overview').expect(403)
    await later.get('/course').expect(200)
    ada = await signedIn(app, staff.ada)
    expect((await ada.get('/hr/roles')).text).toContain(words.ended('Nov 25, 2026'))
  })
})

describe('the last administrator who can sign in', () => {
  const { lastAdministrator } = words.end

  it('keeps the role, also from a last day, until there is another', async () => {
    const refusedEnd = await ada.post(`${rolesPath(staff.ada)}/removals`, { ended: 'administrator', why: 'x' })
    expect([refusedEnd.status, refusedEnd.text.includes(lastAdministrator)]).toEqual([422, true])
    await refused(staff.ada, { role: 'administrator', until: '2027-01-31' }, lastAdministrator)
    await give(staff.bob, 'administrator', { reason: 'Deputy' })
    // A person who can't sign in, or whose role has an end, doesn't count.
    await ada.post(changePath(staff.bob, 'close-access'), { reason: 'Lost phone' }).expect(303)
    await ada.post(`${rolesPath(staff.ada)}/removals`, { ended: 'administrator', why: 'x' }).expect(422)
    await ada.post(changePath(staff.bob, 'open-access'), {}).expect(303)
    await give(staff.bob, 'administrator', { until: '2027-01-31', reason: 'For now' })
    await ada.post(`${rolesPath(staff.ada)}/removals`, { ended: 'administrator', why: 'x' }).expect(422)
    await give(staff.bob, 'administrator', { reason: 'For good' })
    await end(staff.ada, 'administrator')
    await (await browserAfter(app, await signIn('ada'))).get('/hr/roles').expect(403)
  })

  it('can’t get a last day, on the page or by correcting the hire', async () => {
    const lastDay = { on: '2026-11-24' }
    const hired = await hireOf(app, staff.ada)
    const withdrawal = { reason: 'Never started', evidence: '' }
    const withdraw = `/hr/entries/${hired}/correction?kind=withdrawn`
    expect((await ada.post(changePath(staff.ada, 'last-day'), lastDay).expect(422)).text).toContain(lastAdministrator)
    expect((await ada.post(withdraw, withdrawal).expect(422)).text).toContain(lastAdministrator)
    await give(staff.bob, 'administrator', { reason: 'Deputy' })
    await ada.post(changePath(staff.bob, 'last-day'), { on: '2026-12-04' }).expect(303)
    // A person who leaves soon doesn't count.
    await ada.post(changePath(staff.ada, 'last-day'), lastDay).expect(422)
    await give(staff.cleo, 'administrator', { reason: 'Deputy' })
    await ada.post(withdraw, withdrawal).expect(200)
    await ada.post(changePath(staff.ada, 'last-day'), lastDay).expect(303)
  })

  it('can’t be closed or erased by HR', async () => {
    await give(staff.bob, 'hr', { reason: 'Joins the team' })
    const bob = await signedIn(app, staff.bob)
    const closing = await bob.post(changePath(staff.ada, 'close-access'), { reason: 'Lost phone' }).expect(422)
    expect(closing.text).toContain(lastAdministrator)
    const { text } = await bob.get(hrefTo('/hr/people/:person/erasure', { person: staff.ada }))
    expect(text).toContain(MESSAGES.en.hr.erasure.refusals['last-administrator'])
  })

  it('may get the last day of one job, where another one lasts', async () => {
    const second = {
      site: staff.south,
      department: 'Human resources',
      position: 'Advisor',
      supervisor: '',
      type: 'employee',
      hiredOn: '2026-11-23',
    }
    await ada.post(changePath(staff.ada, 'second-job'), second).expect(303)
    await ada.post(changePath(staff.ada, 'last-day'), { on: '2026-11-24' }).expect(303)
    expect((await historyOf(app.deps.store.db, staff.ada)).at(-1)).toMatchObject({ kind: 'separated' })
    const { text } = await ada.get(hrefTo('/hr/people/:person', { person: staff.ada }))
    const [, job = ''] = /changes\/last-day\?job=([^"&]+)/.exec(text) ?? []
    await ada.post(`${changePath(staff.ada, 'last-day')}?job=${job}`, { on: '2026-11-24' }).expect(422)
  })

  it('isn’t the last person in HR, who may lose that role: an administrator can give it again', async () => {
    await end(staff.ada, 'hr')
    ada = await signedIn(app, staff.ada)
    await ada.get('/hr/people').expect(403)
    await give(staff.ada, 'hr', { reason: 'Nobody else is there' })
    await (await signedIn(app, staff.ada)).get('/hr/people').expect(200)
  })
})

describe('the page of a person', () => {
  it('leads to their roles where the viewer gives them, and nowhere else', async () => {
    const page = hrefTo('/hr/people/:person', { person: staff.bob })
    expect((await ada.get(page)).text).toContain(rolesPath(staff.bob))
    await give(staff.dan, 'hr', { reason: 'Joins the team' })
    expect((await (await signedIn(app, staff.dan)).get(page)).text).not.toContain('/hr/roles')
  })
})

describe('an auditor from outside', () => {
  const outside = {
    name: 'Olga Stern',
    email: 'Olga@licensing.example',
    language: 'en',
    until: '2026-12-31',
    reason: 'Licensing visit',
  }

  it('is added with a name, an address and a last day, and gets a link from the administrator', async () => {
    const person = await add()
    const { text } = await ada.post(hrefTo('/hr/roles/people/:person/links', { person })).expect(200)
    const link = /\/join\/[0-9a-z]{26}/.exec(text)?.[0] ?? ''
    const joined = await visitor(app).post(link, { password: NEW_PASSWORD }).expect(303)
    expect(joined.headers['location']).toBe('/hr')
    const olga = await browserAfter(app, joined)
    await olga.get('/').expect(303).expect('Location', '/hr')
    for (const path of ['/hr/overview', '/hr/people', '/hr/packs', '/hr/ledger', '/account', '/hr/statuses'])
      await olga.get(path).expect(200)
    for (const path of ['/lessons/L1', '/final', '/policy', '/what-hr-sees']) await olga.get(path).expect(403)
    // HR makes a new way in for an account that is in use.
    await ada.post(hrefTo('/hr/roles/people/:person/links', { person })).expect('Location', rolesPath(person))
  })

  it('gets a short code on a paper that speaks of no course, and pages that fit', async () => {
    expect((await ada.get('/hr/roles/outside')).text).toContain(words.outside.lead)
    const person = await add()
    const page = (await ada.get(rolesPath(person))).text
    expect([page.includes(words.end.outsideLead), page.includes(words.end.lead)]).toEqual([true, false])
    const { text } = await ada.post(hrefTo('/hr/roles/people/:person/links', { person })).expect(200)
    const code = /data-copy="([0-9A-Z]{4}-[0-9A-Z]{4})"/.exec(text)?.[1] ?? ''
    expect(text).toContain(`<h2 id="sheet">${words.outside.sheetTitle}</h2>`)
    const opened = await visitor(app).post('/code', { code }).expect(303)
    const joined = await visitor(app).post(String(opened.headers['location']), { password: NEW_PASSWORD })
    const olga = await browserAfter(app, joined)
    const { own } = MESSAGES.en.hr.reminders.messages
    const account = (await olga.get('/account')).text
    expect([account.includes(own.outsideNoServer), account.includes(own.noServer)]).toEqual([true, false])
    const home = (await olga.get('/hr')).text
    expect(home).toContain('You can read every record, every report and the ledger')
    expect(home).toContain('<a class="brand" href="/hr">')
  })

  it('keeps a link that still works until the page has said that it ends', async () => {
    const { replaces } = MESSAGES.en.account.link
    const person = await add()
    const links = hrefTo('/hr/roles/people/:person/links', { person })
    expect((await ada.get(rolesPath(person))).text).not.toContain(replaces)
    const linkIn = (text: string) => /\/join\/[0-9a-z]{26}/.exec(text)?.[0] ?? ''
    const kept = linkIn((await ada.post(links).expect(200)).text)
    // The page was opened before, and didn't say so.
    await ada.post(links).expect(303).expect('Location', rolesPath(person))
    await visitor(app).get(kept).expect(200)
    const page = (await ada.get(rolesPath(person))).text
    expect(page).toContain(replaces)
    expect(page).toContain('<input type="hidden" name="replaces" value="yes">')
    const made = linkIn((await ada.post(links, { replaces: 'yes' }).expect(200)).text)
    await visitor(app).get(made).expect(200)
    expect((await visitor(app).get(kept)).status).not.toBe(200)
  })

  it('is required to do nothing, is counted nowhere, and gets no reminder', async () => {
    const person = await add()
    const { text } = await ada.get(`/hr/people?status=not-in-scope`)
    expect(text).toContain('Olga Stern')
    expect((await ada.get(hrefTo('/hr/people/:person', { person }))).text).toContain(
      MESSAGES.en.hr.status['not-in-scope'],
    )
    expect((await ada.get('/hr/invites?code=any')).text).not.toContain('Olga Stern')
  })

  it('can’t have another role', async () => {
    await refused(await add(), { role: 'hr' }, words.give.onlyAuditor)
  })

  it('can’t sign in any more once the role is over', async () => {
    const person = await add()
    const { text } = await ada.post(hrefTo('/hr/roles/people/:person/links', { person })).expect(200)
    const link = /\/join\/[0-9a-z]{26}/.exec(text)?.[0] ?? ''
    const olga = await browserAfter(app, await visitor(app).post(link, { password: NEW_PASSWORD }))
    await end(person, 'auditor')
    expect((await olga.get('/hr/overview')).headers['location']).toContain('/sign-in')
    const again = await visitor(app).post('/sign-in', {
      signInName: 'olga@licensing.example',
      password: NEW_PASSWORD,
    })
    expect(again.text).toContain(MESSAGES.en.account.signIn.closed)
    expect((await ada.get(rolesPath(person))).text).toContain(words.person.outsideNone)
  })

  it('isn’t added twice, nor without an end', async () => {
    await add()
    expect((await ada.post('/hr/roles/outside', outside).expect(422)).text).toContain(words.outside.taken)
    const endless = { ...outside, email: 'other@licensing.example', until: '' }
    expect((await ada.post('/hr/roles/outside', endless).expect(422)).text).toContain(words.give.needs.until)
  })

  it('is nobody who works here: their link comes from HR', async () => {
    await withoutPassword(app, staff.dan)
    await ada.post(hrefTo('/hr/roles/people/:person/links', { person: staff.dan })).expect(404)
  })

  async function add(): Promise<PersonId> {
    const { headers } = await ada.post('/hr/roles/outside', outside).expect(303)
    const id = /people\/([^?]+)\?done=added/.exec(headers['location'] ?? '')?.[1] ?? ''
    return `person:${id}`
  }
})

async function open(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  app = await testApp(environment)
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
}

/** The lines of the list of one's own roles. */
function ownRolesIn(html: string): string[] {
  const section = /<section class="group" aria-labelledby="roles">[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
  return [...section.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, line = '']) =>
    line
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

function rolesPath(person: PersonId): string {
  return hrefTo('/hr/roles/people/:person', { person })
}

function changePath(person: PersonId, change: string): string {
  return hrefTo('/hr/people/:person/changes/:change', { person, change })
}

async function withFacts(person: PersonId, facts: Parameters<typeof changeFacts>[2]): Promise<void> {
  const today = calendarDate('2026-11-24')
  const recording = { course: 'csec', actor: staff.ada, at: app.deps.now(), today }
  await app.deps.store.transaction((tx) => changeFacts(tx, person, facts, today, recording))
}

/** By Ada, whose own new role signs her out. */
async function give(person: PersonId, role: GrantedRole, fields: Fields): Promise<void> {
  await ada
    .post(rolesPath(person), { role, until: '', ...fields })
    .expect('Location', `${rolesPath(person)}?done=given`)
  if (person === staff.ada) ada = await signedIn(app, staff.ada)
}

async function end(person: PersonId, role: GrantedRole, why = 'Another job'): Promise<void> {
  app.clock.pass({ minutes: 1 })
  await ada
    .post(`${rolesPath(person)}/removals`, { ended: role, why })
    .expect('Location', `${rolesPath(person)}?done=ended`)
  if (person === staff.ada) ada = await signedIn(app, staff.ada)
}

async function refused(person: PersonId, fields: Fields, message: string): Promise<void> {
  const before = await historyOf(app.deps.store.db, person)
  const { text } = await ada.post(rolesPath(person), { until: '', reason: 'A reason', ...fields }).expect(422)
  expect(text).toContain(message)
  expect(await historyOf(app.deps.store.db, person)).toEqual(before)
}

function rowsOf(text: string): string[] {
  return [...text.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]) => row)
}

function signIn(name: 'ada' | 'bob') {
  return visitor(app).post('/sign-in', { signInName: signInNameOf(name), password: PASSWORD })
}

/** What goes out now, with the page that each mail leads to. */
async function sent() {
  const server = await mailServer()
  await sendWaiting(sendingOf(app, server))
  const mails = server.mails.map((mail) => {
    const path = /https?:\/\/[^/\s]+(\/\S*)/.exec(partsOf(mail).get('text/plain') ?? '')?.[1] ?? ''
    return { to: mail.to[0], path }
  })
  await server.stop()
  return mails
}
