import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import { closeAccess } from '../../src/identity/access.store.ts'
import { setCredentials } from '../../src/identity/account.store.ts'
import { putRole } from '../../src/identity/role.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { currentSpells } from '../../src/ledger/history.ts'
import { factOn } from '../../src/ledger/fact.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { hire, recordEvents } from '../../src/people/record.store.ts'
import { addDays } from '../../src/platform/time/calendar.ts'
import { enqueue } from '../../src/reminders/message.store.ts'
import { askedOccasion } from '../../src/reminders/reminder.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { parseCsv } from '../support/csv.ts'
import { day } from '../support/recording.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'

const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' }
const TODAY = day('2026-11-24')

/** Someone in a small organization. */
interface Somebody {
  readonly hiredDaysAgo: number
  readonly hasAddress: boolean
  readonly atSouth: boolean
  readonly under: 'cleo' | 'hal' | 'nobody'
  readonly withYouth: boolean
  readonly signsIn: boolean
  readonly become: 'nothing' | 'done' | 'left' | 'closed' | 'reminded' | 'extended' | 'assigned'
}

const somebody: fc.Arbitrary<Somebody> = fc.record({
  hiredDaysAgo: fc.integer({ min: -5, max: 90 }),
  hasAddress: fc.boolean(),
  atSouth: fc.boolean(),
  under: fc.constantFrom('cleo', 'hal', 'nobody'),
  withYouth: fc.boolean(),
  signsIn: fc.boolean(),
  become: fc.constantFrom('nothing', 'nothing', 'done', 'left', 'closed', 'reminded', 'extended', 'assigned'),
})

/** What is done, and what the form says. */
type Work =
  | { readonly action: 'remind' | 'invite' | 'print-codes' | 'assign' }
  | { readonly action: 'extend'; readonly inDays: number; readonly approver: 'ada' | 'cleo' }
  | { readonly action: 'extend'; readonly more: '7' | '14' | '30'; readonly approver: 'ada' | 'cleo' }
  | { readonly action: 'exempt'; readonly forDays: number; readonly approver: 'ada' | 'cleo' }

const approver = fc.constantFrom('ada', 'cleo')
const extending: fc.Arbitrary<Work> = fc.oneof(
  fc.record({ action: fc.constant('extend' as const), inDays: fc.integer({ min: 1, max: 60 }), approver }),
  fc.record({ action: fc.constant('extend' as const), more: fc.constantFrom('7', '14', '30'), approver }),
)
const exempting: fc.Arbitrary<Work> = fc.record({
  action: fc.constant('exempt' as const),
  forDays: fc.integer({ min: 0, max: 60 }),
  approver,
})
const assigning: fc.Arbitrary<Work> = fc.record({ action: fc.constant('assign' as const) })
const work: fc.Arbitrary<Work> = fc.oneof(
  fc.record({ action: fc.constantFrom('remind', 'invite', 'assign') }),
  fc.record({ action: fc.constant('print-codes') }),
  extending,
  exempting,
)

/** HR of everyone, a supervisor, HR for North House, and HR for North House who supervises people of both houses. */
const VIEWERS = ['ada', 'cleo', 'ivy', 'hal'] as const
type Viewer = (typeof VIEWERS)[number]

interface Example {
  readonly people: Somebody[]
  readonly work: Work
  readonly mail: boolean
  readonly viewer: Viewer
  /** Places among the people. */
  readonly chosen: number[]
}

const exampleOf = (of: fc.Arbitrary<Work>): fc.Arbitrary<Example> =>
  fc
    .record({
      people: fc.array(somebody, { minLength: 1, maxLength: 6 }),
      work: of,
      mail: fc.boolean(),
      viewer: fc.constantFrom(...VIEWERS),
    })
    .chain(({ people, ...rest }) =>
      fc.record({
        people: fc.constant(people),
        rest: fc.constant(rest),
        chosen: fc.shuffledSubarray([...people.keys()], { minLength: 1 }),
      }),
    )
    .map(({ rest, ...each }) => ({ ...rest, ...each }))
const example = exampleOf(work)

