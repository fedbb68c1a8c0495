import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, packagedMigrations, requireCurrentSchema } from '../../../src/platform/database/migrate.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'

/** The migrations that the program brings. A file for one engine also has its name before the ending. */
const KNOWN = readdirSync(packagedMigrations).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).length
const NEXT = KNOWN + 1
const extra = (number = NEXT, engine = '') => `${String(number).padStart(4, '0')}_extra.${engine}sql`
const known = Array.from({ length: KNOWN }, (_, index) => index + 1)

export function migrateSuite(store: () => Store): void {
  describe('migrations', () => {
    let folder: string
    const migrations = () => pathToFileURL(`${folder}/`)
    const add = (name: string, text: string) => writeFileSync(join(folder, name), text)
    const run = () => migrate(store().db, store().engine, migrations())
    const versions = async () =>
      (await store().db.selectFrom('migration').select('version').orderBy('version').execute()).map(
        (row) => row.version,
      )

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'csec-migrations-'))
      cpSync(packagedMigrations, folder, { recursive: true })
    })
    afterEach(() => rmSync(folder, { recursive: true, force: true }))

    it('run once: a second run finds nothing to do', async () => {
      expect(await versions()).toEqual(known)
      expect(await run()).toEqual([])
      expect(await versions()).toEqual(known)
    })

    it('run a new one, with the part for this engine after the portable part', async () => {
      add(extra(), 'create table extra (word text not null);\n')
      add(extra(NEXT, 'sqlite.'), "insert into extra values ('sqlite');\n")
      add(extra(NEXT, 'postgres.'), "insert into extra values ('postgres');\n")
      expect(await run()).toEqual([NEXT])
      const { rows } = await sql<{ word: string }>`select word from extra`.execute(store().db)
      expect(rows).toEqual([{ word: store().engine }])
    })

    it('undo the whole of one that fails half-way, and can be run again', async () => {
      add(extra(), 'create table extra (word text not null);\n\ninsert into missing values (1);\n')
      await expect(run()).rejects.toThrow(/missing/)
      expect(await versions()).toEqual(known)
      add(extra(), 'create table extra (word text not null);\n')
      expect(await run()).toEqual([NEXT])
    })

    it('run once when two start at the same time', async () => {
      add(extra(), 'create table extra (word text not null);\n')
      const runs = await Promise.all([run(), run()])
      expect(runs.flat()).toEqual([NEXT])
    })

    it('refuse a database that a newer version has written', async () => {
      add(extra(), 'create table extra (word text not null);\n')
      await run()
      rmSync(join(folder, extra()))
      await expect(run()).rejects.toThrow(
        `newer version of this program: it has migration ${NEXT}, and this version knows ${KNOWN}`,
      )
      await expect(requireCurrentSchema(store().db, store().engine, migrations())).rejects.toThrow(/newer version/)
    })

    it('refuse to go on after a file was changed', async () => {
      add('0001_ledger.sql', 'create table other (word text);\n')
      await expect(run()).rejects.toThrow(/Migration 1 is not the one that made this database/)
    })

    it('refuse a gap in the numbers', async () => {
      add(extra(NEXT + 1), 'create table extra (word text not null);\n')
      await expect(run()).rejects.toThrow(`${extra(NEXT + 1)} should have the number ${NEXT}`)
    })

    it('tell a reader that the database is older', async () => {
      await requireCurrentSchema(store().db, store().engine, migrations())
      add(extra(), 'create table extra (word text not null);\n')
      await expect(requireCurrentSchema(store().db, store().engine, migrations())).rejects.toThrow(
        /older than this program/,
      )
    })
  })
}
