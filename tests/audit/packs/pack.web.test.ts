import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, truncateSync } from 'node:fs'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import supertest, { type Response } from 'supertest'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { calendarDate, toInstant } from '../../../src/platform/time/calendar.ts'
import { claimOrder } from '../../../src/platform/jobs/order.store.ts'
import { editionFile, entriesFile } from '../../../src/audit/packs/pack.ts'
import { checkUploaded } from '../../../src/audit/check/upload.job.ts'
import { archiveJob, YEARLY } from '../../../src/audit/packs/background.job.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { eventsOfKind } from '../../../src/ledger/ledger.store.ts'
import { findPack, latestPacks } from '../../../src/audit/packs/pack.store.ts'
import type { PackId } from '../../../src/platform/database/schema.store.ts'
import { ZipFile } from 'yazl'
import { withTypedDates } from '../../support/dates.ts'
import { runJob } from '../../support/jobs.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { type Staff, staffOn } from '../../support/staff.ts'
import { download } from '../../support/download.ts'
import { askedPack, madePack, packPath } from '../../support/made-pack.ts'
import { unzip } from '../../support/unzip.ts'

const words = MESSAGES.en.hr.pack

const PACKS = '/hr/packs'
const { en } = MESSAGES

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})
afterEach(() => test.deps.jobs.idle('packs'))

const page = async (path = PACKS) => (await ada.get(path).expect(200)).text.replaceAll(/\s+/g, ' ')
const pathOf = (id: PackId) => `${PACKS}/${id.slice('pack:'.length)}`
const order = { day: '2026-11-24', site: '', clock: 'now', language: 'en' }

/** Asks for a pack and waits until it is there. */
async function make(fields: Partial<typeof order> = {}): Promise<string> {
  const answer = await ada.post(PACKS, { ...order, ...fields })
  expect(answer.status).toBe(303)
  await test.deps.jobs.idle('packs')
  return answer.headers['location'] ?? ''
}

async function fileAt(path: string): Promise<Buffer> {
  return (await download(ada, `${path}/pack.zip`)).bytes
}

function check(fields: { readonly file?: Buffer; readonly hash?: string }): Promise<Response> {
  const form = supertest(test.app)
    .post(`${PACKS}/checks`)
    .set('Cookie', ada.cookie)
    .set('Sec-Fetch-Site', 'same-origin')
    .field('csrf', ada.csrf)
    .field('hash', fields.hash ?? '')
  return Promise.resolve(fields.file === undefined ? form : form.attach('file', fields.file, 'pack.zip'))
}

describe('a pack whose maker was killed', () => {
  it('is taken over a minute after the last sign of life, or when HR starts it again', async () => {
    const { store, now, jobs } = test.deps
    for (const again of ['by itself', 'by HR']) {
      const id = await askedPack(test, staff.ada)
      // Leaves the pack the way a killed process does.
      const killed = await claimOrder(store.db, 'evidence_pack', now(), toInstant(Date.parse(now()) + 60_000))
      expect(killed).toBe(id)
      jobs.wake('packs')
      await jobs.idle('packs')
      expect([again, (await findPack(store.db, id))?.state]).toEqual([again, 'making'])
      expect((await ada.get(pathOf(id))).text).not.toContain(`action="${pathOf(id)}/again"`)
      test.clock.pass({ minutes: 1 })
      if (again === 'by itself') jobs.wake('packs')
      else {
        expect((await ada.get(pathOf(id))).text).toContain(`action="${pathOf(id)}/again"`)
        expect((await ada.post(`${pathOf(id)}/again`)).status).toBe(303)
      }
      await jobs.idle('packs')
      expect([again, (await findPack(store.db, id))?.state]).toEqual([again, 'made'])
    }
  })

  it('starting a pack again changes nothing once it is made or being made', async () => {
    const { id } = await madePack(test, staff.ada)
    expect((await ada.post(`${pathOf(id)}/again`)).status).toBe(303)
    await test.deps.jobs.idle('packs')
    expect((await findPack(test.deps.store.db, id))?.state).toBe('made')
  })
})

