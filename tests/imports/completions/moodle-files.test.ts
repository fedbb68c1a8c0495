import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../../src/ledger/event.ts'
import { isKind } from '../../../src/ledger/history.ts'
import { toCompletionDetail } from '../../../src/imports/completions/detail.job.ts'
import { completionsImporter } from '../../../src/imports/completions/importer.job.ts'
import type { Mapping, PlannedRow } from '../../../src/imports/contract.job.ts'
import { firstMapping } from '../../../src/imports/mapping.job.ts'
import { readSheet } from '../../../src/imports/read-sheet.job.ts'
import { historyOf } from '../../../src/ledger/ledger.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { publishPolicy } from '../../../src/requirements/published-policy.store.ts'
import { hire } from '../../../src/people/record.store.ts'
import { contents } from '../../support/content.ts'
import { emptyStore } from '../../support/stores.ts'
import { by, day, HR, noonOf, place } from '../../support/recording.ts'

/** Files that Moodle 4.5.6 wrote. Dario has finished, Chidi is half way through, and Lea has not begun. */
const FILES = join(import.meta.dirname, '../../fixtures/moodle')
const TODAY = '2026-11-30'

interface Confirmed {
  readonly passMark?: number
  readonly undated?: boolean
}

let store: Store
let dario: PersonId
beforeEach(async () => {
  store = await emptyStore()
  await publishPolicy(store, contents.en, noonOf(day('2026-11-02')))
  dario = await hired('Dario Rowanthwaite', 'hs-0013@harborstreet.example')
  await hired('Chidi Larkhollow', 'hs-0011@harborstreet.example')
  await hired('Lea Learner', 'learner-replmwz08mu9@example.test')
  await hired('Lea Learner', 'learner-play-scorm12-en-completed@example.test')
})
afterEach(() => store.close())

describe('Moodle’s report on activity completion, as it comes', () => {
  it.each(['moodle-activity-completion.csv', 'moodle-activity-completion-excel.csv'])(
    'has its columns found although their headings are empty: %s',
    async (file) => {
      expect((await read(file)).mapping.columns).toEqual({
        name: 'Column 1',
        email: 'Email address',
        status: 'CSEC replmwz08mu9',
        completed_on: 'Column 4',
      })
    },
  )

  it.each(['moodle-activity-completion.csv', 'moodle-activity-completion-excel.csv'])(
    'credits who has finished, and nobody else: %s',
    async (file) => {
      const lines = await planned(file)
      expect(lines.map(told)).toEqual([
        ['Chidi Larkhollow', 'not-complete', null],
        ['Lea Learner', 'not-complete', null],
        ['', 'ready', null],
      ])
      expect(lines[2]?.person).toBe(dario)
      expect(toCompletionDetail(lines[2]?.detail).entry).toMatchObject({ on: '2026-11-27', noLaterThan: null })
    },
  )

  it('a file about one learner is read as well', async () => {
    expect((await planned('progress-12.csv')).map(told)).toEqual([['', 'ready', null]])
  })
})

describe.each(['moodle-scorm-basic.txt', 'moodle-scorm-basic.xlsx'])(
  'Moodle’s SCORM report, as it comes: %s',
  (file) => {
    it('has its columns found', async () => {
      expect((await read(file)).mapping.columns).toEqual({
        name: 'Name',
        email: 'Email address',
        started_on: 'Started on',
        last_access_on: 'Last accessed on',
        score: 'Score',
      })
    })

    it.each<[string, Confirmed, string, string | null]>([
      ['nothing is confirmed', {}, 'refused', 'mark-needed'],
      ['only the pass mark is confirmed', { passMark: 80 }, 'refused', 'day-needed'],
      ['only the day is confirmed', { undated: true }, 'refused', 'mark-needed'],
      ['the pass mark is higher than the score', { passMark: 94, undated: true }, 'not-complete', null],
      ['pass mark and day are confirmed', { passMark: 80, undated: true }, 'ready', null],
    ])('credits nobody half way through, nobody who has not begun, and who finished only when: %s', async (...each) => {
      const [, confirmed, outcome, reason] = each
      const [lea, chidi, finished] = (await planned(file, confirmed)).map((line) => told(line).slice(1))
      expect([lea, chidi]).toEqual([
        ['not-complete', null],
        ['not-complete', null],
      ])
      expect(finished).toEqual([outcome, reason])
    })

    it('read with a mapping that takes the last access for the day of completion credits nobody by it', async () => {
      const { mapping } = await read(file)
      const { started_on: _, last_access_on: lastAccess = '', ...others } = mapping.columns
      const wrong = { ...mapping, columns: { ...others, completed_on: lastAccess } }
      const lines = await planned(file, { passMark: 80, undated: true }, wrong)
      expect(lines.map((line) => told(line).slice(1))).toEqual([
        ['not-complete', null],
        ['not-complete', null],
        ['refused', 'no-day'],
      ])
    })
  },
)

