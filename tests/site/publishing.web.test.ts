import { beforeEach, describe, expect, it } from 'vitest'
import { cardPath, hrefTo } from '../../src/app/href.web.ts'
import { mergeRecords } from '../../src/identity/joined/join-records.store.ts'
import { deleteRole, putRole } from '../../src/identity/role.store.ts'
import { noteEverybodyWaiting } from '../../src/learning/waiting.store.ts'
import { isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { setSiteAgreement } from '../../src/organization/organization.store.ts'
import { packageSources } from '../../src/packages/order.job.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { findDraft } from '../../src/platform/database/draft.store.ts'
import { calendarDate, dateAt } from '../../src/platform/time/calendar.ts'
import { DETAILS_DRAFT, draftOf } from '../../src/site/draft.ts'
import { keepSiteDraft } from '../../src/site/kept-draft.store.ts'
import type { SiteDetails } from '../../src/organization/details-shape.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { content, exampleSite } from '../support/content.ts'
import { madePackage } from '../support/made-package.ts'
import { finishAllBut } from '../support/nearly-done.ts'
import { holdersOn } from '../support/roles.ts'
import { rowCounts } from '../support/rows.ts'
import { named as namedPerson, publishExample } from '../support/site.ts'
import { newStaff, type Staff, staffOn, withoutPassword } from '../support/staff.ts'

const words = MESSAGES.en.hr.sites
const OLD = '609-555-0117'
const NEW = '609-555-0199'
const CALLED_ON = words.form.checkedOn
/** It's Tuesday, November 24. */
const MONDAY = '2026-11-30'

let app: TestApp
let staff: Staff
let holders: Awaited<ReturnType<typeof holdersOn>>
let ada: Browser
let eve: Browser
let north: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  holders = await holdersOn(app, staff)
  ada = await signedIn(app, staff.ada)
  eve = await signedIn(app, holders.eve)
  north = hrefTo('/hr/sites/:site', { site: staff.north })
})

/** Puts a draft that differs from the example, as if somebody had typed it. */
async function draft(changes: Partial<SiteDetails> = { backup: backup(NEW) }): Promise<void> {
  const details = { ...exampleSite, name: 'North House', slug: 'north-house', ...changes }
  await app.deps.store.transaction((tx) => keepSiteDraft(tx, staff.north, draftOf(details), staff.ada, app.deps.now()))
}

function backup(phone: string) {
  return { role: 'Clinical lead', es: { role: 'Dirección clínica' }, phone, publicPhone: true }
}

async function publish(fields: Fields = {}, by = ada) {
  const { text } = await by.get(`${north}/preview`).expect(200)
  const english: Fields = text.includes('name="english"') ? { english: 'yes' } : {}
  const seen = /name="seen" value="(\w+)"/.exec(text)?.[1] ?? ''
  return by.post(`${north}/publications`, { seen, ...english, ...fields })
}

const versions = async () => (await historyOf(app.deps.store.db, staff.north)).filter(isKind('site_published'))
const markIn = (text: string) => /name="mark" value="(\w+)"/.exec(text)?.[1] ?? ''

describe('the card next to the form', () => {
  const card = MESSAGES.en.card.onSitePage
  const titleIn = (text: string) => /<h2 id="card"[^>]*>([^<]+)</.exec(text)?.[1]

  it('is shown with the phone numbers that its texts write out, which nobody would check', async () => {
    await publishExample(app, staff.north, { steps: 'Call the shelter at 609-555-0123.' })
    const { text } = await ada.get(`${north}/preview`).expect(200)
    expect(text).toContain(words.preview.textNumbers('609-555-0123'))
    await publishExample(app, staff.north, { steps: 'Call the shelter.' })
    expect((await ada.get(`${north}/preview`)).text).not.toContain('609-555-0123')
  })

  it('is called a draft until it’s what the public sees, and leads to the card that is', async () => {
    const liveLink = `href="${cardPath('north-house', 'en')}">${card.seeLive}<`
    await draft()
    const unpublished = (await ada.get(north)).text
    expect(titleIn(unpublished)).toBe(card.draft)
    expect(unpublished).not.toContain(card.seeLive)
    await publishExample(app, staff.north, { backup: backup(OLD) })
    const edited = (await ada.get(north)).text
    expect(titleIn(edited)).toBe(card.draft)
    expect(edited).toContain(liveLink)
    const preview = `${north}/preview`
    expect(titleIn((await ada.get(preview)).text)).toBe(card.draft)
    await publish()
    for (const page of [north, preview]) {
      const { text } = await ada.get(page)
      expect(titleIn(text)).toBe(card.title)
      expect(text).not.toContain(card.seeLive)
    }
  })
})

