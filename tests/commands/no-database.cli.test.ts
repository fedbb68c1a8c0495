import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csecWith } from '../support/csec.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csec-no-database-'))
  mkdirSync(join(folder, 'data'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** An empty file would keep `csec restore` and `csec migrate-to-sqlite` from putting one there. */
describe('a command that writes, where there’s no database', () => {
  it.each([
    ['api-token', 'add', 'Payroll', '--may', 'people'],
    ['api-token', 'end', 'x'],
    ['webhook', 'add', 'https://hooks.example.org/csec', '--events', 'completed'],
    ['webhook', 'end', 'x'],
    ['make-hr', 'ada@harborstreet.example'],
    ['make-admin', 'ada@harborstreet.example'],
    ['erase-person', '--person', 'a', '--ground', 'asked-by-person', '--asked-by', 'b', '--confirmed-by', 'c'],
    ['import-roster', 'staff.csv'],
    ['rotate-key', 'ledger'],
  ])('says so and makes none: %s %s %s', async (...args) => {
    writeFileSync(join(folder, 'staff.csv'), 'Name,E-mail\nAna Ruiz,ana@harborstreet.example\n')
    const { status, stdout, stderr } = await csecWith(folder, { WEBHOOK_HOSTS: 'hooks.example.org' }, ...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^csec [\w-]+: There is no database (file )?data\/csec\.db.*\n$/)
    expect(readdirSync(join(folder, 'data'))).toEqual([])
  })
})
