import { beforeEach, describe, expect, it } from 'vitest'
import { cardPath, hrefTo } from '../../../src/app/href.web.ts'
import { isKind } from '../../../src/ledger/history.ts'
import { historyOf } from '../../../src/ledger/ledger.store.ts'
import { setSiteAgreement } from '../../../src/organization/organization.store.ts'
import type { SiteDetails } from '../../../src/organization/details-shape.ts'
import { findDraft } from '../../../src/platform/database/draft.store.ts'
import { DETAILS_DRAFT, draftOf } from '../../../src/site/draft.ts'
import { keepSiteDraft } from '../../../src/site/kept-draft.store.ts'
import { recordEvents } from '../../../src/people/record.store.ts'
import { linkRole } from '../../../src/site/roles/drift.store.ts'
import { publications, publishSite } from '../../../src/site/site.store.ts'
import { changesOf, withChanges } from '../../../src/site/phone/phone.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { proposeDetails } from '../../../src/site/proposal.store.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { exampleSite } from '../../support/content.ts'
import { holdersOn } from '../../support/roles.ts'
import { publishExample } from '../../support/site.ts'
import { type Staff, staffOn } from '../../support/staff.ts'

const words = MESSAGES.en.hr.sites
const OLD = '609-555-0117'
const NEW = '609-555-0199'
/** It's Tuesday, November 24. */
const MONDAY = '2026-11-30'
const TODAY = calendarDate('2026-11-24')

let app: TestApp
let staff: Staff
let ada: Browser
let eve: Browser
let holders: Awaited<ReturnType<typeof holdersOn>>
let north: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  holders = await holdersOn(app, staff)
  ada = await signedIn(app, staff.ada)
  eve = await signedIn(app, holders.eve)
  north = hrefTo('/hr/sites/:site', { site: staff.north })
  await publishExample(app, staff.north, { backup: backup(OLD) })
})

function backup(phone: string) {
  return { role: 'Clinical lead', es: { role: 'Dirección clínica' }, phone, publicPhone: true }
}

/** Puts a draft that differs from the example, as if somebody had typed it. */
async function draft(changes: Partial<SiteDetails>): Promise<void> {
  const details = { ...exampleSite, name: 'North House', slug: 'north-house', backup: backup(OLD), ...changes }
  await app.deps.store.transaction((tx) => keepSiteDraft(tx, staff.north, draftOf(details), staff.ada, app.deps.now()))
}

/** Publishes a draft from Monday on, with the old number in it. */
async function schedule(changes: Partial<SiteDetails> = { groupSafety: 'Two adults.' }): Promise<void> {
  await draft(changes)
  const { text } = await ada.get(`${north}/preview`).expect(200)
  const seen = /name="seen" value="(\w+)"/.exec(text)?.[1] ?? ''
  await ada.post(`${north}/publications`, { seen, english: 'yes', from: MONDAY }).expect(303)
}

async function change(fields: Fields = { 'backup-phone': NEW }) {
  const { text } = await ada.get(`${north}/phone`).expect(200)
  const mark = /name="mark" value="(\w+)"/.exec(text)?.[1] ?? ''
  return ada.post(`${north}/phone`, { mark, called: 'yes', ...fields })
}

const versions = async () => (await historyOf(app.deps.store.db, staff.north)).filter(isKind('site_published'))
const inForce = async () =>
  (await publications(app.deps.store.db, staff.north)).map(({ body, effectiveOn }) => ({
    version: body.version,
    on: effectiveOn,
    phone: body.details.backup?.phone,
    groupSafety: body.details.groupSafety,
  }))

