import type { KyselyPlugin } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { BACKUP_JOB } from '../../src/backups/copy.store.ts'
import { DOING, type DoingKind } from '../../src/home/doing.ts'
import { putRole } from '../../src/identity/role.store.ts'
import { askRecovery } from '../../src/identity/recovery.store.ts'
import { identityHash } from '../../src/identity/sso/linked.store.ts'
import { askToConfirm } from '../../src/identity/sso/request.store.ts'
import type { NewEvent, PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { claimNext, markDead } from '../../src/mail/outbox.store.ts'
import { detailsHash, type PackageMade, recordPackage } from '../../src/packages/made.store.ts'
import { rename } from '../../src/organization/name.store.ts'
import { getOrganization } from '../../src/organization/organization.store.ts'
import { type Hire, hire } from '../../src/people/record.store.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { beginRun, finishRun } from '../../src/platform/jobs/run.store.ts'
import { calendarDate, later, MINUTE_MS } from '../../src/platform/time/calendar.ts'
import { enqueue } from '../../src/reminders/message.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { publishedDetails } from '../../src/site/site.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, HTTPS, signedIn, type TestApp, testApp } from '../support/app.ts'
import { putBrand } from '../support/brand.ts'
import { content, exampleSite } from '../support/content.ts'
import { digitsOf } from '../../src/organization/site-details.ts'
import { linkRole } from '../../src/site/roles/drift.store.ts'
import { rolesIn } from '../../src/site/roles/role.ts'
import { addStranger } from '../support/examples.ts'
import { type ShownWork, workIn, workOnHome } from '../support/home.ts'
import { sendDraft, settle } from '../support/own-policy.ts'
import { changeIn, checkLine, contactOf, LINE, proposeNumber, TYPED } from '../support/lines.ts'
import { pngLogo } from '../support/logos.ts'
import { blocksOf } from '../support/look-alikes.ts'
import { finishAllBut, missAStepTwice } from '../support/nearly-done.ts'
import { completed, policyPublished, required } from '../support/recording.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { emptyStore } from '../support/stores.ts'
import { failedDelivery } from '../support/webhooks.ts'
import { newStaff, ORGANIZATION, type Staff, staffOn, withoutPassword } from '../support/staff.ts'

const words = MESSAGES.en.hr.home
const { printing: paper } = MESSAGES.en.card
const { outdated } = MESSAGES.en.hr.packages
const TODAY = calendarDate('2026-11-24')

let app: TestApp
let staff: Staff
let ada: Browser
let holders: Readonly<Record<Holder, PersonId>>
beforeEach(async () => {
  app = await testApp(HTTPS)
  staff = await staffOn(app)
  holders = await holdersOn(app, staff)
  ada = await signedIn(app, staff.ada)
})

