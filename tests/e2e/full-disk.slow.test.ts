import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { encoded, type Fields } from '../support/app.ts'
import { type ServerProcess, startServer } from '../support/server.ts'

const disks: string[] = []
afterAll(() => {
  for (const folder of disks) {
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  }
})

// Each waits a minute for the clock of the server, so both wait at the same time.
describe.concurrent('a disk that is really full', () => {
  it('stops nobody from reading, keeps what was typed, and needs no restart when there is room again', async () => {
    const folder = smallDisk()
    // To the last byte: otherwise the server would stop writing long before.
    const server = await startServer(folder, 0, true, { DISK_RESERVE_MB: '0' })
    const cookie = await setUp(server)
    const page = async (path: string) => (await fetch(server.address + path, { headers: { Cookie: cookie } })).status
    const csrf = /name="csrf" value="([^"]+)"/.exec(await textOf('/account'))?.[1] ?? ''
    const ballast = join(folder, 'ballast')
    fill(ballast)
    let refused: Response | null = null
    for (let n = 0; n < 200 && refused === null; n++) {
      const answer = await post('/hr/people', { ...PERSON, site: await siteId(), name: `Eli ${n}` })
      if (answer.status !== 303) refused = answer
    }
    expect(refused?.status).toBe(503)
    const text = (await refused?.text()) ?? ''
    expect(text).toContain(MESSAGES.en.account.errors['not-saved'].lead)
    expect(text).toMatch(/<input type="hidden" name="name" value="Eli \d+">/)
    // A page notes once a minute that its session is still in use.
    await pause(61_000)
    // A backup that broke off meanwhile has taken its unfinished file away.
    fill(ballast)
    for (const path of ['/course', '/lessons/L4', '/hr/people', '/hr/overview'])
      expect([path, await page(path)]).toEqual([path, 200])
    expect(await readiness()).toEqual([503, 'nothing can be saved'])
    rmSync(ballast)
    expect((await post('/hr/people', { ...PERSON, site: await siteId(), name: 'Eli Novak' })).status).toBe(303)
    expect(await readiness()).toEqual([200, 'ready'])
    await server.stop()

    async function textOf(path: string): Promise<string> {
      return (await fetch(server.address + path, { headers: { Cookie: cookie } })).text()
    }
    async function siteId(): Promise<string> {
      return /value="(site:[^"]+)"/.exec(await textOf('/hr/people/new'))?.[1] ?? ''
    }
    async function readiness() {
      const answer = await fetch(`${server.address}/readyz`)
      return [answer.status, await answer.text()]
    }
    function post(path: string, fields: Fields): Promise<Response> {
      const headers = { Cookie: cookie, Origin: server.address, 'Content-Type': 'application/x-www-form-urlencoded' }
      return fetch(server.address + path, {
        method: 'POST',
        headers,
        body: encoded({ csrf, ...fields }),
        redirect: 'manual',
      })
    }
  })
})

describe.concurrent('a disk that is nearly full', () => {
  it('is read only, says why, and saves again by itself when there is room', async () => {
    const folder = smallDisk()
    const own = join(folder, 'nearly-full')
    mkdirSync(own, { mode: 0o700 })
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, Buffer.alloc(20 << 20))
    const server = await startServer(own, 0, true, { DISK_RESERVE_MB: '16' })
    const { address } = server
    const readiness = async () => (await fetch(`${address}/readyz`)).status
    while ((await readiness()) !== 503) await pause(100)
    expect((await fetch(`${address}/sign-in`)).status).toBe(200)
    const headers = { Origin: address }
    const send = () => fetch(server.setUpLink ?? address, { method: 'POST', headers, body: SET_UP, redirect: 'manual' })
    const refused = await send()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30'])
    expect(await refused.text()).toContain(MESSAGES.en.account.errors['not-saved-nor-kept'].lead)
    rmSync(ballast)
    while ((await readiness()) !== 200) await pause(500)
    expect((await send()).status).toBe(303)
    await server.stop()
  })
})

const PERSON = {
  email: '',
  number: '',
  department: 'Day',
  position: 'Youth worker',
  supervisor: '',
  language: 'en',
  type: 'employee',
  hiredOn: '',
  firstContactOn: '',
}

const SET_UP = new URLSearchParams({
  organization: 'Harbor Street Youth Services',
  timeZone: 'America/New_York',
  site: 'North House',
  slug: '',
  name: 'Ada Okafor',
  signInName: 'ada@harborstreet.example',
  password: 'a quiet room with the light on',
})

/** A disk of its own for one server, because both of them fill it. Throws for anybody but root, who alone may mount one. */
function smallDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'csec-full-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32m,mode=700', 'tmpfs', folder])
  if (status !== 0) throw new Error('No small disk could be mounted. Run this test as root: it mounts one of its own.')
  disks.push(folder)
  return folder
}

/** To the last byte. */
function fill(file: string): void {
  for (const size of [1 << 20, 1 << 12, 1]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size))
    } catch {
      // The disk has no room left for pieces of this size.
    }
  }
}

async function setUp({ address, setUpLink }: ServerProcess): Promise<string> {
  const headers = { Origin: address }
  const answer = await fetch(setUpLink ?? address, { method: 'POST', headers, body: SET_UP, redirect: 'manual' })
  return answer.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
}
