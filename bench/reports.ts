/** Measures how long reports take, and how long they keep others waiting. `docs/speed.md` says how to read it. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { addDays, addMonths, type CalendarDate, calendarDate, instant } from '../src/platform/time/calendar.ts'
import type { NewEvent, PersonId, SiteId } from '../src/ledger/event.ts'
import { EVERYONE_FILTER, type ReportFilter } from '../src/reports/filter.ts'
import { ORIENTATION } from '../src/requirements/requirement.ts'
import { loadContents } from '../src/policy/load.job.ts'
import { MESSAGES } from '../src/words/messages.ts'
import { reportFile } from '../src/reports/files/file.job.ts'
import { addFacts } from '../src/ledger/fact.store.ts'
import { append } from '../src/ledger/ledger.store.ts'
import { openStore, type Store } from '../src/platform/database/open.store.ts'
import { cycleLines } from '../src/reports/files/cycle-lines.job.ts'
import { KEPT_LINES } from '../src/reports/files/kept-line.page.ts'
import { reportedCycles } from '../src/reports/files/row.store.ts'
import { catchUpCycles } from '../src/reports/lists/cycle.store.ts'
import { catchUpReports } from '../src/reports/past/catch-up.store.ts'
import {
  countStatuses,
  countStatusesBy,
  cyclesInBatches,
  dueAhead,
  listPeople,
  overdueAges,
  peopleInBatches,
  rateOverTime,
} from '../src/reports/report.store.ts'
import type { Database, Tx } from '../src/platform/database/schema.store.ts'
import { refreshStanding } from '../src/requirements/standing.store.ts'
import type { AsOf } from '../src/ledger/as-of.ts'
import { appendToTrail } from '../src/trail/trail.store.ts'
import { EVERYONE, type Scope } from '../src/ledger/scope.ts'

const PEOPLE = Number(process.argv[2] ?? 100_000)
/**
 * The program writes everything about so many people; the others are copies of them under ids and names of their own.
 */
const WRITTEN = 1_000
if (PEOPLE % WRITTEN !== 0) throw new Error(`Name a multiple of ${WRITTEN} people.`)
/** The times that each of them was to meet the requirement: the first, then one a year. */
const CYCLES = 5
const RUNS = 9
const STREAM_RUNS = 5
/** The same for days of the past: they take longer. */
const PAST_RUNS = 3
const CHUNK = 250
/** Everybody under one director, and under each supervisor in between. */
const TREE = 2_000
const GROUP = 50
const TODAY = calendarDate('2026-11-24')
const PAST = calendarDate('2026-03-31')
const COURSE = 'csec-orientation'
const SITES = Array.from({ length: 40 }, (_, index): SiteId => `site:bench-${index}`)
const HASH = 'a'.repeat(64)
const VERSIONS = ['2021-01', '2022-01', '2023-01', '2024-01', '2025-01', '2026-01']
const PASS_RULE = { right: 12, of: 15, allTopics: true } as const

const { course, language } = loadContents('content').en
const folder = mkdtempSync(join(tmpdir(), 'bench-reports-'))
/** A file that is named behind the number of people is kept, and used again as it is. */
const database = process.argv[3] ?? join(folder, 'csec.db')
const isFilled = existsSync(database)
const store = await openStore({ database })
try {
  if (!isFilled) {
    await sql`pragma synchronous = off`.execute(store.db)
    await report(`entries and standing of ${WRITTEN} people`, () => fill(store))
    await report('their timelines (once, in the background)', async () => void (await catchUpReports(store)))
    await report(
      'their cycles (once, in the background)',
      async () => void (await catchUpCycles(store, TODAY, KEPT_LINES)),
    )
    await report(`copies, for ${PEOPLE} people`, () => copy(store))
  }
  const { db } = store
  const now: AsOf = { on: TODAY, knownAt: null }
  const request = { asOf: now, filter: EVERYONE_FILTER, scope: EVERYONE }
  // Counted once, because it takes as long as a part of what's measured.
  const lines = (await lineEnds(await csvFile(db, now))) - 1
  await streams([
    ['bare stream of rows', () => bareStream(db)],
    ['everybody, as they are reported', () => counted(peopleInBatches(db, request))],
    ['every time that anybody was asked', () => counted(cyclesInBatches(db, request))],
    [
      'the same as a CSV file, as it is downloaded',
      async () => {
        await drained(await csvFile(db, now))
        return lines
      },
    ],
  ])
  const bare = await median('bare group by', () => bareCount(db), null)
  await median('overview of today', () => overview(db, now), bare)
  for (const [name, filter] of FILTERS()) await median(`page of today, ${name}`, () => page(db, now, filter), bare)
  for (const [name, scope] of await scopes(store))
    await median(`page of today, ${name}`, () => page(db, now, EVERYONE_FILTER, scope), bare)
  const bareInsert = await median('bare insert', (run) => insertBare(store, run), null)
  await median('entry of the audit trail', () => addToTrail(store), bareInsert)
  const evening = instant(`${PAST}T23:59:59.999Z`)
  for (const [name, knownAt] of [
    ['knowing everything', null],
    ['as known then', evening],
  ] as const) {
    // Another day each time, so that nothing is held from before.
    const overviewOfAnother = (run: number) => overview(db, { on: addDays(PAST, -run), knownAt })
    await median(`overview of a past day, ${name}`, overviewOfAnother, bare, PAST_RUNS)
    const kept = { on: addDays(PAST, -PAST_RUNS), knownAt }
    await overview(db, kept)
    for (const [filterName, filter] of FILTERS())
      await median(`page of that day, ${filterName}`, () => page(db, kept, filter), bare, PAST_RUNS)
  }
} finally {
  await store.close()
  rmSync(folder, { recursive: true })
}

