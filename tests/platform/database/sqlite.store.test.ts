import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { append, historyOf } from '../../../src/ledger/ledger.store.ts'
import { openStore } from '../../../src/platform/database/open.store.ts'
import type { Database } from '../../../src/platform/database/schema.store.ts'
import { openSqlite } from '../../../src/platform/database/sqlite.store.ts'
import { verifyLedger } from '../../../src/ledger/verify.store.ts'
import { buildChild, removeChild, startChild } from '../../support/child-process.ts'
import { lessonFinished } from '../../support/recording.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csec-sqlite-'))
  file = join(folder, 'csec.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const finished = lessonFinished('person:bob', '2026-11-02', 'L1')

describe('a SQLite file', () => {
  it.each([
    ['keeps a log, so that readers and the writer do not wait for each other', 'journal_mode', 'wal'],
    ['syncs every commit to the disk, also after the first query', 'synchronous', 2],
    ['checks references', 'foreign_keys', 1],
    ['waits for a reader that stands in the way', 'busy_timeout', 5_000],
    ['overwrites what is deleted', 'secure_delete', 1],
  ])('%s', async (_, pragma, value) => {
    const store = await openStore({ database: file })
    await store.transaction((tx) => append(tx, [finished]))
    expect(await read(store.db, pragma)).toBe(value)
    await store.close()
  })

  it('is the same after closing and opening again', async () => {
    const first = await openStore({ database: file })
    const events = await first.transaction((tx) => append(tx, [finished]))
    await first.close()
    const second = await openStore({ database: file })
    expect(await historyOf(second.db, 'person:bob')).toEqual(events)
    await second.close()
  })

  it('prepares a statement once, however often it is asked', async () => {
    const store = await openStore({ database: file })
    const prepare = vi.spyOn(BetterSqlite.prototype, 'prepare')
    try {
      for (const person of ['person:bob', 'person:eve'] as const) await historyOf(store.db, person)
      const texts = prepare.mock.calls.map(([text]) => text)
      expect(texts.length).toBeGreaterThan(0)
      expect(texts).toEqual([...new Set(texts)])
    } finally {
      prepare.mockRestore()
      await store.close()
    }
  })

  it('answers a statement with today’s columns, even when it was prepared before a column was added', async () => {
    const store = await openStore({ database: file })
    await sql`create table box (a integer)`.execute(store.db)
    await sql`insert into box values (1)`.execute(store.db)
    const everything = () => sql`select * from box`.execute(store.db)
    expect((await everything()).rows).toEqual([{ a: 1 }])
    await sql`alter table box add column b integer default 2`.execute(store.db)
    expect((await everything()).rows).toEqual([{ a: 1, b: 2 }])
    await store.close()
  })

  it('gives each value the name of its column, whatever it is, and a row that was just inserted, too', async () => {
    const store = await openStore({ database: file })
    await sql`create table box (a integer, b text, c blob)`.execute(store.db)
    const inserted = sql`insert into box values (1, null, x'00ff'), (2, 'two', null) returning a, c`
    expect((await inserted.execute(store.db)).rows).toEqual([
      { a: 1, c: Buffer.from([0, 255]) },
      { a: 2, c: null },
    ])
    const { rows } = await sql`select c, b as "of b", a from box order by a desc`.execute(store.db)
    expect(rows).toEqual([
      { c: null, 'of b': 'two', a: 2 },
      { c: Buffer.from([0, 255]), 'of b': null, a: 1 },
    ])
    const all = sql`select 1 as n, a, b from box where a > ${5}`
    expect((await all.execute(store.db)).rows).toEqual([])
    await store.close()
  })

  it('runs a statement again while rows of it are still read one by one', async () => {
    const { dialect, release } = openSqlite(file, { readOnly: false, pagesLater: false, alone: false })
    const driver = dialect.createDriver()
    await driver.init()
    const connection = await driver.acquireConnection()
    const db = new Kysely({ dialect })
    const one = db.selectNoFrom(sql<number>`1`.as('a'))
    const numbers = one.unionAll(db.selectNoFrom(sql<number>`2`.as('a'))).compile()
    const seen: unknown[] = []
    await connection.executeQuery(numbers)
    for await (const { rows } of connection.streamQuery(numbers, 1)) {
      seen.push(...rows)
      expect((await connection.executeQuery(numbers)).rows).toEqual([{ a: 1 }, { a: 2 }])
    }
    expect(seen).toEqual([{ a: 1 }, { a: 2 }])
    await driver.destroy()
    release()
  })

  it('belongs to a transaction from its beginning, so that what was read first still holds at the first write', async () => {
    const store = await openStore({ database: file })
    const other = new BetterSqlite(file, { timeout: 0 })
    const beginOther = () => other.exec('begin immediate; rollback')
    await store.transaction(async () => {
      expect(beginOther).toThrow(/database is locked/)
    })
    beginOther()
    other.close()
    await store.close()
  })
})

describe('one process writes to a file', () => {
  beforeAll(buildChild)
  afterAll(removeChild)

  it('a second process is refused until the first has ended, even when it was killed', async () => {
    const first = startChild('hold', file)
    await first.nextLine()
    expect(first.lines).toEqual(['open'])
    await expect(openStore({ database: file })).rejects.toThrow(/Another process is using the database file .*csec\.db/)
    const second = startChild('hold', file)
    await second.exited
    expect(second.lines).toEqual([])
    expect(second.process.exitCode).toBe(1)
    expect(second.errors.join('\n')).toContain('Another process is using the database file')
    first.process.kill('SIGKILL')
    await first.exited
    const store = await openStore({ database: file })
    await store.close()
  })

  it('a reader opens it at the same time, sees committed data, and changes nothing', async () => {
    const writer = await openStore({ database: file })
    const reader = await openStore({ database: file, readOnly: true })
    await writer.transaction((tx) => append(tx, [finished]))
    expect(await verifyLedger(reader.db)).toMatchObject({ ok: true, events: 1 })
    await expect(reader.transaction((tx) => append(tx, [finished]))).rejects.toThrow(/readonly/)
    await expect(sql`delete from draft`.execute(reader.db)).rejects.toThrow(/readonly/)
    await reader.close()
    await writer.close()
  })

  it('a store in memory needs no lock', async () => {
    const stores = await Promise.all([openStore({ database: ':memory:' }), openStore({ database: ':memory:' })])
    for (const store of stores) await store.close()
  })
})

describe('a file that cannot be used is refused with a sentence', () => {
  it.each<[string, (path: string) => void]>([
    ['something else', (path) => writeFileSync(path, 'These are not the records you are looking for. '.repeat(20))],
    ['cut short', (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2))],
    ['overwritten in the middle', overwriteMiddle],
  ])('%s', async (_, damage) => {
    await filled()
    damage(file)
    await expect(openStore({ database: file })).rejects.toThrow(/csec\.db is damaged\. Put the last good backup/)
    await expect(openStore({ database: file, readOnly: true })).rejects.toThrow(/is damaged/)
  })

  it('when its folder is missing', async () => {
    const elsewhere = join(folder, 'missing', 'csec.db')
    await expect(openStore({ database: elsewhere })).rejects.toThrow(
      /csec\.db cannot be opened: .*directory does not exist/,
    )
  })

  it('when it is missing and only to be read', async () => {
    await expect(openStore({ database: file, readOnly: true })).rejects.toThrow(/There is no database file .*csec\.db/)
  })

  it('when it has 0 bytes, which isn’t a new database but the result of a full disk or a broken copy', async () => {
    writeFileSync(file, '')
    for (const readOnly of [false, true])
      await expect(openStore({ database: file, readOnly })).rejects.toThrow(/csec\.db is empty \(0 bytes\)/)
    expect(readFileSync(file).length).toBe(0)
  })

  it('when it has no tables and is only to be read', async () => {
    const other = new BetterSqlite(file)
    other.exec('create table note (text text)')
    other.close()
    await expect(openStore({ database: file, readOnly: true })).rejects.toThrow(/has no records of this program/)
  })
})

async function read(db: Database, pragma: string): Promise<unknown> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(db)
  return Object.values(rows[0] ?? {})[0]
}

async function filled(): Promise<void> {
  const store = await openStore({ database: file })
  await store.transaction((tx) =>
    append(
      tx,
      Array.from({ length: 2_000 }, () => finished),
    ),
  )
  await store.close()
}

function overwriteMiddle(path: string): void {
  const bytes = readFileSync(path)
  bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 8_192)
  writeFileSync(path, bytes)
}
