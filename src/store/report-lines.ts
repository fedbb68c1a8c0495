import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CalendarDate, type Instant, latest } from '../domain/calendar.ts'
import type { PersonId } from '../domain/event.ts'
import { lineOf, type ReportLine } from '../domain/report-line.ts'
import { inChunks } from './chunks.ts'
import { factsAbout, valueOn } from './facts.ts'
import { backlogOf, isBehind } from './report-catch-up.ts'
import type { Database } from './schema.ts'
import { historiesSeen, reportedFrom, type Sight, sightAt, survivorOf } from './seen.ts'
import { folded } from './standing.ts'
import { createJobReader, linesAt } from './timeline-text.ts'

/** One person in reports of some days, in short. */
export interface PersonLines {
  readonly person: PersonId
  readonly sortName: string
  /** One for each of the days; null where the person was not on record. */
  readonly lines: readonly (ReportLine | null)[]
}

/** One person in a report of a day, in short. */
export interface PersonLine {
  readonly person: PersonId
  readonly sortName: string
  readonly line: ReportLine
}

interface Held {
  readonly key: string
  readonly reading: Promise<readonly PersonLine[]>
}

/** What was read last, for the next figure of the same page: it is given up when memory is short, or others are asked for. */
const LAST_READ = new WeakMap<Database, WeakRef<Held>>()

/** Everybody as they were on a day, by what was known at an instant or is known now; in no order. */
export async function linesOn(db: Database, on: CalendarDate, at: Instant | null): Promise<readonly PersonLine[]> {
  const { hash } = await db.selectFrom('ledger_head').select('hash').executeTakeFirstOrThrow()
  const key = `${hash} ${on} ${at}`
  const last = LAST_READ.get(db)?.deref()
  if (last?.key === key) return last.reading
  const held: Held = { key, reading: readLines(db, on, at) }
  LAST_READ.set(db, new WeakRef(held))
  held.reading.catch(() => LAST_READ.delete(db))
  return held.reading
}

async function readLines(db: Database, on: CalendarDate, at: Instant | null): Promise<PersonLine[]> {
  const found: PersonLine[] = []
  for await (const people of linesInBatches(db, [on], at)) {
    for (const { person, sortName, lines } of people) {
      const [line = null] = lines
      if (line !== null) found.push({ person, sortName, line })
    }
  }
  return found
}

/** So many people are looked at in one turn. */
const BATCH = 500
/** The same, where all of their entries are read. */
const LIVE_BATCH = 25
/** More than that, and it is as well to look at everybody. */
const MOST_BEHIND = 1_000

/**
 * Everybody as they were on some days, by what was known at an instant or is known now: from the timelines, and from
 * the ledger itself for whom they are behind. In batches, with turns for others in between.
 */
export async function* linesInBatches(
  db: Database,
  days: readonly CalendarDate[],
  at: Instant | null,
): AsyncGenerator<PersonLines[]> {
  const on = latest(days)
  if (on === null) return
  const sight = await sightAt(db, at)
  const backlog = await backlogOf(db, { on, knownAt: at })
  const names = await changedNames(db, [...sight.everMerged], on)
  const readJobs = createJobReader()
  const live = [...sight.everMerged].map((person) => ({ person, sortName: names.get(person) ?? '' }))
  for await (const rows of rowsInBatches(db, at !== null)) {
    const batch: PersonLines[] = []
    for (const { person, sort_name, through, jobs, spans, earlier } of rows) {
      if (sight.everMerged.has(person)) continue
      const sortName = names.get(person) ?? sort_name
      if (
        through === null ||
        jobs === null ||
        spans === null ||
        earlier === null ||
        isBehind(person, through, backlog)
      ) {
        live.push({ person, sortName })
        continue
      }
      const lists = readJobs(jobs)
      const lines = linesAt({ spans, earlier }, lists, days, at).map((line) => underSurvivors(line, sight))
      if (lines.some((line) => line !== null)) batch.push({ person, sortName, lines })
    }
    yield batch
    await nextTurn()
  }
  for (const people of inChunks(live, LIVE_BATCH)) {
    const histories = await historiesSeen(
      db,
      people.map(({ person }) => person),
      sight,
    )
    yield people.flatMap((person) => {
      const history = histories.get(person.person)
      if (history === undefined) return []
      const reported = days.map((day) => reportedFrom(history, sight, day))
      if (reported.every((each) => each === null)) return []
      return [{ ...person, lines: reported.map((each) => (each === null ? null : lineOf(each))) }]
    })
    await nextTurn()
  }
}

