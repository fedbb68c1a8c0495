import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../src/ledger/event.ts'
import { addFacts } from '../../../src/ledger/fact.store.ts'
import { EVERYONE, type Scope } from '../../../src/ledger/scope.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { addDays, type CalendarDate } from '../../../src/platform/time/calendar.ts'
import { CYCLE_COLUMNS, type ReportFrame } from '../../../src/reports/fact.page.ts'
import { csvFile, csvOf } from '../../../src/reports/files/csv-file.job.ts'
import { cycleLines } from '../../../src/reports/files/cycle-lines.job.ts'
import type { Counting } from '../../../src/reports/files/file.job.ts'
import { KEPT_LINES } from '../../../src/reports/files/kept-line.page.ts'
import { reportedCycles } from '../../../src/reports/files/row.store.ts'
import { EVERYONE_FILTER } from '../../../src/reports/filter.ts'
import { catchUpCycles, cyclesReader, linesInBatches } from '../../../src/reports/lists/cycle.store.ts'
import { isKept } from '../../../src/reports/lists/reported-cycle.ts'
import type { ReportRequest } from '../../../src/reports/request.ts'
import { STATUS_CHOICES } from '../../../src/requirements/compliance.ts'
import { ORIENTATION } from '../../../src/requirements/requirement.ts'
import { refreshDue } from '../../../src/requirements/refresh.store.ts'
import { record } from '../../../src/requirements/standing.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { contents } from '../../support/content.ts'
import { live, stepOf } from '../../support/living.ts'
import { completed, day, event, hired, HR, noonOf, NORTH, required, SOUTH } from '../../support/recording.ts'

const CLEO: PersonId = 'person:cleo'
const WHO = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
const FIRST = day('2026-11-02')

const ELSEWHERE = {
  requirement: ORIENTATION,
  source: 'prior-learning',
  from: '@Bayview',
  policyVersion: '2025-11',
  courseVersion: null,
  language: null,
  creditedMinutes: null,
  score: null,
  trainer: null,
  approver: HR,
  evidence: { files: [], reference: '' },
  import: null,
} as const

/** @param times how many more stories than the quick tests take */
export function cycleLinesSuite(store: () => Store, times = 1): void {
  describe('the lines of every time that somebody was asked', () => {
    it('are the same from what is kept as from the times, on any day, in any language, filter and scope', async () => {
      const story = fc.array(stepOf(...WHO), { minLength: 100, maxLength: 100 })
      const stories = fc.sample(story, { numRuns: times, seed: 8 })
      for (const [run, steps] of stories.entries()) {
        const last = await live(
          store(),
          run,
          steps.map((step) => ({ ...step, daysLater: step.daysLater % 12 })),
        )
        const people = WHO.map((who): PersonId => `person:${run}-${who}`)
        await addNamesAndMessages(store(), people, last)
        await addOthers(store(), run, last)
        for (const days of [0, 3, 40, 400]) {
          const today = addDays(last, days)
          await refreshDue(store(), today)
          await catchUpCycles(store(), today, KEPT_LINES)
          expect(await howMany(store(), today)).toMatchObject({ rows: 0 })
          const same = fc.asyncProperty(anyRequest(today), anyFrame(today), async (request, frame) => {
            await expectSame(request, frame)
          })
          await fc.assert(same, { numRuns: 12 })
        }
        const today = addDays(last, 401)
        await refreshDue(store(), today)
        const again = people.slice(0, 3).map((person) => completed(person, today))
        await store().transaction((tx) => record(tx, again, today))
        // Nothing is kept of these three now, and the others' lines don't hold any longer on the day after.
        const everybody = { asOf: { on: today, knownAt: null }, filter: EVERYONE_FILTER, scope: EVERYONE }
        await expectSame(everybody, frameOf('en', today, 'America/New_York'))
        await expectSame(
          { ...everybody, asOf: { on: addDays(last, 100), knownAt: noonOf(addDays(last, 50)) } },
          frameOf('es', addDays(last, 100), 'America/New_York'),
        )
      }
    })

    it('are kept for everybody but those whose texts have a separator, and change with the entry', async () => {
      const today = day('2026-11-24')
      const ada: PersonId = 'person:1'
      const bob: PersonId = 'person:2'
      const odd = hired(bob, '2026-11-02', { department: 'Night\u001fshift' })
      const story = [hired(ada, '2026-11-02'), odd, required(ada, '2026-11-02'), required(bob, '2026-11-02')]
      await store().transaction((tx) => record(tx, story, today))
      await catchUpCycles(store(), today, KEPT_LINES)
      expect(await catchUpCycles(store(), today, KEPT_LINES)).toBe(0)
      const kept = await store().db.selectFrom('report_cycles').select(['person', 'lines']).orderBy('person').execute()
      expect(kept.map(({ person, lines }) => [person, lines === ''])).toEqual([
        [ada, false],
        [bob, true],
      ])
      const everybody = { asOf: { on: today, knownAt: null }, filter: EVERYONE_FILTER, scope: EVERYONE }
      const frame = frameOf('en', today, 'America/New_York')
      expect(await expectSame(everybody, frame)).toContain('Night\u001fshift')
      await store().transaction((tx) => record(tx, [completed(ada, '2026-11-24')], today))
      expect(await store().db.selectFrom('report_cycles').select('person').execute()).toEqual([{ person: bob }])
      expect(await expectSame(everybody, frame)).toContain('"up-to-date"')
      // Another release keeps them in another form, and reads none of these.
      expect(await catchUpCycles(store(), today, { ...KEPT_LINES, form: KEPT_LINES.form + 1 })).toBe(2)
      expect(await howMany(store(), today)).toEqual({ kept: 0, rows: 2 })
      expect(await expectSame(everybody, frame)).toContain('"up-to-date"')
    })
  })

  /** Returns the file. */
  async function expectSame(request: ReportRequest, frame: ReportFrame): Promise<string> {
    const { db } = store()
    const [asRead, asCounted]: [string[], string[]] = [[], []]
    const rows = noting(asRead)(reportedCycles(db, request, frame.timeZone), ({ person }) => person.person)
    const expected = await textOf(csvFile(CYCLE_COLUMNS, rows, frame, true))
    const lines = cycleLines(db, request, frame, noting(asCounted))
    const found = await textOf(csvOf(CYCLE_COLUMNS, lines, frame, true))
    expect(found).toBe(expected)
    expect(asCounted.filter((person) => asRead.includes(person))).toEqual(asRead)
    return found
  }
}