describe('a pack that is asked for', () => {
  it('is made in the background, and its page says how far it is and then gives the file', async () => {
    test.drain()
    const id = await askedPack(test, staff.ada)
    const waiting = await ada.get(pathOf(id)).expect(200)
    expect(waiting.text).toContain('<noscript><meta http-equiv="refresh" content="3"></noscript>')
    expect(waiting.text).toContain('Waiting to start')
  })

  it('can be downloaded, and is on record with its hash', async () => {
    const path = await make({ site: staff.north })
    const files = await unzip(await fileAt(path))
    expect(files.get('roster.csv')?.toString('utf8')).toContain('Bob Rivera')
    expect(files.get('roster.csv')?.toString('utf8')).not.toContain('Dan Whitfield')
    const [pack] = await latestPacks(test.deps.store.db, 5)
    const text = await page(path)
    expect(text).toContain(`<dd class="wraps">${pack?.made?.hash}</dd>`)
    expect(text).toContain('North House')
    expect(text).not.toContain('refresh')
    const [made] = await eventsOfKind(test.deps.store.db, 'evidence_made')
    expect(made).toMatchObject({ subject: staff.north, actor: staff.ada, body: { pack: pack?.made?.hash } })
    expect(await page()).toContain('Ready')
  })

  it('has a name of days and places, and none of a person', async () => {
    const path = await make({ site: staff.north, clock: 'known' })
    const answer = await ada.get(`${path}/pack.zip`).expect(200)
    expect(answer.headers['content-disposition']).toContain('evidence-2026-11-24_north-house_as-known-then.zip')
    expect(answer.headers['content-type']).toBe('application/zip')
  })

  it('goes on where a download was cut off', async () => {
    const path = `${await make()}/pack.zip`
    const { bytes: whole } = await download(ada, path)
    const part = (range: string, more = {}) => download(ada, path, { Range: range, ...more })
    const rest = await part('bytes=1000-')
    expect(rest.headers['content-range']).toBe(`bytes 1000-${whole.length - 1}/${whole.length}`)
    expect([rest.status, whole.subarray(1000).equals(rest.bytes)]).toEqual([206, true])
    expect((await part('bytes=10-19')).bytes).toEqual(whole.subarray(10, 20))
    expect((await part('bytes=1000-', { 'If-Range': '"a version"' })).bytes).toEqual(whole)
    expect((await part('bytes=0-1,5-9')).status).toBe(200)
    expect((await part(`bytes=${whole.length}-`)).status).toBe(416)
  })

  it('speaks the language that was chosen', async () => {
    const files = await unzip(await fileAt(await make({ language: 'es' })))
    expect(files.get('index.html')?.toString('utf8')).toContain('<html lang="es">')
  })

  it.each([
    ['a day that has not come', { day: '2026-11-25' }, words.needs.day],
    ['a day that is none', { day: '2026-02-30' }, words.needs.day],
    ['a site that is none', { site: 'site:nowhere' }, words.needs.site],
  ])('is refused for %s, and says what to do', async (_, fields, said) => {
    const answer = await ada.post(PACKS, { ...order, ...fields })
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(said)])
    expect(await latestPacks(test.deps.store.db, 5)).toEqual([])
  })

  it('an unknown pack address is not found', async () => {
    await ada.get(`${PACKS}/none`).expect(404)
    await ada.get(`${PACKS}/none/pack.zip`).expect(404)
  })

  it('says when its file is not on this server', async () => {
    const id = await askedPack(test, staff.ada)
    expect((await ada.get(`${pathOf(id)}/pack.zip`)).status).toBe(404)
  })

  it('can be made again from its page when its file is gone', async () => {
    const path = await make({ site: staff.north, clock: 'known' })
    const [pack] = await latestPacks(test.deps.store.db, 5)
    if (pack === undefined) throw new Error('the pack is on record')
    await test.files.packFiles.forgetOthers(new Set())
    const [, text = ''] = (await page(path)).split('<main')
    expect(text).toContain(words.pack.makeAgain)
    const fields = Object.fromEntries(
      ['day', 'site', 'clock', 'language'].map((name) => {
        const [, value = ''] = new RegExp(`name="${name}" value="([^"]*)"`).exec(text) ?? []
        return [name, value]
      }),
    )
    const again = await make(fields)
    expect(again).not.toBe(path)
    const [later, earlier] = await latestPacks(test.deps.store.db, 5)
    expect(later?.order).toEqual(earlier?.order)
    expect((await fileAt(again)).length).toBeGreaterThan(0)
  })

  it('says on the list when it was asked for, to the minute', async () => {
    await make()
    expect(await page()).toMatch(/Ada Okafor, Nov 24, 2026, \d+:\d\d [AP]M/)
  })

  it('is kept from everybody but HR', async () => {
    const cleo = await signedIn(test, staff.cleo)
    await cleo.get(PACKS).expect(403)
  })
})