/**
 * Who is not in the timelines as the entries say: what these have of the person, and what is right. Null when that is
 * everybody, or so many that it is no shorter way.
 */
export async function linesBehind(
  db: Database,
  days: readonly CalendarDate[],
): Promise<{ readonly kept: (ReportLine | null)[]; readonly right: (ReportLine | null)[] }[] | null> {
  const on = latest(days)
  if (on === null) return []
  const sight = await sightAt(db, null)
  const backlog = await backlogOf(db, { on, knownAt: null })
  const people = [...new Set([...sight.everMerged, ...backlog.people.keys()])]
  if (backlog.everybody > 0 || people.length > MOST_BEHIND) return null
  const readJobs = createJobReader()
  const found = []
  for (const ids of inChunks(people, LIVE_BATCH)) {
    const rows = await db.selectFrom('report_timeline').selectAll().where('person', 'in', ids).execute()
    const kept = new Map(rows.map((row) => [row.person, row]))
    const behind = ids.filter(
      (person) => sight.everMerged.has(person) || isBehind(person, kept.get(person)?.through ?? 0, backlog),
    )
    const histories = await historiesSeen(db, behind, sight)
    for (const person of behind) {
      const [row, history] = [kept.get(person), histories.get(person)]
      found.push({
        kept: row === undefined ? days.map(() => null) : linesAt(row, readJobs(row.jobs), days, null),
        right: days.map((day) => {
          const reported = history === undefined ? null : reportedFrom(history, sight, day)
          return reported === null ? null : lineOf(reported)
        }),
      })
    }
    await nextTurn()
  }
  return found
}

async function* rowsInBatches(db: Database, withEarlier: boolean) {
  for (let after: string | null = ''; after !== null; ) {
    const rows = await db
      .selectFrom('standing')
      .leftJoin('report_timeline', 'report_timeline.person', 'standing.person')
      .select(['standing.person', 'sort_name', 'through', 'jobs', 'spans'])
      .select(({ ref, val }) => (withEarlier ? ref('earlier') : val<string | null>('')).as('earlier'))
      .where('standing.person', '>', after as PersonId)
      .orderBy('standing.person')
      .limit(BATCH)
      .execute()
    if (rows.length > 0) yield rows
    after = rows.length === BATCH ? (rows.at(-1)?.person ?? null) : null
  }
}

/** The names on a day, folded, of those whose name of today may be another. */
async function changedNames(db: Database, also: readonly PersonId[], on: CalendarDate): Promise<Map<PersonId, string>> {
  const changed = await db
    .selectFrom('person_fact')
    .select('person')
    .distinct()
    .where('kind', '=', 'name')
    .where('version', '>', 1)
    .execute()
  const facts = await factsAbout(db, [...also, ...changed.map(({ person }) => person)])
  const names = [...facts].map(([person, about]): [PersonId, string | null] => [person, valueOn(about, 'name', on)])
  return new Map(names.flatMap(([person, name]) => (name === null ? [] : [[person, folded(name)]])))
}

function underSurvivors(line: ReportLine | null, { merges }: Sight): ReportLine | null {
  if (line === null || merges.size === 0) return line
  const jobs = line.jobs.map((job) => ({ ...job, supervisor: survivorOf(job.supervisor, merges) }))
  return { ...line, jobs }
}
