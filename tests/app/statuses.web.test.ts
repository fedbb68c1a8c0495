import { sql } from 'kysely'
import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeToken } from '../../src/api/token.store.ts'
import { createApp } from '../../src/app/app.ts'
import type { JobName } from '../../src/app/background.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { countWaitingForSite } from '../../src/app/metrics/counts.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { nobodyAsks } from '../../src/platform/jobs/others.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { completed, hired, policyPublished } from '../support/recording.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const TODAY = calendarDate('2026-11-24')
const { errors } = MESSAGES.en.account
const { title } = errors.statuses

let test: TestApp
let staff: Staff
/** The jobs that pages asked for. They don't run before a test says so. */
let woken: JobName[]
let hr: Browser
let bob: Browser
/** More than a thousand people, and a version of the policy that asks Bob for an update. */
beforeEach(async () => {
  const plain = await testApp({ METRICS_PORT: '9464' })
  staff = await staffOn(plain)
  woken = []
  const jobs = { ...plain.deps.jobs, wake: (job: JobName) => void woken.push(job) }
  test = { ...plain, app: createApp({ ...plain.deps, jobs }) }
  const others = Array.from({ length: 1_000 }, (_, index): PersonId => `person:${index}`)
  await test.deps.store.transaction(async (tx) => {
    await record(tx, [policyPublished('2026-11-02', '2026-11'), completed(staff.bob, '2026-11-20')], TODAY)
    await record(
      tx,
      others.map((person) => hired(person, '2026-11-02')),
      TODAY,
    )
    await record(tx, [policyPublished('2026-11-23', '2026-11-b', '2026-12-23')], TODAY)
  })
  hr = await signedIn(test, staff.ada)
  bob = await signedIn(test, staff.bob)
})

/** Works out everybody's status as the server does in the background. */
async function worked(): Promise<void> {
  nobodyAsks()
  test.deps.jobs.wake('statuses')
  await test.deps.jobs.idle('statuses')
}

/** A page without what's different each time it's sent. */
const shown = ({ text }: { readonly text: string }) => text.replace(/(name="csrf" value|data-csrf)="[^"]+"/g, '')

describe('while more people’s statuses are worked out than a page waits for', () => {
  it('a page about everybody says so and when to come back, and opens once they’re done', async () => {
    for (const path of ['/hr', '/hr/people', '/hr/overview', '/hr/people.csv', '/hr/reports/expiring']) {
      const { headers, status, text } = await hr.get(path)
      expect([status, headers['retry-after'], text.includes(title)], path).toEqual([503, '30', true])
    }
    expect(new Set(woken)).toEqual(new Set(['statuses']))
    await worked()
    expect((await hr.get('/hr/people').expect(200)).text).not.toContain(title)
  })

  it('a form about everybody isn’t saved, and the page that says so still has what was typed', async () => {
    const { text } = await hr.post('/hr/views', { name: 'Night shift' }).expect(503)
    expect(text).toContain(MESSAGES.en.account.errors['statuses-not-saved'].title)
    expect(text).toContain('value="Night shift"')
  })

  it('a page about one person works out theirs first, and shows the same as afterwards', async () => {
    const pages = ['', '/changes/first-contact', '/file'].map((end) => `${hrefOf(staff.bob)}${end}`)
    const before = []
    for (const path of pages) before.push(await hr.get(path))
    expect(before.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(shown(before[0] ?? { text: '' })).toContain(MESSAGES.en.hr.status['update-due'])
    await worked()
    for (const [index, path] of pages.entries())
      expect(shown(await hr.get(path)), path).toBe(shown(before[index] ?? { text: '' }))
  })

  it('nobody waits who sees only their own: pages of the course and what’s held about them are those of afterwards', async () => {
    const held = async () => (await bob.get('/account/held.json').expect(200)).body.orientation
    const before = [
      await held(),
      shown(await bob.get('/course').expect(200)),
      shown(await bob.get('/what-hr-sees').expect(200)),
    ]
    expect(before[0]).toMatchObject({ status: 'update-due', dueOn: '2026-12-23' })
    await worked()
    expect([await held(), shown(await bob.get('/course')), shown(await bob.get('/what-hr-sees'))]).toEqual(before)
  })

  it('other systems are told to ask again, and the metrics leave out what isn’t known', async () => {
    const { now, store } = test.deps
    const source = { actor: 'system:console', at: now(), address: null } as const
    const asked = { name: 'Payroll', scopes: ['standings'], until: calendarDate('2026-12-31') } as const
    const { token } = await store.transaction((tx) => makeToken(tx, asked, source))
    const beforeBob = staff.bob.slice(0, -1)
    const ask = () =>
      request(test.app)
        .get('/api/v1/standings')
        .query({ limit: '1', after: beforeBob })
        .set('Authorization', `Bearer ${token}`)
    const refused = await ask()
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '30'])
    expect(await countWaitingForSite(store.db, now())).toBeNull()
    await worked()
    const standings = (await ask().expect(200)).body.standings
    expect(standings).toMatchObject([{ person: staff.bob, status: 'update-due' }])
    expect(await countWaitingForSite(store.db, now())).toBe(0)
  })

  it('pages that also show something else open without the figures that aren’t known', async () => {
    const { notKnown } = MESSAGES.en.privacy.retention
    const isShown = async () => {
      const statuses = (await hr.get('/hr/statuses').expect(200)).text
      const retention = (await hr.get('/hr/retention').expect(200)).text
      return [statuses.includes('>On Nov 24, 2026</th>'), !retention.includes(notKnown)]
    }
    expect(await isShown()).toEqual([false, false])
    await worked()
    expect(await isShown()).toEqual([true, true])
  })
})

