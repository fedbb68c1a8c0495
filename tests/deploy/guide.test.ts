import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
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
import { csec, csecWith } from '../support/csec.ts'
import { BLOCKS, blockWith, GUIDE, NEEDS_POSTGRES } from '../support/guide.ts'
import { signInNameOf, staffOn } from '../support/staff.ts'

const COMMANDS = BLOCKS.flat().filter((line) => !line.startsWith('#!'))
const ours = COMMANDS.filter((line) => line.startsWith('npx csec ') && !NEEDS_POSTGRES.test(line))
/** What's in a sentence instead of a block. */
const INLINE = [
  ...new Set(
    [
      ...GUIDE.matchAll(
        /`((?:npx csec|csec|openssl|install|node|podman|podman-compose|docker|chmod|pg_restore|systemd-analyze) [^`]+)`/g,
      ),
    ].map(([, command = '']) => command),
  ),
]

const SYSTEMD = 'needs systemd and a service that runs under it'
const REGISTRY = 'needs an image from a registry'

/** Each command that no test runs, and why. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'useradd --system --user-group --home-dir /var/lib/csec --shell /usr/sbin/nologin csec':
    'adds a user to the machine of the tests',
  'chown -R csec: /var/lib/csec': 'needs that user',
  'systemctl daemon-reload': SYSTEMD,
  'systemctl enable --now csec': SYSTEMD,
  'systemctl restart csec': SYSTEMD,
  'journalctl -u csec -n 20': SYSTEMD,
  'systemd-run --pipe --wait --collect --uid=csec -p UMask=0077 -p EnvironmentFile=/etc/csec/csec.env -p WorkingDirectory=/opt/csec -E DATA_DIR=/var/lib/csec /usr/bin/node bin/csec.js doctor':
    SYSTEMD,
  'podman build --format docker -f deploy/Containerfile -t csec-orientation .': REGISTRY,
  'podman run -d --name csec --read-only --tmpfs /tmp --cap-drop all -v csec-data:/data -p 127.0.0.1:3000:3000 -e PUBLIC_URL=https://orientation.example.org -e TRUSTED_PROXIES=1 csec-orientation':
    REGISTRY,
  'podman logs csec': REGISTRY,
  'podman exec csec node bin/csec.js doctor': REGISTRY,
  'podman-compose up -d': REGISTRY,
  'podman-compose logs app': REGISTRY,
  'docker compose up -d': REGISTRY,
  'exec rsync -a "$1" backup@vault.example.org:csec/': 'needs another machine to send to',
}

/** Each command that another test runs, and a part of what that test says. */
const RUN_ELSEWHERE: Readonly<Record<string, readonly [test: string, part: string]>> = {
  'npm ci': ['.ci/run', 'npm ci'],
  'npm run build': ['package.json', '"test": "node tests/support/tools.js quick && node build.js'],
  'systemd-analyze security': ['tests/deploy/systemd.slow.test.ts', "'security', '--offline=yes'"],
  'npm ci --omit=dev': ['tests/deploy/production.slow.test.ts', "'ci', '--omit=dev'"],
  'npx csec rotate-key encryption --new-key-file FILE': [
    'tests/commands/shared-keys.test.ts',
    "'encryption', '--new-key-file', 'next.key'",
  ],
  'node dist/main.js': ['deploy/Containerfile', '"dist/main.js"'],
}

/** Blocks and sentences that a shell runs here, in a folder that stands for the machine. */
const IN_A_SHELL = [
  ...blockWith('install -D').filter((line) => line.startsWith('install ')),
  ...blockWith('install -m 600 -o csec'),
  ...blockWith('cd deploy'),
  ...INLINE.filter((command) => /^(openssl|install|chmod) /.test(command)),
]

const NEW_KEY = 'b'.repeat(64)
/** Commands of ours that a sentence has for one case, with what stands there in capitals filled in. */
const FOR_ONE: Readonly<
  Record<string, { readonly environment: Parameters<typeof csecWith>[1]; readonly args: readonly string[] }>
> = {
  'csec restore BACKUP --open': {
    environment: { BACKUP_KEY: NEW_KEY },
    args: ['restore', 'by-hand', '--data-dir', 'opened', '--open'],
  },
  'npx csec restore BACKUP': { environment: { DATA_DIR: 'elsewhere' }, args: ['restore', 'by-hand'] },
  'npx csec make-hr PERSON': {
    environment: { PUBLIC_URL: 'https://orientation.example.org' },
    args: ['make-hr', signInNameOf('ada')],
  },
  'npx csec api-token add NAME --may scim': {
    environment: {},
    args: ['api-token', 'add', 'Directory', '--may', 'scim'],
  },
}

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
  it('has commands, and each is run by a test, or there is a reason why not', () => {
    expect(ours.length).toBeGreaterThan(5)
    const isRun = (command: string) =>
      [...ours, ...IN_A_SHELL].includes(command) ||
      command.startsWith('curl ') ||
      NEEDS_POSTGRES.test(command) ||
      command in RUN_ELSEWHERE
    const inSentences = INLINE.filter(
      (command) =>
        !ours.some((line) => line.startsWith(`npx ${command.replace(/^npx /, '')}`)) && !(command in FOR_ONE),
    ).filter((command) => !NEEDS_POSTGRES.test(command))
    const unknown = [...COMMANDS, ...inSentences].filter((command) => !isRun(command) && !(command in NOT_RUN))
    expect(unknown).toEqual([])
    const gone = [...Object.keys(NOT_RUN), ...Object.keys(RUN_ELSEWHERE), ...Object.keys(FOR_ONE)]
    expect(gone.filter((command) => ![...COMMANDS, ...INLINE].includes(command))).toEqual([])
    for (const [path, part] of Object.values(RUN_ELSEWHERE))
      expect(readFileSync(join(ROOT, path), 'utf8')).toContain(part)
  })

  it('has commands for files that make them closed to others, with keys that the server takes', () => {
    const machine = join(folder, 'machine')
    cpSync(join(ROOT, 'deploy'), join(machine, 'deploy'), { recursive: true })
    for (const path of ['etc/systemd/system', 'etc/csec']) mkdirSync(join(machine, path), { recursive: true })
    const me = userInfo().username
    for (const lines of [
      IN_A_SHELL.filter((line) => !line.startsWith('chmod')),
      ['cd deploy', 'chmod -R go= secrets'],
    ]) {
      const script = lines.map((line) => line.replaceAll(' /etc/', ` ${machine}/etc/`).replace('-o csec', `-o ${me}`))
      // Each begins in the folder of the program.
      execFileSync('sh', ['-ec', ['umask 022', ...script].join('\n').replaceAll('cd deploy', `cd ${machine}/deploy`)], {
        cwd: machine,
      })
    }
    const mode = (path: string) => (statSync(join(machine, path)).mode & 0o777).toString(8)
    const made = ['csec.env', 'backup.key', 'encryption.key'].map((name) => mode(join('etc/csec', name)))
    expect(made).toEqual(['600', '600', '600'])
    expect(mode('deploy/secrets/postgres_password')).toBe('600')
    expect(readFileSync(join(machine, 'etc/systemd/system/csec.service'))).toEqual(
      readFileSync(join(ROOT, 'deploy/csec.service')),
    )
    const config = readConfig({
      BACKUP_KEY_FILE: join(machine, 'etc/csec/backup.key'),
      KEY_ENCRYPTION_KEY_FILE: join(machine, 'etc/csec/encryption.key'),
    })
    expect([config.backupKey, config.keyEncryption]).not.toContain(null)
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

  it.each(Object.entries(FOR_ONE))('has %s, which works where somebody needs it', async (_, { environment, args }) => {
    const said = await csecWith(folder, environment, ...args)
    expect([said.status, said.stderr]).toEqual([0, ''])
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