describe('hours of two people that overlap', () => {
  const lead = (from: string) => namedPerson({ role: 'Night lead', phone: '609-555-0102', from, to: '08:00' })
  const director = namedPerson({ role: 'Director', from: '08:00', to: '20:00' })
  const shared = words.week.overlap('Director and Night lead', '7 pm to 8 pm, every day')

  it('are named in the preview of the change that makes them, and not again', async () => {
    await publishExample(app, staff.north, { named: [director, lead('20:00')] })
    await draft({ named: [director, lead('19:00')] })
    expect((await eve.get(`${north}/preview`).expect(200)).text).toContain(shared)
    await publishExample(app, staff.north, { named: [director, lead('19:00')] })
    await draft({ named: [director, lead('19:00')], backup: backup(NEW) })
    const { text } = await eve.get(`${north}/preview`).expect(200)
    expect(text).toContain(words.preview.changes)
    expect(text).not.toContain(shared)
  })
})

describe('details that take effect on a later day', () => {
  beforeEach(async () => {
    await publishExample(app, staff.north, { backup: backup(OLD) })
    await draft()
    await publish({ from: MONDAY }).then(({ status }) => expect(status).toBe(303))
  })

  /** Every place where staff, the public or a package would read the number. */
  async function numbersShown(): Promise<string[]> {
    const bob = await signedIn(app, staff.bob)
    const steward = await signedIn(app, staff.ada)
    const today = dateAt(app.deps.now(), 'America/New_York')
    const sources = await packageSources(app.deps.store.db, today)
    const pages = [
      (await visitor(app).get(cardPath('north-house', 'en'))).text,
      (await visitor(app).get(cardPath('north-house', 'es'))).text,
      (await bob.get('/lessons/L4')).text,
      (await bob.get('/contacts')).text,
      (await bob.get('/policy')).text,
      (await bob.get('/card/print')).text,
      (await steward.get(`${north}/card`)).text,
      JSON.stringify(sources.find(({ id }) => id === staff.north)),
    ]
    return pages.map((text) =>
      text.includes(OLD) ? (text.includes(NEW) ? 'both' : 'old') : text.includes(NEW) ? 'new' : '-',
    )
  }

  it('are shown nowhere before that day, and everywhere from its first minute on', async () => {
    const before = await numbersShown()
    expect(before.filter((shown) => shown === 'new' || shown === 'both')).toEqual([])
    expect(before.filter((shown) => shown === 'old').length).toBeGreaterThan(4)
    // A minute before midnight in New York.
    app.clock.pass({ days: 5, hours: 13, minutes: 59 })
    expect(await numbersShown()).toEqual(before)
    app.clock.pass({ minutes: 1 })
    expect(await numbersShown()).toEqual(before.map((shown) => (shown === 'old' ? 'new' : shown)))
    expect((await versions()).map(({ body }) => body.version)).toEqual([1, 2])
  })

  it('are announced to stewards, who read which version is in effect and which is to come', async () => {
    const { text } = await eve.get(north)
    expect(text).toContain(words.form.comes(2, 'Nov 30, 2026'))
    expect(text).toContain('Version 1 has been live since')
    expect((await eve.get('/hr/sites')).text).toContain(words.comes(2, 'Nov 30, 2026'))
    const all = (await eve.get(`${north}/versions`)).text
    expect(all).toContain(words.versions.toCome)
    expect(all).toContain(words.versions.inEffect)
    expect(all).toMatch(new RegExp(`${OLD}[^]*${NEW}`))
  })

  it('keep others from being published until they take effect or are called off', async () => {
    await draft({ backup: backup('609-555-0177') })
    const form = (await ada.get(north)).text
    // Above the first field, with the button that calls it off.
    const notice = form.slice(form.indexOf('id="comes"'), form.indexOf('id="details"'))
    expect(notice).toContain('unless you cancel this version')
    expect(notice).toContain(`action="${north}/withdrawals"`)
    const { text } = await ada.get(`${north}/preview`)
    const top = text.slice(0, text.indexOf('id="changes"'))
    expect(top).toContain(words.preview.comesFirst('Nov 30, 2026'))
    expect(top).toContain(`href="${north}#comes">${words.preview.seeComing}<`)
    expect(text).not.toContain('name="seen"')
    app.clock.pass({ days: 6 })
    ada = await signedIn(app, staff.ada)
    expect((await publish()).status).toBe(303)
    expect((await versions()).map(({ body }) => body.version)).toEqual([1, 2, 3])
  })

  it('can be called off: their text is the draft again, and their number isn’t used twice', async () => {
    const [, version] = await versions()
    await eve.post(`${north}/withdrawals`, { version: version?.id ?? '' }).expect('Location', north)
    // Pressed twice.
    await eve.post(`${north}/withdrawals`, { version: version?.id ?? '' }).expect(303)
    const { text } = await eve.get(north)
    expect(text).not.toContain(words.form.comes(2, 'Nov 30, 2026'))
    expect(text).toContain(`value="${NEW}"`)
    expect((await eve.get(`${north}/versions`)).text).toContain(words.versions.withdrawn)
    expect((await publish({ from: '2026-12-01' })).status).toBe(303)
    expect((await versions()).map(({ body }) => body.version)).toEqual([1, 2, 3])
    app.clock.pass({ days: 6 })
    const card = await visitor(app).get(cardPath('north-house', 'en'))
    expect(card.text).toContain(OLD)
  })

  it('leave completions as they are, and a record says which version each person was shown', async () => {
    await finishAllBut('acknowledging', app, staff)
    const before = await historyOf(app.deps.store.db, staff.bob)
    app.clock.pass({ days: 7 })
    const bob = await signedIn(app, staff.bob)
    const [, version = ''] = /name="version" value="([^"]+)"/.exec((await bob.get('/policy')).text) ?? []
    expect(version).toBe((await versions())[1]?.id)
    const [old] = await versions()
    await bob.post('/policy', { site: staff.north, version: old?.id ?? '' }).expect(303)
    expect(await historyOf(app.deps.store.db, staff.bob)).toEqual(before)
    await bob.post('/policy', { site: staff.north, version }).expect(303)
    expect((await historyOf(app.deps.store.db, staff.bob)).slice(0, before.length)).toEqual(before)
    ada = await signedIn(app, staff.ada)
    const file = (await ada.get(hrefTo('/hr/people/:person/file', { person: staff.bob }))).text
    expect(file).toContain('version 1')
    expect(file).toContain('version 2')
  })
})