/** HR does this for two people who need it: one works with youth, and one doesn't yet. Chance may miss that. */
function surely(each: Work): Example {
  const newcomer: Somebody = {
    hiredDaysAgo: 10,
    hasAddress: true,
    atSouth: false,
    under: 'nobody',
    withYouth: true,
    signsIn: false,
    become: 'nothing',
  }
  const people = [newcomer, { ...newcomer, withYouth: false }]
  return { people, work: each, chosen: [0, 1], mail: true, viewer: 'ada' }
}
const EXTENDING: Work = { action: 'extend', inDays: 40, approver: 'ada' }
const ASSIGNING: Work = { action: 'assign' }
const EXEMPTING: Work = { action: 'exempt', forDays: 30, approver: 'ada' }
const EVERY_WORK: readonly Work[] = [
  { action: 'remind' },
  { action: 'invite' },
  { action: 'print-codes' },
  ASSIGNING,
  EXTENDING,
  EXEMPTING,
]

describe('what is done for many people at once', () => {
  it('leaves the same entries, messages and codes as the same done for one person after the other', async () => {
    const did = new Set<Work['action']>()
    await fc.assert(
      fc.asyncProperty(example, async ({ people, work: each, chosen, mail, viewer }) => {
        const [together, inTurn] = [await organization(people, mail), await organization(people, mail)]
        const before = await leftBy(together)
        await doTogether(together, each, chosen, viewer)
        await doInTurn(inTurn, each, chosen, viewer)
        const after = await leftBy(together)
        expect(after).toEqual(await leftBy(inTurn))
        if (after.events.length > before.events.length || after.ways.length > before.ways.length) did.add(each.action)
      }),
      { numRuns: 36, examples: EVERY_WORK.map((each): [Example] => [surely(each)]) },
    )
    expect([...did].sort()).toEqual(EVERY_WORK.map(({ action }) => action).sort())
  }, 180_000)

  it('leaves the same as the same done for each alone, where no page of one person does it', async () => {
    const alone = exampleOf(fc.record({ action: fc.constantFrom('invite', 'print-codes') }))
    const did = new Set<Work['action']>()
    await fc.assert(
      fc.asyncProperty(alone, async ({ people, work: each, chosen, mail, viewer }) => {
        const [together, inTurn] = [await organization(people, mail), await organization(people, mail)]
        const before = await leftBy(together)
        await doTogether(together, each, chosen, viewer)
        for (const index of chosen) await doTogether(inTurn, each, [index], viewer)
        const after = await leftBy(together)
        expect(after).toEqual(await leftBy(inTurn))
        if (after.ways.length > before.ways.length) did.add(each.action)
      }),
      { numRuns: 12, examples: [[surely({ action: 'invite' })], [surely({ action: 'print-codes' })]] },
    )
    expect([...did].sort()).toEqual(['invite', 'print-codes'])
  }, 120_000)

  it('leaves the same when it’s undone as when each entry is withdrawn on the person’s page', async () => {
    const undoable = exampleOf(fc.oneof(extending, exempting, assigning))
    const undone = new Set<Work['action']>()
    await fc.assert(
      fc.asyncProperty(undoable, async ({ people, work: each, chosen, mail, viewer }) => {
        const [together, inTurn] = [await organization(people, mail), await organization(people, mail)]
        const path = await doTogether(together, each, chosen, viewer)
        if (path !== null) await (await browserOf(together, viewer)).post(`${path}/undoings`)
        const before = await lastEntry(inTurn)
        await doInTurn(inTurn, each, chosen, viewer)
        if ((await withdrawInTurn(inTurn, before, viewer)) > 0) undone.add(each.action)
        expect(await leftBy(together)).toEqual(await leftBy(inTurn))
      }),
      { numRuns: 20, examples: [[surely(EXTENDING)], [surely(EXEMPTING)], [surely(ASSIGNING)]] },
    )
    expect([...undone].sort()).toEqual(['assign', 'exempt', 'extend'])
  }, 180_000)

  // A message that went out by mail can't be taken back. What HR hands over is undone by a further entry.
  it('leaves the same when messages and cards are handed over, and taken back, together as one after the other', async () => {
    const handed = exampleOf(fc.record({ action: fc.constantFrom('remind', 'invite', 'print-codes') }))
    const shown = fc.record({ example: handed, back: fc.array(fc.nat({ max: 5 }), { maxLength: 6 }) })
    const takenBack = new Set<Work['action']>()
    await fc.assert(
      fc.asyncProperty(shown, async ({ example: { people, work: each, chosen }, back }) => {
        const [together, inTurn] = [await organization(people, false), await organization(people, false)]
        for (const of of [together, inTurn]) await doTogether(of, each, chosen, 'ada')
        const wrong = chosen.filter((index) => back.includes(index))
        await handOver(together, each, 'together', [chosen, wrong])
        await handOver(inTurn, each, 'alone', [chosen, wrong])
        expect(await leftBy(together)).toEqual(await leftBy(inTurn))
        const confirmed = await handOversOf(together)
        expect(confirmed).toEqual(await handOversOf(inTurn))
        if (confirmed.some(({ what }) => what === 'not-handed-over')) takenBack.add(each.action)
      }),
      {
        numRuns: 12,
        examples: (['remind', 'print-codes'] as const).map((action) => [{ example: surely({ action }), back: [1] }]),
      },
    )
    expect([...takenBack].sort()).toEqual(['print-codes', 'remind'])
  }, 180_000)
})

