import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../../src/ledger/event.ts'
import { isKind } from '../../../src/ledger/history.ts'
import { receiptCode } from '../../../src/packages/receipt.ts'
import { toCompletionDetail } from '../../../src/imports/completions/detail.job.ts'
import { FIELDS } from '../../../src/imports/completions/field.job.ts'
import { completionsImporter, resolve } from '../../../src/imports/completions/importer.job.ts'
import type { Mapping, PlannedRow } from '../../../src/imports/contract.job.ts'
import { mergeRecords } from '../../../src/identity/joined/join-records.store.ts'
import { storeEdition } from '../../../src/course/edition.store.ts'
import { historyOf } from '../../../src/ledger/ledger.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { publishPolicy } from '../../../src/requirements/published-policy.store.ts'
import { hire, recordEvents } from '../../../src/people/record.store.ts'
import type { FactKind } from '../../../src/platform/database/schema.store.ts'
import { contents } from '../../support/content.ts'
import { completed } from '../../support/history.ts'
import { emptyStore } from '../../support/stores.ts'
import { by, day, HR, noonOf, place } from '../../support/recording.ts'

type Row = Readonly<Record<string, string>>
type Who = 'ana' | 'ben' | 'eva' | 'eve'

const TODAY = '2026-11-24'
const { course } = contents.en
const CHOICES = {
  from: 'Bayview LMS',
  policyVersion: null,
  reference: 'export of Nov 24',
  approver: HR,
  course: course.id,
}

let store: Store
let people: Record<Who, PersonId>
beforeEach(async () => {
  store = await emptyStore()
  await publishPolicy(store, contents.en, noonOf(day('2026-11-02')))
  people = {
    ana: await join({ name: 'Ana Ruiz', employee_number: 'H-1', email: 'ana@harborstreet.example' }),
    ben: await join({ name: 'Ben Okafor', employee_number: 'H-2', email: 'ben@harborstreet.example' }),
    // Two people of one name, one of them without a number.
    eva: await join({ name: 'Eva Novak', employee_number: 'H-3' }),
    eve: await join({ name: 'Eva Novak' }),
  }
})
afterEach(() => store.close())

const ANA: Row = { employee_number: 'H-1', name: 'Ruiz, Ana', completed_on: '2026-11-10' }

