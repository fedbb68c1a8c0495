import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { lineOf } from '../../src/contacts/line.ts'
import { confirmChange, proposeChange } from '../../src/contacts/line.store.ts'
import { mergeRecords } from '../../src/identity/joined/join-records.store.ts'
import { EXEMPTION_REASONS } from '../../src/ledger/bodies/requirement.ts'
import type { EventKind, Recording } from '../../src/ledger/event.ts'
import { corrected, isKind } from '../../src/ledger/history.ts'
import { append, historyOf, policyHistory } from '../../src/ledger/ledger.store.ts'
import { hire, recordEvents } from '../../src/people/record.store.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { addDays, dateAt } from '../../src/platform/time/calendar.ts'
import { adoptPolicy } from '../../src/policy/adopted.store.ts'
import { assignEverybody } from '../../src/requirements/assignment.store.ts'
import { ORIENTATION, shippedRule } from '../../src/requirements/requirement.ts'
import { defineRules } from '../../src/requirements/rules.store.ts'
import { statusOn } from '../../src/requirements/status.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { publishDefaults } from '../../src/site/defaults/defaults.store.ts'
import { detailsNow, linkRole } from '../../src/site/roles/drift.store.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { download } from '../support/download.ts'
import { markIn, rewording } from '../support/own-policy.ts'
import { finishAllBut } from '../support/nearly-done.ts'
import { event } from '../support/recording.ts'
import { publishExample } from '../support/site.ts'
import { newStaff, ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'

let app: TestApp
let staff: Staff
let bob: Browser
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishPolicy(app.deps.store, contents.en, app.deps.now())
  await publishExample(app, staff.north, {})
  await finishAllBut('acknowledging', app, staff)
  bob = await signedIn(app, staff.bob)
  const { text } = await bob.get('/policy').expect(200)
  const fields = Object.fromEntries(['site', 'version', 'policy'].map((name) => [name, markIn(text, name)]))
  await bob.post('/policy', fields).expect(303)
})

const anEnd = fc.integer({ min: 1000, max: 9999 })
const aChange = fc.oneof(
  // A question about NR-1 goes when its number changes.
  fc.record({ kind: fc.constant('number' as const), line: fc.constantFrom('NR-1', 'NR-2'), end: anEnd }),
  fc.record({ kind: fc.constant('clause' as const), material: fc.boolean(), days: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('release' as const), month: fc.integer({ min: 10, max: 12 }) }),
  fc.record({ kind: fc.constant('site' as const), end: anEnd }),
  fc.record({ kind: fc.constant('all sites' as const), end: anEnd }),
  fc.record({ kind: fc.constant('leave' as const), isBack: fc.boolean() }),
  fc.record({
    kind: fc.constant('rules' as const),
    named: fc.constantFrom('Direct service staff', 'Volunteers'),
    inDays: fc.integer({ min: 0, max: 30 }),
    days: fc.integer({ min: 1, max: 365 }),
    months: fc.option(fc.integer({ min: 1, max: 60 })),
    forEveryone: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('exemption' as const),
    reason: fc.constantFrom(...EXEMPTION_REASONS),
    days: fc.option(fc.integer({ min: 0, max: 90 })),
  }),
  fc.record({ kind: fc.constant('joined' as const), sameJob: fc.boolean(), isElsewhere: fc.boolean() }),
)
type Change = typeof aChange extends fc.Arbitrary<infer Each> ? Each : never

/** Each kind of change once. */
const ONE_OF_EACH: Change[] = [
  { kind: 'number', line: 'NR-1', end: 1234 },
  { kind: 'clause', material: true, days: 3 },
  { kind: 'release', month: 10 },
  { kind: 'site', end: 2345 },
  { kind: 'all sites', end: 3456 },
  { kind: 'leave', isBack: false },
  { kind: 'rules', named: 'Volunteers', inDays: 1, days: 1, months: 1, forEveryone: true },
  { kind: 'exemption', reason: 'short-assignment', days: 30 },
  { kind: 'joined', sameJob: true, isElsewhere: true },
]

it('no change of a number, a clause, a release, a site, its people, rules, exemptions or records touches a completion, its date, its version or its certificate', async () => {
  const before = await done()
  expect(before.entries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['completed', 'certified']))
  const { length } = before.entries
  await fc.assert(
    fc.asyncProperty(fc.array(aChange, { minLength: 1, maxLength: 4 }), async (changes) => {
      for (const change of changes) {
        const { late, validUntil } = await standing()
        await make(change)
        const after = await standing()
        // Only rules may say something else about how long it counts. It was due earlier by rules of its own day, and by
        // a record that says that the person had begun before.
        if (change.kind !== 'rules') expect(after.validUntil).toBe(validUntil)
        const isOtherStart = change.kind === 'joined' || (change.kind === 'rules' && change.inDays === 0)
        if (!isOtherStart) expect(after.late).toBe(late)
      }
      const after = await done()
      expect({ ...after, entries: after.entries.slice(0, length) }).toEqual(before)
      const added = new Set(after.entries.slice(length).map(({ kind }) => kind))
      for (const kind of OF_COMPLETIONS) expect(added).not.toContain(kind)
    }),
    { numRuns: 8, examples: [[ONE_OF_EACH]] },
  )
  const kinds = new Set((await done()).entries.slice(length).map(({ kind }) => kind))
  // It was asked of by other rules, exempted, and had other records joined to it.
  for (const kind of ['required', 'exempted', 'hired'] as const) expect(kinds).toContain(kind)
  // Each of the others was made, too.
  const { items } = (await app.deps.live()).contents.en.course
  expect(items.length).toBeLessThan(contents.en.course.items.length)
  const others = [
    ...(await historyOf(app.deps.store.db, 'policy:csec')),
    ...(await historyOf(app.deps.store.db, staff.north)),
  ]
  expect(others.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      'contact_change_confirmed',
      'policy_adopted',
      'policy_published',
      'site_defaults_published',
      'site_published',
    ] satisfies EventKind[]),
  )
  expect((await historyOf(app.deps.store.db, staff.cleo)).map(({ kind }) => kind)).toContain('leave_began')
})