describe('a file of the people selected', () => {
  const SITES = [null, 'north-house', 'south-house'] as const
  const downloading = fc.record({
    shown: example,
    site: fc.constantFrom(...SITES),
    // Ticked in a list, or all in the list.
    all: fc.boolean(),
  })
  const surelySome = SITES.flatMap((site) =>
    [true, false].map((all) => ({ shown: surely({ action: 'remind' }), site, all })),
  )

  it('has the rows of the list in which they were selected, and no others', async () => {
    let rows = 0
    await fc.assert(
      fc.asyncProperty(downloading, async ({ shown: { people, chosen, viewer }, site, all }) => {
        const of = await organization(people)
        const browser = await browserOf(of, viewer)
        const filters = { status: 'everyone', ...(site === null ? {} : { site }) }
        const listed = rowsOf((await browser.get(`/hr/people.csv?${new URLSearchParams(filters)}`).expect(200)).text)
        const ticked = chosen.map((index) => `Person ${index}`)
        const expected = all ? listed : listed.filter((row) => ticked.includes(nameIn(row)))
        const person = chosen.filter((index) => isIn(listed, index)).map((index) => idOf(of.people[index] ?? ''))
        const made = await browser.post('/hr/selections', {
          action: 'download',
          ...filters,
          ...(all ? { all: 'yes' } : { person }),
        })
        if (expected.length === 0) {
          expect(made.status).toBe(422)
          return
        }
        const { text } = await browser.get(`${made.headers['location']}/file?format=csv`).expect(200)
        expect(rowsOf(text)).toEqual(expected)
        rows += expected.length
      }),
      { numRuns: 12, examples: surelySome.map((each): [typeof each] => [each]) },
    )
    expect(rows).toBeGreaterThan(0)
  }, 120_000)
})

/** The rows of a report, without the cell that says how it's narrowed. */
function rowsOf(text: string): string[][] {
  const rows = parseCsv(text.replace(/^\uFEFF/, '')).slice(1)
  return rows.filter((row) => nameIn(row) !== '').map((row) => row.slice(0, -1))
}

const nameIn = (row: readonly string[]) => row[2] ?? ''
const isIn = (rows: readonly (readonly string[])[], index: number) =>
  rows.some((row) => nameIn(row) === `Person ${index}`)

async function lastEntry({ test }: Organization): Promise<number> {
  const { db } = test.deps.store
  const { last } = await db
    .selectFrom('event')
    .select(({ fn }) => fn.max('seq').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last)
}

/** Returns how many entries there were to withdraw. */
async function withdrawInTurn(of: Organization, after: number, viewer: Viewer): Promise<number> {
  const browser = await browserOf(of, viewer)
  const { db } = of.test.deps.store
  const entries = await db
    .selectFrom('event')
    .select('id')
    .where('seq', '>', after)
    // Nothing here asks for orientation by a rule, so each of these was assigned by hand.
    .where('kind', 'in', ['extended', 'exempted', 'required'])
    .orderBy('seq')
    .execute()
  for (const { id } of entries) {
    const path = hrefTo('/hr/entries/:entry/correction', { entry: id }, { kind: 'withdrawn' })
    const { reason } = MESSAGES.en.hr.selections.undo
    await browser.post(path, { reason, evidence: '', confirmed: 'yes' }).expect(303)
  }
  return entries.length
}

