import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UsageError } from '../../src/commands/command.cli.ts'
import { importRosterCommand } from '../../src/commands/import-roster.cli.ts'
import { toInstant } from '../../src/platform/time/calendar.ts'
import { saveMapping } from '../../src/imports/mapping.store.ts'
import { latestImports, textOf } from '../../src/imports/import.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { peopleNamed } from '../../src/people/people.store.ts'
import { createSite } from '../../src/site/site.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { ORGANIZATION } from '../support/staff.ts'
import { csec, csecProcess } from '../support/csec.ts'
import { trailAfter } from '../support/trail.ts'

const t = MESSAGES.en.hr

const folder = mkdtempSync(join(tmpdir(), 'csec-import-'))
const HEADER = 'Number,Who,Where,Dept,Job,Type,Youth,Hired'
const KNOWN_HEADINGS = 'Emp. No.,Full name,Location,Dept,Job title,Direct care,Hire date,Color'
const MAIL_HEADINGS = 'Emp. No.,Full name,Work e-mail,Location,Dept,Job title,Direct care,Hire date'
const MAPPING = {
  columns: {
    employee_number: 'Number',
    name: 'Who',
    site: 'Where',
    department: 'Dept',
    position: 'Job',
    type: 'Type',
    works_with_youth: 'Youth',
    hired_on: 'Hired',
  },
  dateFormat: 'ymd',
  words: { type: { ft: 'employee' } },
}