describe('a completion without a day', () => {
  it('is recorded as of no later than the last access, with the day on which it was begun', async () => {
    await apply(await planned('moodle-scorm-basic.txt', { passMark: 80, undated: true }))
    const [credited, ...more] = (await historyOf(store.db, dario)).filter(isKind('credited'))
    expect(more).toEqual([])
    expect(credited).toMatchObject({ effectiveOn: '2026-11-27', body: { v: 2, startedOn: '2026-11-27', score: 93 } })
  })

  it('is the same when the course was opened again since', async () => {
    await apply(await planned('moodle-scorm-basic.txt', { passMark: 80, undated: true }))
    const { sheet, mapping } = await read('moodle-scorm-basic.txt')
    const later = sheet.rows.map(({ line, cells }) => ({
      line,
      cells: cells.map((cell, index) => (index === 4 && cell !== '-' ? 'Sunday, 29 November 2026, 8:00 AM' : cell)),
    }))
    const lines = await planLines({ ...sheet, rows: later }, mapping, { passMark: 80, undated: true })
    expect(told(lines[2])).toEqual(['', 'same', 'credited-since'])
  })
})

function hired(name: string, email: string): Promise<PersonId> {
  const since = { hiredOn: day('2026-01-05'), type: 'employee', worksWithYouth: true } as const
  return store.transaction((tx) =>
    hire(tx, { person: null, facts: { name, email }, language: 'en', ...place, ...since }, by('2026-01-05')),
  )
}

describe.each([
  // One line, of somebody whose address nobody on record has; two people have the name.
  ['interactions-04.txt', ['Lea Learner', 'review', 'several']],
  ['interactions-12.txt', ['', 'ready', null]],
])('Moodle’s SCORM report with each answer in a column of its own, as it comes: %s', (file, confirmed) => {
  it('is read by its other columns, and credits nobody before pass mark and day are confirmed', async () => {
    expect((await read(file)).mapping.columns).toEqual({
      name: 'Name',
      email: 'Email address',
      started_on: 'Started on',
      last_access_on: 'Last accessed on',
      score: 'Score',
    })
    expect((await planned(file)).map(told)).toEqual([['Lea Learner', 'refused', 'mark-needed']])
    expect((await planned(file, { passMark: 80, undated: true })).map(told)).toEqual([confirmed])
  })
})

async function read(file: string) {
  const answer = await readSheet(await readFile(join(FILES, file)))
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return { sheet: answer.sheet, mapping: firstMapping([], completionsImporter, answer.sheet) }
}

async function planned(file: string, confirmed: Confirmed = {}, mapping?: Mapping): Promise<PlannedRow[]> {
  const found = await read(file)
  return planLines(found.sheet, mapping ?? found.mapping, confirmed)
}

type Sheet = Awaited<ReturnType<typeof read>>['sheet']

async function planLines(sheet: Sheet, mapping: Mapping, confirmed: Confirmed): Promise<PlannedRow[]> {
  const of = { from: 'Moodle', policyVersion: null, reference: '', approver: HR, course: contents.en.course.id }
  const lines: PlannedRow[] = []
  const plan = completionsImporter.plan(store.db, sheet, mapping, { ...of, ...confirmed }, day(TODAY))
  for await (const line of plan) lines.push(line)
  return lines
}

async function apply(lines: readonly PlannedRow[]): Promise<readonly PlannedRow[]> {
  const ready = lines.filter(({ outcome }) => completionsImporter.applied.has(outcome))
  return (await store.transaction((tx) => completionsImporter.apply(tx, ready, by(TODAY), 'import:1'))).leftOut
}

function told(line: PlannedRow | undefined): [string, string | undefined, string | null] {
  const { typed, reason } = toCompletionDetail(line?.detail)
  return [typed.name, line?.outcome, reason]
}
