import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSigningKey, type SigningKey } from '../../src/platform/codes/key.job.ts'
import { compareHeads } from '../../src/ledger/compare.job.ts'
import { vouchFor } from '../../src/ledger/head.job.ts'
import { fileOf, headsFile, headsFileText } from '../../src/ledger/heads-file.job.ts'
import { headsFault } from '../../src/ledger/verify-heads.job.ts'
import { signDaily } from '../../src/ledger/sign.job.ts'
import { comparisonText } from '../../src/ledger/comparison.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { findHead, keepKey, ledgerKeys } from '../../src/ledger/head.store.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { ORGANIZATION } from '../support/staff.ts'
import { clockAt, type TestClock } from '../support/clock.ts'
import { redated, rewriteHistory, withoutGuards } from '../support/rewriting.ts'
import { hired, lessonFinished, required } from '../support/recording.ts'

const t = MESSAGES.en.hr.ledger.comparison

let folder: string
let store: Store
let clock: TestClock
let key: SigningKey

/** Three days with a head each: after entries 2, 4 and 5. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csec-compare-'))
  clock = clockAt('2026-11-24T15:00:00.000Z')
  key = await createSigningKey()
  store = await openStore({ database: join(folder, 'csec.db') })
  await putOrganization(store.db, ORGANIZATION, clock.now())
  await aDay(hired('person:bob', '2026-11-02'), required('person:bob', '2026-11-02'))
  await aDay(lesson('L1'), lesson('L2'))
  await aDay(lesson('L3'))
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const lesson = (id: `L${number}`) => lessonFinished('person:bob', '2026-11-05', id)

async function aDay(...events: Parameters<typeof append>[1]): Promise<void> {
  await store.transaction((tx) => append(tx, events))
  await signDaily({ store, key, now: clock.now })
  clock.pass({ days: 1 })
}

const allKept = async () => headsFileText(await headsFile(store.db))

async function kept(...numbers: readonly number[]): Promise<string> {
  const heads = await Promise.all(numbers.map((number) => findHead(store.db, number)))
  return headsFileText(
    fileOf(
      heads.flatMap((head) => head ?? []),
      await ledgerKeys(store.db),
    ),
  )
}

async function compared(...texts: readonly string[]) {
  const comparison = await compareHeads(store.db, texts)
  if (comparison === null) throw new Error('one of the files holds no heads')
  const { verdict, parts } = comparisonText(comparison, { t: MESSAGES.en, language: 'en', timeZone: 'UTC' })
  return { ...comparison, said: [verdict, ...parts.flatMap(({ lines }) => lines)].join('\n') }
}

/** Signs every head again, as an attacker who also has the key would. */
async function signAllAnew(): Promise<void> {
  await withoutGuards(store.db, 'ledger_signature')
  await store.db.deleteFrom('ledger_signature').execute()
  await signDaily({ store, key, now: clock.now })
}

describe('an untouched ledger', () => {
  it('fits every head from outside, whatever was added since', async () => {
    const files = [await allKept(), await kept(2)]
    await aDay(lesson('L4'))
    const found = await compared(...files)
    expect(found).toMatchObject({ fits: true, divergence: null, there: [] })
    expect(found.heads.map(({ state }) => state)).toEqual(['fits', 'fits', 'fits'])
    expect(found.said).toContain(t.fits)
  })

  it('fits a bare token, too, by the keys on record', async () => {
    const head = await findHead(store.db, 3)
    expect(await compared(`${head?.token}\n`)).toMatchObject({ fits: true, vouchedFor: 2 })
  })
})

