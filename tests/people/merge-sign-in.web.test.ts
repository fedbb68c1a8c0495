import { beforeEach, describe, expect, it } from 'vitest'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { setCredentials } from '../../src/identity/account.store.ts'
import { grantsOf, putRole } from '../../src/identity/role.store.ts'
import type { GrantedRole } from '../../src/ledger/bodies/part.ts'
import { peopleNamed } from '../../src/people/people.store.ts'
import { putDraft } from '../../src/platform/database/draft.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, browserAfter, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { newStaff, PASSWORD, passwordHash, type Staff, staffOn, signInNameOf } from '../support/staff.ts'

const words = MESSAGES.en.hr.changes.merge
const PUPPET = 'puppet@harborstreet.example'
const PUPPETS_PASSWORD = 'rain on the roof, tea inside'
const SURE = { jobs: 'two', reason: 'Typed in twice', sure: 'yes' }

let app: TestApp
let staff: Staff
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  app.clock.pass({ minutes: 1 })
})

const comparePath = (person: PersonId, other: PersonId) =>
  hrefTo('/hr/people/:person/same-person/compare', { person }, { other: idOf(other) })
const merge = (by: Browser, second: PersonId, into: PersonId) =>
  by.post(hrefTo('/hr/people/:person/merges', { person: into }), { ...SURE, other: idOf(second) })
const signIn = (signInName: string, password: string) => visitor(app).post('/sign-in', { signInName, password })
const opens = async (signInName: string, password: string) => (await signIn(signInName, password)).status === 303
const mergesOf = async (person: PersonId) =>
  (await historyOf(app.deps.store.db, person)).filter(isKind('merged')).length
const give = (person: PersonId, role: GrantedRole) =>
  putRole(app.deps.store.db, person, { role, sites: role === 'site-hr' ? [staff.north] : [], until: null })

/** Someone in HR adds a person whom nobody knows, and joins with a password of their own. */
async function puppetOf(hr: Browser): Promise<PersonId> {
  const place = { site: staff.north, department: 'Residential', position: 'Cook', supervisor: '' }
  const rest = { number: '', language: 'en', type: 'employee', worksWithYouth: 'yes', hiredOn: '2026-11-02' }
  await hr.post('/hr/people', { name: 'Puppet', email: PUPPET, ...place, ...rest, firstContactOn: '' }).expect(303)
  const [puppet = staff.dan] = await peopleNamed(app.deps.store.db, 'Puppet')
  const { text } = await hr.post(hrefTo('/hr/people/:person/link', { person: puppet })).expect(200)
  const link = /\/join\/[0-9a-z]{26}/.exec(text)?.[0] ?? ''
  await visitor(app).post(link, { password: PUPPETS_PASSWORD }).expect(303)
  return puppet
}

/** Somebody with a password who came after everyone else. */
async function newcomer(name: string): Promise<PersonId> {
  const { contents, now, store } = app.deps
  const today = calendarDate('2026-11-24')
  const recording = { course: contents.en.course.id, actor: 'system:set-up', at: now(), today } as const
  return store.transaction(async (tx) => {
    const facts = { name, email: `${name}@harborstreet.example` }
    const person = await hire(tx, { ...newStaff, site: staff.north, facts }, recording)
    await setCredentials(tx, person, facts.email, passwordHash, today)
    return person
  })
}

/** Somebody who works with their sign-in: its end takes a second person. */
const works = (person: PersonId) => putDraft(app.deps.store.db, person, 'practice:Q1', 'a', app.deps.now())

const DIRECTIONS = [
  ['the new record into the old', (a: PersonId, b: PersonId) => [a, b] as const],
  ['the old record into the new', (a: PersonId, b: PersonId) => [b, a] as const],
] as const

