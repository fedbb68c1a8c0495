import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { makePackage } from '../../src/packages/export.job.ts'
import { chosenPackage, choiceIn, packageSources } from '../../src/packages/order.job.ts'
import { findPackageOrder, packagesOrderedBy } from '../../src/packages/order.store.ts'
import { findOrganization } from '../../src/organization/organization.store.ts'
import type { PackageOrderId } from '../../src/platform/database/schema.store.ts'
import { changeOrder, claimOrder } from '../../src/platform/jobs/order.store.ts'
import { calendarDate, later, MINUTE_MS } from '../../src/platform/time/calendar.ts'
import { packagesMade } from '../../src/packages/made.store.ts'
import { deleteEachHour } from '../../src/privacy/retention/retention.job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { content } from '../support/content.ts'
import { keepEdition } from '../support/examples.ts'
import { adopt, rewording } from '../support/own-policy.ts'
import { unzip } from '../support/unzip.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { putFirstRoles } from '../support/first-roles.ts'
import { download } from '../support/download.ts'
import { checkPackage, makePackages } from '../support/ordered-package.ts'
import { packageAddress, packageFields } from '../support/package-address.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const { packages: words, work } = MESSAGES.en.hr
const TODAY = calendarDate('2026-11-24')

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  ada = await signedIn(app, staff.ada)
})

const fields = () => packageFields({ for: staff.north, edition: 'web' })
const result = () => packageAddress({ for: staff.north, edition: 'web' })
const pageOf = (id: PackageOrderId) => hrefTo('/hr/packages/orders/:order', { order: id })

/** Sends the form; the package isn't made yet. */
async function order(by: Browser = ada): Promise<PackageOrderId> {
  const { headers } = await by.post(hrefTo('/hr/packages/orders'), fields()).expect(303)
  const id = /^\/hr\/packages\/orders\/([\w-]+)$/.exec(headers['location'] ?? '')?.[1]
  if (id === undefined) throw new Error(`it leads to ${headers['location']}`)
  return `package-order:${id}`
}
const found = (id: PackageOrderId) => findPackageOrder(app.deps.store.db, id)
const stop = (id: PackageOrderId, who = ada) => who.post(hrefTo('/hr/packages/orders/:order/stop', { order: id }))

describe('a package with only what changed', () => {
  it('can be ordered once a clause has changed materially, for the site and from the version that staff know', async () => {
    await publishPolicy(app.deps.store, content, app.deps.now())
    await keepEdition(app)
    await keepEdition(app, app.deps.contents.es)
    expect((await ada.get(hrefTo('/hr/packages'))).text).not.toContain(words.update.label)
    await adopt(app, staff, [rewording()])
    const since = content.policy.version
    expect((await ada.get(hrefTo('/hr/packages'))).text).toContain(words.update.since(since, 'Nov 24, 2026'))
    const choice = { for: staff.north, edition: 'web', since }
    await checkPackage(app, ada, choice)
    const { text } = await ada.get(packageAddress(choice)).expect(200)
    expect(text).toContain('csec-update_north-house_en_web')
    expect(text).toContain(words.update.note)
    const kit = await unzip((await download(ada, packageAddress(choice, 'kit.zip'))).bytes)
    expect(kit.get('README-admin.html')?.toString()).toContain(MESSAGES.en.kit.update.title)
  })

  it('isn’t there for a version that nobody was shown, or since which nothing has changed', async () => {
    await publishPolicy(app.deps.store, content, app.deps.now())
    for (const since of ['2020-01', content.policy.version])
      await ada
        .post(hrefTo('/hr/packages/orders'), packageFields({ for: staff.north, edition: 'web', since }))
        .expect(404)
  })
})