describe('history that was rewritten with hashes that fit', () => {
  it('is in order by itself, and is found by the heads on record', async () => {
    await rewriteHistory(store, 4, redated)
    expect(await verifyLedger(store.db)).toMatchObject({ ok: true, events: 5 })
    expect(await headsFault(store.db)).toEqual({ kind: 'head-differs', at: 2 })
  })

  it('is found by a head from outside when the heads on record were signed anew as well', async () => {
    const outside = await allKept()
    await rewriteHistory(store, 4, redated)
    await signAllAnew()
    expect(await headsFault(store.db)).toBeNull()
    const found = await compared(outside)
    expect(found).toMatchObject({ fits: false, divergence: { from: 3, to: 4, missingAtEnd: 0 } })
    expect(found.heads.map(({ state }) => state)).toEqual(['fits', 'differs', 'differs'])
    expect(found.there.map(({ seq }) => seq)).toEqual([3, 4])
    expect(found.said).toContain(
      'The last checkpoint that matches is checkpoint 1 from Nov 24, 2026. Everything up to entry 2 is as it was when that checkpoint was signed.',
    )
    expect(found.said).toContain('The first entry that differs is among entries 3 to 4.')
    expect(found.said).toContain(t.otherOnRecord)
  })

  it('is found from the day on by one later head alone, which vouches for those before it', async () => {
    const outside = await kept(3)
    await rewriteHistory(store, 4, redated)
    const found = await compared(outside)
    expect(found).toMatchObject({ vouchedFor: 2, divergence: { from: 3, to: 4, lastFit: { number: 1 } } })
  })

  it('names the entry where only one can be it', async () => {
    const outside = await allKept()
    await rewriteHistory(store, 5, redated)
    expect((await compared(outside)).said).toContain('The first entry that differs is entry 5')
  })

  it.each([
    [
      'taken out',
      3,
      (rows: readonly never[]) => rows.slice(1),
      /ends at entry 4\. 1 entry covered by a checkpoint is missing/,
    ],
    [
      'put in',
      3,
      ([first, ...rest]: readonly object[]) => [{ ...first, id: 'new' }, first, ...rest],
      /a different entry/,
    ],
  ] as const)('an entry that was %s is found', async (_, from, change, words) => {
    const outside = await allKept()
    await rewriteHistory(store, from, (rows) => change(rows as never) as typeof rows)
    const found = await compared(outside)
    expect(found).toMatchObject({ fits: false, divergence: { from: 3 } })
    expect(found.said).toMatch(words)
  })

  it('shows which entries say themselves that they came after the head', async () => {
    const outside = await kept(2)
    const at = clock.now()
    await rewriteHistory(store, 4, (rows) => rows.map((row) => ({ ...row, recorded_at: at })))
    expect((await compared(outside)).there).toMatchObject([
      { seq: 3, isLater: false },
      { seq: 4, isLater: true },
    ])
  })
})

describe('a backup that was put back', () => {
  /** Puts back the database from before the entry after the third head. */
  async function restored(): Promise<string> {
    const backup = join(folder, 'backup.db')
    await sql`vacuum into ${backup}`.execute(store.db)
    await aDay(lesson('L4'), lesson('L5'))
    const outside = await allKept()
    await store.close()
    store = await openStore({ database: backup })
    return outside
  }

  it('is older than the heads, and that is said', async () => {
    const found = await compared(await restored())
    expect(found).toMatchObject({ fits: false, divergence: { lastFit: { number: 3 }, from: 6, missingAtEnd: 2 } })
    expect(found.heads.at(-1)).toMatchObject({ state: 'beyond', onRecord: 'nothing' })
    expect(found.said).toMatch(
      /^2 entries at the end are missing: signed checkpoint 4 covers 7 entries, but the database has 5\./,
    )
    expect(found.said).toContain(t.older)
    expect(found.said).toContain('Everything up to entry 5 is as it was when that checkpoint was signed.')
  })

  it('a backup without an earlier head isn’t called changed, and no remaining entry is listed', async () => {
    const { heads, ...file } = JSON.parse(await restored())
    await withoutGuards(store.db, 'ledger_signature')
    await store.db.deleteFrom('ledger_signature').execute()
    const found = await compared(JSON.stringify({ ...file, heads: heads.slice(-1) }))
    expect(found).toMatchObject({ fits: false, there: [], missing: { from: 6, isReplaced: false } })
    expect(found.said).toMatch(
      /^2 entries at the end are missing: signed checkpoint 4 covers 7 entries, but the database has 5\./,
    )
    expect(found.said).not.toContain('replaced')
    expect(found.said).toContain('None of these checkpoints covers entries 1 to 5')
  })

  it('a backup with new entries names the later entries that took the places of missing ones', async () => {
    const outside = await restored()
    await aDay({ ...lesson('L6'), recordedAt: clock.now() }, { ...lesson('L7'), recordedAt: clock.now() })
    const found = await compared(outside)
    expect(found).toMatchObject({ missing: { from: 6, isReplaced: true }, divergence: { from: 6, to: 7 } })
    expect(found.said).toMatch(
      /^2 entries are missing, starting with entry 6\. This can happen after a backup is restored\./,
    )
  })

  it('a backup with more new entries than are missing differs from the first of them', async () => {
    const outside = await restored()
    await aDay(lesson('L6'), lesson('L7'), lesson('L8'))
    const found = await compared(outside)
    expect(found).toMatchObject({ divergence: { from: 6, to: 7, missingAtEnd: 0 } })
    expect(found.heads.at(-1)).toMatchObject({ state: 'differs', onRecord: 'other' })
  })
})

