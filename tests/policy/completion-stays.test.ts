import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { confirmChange, proposeChange } from '../../src/contacts/line.store.ts'
import type { Recording } from '../../src/ledger/event.ts'
import { append, historyOf, policyHistory } from '../../src/ledger/ledger.store.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import { adoptPolicy } from '../../src/policy/adopted.store.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { statusOn } from '../../src/requirements/status.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { detailsNow, linkRole } from '../../src/site/roles/drift.store.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { download } from '../support/download.ts'
import { LINE } from '../support/lines.ts'
import { markIn, rewording } from '../support/own-policy.ts'
import { finishAllBut } from '../support/nearly-done.ts'
import { event } from '../support/recording.ts'
import { publishExample } from '../support/site.ts'
import { ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'

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

const aChange = fc.oneof(
  fc.record({ kind: fc.constant('number' as const), end: fc.integer({ min: 1000, max: 9999 }) }),
  fc.record({ kind: fc.constant('clause' as const), material: fc.boolean(), days: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('release' as const), month: fc.integer({ min: 10, max: 12 }) }),
  fc.record({ kind: fc.constant('site' as const), end: fc.integer({ min: 1000, max: 9999 }) }),
  fc.record({ kind: fc.constant('leave' as const), isBack: fc.boolean() }),
)
type Change = typeof aChange extends fc.Arbitrary<infer Each> ? Each : never

it('no change of a number, a clause, a release, a site or its people touches a completion, its date or its certificate', async () => {
  const before = await done()
  expect(before.entries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['completed', 'certified']))
  await fc.assert(
    fc.asyncProperty(fc.array(aChange, { minLength: 1, maxLength: 4 }), async (changes) => {
      for (const change of changes) await make(change)
      expect(await done()).toEqual(before)
    }),
    { numRuns: 8 },
  )
  const { status } = await standing()
  expect(['up-to-date', 'update-due']).toContain(status)
})

/** What somebody has done, and what follows from it. */
async function done() {
  const history = await historyOf(app.deps.store.db, staff.bob)
  const { completedOn, late, validUntil } = await standing()
  const { status, bytes } = await download(bob, '/certificate.pdf')
  expect(status).toBe(200)
  return { entries: history, completedOn, late, validUntil, certificate: sha256(bytes) }
}

async function standing() {
  const { db } = app.deps.store
  return statusOn(await historyOf(db, staff.bob), ORIENTATION, await policyHistory(db), recording().today)
}

async function make(change: Change): Promise<void> {
  const { store, released } = app.deps
  const about = recording()
  switch (change.kind) {
    case 'number': {
      const id = randomUUID()
      const line = { ...LINE, digits: `1-888-555-${change.end}`, letters: null }
      const proposal = { change: id, contact: 'NR-2', line, released: LINE, reason: 'It moved.' }
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