describe.each(['switch', 'damage', 'disk', null] as const)('while nothing can be saved: %s', (why) => {
  /** Null for a disk that has just become full, before the server has noticed. */
  const setWritable = async (isWritable: boolean) => {
    const { store } = test.deps
    if (why === null) await sql.raw(`pragma query_only = ${isWritable ? 'off' : 'on'}`).execute(store.db)
    else if (isWritable) await store.acceptWrites(why)
    else await store.refuseWrites(why)
  }

  it('a page about everybody says so, and tells nobody to wait for what isn’t under way', async () => {
    await setWritable(false)
    for (const path of ['/hr', '/hr/people', '/hr/overview', '/hr/people.csv', '/hr/reports/expiring']) {
      const { headers, status, text } = await hr.get(path)
      expect([status, headers['retry-after']], path).toEqual([503, '30'])
      expect([text.includes(errors['no-statuses'].title), text.includes(title)], path).toEqual([true, false])
    }
    const { text } = await hr.post('/hr/views', { name: 'Night shift' }).expect(503)
    expect(text).toContain(errors['not-saved'].title)
    expect(text).toContain('value="Night shift"')
    expect(woken).toEqual([])
    for (const path of ['/hr/statuses', '/hr/retention']) await hr.get(path).expect(200)
    await setWritable(true)
    await worked()
    await hr.get('/hr/people').expect(200)
  })

  it('pages about one person and pages of learners open, and show the same as once it can be saved', async () => {
    const pages: [Browser, string][] = [
      ...['', '/changes/first-contact', '/file'].map((end): [Browser, string] => [hr, `${hrefOf(staff.bob)}${end}`]),
      ...['/course', '/what-hr-sees', '/card/print'].map((path): [Browser, string] => [bob, path]),
    ]
    const cards = hrefTo('/hr/sites/:site/card', { site: staff.north })
    await setWritable(false)
    const before = []
    for (const [browser, path] of pages) before.push(shown(await browser.get(path).expect(200)))
    for (const path of [cards, `${hrefOf(staff.bob)}/held`]) await hr.get(path).expect(200)
    await bob.get('/account/held').expect(200)
    expect(before[0]).toContain(MESSAGES.en.hr.status['update-due'])
    await setWritable(true)
    await worked()
    for (const [index, [browser, path]] of pages.entries())
      expect(shown(await browser.get(path).expect(200)), path).toBe(before[index])
  })
})

const hrefOf = (person: PersonId) => `/hr/people/${person.replace('person:', '')}`