/** Entries that make a completion, or take it back. */
const OF_COMPLETIONS: readonly EventKind[] = [
  'completed',
  'certified',
  'acknowledged',
  'corrected',
  'certificate_revoked',
]

/** What somebody has done, and what follows from it. */
async function done() {
  const history = await historyOf(app.deps.store.db, staff.bob)
  const completedOn = [(await standing(0)).completedOn, (await standing()).completedOn]
  const versions = corrected(history)
    .filter(isKind('completed'))
    .map(({ body, effectiveOn }) => [effectiveOn, body.courseVersion, body.policyVersion])
  const { status, bytes } = await download(bob, '/certificate.pdf')
  expect(status).toBe(200)
  return { entries: history, completedOn, versions, certificate: sha256(bytes) }
}

/** Unless it's asked for another day, on one when all of the changes are in effect. */
async function standing(daysAhead = 60) {
  const { db } = app.deps.store
  const on = addDays(recording().today, daysAhead)
  return statusOn(await historyOf(db, staff.bob), ORIENTATION, await policyHistory(db), on)
}

async function make(change: Change): Promise<void> {
  const { store, released } = app.deps
  const about = recording()
  switch (change.kind) {
    case 'number': {
      const id = randomUUID()
      const line = lineOf(contents, change.line)
      if (line === null) throw new Error('the course has this line')
      const moved = { ...line, digits: `1-888-555-${change.end}`, letters: null }
      const proposal = { change: id, contact: change.line, line: moved, released: line, reason: 'It moved.' }
      await store.transaction(async (tx) => {
        await proposeChange(tx, 'policy:csec', proposal, about)
        await confirmChange(tx, 'policy:csec', id, about)
      })
      return
    }
    case 'clause': {
      const text = `The director on call will be told immediately, on any of ${change.days} phones.`
      const words = { short: 'tell the director', text }
      const changes = [rewording({ words: { en: words, es: words }, material: change.material })]
      const version = { proposal: null, effectiveOn: about.today, changes }
      await store.transaction((tx) => adoptPolicy(tx, 'policy:csec', version, released, about))
      return
    }
    case 'release': {
      const policy = { ...contents.en.policy, version: `2027-${change.month}` }
      return publishPolicy(store, { ...contents.en, policy }, app.deps.now())
    }
    case 'site':
      return publishExample(app, staff.north, { backup: { role: 'Director', phone: `609-555-${change.end}` } })
    case 'all sites': {
      const support = { role: 'Helpline for staff', phone: `732-555-${change.end}` }
      const defaults = { local: [], steps: 'Call first.', beforeGroup: '', groupSafety: '', support }
      const version = { defaults, from: about.today, proposal: null }
      return store.transaction((tx) => publishDefaults(tx, 'policy:csec', version, about))
    }
    case 'rules': {
      const { appliesTo, rule } = shippedRule(change.months)
      const due = { by: 'days-from-hire', days: change.days } as const
      const rules = [{ named: change.named, appliesTo, rule: { ...rule, due } }]
      const defined = { rules, forEveryone: change.forEveryone, reason: 'The board asked for it.' }
      await store.transaction((tx) => defineRules(tx, defined, addDays(about.today, change.inDays), about))
      return assignEverybody(store, () => about)
    }
    case 'exemption': {
      const until = change.days === null ? null : addDays(about.today, change.days)
      const body = { v: 1, requirement: ORIENTATION, reason: change.reason, approver: staff.ada, until } as const
      await store.transaction((tx) =>
        recordEvents(tx, [{ person: staff.bob, on: about.today, kind: 'exempted', body }], about),
      )
      return
    }
    case 'joined':
      return store.transaction(async (tx) => {
        const site = change.isElsewhere ? staff.south : staff.north
        const second = await hire(tx, { ...newStaff, site, facts: { name: 'Bob Rivera' } }, about)
        const how = { into: staff.bob, sameJob: change.sameJob, reason: 'Typed in twice.' }
        await mergeRecords(tx, second, how, about)
      })
    case 'leave':
      await store.transaction(async (tx) => {
        const version = (await detailsNow(tx, staff.north, about.today))?.published.body.version ?? 0
        const link = { link: randomUUID(), role: 'named', place: 0, version, person: staff.cleo } as const
        await linkRole(tx, staff.north, link, about)
        const away = change.isBack
          ? event('leave_ended', staff.cleo, about.today, {})
          : event('leave_began', staff.cleo, about.today, { expectedReturn: null })
        await append(tx, [away])
      })
  }
}

function recording(): Recording {
  const { now } = app.deps
  return {
    course: contents.en.course.id,
    actor: staff.ada,
    at: now(),
    today: dateAt(now(), ORGANIZATION.timeZone),
  }
}
