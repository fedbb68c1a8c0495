import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../../src/app/href.web.ts'
import { claimOrder, stopOrder } from '../../../src/platform/jobs/order.store.ts'
import { deleteRoles, putRole } from '../../../src/identity/role.store.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import type { ReportFileId } from '../../../src/platform/database/schema.store.ts'
import { hire } from '../../../src/people/record.store.ts'
import { calendarDate, later, MINUTE_MS } from '../../../src/platform/time/calendar.ts'
import { deleteEachHour } from '../../../src/privacy/retention/retention.job.ts'
import { MOST_PDF_ROWS } from '../../../src/reports/files/pdf-report.job.ts'
import { inChunks } from '../../../src/platform/database/chunk.store.ts'
import { LARGE_FROM } from '../../../src/reports/files/made-file.job.ts'
import { findFile } from '../../../src/reports/files/made-file.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { download } from '../../support/download.ts'
import { type Holder, holdersOn } from '../../support/roles.ts'
import { newStaff, type Staff, staffOn } from '../../support/staff.ts'

const words = MESSAGES.en.hr.work.file
const TODAY = calendarDate('2026-11-24')

let app: TestApp
let staff: Staff
let holders: Readonly<Record<Holder, PersonId>>
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  holders = await holdersOn(app, staff)
  ada = await signedIn(app, staff.ada)
})

/** So many people at North House that a PDF of them is large. */
async function hireMany(): Promise<void> {
  const { deps } = app
  const recording = {
    course: deps.contents.en.course.id,
    actor: 'system:set-up',
    at: deps.now(),
    today: TODAY,
  } as const
  await deps.store.transaction(async (tx) => {
    for (let at = 0; at < LARGE_FROM.pdf; at += 1)
      await hire(tx, { ...newStaff, site: staff.north, facts: { name: `New ${at}` } }, recording)
  })
}

const order = { page: 'people', rows: 'people', format: 'pdf', status: 'not-separated', bom: 'no' }
const pageOf = (made: ReportFileId) => hrefTo('/hr/reports/files/:made', { made })
const fileOf = (made: ReportFileId) => hrefTo('/hr/reports/files/:made/file', { made })
const { jobs, store } = { jobs: () => app.deps.jobs, store: () => app.deps.store }

/** Asks for a large file, which isn't made yet. */
async function ask(by: Browser = ada): Promise<ReportFileId> {
  const answer = await by.post('/hr/reports/files', order).expect(303)
  const id = /^\/hr\/reports\/files\/([\w-]+)$/.exec(answer.headers['location'] ?? '')?.[1]
  if (id === undefined) throw new Error(`it leads to ${answer.headers['location']}`)
  return `report-file:${id}`
}

