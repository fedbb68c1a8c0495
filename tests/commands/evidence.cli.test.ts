import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSigningKey } from '../../src/platform/codes/key.job.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { keepKey } from '../../src/ledger/head.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { createSite } from '../../src/site/site.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { ORGANIZATION } from '../support/staff.ts'
import { clockAt } from '../support/clock.ts'
import { csec, csecProcess } from '../support/csec.ts'
import { unzip } from '../support/unzip.ts'
import { day, hired, required } from '../support/recording.ts'

const folder = mkdtempSync(join(tmpdir(), 'csec-evidence-'))
const data = join(folder, 'data')
const database = join(data, 'csec.db')
const clock = clockAt('2024-11-24T15:00:00.000Z')

beforeAll(async () => {
  mkdirSync(data)
  const store = await openStore({ database })
  await openSigningKey(data, 'ledger')
  await putOrganization(store.db, ORGANIZATION, clock.now())
  await store.transaction(async (tx) => {
    await createSite(tx, { slug: 'north-house', name: 'North House' }, clock.now())
    await record(tx, [hired('person:bob', '2024-11-02'), required('person:bob', '2024-11-02')], day('2024-11-24'))
  })
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

const out = join(folder, 'pack.zip')
const evidence = (...options: readonly string[]) => csec(folder, 'evidence', ...options)
const manifest = async () => JSON.parse((await unzip(readFileSync(out))).get('manifest.json')?.toString('utf8') ?? '')

describe('csec evidence on a database that no server has signed', () => {
  it('makes the key of the ledger, and the next pack is signed with the same', async () => {
    const fresh = await freshData('fresh')
    const options = ['--as-of', '2024-11-24', '--data-dir', fresh, '--out', out]
    expect((await evidence(...options)).status).toBe(0)
    const key = readFileSync(join(fresh, 'keys/ledger.private.json'), 'utf8')
    expect((await evidence(...options)).status).toBe(0)
    expect(readFileSync(join(fresh, 'keys/ledger.private.json'), 'utf8')).toBe(key)
    expect((await csec(folder, 'evidence', ...options)).stderr).toBe('')
  })

  it('makes no second key once one is on record, and says where to look', async () => {
    const moved = await freshData('moved')
    const store = await openStore({ database: join(moved, 'csec.db') })
    await keepKey(store.db, { id: 'k', jwk: '{}', addedAt: clock.now(), voucher: null })
    await store.close()
    const { status, stderr } = await evidence('--as-of', '2024-11-24', '--data-dir', moved, '--out', out)
    expect([status, stderr]).toEqual([2, expect.stringContaining(`the key of the ledger is not in ${moved}`)])
    expect(existsSync(join(moved, 'keys'))).toBe(false)
  })
})

/** A folder with a database like the one above, and no key. */
async function freshData(name: string): Promise<string> {
  const target = join(folder, name)
  mkdirSync(target)
  for (const file of readdirSync(data).filter((each) => each.startsWith('csec.db'))) {
    cpSync(join(data, file), join(target, file))
  }
  return target
}

describe('csec evidence', () => {
  it('writes a pack without changing the database, and prints its hash', async () => {
    const before = sha256(readFileSync(database))
    const { status, stdout, stderr } = csecProcess(folder, 'evidence', '--as-of', '2024-11-24', '--out', out)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`SHA-256 ${sha256(readFileSync(out))}`)
    expect(await manifest()).toMatchObject({ kind: 'pack', asOf: '2024-11-24', site: null, knownAt: null })
    expect(sha256(readFileSync(database))).toBe(before)
  })

  it('takes a site, a second clock and a language', async () => {
    const options = ['--site', 'north-house', '--known-at', '2024-11-25', '--language', 'es']
    expect((await evidence('--as-of', '2024-11-24', ...options, '--out', out)).status).toBe(0)
    expect(await manifest()).toMatchObject({
      site: { name: 'North House' },
      language: 'es',
      knownAt: '2024-11-26T04:59:59.999Z',
      generatedBy: 'El sistema',
    })
  })

  it('writes the archive of a year', async () => {
    expect((await evidence('--yearly', '2024', '--out', out)).status).toBe(0)
    expect(await manifest()).toMatchObject({ kind: 'yearly', asOf: '2024-12-31', site: null })
  })

  it.each([
    ['no file', ['--as-of', '2024-11-24'], '--out: say where to write the zip'],
    ['no day', ['--out', out], '--as-of: say which day'],
    ['a day that is none', ['--as-of', '2024-02-30', '--out', out], '--as-of takes a day'],
    ['a day that has not come', ['--as-of', '2999-01-01', '--out', out], 'is in the future'],
    ['a year that is not over', ['--yearly', '2999', '--out', out], 'is not over yet'],
    ['a year with a site', ['--yearly', '2024', '--site', 'north-house', '--out', out], 'leave out the other options'],
    ['a site that is none', ['--as-of', '2024-11-24', '--site', 'x', '--out', out], '--site takes "north-house"'],
    ['a language that is none', ['--as-of', '2024-11-24', '--language', 'fr', '--out', out], '--language'],
    ['one database', ['--as-of', '2024-11-24', '--out', out, '--data-dir', '.', '--database', database], '--data'],
  ])('says what is missing: %s', async (_, options, said) => {
    const { status, stderr } = await evidence(...options)
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)])
  })
})