/** Hands the messages of people over, and takes some of that back. Cards are confirmed by person, on a page of their own. */
async function handOver(
  of: Organization,
  { action }: Work,
  way: 'together' | 'alone',
  [chosen, wrong]: readonly [readonly number[], readonly number[]],
): Promise<void> {
  const browser = await browserOf(of, 'ada')
  const send = async (kind: string, people: readonly PersonId[]) => {
    if (action === 'print-codes') {
      const groups = way === 'together' ? [people] : people.map((person) => [person])
      for (const group of groups) await browser.post(`/hr/invites/${kind}`, { person: group.map(idOf) }).expect(303)
      return
    }
    const ids = await messageIds(of, people)
    if (way === 'together') await browser.post(`/hr/reminders/messages/${kind}`, { message: ids }).expect(303)
    else for (const id of ids) await browser.post(`/hr/reminders/messages/${id}/${kind}`).expect(303)
  }
  const at = (places: readonly number[]) => places.map((index) => of.people[index] ?? 'person:nobody')
  await send('hand-overs', at(chosen))
  if (wrong.length > 0) await send('hand-over-corrections', at(wrong))
}

async function messageIds({ test }: Organization, people: readonly PersonId[]): Promise<string[]> {
  const rows = await test.deps.store.db.selectFrom('message').select(['id', 'person']).execute()
  return people.flatMap((person) => rows.filter((row) => row.person === person).map(({ id }) => id))
}

async function handOversOf({ test, people }: Organization) {
  const rows = await test.deps.store.db
    .selectFrom('hand_over')
    .innerJoin('message', 'message.id', 'hand_over.message')
    .select(['message.person as person', 'kind', 'seq', 'what', 'done_at', 'waited'])
    .execute()
  const compared = rows.map(({ person, ...row }) => ({ ...row, person: people.indexOf(person) }))
  return compared.sort((a, b) => a.person - b.person || a.kind.localeCompare(b.kind) || a.seq - b.seq)
}

describe('orientation assigned to many people at once', () => {
  const anyone = example.map(({ people, chosen }) => ({ people, chosen }))

  it('changes no one else’s standing, and leaves everyone’s as it was when it’s undone', async () => {
    await fc.assert(
      fc.asyncProperty(anyone, async ({ people, chosen }) => {
        const of = await organization(people)
        const before = await standings(of)
        const path = await doTogether(of, { action: 'assign' }, chosen, 'ada')
        const after = await standings(of)
        const changed = [...after].filter(([person, standing]) => !isDeepStrictEqual(standing, before.get(person)))
        const uncovered = chosen.filter((index) => !people[index]?.withYouth && people[index]?.become !== 'assigned')
        expect(changed.map(([person]) => person).sort()).toEqual(uncovered.map((index) => of.people[index]).sort())
        for (const [person] of changed) expect(before.get(person)?.status).toBe('not-in-scope')
        await of.ada.post(`${path}/undoings`).expect(303)
        expect(await standings(of)).toEqual(before)
      }),
      { numRuns: 15 },
    )
  }, 120_000)
})

async function standings({ test }: Organization) {
  const rows = await test.deps.store.db.selectFrom('standing').selectAll().execute()
  return new Map(rows.map((row) => [row.person, row]))
}

interface Organization {
  readonly test: TestApp
  readonly staff: Staff & Readonly<Record<Viewer, PersonId>>
  readonly ada: Browser
  readonly people: readonly PersonId[]
}

function browserOf({ test, staff }: Organization, viewer: Viewer): Promise<Browser> {
  return signedIn(test, staff[viewer])
}

async function organization(people: readonly Somebody[], mail = true): Promise<Organization> {
  const test = await testApp(mail ? WITH_MAIL : {})
  const first = await staffOn(test)
  const staff = { ...first, ivy: await siteHr(test, first, 'Ivy'), hal: await siteHr(test, first, 'Hal') }
  const ada = await signedIn(test, staff.ada)
  const ids: PersonId[] = []
  for (const [index, each] of people.entries()) ids.push(await join(test, staff, ada, each, index))
  return { test, staff, ada, people: ids }
}