describe('a phone number that changes today', () => {
  it('is offered as a button next to the version that’s to come', async () => {
    await schedule()
    const { text } = await ada.get(north)
    const notice = text.slice(text.indexOf('id="comes"'), text.indexOf('id="details"'))
    expect(notice).toContain(`href="${north}/phone">${words.phone.title}<`)
    expect(notice).toContain(`action="${north}/withdrawals"`)
    await draft({ groupSafety: 'Three adults.' })
    expect((await ada.get(`${north}/preview`)).text).toContain(`href="${north}/phone"`)
  })

  it('is live right away, and the version that’s to come has it on its day, with its other changes', async () => {
    await schedule()
    expect((await ada.get(`${north}/phone`)).text).toContain(words.phone.comes(2, 'Nov 30, 2026'))
    expect((await change()).headers['location']).toBe(`${north}?published=phone`)
    const safety = exampleSite.groupSafety
    expect(await inForce()).toEqual([
      { version: 1, on: '2026-11-24', phone: OLD, groupSafety: safety },
      { version: 3, on: '2026-11-24', phone: NEW, groupSafety: safety },
      { version: 4, on: MONDAY, phone: NEW, groupSafety: 'Two adults.' },
    ])
    // The version that was called off stays on record.
    expect((await versions()).map(({ body }) => body.version)).toEqual([1, 2, 3, 4])
    const { text } = await ada.get(`${north}?published=phone`)
    expect(text).toContain(`${words.phone.published} ${words.phone.alsoComes(4, 'Nov 30, 2026')}`)
    const card = async () => (await visitor(app).get(cardPath('north-house', 'en'))).text
    expect(await card()).toContain(NEW)
    app.clock.pass({ days: 7 })
    expect(await card()).toContain(NEW)
  })

  it('leaves a version that’s to come as it is where that has another number already', async () => {
    await schedule({ backup: backup('609-555-0177') })
    await change()
    expect((await inForce()).map(({ version, phone }) => [version, phone])).toEqual([
      [1, OLD],
      [3, NEW],
      [2, '609-555-0177'],
    ])
    const { text } = await ada.get(`${north}?published=phone`)
    expect(text).toContain(words.phone.published)
    expect(text).not.toContain(words.phone.alsoComes(2, 'Nov 30, 2026'))
  })

  it('isn’t put in the place of the old number where a plan gives that to somebody else', async () => {
    const named = exampleSite.named.map((person, index) =>
      index === 1 ? { ...person, role: 'New desk', phone: OLD } : person,
    )
    await schedule({ backup: backup('609-555-0177'), named })
    await draft({ backup: backup('609-555-0177'), named, groupSafety: 'Three adults.' })
    await change()
    const [, planned] = (await publications(app.deps.store.db, staff.north)).slice(1)
    const kept = { backup: { phone: '609-555-0177' }, named: [{}, { role: 'New desk', phone: OLD }] }
    expect(planned?.body).toMatchObject({ version: 2, details: kept })
    expect(await findDraft(app.deps.store.db, staff.north, DETAILS_DRAFT)).toMatchObject(kept)
  })

  describe('that a version that’s to come can’t have', () => {
    const alone = exampleSite.named.map((person) => ({ ...person, phone: NEW }))
    const reason = words.fill.backupOnDuty()
    const text = words.phone.breaksPlan(2, 'Nov 30, 2026', reason)

    it('is refused at its field with the way out, and nothing is published', async () => {
      await schedule({ named: alone })
      const other = exampleSite.support?.phone ?? ''
      const { status, text: page } = await change({ 'backup-phone': NEW, 'support-phone': other.replace(/\d$/, '0') })
      expect(status).toBe(422)
      expect(page).toContain(`<a href="#backup-phone">${text}`)
      expect(page).not.toContain('<a href="#support-phone">')
      expect(await versions()).toHaveLength(2)
      // The way out: the number is live, and what was scheduled is the draft.
      const [, planned] = await publications(app.deps.store.db, staff.north)
      await ada.post(`${north}/withdrawals`, { version: planned?.id ?? '' }).expect(303)
      await change().then((done) => expect(done.status).toBe(303))
      expect((await inForce()).at(-1)).toMatchObject({ version: 3, phone: NEW })
    })

    it('is refused when the second person agrees, if the version was published since', async () => {
      await setSiteAgreement(app.deps.store.db, true)
      await change().then((done) => expect(done.headers['location']).toBe(`${north}/proposal`))
      const { contents, now, store } = app.deps
      const recording = { course: contents.en.course.id, actor: staff.ada, at: now(), today: TODAY } as const
      const details = { ...exampleSite, name: 'North House', slug: 'north-house', backup: backup(OLD), named: alone }
      const how = { from: calendarDate(MONDAY), defaults: 1 }
      await store.transaction((tx) => publishSite(tx, staff.north, details, recording, how))
      const { text: page } = await eve.get(`${north}/proposal`).expect(200)
      expect(page).toContain(text)
      expect(page).not.toContain(words.proposal.agree)
      const mark = /name="mark" value="(\w+)"/.exec(page)?.[1] ?? ''
      await eve.post(`${north}/agreements`, { mark }).expect(422)
      expect((await inForce()).map(({ phone }) => phone)).toEqual([OLD, OLD])
    })

    it('isn’t any that leaves an earlier mistake in the version as it was', async () => {
      const { contents, now, store } = app.deps
      const recording = { course: contents.en.course.id, actor: staff.ada, at: now(), today: TODAY } as const
      const details = { ...exampleSite, name: 'North House', slug: 'north-house', backup: backup(OLD) }
      const wrong = { ...details, ifAboutThatPerson: backup('609-555-0155') }
      const how = { from: calendarDate(MONDAY) }
      await store.transaction((tx) => publishSite(tx, staff.north, wrong, recording, how))
      await change().then((done) => expect(done.status).toBe(303))
      expect((await inForce()).at(-1)).toMatchObject({ on: MONDAY, phone: NEW })
    })
  })

  it('is in the draft as well, which stays the draft of whoever saved it', async () => {
    await draft({ groupSafety: 'Two adults.' })
    await change()
    const kept = await findDraft(app.deps.store.db, staff.north, DETAILS_DRAFT)
    expect(kept).toMatchObject({ groupSafety: 'Two adults.', backup: { phone: NEW } })
  })

  it('ends a draft that differed in nothing else', async () => {
    await draft({ backup: backup(NEW) })
    await change()
    expect(await findDraft(app.deps.store.db, staff.north, DETAILS_DRAFT)).toBeNull()
  })

  it.each(['1-800-THE-LOST', '1-800-843-5678 (1-800-THE-LOST)'])(
    'is kept as its digits when it’s %s',
    async (typed) => {
      await change({ 'backup-phone': typed }).then(({ status }) => expect(status).toBe(303))
      expect((await inForce()).at(-1)?.phone).toBe('1-800-843-5678')
    },
  )

  it.each([
    ['no number', '', words.fill.phone()],
    ['digits and letters that are two numbers', '1-800-843-5679 (1-800-THE-LOST)', words.fill.letters()],
    ['a word after 211', '211 hotline', words.fill.phone()],
    ['a number that’s on every page', '911', words.fill.phoneOfAll()],
  ])('can’t be %s, and the page says so at the field', async (_, phone, problem) => {
    const { status, text } = await change({ 'backup-phone': phone })
    expect(status).toBe(422)
    expect(text).toContain(`<a href="#backup-phone">${problem}`)
    expect(await versions()).toHaveLength(1)
  })

  it('can’t make somebody on duty alone their own backup', async () => {
    const { status, text } = await change({ 'backup-phone': exampleSite.named[0]?.phone ?? '' })
    expect(status).toBe(422)
    expect(text).toContain('href="#backup-phone"')
    expect(await versions()).toHaveLength(1)
  })

  it('has to differ from the one that’s live', async () => {
    const { status, text } = await change({})
    expect(status).toBe(422)
    expect(text).toContain(words.phone.same)
  })

  it('isn’t published from a page that was opened before the details changed', async () => {
    const { text } = await ada.get(`${north}/phone`)
    const mark = /name="mark" value="(\w+)"/.exec(text)?.[1] ?? ''
    await publishExample(app, staff.north, { backup: backup('609-555-0177') })
    const refused = await ada.post(`${north}/phone`, { mark, 'backup-phone': NEW }).expect(422)
    expect(refused.text).toContain(words.phone.newer)
    expect(refused.text).toContain('value="609-555-0177"')
    expect(await versions()).toHaveLength(2)
  })

  it('doesn’t end what another steward has asked a second person for since the page was opened', async () => {
    const { text } = await ada.get(`${north}/phone`)
    const mark = /name="mark" value="(\w+)"/.exec(text)?.[1] ?? ''
    const details = {
      ...exampleSite,
      name: 'North House',
      slug: 'north-house',
      backup: backup(OLD),
      groupSafety: 'Two.',
    }
    const today = calendarDate('2026-11-24')
    const recording = { course: app.deps.contents.en.course.id, actor: staff.cleo, at: app.deps.now(), today } as const
    await app.deps.store.transaction((tx) => proposeDetails(tx, staff.north, { details, from: today }, recording))
    const refused = await ada.post(`${north}/phone`, { mark, 'backup-phone': NEW }).expect(422)
    expect(refused.text).toContain(words.phone.newer)
    expect(refused.text).toContain(words.phone.endsProposal)
    expect(await versions()).toHaveLength(1)
  })

  it('leads back to the site while nothing is live there', async () => {
    const south = hrefTo('/hr/sites/:site', { site: staff.south })
    await ada.get(`${south}/phone`).expect('Location', south)
    expect((await ada.get(south)).text).not.toContain(`${south}/phone`)
  })

  it('ends the link of its role to a person, which the form says before and the site’s page after', async () => {
    const { store, now, contents } = app.deps
    const recording = { course: contents.en.course.id, actor: staff.ada, at: now(), today: calendarDate('2026-11-24') }
    const link = { link: 'one', role: 'backup', place: 0, version: 1, person: staff.bob } as const
    const title = `${MESSAGES.en.hr.siteRoles.role.backup} (Clinical lead)`
    expect((await ada.get(`${north}/phone`)).text).not.toContain(title)
    expect(await store.transaction((tx) => linkRole(tx, staff.north, link, recording))).toBe(true)
    expect((await ada.get(`${north}/phone`)).text).toContain(words.phone.endsLinks(title))
    await change()
    expect((await ada.get(`${north}/phone`)).text).not.toContain(title)
    expect((await ada.get(north)).text).toContain(MESSAGES.en.hr.siteRoles.lostOnSitePage(title))
  })

  it('doesn’t bring back the role of somebody on leave: the form says who staff get, and Home keeps asking', async () => {
    const { store, now, contents } = app.deps
    const today = calendarDate('2026-11-24')
    const recording = { course: contents.en.course.id, actor: staff.ada, at: now(), today }
    const { role = '' } = exampleSite.named[1] ?? {}
    const held = { link: 'one', role: 'named', place: 1, version: 1, person: staff.cleo } as const
    await store.transaction((tx) => linkRole(tx, staff.north, held, recording))
    const leave = { person: staff.cleo, on: today, kind: 'leave_began', body: { v: 1, expectedReturn: null } } as const
    await store.transaction((tx) => recordEvents(tx, [leave], recording))
    const t = MESSAGES.en
    const since = t.hr.siteRoles.notAvailable('Cleo Marsh', 'Nov 24, 2026')
    const { text } = await eve.get(`${north}/phone`).expect(200)
    expect(text).toContain(
      `id="named-1-phone-hint">${since} ${t.hr.siteRoles.shows('Clinical lead')} ` +
        words.phone.keepsStandIn(t.hr.siteRoles.title('North House')),
    )
    expect(text).not.toContain(words.phone.endsLinks(`${t.hr.siteRoles.role.named} (${role})`))
    expect(text).toContain(`href="${north}/people"`)
    // Only who may read about the person is told of the leave.
    expect((await ada.get(`${north}/phone`)).text).toContain(t.hr.siteRoles.reason.leave('Cleo Marsh', 'Nov 24, 2026'))
    const card = async () => (await visitor(app).get(cardPath('north-house', 'en'))).text
    const before = await card()
    await change({ 'named-1-phone': NEW }).then(({ status }) => expect(status).toBe(303))
    expect((await inForce()).at(-1)?.version).toBe(2)
    expect(await card()).not.toContain(NEW)
    expect(await card()).toBe(before)
    expect((await eve.get('/hr')).text).toContain(t.hr.home.doing.roles(1))
    const away = words.phone.publishedAway(1, `${t.hr.siteRoles.role.named} (${role})`)
    expect((await ada.get(`${north}?published=phone`)).text).toContain(away)
    await change({ 'backup-phone': '609-555-0155' })
    const { text: afterOther } = await ada.get(`${north}?published=phone`)
    expect(afterOther).toContain(words.phone.published)
    expect(afterOther).not.toContain(away)
    await eve.post(`${north}/people/confirm`, { link: 'one' }).expect(303)
    expect(await card()).toContain(NEW)
  })

  it('waits for a second person where the organization wants one, who publishes both versions', async () => {
    await schedule()
    await setSiteAgreement(app.deps.store.db, true)
    expect((await change()).headers['location']).toBe(`${north}/proposal`)
    expect(await versions()).toHaveLength(2)
    // What waits isn't published, so the form doesn't say that everything is, nor lead to changes there aren't.
    const form = (await ada.get(north).expect(200)).text
    expect(form).not.toContain(words.form.noDraft)
    expect(form).toMatch(new RegExp(`btn--plain"[^>]*formaction="${north}/publications"`))
    const { text } = await eve.get(`${north}/proposal`).expect(200)
    expect(text).toContain(words.phone.comes(2, 'Nov 30, 2026'))
    expect(text).toContain(words.proposal.agree)
    const mark = /name="mark" value="(\w+)"/.exec(text)?.[1] ?? ''
    await eve.post(`${north}/agreements`, { mark }).expect('Location', `${north}?published=phone`)
    expect((await inForce()).map(({ version, on, phone }) => [version, on, phone])).toEqual([
      [1, '2026-11-24', OLD],
      [3, '2026-11-24', NEW],
      [4, MONDAY, NEW],
    ])
    const [proposed] = (await historyOf(app.deps.store.db, staff.north)).filter(isKind('site_change_proposed'))
    expect((await versions()).find(({ body }) => body.version === 3)?.body).toMatchObject({
      proposal: proposed?.body.proposal,
    })
  })
})