describe('a line of an export', () => {
  it.each<[string, Row, string, string | null, Who | null]>([
    ['a staff number and a name that fits', ANA, 'ready', null, 'ana'],
    [
      'an e-mail, however it is spelled',
      { ...ANA, employee_number: '', email: 'ANA@HarborStreet.example' },
      'ready',
      null,
      'ana',
    ],
    [
      'an e-mail without a name',
      { email: 'ana@harborstreet.example', completed_on: '2026-11-10' },
      'ready',
      null,
      'ana',
    ],
    ['one name that is the same', { ...ANA, name: 'Ana Ruiz-Ortega' }, 'ready', null, 'ana'],
    [
      'an e-mail, and a number that is another system’s',
      { ...ANA, employee_number: '90017', email: 'ana@harborstreet.example' },
      'ready',
      null,
      'ana',
    ],
    ['first and last name apart', { ...ANA, name: '', first_name: 'Ana', last_name: 'Ruiz' }, 'ready', null, 'ana'],
    ['a number and another name', { ...ANA, name: 'Zoe Quinn' }, 'review', 'names-differ', null],
    [
      'number and e-mail that fit and another name',
      { ...ANA, name: 'Zoe Quinn', email: 'ana@harborstreet.example' },
      'review',
      'names-differ',
      null,
    ],
    ['a number without a name', { ...ANA, name: '' }, 'review', 'no-name', null],
    [
      'a number and the e-mail of somebody else',
      { ...ANA, email: 'ben@harborstreet.example' },
      'review',
      'different-people',
      null,
    ],
    ['only a name', { ...ANA, employee_number: '' }, 'review', 'name-only', null],
    ['a name that two people have', { ...ANA, employee_number: '', name: 'Eva Novak' }, 'review', 'several', null],
    ['nobody of ours', { ...ANA, employee_number: 'H-9', name: 'Zoe Quinn' }, 'refused', 'nobody', null],
    ['nothing to go by', { completed_on: '2026-11-10' }, 'refused', 'nothing-to-match', null],
    ['no day', { ...ANA, completed_on: '' }, 'refused', 'no-day', null],
    ['a day that is none', { ...ANA, completed_on: '2026-02-30' }, 'refused', 'day-unreadable', null],
    ['a day still to come', { ...ANA, completed_on: '2026-11-25' }, 'refused', 'future', null],
    [
      'a day before the first day of work',
      { ...ANA, completed_on: '2026-01-04' },
      'refused',
      'before-employment',
      'ana',
    ],
    ['a status that is not complete', { ...ANA, status: 'In Progress' }, 'not-complete', null, null],
    ['no status in a file that has them', { ...ANA, status: ' ' }, 'not-complete', null, null],
    ['a status that nobody knows', { ...ANA, status: 'Waived' }, 'refused', 'status-unknown', null],
    ['a status in Spanish', { ...ANA, status: 'Completado' }, 'ready', null, 'ana'],
    ['all of its progress', { ...ANA, status: '100%' }, 'ready', null, 'ana'],
    ['a score that is no number', { ...ANA, score: 'good' }, 'refused', 'score-unreadable', null],
    ['a score that may be a share', { ...ANA, score: '0.92' }, 'refused', 'score-unreadable', null],
    ['a language that nobody knows', { ...ANA, language: 'the usual one' }, 'refused', 'language-unknown', null],
    ['minutes in words', { ...ANA, minutes: 'all day' }, 'refused', 'minutes-unreadable', null],
    ['a check code that is none', { ...ANA, code: 'AAAA-AAAA-AAAA' }, 'refused', 'code-unreadable', null],
  ])('a line with %s', async (_, row, outcome, reason, who) => {
    const [line] = await planned([row])
    expect([line?.outcome, toCompletionDetail(line?.detail).reason]).toEqual([outcome, reason])
    expect(line?.person).toBe(who === null ? null : people[who])
  })

  it('is told from one before it that says the same', async () => {
    expect((await planned([ANA, { ...ANA, score: '90' }])).map(({ outcome }) => outcome)).toEqual(['ready', 'same'])
  })

  it('is the same when the person finished here on that day', async () => {
    const { kind, body } = completed('2026-11-10')
    const done = { person: people.ana, on: day('2026-11-10'), kind, body: { v: 1, ...body } }
    // The builder makes bodies of its kind.
    await store.transaction((tx) => recordEvents(tx, [done as never], by(TODAY)))
    const [line] = await planned([ANA])
    expect([line?.outcome, toCompletionDetail(line?.detail).reason]).toEqual(['same', 'completed-here'])
  })

  it('keeps no name once it is certain whom it is about', async () => {
    const [ready, review] = await planned([ANA, { ...ANA, name: 'Zoe Quinn' }])
    expect(JSON.stringify(ready)).not.toContain('Ruiz')
    expect(toCompletionDetail(review?.detail).typed.name).toBe('Zoe Quinn')
  })

  it('finds somebody by a number of a record that was merged into another', async () => {
    const second = await join({ name: 'Ana Ruiz', employee_number: 'V-7' })
    await store.transaction((tx) =>
      mergeRecords(tx, second, { into: people.ana, sameJob: true, reason: 'Twice on record' }, by(TODAY)),
    )
    const [line] = await planned([{ ...ANA, employee_number: 'V-7' }])
    expect([line?.outcome, line?.person]).toEqual(['ready', people.ana])
  })

  it.each([
    ['2026-11-10 14:22:10', 'ymd'],
    ['11/10/2026 2:22 PM', 'mdy'],
    ['10/11/2026, 14:22:10', 'dmy'],
    ['Tuesday, 10 November 2026, 2:22 PM', 'dmy'],
    ['10 nov. 2026', 'dmy'],
    ['November 10, 2026', 'mdy'],
    ['martes, 10 de noviembre de 2026, 14:22', 'dmy'],
  ] as const)('has its day read as systems write it: %s', async (text, dateFormat) => {
    const [line] = await planned([{ ...ANA, completed_on: text }], { dateFormat })
    expect(toCompletionDetail(line?.detail).entry?.on).toBe('2026-11-10')
  })

  it.each<[string, number | null]>([
    ['92', 92],
    ['92.8 %', 92],
    ['92,8', 92],
    ['13/15', 86],
    ['100.00', 100],
    ['-', null],
    ['', null],
  ])('has its score read in percent: "%s"', async (text, score) => {
    const [line] = await planned([{ ...ANA, score: text }])
    expect(toCompletionDetail(line?.detail).entry?.score).toBe(score)
  })

  it('takes the words for a status that HR has mapped', async () => {
    const words = { status: { waived: 'complete', completed: 'not-complete' } }
    const lines = await planned(
      [
        { ...ANA, status: 'Waived' },
        { ...ANA, status: 'Completed' },
      ],
      { words },
    )
    expect(lines.map(({ outcome }) => outcome)).toEqual(['ready', 'not-complete'])
  })
})