describe('a server that stops', () => {
  it('lets go of the pack in progress, and another starts it over', async () => {
    const id = await askedPack(test, staff.ada)
    test.deps.jobs.wake('packs')
    test.drain()
    await test.deps.jobs.idle('packs')
    expect(await findPack(test.deps.store.db, id)).toMatchObject({ state: 'waiting', made: null })
    expect(test.log.filter(({ level }) => level === 50)).toEqual([])
    expect(existsSync(packPath(test, id))).toBe(false)
  })
})

describe('a pack that came back', () => {
  it('is recognized when it is one of ours, by its file and by its hash', async () => {
    const { id, made } = await madePack(test, staff.ada)
    const file = readFileSync(packPath(test, id))
    for (const answer of [await check({ file }), await check({ hash: made?.hash.toUpperCase() ?? '' })])
      expect(withTypedDates(answer.text)).toContain('This is one of ours, unchanged: As of Nov 24, 2026, All sites')
  })

  it('says what is wrong with it when a byte was changed', async () => {
    const { id } = await madePack(test, staff.ada)
    await test.deps.ledger.signNow()
    const file = readFileSync(packPath(test, id))
    // In the content of the first file: its header has 30 bytes, the name, and an extra field.
    const at = 30 + file.readUInt16LE(26) + file.readUInt16LE(28) + 20
    file[at] = (file[at] ?? 0) ^ 255
    const answer = await check({ file })
    expect(answer.text).toContain(words.answer.notOurs)
    expect(answer.text).toMatch(/(Changed|Damaged, can’t be unpacked): /)
  })

  it('is complete but on no list when it was made outside the server', async () => {
    await test.deps.ledger.signNow()
    const { id } = await madePack(test, staff.ada)
    const file = readFileSync(packPath(test, id))
    await test.deps.store.db.deleteFrom('evidence_pack').execute()
    expect((await check({ file })).text).toContain(words.answer.signed)
  })

  it.each([
    ['what is no zip', { file: Buffer.from('Dear auditor') }, 200, words.answer.noZip],
    ['a hash that nobody knows', { hash: 'a'.repeat(64) }, 200, words.answer.unknownHash],
    ['a hash that is none', { hash: 'abc' }, 422, words.needs.hash],
    ['nothing', {}, 422, words.needs.file],
  ])('is not known: %s', async (_, fields, status, said) => {
    const answer = await check(fields)
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(said)])
  })
})