/** HR of North House. */
function siteHr({ deps }: TestApp, { ada, north }: Staff, name: string): Promise<PersonId> {
  const recording = { course: deps.contents.en.course.id, actor: ada, at: deps.now(), today: TODAY }
  const facts = { name, email: `${name}@x.example` }
  return deps.store.transaction(async (tx) => {
    const person = await hire(tx, { ...newStaff, facts, site: north, worksWithYouth: false }, recording)
    await setCredentials(tx, person, name, 'no password fits this', TODAY)
    await putRole(tx, person, { role: 'site-hr', sites: [north], until: null })
    return person
  })
}

async function join(
  test: TestApp,
  staff: Organization['staff'],
  ada: Browser,
  each: Somebody,
  index: number,
): Promise<PersonId> {
  const { store } = test.deps
  const recording = { course: test.deps.contents.en.course.id, actor: staff.ada, at: test.deps.now(), today: TODAY }
  const facts = { name: `Person ${index}`, ...(each.hasAddress ? { email: `p${index}@x.example` } : {}) }
  const person = await store.transaction(async (tx) => {
    const hired = await hire(
      tx,
      {
        ...newStaff,
        facts,
        site: each.atSouth ? staff.south : staff.north,
        supervisor: each.under === 'nobody' ? null : staff[each.under],
        worksWithYouth: each.withYouth,
        hiredOn: addDays(TODAY, -each.hiredDaysAgo),
      },
      recording,
    )
    if (each.signsIn) await setCredentials(tx, hired, `p${index}`, 'no password fits this', TODAY)
    if (each.become === 'closed') await closeAccess(tx, hired, 'asked to', recording)
    return hired
  })
  if (each.become === 'done') await completeCourse(test, person)
  if (each.become === 'reminded') await remind(ada, person)
  if (each.become === 'extended') {
    const fields = { dueOn: addDays(TODAY, 30), why: 'away', approver: staff.ada }
    await ada.post(changePath(person, 'extension'), fields)
  }
  if (each.become === 'assigned') await ada.post(changePath(person, 'assignment'), { why: 'other' })
  const spell = currentSpells(await historyOf(store.db, person), TODAY)[0]
  if (each.become === 'left' && spell !== undefined) {
    const event = { person, on: TODAY, kind: 'separated', body: { v: 1, spell: spell.id } } as const
    await store.transaction((tx) => recordEvents(tx, [event], recording))
  }
  return person
}

/** Returns the page of the result; null when the viewer may not, or none of them is in the viewer's list. */
async function doTogether(
  of: Organization,
  each: Work,
  chosen: readonly number[],
  viewer: Viewer,
): Promise<string | null> {
  const browser = await browserOf(of, viewer)
  const ids = chosen.map((index) => idOf(of.people[index] ?? ''))
  const made = await browser.post('/hr/selections', { action: each.action, person: ids })
  if (made.status !== 303) {
    expect([403, 422]).toContain(made.status)
    return null
  }
  const path = String(made.headers['location'])
  const { text } = await browser.get(path).expect(200)
  const fields = { ...fieldsOf(each, of), ...hiddenOn(text) }
  const asked = await browser.post(path, fields)
  // Some don't fit what the form says: they were named, and the rest is confirmed.
  if (asked.status === 422 && 'confirmed' in hiddenOn(asked.text))
    await browser.post(path, { ...fields, ...hiddenOn(asked.text) })
  return path
}

/** What the form of the preview sends besides what is filled in. */
function hiddenOn(text: string): Fields {
  const found = [...text.matchAll(/<input type="hidden" name="(left|confirmed|place|replaced)" value="([^"]*)"/g)]
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]))
}

/** As on the page of each person. */
async function doInTurn(of: Organization, each: Work, chosen: readonly number[], viewer: Viewer): Promise<void> {
  const browser = await browserOf(of, viewer)
  for (const index of chosen) {
    const person = of.people[index] ?? 'person:nobody'
    if (each.action === 'remind') await remind(browser, person)
    else if (each.action === 'print-codes') await printCard(browser, person)
    else if (each.action === 'invite') await inviteByMail(of, browser, person, viewer)
    else await browser.post(changePath(person, CHANGE_OF[each.action]), fieldsOf(each, of))
  }
}

