import { beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../../src/app/href.web.ts'
import { hire } from '../../../src/people/record.store.ts'
import type { ReportFileId } from '../../../src/platform/database/schema.store.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { LARGE_FROM } from '../../../src/reports/files/made-file.job.ts'
import { findFile } from '../../../src/reports/files/made-file.store.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { download } from '../../support/download.ts'
import { newStaff, type Staff, staffOn } from '../../support/staff.ts'
import { unzip } from '../../support/unzip.ts'
import { sheetOf } from '../../support/workbook.ts'

const FILE = hrefTo('/hr/reports/period/file')
const PERIOD = { from: '2026-11-10', to: '2026-11-24' }
/** Bob comes in this time as well. */
const PEOPLE = LARGE_FROM.xlsx - 1

let app: TestApp
let staff: Staff
let ada: Browser
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  const { deps } = app
  const recording = {
    course: deps.contents.en.course.id,
    actor: 'system:set-up',
    at: deps.now(),
    today: calendarDate('2026-11-24'),
  } as const
  const came = { ...newStaff, site: staff.north, hiredOn: calendarDate('2026-11-16') }
  await deps.store.transaction(async (tx) => {
    for (let at = 1; at <= PEOPLE; at += 1) await hire(tx, { ...came, facts: { name: `New ${at}` } }, recording)
  })
  ada = await signedIn(app, staff.ada)
})

describe('a large file of a period', () => {
  it('is made in the background, of the people of one number, and is the same file', async () => {
    const asked = { ...PERIOD, row: 'hired', format: 'xlsx' }
    const id = await ask(asked)
    await app.deps.jobs.idle('report-files')
    expect(await findFile(app.deps.store.db, id)).toMatchObject({ state: 'made', done: PEOPLE + 1, total: PEOPLE + 1 })
    const page = (await ada.get(hrefTo('/hr/reports/files/:made', { made: id })).expect(200)).text
    const path = hrefTo('/hr/reports/files/:made/file', { made: id })
    expect(page).toContain(`href="${path}"`)
    const made = await download(ada, path)
    expect(made.headers['content-disposition']).toContain('orientation-records_hired_2026-11-10_2026-11-24.xlsx')
    const direct = await download(ada, `${FILE}?${new URLSearchParams(asked)}`)
    const [one, other] = [await unzip(made.bytes), await unzip(direct.bytes)]
    for (const sheet of [1, 2]) expect(sheetOf(one, sheet)).toEqual(sheetOf(other, sheet))
    expect(sheetOf(one, 2).rows).toHaveLength(PEOPLE + 2)
  })

  it('leads back to its period when it was stopped', async () => {
    app.drain()
    const id = await ask({ ...PERIOD, row: 'end', format: 'xlsx' })
    await ada.post(hrefTo('/hr/reports/files/:made/stop', { made: id })).expect(303)
    const page = (await ada.get(hrefTo('/hr/reports/files/:made', { made: id })).expect(200)).text
    expect(page).toContain(`${hrefTo('/hr/reports/period')}?from=2026-11-10&amp;to=2026-11-24&amp;row=end`)
  })
})

/** Asks for a large file by the form on the page. */
async function ask(fields: Record<string, string>): Promise<ReportFileId> {
  const answer = await ada.post(FILE, fields).expect(303)
  const id = /^\/hr\/reports\/files\/([\w-]+)$/.exec(answer.headers['location'] ?? '')?.[1]
  if (id === undefined) throw new Error(`it leads to ${answer.headers['location']}`)
  return `report-file:${id}`
}