describe('a download that is stopped on the way', () => {
  it('a canceled download isn’t logged as an error', async () => {
    const { id, made } = await madePack(test, staff.ada)
    // Larger than what waits on the way.
    truncateSync(packPath(test, id), 50_000_000)
    expect(made).not.toBeNull()
    const server = createServer(test.app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo
    const asked = get({ port, path: `${pathOf(id)}/pack.zip`, headers: { cookie: ada.cookie } })
    const [answer] = await once(asked, 'response')
    await once(answer, 'data')
    asked.destroy()
    await vi.waitFor(() => expect(test.log).toContainEqual(expect.objectContaining({ msg: 'the reader went away' })), {
      timeout: 30_000,
    })
    expect(test.log.filter(({ level }) => level === 50)).toEqual([])
    server.close()
  })

  it('a download is logged as an error when the file itself fails', async () => {
    const { id } = await madePack(test, staff.ada)
    const file = packPath(test, id)
    rmSync(file)
    mkdirSync(file)
    expect((await ada.get(`${pathOf(id)}/pack.zip`)).status).toBeGreaterThanOrEqual(400)
    expect(test.log.filter(({ msg }) => msg === 'the reader went away')).toEqual([])
    rmdirSync(file)
  })
})

describe('a file that was made to keep the server busy', () => {
  it('a check of 40,000 ledger lines doesn’t block other requests', async () => {
    const answered: string[] = []
    const checked = check({ file: await packOfLines(40_000) }).then(({ text }) => {
      answered.push('the check')
      return text
    })
    const others = ['/healthz', '/healthz', PACKS, '/healthz', PACKS]
    for (const path of others) {
      await ada.get(path).expect(200)
      answered.push(path)
    }
    expect(await checked).toContain(en.hr.pack.answer.notOurs)
    expect(await checked).toMatch(/and \d{2},\d{3} more/)
    expect(answered).toEqual([...others, 'the check'])
  })

  it('a zip with six files of 63 empty megabytes is refused, with the reason', async () => {
    const nothing = Buffer.alloc(63 * 1024 * 1024)
    const file = await zipOf(...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, nothing] as const))
    expect(file.length).toBeLessThan(400_000)
    const { status, text } = await check({ file })
    expect([status, text]).toEqual([200, expect.stringContaining(en.hr.pack.answer.tooLarge)])
  })

  it('a zip with more files than any pack has is refused, with the reason', async () => {
    const names = Array.from({ length: 5_001 }, (_, index) => [`${index}`, Buffer.alloc(0)] as const)
    expect((await check({ file: await zipOf(...names) })).text).toContain(en.hr.pack.answer.tooLarge)
  })

  it('a check that takes too long is stopped', async () => {
    const file = await packOfLines(40_000)
    expect(await checkUploaded(test.deps.store.db, file, 0)).toEqual({ kind: 'too-long' })
  })

  it('a check of such a file leaves the next one its turn', async () => {
    const texts = await Promise.all([
      check({ file: await packOfLines(100) }),
      check({ file: Buffer.from('Dear auditor') }),
    ])
    expect(
      texts.map(({ text }) => [text.includes(en.hr.pack.answer.notOurs), text.includes(en.hr.pack.answer.noZip)]),
    ).toEqual([
      [true, false],
      [false, true],
    ])
  })
})

describe('a manifest without a site', () => {
  it('is called unreadable, and isn’t logged as an error', async () => {
    const { id } = await madePack(test, staff.ada)
    const files = await unzip(readFileSync(packPath(test, id)))
    const { site: _, ...manifest } = JSON.parse(String(files.get('manifest.json')))
    const changed = new Map(files).set('manifest.json', Buffer.from(JSON.stringify(manifest)))
    const { status, text } = await check({ file: await zipOf(...changed) })
    expect([status, text]).toEqual([200, expect.stringContaining('We can’t read manifest.json.')])
  })
})

/** Each entry names an edition that the pack does not have in that form, and none follows from the one before. */
async function packOfLines(count: number): Promise<Buffer> {
  const edition = 'e'.repeat(64)
  const line = (seq: number) =>
    JSON.stringify({ seq, hash: 'a'.repeat(64), kind: 'completed', body: { contentEdition: edition } })
  const manifest = {
    format: 'csec-evidence-pack',
    version: 1,
    kind: 'pack',
    organization: 'Bayview',
    asOf: '2026-11-24',
    site: null,
    knownAt: null,
    language: 'en',
    generatedAt: '2026-11-24T15:00:00.000Z',
    generatedBy: 'system:command',
    ledger: { seq: count, hash: 'a'.repeat(64) },
    files: [
      { path: entriesFile(1), bytes: 1, sha256: 'b'.repeat(64) },
      { path: editionFile(edition), bytes: 1, sha256: 'b'.repeat(64) },
    ],
  }
  const lines = Array.from({ length: count }, (_, index) => line(index + 1)).join('\n')
  return zipOf(['manifest.json', Buffer.from(JSON.stringify(manifest))], [entriesFile(1), Buffer.from(lines)])
}

