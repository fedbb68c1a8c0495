import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { isKind } from '../../src/ledger/history.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { digitsOf } from '../../src/organization/site-details.ts'
import { WEEKDAYS } from '../../src/platform/time/local-time.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { publishedDetails } from '../../src/site/site.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { exampleSite } from '../support/content.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { named, publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.lines
let app: TestApp
let staff: Staff
let holders: Readonly<Record<Holder, PersonId>>
let eve: Browser
let action: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  holders = await holdersOn(app, staff)
  eve = await signedIn(app, holders.eve)
  action = hrefTo('/hr/sites/:site/number-checks', { site: staff.north })
})

const [line] = exampleSite.local
const [director] = exampleSite.named
if (line === undefined || director === undefined) throw new Error('the example has a local line and a named person')
const lastEntry = async () => (await historyOf(app.deps.store.db, staff.north)).at(-1)
/** A number in the list with what's folded below it, without tags. */
const rowOf = async (phone: string, browser = eve) => {
  const { text } = await browser.get('/hr/contacts').expect(200)
  const rows = text.split('<details class="line" id="').slice(1)
  const row = rows.find((each) => each.includes(`<b class="digits">${phone}</b>`)) ?? ''
  return row.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

describe('the number of somebody at a site', () => {
  it('is on the list with its role and hours, never with a name, and starts unchecked', async () => {
    await publishExample(app, staff.north, { named: [named({ name: 'Robin Example', phone: '609-555-0142' })] })
    const row = await rowOf('609-555-0142')
    expect(row).toContain('Named person: Shift lead')
    expect(row).toContain('any hour, every day')
    expect(row).toContain(words.called.never('Nov 24, 2026'))
    expect((await eve.get('/hr/contacts')).text).not.toContain('Robin Example')
    for (const phone of [exampleSite.backup, exampleSite.ifAboutThatPerson, exampleSite.support])
      expect(await rowOf(phone?.phone ?? '')).toContain(words.called.never('Nov 24, 2026'))
  })

  it('that was called and works has who, how, when and the next check, and the entry says the role without name or digits', async () => {
    await publishExample(app, staff.north, { named: [named({ name: 'Robin Example', phone: '609-555-0142' })] })
    const sent = { phone: '609-555-0142', outcome: 'works' }
    await eve.post(action, sent).expect('Location', /^\/hr\/contacts\?done=called#person-.*-6095550142$/)
    const entry = await lastEntry()
    expect(entry).toMatchObject({
      kind: 'contact_checked',
      actor: holders.eve,
      body: { v: 3, role: 'named', place: 0, version: 1, outcome: 'works', way: 'called', nextOn: '2027-02-22' },
    })
    expect(JSON.stringify(entry?.body)).not.toMatch(/Robin|0142/)
    const row = await rowOf('609-555-0142', await signedIn(app, holders.hal))
    expect(row).toContain(words.checkedBy('Nov 24, 2026', 'Eve Novak', words.ways.called))
    expect(row).toContain(words.next('Feb 22, 2027'))
  })

  it('keeps its check in the next version, and a number that changes starts unchecked', async () => {
    await publishExample(app, staff.north, {})
    await eve.post(action, { phone: director.phone, outcome: 'works' }).expect(303)
    await publishExample(app, staff.north, { steps: 'Something else.' })
    expect(await rowOf(director.phone)).toContain('Eve Novak')
    const moved = exampleSite.named.map((each) => (each === director ? { ...each, phone: '609-555-0177' } : each))
    await publishExample(app, staff.north, { named: moved })
    expect(await rowOf('609-555-0177')).toContain(words.called.never('Nov 24, 2026'))
    await publishExample(app, staff.north, {})
    await eve.post(action, { phone: '609-555-0177', outcome: 'works' }).expect(404)
  })

  it('is one row for all roles and hours in which the same number is called', async () => {
    const [weekdays, weekend] = [WEEKDAYS.slice(0, 5), WEEKDAYS.slice(5)]
    await publishExample(app, staff.north, {
      named: [named({ phone: '609-555-0142', days: weekdays }), named({ phone: '(609) 555-0142', days: weekend })],
    })
    const { text } = await eve.get('/hr/contacts').expect(200)
    expect(text.match(/<details class="line" id="person-[^"]*-6095550142"/g)).toHaveLength(1)
  })

  it('that nobody has called says so after 90 days, half a year and a year', async () => {
    await publishExample(app, staff.north, { local: [] })
    for (const [days, age] of [
      [91, 'look'],
      [90, 'late'],
      [185, 'stale'],
    ] as const) {
      app.clock.pass({ days })
      eve = await signedIn(app, holders.eve)
      expect(await rowOf(director.phone)).toContain(words.called.ages[age])
    }
    await eve.post(action, { phone: director.phone, outcome: 'works' }).expect(303)
    expect(await rowOf(director.phone)).not.toContain(words.called.ages.stale)
  })

  it('that has changed is an alarm at any age, and leads to its field on the form, which says that it’s on record', async () => {
    await publishExample(app, staff.north, {})
    const form = hrefTo('/hr/sites/:site', { site: staff.north })
    for (const [phone, field] of [
      [director.phone, 'named-0-phone'],
      [exampleSite.backup?.phone, 'backup-phone'],
      [exampleSite.ifAboutThatPerson?.phone, 'ifAboutThatPerson-phone'],
      [exampleSite.support?.phone, 'support-phone'],
    ] as const) {
      const to = `${form}?failed=call#${field}`
      await eve.post(action, { phone: phone ?? '', outcome: 'wrong' }).expect('Location', to)
      expect(await rowOf(phone ?? '')).toContain(words.called.failed.wrong('Nov 24, 2026', 'Eve Novak'))
      const { text } = await eve.get(`${form}?failed=call`).expect(200)
      expect(text).toContain(words.called.onForm)
      expect(text).toContain(`id="${field}"`)
    }
    await eve.post(action, { phone: director.phone, outcome: 'works' }).expect(303)
    expect(await rowOf(director.phone)).not.toContain('found on')
  })

  it('that is due comes before those that were checked, with links to each part above all of them', async () => {
    await publishExample(app, staff.north, {})
    const { text: before } = await eve.get('/hr/contacts').expect(200)
    const rows = (text: string) => [...text.matchAll(/<details class="line" id="(person-[^"]+)"( open)?/g)]
    expect(rows(before).map(([, , isOpen]) => isOpen)).not.toContain(' open')
    // A site with nothing to do is one row, and so is each of its numbers.
    const sites = (text: string) => [...text.matchAll(/<details class="line"( open)?>/g)].map(([, isOpen]) => isOpen)
    expect(sites(before)).not.toContain(' open')
    expect(await rowOf(director.phone)).toContain(
      `${words.called.never('Nov 24, 2026')}. ${words.next('Feb 22, 2027')}.`,
    )
    const due = exampleSite.support?.phone ?? ''
    expect(rows(before)[0]?.[1]).not.toContain(digitsOf(due))
    await eve.post(action, { phone: due, outcome: 'no-answer' }).expect(303)
    const { text } = await eve.get('/hr/contacts').expect(200)
    expect(rows(text)[0]).toMatchObject({ 1: expect.stringContaining(digitsOf(due)), 2: ' open' })
    expect(sites(text).filter((isOpen) => isOpen === ' open')).toHaveLength(1)
    for (const part of ['shared', 'people', 'local']) {
      expect(text.indexOf(`href="#${part}"`)).toBeGreaterThan(0)
      expect(text.indexOf(`href="#${part}"`)).toBeLessThan(text.indexOf(`id="${part}"`))
    }
  })

  it('that was chosen by mistake is set right with a second answer, and both stay on record', async () => {
    await publishExample(app, staff.north, {})
    await eve.post(action, { phone: director.phone, outcome: 'works' }).expect(303)
    expect((await eve.get('/hr/contacts?done=called')).text).toContain(words.done.called)
    // The history that a mistake is taken back from has this name on the page.
    expect(words.done.called).toContain(words.calls.title)
    expect((await eve.get('/hr/contacts')).text).toContain(words.calls.of('North House'))
    await eve.post(action, { phone: director.phone, outcome: 'no-answer' }).expect(303)
    expect(await rowOf(director.phone)).toContain(words.called.failed['no-answer']('Nov 24, 2026', 'Eve Novak'))
    const checks = (await historyOf(app.deps.store.db, staff.north)).filter(isKind('contact_checked'))
    expect(checks.map(({ body }) => body.outcome)).toEqual(['works', 'no-answer'])
  })

  it('is checked by stewards only, with a known outcome, and only while the details have it', async () => {
    await publishExample(app, staff.north, {})
    const hal = await signedIn(app, holders.hal)
    await hal.post(action, { phone: director.phone, outcome: 'works' }).expect(403)
    const works = words.called.works(director.phone, 'Nov 24, 2026')
    expect(await rowOf(director.phone)).toContain(works)
    const said = async (browser: Browser) =>
      (await browser.get('/hr/contacts').expect(200)).text.split(words.goesOnRecord)
    expect(await said(eve)).toHaveLength(2)
    expect(await rowOf(director.phone, hal)).not.toContain(works)
    expect(await said(hal)).toHaveLength(1)
    await eve.post(action, { phone: director.phone, outcome: 'fine' }).expect(400)
    await eve.post(action, { phone: '609-555-0000', outcome: 'works' }).expect(404)
    await eve
      .post(hrefTo('/hr/sites/:site/number-checks', { site: staff.south }), { phone: director.phone, outcome: 'works' })
      .expect(404)
  })
})

describe('a local line', () => {
  it('that was called is on record, and the site has its day without a new version', async () => {
    await publishExample(app, staff.north, {})
    await eve.post(action, { phone: line.phone, outcome: 'works' }).expect('Location', /done=called#local-/)
    expect(await lastEntry()).toMatchObject({
      kind: 'contact_checked',
      body: { v: 2, contact: line.phone, outcome: 'works', way: 'called' },
    })
    const { db } = app.deps.store
    const live = await publishedDetails(db, staff.north, calendarDate('2026-11-24'))
    expect(live?.body.details.local[0]?.checkedOn).toBe('2026-11-24')
    const published = (await historyOf(db, staff.north)).filter(isKind('site_published'))
    expect(published.map(({ body }) => body.details.local[0]?.checkedOn)).toEqual([line.checkedOn])
    expect(await rowOf(line.phone)).toContain(words.checkedBy('Nov 24, 2026', 'Eve Novak', words.ways.called))
  })

  it('says when somebody called it by the form of the site, until a call is on record', async () => {
    await publishExample(app, staff.north, { local: [{ ...line, checkedOn: '2026-11-02' }] })
    expect(await rowOf(line.phone)).toContain(words.called.byForm('Nov 2, 2026'))
  })

  it('that reached nobody is an alarm, is on record with who and when, and leads to its field on the form', async () => {
    await publishExample(app, staff.north, {})
    const to = `${hrefTo('/hr/sites/:site', { site: staff.north })}?failed=call#local-0-phone`
    await eve.post(action, { phone: line.phone, outcome: 'no-answer' }).expect('Location', to)
    expect(await lastEntry()).toMatchObject({ body: { v: 2, contact: line.phone, outcome: 'no-answer' } })
    expect(await rowOf(line.phone)).toContain(words.called.failed['no-answer']('Nov 24, 2026', 'Eve Novak'))
    const live = await publishedDetails(app.deps.store.db, staff.north, calendarDate('2026-11-24'))
    expect(live?.body.details.local[0]?.checkedOn).toBe(line.checkedOn)
  })

  it('that reached nobody leads to the form for numbers alone while another version of the details waits', async () => {
    await publishExample(app, staff.north, {})
    await publishExample(app, staff.north, { steps: 'Something else.' }, '2026-11-30')
    const quick = hrefTo('/hr/sites/:site/phone', { site: staff.north })
    for (const [phone, field] of [
      [line.phone, 'local-0-phone'],
      [exampleSite.support?.phone, 'support-phone'],
    ] as const) {
      const to = `${quick}?failed=call#${field}`
      await eve.post(action, { phone: phone ?? '', outcome: 'wrong' }).expect('Location', to)
      const { text } = await eve.get(`${quick}?failed=call`).expect(200)
      expect(text).toContain(words.called.onForm)
      expect(text).toContain(`id="${field}"`)
    }
    expect((await eve.get(quick).expect(200)).text).not.toContain(words.called.onForm)
  })
})
