import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { emptyRoster, imported, onRecord, planned, type Row } from '../../support/roster.ts'
import { emptyStore } from '../../support/stores.ts'
import { rosterImporter } from '../../../src/imports/staff-list/importer.job.ts'

/** So few values that lines meet each other in every way. */
const row: fc.Arbitrary<Row> = fc.record({
  employee_number: fc.constantFrom('', '1', '01', '2', '3'),
  email: fc.constantFrom('', '', 'a@example.org', 'b@example.org'),
  name: fc.constantFrom('', 'Ana Ruiz', 'Ruiz, Ana', 'Ana Vega', 'Bob Rivera', 'Cleo Marsh'),
  site: fc.constantFrom('', 'North House', 'south-house'),
  department: fc.constantFrom('', 'Residential', 'School'),
  position: fc.constantFrom('', 'Youth worker', 'Tutor'),
  supervisor: fc.constantFrom('', '', '3', 'b@example.org', 'Cleo Marsh'),
  type: fc.constantFrom('', 'Employee', 'Volunteer'),
  works_with_youth: fc.constantFrom('', 'yes', 'no'),
  hired_on: fc.constantFrom('', '2026-01-05', '2026-01-05', '2026-11-16', '2026-12-01'),
  first_contact_on: fc.constantFrom('', '', '2026-12-01'),
  last_day: fc.constantFrom('', '', '', '2026-11-20', '2026-12-31'),
  leave_from: fc.constantFrom('', '', '2026-11-20', '2026-11-23'),
  leave_until: fc.constantFrom('', '', '2026-11-23', '2027-01-04'),
  language: fc.constantFrom('', 'es'),
})
const file = fc.array(row, { minLength: 1, maxLength: 6 })
const files = fc.array(file, { minLength: 1, maxLength: 3 })
/** The same files on every machine; another seed finds others. */
const runs = { numRuns: 60, seed: 20_261_125 }

describe('whatever stands in the files of HR,', () => {
  it('an applied file has nothing left to apply', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (story) => {
        await onEmpty(async (store) => {
          for (const each of story) await imported(store, each)
          const again = await planned(store, story.at(-1) ?? [])
          expect(again.filter(({ outcome }) => rosterImporter.applied.has(outcome))).toEqual([])
        })
      }),
      runs,
    )
  })

  it('a file without a line to correct says of every applied line that nothing changes', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (rows) => {
        const clean = await withoutOpenLines(rows)
        await onEmpty(async (store) => {
          const done = await imported(store, clean)
          fc.pre(done.every(({ outcome }) => !OPEN.has(outcome)))
          const applied = done.filter(({ outcome }) => rosterImporter.applied.has(outcome)).map(({ line }) => line)
          const again = (await planned(store, clean)).filter(({ line }) => applied.includes(line))
          expect(again.filter(({ outcome }) => outcome !== 'same')).toEqual([])
        })
      }),
      runs,
    )
  })

  it('an empty cell never changes anything', async () => {
    const blanks = fc.infiniteStream(fc.boolean())
    await fc.assert(
      fc.asyncProperty(file, blanks, async (rows, blank) => {
        await onEmpty(async (store) => {
          const done = await imported(store, rows)
          const kept = rows.filter((_, index) => rosterImporter.applied.has(done[index]?.outcome ?? ''))
          const before = await onRecord(store)
          const emptier = kept.map((each) =>
            Object.fromEntries(
              Object.entries(each).map(([field, value]) => [
                field,
                !names(field, each, kept) && blank.next().value ? '' : value,
              ]),
            ),
          )
          await imported(store, emptier)
          expect(await onRecord(store)).toEqual(before)
        })
      }),
      runs,
    )
  })

  it('the order of the lines makes no difference', async () => {
    const shuffled = file.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
    )
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, others]) => {
        const [one, other] = [await recordsAfter(rows), await recordsAfter(others)]
        expect(other).toEqual(one)
      }),
      runs,
    )
  })
})

/** The fields that tell whom a line is about, and which employment if a person has several lines. */
const IDENTITY = ['employee_number', 'email', 'name', 'hired_on'] as const
const JOB: readonly string[] = ['site', 'department', 'position']

type Line = Readonly<Record<string, string>>

function names(field: string, line: Line, lines: readonly Line[]): boolean {
  const shares = (other: Line) => IDENTITY.slice(0, 3).some((key) => other[key] !== '' && other[key] === line[key])
  const hasSeveral = lines.filter(shares).length > 1
  return IDENTITY.some((key) => key === field) || (hasSeveral && JOB.includes(field))
}

/** Outcomes that people still have to deal with. */
const OPEN: ReadonlySet<string> = new Set(['unclear', 'refused', 'held'])

async function withoutOpenLines(rows: readonly Row[]): Promise<Row[]> {
  let kept: Row[] = []
  await onEmpty(async (store) => {
    const plan = await planned(store, rows)
    kept = rows.filter((_, index) => !OPEN.has(plan[index]?.outcome ?? 'unclear'))
  })
  return kept
}

async function recordsAfter(rows: readonly Row[]): Promise<unknown> {
  let records: unknown
  await onEmpty(async (store) => {
    await imported(store, rows)
    records = await onRecord(store)
  })
  return records
}

async function onEmpty(act: (store: Store) => Promise<void>): Promise<void> {
  const store = await emptyStore()
  try {
    await emptyRoster(store)
    await act(store)
  } finally {
    await store.close()
  }
}