describe('a package that is ordered', () => {
  it('gets a page with a bar, which leads to the check and the download once it’s made', async () => {
    app.drain()
    const id = await order()
    const { text } = await ada.get(pageOf(id)).expect(200)
    expect(text).toContain(`data-stream="${pageOf(id)}/progress"`)
    expect(text).toContain('<progress')
    expect(text).toContain('http-equiv="refresh"')
    expect(text).toContain('North House, Web pages, without an LMS, in English')
    expect(text).toContain(`action="${pageOf(id)}/stop"`)
  })

  it('is checked in the background, and the same as a package from the command line', async () => {
    const id = await order()
    await app.deps.jobs.idle('packages')
    await ada.get(pageOf(id)).expect(303).expect('Location', `${result()}#check`)
    expect((await ada.get(result()).expect(200)).text).toContain(words.check)
    const { bytes } = await download(ada, packageAddress(fields(), 'package.zip'))
    const report = JSON.parse((await download(ada, packageAddress(fields(), 'report.json'))).bytes.toString())
    const { contents, store, systems } = app.deps
    const { db } = store
    const organization = await findOrganization(db)
    const choice = choiceIn(result().split('?')[1] ?? '')
    if (organization === null || choice === null) throw new Error('both are there')
    const parts = { db, contents, organization, systems: systems.en }
    const chosen = await chosenPackage(parts, choice, await packageSources(db, TODAY))
    if (chosen === null) throw new Error('the site has details')
    const direct = await makePackage(chosen.order, TODAY)
    expect(bytes.equals(Buffer.from(direct.zip))).toBe(true)
    expect(report.sha256).toBe(direct.sha256)
    expect(report).toMatchObject(JSON.parse(JSON.stringify(direct.preflight)))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe((await found(id))?.fileHash)
  })

  it('is made once, however often the form is sent, and then leads to its check right away', async () => {
    const id = await order()
    expect(await order()).toBe(id)
    await app.deps.jobs.idle('packages')
    await ada.post(hrefTo('/hr/packages/orders'), fields()).expect(303).expect('Location', `${result()}#check`)
    expect(await packagesOrderedBy(app.deps.store.db, staff.ada, 10)).toHaveLength(1)
  })

  it('is checked again when its details have changed, and on another day', async () => {
    await checkPackage(app, ada, fields())
    await publishExample(app, staff.north, { backup: { role: 'Clinical lead', phone: '609-555-0199' } })
    const { text } = await ada.get(result()).expect(200)
    expect(text).toContain(words.order.unmade)
    expect(text).not.toContain(words.check)
    await checkPackage(app, ada, fields())
    expect((await ada.get(result())).text).toContain(words.check)
    app.clock.pass({ days: 1 })
    ada = await signedIn(app, staff.ada)
    expect((await ada.get(result())).text).toContain(words.order.unmade)
  })

  it('isn’t downloaded or recorded before it’s checked: its addresses lead to the choice, and its button orders it', async () => {
    for (const file of ['package.zip', 'kit.zip', 'report.html', 'report.json'])
      await ada.get(packageAddress(fields(), file)).expect(303).expect('Location', result())
    const { headers } = await ada.post(hrefTo('/hr/packages/made'), fields()).expect(303)
    expect(headers['location']).toMatch(/^\/hr\/packages\/orders\//)
    expect(await packagesMade(app.deps.store.db, 5)).toEqual([])
  })

  it('isn’t there for anybody else', async () => {
    const id = await order()
    await app.deps.store.transaction((tx) => putFirstRoles(tx, staff.dan))
    const dan = await signedIn(app, staff.dan)
    for (const path of [pageOf(id), `${pageOf(id)}/progress`]) expect((await dan.get(path)).status).toBe(404)
    expect((await stop(id, dan)).status).toBe(404)
    await app.deps.jobs.idle('packages')
    expect((await found(id))?.state).toBe('made')
  })

  it.each(['waiting', 'making'])(
    'leaves nothing when it’s stopped while %s, and can be ordered again',
    async (state) => {
      app.drain()
      const id = await order()
      const { db } = app.deps.store
      if (state === 'making') await claimOrder(db, 'package_order', app.deps.now(), later(app.deps.now(), MINUTE_MS))
      await stop(id).expect(303).expect('Location', pageOf(id))
      expect(await found(id)).toMatchObject({ state: 'stopped', fileHash: null })
      expect(await changeOrder(db, 'package_order', id, { state: 'made' })).toBe(false)
      expect((await stop(id)).status).toBe(409)
      const { text } = await ada.get(pageOf(id)).expect(200)
      expect(text).toContain(words.order.stopped)
      expect(text).toContain(words.order.again)
      expect(await order()).not.toBe(id)
    },
  )

  it('ends on the way when it’s stopped, and nobody hears of a fault', async () => {
    const id = await order()
    while ((await found(id))?.done === 0) await new Promise(setImmediate)
    await stop(id).expect(303)
    await app.deps.jobs.idle('packages')
    expect(await found(id)).toMatchObject({ state: 'stopped', fileHash: null })
    expect(app.log.filter(({ job }) => job === 'packages')).toEqual([])
  })

  it('is made after a restart, and by another server a minute after its maker was killed', async () => {
    app.drain()
    const id = await order()
    await app.deps.jobs.idle('packages')
    expect((await found(id))?.state).toBe('waiting')
    const { db } = app.deps.store
    const at = app.deps.now()
    expect(await claimOrder(db, 'package_order', at, later(at, MINUTE_MS))).toBe(id)
    const next = await testApp({}, app.deps.contents, app.deps.store)
    await makePackages(next)
    expect((await found(id))?.state).toBe('making')
    next.clock.pass({ minutes: 1 })
    await makePackages(next)
    expect((await found(id))?.state).toBe('made')
  })

  it('that can’t be made anymore says so', async () => {
    app.drain()
    const id = await order()
    const { db } = app.deps.store
    await db.updateTable('package_order').set({ query: 'for=site%3Agone' }).where('id', '=', id).execute()
    await makePackages(await testApp({}, app.deps.contents, app.deps.store))
    expect((await ada.get(pageOf(id)).expect(200)).text).toContain(words.order.failed)
  })

  it('is on the list of work for whoever ordered it, until it’s downloaded', async () => {
    app.drain()
    const id = await order()
    const name = 'North House, Web pages, without an LMS, in English'
    expect((await ada.get(hrefTo('/hr/work'))).text).toContain(work.states.waiting)
    const hal = await otherHr()
    expect((await hal.get(hrefTo('/hr/work'))).text).not.toContain(name)
    const next = await testApp({}, app.deps.contents, app.deps.store)
    await makePackages(next)
    const listed = (await ada.get(hrefTo('/hr/work'))).text
    expect(listed).toContain(name)
    expect(listed).toContain(pageOf(id))
    await ada.post(hrefTo('/hr/packages/made'), fields()).expect(303)
    const after = (await ada.get(hrefTo('/hr/work'))).text
    expect(after).not.toContain(pageOf(id))
    expect(after).toContain(result().replaceAll('&', '&amp;'))
  })

  it('goes after a day', async () => {
    await checkPackage(app, ada, fields())
    app.clock.pass({ hours: 25 })
    await deleteEachHour(app.deps.store, app.deps.now(), calendarDate('2026-11-25'))
    expect(await packagesOrderedBy(app.deps.store.db, staff.ada, 5)).toEqual([])
  })

  it.each<[string, number, () => Record<string, string>]>([
    ['details of nobody', 404, () => ({ ...fields(), for: 'site:nobody' })],
    ['no details', 400, () => ({ ...fields(), for: '' })],
    ['something that no form of ours sends', 400, () => ({ ...fields(), more: '1' })],
  ])('is refused with %s', async (_, status, sent) => {
    expect((await ada.post(hrefTo('/hr/packages/orders'), sent())).status).toBe(status)
    expect(await packagesOrderedBy(app.deps.store.db, staff.ada, 5)).toEqual([])
  })
})

async function otherHr(): Promise<Browser> {
  await app.deps.store.transaction((tx) => putFirstRoles(tx, staff.dan))
  return signedIn(app, staff.dan)
}