function FILTERS(): [string, ReportFilter][] {
  return [
    ['everybody', EVERYONE_FILTER],
    ['overdue', { ...EVERYONE_FILTER, status: 'overdue' }],
    ['a site', { ...EVERYONE_FILTER, site: 'site:bench-7' }],
    ['a department', { ...EVERYONE_FILTER, department: 'Department 3', status: 'in-scope' }],
    ['a position and a type', { ...EVERYONE_FILTER, position: 'Counselor', type: 'volunteer' }],
    ['a supervisor', { ...EVERYONE_FILTER, supervisor: personOf(50) }],
    ['a version and a language', { ...EVERYONE_FILTER, policyVersion: '2026-01', language: 'es' }],
    ['due in 30 days', { ...EVERYONE_FILTER, due: { from: TODAY, to: addDays(TODAY, 30) } }],
    ['exceptions', { ...EVERYONE_FILTER, only: 'exceptions' }],
  ]
}

/** The same page for somebody who sees a part of the people: next to HR, who sees everybody. */
async function scopes(filled: Store): Promise<[string, Scope][]> {
  const director = await directorOf(filled, TREE)
  return [
    ['HR, who sees everybody', EVERYONE],
    ['HR for a site', { supervisor: null, sites: ['site:bench-7'] }],
    [`a director with ${TREE} people in two steps`, { supervisor: director, sites: [] }],
    ['the same, who is HR for a site, too', { supervisor: director, sites: ['site:bench-7'] }],
  ]
}

async function insertBare({ transaction }: Store, run: number): Promise<void> {
  const updated_at = instant(`${TODAY}T12:00:00.000Z`)
  await transaction((tx) =>
    tx
      .insertInto('draft')
      .values({ owner: personOf(0), key: `bench ${run} ${performance.now()}`, value: '{}', updated_at })
      .execute(),
  )
}

/** What reading somebody's record adds to a page. */
async function addToTrail({ transaction }: Store): Promise<void> {
  const source = { actor: personOf(0), at: instant(`${TODAY}T12:00:00.000Z`), address: '192.0.2.7' } as const
  const read = { kind: 'person_read', about: personOf(1), detail: { route: '/hr/people/:person' } } as const
  await transaction((tx) => appendToTrail(tx, source, read))
}

/** Puts people under supervisors with `GROUP` reports each, and the supervisors under one director. */
async function directorOf({ db, transaction }: Store, people: number): Promise<PersonId> {
  const rows = await db
    .selectFrom('placement')
    .select('person')
    .distinct()
    .orderBy('person')
    .limit(people + 1)
    .execute()
  const [director = personOf(0), ...team] = rows.map(({ person }) => person)
  await transaction(async (tx) => {
    for (let from = 0; from < team.length; from += GROUP) {
      const [head = director, ...reports] = team.slice(from, from + GROUP)
      await tx.updateTable('placement').set({ supervisor: director }).where('person', '=', head).execute()
      await tx.updateTable('placement').set({ supervisor: head }).where('person', 'in', reports).execute()
    }
  })
  return director
}

