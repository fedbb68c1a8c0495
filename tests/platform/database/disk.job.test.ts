import { beforeEach, describe, expect, it } from 'vitest'
import { diskJob } from '../../../src/platform/database/disk.job.ts'
import { watchDisk } from '../../../src/platform/disk.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { hrefTo } from '../../../src/app/href.web.ts'
import { signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { runJob } from '../../support/jobs.ts'
import { type Staff, staffOn } from '../../support/staff.ts'

const MB = 1024 * 1024

let test: TestApp
let staff: Staff
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
})

const lookAtDisk = async () => expect(await runJob(diskJob(test.deps))).toEqual([])

/** Changes how bob reads, which is one write. */
async function saves(): Promise<number> {
  await lookAtDisk()
  const bob = await signedIn(test, staff.bob)
  return (await bob.post(hrefTo('/reading'), { language: 'es', detail: 'full', to: '/' })).status
}

describe('the room on the disk', () => {
  it('is asked for before the disk is full: while there is some, everything is saved', async () => {
    test.setFree(201 * MB)
    expect(await saves()).toBe(303)
    expect(test.log.filter(({ level }) => level === 50)).toEqual([])
  })

  it('stops all writing below the reserve, says so once, and pages open', async () => {
    const bob = await signedIn(test, staff.bob)
    test.setFree(199 * MB)
    await lookAtDisk()
    await lookAtDisk()
    test.clock.pass({ minutes: 2 })
    const refused = await bob.post(hrefTo('/reading'), { language: 'es', detail: 'full', to: '/' })
    expect(refused.status).toBe(503)
    expect(refused.text).toContain(MESSAGES.en.account.errors['not-saved'].title)
    for (const path of ['/course', '/lessons/L4', '/policy'])
      expect([path, (await bob.get(path)).status]).toEqual([path, 200])
    const { status, text } = await visitor(test).get('/readyz')
    expect([status, text]).toEqual([503, 'nothing can be saved'])
    const said = test.log.filter(({ msg }) => String(msg).startsWith('The disk is nearly full.'))
    expect(said).toEqual([expect.objectContaining({ level: 50, free: 199 * MB })])
  })

  it('begins writing again by itself, but not when a page is damaged as well', async () => {
    test.setFree(10 * MB)
    await lookAtDisk()
    expect([...test.deps.store.refusals]).toEqual(['disk'])
    test.setFree(300 * MB)
    expect(await saves()).toBe(303)
    expect(test.log).toContainEqual(expect.objectContaining({ msg: 'there is room on the disk again' }))
    test.setFree(10 * MB)
    await lookAtDisk()
    await test.deps.store.refuseWrites('damage')
    test.setFree(300 * MB)
    await lookAtDisk()
    test.clock.pass({ minutes: 2 })
    expect((await visitor(test).get('/readyz')).status).toBe(503)
    await test.deps.store.acceptWrites('damage')
  })

  it('lets jobs that write wait, and they begin when they can', async () => {
    const { jobs, store } = test.deps
    const ended = async () => {
      await jobs.look()
      await jobs.idle()
      return test.log.filter(({ job }) => job === 'tidying').length
    }
    await store.refuseWrites('disk')
    jobs.wake('tidying')
    jobs.wake('mail')
    expect(await ended()).toBe(0)
    expect(test.log.filter(({ level }) => level === 50)).toEqual([])
    await store.acceptWrites('disk')
    await jobs.look()
    expect(jobs.progress('tidying')).not.toBeNull()
    await jobs.idle()
  })

  it('is none of the server’s business for a database that is elsewhere', () => {
    const disk = watchDisk({ dataDir: '', file: null, reserve: 200 * MB, freeIn: () => 10 * MB })
    expect(disk.room()).toBe('low')
  })

  it('never runs out with a reserve of 0', () => {
    const disk = watchDisk({ dataDir: '', file: 'csec.db', reserve: 0, freeIn: () => 0 })
    expect(disk.room()).toBe('low')
  })
})

describe('HR', () => {
  const words = MESSAGES.en.hr.home
  it('reads on Home and on the ledger’s page that room is getting short, before nothing is saved', async () => {
    const ada = await signedIn(test, staff.ada)
    expect((await ada.get('/hr')).text).not.toContain(words.doing.disk(1))
    test.setFree(400 * MB)
    expect((await ada.get('/hr')).text).toContain(words.doing.disk(1))
    const { low, size } = MESSAGES.en.hr.ledger.room
    expect((await ada.get('/hr/ledger')).text).toContain(low(size(419)))
  })
})
