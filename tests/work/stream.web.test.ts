import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { changeOrder, claimOrder } from '../../src/platform/jobs/order.store.ts'
import { later, MINUTE_MS } from '../../src/platform/time/calendar.ts'
import { deleteRoles } from '../../src/identity/role.store.ts'
import { moveImport } from '../../src/imports/import.store.ts'
import type { ImportId } from '../../src/platform/database/schema.store.ts'
import { type Browser, signedIn, type TestApp } from '../support/app.ts'
import { type HeardStream, openStream } from '../support/events.ts'
import { plannedImport, uploadedImport } from '../support/imports.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { askedPack } from '../support/made-pack.ts'
import { waitingPackage } from '../support/ordered-package.ts'
import { publishExample } from '../support/site.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import type { PersonId } from '../../src/ledger/event.ts'

let running: ListeningApp
let test: TestApp
let staff: Staff
let holders: Readonly<Record<Holder, PersonId>>
let ada: Browser
let id: ImportId
const streams: HeardStream[] = []

/** Each is a request and its answer. The server closes a stream within the first few of them. */
const MOST_TRIES = 500

beforeEach(async () => {
  running = await listeningApp()
  ;({ test } = running)
  staff = await staffOn(test)
  holders = await holdersOn(test, staff)
  ada = await signedIn(test, staff.ada)
  id = await uploadedImport(test, staff.ada)
  await moveImport(test.deps.store.db, id, ['uploaded'], 'planning', { rowsDone: 2 })
})
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.leave()
  await running.close()
})

async function open(by: Browser = ada, path = hrefTo('/hr/imports/:import/progress', { import: id })) {
  const stream = await openStream(running.address + path, by)
  streams.push(stream)
  return stream
}

const isAt = (state: string, done?: number) => (data: unknown) =>
  typeof data === 'object' &&
  data !== null &&
  Reflect.get(data, 'state') === state &&
  (done === undefined || Reflect.get(data, 'done') === done)

describe('the stream of a file on its way', () => {
  it('brings numbers and a state, nothing else, and ends when the work does', async () => {
    const stream = await open()
    await stream.next(isAt('working', 2))
    await moveImport(test.deps.store.db, id, ['planning'], 'planning', { rowsDone: 4 })
    await stream.next(isAt('working', 4))
    await moveImport(test.deps.store.db, id, ['planning'], 'planned', { rowsDone: 5 })
    await stream.ended
    expect(stream.data).toEqual([
      { state: 'working', done: 2, of: 5, secondsLeft: null },
      { state: 'working', done: 4, of: 5, secondsLeft: null },
      { state: 'done', done: 5, of: 5, secondsLeft: null },
    ])
  })

  it('is neither kept, compressed nor collected on the way', async () => {
    const { headers } = (await open()).response
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store, no-transform')
    expect(headers.get('x-accel-buffering')).toBe('no')
    expect(headers.get('content-encoding')).toBeNull()
  })

  it('tells the time that is left as soon as it can', async () => {
    const stream = await open()
    await stream.next(isAt('working', 2))
    test.clock.pass({ minutes: 1 })
    await moveImport(test.deps.store.db, id, ['planning'], 'planning', { rowsDone: 4 })
    expect(await stream.next(isAt('working', 4))).toMatchObject({ secondsLeft: 30 })
  })

  it('isn’t opened by anybody who may not import, or by a visitor', async () => {
    for (const person of [staff.bob, staff.cleo, holders.ivy, holders.eve, holders.gus, holders.fay])
      expect((await open(await signedIn(test, person))).response.status).toBe(403)
    expect((await open({ ...ada, cookie: '' })).response.status).toBe(303)
  })

  it('ends when the session does, however it ends', async () => {
    const out = await open()
    await out.next(isAt('working'))
    await ada.post('/sign-out')
    await out.ended
    ada = await signedIn(test, staff.ada)
    const idle = await open()
    await idle.next(isAt('working'))
    // An open page keeps nobody signed in.
    test.clock.pass({ minutes: 31 })
    await idle.ended
    expect((await open()).response.status).toBe(303)
  })

  it('ends when the person may no longer import', async () => {
    const hal = await signedIn(test, holders.hal)
    const stream = await open(hal)
    await stream.next(isAt('working'))
    await test.deps.store.transaction((tx) => deleteRoles(tx, holders.hal))
    await stream.ended
    expect((await open(hal)).response.status).toBe(403)
  })

  it('ends when the server shuts down, and a new one ends at once', async () => {
    const stream = await open()
    await stream.next(isAt('working'))
    test.drain()
    await stream.ended
    const next = await open()
    await next.ended
    expect([next.response.status, next.data]).toEqual([200, []])
  })

  it('is one of four at most in a session, and makes room when it’s closed', async () => {
    const four = [await open(), await open(), await open(), await open()]
    expect((await open()).response.status).toBe(429)
    expect((await open(await signedIn(test, staff.ada))).response.status).toBe(200)
    four[0]?.leave()
    // The server hears of it a moment later.
    let next = await open()
    for (let tries = 1; next.response.status !== 200 && tries < MOST_TRIES; tries += 1) next = await open()
    expect(next.response.status).toBe(200)
  })
})

describe('the stream of an evidence pack', () => {
  it('is open to whoever may read packs, and says when the pack was stopped', async () => {
    const pack = await askedPack(test, staff.ada)
    const path = hrefTo('/hr/packs/:pack/progress', { pack })
    const stream = await open(await signedIn(test, holders.fay), path)
    await stream.next(isAt('waiting'))
    expect((await open(await signedIn(test, holders.ivy), path)).response.status).toBe(403)
    await ada.post(hrefTo('/hr/packs/:pack/stop', { pack })).expect(303)
    await stream.next(isAt('stopped'))
    await stream.ended
  })
})

describe('the stream of a package', () => {
  it('counts its steps and says when it’s made, to whoever ordered it', async () => {
    await publishExample(test, staff.north, {})
    const order = await waitingPackage(test, staff.ada, { for: staff.north })
    const path = hrefTo('/hr/packages/orders/:order/progress', { order })
    const stream = await open(ada, path)
    await stream.next(isAt('waiting'))
    const { db } = test.deps.store
    const until = later(test.deps.now(), MINUTE_MS)
    await claimOrder(db, 'package_order', test.deps.now(), until)
    await changeOrder(db, 'package_order', order, { steps_done: 3, steps_total: 32 })
    await stream.next(isAt('working', 3))
    await changeOrder(db, 'package_order', order, { state: 'made' })
    await stream.next(isAt('done'))
    await stream.ended
    expect((await open(await signedIn(test, holders.hal), path)).response.status).toBe(404)
  })
})

it('a stream of work that is over says so and ends', async () => {
  const planned = await plannedImport(test, staff.ada)
  const stream = await open(ada, hrefTo('/hr/imports/:import/progress', { import: planned }))
  await stream.ended
  expect(stream.data).toMatchObject([{ state: 'done' }])
})