/** How many people's lines are read as they're kept, and how many times are read instead. */
async function howMany({ db }: Store, on: CalendarDate): Promise<{ kept: number; rows: number }> {
  const request = { asOf: { on, knownAt: null }, filter: EVERYONE_FILTER, scope: EVERYONE }
  const cyclesOf = cyclesReader(db, request)
  let [kept, rows] = [0, 0]
  for await (const people of linesInBatches(db, request, KEPT_LINES.form)) {
    if (people.every(isKept)) kept += people.length
    else rows += (await cyclesOf(people.map(({ person }) => person))).length
  }
  return { kept, rows }
}

/** Passes rows on, and notes whose they are. */
function noting(people: string[]): Counting {
  return async function* noted(batches, personOf) {
    for await (const rows of batches) {
      for (const person of rows.map(personOf)) if (people.at(-1) !== person) people.push(person)
      yield rows
    }
  }
}

async function textOf(pieces: AsyncIterable<string | Uint8Array>): Promise<string> {
  const bytes: Buffer[] = []
  for await (const piece of pieces) bytes.push(Buffer.from(piece))
  return Buffer.concat(bytes).toString()
}

/** Names that a spreadsheet would run, and messages on some days. */
async function addNamesAndMessages(store: Store, people: readonly PersonId[], last: CalendarDate): Promise<void> {
  const named = [HR, CLEO, ...people]
  await store.transaction(async (tx) => {
    const facts = named.map((person, index) => ({
      person,
      kind: 'name' as const,
      value: index % 2 === 0 ? `=HYPERLINK("x${index}")` : `Zoë “${index}”, 学`,
      effectiveOn: FIRST,
      recordedAt: noonOf(FIRST),
    }))
    await addFacts(tx, facts)
    for (const [index, person] of people.entries()) {
      // The names in `standing` come with the next entry.
      await record(tx, [required(person, last)], last)
      for (const days of [40, 3, 90].slice(0, index % 4)) {
        const at = noonOf(addDays(last, -days))
        await tx
          .insertInto('message')
          .values({
            id: `${person} ${days}`,
            occasion: `${person} ${days}`,
            kind: 'due-soon',
            person,
            about: null,
            deadline: null,
            state: days === 3 ? 'waiting' : 'sent',
            reason: null,
            tries: 1,
            not_before: at,
            claimed_until: null,
            created_at: at,
            created_by: HR,
            sent_at: at,
          })
          .execute()
      }
    }
  })
}

/** Somebody trained elsewhere, and somebody with two records. */
async function addOthers(store: Store, run: number, last: CalendarDate): Promise<void> {
  const elsewhere: PersonId = `person:${run}-x`
  const one: PersonId = `person:${run}-y`
  const second: PersonId = `person:${run}-z`
  const story = [
    hired(elsewhere, FIRST, { department: '+1 "quoted"', supervisor: second }),
    required(elsewhere, FIRST),
    event('credited', elsewhere, addDays(FIRST, 3), ELSEWHERE),
    ...[one, second].flatMap((person) => [hired(person, FIRST), required(person, FIRST)]),
    completed(second, addDays(FIRST, 5)),
    event('merged', second, addDays(FIRST, 9), { into: one, sameJob: false, reason: 'Same person' }),
  ]
  await store.transaction((tx) => record(tx, story, last))
}

function anyRequest(on: CalendarDate): fc.Arbitrary<ReportRequest> {
  return fc.record({
    asOf: fc.constant({ on, knownAt: null }),
    filter: fc
      .record({
        status: fc.constantFrom('everyone' as const, ...STATUS_CHOICES),
        site: fc.constantFrom(null, null, NORTH, SOUTH),
        only: fc.constantFrom(null, null, 'exceptions' as const),
      })
      .map((chosen) => ({ ...EVERYONE_FILTER, ...chosen })),
    scope: fc.constantFrom<Scope>(EVERYONE, EVERYONE, { supervisor: CLEO, sites: [SOUTH] }),
  })
}

function anyFrame(on: CalendarDate): fc.Arbitrary<ReportFrame> {
  const zones = ['America/New_York', 'Pacific/Auckland'] as const
  return fc
    .tuple(fc.constantFrom('en' as const, 'es' as const), fc.constantFrom(...zones))
    .map(([language, timeZone]) => frameOf(language, on, timeZone))
}

function frameOf(language: 'en' | 'es', asOf: CalendarDate, timeZone: string): ReportFrame {
  return {
    wording: { t: MESSAGES[language], language, topics: contents[language].course.topics },
    siteNames: new Map([[NORTH, 'North “House”']]),
    lessons: 9,
    timeZone,
    asOf,
    knownAt: null,
    filters: 'Everyone; "North"',
  }
}