/** Reads everything the overview page needs. */
async function overview(db: Database, asOf: AsOf): Promise<void> {
  const months = Array.from({ length: 13 }, (_, index) => addMonths(asOf.on, index - 13))
  const before = months.map((on) => {
    return { on, knownAt: asOf.knownAt === null ? null : instant(`${on}T23:59:59.999Z`) }
  })
  await rateOverTime(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }, before)
  await countStatusesBy(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }, 'site')
  await countStatusesBy(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }, 'department')
  await countStatuses(db, { asOf, filter: { ...EVERYONE_FILTER, only: 'data-problems' }, scope: EVERYONE })
  await dueAhead(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE })
  await overdueAges(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE })
}

async function page(db: Database, asOf: AsOf, filter: ReportFilter, scope: Scope = EVERYONE): Promise<void> {
  await countStatuses(db, { asOf, filter, scope })
  await listPeople(db, { asOf, filter, scope }, { order: 'need', descending: false, after: null, limit: 50 })
}

async function bareCount(db: Database): Promise<void> {
  await db
    .selectFrom('standing')
    .select(({ fn }) => ['status_rank', fn.countAll<number>().as('people')])
    .where('requirement', '=', ORIENTATION)
    .groupBy('status_rank')
    .execute()
}

async function bareStream(db: Database): Promise<number> {
  let rows = 0
  for (let after = 0, more = true; more; ) {
    const found = await db
      .selectFrom('event')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(1_000)
      .execute()
    after = found.at(-1)?.seq ?? after
    rows += found.length
    more = found.length > 0 && rows < PEOPLE * CYCLES
    await nextTurn()
  }
  return rows
}

async function csvFile(db: Database, asOf: AsOf): Promise<Readable> {
  const counts = await countStatuses(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE })
  return reportFile(
    { format: 'csv', rows: 'cycles', mark: true, overview: false },
    {
      people: () => peopleInBatches(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }),
      cycles: () => reportedCycles(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }, 'America/New_York'),
      cycleLines: (frame) => cycleLines(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }, frame),
      about: {
        organization: 'Bench',
        people: PEOPLE,
        filters: [],
        counts,
        status: 'everyone',
        isByOutcome: false,
        generatedBy: 'bench',
        generatedAt: instant(`${TODAY}T12:00:00.000Z`),
        nameParts: [],
      },
      overview: null,
      logo: async () => null,
      frame: {
        wording: { t: MESSAGES[language], language, topics: course.topics },
        siteNames: new Map(SITES.map((site, index) => [site, `House ${index}`])),
        lessons: course.lessons.length,
        timeZone: 'America/New_York',
        asOf: asOf.on,
        knownAt: asOf.knownAt,
        filters: '',
      },
    },
  )
}

/** No value here has one. */
async function lineEnds(file: Readable): Promise<number> {
  let ends = 0
  for await (const piece of file) ends += String(piece).split('\r\n').length - 1
  return ends
}

async function drained(file: Readable): Promise<void> {
  for await (const _ of file);
}

async function counted(batches: AsyncIterable<readonly unknown[]>): Promise<number> {
  let rows = 0
  for await (const batch of batches) rows += batch.length
  return rows
}

interface Timed {
  readonly ms: number
  /** The longest time that everything else had to wait for its turn. */
  readonly longestTurn: number
}

async function timed(act: () => Promise<unknown>): Promise<Timed> {
  let [turnBegan, longestTurn, isOver] = [performance.now(), 0, false]
  const watch = () => {
    longestTurn = Math.max(longestTurn, performance.now() - turnBegan)
    turnBegan = performance.now()
    if (!isOver) setImmediate(watch)
  }
  setImmediate(watch)
  const started = performance.now()
  await act()
  isOver = true
  return { ms: performance.now() - started, longestTurn: Math.max(longestTurn, performance.now() - turnBegan) }
}

async function median(
  name: string,
  act: (run: number) => Promise<unknown>,
  floor: number | null,
  runs = RUNS,
): Promise<number> {
  const times: Timed[] = []
  for (let run = 0; run < runs; run++) times.push(await timed(() => act(run)))
  const ms = middle(times.map((each) => each.ms))
  const ratio = floor === null ? '' : `, ${(ms / floor).toFixed(1)} ×`
  const longest = Math.max(...times.map((each) => each.longestTurn))
  console.log(`${name.padEnd(52)}${ms.toFixed(1)} ms${ratio}; longest turn ${longest.toFixed(0)} ms`)
  return ms
}

