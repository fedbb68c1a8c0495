import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/platform/database/open.store.ts'
import { freePort } from '../support/listen.ts'
import { csec, csecProcess, csecWith } from '../support/csec.ts'

const work = mkdtempSync(join(tmpdir(), 'csec-move-cli-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** Moves itself is tested with a PostgreSQL server, in `tests/backups/move.slow.test.ts`. */
const NOWHERE = 'postgres://csec:secret@127.0.0.1:1/csec'
let folders = 0
let folder: string
beforeEach(() => {
  folder = join(work, String(++folders))
  mkdirSync(join(folder, 'data'), { recursive: true })
})

const sqliteFile = async () => (await openStore({ database: join(folder, 'data/csec.db') })).close()

describe.each(['migrate-to-postgres', 'migrate-to-sqlite'] as const)('csec %s', (name) => {
  it('names the mistake in one line, without the password', async () => {
    const none = csecProcess(folder, name)
    expect([none.status, none.stderr]).toEqual([
      2,
      `csec ${name}: name the PostgreSQL database: --database, or DATABASE_URL\n`,
    ])
    for (const address of ['mysql://csec:secret@127.0.0.1/csec', 'csec.db', '']) {
      const option = await csec(folder, name, '--database', address)
      expect([option.status, option.stderr]).toEqual([2, `csec ${name}: --database takes a postgres:// address\n`])
    }
    const setting = await csecWith(folder, { DATABASE_URL: 'mysql://csec:secret@127.0.0.1/csec' }, name)
    expect([setting.status, setting.stderr]).toEqual([2, `csec ${name}: DATABASE_URL takes a postgres:// address\n`])
    const typo = await csec(folder, name, '--datadir', 'data')
    expect([typo.status, typo.stderr]).toEqual([2, expect.stringMatching(/^csec migrate-to-\w+: Unknown option .*\n$/)])
    const empty = await csec(folder, name, '--database', NOWHERE, '--data-dir', '')
    expect([empty.status, empty.stderr]).toEqual([2, `csec ${name}: --data-dir is empty: name a folder\n`])
  })

  it('says that the PostgreSQL server doesn’t answer, and leaves nothing behind', async () => {
    if (name === 'migrate-to-postgres') await sqliteFile()
    const ours = () => readdirSync(join(folder, 'data')).filter((file) => !/^csec\.db[.-]/.test(file))
    const before = ours()
    const address = `postgres://csec:secret@127.0.0.1:${await freePort()}/csec`
    const { status, stderr } = await csec(folder, name, '--database', address)
    expect(status).toBe(2)
    expect(stderr).toMatch(
      /^csec migrate-to-\w+: The PostgreSQL server 127\.0\.0\.1:\d+ cannot be used: .*ECONNREFUSED.*\.\n$/,
    )
    expect(stderr).not.toContain('secret')
    expect(ours()).toEqual(before)
  })
})

describe('csec migrate-to-postgres', () => {
  it('says that there is no SQLite file, and where it looked', async () => {
    const { status, stderr } = await csec(folder, 'migrate-to-postgres', '--database', NOWHERE)
    expect([status, stderr]).toEqual([
      2,
      'csec migrate-to-postgres: There is no database file data/csec.db. Start the server there once, or name another folder.\n',
    ])
  })

  it('refuses a file that a server uses', async () => {
    const store = await openStore({ database: join(folder, 'data/csec.db') })
    const { status, stderr } = csecProcess(folder, 'migrate-to-postgres', '--database', NOWHERE)
    expect([status, stderr]).toEqual([
      2,
      'csec migrate-to-postgres: Another process is using the database file data/csec.db. Stop it first.\n',
    ])
    await store.close()
  })

  it('refuses a file of an older and of a newer version, and leaves it as it was', async () => {
    await sqliteFile()
    const connection = new BetterSqlite(join(folder, 'data/csec.db'))
    const last = connection.prepare('select * from migration order by version desc limit 1').get()
    connection.exec('delete from migration where version = (select max(version) from migration)')
    const older = await csec(folder, 'migrate-to-postgres', '--database', NOWHERE)
    expect([older.status, older.stderr]).toEqual([
      2,
      expect.stringMatching(
        /^csec migrate-to-postgres: The database is older than this program\. Run csec migrate, or .*\n$/,
      ),
    ])
    connection.prepare('insert into migration values (@version, @checksum, @applied_at)').run(last)
    connection.exec("insert into migration values (9999, 'later', 'later')")
    const newer = await csec(folder, 'migrate-to-postgres', '--database', NOWHERE)
    expect([newer.status, newer.stderr]).toEqual([
      2,
      expect.stringMatching(
        /^csec migrate-to-postgres: The database was written by a newer version of this program: .*\n$/,
      ),
    ])
    expect(connection.prepare('select max(version) from migration').pluck().get()).toBe(9999)
    connection.close()
  })
})

describe('csec migrate-to-sqlite', () => {
  it.each(['csec.db', 'csec.db-wal'])('never writes over a file: %s', async (file) => {
    writeFileSync(join(folder, 'data', file), 'something')
    const { status, stderr } = await csec(folder, 'migrate-to-sqlite', '--database', NOWHERE)
    expect([status, stderr]).toEqual([
      2,
      `csec migrate-to-sqlite: data/${file} already exists. Nothing was changed. Stop the server and move the existing files away, or name another place.\n`,
    ])
  })

  it('says that a folder can’t be made', async () => {
    const { status, stderr } = await csec(
      folder,
      'migrate-to-sqlite',
      '--database',
      NOWHERE,
      '--data-dir',
      '/proc/no/data',
    )
    expect([status, stderr]).toEqual([2, 'csec migrate-to-sqlite: --data-dir: /proc/no/data can’t be made (ENOENT)\n'])
  })
})
