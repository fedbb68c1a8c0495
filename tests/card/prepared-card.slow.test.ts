import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import request from 'supertest'
import { afterAll, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { cardPath } from '../../src/app/href.web.ts'
import { confirmChange, proposeChange } from '../../src/contacts/line.store.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { setAccent } from '../../src/organization/brand.store.ts'
import { findOrganization, putOrganization } from '../../src/organization/organization.store.ts'
import type { Color } from '../../src/platform/html/color.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { addDays, dateAt } from '../../src/platform/time/calendar.ts'
import { detailsNow, linkRole } from '../../src/site/roles/drift.store.ts'
import { changeSite, publishSite } from '../../src/site/site.store.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { contents, exampleSite } from '../support/content.ts'
import { LINE } from '../support/lines.ts'
import { ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'
import { event } from '../support/recording.ts'
import { sqliteFile } from '../support/stores.ts'

const engine = sqliteFile()
afterAll(() => engine.stop())

/** What can happen to a card, or to something that isn't on it. */
const anyStep = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 2_000 }) }),
  // The clocks of New Jersey go forward on March 14, 2027, and back on November 7.
  fc.record({ kind: fc.constant('jump' as const), days: fc.constantFrom(109, 110, 347) }),
  fc.record({ kind: fc.constant('publish' as const), phone: fc.integer({ min: 100, max: 199 }), ahead: fc.nat(2) }),
  fc.record({ kind: fc.constant('zone' as const), zone: fc.constantFrom('Pacific/Honolulu', 'America/New_York') }),
  fc.record({ kind: fc.constant('name' as const), name: fc.constantFrom('North House', 'The North House') }),
  fc.record({ kind: fc.constant('color' as const), color: fc.constantFrom('#114488', '#885511') }),
  fc.record({ kind: fc.constant('line' as const), digits: fc.integer({ min: 100, max: 199 }) }),
  fc.record({ kind: fc.constant('link' as const) }),
  fc.record({ kind: fc.constant('leave' as const), isBack: fc.boolean() }),
  fc.record({ kind: fc.constant('elsewhere' as const) }),
)
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never

it('a prepared card is the one that a server which has prepared nothing sends, after whatever has happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 8 }), async (steps) => {
      const store = await engine.open()
      const app = await testApp({}, contents, store)
      const staff = await staffOn(app)
      await publishPolicy(store, contents.en, app.deps.now())
      for (const each of steps) {
        await take(each, app, staff)
        await expectSame(app)
        // The second time it's the prepared one.
        await expectSame(app)
      }
      await store.close()
    }),
    { numRuns: 12 },
  )
})

it('two servers on one database show the same card right after one of them has changed it', async () => {
  const store = await engine.open()
  const app = await testApp({}, contents, store)
  const staff = await staffOn(app)
  const other = await testApp({}, contents, await openStore({ database: store.file ?? '', readOnly: true }))
  await take({ kind: 'publish', phone: 111, ahead: 0 }, app, staff)
  expect((await request(other.app).get(cardPath('north-house', 'en')).expect(200)).text).toContain('609-555-0111')
  await take({ kind: 'publish', phone: 122, ahead: 0 }, app, staff)
  const { text } = await request(other.app).get(cardPath('north-house', 'en')).expect(200)
  expect(text).toContain('609-555-0122')
  expect(text).not.toContain('609-555-0111')
})

it('a prepared card is the same in every encoding, and empty for a browser that has it', async () => {
  const app = await testApp()
  await take({ kind: 'publish', phone: 111, ahead: 0 }, app, await staffOn(app))
  const asked = (encoding: string) =>
    request(app.app).get(cardPath('north-house', 'en')).set('Accept-Encoding', encoding).expect(200)
  const plain = await asked('identity')
  for (const encoding of ['gzip', 'br', 'gzip, deflate, br', 'identity']) {
    const { text, headers } = await asked(encoding)
    expect(text).toBe(plain.text)
    expect(headers['cache-control']).toBe('no-cache')
    expect(headers['content-security-policy']).toBe(plain.headers['content-security-policy'])
    expect(headers['content-security-policy']).toMatch(/default-src 'none'/)
  }
  const etag = String(plain.headers['etag'])
  const again = (known: string) => request(app.app).get(cardPath('north-house', 'en')).set('If-None-Match', known)
  for (const known of [etag, etag.slice('W/'.length), `"another", ${etag}`, '*'])
    await again(known).expect(304).expect('')
  for (const unknown of ['"another"', 'W/', ',', etag.slice(0, -2)]) await again(unknown).expect(200)
  // Somebody reloads the page.
  await again(etag).set('Cache-Control', 'no-cache').expect(200)
})