describe('work on Home is counted, names its people, and has the one button that leads to it:', () => {
  it('people who wait for their site’s details', async () => {
    await finishAllBut('acknowledging', app, staff)
    const site = hrefTo('/hr/sites/:site', { site: staff.north })
    expect(await ofKind('waiting-for-site', 1)).toEqual(
      shown('waiting-for-site', 1, [['Bob Rivera', recordOf(staff.bob)]], site),
    )
    // Whoever may not publish reads who waits, and a steward reads only where.
    expect(await ofKind('waiting-for-site', 1, await as('hal'))).toMatchObject({
      names: [['Bob Rivera', recordOf(staff.bob)]],
      button: words.see,
      href: '/hr/people?status=waiting-for-site',
    })
    expect(await ofKind('waiting-for-site', 1, await as('eve'))).toMatchObject({
      names: [['North House', site]],
      more: '',
      button: words.button['waiting-for-site'](1),
      href: site,
    })
  })

  it('people who are overdue, the longest first', async () => {
    await join('Eli Novak', { hiredOn: calendarDate('2026-10-05') })
    await join('Flo Ortiz', { hiredOn: calendarDate('2026-10-12') })
    expect(await ofKind('overdue', 4)).toEqual({
      ...shown(
        'overdue',
        4,
        [
          ['Cleo Marsh', recordOf(staff.cleo)],
          ['Dan Whitfield', recordOf(staff.dan)],
        ],
        '/hr/selections?status=overdue&order=due&action=remind&all=yes',
      ),
      names: [
        ['Cleo Marsh', recordOf(staff.cleo)],
        ['Dan Whitfield', recordOf(staff.dan)],
        ['Eli Novak', expect.stringMatching(/^\/hr\/people\//)],
      ],
      more: words.more(1),
    })
  })

  it('leads from “Remind them” straight to what would happen, with everyone it’s about', async () => {
    await join('Eli Novak', { hiredOn: calendarDate('2026-10-05') })
    const { href = '' } = (await ofKind('overdue', 3)) ?? {}
    const [address = '', fields] = href.split('?')
    const answer = await ada.post(address, Object.fromEntries(new URLSearchParams(fields))).expect(303)
    const { text } = await ada.get(answer.headers['location'] ?? '').expect(200)
    expect(text).toContain(MESSAGES.en.hr.selections.actions.remind.title(3))
    for (const name of ['Cleo Marsh', 'Dan Whitfield', 'Eli Novak']) expect(text).toContain(`<li>${name}</li>`)
  })

  it('people who were all reminded today, without a button to remind them again', async () => {
    const { button = '' } = (await ofKind('overdue', 2)) ?? {}
    expect(button).toBe(words.button.overdue(2))
    for (const who of [staff.cleo, staff.dan]) {
      await ada.post(`${recordOf(who)}/nudges`, { from: 'person' }).expect(303)
      expect((await ada.get('/hr')).text).not.toContain(words.remindedToday(2))
      await app.deps.store.db.updateTable('message').set({ state: 'sent' }).where('person', '=', who).execute()
    }
    expect((await ofKind('overdue', 2))?.button).not.toBe(button)
    expect((await ada.get('/hr')).text).toContain(words.remindedToday(2))
    app.clock.pass({ days: 1 })
    ada = await as('ada')
    expect((await ada.get('/hr')).text).not.toContain(words.remindedToday(2))
  })

  it('people whose reminders all wait to be handed over, without a button to remind them again', async () => {
    await ada.post(`${recordOf(staff.cleo)}/nudges`, { from: 'person' }).expect(303)
    expect((await ada.get('/hr')).text).not.toContain(words.remindersWait(2))
    await ada.post(`${recordOf(staff.dan)}/nudges`, { from: 'person' }).expect(303)
    expect((await ada.get('/hr')).text).toContain(words.remindersWait(2))
    expect((await ofKind('overdue', 2))?.button).not.toBe(words.button.overdue(2))
  })

  it('messages that HR has to hand over, and HR of the site, but nobody else', async () => {
    await ada.post(`${recordOf(staff.bob)}/nudges`, { from: 'person' }).expect(303)
    expect(await ofKind('hand-over', 1)).toEqual(
      shown('hand-over', 1, [['Bob Rivera', recordOf(staff.bob)]], '/hr/reminders/messages?state=by-hand'),
    )
    expect(await ofKind('hand-over', 1, await as('ivy'))).toEqual(await ofKind('hand-over', 1))
    expect(await ofKind('hand-over', 1, await as('fay'))).toBeUndefined()
  })

  it('people who need help', async () => {
    await missAStepTwice(app, staff)
    expect(await ofKind('needs-help', 1)).toEqual(
      shown('needs-help', 1, [['Bob Rivera', recordOf(staff.bob)]], '/hr/people?status=needs-help'),
    )
  })

  it('people whose orientation has expired', async () => {
    const gia = await join('Gia Ruiz', { hiredOn: calendarDate('2024-01-08') })
    await put([required(gia, '2024-01-08', 12), completed(gia, '2024-02-01')])
    expect(await ofKind('expired', 1)).toEqual(
      shown('expired', 1, [['Gia Ruiz', recordOf(gia)]], '/hr/selections?status=expired&action=remind&all=yes'),
    )
  })

  it('people without a due date, and among the records to fix only those of others', async () => {
    const gia = await join('Gia Ruiz', { hiredOn: null })
    const names = [['Gia Ruiz', recordOf(gia)]] as const
    expect(await ofKind('cannot-say', 1)).toEqual(shown('cannot-say', 1, names, '/hr/people?status=cannot-say'))
    expect(await ofKind('data-problems', 1)).toBeUndefined()
    const hana = await join('Hana Cruz', { hiredOn: null })
    await put([completed(hana, '2026-11-20')])
    const work = await workOnHome(ada)
    expect(work.find(({ title }) => title === words.otherRecords(1))).toEqual({
      ...shown('data-problems', 1, [['Hana Cruz', recordOf(hana)]], '/hr/reports/data-problems'),
      title: words.otherRecords(1),
    })
    expect(work.find(({ title }) => title === words.doing['cannot-say'](1))).toMatchObject({ names })
  })

  it('people with an update to read', async () => {
    await put([
      policyPublished('2026-11-02', '2026-11'),
      completed(staff.bob, '2026-11-18'),
      policyPublished('2026-11-20', '2026-12', '2026-12-20'),
    ])
    expect(await ofKind('update-due', 1)).toEqual(
      shown(
        'update-due',
        1,
        [['Bob Rivera', recordOf(staff.bob)]],
        '/hr/selections?status=update-due&action=remind&all=yes',
      ),
    )
  })

  it('people who start within two weeks and can’t sign in yet, from their list to the cards for exactly them', async () => {
    await cleoFinishes()
    const soon = await join('Eli Novak', { hiredOn: calendarDate('2026-12-08') })
    await join('Flo Ortiz', { hiredOn: calendarDate('2026-12-09') })
    await join('Gia Ruiz', { hiredOn: calendarDate('2026-12-01'), worksWithYouth: false })
    const cards = `/hr/selections?action=print-codes&person=${soon.slice('person:'.length)}`
    expect(await ofKind('starting', 1)).toEqual(shown('starting', 1, [['Eli Novak', recordOf(soon)]], cards))
    for (const who of ['ivy', 'fay', 'gus'] as const) {
      const theirs = await ofKind('starting', 1, await as(who))
      expect(theirs).toEqual(who === 'ivy' ? await ofKind('starting', 1) : undefined)
    }
    // The cards for everyone else are on another page.
    expect((await ada.get('/hr')).text).toContain(`<a href="/hr/invites">${words.everyoneElse}</a>`)
    const [address = '', fields] = cards.split('?')
    const preview = await ada.post(address, Object.fromEntries(new URLSearchParams(fields))).expect(303)
    const { text } = await ada.get(preview.headers['location'] ?? '').expect(200)
    expect(text).toContain(MESSAGES.en.hr.selections.actions['print-codes'].title(1))
    await ada.post(`${recordOf(soon)}/link`).expect(200)
    expect(await ofKind('starting', 1)).toBeUndefined()
  })

  it('nobody who starts soon a second time, while inviting is a step of the new organization', async () => {
    await join('Eli Novak', { hiredOn: calendarDate('2026-12-08') })
    expect(await ofKind('starting', 1)).toBeUndefined()
    expect((await ada.get('/hr')).text).toContain(words.checklist.steps.invite.title)
  })

  it('staff who can’t sign in yet and have the course to do, the overdue first, until each has a card', async () => {
    await cleoFinishes()
    const { 'no-way-in': counted } = words.doing
    const late = await join('Flo Ortiz', { hiredOn: calendarDate('2026-10-05') })
    const open = await join('Eli Novak', { hiredOn: calendarDate('2026-11-02') })
    // Neither has the course to do.
    await join('Gia Ruiz', { hiredOn: calendarDate('2026-11-02'), worksWithYouth: false })
    await put([completed(await join('Ian Moss', { hiredOn: calendarDate('2026-11-02') }), '2026-11-20')])
    const list = '/hr/invites?code=due'
    const names = [
      ['Flo Ortiz', recordOf(late)],
      ['Eli Novak', recordOf(open)],
    ] as const
    const titles = async (browser = ada) => (await workOnHome(browser)).map(({ title }) => title)
    expect((await workOnHome(ada)).find(({ href }) => href === list)).toEqual({
      ...shown('no-way-in', 2, names, list),
      title: words.lockedOut(2, 1),
    })
    // Before a reminder, which wouldn't reach them.
    expect((await titles()).slice(0, 2)).toEqual([words.lockedOut(2, 1), words.doing.overdue(2)])
    expect(await titles(await as('ivy'))).toContain(words.lockedOut(2, 1))
    for (const who of ['fay', 'gus', 'eve'] as const) {
      const theirs = await titles(await as(who))
      expect([words.lockedOut(2, 1), counted(2)].filter((title) => theirs.includes(title))).toEqual([])
    }
    await ada.post(`${recordOf(late)}/link`).expect(200)
    expect(await ofKind('no-way-in', 1)).toEqual(shown('no-way-in', 1, [['Eli Novak', recordOf(open)]], list))
    // Whoever is only new comes after those who are overdue.
    expect((await titles()).indexOf(counted(1))).toBeGreaterThan((await titles()).indexOf(words.doing.overdue(2)))
    await ada.post(`${recordOf(open)}/link`).expect(200)
    expect(await ofKind('no-way-in', 1)).toBeUndefined()
  })

  it.each([
    [
      'an invitation, where there’s mail',
      { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@staff.example' },
      words.invite,
    ],
    [
      'nobody, where the provider lets people in',
      { OIDC_ISSUER: 'http://localhost:9', OIDC_CLIENT_ID: 'csec', OIDC_CLIENT_SECRET: 'a secret of the provider' },
      undefined,
    ],
  ])('of staff who can’t sign in yet: %s', async (_, environment, button) => {
    const other = await testApp(environment)
    const there = await staffOn(other)
    await withoutPassword(other, there.bob)
    const at = { course: other.deps.contents.en.course.id, actor: there.ada, at: other.deps.now(), today: TODAY }
    await other.deps.store.transaction((tx) => record(tx, [completed(there.cleo, '2026-11-20')], at.today))
    expect((await ofKind('no-way-in', 1, await signedIn(other, there.ada)))?.button).toBe(button)
  })

  it('cards and posters with a shared number that changed, until somebody confirms at each site that they were replaced', async () => {
    const card = hrefTo('/hr/sites/:site/card', { site: staff.north })
    const other = hrefTo('/hr/sites/:site/card', { site: staff.south })
    await publishExample(app, staff.north, {})
    const [eve, ivy] = [await as('eve'), await as('ivy')]
    expect(await ofKind('paper', 1, eve)).toBeUndefined()
    const change = await proposeNumber(eve)
    await ada.post('/hr/contacts/NR-2/confirmations', { change }).expect(303)
    const north = ['North House', card] as const
    expect(await ofKind('paper', 1, eve)).toEqual(shown('paper', 1, [north], card))
    expect(await ofKind('paper', 1, await as('gus'))).toBeUndefined()

    const page = (await eve.get(card)).text
    expect(page).toContain(paper.replace)
    await eve.post(card).expect(303)
    await eve.post(card).expect(303)
    expect((await historyOf(app.deps.store.db, staff.north)).filter(isKind('paper_replaced'))).toHaveLength(1)
    expect((await eve.get(card)).text).toContain(paper.replacedOn('Nov 24, 2026'))
    expect(await ofKind('paper', 1, eve)).toBeUndefined()
    // Another change asks again, on the same day, too: of the number as well as of the site's details.
    await ada
      .post('/hr/contacts/NR-2/change', { ...TYPED, digits: '1-800-555-0123', again: '1-800-555-0123' })
      .expect(303)
    const again = changeIn((await ada.get('/hr/contacts/NR-2')).text)
    await eve.post('/hr/contacts/NR-2/confirmations', { change: again }).expect(303)
    expect(await ofKind('paper', 1, eve)).toBeDefined()
    await eve.post(card).expect(303)
    await publishExample(app, staff.north, { alwaysCallScr: !exampleSite.alwaysCallScr })
    expect(await ofKind('paper', 1, eve)).toBeDefined()

    // HR for a site prints and confirms for that one.
    await ivy.post(other).expect(404)
    await ivy.post(card).expect(303)
    expect(await ofKind('paper', 1, ada)).toBeUndefined()
  })

  it('a site’s own numbers after 90 days, and later those that all sites share as well', async () => {
    const [line] = exampleSite.local
    if (line === undefined) throw new Error('the example has a number of its own')
    await publishExample(app, staff.north, {
      local: [
        { ...line, name: 'Night shelter', checkedOn: '2026-08-25' },
        { ...line, name: 'Harbor clinic', checkedOn: '2026-08-26' },
      ],
    })
    const row = `/hr/contacts#local-${staff.north.slice('site:'.length)}-${digitsOf(line.phone)}`
    expect(await ofKind('numbers', 1)).toEqual(shown('numbers', 1, [['Night shelter (North House)', row]], row))
    // HR can't change them, and learns who can. HR of another site has nothing to do with them.
    const { text } = await (await as('hal')).get('/hr').expect(200)
    const asHal = workIn(text).find(({ title }) => title === words.doing.numbers(1))
    expect(asHal).toMatchObject({ names: [['Night shelter (North House)', '/now/north-house']], button: '' })
    expect(text).toContain(words.ask.stewards('Ada Okafor, Eve Novak'))
    expect(await ofKind('numbers', 1, await as('ivy'))).toBeDefined()
    for (const who of ['gus', 'fay'] as const) expect(await ofKind('numbers', 1, await as(who))).toBeUndefined()
    await app.deps.store.db.deleteFrom('account_role').where('role', '=', 'steward').execute()
    expect((await (await as('hal')).get('/hr')).text).toContain(words.ask.nobody('Ada Okafor, Gus Park'))
    // Those who have never signed in can't be asked: somebody helps them in first.
    await putRole(app.deps.store.db, staff.dan, { role: 'steward', sites: [], until: null })
    await withoutPassword(app, staff.dan)
    expect((await (await as('hal')).get('/hr')).text).toContain(words.ask.waiting('Dan Whitfield'))
    await putRole(app.deps.store.db, staff.ada, { role: 'steward', sites: [], until: null })
    app.clock.pass({ days: 366 })
    ada = await signedIn(app, staff.ada)
    const [old] = (await workOnHome(ada)).filter(({ button }) => button === words.button.numbers(2))
    const people = rolesIn(exampleSite).length
    expect(old?.title).toBe(words.doing.numbers(2 + people + content.contacts.length))
    expect(old?.more).toBe(words.more(people + content.contacts.length - 1))
    // Nobody test-calls a hotline, so the button leads to a number that is called, however old the shared lines are.
    expect(old?.href).toMatch(/^\/hr\/contacts#(local|person)-/)
  })

  it('a number that reached nobody, right below the roles to fill, with the day, also right after it was called', async () => {
    await publishExample(app, staff.north, {}, '2026-08-20')
    const eve = await as('eve')
    const due = rolesIn(exampleSite).length
    expect((await ofKind('numbers', due, eve))?.names).toHaveLength(3)
    expect(await ofKind('numbers-wrong', 1, eve)).toBeUndefined()
    const call = { phone: exampleSite.support?.phone ?? '', outcome: 'wrong' }
    await eve.post(hrefTo('/hr/sites/:site/number-checks', { site: staff.north }), call).expect(303)
    const { text } = await eve.get('/hr').expect(200)
    expect(text).toContain(
      `Support for staff: ${exampleSite.support?.role} (North House), ${call.phone}</a>: a check on Nov 24, 2026 found a problem`,
    )
    expect(workIn(text)[0]?.title).toBe(words.doing['numbers-wrong'](1))
    expect((await ofKind('numbers', due - 1, eve))?.names).toHaveLength(3)
  })

  it('the sites at which nobody was ever linked to a role, until somebody is', async () => {
    await publishExample(app, staff.north, {})
    const people = hrefTo('/hr/sites/:site/people', { site: staff.north })
    const asEve = await as('eve')
    expect(await ofKind('unlinked', 1, asEve)).toEqual(shown('unlinked', 1, [['North House', people]], people))
    expect(await ofKind('unlinked', 1, await as('gus'))).toBeUndefined()
    const { store, now } = app.deps
    const link = { link: 'bob', role: 'named', place: 0, version: 1, person: staff.bob } as const
    const by = { course: content.course.id, actor: holders.eve, at: now(), today: TODAY }
    expect(await store.transaction((tx) => linkRole(tx, staff.north, link, by))).toBe(true)
    expect(await ofKind('unlinked', 1, asEve)).toBeUndefined()
  })

  it('messages that didn’t get through', async () => {
    const { store, now } = app.deps
    for (const occasion of ['one', 'two']) {
      await store.transaction((tx) =>
        enqueue(tx, {
          kind: 'nudge',
          person: staff.bob,
          about: null,
          occasion,
          deadline: null,
          mail: true,
          by: staff.ada,
          at: now(),
          today: TODAY,
        }),
      )
      const claim = await claimNext(store, now(), later(now(), 60_000))
      if (claim === null) throw new Error('the message waits')
      await markDead(store.db, claim, '550 no such mailbox')
    }
    expect(await ofKind('messages', 2)).toEqual(
      shown('messages', 2, [['Bob Rivera', recordOf(staff.bob)]], '/hr/reminders/messages?state=dead'),
    )
  })

  it('webhooks whose deliveries fail since the last one that arrived, for whoever may open their page', async () => {
    const failed = await failedDelivery(app, staff)
    // The one that arrived was the last.
    expect(await ofKind('webhooks', 1)).toBeUndefined()
    const { db } = app.deps.store
    const after = later(app.deps.now(), MINUTE_MS)
    await db.updateTable('webhook_delivery').set({ settled_at: after }).where('id', '=', failed).execute()
    const row = {
      ...shown('webhooks', 1, [['hooks.example.org', '/hr/webhooks']], '/hr/webhooks'),
      more: `: ${words.webhookFailed(1)}`,
    }
    expect(await ofKind('webhooks', 1)).toEqual(row)
    expect(await ofKind('webhooks', 1, await as('gus'))).toEqual(row)
    expect(await ofKind('webhooks', 1, await as('hal'))).toBeUndefined()
    await db.updateTable('webhook').set({ ended_at: after }).execute()
    expect(await ofKind('webhooks', 1)).toBeUndefined()
  })

  it('sign-ins to confirm, of somebody on record and of a stranger', async () => {
    const issuer = 'https://login.harborstreet.example'
    const match = { person: staff.bob, by: 'email' } as const
    await app.deps.store.transaction((tx) =>
      askToConfirm(
        tx,
        { identity: identityHash(issuer, 'bob'), issuer, match, language: 'en' },
        { name: 'B. Rivera', email: null, isEmailVerified: false, number: null },
        app.deps.now(),
      ),
    )
    const request = await addStranger(app)
    expect(await ofKind('sign-ins', 2)).toEqual(
      shown(
        'sign-ins',
        2,
        [
          ['Bob Rivera', recordOf(staff.bob)],
          ['Jo Park', hrefTo('/hr/sign-ins/:request', { request })],
        ],
        '/hr/sign-ins',
      ),
    )
    // A stranger belongs to no site, and Bob works at Ivy’s.
    expect(await ofKind('sign-ins', 1, await as('ivy'))).toMatchObject({ names: [['Bob Rivera', recordOf(staff.bob)]] })
  })

  it('a recovery code that needs a second person, who isn’t the one who asked', async () => {
    await app.deps.store.transaction((tx) => askRecovery(tx, staff.bob, staff.ada, app.deps.now()))
    expect(await ofKind('recoveries', 1, await as('hal'))).toEqual(
      shown('recoveries', 1, [['Bob Rivera', recordOf(staff.bob)]], '/hr/recoveries'),
    )
    expect(await ofKind('recoveries', 1)).toBeUndefined()
  })

  it('an address that leads only to the server’s computer, for administrators, who learn whom to ask', async () => {
    const title = words.doing.address(1)
    expect((await ada.get('/hr')).text).not.toContain(title)
    app = await testApp()
    staff = await staffOn(app)
    holders = await holdersOn(app, staff)
    const { text } = await (await as('gus')).get('/hr').expect(200)
    expect(text).toContain(title)
    expect(text).toContain(words.askForAddress)
    expect((await (await as('hal')).get('/hr')).text).not.toContain(title)
  })

  it('a single administrator, until there’s a second', async () => {
    const { db } = app.deps.store
    await db.deleteFrom('account_role').where('person', '=', holders.gus).execute()
    expect(await ofKind('one-administrator', 1)).toEqual(
      shown(
        'one-administrator',
        1,
        [['Ada Okafor', hrefTo('/hr/roles/people/:person', { person: staff.ada })]],
        '/hr/roles',
      ),
    )
    await putRole(db, staff.bob, { role: 'administrator', sites: [], until: null })
    await withoutPassword(app, staff.bob)
    const { title, button } = words.administratorWaits
    const bob = hrefTo('/hr/roles/people/:person', { person: staff.bob })
    const page = (await ada.get('/hr').expect(200)).text
    for (const part of [title, button, `href="${bob}"`]) expect(page).toContain(part)
    await putRole(db, staff.cleo, { role: 'administrator', sites: [], until: null })
    expect((await ada.get('/hr')).text).not.toContain(title)
  })

  it('a role of content steward that nobody who has signed in holds, for administrators', async () => {
    const { db } = app.deps.store
    expect(await ofKind('no-steward', 1)).toBeUndefined()
    await db.deleteFrom('account_role').where('role', '=', 'steward').execute()
    expect(await ofKind('no-steward', 1)).toEqual(shown('no-steward', 1, [], '/hr/roles'))
    await putRole(db, staff.dan, { role: 'steward', sites: [], until: null })
    await withoutPassword(app, staff.dan)
    const dan = hrefTo('/hr/roles/people/:person', { person: staff.dan })
    expect(await ofKind('no-steward', 1)).toEqual(shown('no-steward', 1, [['Dan Whitfield', dan]], '/hr/roles'))
    expect(await ofKind('no-steward', 1, await as('hal'))).toBeUndefined()
  })

  it('a backup that is missing or older than yesterday’s', async () => {
    await cleoFinishes()
    const title = async () => (await workOnHome(ada)).find(({ button }) => button === words.button.backup(1))?.title
    expect(await title()).toBe(words.doing.backup(1))
    await backUpOn('2026-11-22')
    expect(await title()).toBe(words.backupSince('Nov 22, 2026'))
    await backUpOn('2026-11-23')
    expect(await title()).toBeUndefined()
  })

  it('a shared number that is due or was found to have changed, and a change that another steward proposed', async () => {
    const eve = await as('eve')
    expect(await ofKind('numbers', 1, eve)).toBeUndefined()
    await checkLine(eve, 'NR-2', 'wrong')
    const name = 'National Center for Missing & Exploited Children (NCMEC)'
    expect(await ofKind('numbers-wrong', 1, eve)).toEqual({
      ...shown('numbers-wrong', 1, [[`${name}, ${LINE.digits}`, '/hr/contacts#NR-2']], '/hr/contacts#NR-2'),
      more: ': a check on Nov 24, 2026 found a problem',
    })
    await proposeNumber(eve)
    expect(await ofKind('line-changes', 1, eve)).toBeUndefined()
    expect(await ofKind('line-changes', 1)).toEqual(
      shown('line-changes', 1, [[name, '/hr/contacts/NR-2']], '/hr/contacts/NR-2'),
    )
  })

  it('a number that may be wrong with its digits, and SCR and CSOC with what they’re for as well', async () => {
    const eve = await as('eve')
    for (const id of ['SCR', 'LR-1']) await checkLine(eve, id, 'wrong')
    const text = blocksOf((await eve.get('/hr').expect(200)).text)
    for (const { name, digits, purpose } of ['SCR', 'LR-1'].map(contactOf))
      expect(text).toContain(`${name}, ${digits}: a check on Nov 24, 2026 found a problem. ${purpose}`)
  })

  it('a version of the policy, for the steward who is to approve it', async () => {
    const eve = await as('eve')
    const waiting = () => ofKind('policy-approval', 1)
    expect(await waiting()).toBeUndefined()
    await sendDraft(eve, { approver: staff.ada })
    expect(await waiting()).toEqual(shown('policy-approval', 1, [], '/hr/policy/approval'))
    expect(await ofKind('policy-approval', 1, eve)).toBeUndefined()
    await settle(await signedIn(app, staff.ada))
    expect(await waiting()).toBeUndefined()
  })

  it('a package with a number that has changed since, with a text for whoever uses it', async () => {
    await publishExample(app, staff.north, {})
    await made()
    app.clock.pass({ minutes: 1 })
    const address = `/hr/packages?${QUERY}`
    const change = await proposeNumber(await as('eve'))
    const again = await signedIn(app, staff.ada)
    expect(await ofKind('packages', 1, again)).toBeUndefined()
    await again.post('/hr/contacts/NR-2/confirmations', { change }).expect(303)
    expect(await ofKind('packages', 1, again)).toEqual({
      ...shown('packages', 1, [['North House, SCORM 1.2, in English', address]], address),
      more: `: ${words.packageChanges(outdated.number)}`,
    })
    const { text } = await again.get('/hr/packages').expect(200)
    expect(text).toContain(MESSAGES.en.hr.packages.replace('phone numbers'))
    expect(text).toContain('is now 1-800-555-0199. It was 1-800-843-5678.')
  })

  it('each earlier package with an old number, too, until it’s noted that nobody uses it', async () => {
    await publishExample(app, staff.north, {})
    const file = await made()
    const backup = { role: 'Clinical lead', phone: '609-555-0199', publicPhone: true }
    app.clock.pass({ minutes: 1 })
    await publishExample(app, staff.north, { backup })
    expect(await ofKind('packages', 1)).toMatchObject({ href: `/hr/packages?${QUERY}` })
    await made()
    const page = `/hr/packages/made/${file}`
    expect(await ofKind('packages', 1)).toEqual({
      ...shown('packages', 1, [['North House, SCORM 1.2, in English', page]], page),
      more: `: ${words.packageChanges(outdated.number)}`,
    })
    app.clock.pass({ minutes: 1 })
    await publishExample(app, staff.north, { backup: { ...backup, phone: '609-555-0198' } })
    expect(await ofKind('packages', 2)).toMatchObject({ href: '/hr/packages#made' })
    const marked = (await ada.get('/hr/packages')).text.split('<li class="is-look">')
    expect(marked).toHaveLength(3)
    await ada.post(`${page}/recipients`, { recipient: 'Moodle of the county' }).expect(303)
    app.clock.pass({ minutes: 1 })
    const [, end = ''] = /action="([^"]+\/ends)"/.exec((await ada.get(page)).text) ?? []
    await ada.post(end, {}).expect(303)
    expect(await ofKind('packages', 1)).toMatchObject({ href: `/hr/packages?${QUERY}` })
  })

  it('a package of an older course, or of older details, until a new one is made of the same site', async () => {
    await publishExample(app, staff.north, {})
    await made({ courseVersion: '0.9.0' })
    const address = `/hr/packages?${QUERY}`
    const stale = shown('packages', 1, [['North House, SCORM 1.2, in English', address]], address)
    const changed = (what: keyof typeof outdated) => ({ ...stale, more: `: ${words.packageChanges(outdated[what])}` })
    expect(await ofKind('packages', 1)).toEqual(changed('course'))
    await made()
    expect(await ofKind('packages', 1)).toBeUndefined()
    await publishExample(app, staff.north, { steps: 'Call the shift lead first.' })
    expect(await ofKind('packages', 1)).toEqual(changed('details'))
  })

  it('every kind of package with an old look, and what changed: the logo, the color, the name', async () => {
    await publishExample(app, staff.north, {})
    const kinds = [{}, { language: 'es' }, { edition: 'scorm2004-4' }, { language: 'both', edition: 'cmi5' }]
    for (const kind of kinds) await made({ query: queryOf(kind) })
    // Another system that takes the same format: it's of the same kind.
    await made({ query: queryOf({ lms: 'canvas', edition: 'scorm2004-4' }) })
    expect((await workOnHome(ada)).filter(({ button }) => button.startsWith('Replace'))).toEqual([])
    await putBrand(app, { logo: await pngLogo(), accent: '#c8102e' })
    const stale = await ofKind('packages', 4)
    expect(stale).toMatchObject({ href: '/hr/packages#made' })
    expect(stale?.names).toHaveLength(3)
    const note = words.packageChanges(`${outdated.logo}, ${outdated.color}`)
    expect((await ada.get('/hr')).text.split(note)).toHaveLength(4)
    const page = (await ada.get('/hr/packages').expect(200)).text
    expect(page.split(MESSAGES.en.hr.packages.replace(`${outdated.logo}, ${outdated.color}`))).toHaveLength(5)

    const { store, now } = app.deps
    const { brand } = await getOrganization(store.db)
    const look = { ...PLAIN, accent: brand.accent, logo: brand.logo?.hash ?? null }
    await made({ query: queryOf({ language: 'es' }), look })
    expect(await ofKind('packages', 3)).toBeDefined()
    await store.transaction((tx) => rename(tx, 'Harbor Street', { by: staff.ada, at: now() }))
    expect(await ofKind('packages', 4)).toBeDefined()
    expect((await ada.get('/hr')).text).toContain(words.packageChanges(outdated.name))
  })

  it('a package from before looks were kept, by the look of its day', async () => {
    await publishExample(app, staff.north, {})
    await made({ look: null })
    expect(await ofKind('packages', 1)).toBeUndefined()
    app.clock.pass({ minutes: 1 })
    await putBrand(app, { accent: '#c8102e' })
    expect(await ofKind('packages', 1)).toBeDefined()
    await made({ look: null })
    expect(await ofKind('packages', 1)).toBeUndefined()
  })
})

describe('Home', () => {
  it('asks for nine kinds of HR’s work in this order', () => {
    const kinds: readonly DoingKind[] = [
      'waiting-for-site',
      'overdue',
      'needs-help',
      'cannot-say',
      'data-problems',
      'numbers',
      'messages',
      'backup',
      'packages',
    ]
    expect(DOING.filter((kind) => kinds.includes(kind))).toEqual(kinds)
  })

  it('puts the most harmful first, with one button that stands out', async () => {
    await cleoFinishes()
    await finishAllBut('acknowledging', app, staff)
    await join('Gia Ruiz', { hiredOn: null })
    await addStranger(app)
    const { text } = await (await as('ada')).get('/hr').expect(200)
    const order: readonly DoingWithButton[] = [
      'waiting-for-site',
      'overdue',
      'cannot-say',
      'no-way-in',
      'sign-ins',
      'backup',
    ]
    expect(workIn(text).map(({ button }) => button)).toEqual(order.map((kind) => words.button[kind](1)))
    expect(order).toEqual(DOING.filter((kind) => order.some((each) => each === kind)))
    // Every other button is a plain one; the steps of a new organization come before the rest.
    expect(text.match(/class="btn btn--small"/g)).toHaveLength(1)
  })

  it('shows each role only what it may open, about its own people', async () => {
    await cleoFinishes()
    await finishAllBut('acknowledging', app, staff)
    await addStranger(app)
    const kinds = async (who: Holder | 'ada') => (await workOnHome(await as(who))).map(({ title }) => title)
    const { doing } = words
    const people = [doing['waiting-for-site'](1), doing.overdue(1)]
    expect(await kinds('hal')).toEqual([...people, doing['sign-ins'](1), doing.backup(1)])
    // Dan works elsewhere, and a stranger nowhere.
    expect(await kinds('ivy')).toEqual([doing['waiting-for-site'](1)])
    expect(await kinds('fay')).toEqual(people)
    expect(await kinds('eve')).toEqual([doing['waiting-for-site'](1)])
    expect(await kinds('gus')).toEqual([doing.backup(1)])
    const ivy = (await (await as('ivy')).get('/hr')).text
    expect(ivy).toContain(MESSAGES.en.hr.scope.youSee.sites('North House'))
    expect(ivy).not.toContain('Dan Whitfield')
  })

  it('leads nobody to a page that they may not open', async () => {
    await finishAllBut('acknowledging', app, staff)
    await join('Gia Ruiz', { hiredOn: null })
    await publishExample(app, staff.south, {
      name: 'South House',
      slug: 'south-house',
      local: exampleSite.local.map((line) => ({ ...line, checkedOn: '2026-01-05' })),
    })
    for (const who of ['ada', 'hal', 'ivy', 'fay', 'eve', 'gus', 'olga'] as const) {
      const browser = await as(who)
      const { text } = await browser.get('/hr').expect(200)
      const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
      for (const [, href = ''] of main.matchAll(/href="(\/[^"#]*)/g))
        expect([who, href, (await browser.get(href.replaceAll('&amp;', '&'))).status]).toEqual([who, href, 200])
    }
  })

  it('is closed to learners and supervisors, who have pages of their own', async () => {
    for (const person of [staff.bob, staff.cleo]) await (await signedIn(app, person)).get('/hr').expect(403)
  })

  it('says in one calm sentence that nothing needs doing', async () => {
    await backUpOn('2026-11-24')
    const { text } = await (await as('gus')).get('/hr').expect(200)
    expect(text).toContain(words.nothing)
    expect([workIn(text), text.includes(words.aboutTitle)]).toEqual([[], false])
  })

  it('says in one sentence and one bar where the viewer’s people stand, and leads to the overview', async () => {
    const { text } = await ada.get('/hr').expect(200)
    const stand = text.slice(text.indexOf('<h2 id="stand">'))
    expect(stand).toContain('up to date, of everyone who is done or needs action: 0 of 2')
    expect(stand).toContain('<title>2 need action, 1 still has time</title>')
    expect(stand).toContain('href="/hr/people?status=need-action">2 need action</a>')
    expect(stand).toContain(`<a href="/hr/overview">${words.stand.overview}</a>`)
    // A steward and an administrator read no reports.
    for (const who of ['eve', 'gus'] as const)
      expect((await (await as(who)).get('/hr')).text).not.toContain('id="stand"')
  })

  it('tells auditors until when they are here, and where to begin', async () => {
    const { text } = await (await as('olga')).get('/hr').expect(200)
    expect(text).toContain(words.audit.lead('Dec 31, 2026'))
    expect(text).toContain(`<a href="/hr/packs">${words.audit.packs}</a>`)
    expect((await ada.get('/hr')).text).not.toContain(words.audit.packs)
    // They make none themselves, and the page says whom to ask for one of this year.
    const toldWhom = /HR makes the packs\. .* ask \S.*\. It will then appear/
    expect((await (await as('olga')).get('/hr/packs')).text).toMatch(toldWhom)
    expect((await ada.get('/hr/packs')).text).not.toMatch(toldWhom)
  })

  it('asks the database as often for many people as for a few', async () => {
    let queries = 0
    const plugin: KyselyPlugin = {
      transformQuery({ node }) {
        queries += 1
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }
    const store = await emptyStore()
    app = await testApp({}, app.deps.contents, { ...store, db: store.db.withPlugin(plugin) })
    staff = await staffOn(app)
    ada = await signedIn(app, staff.ada)
    const asked = async () => {
      const before = queries
      const work = await workOnHome(ada)
      return {
        queries: queries - before,
        more: work.find(({ button }) => button === words.button['cannot-say'](1))?.more,
      }
    }
    const joinMany = async (many: number) => {
      for (let n = 0; n < many; n++) {
        await join(`Person ${n}`, { hiredOn: null })
        await join(`Late ${n}`, { hiredOn: calendarDate('2026-02-02') })
      }
    }
    await joinMany(5)
    await asked()
    const few = await asked()
    await joinMany(15)
    expect(await asked()).toEqual({ queries: few.queries, more: words.more(17) })
    expect(few.queries).toBeGreaterThan(5)
    // Whatever the button does, the others are one click away.
    const { text } = await ada.get('/hr').expect(200)
    const others = [...text.matchAll(/<a href="([^"]*)">and \d+ more<\/a>/g)].map(([, href = '']) => href)
    expect(others).toEqual(['/hr/people?status=overdue&amp;order=due', '/hr/people?status=cannot-say'])
    expect(text.match(/and \d+ more/g)).toHaveLength(others.length)
  })
})

/** Of a kind: a choice, as the packages page makes it. */
const queryOf = (change: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    lms: 'moodle',
    for: 'site:north',
    language: 'en',
    edition: '',
    report: '',
    answers: 'results',
    ...change,
  }).toString()
const QUERY = queryOf()
const PLAIN = { accent: null, logo: null, name: ORGANIZATION.name }

function recordOf(person: PersonId): string {
  return hrefTo('/hr/people/:person', { person })
}

type DoingWithButton = keyof typeof words.button

/** As it's shown when nobody is left out of the names. */
function shown(kind: DoingWithButton, count: number, names: ShownWork['names'], href: string): ShownWork {
  return { title: words.doing[kind](count), names, more: '', button: words.button[kind](count), href }
}

async function ofKind(kind: DoingKind, count: number, browser = ada): Promise<ShownWork | undefined> {
  return (await workOnHome(browser)).find(({ title }) => title === words.doing[kind](count))
}

function as(who: Holder | 'ada'): Promise<Browser> {
  return signedIn(app, who === 'ada' ? staff.ada : holders[who])
}

/** After the first who has finished the course here, the organization is no longer new. */
function cleoFinishes(): Promise<void> {
  return put([completed(staff.cleo, '2026-11-20')])
}

function recording() {
  return { course: app.deps.contents.en.course.id, actor: staff.ada, at: app.deps.now(), today: TODAY }
}

function join(name: string, changes: Partial<Hire>): Promise<PersonId> {
  return app.deps.store.transaction((tx) =>
    hire(tx, { ...newStaff, site: staff.north, facts: { name }, ...changes }, recording()),
  )
}

async function put(events: readonly NewEvent[]): Promise<void> {
  await app.deps.store.transaction((tx) => record(tx, events, TODAY))
}

async function backUpOn(on: string): Promise<void> {
  const { store, now } = app.deps
  await beginRun(store.db, BACKUP_JOB, calendarDate(on), now(), now())
  await finishRun(store.db, BACKUP_JOB, calendarDate(on), now())
}

/** Each is made a minute after the one before. */
async function made(
  change: Partial<Pick<PackageMade, 'courseVersion' | 'look' | 'numbers' | 'query'>> = {},
): Promise<string> {
  app.clock.pass({ minutes: 1 })
  const { store, contents, now } = app.deps
  const details = (await publishedDetails(store.db, staff.north, calendarDate('2026-11-24')))?.body.details
  if (details === undefined) throw new Error('the site has details')
  const { ada: by, north: source } = staff
  const about = { source, sourceName: 'North House', fileName: 'x.zip', fileHash: sha256(now()), query: QUERY, by }
  const versions = { courseVersion: contents.en.course.version, detailsHash: detailsHash(details) }
  await store.transaction((tx) =>
    recordPackage(
      tx,
      { ...about, ...versions, look: PLAIN, numbers: null, ...change, at: now() },
      ORGANIZATION.timeZone,
    ),
  )
  return about.fileHash
}
