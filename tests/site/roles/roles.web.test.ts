import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../../src/app/href.web.ts'
import { mergeRecords } from '../../../src/identity/joined/join-records.store.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import { currentSpells, isKind } from '../../../src/ledger/history.ts'
import { historyOf } from '../../../src/ledger/ledger.store.ts'
import { DOING } from '../../../src/home/doing.ts'
import { driftMail } from '../../../src/mail/drift.page.ts'
import { tellOfDrift } from '../../../src/mail/drift.job.ts'
import { detailsHash, recordPackage } from '../../../src/packages/made.store.ts'
import { FIRST_CHOICE, queryOf } from '../../../src/packages/order.job.ts'
import { type PersonEvent, recordEvents } from '../../../src/people/record.store.ts'
import { calendarDate, dateAt } from '../../../src/platform/time/calendar.ts'
import { formatDate } from '../../../src/platform/time/date.page.ts'
import { messagesTo } from '../../../src/reminders/message.store.ts'
import { draftOf } from '../../../src/site/draft.ts'
import { keepSiteDraft } from '../../../src/site/kept-draft.store.ts'
import { detailsNow, driftedIn } from '../../../src/site/roles/drift.store.ts'
import { linksAfter, publishWithLinks } from '../../../src/site/roles/publish.store.ts'
import { detailsWithout } from '../../../src/site/roles/drift.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, type Fields, HTTPS, signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { exampleSite } from '../../support/content.ts'
import { formsOf, untouched } from '../../support/forms.ts'
import { workOnHome } from '../../support/home.ts'
import { finishAllBut } from '../../support/nearly-done.ts'
import { type Holder, holdersOn } from '../../support/roles.ts'
import { setSiteAgreement } from '../../../src/organization/organization.store.ts'
import { named, publishExample } from '../../support/site.ts'
import { ORGANIZATION, type Staff, staffOn } from '../../support/staff.ts'

const words = MESSAGES.en.hr.siteRoles
const MAIL = { ...HTTPS, SMTP_URL: 'smtp://localhost:2525', MAIL_FROM: 'hr@harborstreet.example' }
const TODAY = calendarDate('2026-11-24')
const BACKUP = exampleSite.backup?.phone ?? ''
const NIGHTS = exampleSite.named[1]?.phone ?? ''
let app: TestApp
let staff: Staff
let holders: Readonly<Record<Holder, PersonId>>
let eve: Browser
let bob: Browser
let page: string
beforeEach(async () => {
  app = await testApp(MAIL)
  staff = await staffOn(app)
  holders = await holdersOn(app, staff)
  eve = await signedIn(app, holders.eve)
  bob = await signedIn(app, staff.bob)
  page = hrefTo('/hr/sites/:site/people', { site: staff.north })
  await publishExample(app, staff.north, {}, '2026-11-02')
})

const fields = (change: Readonly<Record<string, string>> = {}) => ({
  link: 'form',
  role: 'named',
  place: '1',
  version: '1',
  person: staff.cleo,
  seen: '',
  ...change,
})
/** As on a page that was opened just now. */
const link = async (change: Readonly<Record<string, string>> = {}) => {
  const sent = fields(change)
  const roles = (await detailsNow(app.deps.store.db, staff.north, TODAY))?.roles ?? []
  const held = roles.find(({ role, place }) => role === sent.role && String(place) === sent.place)
  return eve.post(page, { ...sent, seen: held?.link?.id ?? '' }).expect(303)
}

const record = async (event: Omit<PersonEvent, 'person'>, person = staff.cleo) => {
  const recording = { course: app.deps.contents.en.course.id, actor: staff.ada, at: app.deps.now(), today: TODAY }
  // Kind and body belong together where it's called.
  await app.deps.store.transaction((tx) => recordEvents(tx, [{ person, ...event } as PersonEvent], recording))
}
const onLeave = () => record({ on: TODAY, kind: 'leave_began', body: { v: 1, expectedReturn: null } })
const gone = async (person = staff.cleo) => {
  const [spell] = currentSpells(await historyOf(app.deps.store.db, person), TODAY)
  await record({ on: calendarDate('2026-11-23'), kind: 'separated', body: { v: 1, spell: spell?.id ?? '' } }, person)
}
const card = async () => (await visitor(app).get('/now/north-house').expect(200)).text
/** What a page says, without its markup. */
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' ,', ',')
const driftNow = async () => driftedIn((await detailsNow(app.deps.store.db, staff.north, TODAY))?.roles ?? [])