it('a prepared card has the headers of one that was just made, and counts towards the same limit', async () => {
  const app = await testApp()
  await take({ kind: 'publish', phone: 111, ahead: 0 }, app, await staffOn(app))
  for (const header of ['identity', 'gzip'] as const) {
    // A language of its own, so that the first one isn't prepared.
    const path = cardPath('north-house', header === 'gzip' ? 'en' : 'es')
    const asked = () => request(app.app).get(path).set('Accept-Encoding', header).expect(200)
    const [made, prepared] = [await asked(), await asked()]
    expect(alike(prepared.headers)).toEqual(alike(made.headers))
    expect(prepared.headers['x-request-id']).toMatch(/^E-\d{4}-\d{2}$/)
    expect(Number(prepared.headers['ratelimit-remaining'])).toBe(Number(made.headers['ratelimit-remaining']) - 1)
    const head = await request(app.app).head(path).set('Accept-Encoding', header).expect(200)
    expect(alike(head.headers)).toEqual(alike(made.headers))
    expect(head.text).toBeFalsy()
  }
})

/** Headers that are another each time are only compared by name. */
function alike(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const changing = ['x-request-id', 'date', 'ratelimit-remaining', 'ratelimit-reset']
  return { ...headers, ...Object.fromEntries(changing.map((name) => [name, typeof headers[name]])) }
}

async function take(step: Step, { deps, clock }: TestApp, staff: Staff): Promise<void> {
  const organization = await findOrganization(deps.store.db)
  const now = deps.now()
  const today = dateAt(now, organization?.timeZone ?? 'UTC')
  const recording = { course: contents.en.course.id, actor: staff.ada, at: now, today } as const
  const later = (kind: 'leave_began' | 'leave_ended') =>
    kind === 'leave_began'
      ? event(kind, staff.cleo, today, { expectedReturn: null })
      : event(kind, staff.cleo, today, {})
  await deps.store.transaction(async (tx) => {
    switch (step.kind) {
      case 'pass':
        return clock.pass({ minutes: step.minutes })
      case 'jump':
        return clock.pass({ days: step.days })
      case 'publish': {
        const [first, ...others] = exampleSite.named
        if (first === undefined) throw new Error('the example names nobody')
        const named = [{ ...first, phone: `609-555-0${step.phone}`, publicPhone: true }, ...others]
        const details = { ...exampleSite, name: 'North House', slug: 'north-house', named }
        return publishSite(tx, staff.north, details, recording, { from: addDays(today, step.ahead) })
      }
      case 'zone':
        return putOrganization(tx, { ...ORGANIZATION, timeZone: step.zone }, now)
      case 'name':
        return changeSite(tx, { id: staff.north, slug: 'north-house', name: step.name })
      case 'color':
        return void (await setAccent(tx, step.color as Color, { by: staff.ada, at: now }))
      case 'line': {
        const line = { ...LINE, digits: `1-888-555-0${step.digits}`, letters: null }
        const change = randomUUID()
        const proposal = { change, contact: 'NR-2', line, released: LINE, reason: 'It moved.' }
        await proposeChange(tx, 'policy:csec', proposal, recording)
        return confirmChange(tx, 'policy:csec', change, recording)
      }
      case 'link': {
        const version = (await detailsNow(tx, staff.north, today))?.published.body.version ?? 0
        const link = { link: randomUUID(), role: 'named', place: 0, version, person: staff.cleo } as const
        return void (await linkRole(tx, staff.north, link, recording))
      }
      case 'leave':
        return void (await append(tx, [later(step.isBack ? 'leave_ended' : 'leave_began')]))
      case 'elsewhere':
        return void (await append(tx, [event('leave_began', staff.dan, today, { expectedReturn: null })]))
    }
  })
}

/** The other server has read and prepared nothing, and sees what is on the disk. */
async function expectSame({ app, deps }: TestApp): Promise<void> {
  const store = await openStore({ database: deps.store.file ?? '', readOnly: true })
  // Putting content together keeps its edition, which a reader can't.
  const fresh = createApp({ ...deps, store })
  for (const language of LANGUAGES) {
    const path = cardPath('north-house', language)
    const [kept, made] = [await request(app).get(path).expect(200), await request(fresh).get(path).expect(200)]
    expect(kept.text).toBe(made.text)
    for (const header of ['content-security-policy', 'etag', 'cache-control', 'vary', 'referrer-policy'])
      expect(kept.headers[header], header).toBe(made.headers[header])
  }
  await store.close()
}