describe('the check code of one of our packages', () => {
  beforeEach(async () => {
    const shown = { language: 'en', courseVersion: course.version, policyVersion: '2026-11', content: '{}' }
    await storeEdition(store.db, shown, noonOf(day('2026-11-02')))
  })
  const code = receiptCode(course, { score: 86, on: day('2026-11-10'), nonce: 5 })

  it('says day, score and version', async () => {
    const [line] = await planned([{ ...ANA, completed_on: '', code }])
    expect(toCompletionDetail(line?.detail).entry).toMatchObject({
      on: '2026-11-10',
      score: 86,
      courseVersion: course.version,
    })
  })

  it('does not stand against a status that says the course is still open', async () => {
    const [line] = await planned([{ ...ANA, status: 'in progress', code }])
    expect(line?.outcome).toBe('not-complete')
  })

  it.each([
    ['the day after, in the learning system', { completed_on: '2026-11-11' }, 'ready'],
    ['a day far from it', { completed_on: '2026-11-13' }, 'refused'],
    ['a score that was rounded up', { score: '87' }, 'ready'],
    ['another score', { score: '100' }, 'refused'],
  ])('with %s: %s', async (_, change, outcome) => {
    const [line] = await planned([{ ...ANA, code, ...change }])
    expect(line?.outcome).toBe(outcome)
  })
})

describe('a file that is applied', () => {
  it('credits what is ready, with source, file and approver, and nothing else', async () => {
    await applied(
      await planned([
        { ...ANA, course: 'Safe with youth', score: '92' },
        { ...ANA, name: 'Zoe Quinn' },
      ]),
    )
    const [credited, ...more] = await creditsOf(people.ana)
    expect(more).toEqual([])
    expect(credited).toMatchObject({
      effectiveOn: '2026-11-10',
      body: {
        source: 'other-lms',
        from: 'Bayview LMS: Safe with youth',
        policyVersion: contents.en.policy.version,
        score: 92,
        approver: HR,
        evidence: { files: [], reference: 'export of Nov 24' },
        import: 'import:1',
      },
    })
  })

  it('says the same of every line when it comes again', async () => {
    const file = [ANA, { ...ANA, employee_number: 'H-2', name: 'Ben Okafor' }]
    await applied(await planned(file))
    expect((await planned(file)).map(({ outcome }) => outcome)).toEqual(['same', 'same'])
  })

  it('leaves out what was recorded since it was planned', async () => {
    const [first, second] = [await planned([ANA]), await planned([ANA])]
    expect(await applied(first)).toEqual([])
    const [left] = await applied(second)
    expect([left?.outcome, toCompletionDetail(left?.detail).reason]).toEqual(['same', 'credited-before'])
    expect(await creditsOf(people.ana)).toHaveLength(1)
  })

  it('credits lines for review as HR has decided, and rejected ones to nobody', async () => {
    const [one, other] = await planned([
      { ...ANA, employee_number: '', name: 'Eva Novak' },
      { ...ANA, name: 'Zoe Quinn' },
    ])
    if (one === undefined || other === undefined) throw new Error('two lines were planned')
    expect(toCompletionDetail(one.detail).candidates.toSorted()).toEqual([people.eva, people.eve].toSorted())
    const decided = [resolve(one, people.eve), resolve(other, null)]
    expect(decided.map(({ outcome }) => outcome)).toEqual(['ready', 'rejected'])
    await applied(decided)
    expect(await creditsOf(people.eve)).toHaveLength(1)
    expect(await creditsOf(people.eva)).toHaveLength(0)
    expect(await creditsOf(people.ana)).toHaveLength(0)
  })

  it('credits one day once, also when HR says of two lines that they are about one person', async () => {
    const lines = await planned([
      { ...ANA, name: 'A. R.' },
      { ...ANA, employee_number: '', name: 'Eva Novak' },
    ])
    const left = await applied(lines.map((line) => resolve(line, people.ana)))
    expect(left).toHaveLength(1)
    expect(await creditsOf(people.ana)).toHaveLength(1)
  })
})

