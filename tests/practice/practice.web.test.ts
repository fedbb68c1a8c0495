import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { reportDigits } from '../../src/course/contact-place.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { isKind } from '../../src/ledger/history.ts'
import { peopleOnRecord } from '../../src/people/people.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { contents, exampleSite } from '../support/content.ts'
import { withNumbersAsText } from '../support/number-link.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.practices
let app: TestApp
let staff: Staff
let ada: Browser
let ivy: Browser
let north: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
  ivy = await signedIn(app, (await holdersOn(app, staff)).ivy)
  north = hrefTo('/hr/practices/:site', { site: staff.north })
})

const practice = (change: Fields = {}): Fields => ({
  practice: 'one',
  story: 'SC-1',
  on: '2026-11-20',
  people: [staff.bob],
  toFix: 'The key of the van is missing.',
  ...change,
})

const held = async () => (await historyOf(app.deps.store.db, staff.north)).filter(isKind('practice_held'))

describe('the practice of a team', () => {
  it('waits for the site’s details', async () => {
    const { text } = await ada.get(north).expect(200)
    expect(text).toContain(words.needsDetails)
    expect(text).not.toContain('name="people"')
    // A sentence goes on in the next line on a phone, unlike a date.
    expect((await ada.get('/hr/practices')).text).toMatch(new RegExp(`<td [^>]*>\\s*${words.notLive}\\s*</td>`))
    await ada.post(north, practice()).expect(400)
  })

  it('has a story in its less-detailed form, with the site’s own people, local lines, support for staff and steps, and the policy', async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    const { text } = await ada.get(north).expect(200)
    const [story] = contents.en.scenarios
    for (const { less, story: full, question } of story?.decisions ?? []) {
      expect(text).toContain(question)
      expect(text).toContain(less[0])
      if (full[0] !== less[0]) expect(text).not.toContain(full[0])
    }
    expect(text).toContain(exampleSite.named[1]?.phone)
    expect(text).toContain(exampleSite.backup?.phone)
    expect(text).toContain(exampleSite.plan?.ride)
    expect(text).toContain(exampleSite.local[0]?.phone)
    // The number at the bottom of every page is another one.
    expect(/<div class="flow lesson practice-paper">.*?<form/s.exec(text)?.[0]).toContain(exampleSite.support?.phone)
    expect(withNumbersAsText(text)).toContain(words.never(reportDigits(contents.en.contacts)))
    expect(text).toContain('href="tel:+18776522873"')
    expect(text).toContain(contents.en.policy.clauses.find(({ id }) => id === 'PR-9')?.text)
  })

  it('is on record with the people who took part, by id, and no one else', async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    await ada.post(north, practice()).expect('Location', `${north}?done=recorded`)
    await ada.post(north, practice()).expect(303)
    const events = await held()
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      subject: staff.north,
      effectiveOn: '2026-11-20',
      actor: staff.ada,
      body: { story: 'SC-1', siteVersion: 1, people: [staff.bob] },
    })
    // The words are outside the ledger, where they can be replaced.
    expect(JSON.stringify(events)).not.toContain('key of the van')
    const { text } = await ada.get(north)
    expect(text).toContain(words.took(1))
    expect(text).toContain('The key of the van is missing.')
    expect(text).toContain('Feb 18, 2027')
    // The next story comes by itself.
    expect(text).toContain('name="story" value="SC-2"')
  })

  it('is confirmed with who took part and the next date, and the next story and the form are behind a link', async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    await ada.post(north, practice({ practice: 'two' })).expect(303)
    // The one recorded last is confirmed, although it was held before the other.
    await ada.post(north, practice({ on: '2026-11-10', people: [staff.cleo] })).expect(303)
    const { text } = await ada.get(`${north}?done=recorded`).expect(200)
    const cleo = (await peopleOnRecord(app.deps.store.db, [staff.cleo]))[0]?.name ?? ''
    expect(cleo).not.toBe('')
    expect(text).toContain(words.recorded(1, cleo, 'Feb 18, 2027'))
    expect(text).toMatch(new RegExp(`href="${north}">${words.lookAtNext}<`))
    expect(text).not.toContain('name="practice"')
    expect(text).not.toContain(words.storyTitle)
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/' })
    const spanish = MESSAGES.es.hr.practices
    expect((await ada.get(`${north}?done=recorded`)).text).toContain(spanish.recorded(1, cleo, '18 feb 2027'))
  })

  it('is on record without anyone, when nobody wanted to be on record', async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    const { people: _, ...nobody } = practice()
    await ada.post(north, nobody).expect('Location', `${north}?done=recorded`)
    expect(await held()).toMatchObject([{ body: { people: [] } }])
    expect((await ada.get(north)).text).toContain(words.took(0))
  })

  it('has the version of the site’s details that was in force on its day', async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    await publishExample(app, staff.north, {}, '2026-10-01')
    const days = ['2026-09-01', '2026-09-30', '2026-10-01', '2026-11-24']
    for (const on of days) await ada.post(north, practice({ practice: on, on })).expect(303)
    expect((await held()).map(({ body }) => body.siteVersion)).toEqual([1, 1, 2, 2])
  })

  it('can’t be on a day before the site had details', async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    const early = await ada.post(north, practice({ on: '2026-08-31' })).expect(422)
    expect(early.text).toContain(words.beforeLive('Sep 1, 2026'))
    expect(early.text).toContain('The key of the van is missing.</textarea>')
    expect(await held()).toEqual([])
  })

  it('needs a day that’s over and people of the site, and keeps what was typed', async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    const late = await ada.post(north, practice({ on: '2026-11-25' })).expect(422)
    expect(late.text).toContain(words.onWrong)
    expect(late.text).toContain('The key of the van is missing.</textarea>')
    const long = await ada.post(north, practice({ toFix: 'x'.repeat(601) })).expect(422)
    expect(long.text).toContain(words.tooLong(600))
    // Somebody who doesn't work at the site took no part there.
    const stranger = await ada.post(north, practice({ people: [staff.bob, 'person:nobody'] })).expect(422)
    expect(stranger.text).toContain(words.peopleWrong)
    expect(await held()).toEqual([])
  })

  it('is due as often as HR sets, and Home asks for it when it’s overdue', async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    const home = MESSAGES.en.hr.home
    expect((await ada.get('/hr')).text).not.toContain(home.doing.practices(1))
    await ada.post(`${north}/interval`, { days: '29' }).expect(422)
    await ada.post(`${north}/interval`, { days: '30' }).expect('Location', `${north}?done=interval`)
    await ada.post(north, practice({ on: '2026-10-01' })).expect(303)
    expect((await ada.get('/hr')).text).toContain(home.doing.practices(1))
    expect((await ada.get('/hr/practices')).text).toContain(words.overdue('Oct 31, 2026'))
    await ada.post(north, practice({ practice: 'two' })).expect(303)
    expect((await ada.get('/hr')).text).not.toContain(home.doing.practices(1))
  })

  it('is in the reach of HR for a site at their own sites only', async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    const other = hrefTo('/hr/practices/:site', { site: staff.south })
    const statuses = await Promise.all([north, other].map(async (path) => (await ivy.get(path)).status))
    expect(statuses.toSorted()).toEqual([200, 404])
    const [own = '', others = ''] = statuses[0] === 200 ? [north, other] : [other, north]
    expect((await ivy.get('/hr/practices')).text).toContain(`href="${own}"`)
    expect((await ivy.get('/hr/practices')).text).not.toContain(`href="${others}"`)
    await ivy.post(others, practice()).expect(404)
  })

  it('is in both languages', async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/' })
    const { text } = await ada.get(north).expect(200)
    expect(withNumbersAsText(text)).toContain(MESSAGES.es.hr.practices.never(reportDigits(contents.es.contacts)))
    expect(text).toContain(exampleSite.plan?.es?.ride)
  })
})

