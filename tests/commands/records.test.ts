import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type CalendarDate, dateAt, toInstant } from '../../src/platform/time/calendar.ts'
import { ROOT } from '../../src/platform/root.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { createSite } from '../../src/site/site.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { ORGANIZATION } from '../support/staff.ts'
import { csec, csecProcess } from '../support/csec.ts'
import { parseCsv } from '../support/csv.ts'

const t = MESSAGES.en

const folder = mkdtempSync(join(tmpdir(), 'csec-records-'))
const now = toInstant(Date.now())
const today = dateAt(now, ORGANIZATION.timeZone)

/** Recorded weeks ago, and never looked at since: the statuses kept in the table are those of that day. */
beforeAll(async () => {
  mkdirSync(join(folder, 'data'))
  const store = await openStore({ database: join(folder, 'data/csec.db') })
  await store.transaction(async (tx) => {
    await putOrganization(tx, ORGANIZATION, now)
    const north = (await createSite(tx, { slug: 'north-house', name: 'North House' }, now)).id
    const south = (await createSite(tx, { slug: 'south-house', name: 'South House' }, now)).id
    const start = async (name: string, site: typeof north, department: string, on: CalendarDate) => {
      const place = { site, department, position: 'Youth worker', supervisor: null } as const
      const starter = { ...place, person: null, facts: { name }, language: 'en', hiredOn: on, worksWithYouth: true }
      const recording = { course: 'csec-orientation', actor: 'system:test', at: now, today: on } as const
      await hire(tx, { ...starter, type: 'employee' }, recording)
    }
    await start('Avery Sample', north, 'Residential', addDays(today, -40))
    await start('Blair Example', south, 'Residential', addDays(today, -31))
    await start('Casey Specimen', south, 'Overnight', addDays(today, -10))
  })
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('csec report', () => {
  it('prints the figures, then who needs action first, as of today and not as of the last visit', () => {
    const { status, stdout, stderr } = csecProcess(folder, 'report')
    expect([status, stderr]).toEqual([0, ''])
    const [title, rate, second, , sum, , ...people] = stdout.split('\n')
    expect(title).toMatch(/^Harbor Street Youth Services, Orientation on /)
    expect(rate).toBe('0% up to date, of everyone who is done or needs action: 0 of 2')
    expect(second).toBe('0% of everyone in scope: 0 of 3')
    expect(sum).toBe(`${t.hr.group['not-separated']}: 3 = 3 in scope`)
    expect(people.filter(Boolean).map((line) => line.split(/ {2,}/).slice(0, 3))).toEqual([
      ['Overdue', 'Avery Sample', 'North House'],
      ['Overdue', 'Blair Example', 'South House'],
      ['Not started', 'Casey Specimen', 'South House'],
    ])
    expect(people[0]).toMatch(/Was due .*: hired .*, plus 30 days\.$/)
  })

  it.each([
    [
      ['--status', 'overdue'],
      ['Avery Sample', 'Blair Example'],
    ],
    [['--status', 'have-time'], ['Casey Specimen']],
    [
      ['--site', 'south-house'],
      ['Blair Example', 'Casey Specimen'],
    ],
    [
      ['--department', 'Residential'],
      ['Avery Sample', 'Blair Example'],
    ],
    [['--site', 'south-house', '--department', 'Residential', '--status', 'need-action'], ['Blair Example']],
    [['--status', 'expired'], []],
  ])('narrows to %j', async (options, names) => {
    const [header = [], ...rows] = parseCsv(
      (await csec(folder, 'report', '--format', 'csv', ...options)).stdout.slice(1),
    )
    // When nobody fits, there is one row, about nobody, that says so.
    const people = rows.filter(([id]) => id !== '')
    expect(people.map((row) => row[header.indexOf('name')])).toEqual(names)
  })

  it('writes a file, and leaves no half of one behind', async () => {
    const out = join(folder, 'report.csv')
    writeFileSync(out, 'older')
    expect(await csec(folder, 'report', '--format', 'csv', '--out', out)).toEqual({ status: 0, stdout: '', stderr: '' })
    const rows = parseCsv(readFileSync(out, 'utf8').slice(1))
    expect(rows).toHaveLength(4)
    expect(rows[1]?.slice(-2)).toEqual([today, t.hr.group['not-separated']])
    expect(readdirSync(folder).sort()).toEqual(['data', 'report.csv'])
  })

  it('names its database by any of the ways', async () => {
    const file = join(folder, 'data/csec.db')
    const expected = (await csec(folder, 'report')).stdout
    expect((await csec(folder, 'report', '--database', file)).stdout).toBe(expected)
    expect((await csec(folder, 'report', '--data-dir', join(folder, 'data'))).stdout).toBe(expected)
  })

  it('works while another process has the database open for writing', async () => {
    const store = await openStore({ database: join(folder, 'data/csec.db') })
    expect(csecProcess(folder, 'report').status).toBe(0)
    await store.close()
  })

  it('running csec report as its own process gives the same answer', async () => {
    const csv = ['report', '--format', 'csv', '--status', 'overdue']
    for (const args of [csv, ['report', '--status', 'compliant'], ['report', '--help'], [], ['reports']])
      expect(csecProcess(folder, ...args)).toEqual(await csec(folder, ...args))
  })

  it.each<[readonly string[], RegExp]>([
    [['--status', 'compliant'], /^csec report: --status takes everyone, .*; not "compliant"$/],
    [['--site', 'nowhere'], /^csec report: --site takes "north-house", "south-house"; not "nowhere"$/],
    [['--department', 'X'], /^csec report: --department takes "Overnight", "Residential"; not "X"$/],
    [['--format', 'doc'], /^csec report: --format takes text, xlsx, csv, pdf, json; not "doc"$/],
    [['--rows', 'cycles'], /^csec report: --rows cycles works only with a file: choose a --format$/],
    [['--format', 'csv', '--bom', 'maybe'], /^csec report: --bom takes yes, no; not "maybe"$/],
    [
      ['--data-dir', 'nowhere'],
      /^csec report: --data-dir: There is no database file nowhere\/csec\.db\. Start the server there once, or name another folder\.$/,
    ],
    [['--database', 'a', '--data-dir', 'b'], /^csec report: --database and --data-dir: use only one of them$/],
    [['--out', 'no/such/folder/x.csv'], /^csec report: --out: no\/such\/folder\/x\.csv can’t be written \(ENOENT\)$/],
    [['--colour', 'green'], /^csec report: .*--colour/],
  ])('answers the mistake %j with one line that names it', async (options, line) => {
    const { status, stdout, stderr } = await csec(folder, 'report', ...options)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.trimEnd()).toMatch(line)
    expect(stderr.trimEnd()).not.toContain('\n')
  })
})

describe('csec verify-ledger', () => {
  it('says how many entries there are and how they end', () => {
    const { status, stdout } = csecProcess(folder, 'verify-ledger')
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^ok: 6 events, head [0-9a-f]{64}\nNo signed checkpoint was compared\./),
    ])
  })

  it('names the first entry that was changed behind its back', async () => {
    const copy = join(folder, 'changed.db')
    const original = new BetterSqlite(join(folder, 'data/csec.db'))
    original.exec(`vacuum into '${copy}'`)
    original.close()
    const changed = new BetterSqlite(copy)
    changed.exec('drop trigger event_never_changes')
    changed.exec(`update event set effective_on = '2020-01-01' where seq in (3, 5)`)
    changed.close()
    const { status, stdout, stderr } = await csec(folder, 'verify-ledger', '--database', copy)
    expect([status, stdout, stderr]).toEqual([1, '', 'not ok: Entry 3 was changed after it was recorded.\n'])
    rmSync(copy)
  })
})

