import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pageCheckJob } from '../../src/platform/database/page-check.job.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { signedIn, testApp, type TestApp, visitor } from '../support/app.ts'
import { damageUnread } from '../support/damaged.ts'
import { runJob } from '../support/jobs.ts'
import { staffOn } from '../support/staff.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csec-pages-'))
  file = join(folder, 'csec.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

async function serving(): Promise<TestApp> {
  return testApp({}, undefined, await openStore({ database: file, pagesLater: true }))
}

describe('the look at every page', () => {
  it('finds nothing in a database in order, which goes on saving', async () => {
    const test = await serving()
    const staff = await staffOn(test)
    expect(await runJob(pageCheckJob({ store: test.deps.store, log: test.deps.log }))).toEqual([])
    expect(test.log).toEqual([])
    const bob = await signedIn(test, staff.bob)
    expect((await bob.post(hrefTo('/reading'), { language: 'es', detail: 'full', to: '/' })).status).toBe(303)
    await test.deps.store.close()
  })

  it('finds a damaged page: from then on pages open, and nothing is saved', async () => {
    const test = await serving()
    const staff = await staffOn(test)
    const bob = await signedIn(test, staff.bob)
    await damageUnread(test.deps.store, file)
    expect(await runJob(pageCheckJob({ store: test.deps.store, log: test.deps.log }))).toEqual([])
    expect(test.log).toContainEqual(
      expect.objectContaining({ msg: expect.stringContaining('The database is damaged') }),
    )
    test.clock.pass({ minutes: 2 })
    for (const path of ['/course', '/lessons/L4', '/policy'])
      expect([path, (await bob.get(path)).status]).toEqual([path, 200])
    expect((await bob.post(hrefTo('/reading'), { language: 'es', detail: 'full', to: '/' })).status).toBe(503)
    expect(await ready(test)).toEqual([503, 'nothing can be saved'])
    await test.deps.store.close()
  })

  it('comes after the server is up, and a command refuses the same file at once', async () => {
    const first = await openStore({ database: file })
    await damageUnread(first, file)
    await first.close()
    await expect(openStore({ database: file })).rejects.toThrow(/csec\.db is damaged/)
    const store = await openStore({ database: file, pagesLater: true })
    await store.close()
  })
})

async function ready(test: TestApp) {
  const { status, text } = await visitor(test).get('/readyz')
  return [status, text]
}
