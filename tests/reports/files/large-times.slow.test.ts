import { existsSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../../src/app/href.web.ts'
import { hire } from '../../../src/people/record.store.ts'
import type { ReportFileId } from '../../../src/platform/database/schema.store.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { LARGE_FROM } from '../../../src/reports/files/made-file.job.ts'
import { findFile, type MadeFile } from '../../../src/reports/files/made-file.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { download } from '../../support/download.ts'
import { newStaff, type Staff, staffOn } from '../../support/staff.ts'

const ORDER = { page: 'people', rows: 'cycles', format: 'csv', status: 'not-separated', bom: 'no' }
const pageOf = (made: ReportFileId) => hrefTo('/hr/reports/files/:made', { made })
const fileOf = (made: ReportFileId) => hrefTo('/hr/reports/files/:made/file', { made })

let app: TestApp
let staff: Staff
let ada: Browser
/** Those of the usual staff as well. */
let total: number
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  const { deps } = app
  const today = calendarDate('2026-11-24')
  const recording = { course: deps.contents.en.course.id, actor: 'system:set-up', at: deps.now(), today } as const
  for (let done = 0; done < LARGE_FROM.csv; done += 1_000)
    await deps.store.transaction(async (tx) => {
      for (let at = done; at < done + 1_000; at += 1) {
        const site = at % 2 === 0 ? staff.north : staff.south
        await hire(tx, { ...newStaff, site, facts: { name: `New ${at}` } }, recording)
      }
    })
  const { people } = await deps.store.db
    .selectFrom('standing')
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow()
  total = people
  ada = await signedIn(app, staff.ada)
})

describe('a large CSV file of every time that somebody was asked', () => {
  it('leaves nothing when it’s stopped half way', async () => {
    const id = await ask()
    // Nearly all of it is left then: the job gives every request a turn between two batches.
    for (let file = await found(id); file.done === 0; file = await found(id)) {
      expect(['waiting', 'making']).toContain(file.state)
      await nextTurn()
    }
    expect(existsSync(app.deps.reportFiles.placeFor(id))).toBe(true)
    await ada.post(hrefTo('/hr/reports/files/:made/stop', { made: id })).expect(303)
    await app.deps.jobs.idle('report-files')
    const file = await found(id)
    expect(file).toMatchObject({ state: 'stopped', bytes: null, total })
    expect(file.done).toBeLessThan(total)
    expect(existsSync(app.deps.reportFiles.placeFor(id))).toBe(false)
    expect(await app.deps.reportFiles.find(id)).toBeNull()
    expect((await ada.get(pageOf(id)).expect(200)).text).toContain(MESSAGES.en.hr.work.file.ended.stopped)
    expect((await ada.get(fileOf(id))).status).toBe(404)
    expect(app.log.filter(({ job }) => job === 'report-files')).toEqual([])
  })

  it('is made in the background when it’s asked for again, with everybody, and is the same file', async () => {
    const id = await ask()
    await app.deps.jobs.idle('report-files')
    expect(await found(id)).toMatchObject({ state: 'made', done: total, total })
    const made = await download(ada, fileOf(id))
    expect(made.headers['content-disposition']).toContain('orientation-requirements_2026-11-24.csv')
    const { page: _, ...query } = ORDER
    const direct = await download(ada, `/hr/reports/file?${new URLSearchParams(query)}`)
    expect(made.bytes.equals(direct.bytes)).toBe(true)
    const rows: Record<string, string>[] = parse(made.bytes, { columns: true, record_delimiter: '\r\n' })
    const names = new Set(rows.map(({ name }) => name))
    expect([rows.length, names.size]).toEqual([total, total])
  })
})

async function found(id: ReportFileId): Promise<MadeFile> {
  const file = await findFile(app.deps.store.db, id)
  if (file === null) throw new Error('The file isn’t on record.')
  return file
}

/** Asks for the file by the form on the page. */
async function ask(): Promise<ReportFileId> {
  const answer = await ada.post('/hr/reports/files', ORDER).expect(303)
  const id = /^\/hr\/reports\/files\/([\w-]+)$/.exec(answer.headers['location'] ?? '')?.[1]
  if (id === undefined) throw new Error(`it leads to ${answer.headers['location']}`)
  return `report-file:${id}`
}