describe('the people of a site', () => {
  it('are chosen by hand from search results, and a role without anybody says so', async () => {
    const { text } = await eve.get(page).expect(200)
    expect(text).toContain(words.unlinked)
    expect(text).not.toContain('Cleo Marsh')
    const choosing = await eve.get(`${page}?choose=named-1`).expect(200)
    expect(choosing.text).toContain('name="who"')
    const found = await eve.post(`${page}/search`, { role: 'named', place: '1', who: 'cleo' }).expect(200)
    expect(found.text).toContain(words.linkTo('Cleo Marsh'))
    expect(found.text).toContain('Program director, North House')
    expect(found.text).not.toContain(words.linkTo('Bob Rivera'))
    await link()
    const after = await eve.get(`${page}?done=linked`).expect(200)
    expect(after.text).toContain(words.heldBy('Cleo Marsh'))
    expect(after.text).toContain(words.done.linked)
    expect((await historyOf(app.deps.store.db, staff.north)).filter(isKind('role_linked'))).toHaveLength(1)
  })

  it('aren’t somebody who is away, on no record, or out of reach', async () => {
    await onLeave()
    const away = await eve.post(page, fields()).expect(422)
    expect(away.text).toContain(words.away)
    const found = await eve.post(`${page}/search`, { role: 'named', place: '1', who: 'cleo' }).expect(200)
    expect(found.text).toContain(words.nobody)
    await eve.post(page, fields({ person: 'person:nobody' })).expect(422)
    const ivy = await signedIn(app, holders.ivy)
    await ivy.post(page, fields({ person: staff.dan })).expect(422)
    await ivy.post(page, fields({ person: staff.bob })).expect(303)
    await ivy.get(hrefTo('/hr/sites/:site/people', { site: staff.south })).expect(404)
  })

  it('are found with their name, position and site, and nothing else', async () => {
    const { text } = await eve.post(`${page}/search`, { role: 'named', place: '1', who: 'cleo' }).expect(200)
    const [, list = ''] = text.split(`aria-label="${words.found}">`)
    const [people = ''] = list.split('</ul>')
    const said = people
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
    expect(said).toBe(`Cleo Marsh Program director, North House ${words.linkThis}`)
  })

  it('lose their link when the details give their role another number: the preview and the site’s page say which', async () => {
    await link()
    const steward = hrefTo('/hr/sites/:site', { site: staff.north })
    const [days, nights] = exampleSite.named
    if (days === undefined || nights === undefined) throw new Error('the example names two people')
    const changed = {
      ...exampleSite,
      name: 'North House',
      slug: 'north-house',
      named: [days, { ...nights, phone: '609-555-0199' }],
    }
    const { db } = app.deps.store
    expect(await linksAfter(db, staff.north, exampleSite, TODAY)).toEqual({ ended: [], kept: [], open: null })
    expect((await eve.get(steward).expect(200)).text).not.toContain('aren’t linked to anyone anymore')
    await app.deps.store.transaction((tx) =>
      keepSiteDraft(tx, staff.north, draftOf(changed), holders.eve, app.deps.now()),
    )
    const title = `${words.role.named} (${nights.role})`
    const { text: preview } = await eve.get(`${steward}/preview`).expect(200)
    expect(preview).toContain(MESSAGES.en.hr.sites.effect.links(title))
    await publishExample(app, staff.north, { named: changed.named })
    expect((await eve.get(steward).expect(200)).text).toContain(words.lostOnSitePage(title))
    expect((await eve.get(page).expect(200)).text).toContain(words.lost)
    await link({ link: 'again', version: '2' })
    expect((await eve.get(steward).expect(200)).text).not.toContain(words.lostOnSitePage(title))
  })

  describe('whose link was lost when the details changed', () => {
    const [days, nights] = exampleSite.named
    if (days === undefined || nights === undefined) throw new Error('the example names two people')
    const renamed = { ...nights, role: 'Night lead', phone: '609-555-0199' }
    const home = async (who: Browser) => (await workOnHome(who)).filter(({ href }) => href === page)
    const answers = async () =>
      formsOf((await eve.get(page).expect(200)).text).filter(
        ({ actions, fields: sent }) =>
          actions.includes(`${page}/unlink`) && sent.some(({ name }) => name === 'version'),
      )

    it('are named first on the Home of HR and stewards until somebody is linked again', async () => {
      await link()
      await publishExample(app, staff.north, { named: [days, renamed] })
      const text = words.lostOnSitePage(`${words.role.named} (Night lead)`)
      for (const person of [holders.eve, holders.hal, holders.ivy]) {
        const browser = await signedIn(app, person)
        const [first] = await workOnHome(browser)
        expect(first).toMatchObject({
          title: MESSAGES.en.hr.home.doing.roles(1),
          names: [['North House', page]],
          href: page,
        })
        expect((await browser.get('/hr').expect(200)).text).toContain(`North House</a>: ${text}`)
      }
      await link({ link: 'again', version: '2' })
      expect(await home(eve)).toEqual([])
    })

    it('are named until somebody says that nobody is meant, and that leaves the other roles as they are', async () => {
      await link()
      await link({ link: 'other', role: 'backup', place: '0', person: staff.bob })
      await publishExample(app, staff.north, { named: [days, renamed] })
      expect(await home(eve)).toHaveLength(1)
      const [form] = await answers()
      if (form === undefined) throw new Error('the page asks whether somebody is meant')
      await eve.post(`${page}/unlink`, { ...untouched(form), version: '1' }).expect(422)
      expect(await home(eve)).toHaveLength(1)
      await eve.post(`${page}/unlink`, untouched(form)).expect('Location', `${page}?done=nobody`)
      expect(await home(eve)).toEqual([])
      const { text } = await eve.get(`${page}?done=nobody`).expect(200)
      expect(text).toContain(words.done.nobody)
      expect(text).toContain(words.heldBy('Bob Rivera'))
      expect(text).not.toContain(words.lost)
      await publishExample(app, staff.north, { named: [days, renamed], steps: 'New' })
      expect(await home(eve)).toEqual([])
    })

    it('are named where the details leave the role out, until somebody says that it isn’t needed', async () => {
      await link()
      await publishExample(app, staff.north, { named: [{ ...days, from: '00:00', to: '00:00' }] })
      const title = `${words.role.named} (${nights.role})`
      const { text } = await eve.get('/hr').expect(200)
      expect(text).toContain(words.leftOut.onSitePage(title))
      expect((await eve.get(hrefTo('/hr/sites/:site', { site: staff.north }))).text).toContain(
        words.leftOut.onSitePage(title),
      )
      const [form] = await answers()
      if (form === undefined) throw new Error('the page asks whether the role is needed')
      await eve.post(`${page}/unlink`, untouched(form)).expect('Location', `${page}?done=nobody`)
      expect(await home(eve)).toEqual([])
      expect((await eve.get(page).expect(200)).text).not.toContain(words.leftOut.title)
    })
  })

  it('keep the stand-in when the form of the site changes the number of somebody away, as the preview says', async () => {
    await link()
    await onLeave()
    const [days, nights] = exampleSite.named
    if (days === undefined || nights === undefined) throw new Error('the example names two people')
    const changed = {
      ...exampleSite,
      name: 'North House',
      slug: 'north-house',
      named: [days, { ...nights, phone: '609-555-0199' }],
    }
    await app.deps.store.transaction((tx) =>
      keepSiteDraft(tx, staff.north, draftOf(changed), holders.eve, app.deps.now()),
    )
    const steward = hrefTo('/hr/sites/:site', { site: staff.north })
    const { text } = await eve.get(`${steward}/preview`).expect(200)
    const title = `${words.role.named} (${nights.role})`
    expect(text).toContain(MESSAGES.en.hr.sites.effect.kept(title))
    expect(text).not.toContain(MESSAGES.en.hr.sites.effect.links(title))
    const seen = /name="seen" value="(\w+)"/.exec(text)?.[1] ?? ''
    await eve.post(`${steward}/publications`, { seen, english: 'yes', from: '' }).expect(303)
    expect((await detailsNow(app.deps.store.db, staff.north, TODAY))?.published.body.details.named[1]?.phone).toBe(
      '609-555-0199',
    )
    expect(await card()).not.toContain('609-555-0199')
    expect(await driftNow()).toHaveLength(1)
  })

  it('will have the stand-in where a leave on record covers the first day of a proposal, as it says', async () => {
    await link()
    const [days, nights] = exampleSite.named
    if (days === undefined || nights === undefined) throw new Error('the example names two people')
    const changed = {
      ...exampleSite,
      name: 'North House',
      slug: 'north-house',
      named: [days, { ...nights, phone: '609-555-0199' }],
    }
    await setSiteAgreement(app.deps.store.db, true)
    await app.deps.store.transaction((tx) =>
      keepSiteDraft(tx, staff.north, draftOf(changed), holders.eve, app.deps.now()),
    )
    const steward = hrefTo('/hr/sites/:site', { site: staff.north })
    const seen = /name="seen" value="(\w+)"/.exec((await eve.get(`${steward}/preview`)).text)?.[1] ?? ''
    await eve
      .post(`${steward}/publications`, { seen, english: 'yes', from: '2026-11-30' })
      .expect('Location', `${steward}/proposal`)
    const title = `${words.role.named} (${nights.role})`
    const { kept, links } = MESSAGES.en.hr.sites.effect
    expect((await eve.get(`${steward}/proposal`).expect(200)).text).toContain(links(title))
    await record({ on: calendarDate('2026-11-28'), kind: 'leave_began', body: { v: 1, expectedReturn: null } })
    const { text } = await eve.get(`${steward}/proposal`).expect(200)
    expect(text).toContain(kept(title))
    expect(text).not.toContain(links(title))
  })

  describe('when details are planned', () => {
    const ON = calendarDate('2026-12-05')
    const day = formatDate(ON, 'en')
    const { title, lead, change } = words.planned
    const [days, nights] = exampleSite.named
    if (days === undefined || nights === undefined) throw new Error('the example names two people')
    const plan = (night: Partial<typeof nights>, changes: object = {}) => {
      const details = { ...exampleSite, name: 'North House', slug: 'north-house', ...changes }
      const recording = { course: app.deps.contents.en.course.id, actor: holders.eve, at: app.deps.now(), today: TODAY }
      const planned = { ...details, named: [days, { ...nights, ...night }] }
      return app.deps.store.transaction((tx) => publishWithLinks(tx, staff.north, planned, recording, { from: ON }))
    }
    const text = async () => (await eve.get(page).expect(200)).text

    it('are told which linked role changes, from when, and what to do', async () => {
      await link()
      await plan({ phone: '609-555-0199' })
      const before = await text()
      expect(before).toContain(title(day))
      expect(before).toContain(lead(`${words.role.named} (${nights.role})`))
      expect(before).toContain(change.renewed(day))
      await link({ link: 'again' })
      const after = await text()
      expect(after).toContain(change.stays(day))
      expect(after).not.toContain(change.renewed(day))
      await record({ on: calendarDate('2026-12-01'), kind: 'leave_began', body: { v: 1, expectedReturn: null } })
      expect(await text()).toContain(change.away(day))
    })

    it('are told that somebody else will have the role', async () => {
      await link()
      await plan({ phone: '609-555-0199', role: 'Night lead' })
      expect(await text()).toContain(change.other(day))
    })

    it('are told nothing when no linked role changes', async () => {
      await plan({ phone: '609-555-0199' }, { steps: 'New' })
      expect(await text()).not.toContain(title(day))
      await link({ role: 'backup', place: '0' })
      expect(await text()).not.toContain(title(day))
    })
  })

  it('aren’t linked to details that have changed since', async () => {
    await publishExample(app, staff.north, { steps: 'New' })
    const { text } = await eve.post(page, fields()).expect(422)
    expect(text).toContain(words.changed)
  })

  describe('on a page from before somebody else linked the role', () => {
    const people = async () =>
      (await detailsNow(app.deps.store.db, staff.north, TODAY))?.roles.map((each) => each.link?.person ?? null)
    const kinds = async () => (await historyOf(app.deps.store.db, staff.north)).map(({ kind }) => kind)
    const found = async () => {
      const { text } = await eve.post(`${page}/search`, { role: 'named', place: '1', who: 'cleo' }).expect(200)
      const form = formsOf(text).find(({ fields: inputs }) => inputs.some(({ name }) => name === 'person'))
      if (form === undefined) throw new Error('nobody was found')
      const { csrf: _, ...sent } = untouched(form)
      return sent
    }

    it('aren’t linked: the page has changed, and the link of somebody else stays', async () => {
      const before = await found()
      await link({ link: 'of somebody else', person: staff.bob })
      expect((await eve.post(page, before).expect(422)).text).toContain(words.changed)
      expect((await people())?.[1]).toBe(staff.bob)
      const now = await found()
      expect(now['seen']).toBe('of somebody else')
      await eve.post(page, now).expect(303)
      // The button was pressed twice.
      await eve.post(page, now).expect(303)
      expect((await people())?.[1]).toBe(staff.cleo)
      expect((await eve.post(page, { ...now, link: 'once more' }).expect(422)).text).toContain(words.changed)
    })

    it('aren’t confirmed, and their link isn’t removed: nothing is recorded, and the page says so', async () => {
      await link()
      await onLeave()
      await link({ link: 'of somebody else', person: staff.bob })
      const before = await kinds()
      for (const what of ['confirm', 'unlink']) {
        const { text } = await eve.post(`${page}/${what}`, { link: 'form' }).expect(422)
        expect(text).toContain(words.changed)
        for (const done of Object.values(words.done)) expect(text).not.toContain(done)
      }
      expect(await kinds()).toEqual(before)
      expect((await people())?.[1]).toBe(staff.bob)
    })

    it('are told that a link is removed however often it’s asked, until the role has another', async () => {
      await link()
      for (const _ of ['once', 'again'])
        await eve.post(`${page}/unlink`, { link: 'form' }).expect('Location', `${page}?done=unlinked`)
      expect((await kinds()).filter((kind) => kind === 'role_unlinked')).toHaveLength(1)
      expect((await eve.post(`${page}/confirm`, { link: 'form' }).expect(422)).text).toContain(words.changed)
      await link({ link: 'of somebody else', person: staff.bob })
      expect((await eve.post(`${page}/unlink`, { link: 'form' }).expect(422)).text).toContain(words.changed)
    })

    const [days, nights] = exampleSite.named
    if (days === undefined || nights === undefined) throw new Error('the example names two people')
    const versions = async () => (await kinds()).filter((kind) => kind === 'site_published')
    /** The answer that a role without its link isn't for anybody, or isn't needed. */
    const answer = async () => {
      const { text } = await eve.get(page).expect(200)
      const form = formsOf(text).find(({ fields: inputs }) => inputs.some(({ name }) => name === 'version'))
      if (form === undefined) throw new Error('the page asks about a link that was lost')
      return untouched(form)
    }
    const answered = (sent: Fields) => eve.post(`${page}/unlink`, sent)
    const renamed = { ...nights, role: 'Night lead', phone: '609-555-0199' }

    it('aren’t said to be nobody: nothing is recorded where a lost link has another, and the page says so', async () => {
      await link()
      await publishExample(app, staff.north, { named: [days, renamed] })
      const lost = await answer()
      await link({ link: 'of somebody else', version: '2', person: staff.bob })
      const before = await kinds()
      const { text } = await answered(lost).expect(422)
      expect(text).toContain(words.changed)
      for (const done of Object.values(words.done)) expect(text).not.toContain(done)
      expect(await kinds()).toEqual(before)
      expect((await people())?.[1]).toBe(staff.bob)
    })

    it('have an answer about a lost link once, however often it’s sent, also about a role that was left out', async () => {
      for (const rows of [[days, renamed], [{ ...days, from: '00:00', to: '00:00' }]]) {
        await publishExample(app, staff.north, {})
        await link({ link: `before ${rows.length}`, version: String((await versions()).length) })
        await publishExample(app, staff.north, { named: rows })
        const sent = await answer()
        const before = await kinds()
        for (const _ of ['once', 'again']) await answered(sent).expect('Location', `${page}?done=nobody`)
        expect(await kinds()).toEqual([...before, 'role_unlinked'])
      }
    })
  })

  it('aren’t somebody to tell and the one for a concern about that person, until the other link is removed', async () => {
    for (const role of ['named', 'backup']) {
      await link({ link: role, role, place: '0' })
      const alternative = fields({ link: `alternative after ${role}`, role: 'alternative', place: '0' })
      const { text } = await eve.post(page, alternative).expect(422)
      expect(text).toContain(words.both)
      await eve.post(page, { ...alternative, person: staff.bob }).expect(303)
      await eve.post(page, fields({ link: `${role} as well`, role, place: '0', person: staff.bob })).expect(422)
      await eve.post(`${page}/unlink`, { link: role }).expect(303)
      const seen = `alternative after ${role}`
      await eve.post(page, { ...alternative, link: `alternative without ${role}`, seen }).expect(303)
      await eve.post(`${page}/unlink`, { link: `alternative without ${role}` }).expect(303)
    }
    await link({ role: 'support', place: '0' })
    await link({ link: 'alternative of support', role: 'alternative', place: '0' })
  })

  it('aren’t their own backup while nobody else is on duty, whichever link comes first', async () => {
    await link({ link: 'nights' })
    const backup = fields({ link: 'backup', role: 'backup', place: '0' })
    expect((await eve.post(page, backup).expect(422)).text).toContain(words.alone)
    await eve.post(`${page}/unlink`, { link: 'nights' }).expect(303)
    await eve.post(page, backup).expect(303)
    expect((await eve.post(page, fields({ link: 'nights again' })).expect(422)).text).toContain(words.alone)
    await link({ link: 'nights of somebody else', person: staff.bob })
  })

  it('may be the backup and on duty with somebody else', async () => {
    const together = [named({}), named({ role: 'Second lead', phone: '609-555-0177' })]
    await publishExample(app, staff.north, { named: together })
    await link({ link: 'second', version: '2' })
    await link({ link: 'backup', role: 'backup', place: '0', version: '2' })
    const first = fields({ link: 'first', place: '0', version: '2' })
    expect((await eve.post(page, first).expect(422)).text).toContain(words.alone)
  })

  it('aren’t both by the two records of one person', async () => {
    await link({ link: 'backup', role: 'backup', place: '0', person: staff.dan })
    const recording = { course: app.deps.contents.en.course.id, actor: staff.ada, at: app.deps.now(), today: TODAY }
    const merge = { into: staff.bob, sameJob: false, reason: 'Typed in twice' }
    await app.deps.store.transaction((tx) => mergeRecords(tx, staff.dan, merge, recording))
    const { text } = await eve.post(page, fields({ role: 'alternative', place: '0', person: staff.bob })).expect(422)
    expect(text).toContain(words.both)
  })

  describe('when the linked backup would be alone on duty', () => {
    const [days, nights] = exampleSite.named
    if (days === undefined || nights === undefined) throw new Error('the example names two people')
    const at = `${MESSAGES.en.hr.sites.form.weekdays.mon}, 20:00`
    const alone = words.open.alone(at)
    const home = async (browser = eve) => (await browser.get('/hr').expect(200)).text
    const second = named({ role: 'Second lead', phone: '609-555-0177', from: nights.from, to: nights.to })
    const backup = () => link({ link: 'backup', role: 'backup', place: '0' })
    const merge = () => {
      const recording = { course: app.deps.contents.en.course.id, actor: staff.ada, at: app.deps.now(), today: TODAY }
      const how = { into: staff.cleo, sameJob: false, reason: 'Typed in twice' }
      return app.deps.store.transaction((tx) => mergeRecords(tx, staff.dan, how, recording))
    }

    it('since hours changed, the preview, the page and Home of HR and stewards say from which hour', async () => {
      await publishExample(app, staff.north, { named: [days, nights, second] })
      await link({ link: 'backup', role: 'backup', place: '0', version: '2' })
      await link({ link: 'nights', version: '2' })
      expect(await home()).not.toContain(alone)
      expect((await eve.get(page)).text).not.toContain(alone)
      const changed = { ...exampleSite, name: 'North House', slug: 'north-house', named: [days, nights] }
      await app.deps.store.transaction((tx) =>
        keepSiteDraft(tx, staff.north, draftOf(changed), holders.eve, app.deps.now()),
      )
      const { text } = await eve.get(hrefTo('/hr/sites/:site/preview', { site: staff.north })).expect(200)
      expect(text).toContain(alone)
      await publishExample(app, staff.north, { named: [days, nights] })
      expect((await eve.get(page)).text).toContain(alone)
      for (const browser of [eve, await signedIn(app, holders.hal)]) expect(await home(browser)).toContain(alone)
      await eve.post(`${page}/unlink`, { link: 'backup' }).expect(303)
      expect(await home()).not.toContain(alone)
    })

    it('since two records are one person’s, they say so, too', async () => {
      await backup()
      await link({ link: 'nights', person: staff.dan })
      expect(await home()).not.toContain(alone)
      await merge()
      expect(await home()).toContain(alone)
      expect((await eve.get(page)).text).toContain(alone)
      expect((await eve.get(hrefTo('/hr/sites/:site', { site: staff.north }))).text).toContain(alone)
    })

    it('and is away with no one to stand in, they say from which hour no one is on duty', async () => {
      await link({ role: 'alternative', place: '0', link: 'alternative', person: staff.bob })
      await backup()
      await link({ link: 'nights', person: staff.dan })
      await merge()
      await gone()
      await gone(staff.bob)
      const nobody = words.open.nobody(`${MESSAGES.en.hr.sites.form.weekdays.mon}, 00:00`)
      expect(await home()).toContain(nobody)
      expect((await eve.get(page)).text).toContain(nobody)
    })
  })

  it('wait for the site’s details', async () => {
    const { text } = await eve.get(hrefTo('/hr/sites/:site/people', { site: staff.south })).expect(200)
    expect(text).toContain(words.notLive)
  })
})