describe('a file from outside', () => {
  it.each([
    ['is no file of heads', async () => '{"format":"other"}'],
    ['is no JSON', async () => 'heads'],
    ['has a key under the id of another', async () => (await allKept()).replaceAll(key.publicKey.kid, 'abcdefghijkl')],
  ])('a file that %s is not read', async (_, text) => {
    expect(await compareHeads(store.db, [await text()])).toBeNull()
  })

  it('a file in which a number was changed says so', async () => {
    const found = await compared((await allKept()).replace('"seq": 4', '"seq": 3'))
    expect(found).toMatchObject({ fits: false, divergence: null })
    expect(found.heads.map(({ state }) => state)).toEqual(['fits', 'changed', 'fits'])
    expect(found.said).toContain(t.changedHead)
  })

  it('a file that someone else signed doesn’t fit, even when the hashes do', async () => {
    const other = await createSigningKey()
    await withoutGuards(store.db, 'ledger_signature')
    await withoutGuards(store.db, 'ledger_key')
    const outside = await allKept()
    await store.db.deleteFrom('ledger_signature').execute()
    await store.db.deleteFrom('ledger_key').execute()
    await signDaily({ store, key: other, now: clock.now })
    const found = await compared(outside)
    expect(found).toMatchObject({ fits: false, divergence: null })
    expect(found.said).toContain(`Key ${key.publicKey.kid}: not on record here.`)
    expect(found.said).toContain(`Key ${other.publicKey.kid}: not in the file.`)
    expect(found.said).toContain(`No other key vouched for key ${other.publicKey.kid}.`)
  })

  it('goes on to fit after the key was changed, and says who vouches for the new one', async () => {
    const outside = await allKept()
    const next = await createSigningKey()
    const voucher = await vouchFor(next.publicKey, clock.now(), key)
    await keepKey(store.db, {
      id: next.publicKey.kid,
      jwk: JSON.stringify(next.publicKey),
      addedAt: clock.now(),
      voucher,
    })
    await signDaily({ store, key: next, now: clock.now })
    expect(await headsFault(store.db)).toBeNull()
    const found = await compared(outside)
    expect(found.fits).toBe(true)
    expect(found.said).toContain(`Key ${key.publicKey.kid} vouched for key ${next.publicKey.kid}.`)
    expect(await compared(await allKept())).toMatchObject({ fits: true })
  })
})

describe('a head on record', () => {
  it.each([
    ['whose row was changed', sql`update ledger_signature set seq = 3 where number = 2`, 'head-signature', 2],
    [
      'with another signature',
      sql`update ledger_signature set token = replace(token, '.', '.A') where number = 2`,
      'head-signature',
      2,
    ],
    ['that was taken out', sql`delete from ledger_signature where number = 2`, 'head-chain', 3],
  ] as const)('%s is found', async (_, statement, kind, at) => {
    await withoutGuards(store.db, 'ledger_signature')
    await statement.execute(store.db)
    expect(await headsFault(store.db)).toEqual({ kind, at })
  })

  it('is not followed by another when the ledger was rewritten meanwhile', async () => {
    await rewriteHistory(store, 4, redated)
    const signed = await signDaily({ store, key, now: clock.now })
    expect(signed).toMatchObject({ kind: 'fault', verification: { seq: 5, fault: 'changed' } })
    expect(await findHead(store.db, 4)).toBeNull()
  })
})