describe('the day of a publication', () => {
  beforeEach(async () => {
    await publishExample(app, staff.north, { backup: backup(OLD) })
  })

  it.each([
    ['no day', 'soon', words.preview.problems.day],
    ['a day that has passed', '2026-11-23', words.preview.problems.past],
    ['a day too far away', '2028-01-01', words.preview.problems.far],
  ])('can’t be %s, and the preview says what to enter', async (_, from, problem) => {
    await draft()
    const { status, text } = await publish({ from })
    expect(status).toBe(422)
    expect(text).toContain(`<a href="#from">${problem}`)
    expect(await versions()).toHaveLength(1)
  })

  it('is today where the name of the site changes, because addresses change right away', async () => {
    await draft({ name: 'The House' })
    const { status, text } = await publish({ from: MONDAY })
    expect(status).toBe(422)
    expect(text).toContain(words.preview.problems.place)
    expect((await publish()).status).toBe(303)
  })

  it('asks for the Spanish, or for a word that it’s missing', async () => {
    await draft({ backup: { ...backup(NEW), es: {} } })
    const { text: preview } = await ada.get(`${north}/preview`)
    expect(preview).toContain(words.preview.inEnglish(1))
    const seen = /name="seen" value="(\w+)"/.exec(preview)?.[1] ?? ''
    const refused = await ada.post(`${north}/publications`, { seen }).expect(422)
    expect(refused.text).toContain(`<a href="#english">${words.preview.problems.english}`)
    expect(await versions()).toHaveLength(1)
    expect((await publish()).status).toBe(303)
  })
})