describe('somebody who holds a role and leaves', () => {
  it('is replaced by the backup on the card, in lessons and on paper, and nothing says why', async () => {
    await link()
    const before = await card()
    expect(before).toContain(NIGHTS)
    await gone()
    const contacts = (await bob.get('/contacts').expect(200)).text
    const print = (await bob.get('/card/print').expect(200)).text
    const after = await card()
    for (const text of [after, contacts, print]) {
      expect(text).not.toContain(NIGHTS)
      expect(text).toContain(BACKUP)
      expect(text).not.toContain('Cleo')
    }
    expect(after).not.toMatch(/on leave|has left|no longer|instead of/i)
    await eve.post(`${page}/confirm`, { link: 'form' }).expect(303)
    expect(await card()).toBe(before)
  })

  it('leaves the other person on duty with the backup, whom the card, lessons, the list of numbers and paper give', async () => {
    const role = exampleSite.backup?.role ?? ''
    await link({ place: '0', person: staff.cleo })
    await onLeave()
    const contacts = plain((await bob.get('/contacts').expect(200)).text)
    const lesson = plain((await bob.get('/lessons/L4').expect(200)).text)
    const policy = plain((await bob.get('/policy').expect(200)).text)
    const print = plain((await bob.get('/card/print').expect(200)).text)
    expect(plain(await card())).toContain(`No answer, or away (8 pm to 8 am, every day): ${role}`)
    expect(contacts).toContain('Call when the first person is away or doesn’t answer (8:00 PM to 8:00 AM, every day).')
    for (const shown of [lesson, policy]) {
      expect(shown).toContain(`Away, or not answering (8:00 PM to 8:00 AM, every day): ${role}, ${BACKUP}`)
      expect(shown).not.toContain(`Away, or not answering: `)
    }
    expect(print).toContain('No answer (8 pm to 8 am, every day):')
    expect(print).toContain('No contesta (de 8 p. m. a 8 a. m., todos los días):')
    expect(print).toContain(`No answer, or away (8 pm to 8 am, every day): ${role}, ${BACKUP}`)
  })

  it('is replaced in both previews of the site’s details as on the card, which say whose number is missing', async () => {
    const site = hrefTo('/hr/sites/:site', { site: staff.north })
    const framed = hrefTo('/hr/sites/:site/preview/card', { site: staff.north })
    const away = words.awayInPreview(`${words.role.named} (${exampleSite.named[1]?.role ?? ''})`)
    const lessons = (text: string) => text.slice(text.indexOf('data-live="lessons"'))
    const readers = (text: string) => text.slice(text.indexOf('id="in-en"'))
    const seen = async () => ({
      page: (await eve.get(site).expect(200)).text,
      preview: (await eve.get(`${site}/preview`).expect(200)).text,
      card: (await eve.get(framed).expect(200)).text,
    })
    await link()
    const before = await seen()
    for (const text of [lessons(before.page), readers(before.preview), before.card]) expect(text).toContain(NIGHTS)
    for (const text of [before.page, before.preview]) expect(text).not.toContain(away)
    await onLeave()
    const draft = { ...exampleSite, name: 'North House', slug: 'north-house', steps: 'Something else.' }
    for (const isDraft of [false, true]) {
      if (isDraft)
        await app.deps.store.transaction((tx) =>
          keepSiteDraft(tx, staff.north, draftOf(draft), holders.eve, app.deps.now()),
        )
      const after = await seen()
      for (const text of [lessons(after.page), readers(after.preview), after.card]) {
        expect(text).not.toContain(NIGHTS)
        expect(text).toContain(BACKUP)
      }
      for (const text of [after.page, after.preview]) expect(text).toContain(away)
      // The form keeps what was published.
      expect(after.page).toContain(`value="${NIGHTS}"`)
    }
  })

  it('marks paper from before on the page where it’s printed and on the steward’s page, without a reason', async () => {
    const old = MESSAGES.en.card.printing.oldPaper('Nov 24, 2026')
    await link()
    expect((await bob.get('/card/print')).text).not.toContain(old)
    // HR enters it a day late: until then cards were printed with the old number.
    await gone()
    const print = (await bob.get('/card/print').expect(200)).text
    expect(print).toContain(old)
    expect(print).not.toMatch(/Cleo|on leave|has left/i)
    expect((await eve.get(page).expect(200)).text).toContain(old)
    await eve.post(`${page}/confirm`, { link: 'form' }).expect(303)
    for (const text of [(await bob.get('/card/print')).text, (await eve.get(page)).text])
      expect(text).not.toContain(old)
  })

  it('is on the card of any moment exactly as the rule says', async () => {
    await link()
    await gone()
    const live = await detailsNow(app.deps.store.db, staff.north, TODAY)
    const details = detailsWithout(live?.published.body.details ?? exampleSite, await driftNow())
    expect(live?.details).toEqual({ ...details, calls: live?.details.calls })
    const text = await card()
    for (const { phone } of details.named) expect(text).toContain(phone)
  })

  it('sends a new card to devices that have kept the one before', async () => {
    await link()
    const ask = () => visitor(app).get('/now/north-house')
    const tag = (await ask().expect(200)).headers['etag'] ?? ''
    await ask().set('If-None-Match', tag).expect(304)
    await onLeave()
    const next = await ask().set('If-None-Match', tag).expect(200)
    expect(next.headers['etag']).not.toBe(tag)
  })

  it('makes packages that were made before out of date', async () => {
    await link()
    const live = await detailsNow(app.deps.store.db, staff.north, TODAY)
    if (live === null) throw new Error('the site has details')
    const about = { source: staff.north, sourceName: 'North House', fileName: 'x.zip', fileHash: 'a'.repeat(64) }
    const courseVersion = app.deps.contents.en.course.version
    const look = { accent: null, logo: null, name: ORGANIZATION.name }
    const query = queryOf({ ...FIRST_CHOICE, source: staff.north })
    const made = { ...about, courseVersion, detailsHash: detailsHash(live.details), look, query }
    await app.deps.store.transaction((tx) =>
      recordPackage(tx, { ...made, numbers: null, by: staff.ada, at: app.deps.now() }, ORGANIZATION.timeZone),
    )
    const note = MESSAGES.en.hr.home.packageChanges(MESSAGES.en.hr.packages.outdated.details)
    expect((await eve.get('/hr').expect(200)).text).not.toContain(note)
    await gone()
    expect((await eve.get('/hr').expect(200)).text).toContain(note)
  })

  it('holds up nobody’s acknowledgement, even when everybody has drifted', async () => {
    await finishAllBut('acknowledging', app, staff)
    const all = [
      ['named', '0', staff.cleo],
      ['named', '1', staff.cleo],
      ['backup', '0', holders.hal],
      ['alternative', '0', staff.dan],
    ] as const
    for (const [role, place, person] of all) await link({ link: `${role}${place}`, role, place, person })
    for (const person of [staff.cleo, holders.hal, staff.dan]) await gone(person)
    expect(await driftNow()).toHaveLength(4)
    expect(await card()).toContain(MESSAGES.en.card.notNamed)
    const forms = formsOf((await bob.get('/policy').expect(200)).text)
    const form = forms.find(({ fields: inputs }) => inputs.some(({ name }) => name === 'version'))
    if (form === undefined) throw new Error('the policy can’t be acknowledged')
    const { csrf: _, ...sent } = untouched(form)
    await bob
      .post(form.actions[0] ?? '', sent)
      .expect(303)
      .expect('Location', '/finished')
  })

  it('is told to stewards the same day, without a name or a reason, and once', async () => {
    await link()
    await link({ link: 'support', role: 'support', place: '0' })
    const telling = { store: app.deps.store, mail: true, now: app.deps.now }
    await tellOfDrift(telling)
    expect(await messagesTo(app.deps.store.db, holders.eve)).toEqual([])
    await onLeave()
    await tellOfDrift(telling)
    await tellOfDrift(telling)
    const messages = await messagesTo(app.deps.store.db, holders.eve)
    expect(messages.map(({ kind, state }) => [kind, state])).toEqual([['role-drift', 'waiting']])
    expect(dateAt(messages[0]?.createdAt ?? app.deps.now(), 'America/New_York')).toBe(TODAY)
    expect(await messagesTo(app.deps.store.db, holders.hal)).toEqual([])
    const roles = (await driftNow()).map(({ role, drift }) => ({ role, since: drift.since }))
    for (const language of ['en', 'es'] as const) {
      const { text, subject } = driftMail({ language, site: 'North House', roles, link: 'https://x.example/' })
      expect(text).toContain(MESSAGES[language].hr.siteRoles.role.support)
      expect(subject + text).not.toMatch(/Cleo|leave|licencia|CSEC|exploit/i)
    }
  })

  it('stands first on the home of stewards and of HR, each with one button to the page that says why', async () => {
    await link()
    await gone()
    const title = MESSAGES.en.hr.home.doing.roles(1)
    expect(DOING[0]).toBe('roles')
    for (const person of [holders.eve, holders.hal, holders.ivy]) {
      const { text } = await (await signedIn(app, person)).get('/hr').expect(200)
      expect(text).toContain(title)
      expect(text).toContain(`href="${page}"`)
      expect(text).not.toContain('Cleo Marsh hasn’t worked here')
    }
    const hal = await signedIn(app, holders.hal)
    const { text } = await hal.get(page).expect(200)
    expect(text).toContain(words.reason.left('Cleo Marsh', formatDate(TODAY, 'en')))
    expect(text).toContain(words.shows(exampleSite.backup?.role ?? ''))
    const { text: fay } = await (await signedIn(app, holders.fay)).get('/hr').expect(200)
    expect(fay).not.toContain(title)
  })

  it('has a reason only for viewers who may read about the person', async () => {
    await link()
    await onLeave()
    const day = formatDate(TODAY, 'en')
    const { text: steward } = await eve.get(page).expect(200)
    expect(steward).toContain(words.notAvailable('Cleo Marsh', day))
    expect(steward).not.toContain(words.reason.leave('Cleo Marsh', day))
    for (const person of [holders.hal, holders.ivy]) {
      const { text } = await (await signedIn(app, person)).get(page).expect(200)
      expect(text).toContain(words.reason.leave('Cleo Marsh', day))
    }
  })

  it('has their number on the card again after a new link or none, and the page says so before', async () => {
    await link()
    await gone()
    const published = `${exampleSite.named[1]?.role}, ${NIGHTS}`
    const { text } = await eve.get(page).expect(200)
    const [before = '', after = ''] = text.split(words.returns(published))
    expect(before).toContain(words.changeFirst)
    expect(after.indexOf(words.details)).toBeLessThan(after.indexOf(words.chooseOther))
    expect(after).toContain(words.unlinkFor('Cleo Marsh'))
    const search = { role: 'named', place: '1', who: 'rivera' }
    const { text: found } = await eve.post(`${page}/search`, search).expect(200)
    expect(found.indexOf(words.linkReturns(published))).toBeGreaterThan(0)
    expect(found.indexOf(words.linkReturns(published))).toBeLessThan(found.indexOf(words.linkTo('Bob Rivera')))
    const { text: ofHr } = await (await signedIn(app, holders.hal)).get(page).expect(200)
    expect(ofHr).toContain(words.askSteward('Ada Okafor or Eve Novak'))
    expect(await card()).not.toContain(NIGHTS)
    await eve.post(`${page}/unlink`, { link: 'form' }).expect(303)
    expect(await card()).toContain(NIGHTS)
  })

  it('is out in all of their hours, with a link of one row', async () => {
    const [days, nights] = exampleSite.named
    if (days === undefined || nights === undefined) throw new Error('the example names two people')
    const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
    const rows = [days, { ...nights, days: [...weekdays] }, { ...nights, days: ['sat' as const, 'sun' as const] }]
    await publishExample(app, staff.north, { named: rows })
    await link({ version: '2' })
    await gone()
    expect(await driftNow()).toHaveLength(2)
    expect(await card()).not.toContain(NIGHTS)
  })

  it('is shown again when the details name somebody else, or the link is removed', async () => {
    await link()
    await gone()
    expect(await driftNow()).toHaveLength(1)
    const [days, nights] = exampleSite.named
    if (days === undefined || nights === undefined) throw new Error('the example names two people')
    await publishExample(app, staff.north, { steps: 'Something else' })
    expect(await driftNow()).toHaveLength(1)
    await publishExample(app, staff.north, { named: [days, { ...nights, phone: '609-555-0199' }] })
    expect(await driftNow()).toEqual([])
    expect(await card()).toContain('609-555-0199')
  })
})
