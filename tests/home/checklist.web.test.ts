import type { PersonId } from '../../src/ledger/event.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { BACKUP_JOB } from '../../src/backups/copy.store.ts'
import type { SiteId } from '../../src/ledger/event.ts'
import { allPeople, type PersonOnRecord } from '../../src/people/people.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { beginRun, finishRun } from '../../src/platform/jobs/run.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { createSignInLink, linkExpiry } from '../../src/identity/sign-in-link.store.ts'
import { shippedRule } from '../../src/requirements/requirement.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { defineRules } from '../../src/requirements/rules.store.ts'
import { allSites } from '../../src/site/site.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, browserAfter, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { cardsFor, mailTo } from '../support/invite.ts'
import { stepsIn, workOnHome } from '../support/home.ts'
import { completed } from '../support/recording.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { newStaff } from '../support/staff.ts'

const words = MESSAGES.en.hr.home.checklist
const { site, staff, ways, invite, rule, backup } = words.steps
const TODAY = calendarDate('2026-11-24')
const FOUNDING = {
  organization: 'Harbor Street Youth Services',
  timeZone: 'America/New_York',
  site: 'North House',
  slug: '',
  name: 'Ada Okafor',
  signInName: 'ada@harborstreet.example',
  password: 'a quiet room with the light on',
}

let test: TestApp
let ada: Browser
let north: SiteId

/** From the empty database on, as the first person sets it up. */
async function found(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  test = await testApp(environment)
  const { store, now } = test.deps
  const link = {
    purpose: 'set-up',
    person: null,
    createdBy: 'system:start',
    at: now(),
    expiresAt: linkExpiry(now()),
  } as const
  const token = await store.transaction((tx) => createSignInLink(tx, link))
  const answer = await visitor(test).post(`/set-up/${token}`, FOUNDING)
  expect(answer.headers['location']).toBe('/hr')
  ada = await browserAfter(test, answer)
  north = (await allSites(store.db))[0]?.id ?? 'site:none'
}

const STEPS: readonly (readonly [title: string, act: () => Promise<unknown>])[] = [
  [site.title, () => publishExample(test, north, { slug: 'north-house' })],
  [staff.title, () => add('Bob Rivera')],
  [rule.title, chooseRule],
  [backup.title, backUp],
]

