import { beforeEach, describe, expect, it } from 'vitest'
import { calendarDate, dateAt } from '../../src/platform/time/calendar.ts'
import { isKind } from '../../src/ledger/history.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { statusOn } from '../../src/requirements/status.ts'
import { createBackground } from '../../src/platform/jobs/background.job.ts'
import { NO_JOB } from '../support/jobs.ts'
import { onePiece } from '../../src/platform/jobs/job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { historiesOf, historyOf, policyHistory } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { publishSite } from '../../src/site/site.store.ts'
import { record, refreshStanding } from '../../src/requirements/standing.store.ts'
import { noteEverybodyWaiting, noteWaiting } from '../../src/learning/waiting.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { exampleSite } from '../support/content.ts'
import { workOnHome } from '../support/home.ts'
import { finishAllBut } from '../support/nearly-done.ts'

const t = MESSAGES.en
const TODAY = calendarDate('2026-11-24')

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

describe('a person who only has to acknowledge, while the site has no details', () => {
  beforeEach(() => finishAllBut('acknowledging', app, staff))

  it('is waiting for the site, and the sentence names it', async () => {
    expect(await bob()).toMatchObject({
      status: 'waiting-for-site',
      because: { kind: 'site', sites: [{ site: staff.north, name: 'North House' }] },
    })
  })

  it('comes first on Home', async () => {
    const [first] = await workOnHome(ada)
    expect(first).toMatchObject({
      title: t.hr.home.doing['waiting-for-site'](1),
      href: hrefTo('/hr/sites/:site', { site: staff.north }),
    })
  })

  it('has a page that leads HR to the site, and supervisors to no page they may not open', async () => {
    const page = (await ada.get(hrefTo('/hr/people/:person', { person: staff.bob })).expect(200)).text
    expect(page).toContain(t.hr.status['waiting-for-site'])
    expect(page).toContain(
      `<a class="btn" href="${hrefTo('/hr/sites/:site', { site: staff.north })}">${t.hr.person.openSite('North House')}</a>`,
    )
    const cleo = await signedIn(app, staff.cleo)
    expect((await cleo.get(hrefTo('/hr/people/:person', { person: staff.bob })).expect(200)).text).not.toContain(
      hrefTo('/hr/sites/:site', { site: staff.north }),
    )
  })

  it('reads that it is the site’s turn, and sees no date that has passed', async () => {
    const { text } = await (await signedIn(app, staff.bob)).get('/course').expect(200)
    expect(text).toContain(t.learn.home.awaitedTitle)
    expect(text).toContain(t.learn.home.awaitedText('North House'))
    expect(text).not.toContain(t.learn.home.finishBy)
  })

  it('no longer waits once the site publishes, and still counts as waiting on the day before', async () => {
    const site = { ...exampleSite, name: 'North House', slug: 'north-house' }
    app.clock.pass({ days: 6 })
    const on = { ...recording(), today: calendarDate('2026-11-30') }
    await app.deps.store.transaction(async (tx) => {
      await publishSite(tx, staff.north, site, on)
      await noteWaiting(tx, app.deps.contents.en.course, await historiesOf(tx, [staff.bob]), on)
      await refreshStanding(tx, [staff.bob], on.today)
    })
    expect((await bob()).status).toBe('in-progress')
    const history = await historyOf(app.deps.store.db, staff.bob)
    const policy = await policyHistory(app.deps.store.db)
    expect(statusOn(history, ORIENTATION, policy, calendarDate('2026-11-29')).status).toBe('waiting-for-site')
  })
})

describe('somebody who moves to a site without details after the final check', () => {
  it('waits from the day on which the server looks, however often it looks, and not on an earlier day', async () => {
    const { contents, store } = app.deps
    const details = { ...exampleSite, name: 'North House', slug: 'north-house' }
    await store.transaction((tx) => publishSite(tx, staff.north, details, recording()))
    await finishAllBut('acknowledging', app, staff)
    expect((await bob()).status).toBe('in-progress')
    const spell = (await findPerson(store.db, staff.bob))?.placements[0]?.spell ?? ''
    const place = { spell, site: staff.south, department: 'Outreach', position: 'Youth worker', supervisor: null }
    const about = {
      subject: staff.bob,
      course: contents.en.course.id,
      recordedAt: app.deps.now(),
      actor: staff.ada,
    } as const
    const moved = { kind: 'transferred', ...about, effectiveOn: TODAY, body: { v: 1, ...place } } as const
    await store.transaction((tx) => record(tx, [moved], TODAY))
    for (let times = 0; times < 2; times++) {
      await noteEverybodyWaiting(store, contents.en.course, recording)
    }
    const noted = (await historyOf(store.db, staff.bob)).filter(isKind('site_awaited'))
    expect(noted.map(({ body, effectiveOn }) => [body.sites, effectiveOn])).toEqual([
      [[{ site: staff.south, name: 'South House' }], TODAY],
    ])
    expect(await bob()).toMatchObject({ status: 'waiting-for-site' })
  })
})

describe('a transfer that was planned ahead, to a site without details', () => {
  it('is waiting for the site from the first look on that day on', async () => {
    const { contents, now, store } = app.deps
    const details = { ...exampleSite, name: 'North House', slug: 'north-house' }
    await store.transaction((tx) => publishSite(tx, staff.north, details, recording()))
    await finishAllBut('acknowledging', app, staff)
    const spell = (await findPerson(store.db, staff.bob))?.placements[0]?.spell ?? ''
    const place = { spell, site: staff.south, department: 'Outreach', position: 'Youth worker', supervisor: null }
    const about = { subject: staff.bob, course: contents.en.course.id, recordedAt: now(), actor: staff.ada } as const
    const from = calendarDate('2026-11-26')
    const moves = { kind: 'transferred', ...about, effectiveOn: from, body: { v: 1, ...place } } as const
    await store.transaction((tx) => record(tx, [moves], TODAY))
    const today = () => dateAt(now(), 'America/New_York')
    let begun = 0
    const waiting = {
      ...NO_JOB,
      onNewDay: true,
      claim: onePiece,
      async work() {
        begun += 1
        const onThatDay = () => ({ ...recording(), today: today() })
        await noteEverybodyWaiting(store, contents.en.course, onThatDay)
      },
    } as const
    const failed = (_: string, error: unknown) => {
      throw error
    }
    const parts = { now, today: () => Promise.resolve(today()), isOver: () => false, failed }
    const background = createBackground({ waiting }, parts)
    for (const [pass, status] of [
      [{}, 'in-progress'],
      [{ days: 1 }, 'in-progress'],
      [{ days: 1 }, 'waiting-for-site'],
      [{ minutes: 1 }, 'waiting-for-site'],
    ] as const) {
      app.clock.pass(pass)
      await background.look()
      await background.idle()
      expect((await bob()).status).toBe(status)
    }
    expect(begun).toBe(2)
  })
})

async function bob() {
  const person = await findPerson(app.deps.store.db, staff.bob)
  if (person === null) throw new Error('Bob is on record.')
  return person.standing
}

function recording() {
  return { course: app.deps.contents.en.course.id, actor: 'system:waiting', at: app.deps.now(), today: TODAY } as const
}