beforeAll(async () => {
  mkdirSync(join(folder, 'data'))
  await onStore(async (store) => {
    const at = toInstant(Date.now())
    await store.transaction(async (tx) => {
      await putOrganization(tx, ORGANIZATION, at)
      await createSite(tx, { slug: 'north-house', name: 'North House' }, at)
    })
    await saveMapping(store.db, { kind: 'roster', name: 'Payroll', mapping: MAPPING }, 'system:test', at)
  })
  write('staff.csv', [1, 2, 3, 4, 5, 6, 7, 8].map(line))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('csec import-roster', () => {
  it('says what would change while a process has the database open, and changes nothing', async () => {
    const said = await onStore(async () => runBeside('staff.csv', '--mapping', 'Payroll', '--dry-run'))
    expect(said).toEqual({ status: 0, stdout: 'staff.csv: 8 rows\n      8  New\nNothing was recorded.\n', stderr: '' })
    expect(await onStore(({ db }) => peopleNamed(db, 'Person 1'))).toEqual([])
  })

  it('records the list, and the same list changes nothing', async () => {
    const first = await run('staff.csv', '--mapping', 'Payroll')
    expect(first).toEqual({
      status: 0,
      stdout: 'staff.csv: 8 rows\n      8  New\n8 rows were recorded.\n',
      stderr: '',
    })
    const again = await run('staff.csv', '--mapping', 'Payroll')
    expect(again).toMatchObject({
      status: 0,
      stdout: 'staff.csv: 8 rows\n      8  No change\n0 rows were recorded.\n',
    })
    await onStore(async (store) => {
      expect(await peopleNamed(store.db, 'Person 1')).toHaveLength(1)
      expect(await verifyLedger(store.db)).toMatchObject({ ok: true })
      const [latest] = await latestImports(store.db, 9)
      expect((await trailAfter({ deps: { store } }, 0)).at(-1)).toMatchObject({
        actor: 'system:import-roster',
        kind: 'imported',
        about: latest?.id,
      })
      for (const { id, state } of await latestImports(store.db, 9))
        expect([state, await textOf(store.db, id)]).toEqual(['applied', null])
    })
  })

  it('tells of each line that did not go in, and exits 1', async () => {
    write('odd.csv', [line(1), `99,New Person,West House,Residential,Cook,ft,yes,2026-11-02`])
    const { status, stdout } = await run('odd.csv', '--mapping', 'Payroll')
    expect(status).toBe(1)
    expect(stdout).toContain('row 3: New Person: “West House” isn’t the name of a site. Correct it')
    expect(stdout).toContain(`      7  ${t.roster.outcome.missing}`)
  })

  it('takes a line with an invalid e-mail address without the address, and says so', async () => {
    write('mail.csv', ['77,New Person,n(at)nowhere,North House,Residential,Cook,yes,2026-11-02'], MAIL_HEADINGS)
    const { status, stdout } = await run('mail.csv', '--dry-run')
    expect([status, stdout.includes('      1  New\n')]).toEqual([0, true])
    expect(stdout).toContain('row 2: New Person: “n(at)nowhere” isn’t an e-mail address, so it’s left out.')
  })

  it('says of a line that did not go in all that is wrong with it, in whole sentences', async () => {
    write('mail.csv', ['77,New Person,n(at)nowhere,West House,Residential,Cook,yes,2026-11-02'], MAIL_HEADINGS)
    const { stdout } = await run('mail.csv', '--dry-run')
    expect(stdout).toMatch(/^row 2: New Person: “West House” isn’t the name of a site\..*\. “n\(at\)nowhere” isn’t/m)
  })

  it('separates many people only when the number is confirmed', async () => {
    write('few.csv', [line(1)])
    const left = ['few.csv', '--mapping', 'Payroll', '--missing', 'left', '--last-day', '2026-11-20'] as const
    const asked = await run(...left)
    expect(asked.status).toBe(3)
    expect(asked.stdout).toContain('This file would record that 7 of 8 people have left. Type 7 to confirm.')
    expect(asked.stdout).toContain('Nothing was recorded.')
    expect((await run(...left, '--confirm', '6')).status).toBe(3)
    const done = await run(...left, '--confirm', '7')
    expect([done.status, done.stdout]).toEqual([0, expect.stringContaining('7 rows were recorded.')])
  })

  it('names who answers for it', async () => {
    expect((await run('few.csv', '--mapping', 'Payroll', '--actor', '1')).status).toBe(0)
    const [last] = await onStore(({ db }) => latestImports(db, 1))
    expect(last?.by).toMatch(/^person:/)
  })

  it('refuses to write while a server is running', async () => {
    const said = await onStore(async () => runBeside('staff.csv', '--mapping', 'Payroll'))
    expect([said.status, said.stderr]).toEqual([2, expect.stringContaining('Another process is using the database')])
  })

  it('reads a list without a mapping by its known headings, and says how', async () => {
    write('known.csv', ['41,Jo Park,North House,Residential,Cook,yes,11/02/2026,blue'], KNOWN_HEADINGS)
    const tried = await run('known.csv', '--dry-run')
    expect(tried).toEqual({
      status: 0,
      stdout: [
        'Emp. No.: Staff number',
        'Full name: Name',
        'Location: Site',
        'Dept: Department',
        'Job title: Position',
        `Direct care: ${t.roster.field.works_with_youth}`,
        'Hire date: Hire date',
        'Color: not read',
        `Dates: ${t.imports.dateFormats.mdy}`,
        'known.csv: 1 row',
        '      1  New',
        `      1  ${t.roster.outcome.missing}`,
        'Nothing was recorded.',
        '',
      ].join('\n'),
      stderr: '',
    })
  })

  it('records nothing without a mapping while it doesn’t know one of the headings', async () => {
    write('known.csv', ['41,Jo Park,North House,Residential,Cook,yes,11/02/2026,blue'], KNOWN_HEADINGS)
    const { status, stderr } = await run('known.csv')
    expect([status, stderr]).toEqual([2, expect.stringContaining('the heading "Color" isn’t recognized')])
    expect(await onStore(({ db }) => peopleNamed(db, 'Jo Park'))).toEqual([])
  })

  it('answers a mistake with one line that names it, and exit code 2', async () => {
    const { status, stdout, stderr } = await run('staff.csv', '--mapping', 'Agency')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toBe('csec import-roster: --mapping takes "Payroll"; not "Agency"\n')
  })

  it.each<[readonly string[], RegExp]>([
    [[], /^name one file/],
    [['staff.csv', 'few.csv', '--mapping', 'Payroll'], /^name one file/],
    [['ours.csv'], /ours\.csv: no heading in row 1 says who a row is about/],
    [['nowhere.csv', '--mapping', 'Payroll'], /nowhere\.csv cannot be read \(ENOENT\)$/],
    [['ragged.csv', '--mapping', 'Payroll'], /ragged\.csv: Row 3 has 1 cell, but there are 8 headings\./],
    [['other.csv', '--mapping', 'Payroll'], /other\.csv: row 1 has no heading "Number"/],
    [['book.xlsx', '--mapping', 'Payroll'], /book\.xlsx: We can’t read this workbook\./],
    [['staff.csv', '--mapping', 'Payroll', '--missing', 'left'], /^--missing left and --last-day belong together/],
    [['staff.csv', '--mapping', 'Payroll', '--missing', 'gone'], /^--missing takes keep, left; not "gone"$/],
    [
      ['staff.csv', '--mapping', 'Payroll', '--missing', 'left', '--last-day', 'Monday'],
      /^--last-day takes a day such as 2026-11-24$/,
    ],
    [['staff.csv', '--mapping', 'Payroll', '--confirm', 'many'], /^--confirm and --confirm-sites take a whole number$/],
    [['staff.csv', '--mapping', 'Payroll', '--actor', 'nobody'], /^--actor: nobody on record has/],
    [['staff.csv', '--mapping', 'Payroll', '--colour'], /--colour/],
  ])('names the mistake in %j', async (options, sentence) => {
    write('ragged.csv', [line(1), 'alone'])
    writeFileSync(join(folder, 'ours.csv'), 'Wer,Wo\nJo Park,Nord\n')
    writeFileSync(join(folder, 'other.csv'), 'A,B\n1,2\n')
    writeFileSync(join(folder, 'book.xlsx'), Buffer.from([0x50, 0x4b, 3, 4]))
    const inFolder = options.map((option) => (/\.(csv|xlsx)$/.test(option) ? join(folder, option) : option))
    const command = importRosterCommand(() => toInstant(Date.now()))
    const mistake = command.run([...inFolder, '--data-dir', join(folder, 'data'), '--dry-run'])
    await expect(mistake).rejects.toThrow(UsageError)
    await expect(mistake).rejects.toThrow(sentence)
  })
})

function line(number: number): string {
  return `${number},Person ${number},North House,Residential,Cook,FT,no,2026-11-02`
}

function write(name: string, lines: readonly string[], header = HEADER): void {
  writeFileSync(join(folder, name), `${[header, ...lines].join('\n')}\n`)
}

/** Beside this process. */
function runBeside(...args: readonly string[]) {
  return csecProcess(folder, 'import-roster', ...args)
}

function run(...args: readonly string[]) {
  return csec(folder, 'import-roster', ...args)
}

async function onStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ database: join(folder, 'data/csec.db') })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