it('says that details stop waiting for a second person, and their draft has the new number', async () => {
  await setSiteAgreement(app.deps.store.db, true)
  await schedule()
  await setSiteAgreement(app.deps.store.db, false)
  expect((await ada.get(`${north}/phone`)).text).toMatch(new RegExp(`${words.phone.endsProposal}[\\s\\S]*type="tel"`))
  await change()
  await eve.get(`${north}/proposal`).expect('Location', north)
  expect(await findDraft(app.deps.store.db, staff.north, DETAILS_DRAFT)).toMatchObject({
    groupSafety: 'Two adults.',
    backup: { phone: NEW },
  })
  expect((await ada.get(`${north}/phone`)).text).not.toContain(words.phone.endsProposal)
})

describe('a number of one of the site’s own lines, or of support for staff', () => {
  const [line] = exampleSite.local
  if (line === undefined || exampleSite.support === null) throw new Error('The example has a line and support.')
  const { support } = exampleSite
  const CHANGED = { 'local-0-phone': NEW, 'support-phone': '609-555-0198' }
  const inVersions = async () =>
    (await publications(app.deps.store.db, staff.north)).map(({ body: { details, version }, effectiveOn }) => ({
      version,
      on: effectiveOn,
      local: details.local.map(({ checkedOn, phone }) => [phone, checkedOn]),
      support: details.support?.phone,
      groupSafety: details.groupSafety,
    }))

  it('is live right away, and in the version that’s to come on its day, with the day of the call', async () => {
    await schedule()
    const { text } = await ada.get(`${north}/phone`)
    expect(text).toContain(`${words.phone.local}: ${line.name}`)
    expect(text).toContain(`${words.form.whose.support}: ${support.role}`)
    expect(text).toContain(words.phone.called)
    expect((await change(CHANGED)).headers['location']).toBe(`${north}?published=phone`)
    const changed = { local: [[NEW, '2026-11-24']], support: '609-555-0198' }
    expect(await inVersions()).toEqual([
      {
        version: 1,
        on: '2026-11-24',
        local: [[line.phone, line.checkedOn]],
        support: support.phone,
        groupSafety: exampleSite.groupSafety,
      },
      { version: 3, on: '2026-11-24', ...changed, groupSafety: exampleSite.groupSafety },
      { version: 4, on: MONDAY, ...changed, groupSafety: 'Two adults.' },
    ])
    const card = async () => (await visitor(app).get(cardPath('north-house', 'en'))).text
    expect(await card()).toContain(NEW)
    app.clock.pass({ days: 7 })
    expect(await card()).toContain(NEW)
  })

  it('isn’t said to be called unless somebody says so, and stays in the form', async () => {
    const { text } = await ada.get(`${north}/phone`)
    const mark = /name="mark" value="(\w+)"/.exec(text)?.[1] ?? ''
    expect(text).not.toMatch(/name="called"[^>]*checked/)
    const refused = await ada.post(`${north}/phone`, { mark, ...CHANGED }).expect(422)
    expect(refused.text).toContain(`<a href="#called">${words.phone.callFirst}`)
    expect(refused.text).toContain(`value="${NEW}"`)
    expect(await inVersions()).toHaveLength(1)
    // The number of a person goes on record as not called, so nobody has to say that they called it.
    await ada.post(`${north}/phone`, { mark, 'support-phone': '609-555-0198' }).expect(303)
  })

  it('leaves alone a version that’s to come with another number, and a person who has the same number', async () => {
    const shared = { ...backup(line.phone), role: 'Advocate' }
    await publishExample(app, staff.north, { backup: shared })
    await schedule({ backup: shared, local: [{ ...line, phone: '609-555-0177' }] })
    await change({ 'local-0-phone': NEW })
    const all = await publications(app.deps.store.db, staff.north)
    expect(all.map(({ body }) => [body.version, body.details.local[0]?.phone, body.details.backup?.phone])).toEqual([
      [1, line.phone, OLD],
      [2, line.phone, line.phone],
      [4, NEW, line.phone],
      [3, '609-555-0177', line.phone],
    ])
  })

  it('can’t be what another line has in the version that’s to come, unless they share it now, too', async () => {
    const clinic = { ...line, name: 'Clinic', es: { ...line.es, name: 'Clínica' }, phone: NEW }
    await schedule({ local: [line, clinic] })
    const { status, text } = await change({ 'local-0-phone': NEW })
    expect(status).toBe(422)
    const problem = words.phone.breaksPlan(2, 'Nov 30, 2026', words.phone.sharedNumber)
    expect(text).toContain(`<a href="#local-0-phone">${problem}`)
    expect(await versions()).toHaveLength(2)
    await publishExample(app, staff.north, { backup: backup(OLD), local: [line, clinic] })
    await change({ 'local-0-phone': NEW }).then((done) => expect(done.status).toBe(303))
  })

  it('is in the draft as well, and ends a draft that differs in nothing but an earlier call', async () => {
    const local = [{ ...line, phone: NEW, checkedOn: '2026-11-20' }]
    await draft({ local, groupSafety: 'Two adults.' })
    await change({ 'support-phone': '609-555-0198' })
    const kept = await findDraft(app.deps.store.db, staff.north, DETAILS_DRAFT)
    expect(kept).toMatchObject({ groupSafety: 'Two adults.', support: { phone: '609-555-0198' } })
    await draft({ local, support: { ...support, phone: '609-555-0198' } })
    await change({ 'local-0-phone': NEW })
    expect(await findDraft(app.deps.store.db, staff.north, DETAILS_DRAFT)).toBeNull()
  })

  it('waits for a second person where the organization wants one, also into the next day', async () => {
    await schedule()
    await setSiteAgreement(app.deps.store.db, true)
    await change(CHANGED)
    app.clock.pass({ days: 1 })
    eve = await signedIn(app, holders.eve)
    const { text } = await eve.get(`${north}/proposal`).expect(200)
    const mark = /name="mark" value="(\w+)"/.exec(text)?.[1] ?? ''
    await eve.post(`${north}/agreements`, { mark }).expect('Location', `${north}?published=phone`)
    const changed = { local: [[NEW, '2026-11-24']], support: '609-555-0198' }
    expect((await inVersions()).slice(1)).toMatchObject([
      { version: 3, on: '2026-11-25', ...changed },
      { version: 4, on: MONDAY, ...changed },
    ])
  })

  it.each([
    ['local-0-phone', '', words.fill.phone()],
    ['local-0-phone', '988', words.fill.phoneOfAll()],
    ['support-phone', '211 hotline', words.fill.phone()],
  ])('can’t be just anything: %s “%s” is refused at the field', async (field, phone, problem) => {
    const { status, text } = await change({ [field]: phone })
    expect(status).toBe(422)
    expect(text).toContain(`<a href="#${field}">${problem}`)
    expect(await versions()).toHaveLength(1)
  })

  describe('that comes from the organization', () => {
    const theirs = { ...line, name: 'County warm line', phone: '609-555-0160' }
    const parts = { fromOrganization: ['support', 'local-609-555-0160'] }

    async function publishParts(from: string, local: SiteDetails['local'], how = parts): Promise<void> {
      const { contents, now, store } = app.deps
      const today = calendarDate('2026-11-24')
      const recording = { course: contents.en.course.id, actor: staff.ada, at: now(), today }
      const details = { ...exampleSite, name: 'North House', slug: 'north-house', backup: backup(OLD), local }
      await store.transaction((tx) =>
        publishSite(tx, staff.north, details, recording, { ...how, from: calendarDate(from) }),
      )
    }

    it('has no field: the page leads to the details for all sites, and a number sent anyway changes nothing', async () => {
      await publishParts('2026-11-24', [line, theirs])
      const { text } = await ada.get(`${north}/phone`).expect(200)
      expect(text).toContain('name="local-0-phone"')
      expect(text).not.toContain('name="local-1-phone"')
      expect(text).not.toContain('name="support-phone"')
      const numbers = `${words.form.whose.support} (${support.phone}); County warm line (609-555-0160)`
      expect(text).toContain(words.phone.ofAll(numbers))
      expect(text).toContain(`href="${hrefTo('/hr/sites/defaults/phone')}"`)
      expect(text).not.toContain(words.phone.ofAllLater(3, 'Nov 30, 2026'))
      const { text: refused } = await change({ 'local-1-phone': NEW, 'support-phone': NEW })
      expect(refused).toContain(words.phone.same)
      await publishParts(MONDAY, [line, theirs])
      expect((await ada.get(`${north}/phone`)).text).toContain(words.phone.ofAllLater(3, 'Nov 30, 2026'))
    })

    it('stays the organization’s when the site’s own line changes, now and in the version that’s to come', async () => {
      await publishParts('2026-11-24', [line, theirs])
      // From Monday on, the site has the line from its organization, too.
      await publishParts(MONDAY, [{ ...line, purpose: 'Theirs.' }], { fromOrganization: [`local-${line.phone}`] })
      await change({ 'local-0-phone': NEW }).then(({ status }) => expect(status).toBe(303))
      const [, , now, later] = await publications(app.deps.store.db, staff.north)
      expect(now?.body).toMatchObject({ version: 4, ...parts, details: { local: [{ phone: NEW }, theirs] } })
      expect(later?.body).toMatchObject({ version: 3, details: { local: [{ phone: line.phone, purpose: 'Theirs.' }] } })
    })

    it.each([['2026-11-24'], [MONDAY]])(
      'can’t become the number of one of the site’s own lines (from %s)',
      async (on) => {
        await publishParts(on, [line, theirs])
        const { status, text } = await change({ 'local-0-phone': '(609) 555-0160' })
        expect(status).toBe(422)
        expect(text).toContain(`<a href="#local-0-phone">${words.phone.taken}`)
        expect(await versions()).toHaveLength(2)
      },
    )
  })
})