describe('what looks like a person’s name in the details', () => {
  const named = () => draft({ backup: { ...backup(NEW), role: 'Jayden Williams' } })
  const label = words.preview.notNames('“Jayden Williams”')

  it('isn’t published before somebody says that it’s no name', async () => {
    await named()
    const { text } = await ada.get(`${north}/preview`).expect(200)
    expect(text).toContain(label)
    const refused = await publish()
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(`<a href="#notNames">${words.preview.problems.notNames}`)
    expect(await versions()).toEqual([])
    expect((await publish({ notNames: 'yes' })).status).toBe(303)
    expect(await versions()).toHaveLength(1)
  })

  it('isn’t asked about where a role is', async () => {
    await draft()
    expect((await ada.get(`${north}/preview`)).text).not.toContain('notNames')
  })
})

describe('what a publication would do', () => {
  it('says who stops waiting and in which status they are then, before anything is written', async () => {
    await finishAllBut('acknowledging', app, staff)
    await draft()
    const before = await rowCounts(app.deps.store)
    const { text } = await ada.get(`${north}/preview`).expect(200)
    expect(text).toContain(words.effect.waiting(1))
    expect(text).toContain(`<p>${MESSAGES.en.hr.status['in-progress']}: 1</p>`)
    expect(text).toMatch(
      /<summary id="status-changes">See who it is<\/summary>.*Bob Rivera.*North House.*Waiting for the site.*In progress/s,
    )
    expect(await rowCounts(app.deps.store)).toEqual(before)
  })

  it('says the status that somebody then has who waits for another site as well', async () => {
    const { store, contents, now } = app.deps
    const today = dateAt(now(), 'America/New_York')
    const recording = { course: contents.en.course.id, actor: 'system:test', at: now(), today } as const
    await store.transaction((tx) =>
      hire(tx, { ...newStaff, person: staff.bob, site: staff.south, hiredOn: today, facts: {} }, recording),
    )
    await finishAllBut('acknowledging', app, staff)
    const bob = async () => (await findPerson(store.db, staff.bob))?.standing
    const because = (await bob())?.because
    const awaited = because?.kind === 'site' ? because.sites.map(({ site }) => site) : []
    expect(new Set(awaited)).toEqual(new Set([staff.north, staff.south]))
    await draft()
    const { text } = await ada.get(`${north}/preview`).expect(200)
    expect(text).toMatch(/Bob Rivera.*Waiting for the site.*In progress/s)
    expect((await publish()).status).toBe(303)
    expect((await bob())?.status).toBe('in-progress')
  })

  it('names lessons, stories, questions, paper and packages of the parts that change, and no others', async () => {
    await publishExample(app, staff.north, { backup: backup(OLD) })
    await draft()
    const { text } = await ada.get(`${north}/preview`)
    expect(text).toContain(words.effect.nobodyWaits)
    expect(text).toContain(words.effect.paper)
    expect(text).toContain(words.effect.packages(0))
    const file = await madePackage(app, { site: staff.north, by: staff.ada })
    const before = await rowCounts(app.deps.store)
    const named = (await ada.get(`${north}/preview`)).text
    expect(named).toContain(words.effect.packages(1))
    expect(named).toContain(`<a href="/hr/packages/made/${file}">North House, SCORM 1.2, in English</a>`)
    for (const { id } of content.course.items.filter(({ site }) => site === 'named'))
      expect(named).toMatch(new RegExp(`<a href="[^"]+/${id}">`))
    expect(await rowCounts(app.deps.store)).toEqual(before)
    expect(text).toMatch(/href="\/lessons\/L4#/)
    expect(text).not.toMatch(/href="\/lessons\/L7#/)
    await draft({
      backup: backup(OLD),
      groupSafety: 'Two adults.',
      es: { ...exampleSite.es, groupSafety: 'Dos adultos.' },
    })
    const groups = (await ada.get(`${north}/preview`)).text
    expect(groups).toContain(words.effect.noPaper)
    expect(groups).toMatch(/href="\/lessons\/L7#/)
    expect(groups).not.toMatch(/href="\/lessons\/L4#/)
  })
})

describe('first details with a later day', () => {
  it('end the waiting on that day, without anyone pressing anything', async () => {
    await finishAllBut('acknowledging', app, staff)
    await draft()
    expect((await publish({ from: MONDAY })).status).toBe(303)
    const { store, contents, now } = app.deps
    const status = async () => (await findPerson(store.db, staff.bob))?.standing.status
    const look = () => {
      const today = dateAt(now(), 'America/New_York')
      const recording = () => ({ course: contents.en.course.id, actor: 'system:waiting', at: now(), today }) as const
      return noteEverybodyWaiting(store, contents.en.course, recording)
    }
    await look()
    expect(await status()).toBe('waiting-for-site')
    app.clock.pass({ days: 6 })
    await look()
    expect(await status()).toBe('in-progress')
    ada = await signedIn(app, staff.ada)
    expect((await ada.get(north)).text).toContain(words.waited(1))
  })
})

it('details that wait for a second person have nothing to finish, at a site without live ones', async () => {
  await setSiteAgreement(app.deps.store.db, true)
  await draft()
  expect((await eve.get('/hr/sites')).text).toContain(`href="${north}">${words.next.goOn}<`)
  await publish()
  const { text } = await eve.get('/hr/sites')
  expect(text).toContain(`href="${north}">${words.next.agree}<`)
  expect(text).not.toContain(words.next.goOn)
})

describe('the agreement of a second person', () => {
  beforeEach(async () => {
    await publishExample(app, staff.north, { backup: backup(OLD) })
    await setSiteAgreement(app.deps.store.db, true)
    await draft()
  })
  const waiting = async (by: Browser) => (await by.get(`${north}/proposal`).expect(200)).text

  it('is asked for instead of publishing, and whoever asks can’t agree', async () => {
    await publish().then(({ headers }) => expect(headers['location']).toBe(`${north}/proposal`))
    expect(await versions()).toHaveLength(1)
    const own = await waiting(ada)
    expect(own).toContain(words.proposal.own)
    expect(own).toContain(words.proposal.mayAgree('Eve Novak'))
    expect(own).not.toContain(words.proposal.agree)
    await ada.post(`${north}/agreements`, { mark: markIn(own) }).expect(403)
    expect(await versions()).toHaveLength(1)
    expect((await ada.get(north)).text).toContain(words.proposal.waits('at 10:00 AM', null))
    expect((await eve.get('/hr/sites')).text).toContain(words.proposed)
  })

  it('publishes what was proposed, names the proposal for good, and drops the draft', async () => {
    await publish()
    expect((await eve.get('/hr')).text).toContain(`${north}/proposal`)
    const text = await waiting(eve)
    // Eve may not read about people, but has to know whom to ask.
    expect(text).toContain(words.proposal.asked('at 10:00 AM', 'Ada Okafor'))
    expect((await eve.get(north)).text).toContain(words.proposal.waits('at 10:00 AM', 'Ada Okafor'))
    expect(text).not.toContain(words.proposal.mayAgree('Eve Novak'))
    expect(text).toContain(OLD)
    expect(text).toContain(NEW)
    await eve.post(`${north}/agreements`, { mark: markIn(text) }).expect('Location', `${north}?published=phone`)
    const history = await historyOf(app.deps.store.db, staff.north)
    const [proposed] = history.filter(isKind('site_change_proposed'))
    const last = (await versions()).at(-1)
    expect([proposed?.actor, last?.actor]).toEqual([staff.ada, holders.eve])
    expect(last?.body).toMatchObject({ v: 7, proposal: proposed?.body.proposal, details: { backup: { phone: NEW } } })
    expect(await findDraft(app.deps.store.db, staff.north, DETAILS_DRAFT)).toBeNull()
    await eve.get(`${north}/proposal`).expect('Location', north)
  })

  it('goes for what was asked, and a draft that changed since stays a draft', async () => {
    await publish()
    const text = await waiting(eve)
    await draft({ backup: backup('609-555-0177') })
    await eve.post(`${north}/agreements`, { mark: markIn(text) }).expect(303)
    expect((await versions()).at(-1)?.body.details.backup?.phone).toBe(NEW)
    expect(await findDraft(app.deps.store.db, staff.north, DETAILS_DRAFT)).toMatchObject({
      backup: { phone: '609-555-0177' },
    })
  })

  it('isn’t given to another proposal than the one that was looked at', async () => {
    await publish()
    const text = await waiting(eve)
    await draft({ backup: backup('609-555-0177') })
    await publish()
    const refused = await eve.post(`${north}/agreements`, { mark: markIn(text) }).expect(422)
    expect(refused.text).toContain(words.proposal.changed)
    expect(await versions()).toHaveLength(1)
  })

  it('is refused with a reason, which the form then says, and the draft is still there', async () => {
    await publish()
    const mark = markIn(await waiting(eve))
    const empty = await eve.post(`${north}/refusals`, { mark, reason: ' ' }).expect(422)
    expect(empty.text).toContain(`<a href="#reason">${words.proposal.reasonNeeded}`)
    await eve.post(`${north}/refusals`, { mark, reason: 'The number rings at the front desk' }).expect(303)
    const { text } = await ada.get(north)
    expect(text).toContain('Reason: The number rings at the front desk')
    expect(text).toContain(`value="${NEW}"`)
    expect(await versions()).toHaveLength(1)
    const kinds = (await historyOf(app.deps.store.db, staff.north)).map(({ kind }) => kind)
    expect(kinds.slice(-2)).toEqual(['site_change_proposed', 'site_change_refused'])
  })

  it('can be given to a later day, and a day that has passed by then becomes today', async () => {
    await publish({ from: '2026-11-25' })
    app.clock.pass({ days: 3 })
    eve = await signedIn(app, holders.eve)
    await eve.post(`${north}/agreements`, { mark: markIn(await waiting(eve)) }).expect(303)
    expect((await versions()).at(-1)?.effectiveOn).toBe(calendarDate('2026-11-27'))
    const { together } = words.versions
    const { text } = await eve.get(`${north}/versions`).expect(200)
    expect(text).toContain(together('Nov 27, 2026', 'Eve Novak', 'Ada Okafor'))
  })

  it('is used up by the version that it led to, also once that was called off', async () => {
    await publish({ from: MONDAY })
    const text = await waiting(eve)
    await eve.post(`${north}/agreements`, { mark: markIn(text) }).expect(303)
    const version = (await versions()).at(-1)
    await ada.post(`${north}/withdrawals`, { version: version?.id ?? '' }).expect('Location', north)
    // From a page that was opened before.
    await eve.post(`${north}/agreements`, { mark: markIn(text) }).expect('Location', north)
    expect(await versions()).toHaveLength(2)
    expect((await eve.get('/hr/sites')).text).not.toContain(words.proposed)
  })

  it('isn’t given by whoever asked under a record that was merged since', async () => {
    await app.deps.store.transaction((tx) => putRole(tx, staff.dan, { role: 'steward', sites: [], until: null }))
    const dan = await signedIn(app, staff.dan)
    await publish({}, dan)
    const { contents, now, store } = app.deps
    const recording = { course: contents.en.course.id, actor: staff.ada, at: now(), today: calendarDate('2026-11-24') }
    const merged = { into: holders.eve, sameJob: false, reason: 'Typed in twice' }
    await store.transaction((tx) => mergeRecords(tx, staff.dan, merged, recording))
    eve = await signedIn(app, holders.eve)
    const own = await waiting(eve)
    expect(own).toContain(words.proposal.own)
    expect(own).not.toContain(words.proposal.agree)
    await eve.post(`${north}/agreements`, { mark: markIn(own) }).expect(403)
    expect(await versions()).toHaveLength(1)
    await ada.post(`${north}/agreements`, { mark: markIn(await waiting(ada)) }).expect(303)
    expect(await versions()).toHaveLength(2)
  })

  it('isn’t asked for where only one steward is left who can sign in, and the page and the version say so', async () => {
    await withoutPassword(app, holders.eve)
    expect((await ada.get(`${north}/preview`)).text).toContain(words.preview.aloneLead)
    expect((await publish()).headers['location']).toBe(`${north}?published=now`)
    expect((await versions()).at(-1)).toMatchObject({ actor: staff.ada, body: { proposal: null } })
    expect((await ada.get(`${north}/versions`)).text).toContain(words.versions.alone('Nov 24, 2026', 'Ada Okafor'))
  })

  it('holds a reason back that names someone, until it’s sent again', async () => {
    await publish()
    const mark = markIn(await waiting(eve))
    const fields = { mark, reason: 'Ask Maria Lopez for the number' }
    const { text } = await eve.post(`${north}/refusals`, fields).expect(422)
    expect(text).toContain(MESSAGES.en.account.names.held('Maria Lopez'))
    expect(text).toContain('name="reasonAsTyped" value="Ask Maria Lopez for the number"')
    await eve.post(`${north}/refusals`, { ...fields, reasonAsTyped: fields.reason }).expect('Location', north)
  })
})

describe('the setting for a second person', () => {
  it('is off, needs two stewards, and is on record', async () => {
    const gus = await signedIn(app, holders.gus)
    expect((await gus.get('/hr/organization')).text).not.toMatch(/id="siteAgreement"[^>]* checked/)
    await gus.post('/hr/organization', { leaveTo: '', siteAgreement: 'yes' }).expect(303)
    expect((await gus.get('/hr/organization')).text).toMatch(/id="siteAgreement"[^>]* checked/)
    await deleteRole(app.deps.store.db, holders.eve, 'steward')
    // It's on already, and doesn't keep other settings from being saved.
    await gus.post('/hr/organization', { leaveTo: '', siteAgreement: 'yes' }).expect(303)
    await gus.post('/hr/organization', { leaveTo: '' }).expect(303)
    const { text } = await gus.post('/hr/organization', { leaveTo: '', siteAgreement: 'yes' }).expect(422)
    expect(text).toContain(MESSAGES.en.hr.organization.siteAgreementAlone)
  })

  it('doesn’t count a steward who can’t sign in', async () => {
    await withoutPassword(app, holders.eve)
    const gus = await signedIn(app, holders.gus)
    const { text } = await gus.post('/hr/organization', { leaveTo: '', siteAgreement: 'yes' }).expect(422)
    expect(text).toContain(MESSAGES.en.hr.organization.siteAgreementAlone)
  })
})

describe('what staff saw on a day', () => {
  const { onDay } = words.versions
  const shownOn = async (on: string) => (await eve.get(`${north}/versions?on=${on}`).expect(200)).text
  const seen = (text: string) => text.slice(text.indexOf('id="day"'), text.indexOf('</section>'))

  it('has the day of the last call to a line up to then, as staff’s own page has it, and says of nobody that they’re away', async () => {
    await publishExample(app, staff.north, {}, '2026-11-20')
    const [line] = exampleSite.local
    const bob = await signedIn(app, staff.bob)
    const calls = hrefTo('/hr/sites/:site/number-checks', { site: staff.north })
    const dayOfCall = async (on: string) =>
      new RegExp(`${CALLED_ON}.*?<span>(.*?)</span>`, 's').exec(seen(await shownOn(on)))?.[1]
    expect(await dayOfCall('2026-11-24')).toBe('Nov 18, 2026')
    await eve.post(calls, { phone: line?.phone ?? '', outcome: 'works' }).expect(303)
    expect((await bob.get('/contacts').expect(200)).text).toContain('Nov 24, 2026')
    expect(await dayOfCall('2026-11-24')).toBe('Nov 24, 2026')
    // No page knew of the call before.
    expect(await dayOfCall('2026-11-23')).toBe('Nov 18, 2026')
    app.clock.pass({ days: 2 })
    eve = await signedIn(app, holders.eve)
    await eve.post(calls, { phone: line?.phone ?? '', outcome: 'no-answer' }).expect(303)
    expect(await dayOfCall('2026-11-26')).toBe('Nov 24, 2026')
    expect(seen(await shownOn('2026-11-26'))).not.toContain(onDay.away)
  })

  it('is every line of the version that was in effect then', async () => {
    await publishExample(app, staff.north, { backup: backup(OLD) }, '2026-10-01')
    await publishExample(app, staff.north, { backup: backup(NEW) }, '2026-11-20')
    const october = seen(await shownOn('2026-10-15'))
    expect(october).toContain(onDay.heading('Oct 15, 2026'))
    expect(october).toContain(onDay.version(1, 'Oct 1, 2026'))
    expect(october).toContain(OLD)
    expect(october).not.toContain(NEW)
    for (const { phone } of exampleSite.named) expect(october).toContain(phone)
    expect(seen(await shownOn('2026-11-20'))).toContain(NEW)
    expect(seen(await shownOn('2026-09-30'))).toContain(onDay.none)
    // No later day than today can be known.
    expect(seen(await shownOn('2027-01-01'))).toContain(onDay.heading('Nov 24, 2026'))
    await eve.get(`${north}/versions?on=someday`).expect(400)
  })

  it('is asked for from the site’s page', async () => {
    const { text } = await eve.get(north).expect(200)
    expect(text).toContain(`href="${north}/versions#day"`)
    const empty = (await eve.get(`${north}/versions?on=`).expect(200)).text
    expect(empty).toContain('<input type="date" id="on" name="on"')
    expect(empty).not.toContain(onDay.endOfDay)
  })
})

describe('two versions side by side', () => {
  it('show only the lines that differ, for any two', async () => {
    for (const phone of [OLD, '609-555-0177', NEW]) await publishExample(app, staff.north, { backup: backup(phone) })
    const { text } = await eve.get(`${north}/versions?from=1&to=3`).expect(200)
    const rows = [...text.slice(text.indexOf('id="compare"')).matchAll(/<tr>\s*<th scope="row">(.*?)<\/tr>/gs)]
    expect(rows).toHaveLength(1)
    expect(rows[0]?.[0]).toContain(OLD)
    expect(rows[0]?.[0]).toContain(NEW)
    expect((await eve.get(`${north}/versions?from=2&to=2`)).text).toContain(words.versions.same)
    expect((await eve.get(`${north}/versions?from=9`)).status).toBe(200)
    await eve.get(`${north}/versions?from=x`).expect(400)
  })

  it('are nothing to compare before there are two', async () => {
    expect((await eve.get(`${north}/versions`)).text).toContain(words.versions.none)
    await publishExample(app, staff.north, {})
    expect((await eve.get(`${north}/versions`)).text).not.toContain('id="compare"')
  })
})
