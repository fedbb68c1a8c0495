import { spawnSync } from 'node:child_process'
import { isSharedSecret } from '../../src/platform/codes/shared-secret.store.ts'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openSigningKey } from '../../src/platform/codes/key.job.ts'
import { headsFile, headsFileText } from '../../src/ledger/heads-file.job.ts'
import { ROOT } from '../../src/platform/root.ts'
import { signDaily, signNow } from '../../src/ledger/sign.job.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { ORGANIZATION } from '../support/staff.ts'
import { clockAt } from '../support/clock.ts'
import { csec, csecProcess } from '../support/csec.ts'
import { trailAfter } from '../support/trail.ts'
import { redated, rewriteHistory } from '../support/rewriting.ts'
import { hired, lessonFinished, required } from '../support/recording.ts'

const t = MESSAGES.en.hr.ledger

const folder = mkdtempSync(join(tmpdir(), 'csec-ledger-'))
const data = join(folder, 'data')
const database = join(data, 'csec.db')
const outside = join(folder, 'heads.json')
const clock = clockAt('2026-11-24T15:00:00.000Z')

/** Two heads, after entries 2 and 3; the file has both. */
beforeAll(async () => {
  mkdirSync(data)
  const store = await openStore({ database })
  const signing = { store, key: await openSigningKey(data, 'ledger'), now: clock.now }
  await putOrganization(store.db, ORGANIZATION, clock.now())
  await store.transaction((tx) => append(tx, [hired('person:bob', '2026-11-02'), required('person:bob', '2026-11-02')]))
  await signDaily(signing)
  await store.transaction((tx) => append(tx, [lessonFinished('person:bob', '2026-11-05', 'L1')]))
  await signNow(signing)
  writeFileSync(outside, headsFileText(await headsFile(store.db)))
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

const verify = (...options: readonly string[]) => csec(folder, 'verify-ledger', ...options)

describe('csec verify-ledger --heads', () => {
  it('says that everything fits, and by which keys', () => {
    const { status, stdout, stderr } = csecProcess(folder, 'verify-ledger', '--heads', outside)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^ok: 3 events, head [0-9a-f]{64}\nok: 2 signed checkpoints on record\nok: The ledger matches these checkpoints\./,
    )
    expect(stdout).toMatch(/Key [\w-]{12}: on record here since Nov 24, 2026\./)
    expect(stdout).toContain('2 checkpoints compared with a ledger of 3 entries.')
  })

  it('gives the same as JSON', async () => {
    const { status, stdout } = await verify('--heads', outside, '--heads', outside, '--format', 'json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      ledger: { ok: true, events: 3 },
      headsOnRecord: { count: 2, fault: null },
      outside: { fits: true, divergence: null, heads: [{ state: 'fits' }, { state: 'fits' }] },
    })
  })

  it.each([
    [['--heads', 'nowhere.json'], /^csec verify-ledger: --heads: nowhere\.json cannot be read: ENOENT/],
    [['--heads', 'data/csec.db'], /^csec verify-ledger: --heads: data\/csec\.db holds no checkpoints of a ledger/],
    [['--format', 'xml'], /^csec verify-ledger: --format takes text, json; not "xml"$/],
  ])('answers the mistake %j with one line', async (options, line) => {
    const { status, stdout, stderr } = await verify(...options)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr.trimEnd()).toMatch(line)
    expect(stderr.trimEnd()).not.toContain('\n')
  })
})

describe('the head that the server keeps next to the database', () => {
  const kept = join(data, 'heads.json')
  afterEach(() => rmSync(kept, { recursive: true }))

  it.each([
    ['cannot be read', () => mkdirSync(kept), /^csec verify-ledger: data\/heads\.json cannot be read: EISDIR/],
    [
      'is cut off',
      () => writeFileSync(kept, '{"heads":'),
      /^csec verify-ledger: data\/heads\.json holds no checkpoints/,
    ],
  ])('is named as the server’s when it %s, and no option that nobody gave', async (_, spoil, line) => {
    spoil()
    const { status, stderr } = await verify()
    expect([status, stderr.trimEnd().includes('\n')]).toEqual([2, false])
    expect(stderr).toMatch(line)
    expect(stderr).toContain('The server keeps its last signed checkpoint there')
    expect(stderr).not.toContain('--heads')
  })
})