describe.each(DIRECTIONS)('joining %s', (_, direction) => {
  it('is refused to HR for a site where one of the two has a role, and nothing changes', async () => {
    await give(staff.cleo, 'site-hr')
    await give(staff.bob, 'hr')
    const cleo = await signedIn(app, staff.cleo)
    const puppet = await puppetOf(cleo)
    const [second, into] = direction(puppet, staff.bob)
    expect((await cleo.get(comparePath(into, second)).expect(200)).text).toContain(words.refused.reach)
    const { text } = await merge(cleo, second, into).expect(422)
    expect(text).toContain(words.refused.reach)
    expect(await mergesOf(puppet)).toBe(0)
    const puppets = await browserAfter(app, await signIn(PUPPET, PUPPETS_PASSWORD))
    expect((await puppets.get('/account')).text).not.toContain('Bob Rivera')
  })

  it('ends the newer sign-in with all its sessions, whoever of HR does it', async () => {
    const ada = await signedIn(app, staff.ada)
    const puppet = await puppetOf(ada)
    const puppets = await browserAfter(app, await signIn(PUPPET, PUPPETS_PASSWORD))
    await works(staff.bob)
    const [second, into] = direction(puppet, staff.bob)
    const { text } = await ada.get(comparePath(into, second)).expect(200)
    expect(text).toContain(words.ends('Bob Rivera', 'Puppet'))
    await merge(ada, second, into).expect(303)
    expect(await mergesOf(second)).toBe(1)
    expect([await opens(PUPPET, PUPPETS_PASSWORD), await opens(signInNameOf('bob'), PASSWORD)]).toEqual([false, true])
    await puppets
      .get('/account')
      .expect(303)
      .expect('Location', /^\/sign-in/)
  })

  it('leaves the sign-in of somebody with a role, even when the other is older', async () => {
    const ada = await signedIn(app, staff.ada)
    const puppet = await puppetOf(ada)
    app.clock.pass({ minutes: 1 })
    const hal = await newcomer('hal')
    await give(hal, 'administrator')
    await merge(ada, ...direction(puppet, hal)).expect(303)
    expect([await opens(PUPPET, PUPPETS_PASSWORD), await opens('hal@harborstreet.example', PASSWORD)]).toEqual([
      false,
      true,
    ])
  })

  it('never ends a sign-in that someone has worked with until a second person confirms it', async () => {
    const ada = await signedIn(app, staff.ada)
    const puppet = await puppetOf(ada)
    app.clock.pass({ minutes: 1 })
    const victim = await newcomer('vera')
    await works(victim)
    const [second, into] = direction(puppet, victim)
    expect((await ada.get(comparePath(into, second))).text).toContain(words.second.needed)
    for (const _time of [1, 2]) {
      await merge(ada, second, into).expect(303).expect('Location', comparePath(into, second))
      expect([await mergesOf(second), await opens('vera@harborstreet.example', PASSWORD)]).toEqual([0, true])
    }
    expect((await ada.get(comparePath(into, second))).text).toContain(words.second.waits('Nov 24, 2026'))
    await give(staff.dan, 'hr')
    const dan = await signedIn(app, staff.dan)
    expect((await dan.get(comparePath(second, into))).text).toContain(words.second.asked('Ada Okafor', 'Nov 24, 2026'))
    await merge(dan, second, into).expect(303)
    expect([await mergesOf(second), await opens('vera@harborstreet.example', PASSWORD)]).toEqual([1, false])
  })

  it('is refused where each of the two has a role', async () => {
    const ada = await signedIn(app, staff.ada)
    const hal = await newcomer('hal')
    await give(hal, 'steward')
    const { text } = await merge(ada, ...direction(hal, staff.ada)).expect(422)
    expect(text).toContain(words.refused.roles)
    expect(await mergesOf(hal)).toBe(0)
  })
})

