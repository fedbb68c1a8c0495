import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/platform/database/open.store.ts'
import { asOneFile } from '../../src/platform/database/sqlite.store.ts'
import { csecWith } from '../support/csec.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csec-backup-'))
  mkdirSync(join(folder, 'data'))
  file = join(folder, 'data', 'csec.db')
  await (await openStore({ database: file })).close()
  asOneFile(file)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function withoutTable(table: string): void {
  const connection = new BetterSqlite(file)
  connection.pragma('foreign_keys = OFF')
  connection.exec(`drop table ${table}`)
  connection.close()
}

describe('csec backup of a malformed file', () => {
  it.each<[string, () => void, string]>([
    ['a table is missing', () => withoutTable('ledger_head'), 'no such table: ledger_head'],
    ['half of it is missing', () => writeFileSync(file, readFileSync(file).subarray(0, 409_600)), 'is damaged'],
    ['it’s a text', () => writeFileSync(file, 'This is no database at all. '.repeat(400)), 'is damaged'],
  ])('says in one line what to do, and makes none: %s', async (_, damage, said) => {
    damage()
    const { status, stdout, stderr } = await csecWith(folder, {}, 'backup', '--out', 'by-hand')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^csec backup: [^\n]*data\/csec\.db[^\n]* Put the last good backup in its place\.\n$/)
    expect(stderr).toContain(said)
    expect(existsSync(join(folder, 'by-hand'))).toBe(false)
  })
})