describe('csec backup', () => {
  it('says in one line that the ledger isn’t in order, and leaves nothing behind', async () => {
    const copy = join(folder, 'damaged.db')
    const original = new BetterSqlite(join(folder, 'data/csec.db'))
    await original.backup(copy)
    original.close()
    const damaged = new BetterSqlite(copy)
    damaged.exec('drop trigger event_never_changes')
    damaged.exec(`update event set effective_on = '2020-01-01' where seq = 3`)
    damaged.close()
    const { status, stdout, stderr } = csecProcess(folder, 'backup', '--database', copy, '--out', 'kept')
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      'csec backup: There’s a problem with the backup: Entry 3 was changed after it was recorded.\n',
    ])
    expect(readdirSync(folder).filter((name) => name.startsWith('kept'))).toEqual([])
    rmSync(copy)
  })
})

describe('csec migrate', () => {
  it('makes the tables, and can be run again', async () => {
    const file = join(folder, 'new.db')
    for (const _ of ['first', 'second']) {
      expect(await csec(folder, 'migrate', '--database', file)).toMatchObject({
        status: 0,
        stdout: 'The database is up to date.\n',
      })
    }
    expect((await csec(folder, 'verify-ledger', '--database', file)).stdout).toMatch(/^ok: 0 events/)
    expect((await csec(folder, 'report', '--database', file)).stderr).toBe(
      'csec report: --database: nothing is set up in this database yet\n',
    )
  })

  it.each([
    [
      ['--database', 'mysql://root:secret@db/csec'],
      '--database takes a postgres:// address or the path of a SQLite file; not "mysql://"',
    ],
    [['--database', ''], '--database takes a postgres:// address or the path of a SQLite file; not ""'],
    [['--data-dir', ''], '--data-dir is empty: name a folder'],
  ])('answers %j with one line and exit code 2', async (options, line) => {
    const { status, stdout, stderr } = await csec(folder, 'migrate', ...options)
    expect([status, stdout, stderr]).toEqual([2, '', `csec migrate: ${line}\n`])
  })

  it('says so when a server holds the database', async () => {
    const store = await openStore({ database: join(folder, 'data/csec.db') })
    const { status, stderr } = csecProcess(folder, 'migrate')
    expect(status).toBe(2)
    expect(stderr).toMatch(/^csec migrate: Another process is using the database file data\/csec\.db\./)
    await store.close()
  })
})

describe('help', () => {
  it('prints the version that package.json says', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
    expect(await csec(folder, '--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })

  it('shows how a command is called', async () => {
    const { status, stdout } = await csec(folder, 'report', '--help')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^csec report \[--as-of DAY\]/)
  })

  it('--as-of and --known-at change the report', async () => {
    const day = async (...options: readonly string[]) => (await csec(folder, 'report', ...options)).stdout
    expect(await day('--as-of', '2024-01-01')).not.toBe(await day())
    expect(await day('--known-at', '2024-01-01')).not.toBe(await day())
  })

  it.each([
    [['--as-of', '2026-02-30'], '--as-of takes a day, such as 2026-11-24; not "2026-02-30"'],
    [['--as-of', '2999-01-01'], '--as-of: 2999-01-01 is in the future'],
    [['--known-at', 'yesterday'], '--known-at takes a day, such as 2026-11-24; not "yesterday"'],
  ])('answers %j with one line', async (options, line) => {
    const { status, stdout, stderr } = await csec(folder, 'report', ...options)
    expect([status, stdout, stderr.trimEnd()]).toEqual([2, '', `csec report: ${line}`])
  })
})