async function report(name: string, act: () => Promise<void>): Promise<void> {
  const { ms, longestTurn } = await timed(act)
  console.log(`${name.padEnd(52)}${(ms / 1000).toFixed(1)} s; longest turn ${longestTurn.toFixed(0)} ms`)
}

/**
 * Reads each of them in turns, so that whatever else the machine does slows all of them. Says the processor time of a row
 * in the median run, all threads together, and how many times that of the first one it is.
 */
async function streams(acts: readonly (readonly [name: string, act: () => Promise<number>])[]): Promise<void> {
  const runs = acts.map(([name, act]) => ({ name, act, rows: 0, costs: [] as number[], longestTurn: 0, memory: 0 }))
  for (let run = 0; run < STREAM_RUNS; run++) {
    for (const each of runs) {
      const sampling = setInterval(() => {
        each.memory = Math.max(each.memory, process.memoryUsage.rss())
      }, 20)
      const before = process.cpuUsage()
      const { longestTurn } = await timed(async () => {
        each.rows = await each.act()
      })
      const { user, system } = process.cpuUsage(before)
      clearInterval(sampling)
      each.costs.push((user + system) / each.rows)
      each.longestTurn = Math.max(each.longestTurn, longestTurn)
    }
  }
  const floor = middle(runs[0]?.costs ?? [])
  for (const { name, rows, costs, longestTurn, memory } of runs) {
    const cost = middle(costs)
    const ratio = `${(cost / floor).toFixed(2)} ×, ${(floor / cost).toFixed(2)} as fast`
    const most = `${Math.round(memory / 1_048_576)} MB`
    console.log(
      `${name.padEnd(52)}${cost.toFixed(2)} µs of processor for each of ${rows} rows, ${ratio}; longest turn ${longestTurn.toFixed(0)} ms; ${most}`,
    )
  }
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

function personOf(index: number): PersonId {
  return `person:${String(index).padStart(8, '0')}`
}

/** Everybody again under other ids, until there are enough. Hashes are made up: nothing here reads them. */
async function copy({ db, transaction }: Store): Promise<void> {
  const { seq } = await db.selectFrom('ledger_head').select('seq').executeTakeFirstOrThrow()
  const groups = PEOPLE / WRITTEN
  for (let group = 1; group < groups; group++) {
    const given = {
      seq: `seq + ${group * seq}`,
      id: `id || '-${group}'`,
      hash: `printf('%064d', rowid + ${group * 1_000_000})`,
    }
    await transaction(async (tx) => {
      for (const table of ['person_fact', 'standing', 'placement', 'report_timeline', 'report_cycles'])
        await copyRows(tx, table, group, given, `person < 'person:001'`)
      await copyRows(tx, 'event', group, given, `subject >= 'person:' and subject < 'person:001'`)
    })
    await nextTurn()
  }
  await db
    .updateTable('ledger_head')
    .set({ seq: seq * groups })
    .execute()
  await db
    .updateTable('report_progress')
    .set({ through: seq * groups })
    .execute()
  await db
    .updateTable('report_change')
    .set(({ eb }) => ({ people: eb('people', '*', groups) }))
    .execute()
}

async function copyRows(
  tx: Tx,
  table: string,
  group: number,
  given: Readonly<Record<string, string>>,
  where: string,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(tx)
  const digits = String(group).padStart(3, '0')
  const values = rows.map(({ name }) => {
    const own = `replace(replace(${name}, 'person:000', 'person:${digits}'), 'erson 000', 'erson ${digits}')`
    // Values that aren't text keep their type.
    return given[name] ?? `case typeof(${name}) when 'text' then ${own} else ${name} end`
  })
  await sql.raw(`insert into ${table} select ${values.join(', ')} from ${table} where ${where}`).execute(tx)
}

/** Ledger rows by the function that appends them; who is required to do what stands in them already. */
async function fill({ transaction }: Store): Promise<void> {
  await transaction((tx) => append(tx, VERSIONS.map(published)))
  for (let from = 0; from < WRITTEN; from += CHUNK) {
    const indexes = Array.from({ length: Math.min(CHUNK, WRITTEN - from) }, (_, index) => from + index)
    await transaction(async (tx) => {
      await addFacts(
        tx,
        indexes.map((index) => {
          const value = `Person ${String((index * 7_919) % WRITTEN).padStart(6, '0')}`
          return {
            person: personOf(index),
            kind: 'name',
            value,
            effectiveOn: hireDay(index),
            recordedAt: at(hireDay(index), 0),
          }
        }),
      )
      await append(tx, indexes.flatMap(storyOf))
      await refreshStanding(tx, indexes.map(personOf), TODAY)
    })
    await nextTurn()
  }
}

function published(version: string): NewEvent {
  const on = calendarDate(`${version}-02`)
  const body = { v: 1, version, hash: HASH, material: false, updateBy: null } as const
  return { ...about('policy:csec', on, 0), kind: 'policy_published', body }
}

/** Between 1,500 and 1,864 days ago, so that five times have come. */
function hireDay(index: number): CalendarDate {
  return addDays(TODAY, -1_500 - (index % 365))
}

function siteOf(index: number): SiteId {
  return SITES[index % SITES.length] ?? 'site:bench-0'
}

function storyOf(index: number): NewEvent[] {
  const person = personOf(index)
  const on = hireDay(index)
  const spell = `spell:${index}`
  const place = {
    site: siteOf(index),
    department: `Department ${index % 12}`,
    position: index % 5 === 0 ? 'Counselor' : 'Youth worker',
    supervisor: index % 50 === 0 ? null : personOf(index - (index % 50)),
  }
  const type = index % 9 === 0 ? 'volunteer' : 'employee'
  const rule = {
    due: { by: 'days-from-hire', days: 30 },
    renewal: { months: 12, windowDays: 60, keepsDate: false },
    rehireGapMonths: 12,
  } as const
  const story: NewEvent[] = [
    {
      ...about(person, on, 1),
      kind: 'hired',
      body: { v: 1, spell, ...place, hiredOn: on, type, worksWithYouth: true, facts: [] },
    },
    {
      ...about(person, on, 1),
      kind: 'required',
      body: { v: 2, requirement: ORIENTATION, inForce: true, named: 'Staff', rule },
    },
  ]
  // Every eleventh has not done the last one.
  for (let cycle = 0; cycle < (index % 11 === 0 ? CYCLES - 1 : CYCLES); cycle++) {
    const day = addDays(on, 20 + cycle * 350)
    if (day > TODAY) break
    story.push(...courseOf(person, day, index, cycle))
  }
  if (index % 40 === 0)
    story.push({ ...about(person, addDays(TODAY, -20), 2), kind: 'leave_began', body: { v: 1, expectedReturn: null } })
  if (index % 60 === 0)
    story.push({ ...about(person, addDays(TODAY, -90), 2), kind: 'separated', body: { v: 1, spell } })
  return story
}

function courseOf(person: PersonId, on: CalendarDate, index: number, cycle: number): NewEvent[] {
  const content = { language: index % 4 === 0 ? 'es' : 'en', contentEdition: HASH }
  const attempt = `attempt:${index}:${cycle}`
  const score = { right: 12 + (index % 4), of: 15, passRule: PASS_RULE }
  const policyVersion = VERSIONS.findLast((version) => `${version}-02` <= on) ?? '2021-01'
  // As in the program, people record their own work, and the completion has the sites whose policy they acknowledged.
  const own = (minute: number) => ({ ...about(person, on, minute), actor: person })
  return [
    { ...own(1), kind: 'lesson_finished', body: { v: 1, lesson: 'L1', ...content, creditedMinutes: 5 } },
    {
      ...own(2),
      kind: 'attempted',
      body: { v: 1, attempt, round: 1, items: [], steps: [], topics: [], outcome: 'passed', ...score, ...content },
    },
    {
      ...own(3),
      kind: 'completed',
      body: {
        v: 1,
        requirement: ORIENTATION,
        attempt,
        policyVersion,
        courseVersion: '1.0.0',
        creditedMinutes: 45,
        sites: [siteOf(index)],
        source: 'here',
        ...score,
        ...content,
      },
    },
  ]
}

function about<Id extends NewEvent['subject']>(subject: Id, on: CalendarDate, minute: number) {
  return { subject, course: COURSE, effectiveOn: on, recordedAt: at(on, minute), actor: 'system:bench' } as const
}

function at(on: CalendarDate, minute: number) {
  return instant(`${on}T12:${String(minute).padStart(2, '0')}:00.000Z`)
}
