import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isCompletion } from '../../src/ledger/history.ts'
import type { ReportedPerson } from '../../src/requirements/reported.ts'
import { ROOT } from '../../src/platform/root.ts'
import { csvFile } from '../../src/reports/files/csv-file.job.ts'
import { parseCsv } from '../support/csv.ts'
import { credited, hired, history, standing } from '../support/history.ts'
import { avery, FILTERS, inBatches, reportOf } from '../support/reported.ts'
import { PEOPLE_COLUMNS, CYCLE_COLUMNS, factWords } from '../../src/reports/fact.page.ts'
import { type CellKind, FACT_SETS, FACTS } from '../../src/reports/fact.ts'
import { MESSAGES } from '../../src/words/messages.ts'

const NAMES = PEOPLE_COLUMNS.map(({ name }) => name)
const CYCLE_NAMES = CYCLE_COLUMNS.map(({ name }) => name)

/** The columns of the first release. None of them may be removed or change places with another. */
const FIRST_COLUMNS = (
  'person_id employee_number name type site department position supervisor hired_on last_day requirement status ' +
  'status_name because due_on completed_on valid_until late lessons_finished lessons attempts best_score score ' +
  'score_of credited_minutes language course_version policy_version acknowledged_for source source_name as_of filters'
).split(' ')
const ADDED = NAMES.filter((name) => !FIRST_COLUMNS.includes(name))

describe('the report as a file', () => {
  it('begins with a byte order mark and the header', async () => {
    const text = await file([])
    expect(text.startsWith('\uFEFF"person_id",')).toBe(true)
    expect(parseCsv(text.slice(1))[0]).toEqual(NAMES)
  })

  it('says everything about a person in one row', async () => {
    const [header = [], row = [], ...more] = parseCsv((await file([avery])).slice(1))
    expect(more).toEqual([])
    expect(Object.fromEntries(header.map((name, index) => [name, row[index]]))).toEqual({
      person_id: '7c1',
      employee_number: "'=HS-0417",
      name: 'Avery "Ace" Sample',
      type: 'Employee',
      site: 'Harbor Street drop-in; North House residence',
      department: 'Day program; Overnight',
      position: 'Youth worker',
      supervisor: 'Cleo Marsh',
      hired_on: '2026-01-05',
      last_day: '',
      requirement: 'orientation',
      status: 'up-to-date',
      status_name: 'Up to date',
      because: 'Counts until Feb 10, 2027: finished Feb 10, 2026, plus 12 months.',
      due_on: '',
      completed_on: '2026-02-10',
      valid_until: '2027-02-10',
      late: 'yes',
      lessons_finished: '1',
      lessons: '8',
      attempts: '0',
      best_score: '',
      score: '13',
      score_of: '15',
      credited_minutes: '45',
      language: 'en',
      course_version: '1.0.0',
      policy_version: '2025-11',
      acknowledged_for: 'Harbor Street drop-in',
      source: 'here',
      source_name: '',
      content_hash: 'edition',
      recorded_on: '2026-02-10',
      works_with_youth: 'yes',
      exception: '',
      exception_reason: '',
      exception_from: '',
      exception_until: '',
      data_problems: '',
      known_at: '',
      as_of: '2026-11-24',
      filters: FILTERS.join('; '),
    })
  })

  it('says of a completion elsewhere where it was done, and leaves empty what is not known of it', async () => {
    const elsewhere = history(hired('2026-01-05'), credited('2026-01-10', { score: 92, courseVersion: '3' }))
    const completion = elsewhere.find(isCompletion) ?? null
    const person = { ...avery, standing: standing(elsewhere, '2026-11-24'), completion }
    const [header = [], row = []] = parseCsv((await file([person])).slice(1))
    expect(Object.fromEntries(header.map((name, index) => [name, row[index]]))).toMatchObject({
      because: 'Counts until Jan 10, 2027: credited for Jan 10, 2026 (earlier training), plus 12 months.',
      completed_on: '2026-01-10',
      score: '92',
      score_of: '100',
      credited_minutes: '',
      language: '',
      course_version: '3',
      policy_version: '2025-11',
      acknowledged_for: '',
      source: 'prior-learning',
      source_name: 'Orientation at Bayview',
    })
  })

  it('has its columns in the document as the table of facts has them', () => {
    const text = readFileSync(join(ROOT, 'docs/reports.md'), 'utf8')
    const part = /<!-- columns -->(.*)<!-- \/columns -->/s.exec(text)?.[1] ?? ''
    const tables = part.split(/\n(?!\|)/).map((lines) => lines.split('\n').filter((line) => line.startsWith('|')))
    // To mend the document, put what is expected here between its headings.
    expect(tables.filter((lines) => lines.length > 0)).toEqual([
      tableOf('people'),
      tableOf('cycles'),
      tableOf('period'),
    ])
  })

  it('names no column twice', () => {
    for (const names of [NAMES, CYCLE_NAMES]) expect(new Set(names).size).toBe(names.length)
  })

  it('keeps the columns that were there before, in their order', () => {
    const before = NAMES.filter((name) => !ADDED.includes(name))
    expect(before).toEqual(FIRST_COLUMNS)
    expect(NAMES.slice(-3)).toEqual(['known_at', 'as_of', 'filters'])
  })
})

function tableOf(rows: 'people' | 'cycles' | 'period'): string[] {
  // A row of a period is about a person.
  const words = factWords(MESSAGES.en, rows === 'period' ? 'people' : rows)
  const lines = FACT_SETS[rows].map(
    (key) => `| \`${key}\` | ${words[key][0]} | ${HOLDS[FACTS[key].kind]} | ${words[key][1]} |`,
  )
  return ['| Column | In a workbook | Holds | Meaning |', '|---|---|---|---|', ...lines]
}

const HOLDS: Readonly<Record<CellKind, string>> = {
  text: 'text',
  texts: 'texts',
  day: 'day',
  days: 'days',
  instant: 'moment',
  number: 'number',
  flag: 'yes or no',
}

async function file(people: readonly ReportedPerson[]): Promise<string> {
  let text = ''
  for await (const piece of csvFile(PEOPLE_COLUMNS, inBatches(people), reportOf(people.length).frame, true))
    text += piece
  return text
}