describe('the first steps of a new organization', () => {
  beforeEach(() => found())

  it('are where set-up leads, each with its one button, and the first open one stands out', async () => {
    const { text } = await ada.get('/hr').expect(200)
    expect(stepsIn(text)).toEqual({
      done: [],
      open: [site, staff, ways, invite, rule, backup].map(({ title }) => title),
    })
    expect(text).toContain(words.progress(0, 6))
    expect(text.match(/class="btn btn--small"/g)).toHaveLength(1)
    expect(text).toMatch(new RegExp(`class="btn btn--small" href="/hr/sites/[^"]+">${site.button}`))
  })

  it('are ticked by what is on record, in any order, and the list goes away after the last', async () => {
    const done: string[] = []
    for (const [title, act] of STEPS) {
      await act()
      done.push(title)
      expect([...((await steps())?.done ?? [])].sort()).toEqual([...done].sort())
    }
    // Without a mail server, a code on paper is both the way and the invitation.
    await cardsFor(ada, await personOf('Bob Rivera'))
    expect(await steps()).toBeNull()
    // What there is to do stays, in its place.
    expect((await workOnHome(ada)).map(({ title }) => title)).toContain(
      MESSAGES.en.hr.home.doing['one-administrator'](1),
    )
  })

  it('with a mail server, only the invitation itself is left to do', async () => {
    await found({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' })
    await add('Bob Rivera', 'bob@harborstreet.example')
    expect((await steps())?.open).toContain(invite.title)
    expect((await steps())?.done).toContain(ways.title)
    await mailTo(ada, await personOf('Bob Rivera'))
    expect((await steps())?.done).toContain(invite.title)
  })

  it('an invitation for one of several people is only a beginning, and the list says how many are left', async () => {
    await add('Bob Rivera')
    await add('Dan Whitfield')
    await cardsFor(ada, await personOf('Bob Rivera'))
    const { text } = await ada.get('/hr').expect(200)
    expect(stepsIn(text)?.open).toEqual(expect.arrayContaining([ways.title, invite.title]))
    expect(text).toContain(words.toInvite(1))
    await cardsFor(ada, await personOf('Dan Whitfield'))
    expect((await steps())?.done).toEqual(expect.arrayContaining([ways.title, invite.title]))
    // A code that has run out is none.
    test.clock.pass({ days: 400 })
    ada = await signedIn(test, (await people()).find(({ name }) => name === FOUNDING.name)?.person ?? 'person:none')
    expect((await steps())?.open).toContain(invite.title)
  })

  it('end early once somebody has finished the course here: what is missing then is work like any other', async () => {
    const bob = await add('Bob Rivera')
    expect(await steps()).not.toBeNull()
    await test.deps.store.transaction((tx) => record(tx, [completed(bob, '2026-11-24')], TODAY))
    expect(await steps()).toBeNull()
    expect((await workOnHome(ada)).map(({ title }) => title)).toContain(MESSAGES.en.hr.home.doing.backup(1))
  })

  it('lead, while there’s no staff to invite, to the two ways to add some', async () => {
    const { text } = await ada.get('/hr/invites?code=none').expect(200)
    const { bulkInvites } = MESSAGES.en.hr
    expect(text).toContain(bulkInvites.noStaffTitle)
    expect(text).toContain(`href="/hr/imports">${bulkInvites.importList}</a>`)
    expect(text).toContain(`href="/hr/people/new">${bulkInvites.addPerson}</a>`)
    expect(text).not.toMatch(/<select|No one is waiting/)
    await cardsFor(ada, await add('Bob Rivera'))
    const after = await ada.get('/hr/invites?code=none').expect(200)
    expect(after.text).toContain(bulkInvites.noneTitle)
    expect(after.text).not.toContain(bulkInvites.noStaffTitle)
  })

  it('ask nothing about whoever sets it up: nothing follows from when they were hired', async () => {
    const titles = (await workOnHome(ada)).map(({ title }) => title)
    expect(titles).not.toContain(MESSAGES.en.hr.home.doing['data-problems'](1))
  })

  it('are shown to each role as far as it does them, and to nobody else', async () => {
    const holders = await holdersOn(test, { north })
    const stepsOf = async (who: keyof typeof holders) => {
      const { text } = await (await signedIn(test, holders[who])).get('/hr').expect(200)
      return stepsIn(text)?.open ?? null
    }
    expect(await stepsOf('eve')).toEqual([site.title])
    expect(await stepsOf('gus')).toEqual([backup.title])
    // The others have signed in already, so everyone has a way in.
    expect(await stepsOf('hal')).toEqual([rule.title, backup.title])
    for (const who of ['ivy', 'fay', 'olga'] as const) expect(await stepsOf(who)).toBeNull()
  })
})

const RULES = { rules: [shippedRule(null)], forEveryone: true, reason: 'As shipped' }

async function steps() {
  return stepsIn((await ada.get('/hr').expect(200)).text)
}

async function chooseRule(): Promise<void> {
  const by = await recording()
  await test.deps.store.transaction((tx) => defineRules(tx, RULES, TODAY, by))
}

async function recording() {
  const [first] = await people()
  if (first === undefined) throw new Error('set-up puts one person on record')
  return { course: test.deps.contents.en.course.id, actor: first.person, at: test.deps.now(), today: TODAY }
}

async function add(name: string, email?: string) {
  const facts = email === undefined ? { name } : { name, email }
  const by = await recording()
  return test.deps.store.transaction((tx) => hire(tx, { ...newStaff, site: north, facts }, by))
}

async function personOf(name: string): Promise<PersonId> {
  const known = (await people()).find((person) => person.name === name)
  return known?.person ?? 'person:nobody'
}

async function people(): Promise<PersonOnRecord[]> {
  const all: PersonOnRecord[] = []
  for await (const person of allPeople(test.deps.store.db, {})) all.push(person)
  return all
}

async function backUp(): Promise<void> {
  const { store, now } = test.deps
  await beginRun(store.db, BACKUP_JOB, TODAY, now(), now())
  await finishRun(store.db, BACKUP_JOB, TODAY, now())
}
