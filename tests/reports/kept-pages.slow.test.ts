import { symlinkSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, expect, it, vi } from 'vitest'
import { setLanguage } from '../../src/identity/account.store.ts'
import { putRole } from '../../src/identity/role.store.ts'
import { askToConfirm } from '../../src/identity/sso/request.store.ts'
import type { NewEvent, PersonId, Recording } from '../../src/ledger/event.ts'
import { rename } from '../../src/organization/name.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { changeFacts, erasePerson, hire } from '../../src/people/record.store.ts'
import { addDays, type CalendarDate } from '../../src/platform/time/calendar.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { putColumns } from '../../src/reports/lists/column.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import type { Tx } from '../../src/platform/database/schema.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { changeSite, createSite } from '../../src/site/site.store.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { putFirstRoles } from '../support/first-roles.ts'
import { ask } from '../support/hosted.ts'
import { freshModules, somebody, tokensOn, withoutTokens } from '../support/kept.ts'
import { type Lived, liveOn, NOBODY_YET, stepOf } from '../support/living.ts'
import { completed, event, hired, NORTH, place, required, SOUTH, separated } from '../support/recording.ts'
import { newStaff, ORGANIZATION } from '../support/staff.ts'
import { sqliteFile } from '../support/stores.ts'

const engine = sqliteFile()
afterAll(() => engine.stop())
// Other files share the modules: they get new ones.
afterAll(() => vi.resetModules())

const ADA: PersonId = 'person:ada'
const HAL: PersonId = 'person:hal'
const IVY: PersonId = 'person:ivy'
const CLEO: PersonId = 'person:cleo'

/** HR of all in two languages, HR of a site, and a supervisor. */
const VIEWERS = [ADA, HAL, IVY, CLEO]
const PAGES = [
  '/hr/people',
  '/hr/people?status=everyone&site=north-house&order=due&descending=yes',
  '/hr/overview',
  '/hr/overview?asof=2026-09-30',
]

interface Moment extends Recording {
  readonly run: string
}

type Change = (tx: Tx, moment: Moment) => Promise<unknown>

/** What changes pages and isn't in the life of a learner. Each one leaves something for those after it to change. */
const CHANGES: Readonly<Record<string, Change>> = {
  'a fact about a person': (tx, { today, run, ...recording }) =>
    changeFacts(tx, `person:${run}-a`, { name: `Bo ${recording.at}` }, today, { today, ...recording }),
  'an erasure': async (tx, { run, at, today }) => {
    const erased = { ground: 'no-longer-needed', askedBy: ADA, confirmedBy: HAL, facts: 1, certificates: 0, papers: 0 }
    await erasePerson(tx, `person:${run}-a`, today)
    // `event` says nothing about the second of its body.
    await record(tx, [{ ...event('erased', `person:${run}-a`, today, erased as never), recordedAt: at }], today)
  },
  'the name of a site': (tx, { at }) => changeSite(tx, { id: NORTH, slug: 'north-house', name: `North ${at}` }),
  'the name and the address of a site': (tx) => changeSite(tx, { id: SOUTH, slug: 'south-annex', name: 'South Annex' }),
  'a new site': (tx, { at }) => createSite(tx, { slug: `new-${Date.parse(at)}`, name: 'New House' }, at),
  'columns of HR': (tx, { at }) => putColumns(tx, ADA, 'department hired_on', at),
  'columns of a supervisor': (tx, { at }) => putColumns(tx, CLEO, 'position', at),
  'a sign-in to confirm': (tx, { at }) =>
    askToConfirm(
      tx,
      { identity: sha256(at), issuer: 'https://id.example', match: null, language: 'en' },
      { name: 'New Face', email: null, isEmailVerified: false, number: null },
      at,
    ),
  'Spanish for HR': (tx) => setLanguage(tx, ADA, 'es'),
  'English for HR': (tx) => setLanguage(tx, ADA, 'en'),
  'Spanish for a supervisor': (tx) => setLanguage(tx, CLEO, 'es'),
  'a role at another site': (tx) => putRole(tx, IVY, { role: 'site-hr', sites: [SOUTH], until: null }),
  'a role at both sites': (tx) => putRole(tx, IVY, { role: 'site-hr', sites: [NORTH, SOUTH], until: null }),
  'the time zone of the organization': (tx, { at }) =>
    putOrganization(tx, { ...ORGANIZATION, timeZone: 'America/Chicago' }, at),
  'the name of the organization': (tx, { at }) => rename(tx, `Harbor ${at}`, { by: ADA, at }),
}