const linkPath = (person: PersonId) => hrefTo('/hr/people/:person/link', { person })

/** Whether the page of someone's link is there for the viewer, and offers a card for a first sign-in. */
async function offersCard(browser: Browser, person: PersonId): Promise<boolean> {
  return (await browser.get(`${linkPath(person)}?added=card`)).text.includes('name="print" value="yes"')
}

async function printCard(browser: Browser, person: PersonId): Promise<void> {
  if (await offersCard(browser, person)) await browser.post(linkPath(person), { print: 'yes' }).expect(200)
}

/** No page of one person sends an invitation. One is written here for everyone who could have a card instead. */
async function inviteByMail({ test, staff }: Organization, browser: Browser, person: PersonId, viewer: Viewer) {
  const { config, now, store } = test.deps
  const hasAddress = (await factOn(store.db, person, 'email', TODAY)) !== null
  if (config.mail === null || !hasAddress || !(await offersCard(browser, person))) return
  const occasion = askedOccasion('invite', person, TODAY)
  const invitation = { kind: 'invite', person, about: null, occasion, deadline: null, mail: true } as const
  await store.transaction((tx) => enqueue(tx, { ...invitation, by: staff[viewer], at: now(), today: TODAY }))
}

const CHANGE_OF = { extend: 'extension', assign: 'assignment', exempt: 'exemption' } as const

function fieldsOf(each: Work, { staff }: Organization): Fields {
  switch (each.action) {
    case 'extend':
      return {
        ...('more' in each ? { more: each.more, dueOn: '' } : { dueOn: addDays(TODAY, each.inDays) }),
        why: 'away',
        approver: staff[each.approver],
      }
    case 'exempt': {
      const until = addDays(TODAY, each.forDays)
      return { why: 'short-assignment', approver: staff[each.approver], from: TODAY, until }
    }
    case 'assign':
      return { why: 'around-youth' }
    default:
      return {}
  }
}

/** Every entry and message, with people by their place in the organization: ids differ between two of them. */
async function leftBy({ test, staff, people }: Organization): Promise<{
  readonly events: readonly unknown[]
  readonly statuses: unknown
  readonly ways: readonly string[]
}> {
  const { db } = test.deps.store
  const entries = await db
    .selectFrom('event')
    .select(['kind', 'subject', 'effective_on', 'recorded_at', 'actor', 'body'])
    .orderBy('seq')
    .execute()
  const messages = await db
    .selectFrom('message')
    .select(['kind', 'person', 'about', 'occasion', 'deadline', 'state', 'reason', 'created_at', 'created_by'])
    .orderBy('occasion')
    .execute()
  const standing = await db
    .selectFrom('standing')
    .select(['person', 'status', 'due_on', 'because', 'exception'])
    .orderBy('name')
    .execute()
  const links = await db
    .selectFrom('sign_in_link')
    .select(['person', 'purpose', 'created_at', 'created_by', 'expires_at', 'used_at'])
    .orderBy('created_at')
    .execute()
  const names = [...Object.entries(staff), ...people.map((person, index) => [`person ${index}`, person] as const)]
  const text = names.reduce((all, [name, id]) => all.replaceAll(idOf(id), name), JSON.stringify([entries, standing]))
  const told = names.reduce((all, [name, id]) => all.replaceAll(idOf(id), name), JSON.stringify([messages, links]))
  // Employments, facts and their hashes have ids of their own.
  const [events, statuses] = JSON.parse(text.replaceAll(UUID, 'an id').replaceAll(HASH, 'a hash'))
  return {
    events,
    statuses,
    ways: JSON.parse(told)
      .flat()
      .map((row: unknown) => JSON.stringify(row))
      .sort(),
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const HASH = /[0-9a-f]{64}/g

const remind = (ada: Browser, person: PersonId) =>
  ada.post(hrefTo('/hr/people/:person/nudges', { person }), { from: 'person' })

const changePath = (person: PersonId, change: string) =>
  hrefTo('/hr/people/:person/changes/:change', { person, change })