describe('the practice of a supervisor’s own team', () => {
  let cleo: Browser
  let own: string
  beforeEach(async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    cleo = await signedIn(app, staff.cleo)
    own = hrefTo('/team/practices/:site', { site: staff.north })
  })

  it('is one tap away from the team’s page, which says when it’s due', async () => {
    const { text } = await cleo.get('/team').expect(200)
    expect(text).toContain(`href="${own}"`)
    expect(text).toContain(`${words.next}: Nov 30, 2026`)
    app.clock.pass({ days: 7 })
    cleo = await signedIn(app, staff.cleo)
    expect((await cleo.get('/team')).text).toContain(words.overdue('Nov 30, 2026'))
  })

  it('can be led, printed and recorded by the supervisor, who doesn’t choose how often it’s due', async () => {
    const page = await cleo.get(own).expect(200)
    for (const said of [words.print, words.free, exampleSite.backup?.phone]) expect(page.text).toContain(said)
    const main = page.text.slice(page.text.indexOf('<main'), page.text.indexOf('</main>'))
    expect(main.match(/class="btn"/g)).toHaveLength(1)
    expect(page.text).not.toContain(words.intervalTitle)
    expect(page.text).toContain(`value="${staff.bob}"`)
    expect(page.text).toContain(`value="${staff.cleo}"`)
    // Ada works there, too, and not for Cleo.
    expect(page.text).not.toContain(`value="${staff.ada}"`)
    await cleo.post(own, practice()).expect('Location', `${own}?done=recorded`)
    await cleo.post(own, practice()).expect(303)
    expect(await held()).toMatchObject([{ actor: staff.cleo, body: { people: [staff.bob], story: 'SC-1' } }])
    expect((await ada.get(north)).text).toContain(words.took(1))
    await cleo.post(own, practice({ practice: 'two', people: [staff.ada] })).expect(422)
    await cleo.post(`${north}/interval`, { days: '30' }).expect(403)
  })

  it('is at no site where nobody works for them, and nothing of it is there for others', async () => {
    await cleo.get(hrefTo('/team/practices/:site', { site: staff.south })).expect(404)
    await ivy.get(own).expect(404)
    const bob = await signedIn(app, staff.bob)
    await bob.get(own).expect(403)
  })
})