/** The life of two learners before that. */
const LIFE: Readonly<Record<string, Change>> = {
  'a hire': happens('a', (person, on) => hired(person, addDays(on, -10))),
  'another hire': happens('b', (person, on) => hired(person, addDays(on, -10))),
  'a requirement': happens('a', required),
  'another requirement': happens('b', required),
  'a completion': happens('a', completed),
  'a transfer': happens('b', (person, on) =>
    event('transferred', person, on, { ...place, spell: spellOf(person, on), site: SOUTH }),
  ),
  'a leave': happens('b', (person, on) => event('leave_began', person, on, { expectedReturn: null })),
  'a hire of long ago': happens('c', (person, on) => hired(person, addDays(on, -100))),
  'a requirement of long ago': happens('c', (person, on) => required(person, addDays(on, -100))),
  'a completion of long ago': happens('c', (person, on) => completed(person, addDays(on, -60))),
  'a separation': happens('b', (person, on) => separated(person, addDays(on, -1), spellOf(person, on))),
}

/** As `hired` names it. */
function spellOf(person: PersonId, today: CalendarDate): string {
  return `spell:${person}:${addDays(today, -10)}`
}

function happens(who: string, what: (person: PersonId, on: CalendarDate) => NewEvent): Change {
  return (tx, { run, today, at }) => record(tx, [{ ...what(`person:${run}-${who}`, today), recordedAt: at }], today)
}

it('after each kind of change, each viewer gets the pages of a fresh server, and then the kept ones until the next change', async () => {
  const app = await testApp({}, contents, await engine.open())
  await staffHere(app)
  const fresh = await freshModules(app)
  // Under another name, the file isn't locked for one process.
  const file = app.deps.store.file ?? ''
  symlinkSync(file, `${file}.other`)
  const another = await openStore({ database: `${file}.other` })
  const made = countMade(app)
  let before = await pagesOf(app)
  expect(made()).toBe(VIEWERS.length * PAGES.length)
  for (const [name, change] of Object.entries({ ...LIFE, ...CHANGES })) {
    // All of it in one minute: no page differs by the time it shows.
    app.clock.pass({ minutes: 1 / 60 })
    // By another process: nothing in this one hears of it.
    await another.transaction((tx) => change(tx, { ...recordingOf(app), run: 'each' }))
    const after = await expectSame(app, fresh)
    expect(after, `${name} shows on no page`).not.toEqual(before)
    const count = made()
    expect(await pagesOf(app), name).toEqual(after)
    expect(made(), `pages made again without a change, after ${name}`).toBe(count)
    before = after
  }
  await another.close()
  await app.deps.store.close()
})

it('an entry that changes nothing on a page has none made again', async () => {
  const app = await testApp({}, contents, await engine.open())
  await staffHere(app)
  const made = countMade(app)
  const before = await pagesOf(app)
  const count = made()
  await app.deps.store.transaction((tx) =>
    record(tx, [{ ...event('access_opened', HAL, todayOf(app), {}), recordedAt: app.deps.now() }], todayOf(app)),
  )
  expect(await pagesOf(app)).toEqual(before)
  expect(made()).toBe(count)
  await app.deps.store.close()
})