async function zipOf(...files: readonly (readonly [name: string, content: Buffer])[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of files) zip.addBuffer(content, name, { compress: content.length > 0 })
  zip.end()
  return buffer(zip.outputStream)
}

describe('the archive of a year', () => {
  it('is made once when the year is over, however many processes ask', async () => {
    const { jobs, store } = test.deps
    const askForYear = () => runJob(archiveJob(test.deps))
    await askForYear()
    expect(await latestPacks(store.db, 5)).toEqual([])
    test.clock.pass({ days: 60 })
    expect(await Promise.all([askForYear(), askForYear()])).toEqual([[], []])
    // Packs are made when the archive was asked for.
    jobs.wake('archive')
    await jobs.idle()
    await askForYear()
    await jobs.idle()
    const [archive, ...others] = await latestPacks(test.deps.store.db, 5)
    expect(others).toEqual([])
    expect(archive).toMatchObject({ state: 'made', fileName: 'evidence-year-2026.zip', askedBy: 'system:evidence' })
    expect(archive?.order).toMatchObject({ kind: 'yearly', asOf: '2026-12-31', site: null })
    expect(existsSync(packPath(test, archive?.id ?? 'pack:none'))).toBe(true)
    ada = await signedIn(test, staff.ada)
    expect(await page()).toContain('Archive for 2026')
    const run = await test.deps.store.db.selectFrom('job_run').selectAll().where('job', '=', YEARLY).execute()
    expect(run).toMatchObject([{ local_date: calendarDate('2026-12-31'), finished_at: expect.any(String) }])
  })
})

describe('stopping a pack', () => {
  it('leaves nothing of it, whether it waits or is being made, and it can be started again', async () => {
    const { store, now, jobs } = test.deps
    for (const state of ['waiting', 'making']) {
      const id = await askedPack(test, staff.ada)
      if (state === 'making') await claimOrder(store.db, 'evidence_pack', now(), toInstant(Date.parse(now()) + 60_000))
      expect((await ada.post(`${pathOf(id)}/stop`)).status).toBe(303)
      jobs.wake('packs')
      await jobs.idle('packs')
      expect([state, await findPack(store.db, id)]).toMatchObject([state, { state: 'failed', stoppedAt: now() }])
      expect(existsSync(packPath(test, id))).toBe(false)
      expect(await page(pathOf(id))).toContain(words.pack.stopped)
      expect((await ada.post(`${pathOf(id)}/again`)).status).toBe(303)
      await jobs.idle('packs')
      expect([state, await findPack(store.db, id)]).toMatchObject([state, { state: 'made', stoppedAt: null }])
    }
  })

  it('ends the work of its maker, and puts nothing on the ledger', async () => {
    const { store, jobs } = test.deps
    const id = await askedPack(test, staff.ada)
    jobs.wake('packs')
    while ((await findPack(store.db, id))?.state === 'waiting') await nextTurn()
    await ada.post(`${pathOf(id)}/stop`).expect(303)
    await jobs.idle('packs')
    expect(await findPack(store.db, id)).toMatchObject({ state: 'failed', made: null })
    expect(existsSync(packPath(test, id))).toBe(false)
    expect(await eventsOfKind(store.db, 'evidence_made')).toEqual([])
    expect(test.log.filter(({ job }) => job === 'packs')).toEqual([])
  })

  it('isn’t possible once it’s made', async () => {
    const { id } = await madePack(test, staff.ada)
    expect((await ada.post(`${pathOf(id)}/stop`)).status).toBe(409)
    expect((await findPack(test.deps.store.db, id))?.state).toBe('made')
  })
})