describe('the program in docs/ledger.md', () => {
  it('checks the same file without anything of ours', () => {
    const [, program = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs/ledger.md'), 'utf8')) ?? []
    const check = join(folder, 'check.mjs')
    writeFileSync(check, program)
    const run = (file: string) => spawnSync(process.execPath, [check, file], { encoding: 'utf8' }).stdout
    expect(run(outside)).toMatch(/^1 2026-11-24 2 [0-9a-f]{64} ok\n2 2026-11-24 3 [0-9a-f]{64} ok\n$/)
    const { heads, ...rest } = JSON.parse(readFileSync(outside, 'utf8'))
    const spoiled = join(folder, 'spoiled.json')
    const [first, second] = heads.map(({ token }: { token: string }) => token.split('.'))
    const forged = { token: [first[0], second[1], first[2]].join('.') }
    writeFileSync(spoiled, JSON.stringify({ ...rest, heads: [heads[0], forged] }))
    expect(run(spoiled)).toMatch(/ ok\n.* not ok\n$/)
  })
})

const CHANGED = { actor: 'system:console', kind: 'key_changed', about: null, address: null }
const lastOnTrail = async (store: Pick<Store, 'db'>) => (await trailAfter({ deps: { store } }, 0)).at(-1)

describe('csec rotate-key server', () => {
  it('lets the next server say which secret holds', async () => {
    const store = await openStore({ database })
    expect(await isSharedSecret(store.db, 'a'.repeat(64), clock.now())).toBe(true)
    expect(await isSharedSecret(store.db, 'b'.repeat(64), clock.now())).toBe(false)
    await store.close()
    const { status, stdout } = await csec(folder, 'rotate-key', 'server')
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining('The next server that starts says which secret is in use'),
    ])
    const again = await openStore({ database })
    expect(await isSharedSecret(again.db, 'b'.repeat(64), clock.now())).toBe(true)
    expect(await lastOnTrail(again)).toMatchObject({ ...CHANGED, detail: { key: 'server' } })
    await again.close()
  })
})

describe('csec rotate-key ledger', () => {
  it('lets the old key vouch for the new one, and heads of both stay good', async () => {
    const before = await openSigningKey(data, 'ledger')
    const { status, stdout } = await csec(folder, 'rotate-key', 'ledger')
    const after = await openSigningKey(data, 'ledger')
    expect([status, after.publicKey.kid === before.publicKey.kid]).toEqual([0, false])
    expect(stdout).toContain(
      `signs with the key ${after.publicKey.kid} from now on; ${before.publicKey.kid} has vouched`,
    )
    expect(readdirSync(join(data, 'keys')).sort()).toEqual([
      'ledger.private.json',
      `ledger.retired-${before.publicKey.kid}.json`,
    ])
    for (const file of readdirSync(join(data, 'keys')))
      expect(statSync(join(data, 'keys', file)).mode & 0o777).toBe(0o600)
    const store = await openStore({ database })
    expect(await lastOnTrail(store)).toMatchObject({ ...CHANGED, detail: { key: 'ledger' } })
    clock.pass({ days: 1 })
    await signDaily({ store, key: after, now: clock.now })
    await store.close()
    const { status: fits, stdout: said } = await verify('--heads', outside)
    expect(fits).toBe(0)
    expect(said).toContain('ok: 3 signed checkpoints on record')
    expect(said).toContain(`Key ${before.publicKey.kid} vouched for key ${after.publicKey.kid}.`)
  })

  it.each<[readonly string[], RegExp]>([
    [[], /^csec rotate-key: say which key: csec rotate-key ledger, certificates, server or encryption$/],
    [['certificate'], /^csec rotate-key: say which key/],
    [['certificates', '--data-dir', 'nowhere'], /^csec rotate-key: There is no database nowhere\/csec\.db yet/],
    [['encryption'], /^csec rotate-key: --new-key-file: name the file with the new key$/],
    [['encryption', '--new-key-file', 'new.key'], /^csec rotate-key: KEY_ENCRYPTION_KEY is not set/],
    [['ledger', '--data-dir', 'nowhere'], /^csec rotate-key: There is no database nowhere\/csec\.db yet/],
  ])('answers the mistake %j with one line', async (options, line) => {
    const { status, stderr } = await csec(folder, 'rotate-key', ...options)
    expect([status, stderr.trimEnd().includes('\n')]).toEqual([2, false])
    expect(stderr.trimEnd()).toMatch(line)
  })
})

/** Last: nothing is as it was afterwards. */
describe('a ledger that was rewritten, hashes and all', () => {
  it('is named from the first entry on that can be another one', async () => {
    const store = await openStore({ database })
    await rewriteHistory(store, 3, redated)
    await store.close()
    const { status, stdout, stderr } = await verify('--heads', outside)
    expect(status).toBe(1)
    expect(stdout).toMatch(/^ok: 3 events/)
    expect(stderr).toContain('not ok: Checkpoint 2 names a different entry than the one that’s there now')
    expect(stderr).toContain(`not ok: ${t.comparison.differs}`)
    expect(stderr).toContain('Everything up to entry 2 is as it was when that checkpoint was signed.')
    expect(stderr).toContain('The first entry that differs is entry 3')
    const { status: same, stdout: json } = await verify('--heads', outside, '--format', 'json')
    expect(same).toBe(1)
    expect(JSON.parse(json)).toMatchObject({ ok: false, outside: { divergence: { from: 3, to: 3 } } })
  })
})
