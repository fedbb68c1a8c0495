import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupsFolder, makeBackup } from '../../src/backups/make.job.ts'
import { createLedgerWatch } from '../../src/ledger/watch.job.ts'
import { openSigningKey } from '../../src/platform/codes/key.job.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { ROOT } from '../../src/platform/root.ts'
import { instant, toInstant } from '../../src/platform/time/calendar.ts'
import { testApp, visitor } from '../support/app.ts'
import { csec } from '../support/csec.ts'
import { staffOn } from '../support/staff.ts'

const GUIDE = readFileSync(join(ROOT, 'docs/operator-guide.md'), 'utf8')
/** The commands of every block, one a line, in their order. */
const COMMANDS = [...GUIDE.matchAll(/^```sh\n([^]+?)^```$/gm)].flatMap(([, block = '']) =>
  block.split('\n').filter((line) => line !== '' && !line.startsWith('#!')),
)
const ours = COMMANDS.filter((line) => line.startsWith('npx csec '))

/**
 * Commands that no test runs: they need root and systemd, an image from a registry, or a server of PostgreSQL of
 * somebody else. What they name is looked for.
 */
const ELSEWHERE: Readonly<Record<string, string>> = {
  useradd: 'root',
  chown: 'root',
  systemctl: 'systemd',
  'systemd-run': 'systemd',
  journalctl: 'systemd',
  podman: 'an image from a registry',
  pg_dump: 'a database with records',
  pg_restore: 'a database to put them in',
  exec: 'a machine to send to',
}
/** Harmless, and so plain that running them would show nothing. */
const PLAIN = ['cd', 'openssl', 'mkdir', 'printf', 'install']
/** Run by other tests: `tests/deploy/production.slow.test.ts` takes the packages away, and the tests themselves are built. */
const ELSEWHERE_RUN = ['npm ci', 'npm run build', 'npm prune --omit=dev']

const folder = mkdtempSync(join(tmpdir(), 'csec-guide-'))
beforeAll(async () => {
  const data = join(folder, 'data')
  mkdirSync(data)
  await openSigningKey(data, 'certificates')
  const key = await openSigningKey(data, 'ledger')
  const store = await openStore({ database: join(data, 'csec.db') })
  const test = await testApp({}, undefined, store)
  await staffOn(test)
  const now = () => toInstant(Date.now())
  await createLedgerWatch({ store, key, now, keptHead: () => null, faulty() {}, apart() {} }).signNow()
  mkdirSync(backupsFolder(data))
  const at = instant(now())
  await makeBackup({ store, dataDir: data, at, check() {} }, join(backupsFolder(data), 'daily-today'))
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the guide for operators', () => {
  it('has commands, and each is run here or somewhere else', () => {
    expect(ours.length).toBeGreaterThan(5)
    const others = COMMANDS.filter((line) => !line.startsWith('npx csec ') && !line.startsWith('curl '))
    const unknown = others.filter((line) => {
      const [program = ''] = line.split(' ', 1)
      return !(program in ELSEWHERE) && !PLAIN.includes(program) && !ELSEWHERE_RUN.includes(line)
    })
    expect(unknown).toEqual([])
  })

  it('has commands of ours that work one after the other, on the data of a server', async () => {
    for (const command of ours) {
      const [said = ''] = command.split('#')
      const [, , name = '', ...args] = said.trim().split(/ +/)
      const { status, stderr } = await csec(folder, name, ...args)
      expect([command, status, stderr]).toEqual([command, 0, expect.any(String)])
    }
    expect(existsSync(join(folder, 'drill.txt'))).toBe(true)
    expect(existsSync(join(folder, 'restored/csec.db'))).toBe(true)
  })

  it('asks addresses that answer', async () => {
    const test = await testApp()
    const addresses = COMMANDS.filter((line) => line.startsWith('curl ')).map(
      (line) => new URL(line.split(' ').at(-1) ?? '').pathname,
    )
    expect(addresses).toEqual(['/healthz', '/readyz'])
    for (const path of addresses) expect([path, (await visitor(test).get(path)).status]).toEqual([path, 200])
  })

  it('names settings that the server knows, with values that it takes', () => {
    const settings = [...GUIDE.matchAll(/\b([A-Z][A-Z_]{3,})=([\w:/.…-]+)/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ])
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
    expect(settings.length).toBeGreaterThan(5)
    for (const [name = '', value = ''] of settings) {
      expect([name, readme.includes(`\`${name}\``)]).toEqual([name, true])
      if (value.includes('…') || name.endsWith('_FILE') || /^postgres:..(user|csec)/.test(value)) continue
      expect(() => readConfig({ [name]: value }), name).not.toThrow()
    }
  })

  it('has an example of settings that the server takes, also with those that are commented out', () => {
    const lines = readFileSync(join(ROOT, 'deploy/csec.env.example'), 'utf8').split('\n')
    const settings = lines.flatMap((line) => {
      const [, name = '', value = ''] = /^(?:# )?([A-Z_]+)=(.+)$/.exec(line) ?? []
      return name === '' || name.endsWith('_KEY_FILE') ? [] : [[name, value] as const]
    })
    expect(settings.length).toBeGreaterThan(6)
    expect(() => readConfig(Object.fromEntries(settings))).not.toThrow()
  })

  it('says what the systemd unit is worth', () => {
    expect(GUIDE).toContain('an exposure of 1.2 ')
  })
})