describe('a request to join two records', () => {
  async function asked() {
    const ada = await signedIn(app, staff.ada)
    const puppet = await puppetOf(ada)
    app.clock.pass({ minutes: 1 })
    const victim = await newcomer('vera')
    await works(victim)
    await merge(ada, victim, puppet).expect(303)
    return { puppet, victim }
  }

  it('is over after seven days', async () => {
    const { puppet, victim } = await asked()
    await give(staff.dan, 'hr')
    app.clock.pass({ hours: 7 * 24 + 1 })
    await merge(await signedIn(app, staff.dan), victim, puppet).expect(303)
    expect(await mergesOf(victim)).toBe(0)
  })

  it('is confirmed by neither of the two', async () => {
    const { puppet, victim } = await asked()
    await give(puppet, 'hr')
    const puppets = await browserAfter(app, await signIn(PUPPET, PUPPETS_PASSWORD))
    await merge(puppets, puppet, victim).expect(303)
    expect(await mergesOf(victim)).toBe(0)
  })
})

describe('a sign-in that remains', () => {
  it('is told to the person, who reads it at the next sign-in', async () => {
    const ada = await signedIn(app, staff.ada)
    const puppet = await puppetOf(ada)
    await merge(ada, puppet, staff.bob).expect(303)
    app.clock.pass({ minutes: 1 })
    const bob = await browserAfter(app, await signIn(signInNameOf('bob'), PASSWORD))
    expect((await bob.get('/account/notice')).text).toContain(
      MESSAGES.en.factors.changes['records-joined']('Nov 24, 2026'),
    )
  })

  it('alone gets the roles that an administrator gives', async () => {
    const ada = await signedIn(app, staff.ada)
    const puppet = await puppetOf(ada)
    await merge(ada, puppet, staff.bob).expect(303)
    await giveRole(ada, staff.bob)
    const { db } = app.deps.store
    expect([await grantsOf(db, puppet), (await grantsOf(db, staff.bob)).length]).toEqual([[], 1])
  })

  it('keeps no role that came after the joining when the records are parted', async () => {
    const ada = await signedIn(app, staff.ada)
    const puppet = await puppetOf(ada)
    await merge(ada, staff.bob, puppet).expect(303)
    app.clock.pass({ minutes: 1 })
    await giveRole(ada, puppet)
    const refused = await part(ada, staff.bob)
    expect([refused.status, refused.text.includes(MESSAGES.en.hr.changes.correction.partRole)]).toEqual([422, true])
    const why = 'Two people after all'
    await ada
      .post(hrefTo('/hr/roles/people/:person/removals', { person: puppet }), { ended: 'steward', why })
      .expect(303)
    expect((await part(ada, staff.bob)).status).toBe(303)
    expect(await grantsOf(app.deps.store.db, staff.bob)).toEqual([])
  })

  it('isn’t joined by the one that ended when the records are parted, nor when the same entry is to stand again', async () => {
    const ada = await signedIn(app, staff.ada)
    const puppet = await puppetOf(ada)
    await merge(ada, puppet, staff.bob).expect(303)
    const [merged] = (await historyOf(app.deps.store.db, puppet)).filter(isKind('merged'))
    expect((await part(ada, puppet)).status).toBe(303)
    expect(await opens(PUPPET, PUPPETS_PASSWORD)).toBe(false)
    await ada.get(hrefTo('/hr/entries/:entry/correction', { entry: merged?.id ?? '' }, { kind: 'stands' })).expect(404)
  })
})

function giveRole(by: Browser, person: PersonId) {
  const role = { role: 'steward', until: '', reason: 'Knows the sites' }
  return by.post(hrefTo('/hr/roles/people/:person', { person }), role).expect(303)
}

async function part(by: Browser, second: PersonId) {
  const [merged] = (await historyOf(app.deps.store.db, second)).filter(isKind('merged'))
  const path = hrefTo('/hr/entries/:entry/correction', { entry: merged?.id ?? '' }, { kind: 'withdrawn' })
  return by.post(path, { reason: 'A cousin', evidence: '', confirmed: 'yes' })
}
