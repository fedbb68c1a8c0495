import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/platform/config.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { signedIn, testApp } from '../../support/app.ts'
import { STAFF_LIST } from '../../support/imports.ts'
import { staffOn } from '../../support/staff.ts'

/** The file that every scanner knows, in two parts, so that none takes this test for it. */
const EICAR = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$` + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
const { errors } = MESSAGES.en.account

/** A scanner that speaks as clamd does. It knows one file, and keeps what it was asked about. */
interface Scanner {
  readonly address: string
  readonly seen: Buffer[]
}

const servers: Server[] = []
const folder = mkdtempSync(join(tmpdir(), 'clamd-'))
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

/** @param answer to a whole file, or null to hang up without a word */
async function startScanner(
  at: string | number = 0,
  answer: (file: Buffer) => string | null = (file) =>
    file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK',
): Promise<Scanner> {
  const seen: Buffer[] = []
  const server = createServer((socket) => listenTo(socket, seen, answer))
  servers.push(server)
  if (typeof at === 'string') server.listen(at)
  else server.listen(at, '127.0.0.1')
  await once(server, 'listening')
  // A server at a port has an address of this kind.
  return { address: typeof at === 'string' ? at : `127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

function listenTo(socket: Socket, seen: Buffer[], answer: (file: Buffer) => string | null): void {
  let got = Buffer.alloc(0)
  socket.on('error', () => {})
  socket.on('data', (more) => {
    got = Buffer.concat([got, Buffer.from(more)])
    const file = fileIn(got)
    if (file === null) return
    seen.push(file)
    const said = answer(file)
    if (said === null) socket.destroy()
    else socket.end(`${said}\0`)
  })
}

/** The file inside what came in so far, or null while it isn't whole. */
function fileIn(got: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (got.subarray(0, command.length).toString() !== command) return null
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= got.length; ) {
    const length = got.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    if (at + 4 + length > got.length) return null
    pieces.push(got.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

async function upload(clamd: string | null, text: string | Buffer) {
  const test = await testApp(clamd === null ? {} : { CLAMD_ADDRESS: clamd })
  const staff = await staffOn(test)
  const ada = await signedIn(test, staff.ada)
  const answer = await supertest(test.app)
    .post('/hr/imports')
    .set('Cookie', ada.cookie)
    .set('Sec-Fetch-Site', 'same-origin')
    .field('csrf', ada.csrf)
    .field('what', 'roster')
    .attach('file', Buffer.from(text), 'staff.csv')
  const kept = await test.deps.store.db.selectFrom('data_import').select('id').execute()
  return { status: answer.status, text: answer.text, kept: kept.length }
}

describe('a file that is sent in', () => {
  it('is looked at by nobody as long as no scanner is set', async () => {
    expect(readConfig({}).scanner).toBeNull()
    expect(await upload(null, STAFF_LIST)).toMatchObject({ status: 303, kept: 1 })
  })

  it.each([
    ['at a port', () => startScanner()],
    ['at a socket', () => startScanner(join(mkdtempSync(join(tmpdir(), 'clamd-')), 'clamd.sock'))],
  ])('is taken when the scanner %s has looked at all of it', async (_, start) => {
    const { address, seen } = await start()
    expect(await upload(address, STAFF_LIST)).toMatchObject({ status: 303, kept: 1 })
    expect(seen.map(String)).toEqual([STAFF_LIST])
  })

  it('is sent to it whole when it is large', async () => {
    const { address, seen } = await startScanner()
    const large = Buffer.alloc(3_000_000, 'a,b\n')
    await upload(address, large)
    expect(seen[0]?.equals(large)).toBe(true)
  })

  it('is refused when the scanner finds something in it, and nothing of it is kept', async () => {
    const { address } = await startScanner()
    const { status, text, kept } = await upload(address, `Name\n${EICAR}\n`)
    expect([status, kept]).toEqual([422, 0])
    expect(text).toContain(errors.infected.title)
  })

  it.each<[string, () => Promise<string>]>([
    ['nobody listens', async () => '127.0.0.1:1'],
    ['there is no such socket', async () => '/nowhere/clamd.sock'],
    ['it hangs up', async () => (await startScanner(0, () => null)).address],
    ['it says that it can’t', async () => (await startScanner(0, () => 'INSTREAM size limit exceeded. ERROR')).address],
    ['it says something else', async () => (await startScanner(0, () => 'HTTP/1.1 200 OK')).address],
  ])('is refused, and said to be, when %s', async (_, address) => {
    const { status, text, kept } = await upload(await address(), STAFF_LIST)
    expect([status, kept]).toEqual([503, 0])
    expect(text).toContain(errors['not-scanned'].title)
  })
})

describe('the address of a scanner', () => {
  it.each([
    ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['clamd.internal:3310', { host: 'clamd.internal', port: 3310 }],
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ])('%s is understood', (setting, address) => {
    expect(readConfig({ CLAMD_ADDRESS: setting }).scanner).toEqual(address)
  })

  it.each(['', 'clamd', '3310', 'http://127.0.0.1:3310', '127.0.0.1:0', '127.0.0.1:99999', 'a b:1'])(
    '“%s” is refused when the server starts',
    (setting) => {
      expect(() => readConfig({ CLAMD_ADDRESS: setting })).toThrow('CLAMD_ADDRESS must be a host and a port')
    },
  )
})