describe('whom a line is about', () => {
  it('is never certain when the names have no word in common', async () => {
    const text = (...values: string[]) => fc.constantFrom('', ...values)
    const row = fc.record({
      employee_number: text('H-1', 'H-2', 'H-3', '9'),
      email: text('ana@harborstreet.example', 'ben@harborstreet.example', 'x@y.example'),
      name: fc.constantFrom('Ana Ruiz', 'RUIZ, ANA', 'Ben Okafor', 'Eva Novak', 'Zoe Quinn', 'Anna Ruizz'),
    })
    const names = { [people.ana]: ['ana', 'ruiz'], [people.ben]: ['ben', 'okafor'] }
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const lines = await planned(rows.map((each) => ({ ...each, completed_on: '2026-11-10' })))
        for (const [index, line] of lines.entries()) {
          if (line.outcome !== 'ready') continue
          const words = rows[index]?.name.toLowerCase().match(/\w+/g) ?? []
          const own = line.person === null ? [] : (names[line.person] ?? ['eva', 'novak'])
          expect(words.some((word) => own.includes(word))).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('headings of exports', () => {
  it.each([
    ['Moodle', 'First name,Last name,ID number,Email address,Course,Completion status,Time completed,Grade'],
    ['TalentLMS', 'User,Email,Course,Status,Completion date,Average score'],
    [
      'Docebo',
      'User ID,First Name,Last Name,Email,Course Name,Enrollment Status,Enrollment Completion Date,Final Score',
    ],
    ['Absorb', 'First Name,Last Name,Employee Number,Course Name,Status,Date Completed,Score'],
    [
      'Cornerstone',
      'User Full Name,User Email,Training Title,Transcript Status,Transcript Completed Date,Transcript Score',
    ],
    ['our own admin kit', 'name,email,employee_number,status,score,finished_on,package_title,package_version'],
  ])('the headings of %s are known', (_, header) => {
    const known = new Set(FIELDS.flatMap(({ headings }) => headings))
    const unknown = header.split(',').filter((heading) => !known.has(heading.toLowerCase().replaceAll('_', ' ')))
    expect(unknown.filter((heading) => heading !== 'User ID')).toEqual([])
  })

  it('never belong to two fields', () => {
    const headings = FIELDS.flatMap((field) => field.headings)
    expect(headings.filter((heading, index) => headings.indexOf(heading) < index)).toEqual([])
  })
})

function join(facts: Partial<Record<FactKind, string>>): Promise<PersonId> {
  const hired = { hiredOn: day('2026-01-05'), type: 'employee', worksWithYouth: true } as const
  return store.transaction((tx) =>
    hire(tx, { person: null, facts, language: 'en', ...place, ...hired }, by('2026-01-05')),
  )
}

/** The lines as they are planned: every column that any of them has. */
async function planned(rows: readonly Row[], change: Partial<Mapping> = {}): Promise<PlannedRow[]> {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const mapping: Mapping = {
    columns: Object.fromEntries(header.map((field) => [field, field])),
    dateFormat: 'ymd',
    words: {},
    ...change,
  }
  const sheet = {
    header,
    rows: rows.map((row, index) => ({ line: index + 2, cells: header.map((field) => row[field] ?? '') })),
  }
  const lines: PlannedRow[] = []
  for await (const line of completionsImporter.plan(store.db, sheet, mapping, CHOICES, day(TODAY))) lines.push(line)
  // Read back the way the database returns them.
  return JSON.parse(JSON.stringify(lines))
}

async function applied(lines: readonly PlannedRow[]): Promise<readonly PlannedRow[]> {
  const ready = lines.filter(({ outcome }) => completionsImporter.applied.has(outcome))
  return (await store.transaction((tx) => completionsImporter.apply(tx, ready, by(TODAY), 'import:1'))).leftOut
}

async function creditsOf(person: PersonId) {
  return (await historyOf(store.db, person)).filter(isKind('credited'))
}