describe('a file that somebody asks for', () => {
  it('is downloaded right away when it’s small', async () => {
    const answer = await ada.post('/hr/reports/files', order).expect(303)
    const address = answer.headers['location'] ?? ''
    expect(address).toMatch(/^\/hr\/reports\/file\?/)
    expect((await download(ada, address)).headers['content-type']).toBe('application/pdf')
  })

  it('is made in the background when it’s large, and is the same file', async () => {
    await hireMany()
    const id = await ask()
    await jobs().idle('report-files')
    expect(await findFile(store().db, id)).toMatchObject({ state: 'made' })
    const page = (await ada.get(pageOf(id)).expect(200)).text
    expect(page).toContain(`href="${fileOf(id)}"`)
    const made = await download(ada, fileOf(id))
    expect(made.headers['content-type']).toBe('application/pdf')
    expect(made.headers['content-disposition']).toContain('orientation-records_2026-11-24.pdf')
    const { page: _, ...query } = order
    const direct = await download(ada, `/hr/reports/file?${new URLSearchParams(query)}`)
    expect(made.bytes.equals(direct.bytes)).toBe(true)
  })

  it('isn’t begun when a PDF can’t hold everyone: the form says what to do', async () => {
    const { db } = store()
    const bob = await db.selectFrom('standing').selectAll().where('person', '=', staff.bob).executeTakeFirstOrThrow()
    const many = Array.from({ length: MOST_PDF_ROWS }, (_, n) => ({ ...bob, person: `person:copy-${n}` as const }))
    for (const rows of inChunks(many, 25))
      await db
        .insertInto('standing')
        .values([...rows])
        .execute()
    const { text } = await ada.post('/hr/reports/files', order).expect(422)
    expect(text).toContain(MESSAGES.en.hr.reportFiles.tooMany(MOST_PDF_ROWS))
    expect(await db.selectFrom('report_file').select('id').execute()).toEqual([])
    await ada.post('/hr/reports/files', { ...order, format: 'xlsx' }).expect(303)
  })

  it('is made once, however often the form is sent', async () => {
    await hireMany()
    const id = await ask()
    expect(await ask()).toBe(id)
    await jobs().idle('report-files')
    expect(await ask()).not.toBe(id)
  })

  it('isn’t there for anybody else, and not for its owner once other people may be seen', async () => {
    await hireMany()
    const ivy = await signedIn(app, holders.ivy)
    const id = await ask(ivy)
    await jobs().idle('report-files')
    const paths = [pageOf(id), fileOf(id), hrefTo('/hr/reports/files/:made/progress', { made: id })]
    for (const path of paths) {
      expect((await ada.get(path)).status, path).toBe(404)
      expect((await ivy.get(path)).status, path).toBe(200)
    }
    expect((await ada.post(hrefTo('/hr/reports/files/:made/stop', { made: id }))).status).toBe(404)
    const grant = { role: 'site-hr', sites: [staff.south], until: null } as const
    await store().transaction((tx) => putRole(tx, holders.ivy, grant))
    for (const path of paths) expect((await ivy.get(path)).status, path).toBe(404)
    await store().transaction((tx) => deleteRoles(tx, holders.ivy))
    for (const path of paths) expect((await ivy.get(path)).status, path).toBe(403)
  })

  it('leaves nothing when it’s stopped while it’s made', async () => {
    await hireMany()
    const id = await ask()
    while ((await findFile(store().db, id))?.state !== 'making') await nextTurn()
    await ada.post(hrefTo('/hr/reports/files/:made/stop', { made: id })).expect(303)
    await jobs().idle('report-files')
    expect(await findFile(store().db, id)).toMatchObject({ state: 'stopped', bytes: null })
    expect(await app.deps.reportFiles.find(id)).toBeNull()
    expect((await ada.get(pageOf(id))).text).toContain(words.ended.stopped)
    expect((await ada.get(fileOf(id))).status).toBe(404)
    expect(app.log.filter(({ job }) => job === 'report-files')).toEqual([])
  })

  it('is made by another server when its maker was killed', async () => {
    await hireMany()
    app.drain()
    const id = await ask()
    await jobs().idle('report-files')
    const { db } = store()
    const at = app.deps.now()
    expect(await claimOrder(db, 'report_file', at, later(at, MINUTE_MS))).toBe(id)
    expect(await claimOrder(db, 'report_file', at, later(at, MINUTE_MS))).toBeNull()
    app.clock.pass({ minutes: 1 })
    const now = app.deps.now()
    expect(await claimOrder(db, 'report_file', now, later(now, MINUTE_MS))).toBe(id)
    expect(await stopOrder(db, 'report_file', id)).toBe(true)
    expect(await stopOrder(db, 'report_file', id)).toBe(false)
  })

  it('goes after a day, with everything that’s known of it', async () => {
    await hireMany()
    const id = await ask()
    await jobs().idle('report-files')
    expect(await app.deps.reportFiles.find(id)).not.toBeNull()
    app.clock.pass({ hours: 25 })
    await deleteEachHour(store(), app.deps.now(), calendarDate('2026-11-25'))
    expect(await findFile(store().db, id)).toBeNull()
    jobs().wake('report-files')
    await jobs().idle('report-files')
    expect(await app.deps.reportFiles.find(id)).toBeNull()
  })
})