it('whatever happens, each viewer gets the list of people and the overview as a server makes them that has kept nothing', async () => {
  let run = 0
  const story = fc.array(fc.oneof(stepOf('a', 'b', 'c'), fc.constantFrom(...Object.values(CHANGES))), {
    minLength: 5,
    maxLength: 7,
  })
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      run += 1
      const app = await testApp({}, contents, await engine.open())
      await staffHere(app)
      const fresh = await freshModules(app)
      let lived: Lived = { ...NOBODY_YET, today: todayOf(app), at: app.deps.now() }
      await expectSame(app, fresh)
      for (const step of steps) {
        if (typeof step === 'function') {
          await app.deps.store.transaction((tx) => step(tx, { ...recordingOf(app), run: String(run) }))
        } else {
          lived = await liveOn(app.deps.store, String(run), [step], lived)
          app.clock.pass({ minutes: (Date.parse(lived.at) - Date.parse(app.deps.now())) / 60_000 })
        }
        await expectSame(app, fresh)
        app.clock.pass({ minutes: 1 })
        lived = { ...lived, at: app.deps.now() }
      }
      await app.deps.store.close()
    }),
    { numRuns: 2, seed: 20261124, endOnFailure: true },
  )
})

/** Returns the pages, without their tokens. */
async function expectSame(
  app: TestApp,
  freshServer: () => ReturnType<Awaited<ReturnType<typeof freshModules>>>,
): Promise<string[]> {
  const fresh = await freshServer()
  const pages: string[] = []
  for (const person of VIEWERS) {
    const viewer = await somebody(app, person)
    for (const path of PAGES) {
      const kept = await viewer.get(path)
      const made = await ask(fresh, 'get', path).set('Cookie', viewer.cookie)
      expect(kept.status, `${person} ${path}`).toBe(200)
      expect(withoutTokens(kept.text), `${person} ${path}`).toBe(withoutTokens(made.text))
      expect(new Set(tokensOn(kept.text)), path).toEqual(new Set([viewer.token]))
      pages.push(withoutTokens(kept.text))
    }
  }
  return pages
}

/** What each viewer gets, without the tokens. */
async function pagesOf(app: TestApp): Promise<string[]> {
  const pages: string[] = []
  for (const person of VIEWERS) {
    const viewer = await somebody(app, person)
    for (const path of PAGES) pages.push(withoutTokens((await viewer.get(path).expect(200)).text))
  }
  return pages
}

/** Counts the pages that are made, by the script of their own that each of them asks for then. */
function countMade({ deps: { assets } }: TestApp): () => number {
  let count = 0
  for (const name of ['peopleList', 'chart'] as const) {
    const asset = assets[name]
    Object.defineProperty(assets, name, {
      get() {
        count += 1
        return asset
      },
    })
  }
  return () => count
}

function todayOf(app: TestApp): Lived['today'] {
  return app.deps.now().slice(0, 10) as Lived['today']
}

function recordingOf(app: TestApp): Recording {
  return { course: app.deps.contents.en.course.id, actor: 'system:set-up', at: app.deps.now(), today: todayOf(app) }
}

async function staffHere(app: TestApp): Promise<void> {
  const recording = recordingOf(app)
  const { at } = recording
  await app.deps.store.transaction(async (tx) => {
    await putOrganization(tx, ORGANIZATION, at)
    await tx
      .insertInto('site')
      .values([
        { id: NORTH, slug: 'north-house', name: 'North House', created_at: at },
        { id: SOUTH, slug: 'south-house', name: 'South House', created_at: at },
      ])
      .execute()
    for (const person of VIEWERS) {
      const facts = { name: person.slice('person:'.length), email: `${person.slice(7)}@harborstreet.example` }
      await hire(tx, { ...newStaff, person, site: NORTH, facts, supervisor: person === ADA ? CLEO : null }, recording)
    }
    await putFirstRoles(tx, ADA)
    await putRole(tx, HAL, { role: 'hr', sites: [], until: null })
    await setLanguage(tx, HAL, 'es')
    await putRole(tx, IVY, { role: 'site-hr', sites: [NORTH], until: null })
  })
}
