import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AsOf } from '../../../src/ledger/as-of.ts'
import { EVERYONE } from '../../../src/ledger/scope.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { addDays, toInstant } from '../../../src/platform/time/calendar.ts'
import { countOf, statusesOf } from '../../../src/requirements/compliance.ts'
import type { ReportedPerson } from '../../../src/requirements/reported.ts'
import { refreshDue } from '../../../src/requirements/refresh.store.ts'
import { record } from '../../../src/requirements/standing.store.ts'
import { historyOf } from '../../../src/ledger/ledger.store.ts'
import { EVERYONE_FILTER, type ReportFilter } from '../../../src/reports/filter.ts'
import { catchUpReports } from '../../../src/reports/past/catch-up.store.ts'
import {
  CAME,
  peopleIn,
  PERIOD_ROWS,
  type PeriodPerson,
  type PeriodRow,
  STANDS,
  WENT,
} from '../../../src/reports/period/period.ts'
import { type PeriodRequest, readPeriod, reportedInPeriod } from '../../../src/reports/period/period.store.ts'
import { countStatuses, peopleInBatches } from '../../../src/reports/report.store.ts'
import { liveOn, NOBODY_YET, stepOf } from '../../support/living.ts'
import { event, SOUTH } from '../../support/recording.ts'

const steps = fc.array(stepOf('a', 'b', 'c', 'd'), { minLength: 8, maxLength: 16 })
const filters: readonly ReportFilter[] = [
  EVERYONE_FILTER,
  { ...EVERYONE_FILTER, site: SOUTH },
  { ...EVERYONE_FILTER, department: 'Kitchen' },
]

/** @param times how many more stories than the quick tests take */
export function periodSuite(store: () => Store, times = 1): void {
  describe('a report of a period, whatever was recorded', () => {
    it('adds up, has each person once, and agrees with the reports of its two days', async () => {
      let run = 0
      let lived = NOBODY_YET
      await fc.assert(
        fc.asyncProperty(
          steps,
          fc.integer({ min: 1, max: 200 }),
          fc.integer({ min: 0, max: 60 }),
          async (story, length, back) => {
            run += 1
            const { db } = store()
            lived = await liveOn(store(), `period ${run}`, story, lived)
            const { today, at } = lived
            await refreshDue(store(), today)
            if (run % 2 === 0) await catchUpReports(store())
            for (const daysBack of [0, back]) {
              const to = addDays(today, -daysBack)
              const from = addDays(to, -length)
              for (const knownAt of daysBack === 0 ? [null] : [null, at])
                for (const filter of filters) await expectSums(db, { ...days(from, to, knownAt), filter, only: null })
            }
          },
        ),
        { numRuns: 4 * times, endOnFailure: true },
      )
    })

    it('shows what was recorded since only by the clock that has it, as a report of one day does', async () => {
      let run = 0
      let lived = NOBODY_YET
      await fc.assert(
        fc.asyncProperty(steps, steps, async (before, after) => {
          run += 1
          const { db } = store()
          const evening = await liveOn(store(), `clock ${run}`, before, lived)
          const [from, to] = [addDays(evening.today, -60), evening.today]
          const asked = { ...days(from, to, null), filter: EVERYONE_FILTER, only: null }
          const then = await readPeriod(db, asked)
          lived = await liveOn(store(), `clock ${run}`, after, evening)
          const [first] = await historyOf(db, `person:clock ${run}-a`)
          if (first !== undefined) {
            const body = { corrects: first.id, reason: 'Of somebody else', change: { kind: 'withdrawn' } } as const
            const recordedAt = toInstant(Date.parse(lived.at) + 1_000)
            const correction = { ...event('corrected', `person:clock ${run}-a`, lived.today, body), recordedAt }
            await store().transaction((tx) => record(tx, [correction], lived.today))
          }
          const reported = { ...asked, ...days(from, to, evening.at) }
          expect(await readPeriod(db, reported)).toEqual(then)
          await expectSums(db, asked)
        }),
        { numRuns: 3 * times, endOnFailure: true },
      )
    })
  })
}

function days(from: PeriodRequest['from'], to: PeriodRequest['from'], knownAt: AsOf['knownAt']) {
  return { from, start: { on: addDays(from, -1), knownAt }, end: { on: to, knownAt } }
}

async function expectSums(db: Store['db'], request: PeriodRequest): Promise<void> {
  const { from, start, end, filter } = request
  const people = await readPeriod(db, request)
  expect(new Set(people.map(({ person }) => person)).size).toBe(people.length)
  const n = (row: PeriodRow) => peopleIn(row, people).length
  expect(n('start') + n('came') - n('went')).toBe(n('end'))
  // Each person of a sum is in exactly one of its parts.
  const sums: [readonly PeriodPerson[], readonly PeriodRow[]][] = [
    [peopleIn('came', people), CAME],
    [peopleIn('went', people), WENT],
    [peopleIn('finished', people), ['on-time', 'late']],
    [peopleIn('end', people), STANDS],
  ]
  for (const [whole, parts] of sums) {
    const inParts = parts.flatMap((row) => peopleIn(row, people))
    expect(inParts.map(({ person }) => person).sort()).toEqual(whole.map(({ person }) => person).sort())
  }
  // The same as the reports of the two days.
  for (const [row, asOf] of [
    ['start', start],
    ['end', end],
  ] as const) {
    const counts = await countStatuses(db, { asOf, filter, scope: EVERYONE })
    expect(n(row)).toBe(countOf('in-scope', counts))
    if (row === 'end') for (const part of STANDS) expect(n(part)).toBe(countOf(part, counts))
  }
  const finished: ReportedPerson[] = []
  const completed = { ...filter, completed: { from, to: end.on } }
  for await (const batch of peopleInBatches(db, { asOf: end, filter: completed, scope: EVERYONE }))
    finished.push(...batch)
  expect(n('finished')).toBe(finished.length)
  expect(n('late')).toBe(finished.filter(({ standing }) => standing.late).length)
  // A list has as many people as its number says, and as the number says of them.
  for (const row of PERIOD_ROWS) {
    const listed = []
    for await (const batch of reportedInPeriod(db, peopleIn(row, people), request)) listed.push(...batch)
    expect(listed).toHaveLength(n(row))
    for (const { person, period } of listed) {
      expect(person.person).toBe(period.person)
      if (period.end !== null) expect(person.standing.status).toBe(period.end)
      if (row === 'end') expect(statusesOf('in-scope')).toContain(person.standing.status)
    }
  }
}