describe('which rows get a new number', () => {
  const [person] = exampleSite.named
  if (person === undefined) throw new Error('The example has a named person.')
  const of = (role: string, phone: string) => ({ ...person, role, phone })
  const to = (phone: string) => ({ phone, checkedOn: '2026-11-24' })
  const details = {
    named: [of('A', '1'), of('B', '1'), of('A', '1')],
    backup: of('C', '2'),
    ifAboutThatPerson: null,
    support: null,
    local: [],
  }

  it('is every row of the same role, and no other role with the same number', () => {
    const changes = changesOf(details, [], (field) => (field === 'named-0' ? to('3') : undefined))
    expect(withChanges(details, [], changes).named.map(({ phone }) => phone)).toEqual(['3', '1', '3'])
  })

  it('is a row that has the old number in another form, too', () => {
    const changes = changesOf({ ...details, backup: of('C', '609-555-0117') }, [], (field) =>
      field === 'backup' ? to('609-555-0199') : undefined,
    )
    expect(withChanges({ ...details, backup: of('C', '(609) 555 0117') }, [], changes).backup?.phone).toBe(
      '609-555-0199',
    )
  })

  it('is the person under another title, too, if nobody else has the number', () => {
    const changes = changesOf(details, [], (field) => (field === 'backup' ? to('4') : undefined))
    expect(withChanges({ ...details, backup: of('D', '2') }, [], changes).backup.phone).toBe('4')
  })

  it('isn’t somebody else to whom the old number was given, while the person is there with another one', () => {
    const changes = changesOf(details, [], (field) => (field === 'backup' ? to('4') : undefined))
    const plan = { ...details, named: [of('New desk', '2')], backup: of('C', '5') }
    expect(withChanges(plan, [], changes)).toEqual(plan)
  })

  it('isn’t another line to which the old number was given, while the line is there with another one', () => {
    const line = {
      ...(exampleSite.local[0] ?? { purpose: '', hours: '', checkedOn: '' }),
      name: 'Night line',
      phone: '6',
    }
    const live = { ...details, local: [line] }
    const changes = changesOf(live, [], (field) => (field === 'local-0' ? to('7') : undefined))
    const plan = {
      ...live,
      local: [
        { ...line, phone: '8' },
        { ...line, name: 'Day line' },
      ],
    }
    expect(withChanges(plan, [], changes)).toEqual(plan)
    // Under another name alone it's still the line whose number changes.
    const renamed = { ...live, local: [{ ...line, name: 'Day line' }] }
    expect(withChanges(renamed, [], changes).local[0]?.phone).toBe('7')
  })
})
