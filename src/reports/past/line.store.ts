import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CalendarDate, type Instant, latest } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import { lineOf, type ReportLine } from '../line.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import { factsAbout, valueOn } from '../../ledger/fact.store.ts'
import { ledgerRevision } from '../../ledger/revision.store.ts'
import { backlogOf, isBehind } from './catch-up.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { historiesKnown, reportedAsOf, type Knowledge, knowledgeAt, survivorOf } from './knowledge.store.ts'
import { folded } from '../../platform/text/folded.ts'
import { linesAt, readLists, sought } from './timeline-text.store.ts'
import type { AsOf } from '../../ledger/as-of.ts'

/** One person in reports of some days, in short. */
export interface PersonLines {
  readonly person: PersonId
  readonly sortName: string
  /** One for each of the days, or null where the person was not on record. */
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
  readonly lines: Promise<readonly PersonLine[]>
  /** Gives it up when nobody asks for a while. */
  readonly expiry: NodeJS.Timeout
}

/** The last result read, for the next figure of the same page, and for the next page of the same day. */
const LAST_READ = new WeakMap<Database, Held>()
const HELD_MS = 60_000

/** Everybody in a report, in short; in no order. */
export async function linesOn(db: Database, asOf: AsOf): Promise<readonly PersonLine[]> {
  const key = await keyOf(db, asOf)
  const last = LAST_READ.get(db)
  if (last?.key !== key) return held(db, key, readLines(db, asOf))
  last.expiry.refresh()
  return last.lines
}

async function readLines(db: Database, asOf: AsOf): Promise<PersonLine[]> {
  const found: PersonLine[] = []
  for await (const people of linesInBatches(db, [asOf])) found.push(...linesOfOne(people, 0))
  return found
}

/** Everyone in several reports, in short form and in batches. The last report is kept for the figures next to it. */
export async function* linesOverTime(db: Database, asked: readonly AsOf[]): AsyncGenerator<PersonLines[]> {
  const last = asked.at(-1)
  if (last === undefined) return
  const key = await keyOf(db, last)
  const found: PersonLine[] = []
  for await (const people of linesInBatches(db, asked)) {
    found.push(...linesOfOne(people, asked.length - 1))
    yield people
  }
  await held(db, key, Promise.resolve(found))
}

/** The same report of the same entries. */
async function keyOf(db: Database, { on, knownAt }: AsOf): Promise<string> {
  return `${await ledgerRevision(db)} ${on} ${knownAt}`
}

function held(db: Database, key: string, lines: Held['lines']): Held['lines'] {
  clearTimeout(LAST_READ.get(db)?.expiry)
  const forget = () => {
    if (LAST_READ.get(db)?.key === key) LAST_READ.delete(db)
  }
  LAST_READ.set(db, { key, lines, expiry: setTimeout(forget, HELD_MS).unref() })
  lines.catch(forget)
  return lines
}

/** The lines of one of the days. */
export function linesOfOne(people: readonly PersonLines[], index: number): PersonLine[] {
  return people.flatMap(({ person, sortName, lines }) => {
    const line = lines[index] ?? null
    return line === null ? [] : [{ person, sortName, line }]
  })
}

/** This many people are looked at in one turn. */
const BATCH = 250
/** The same, where all of their entries are read. */
const LIVE_BATCH = 25
/** More than that, and it is as well to look at everybody. */
const MOST_BEHIND = 1_000

/**
 * Everyone as they were on some days: from the timelines, and from the ledger itself if a timeline is behind. In
 * batches, with turns for others in between.
 */
async function* linesInBatches(db: Database, asked: readonly AsOf[]): AsyncGenerator<PersonLines[]> {
  const on = latest(asked.map((asOf) => asOf.on))
  if (on === null) return
  const knowledges = await knowledgeOf(db, asked)
  const everMerged = knowledges[0]?.everMerged ?? new Set()
  const backlog = await backlogOf(db, asked)
  const names = await changedNames(db, [...everMerged], asked.at(-1) ?? { on, knownAt: null })
  const inText = sought(asked)
  const live = [...everMerged].map((person) => ({ person, sortName: names.get(person) ?? '' }))
  for await (const rows of rowsInBatches(db, inText.withEarlier)) {
    const batch: PersonLines[] = []
    for (const { person, sort_name, through, lists, spans, earlier } of rows) {
      if (everMerged.has(person)) continue
      const sortName = names.get(person) ?? sort_name
      const isWritten = through !== null && lists !== null && spans !== null && earlier !== null
      if (!isWritten || isBehind(person, through, backlog)) {
        live.push({ person, sortName })
        continue
      }
      const found = linesAt({ spans, earlier }, readLists(lists), inText)
      const lines = everMerged.size === 0 ? found : found.map((line, index) => underSurvivors(line, knowledges[index]))
      if (lines.some((line) => line !== null)) batch.push({ person, sortName, lines })
    }
    yield batch
    await nextTurn()
  }
  for (const people of inChunks(live, LIVE_BATCH)) {
    yield await linesFromEntries(db, people, asked, knowledges)
    await nextTurn()
  }
}

/** One for each of the days; the same object where the same is known. */
async function knowledgeOf(db: Database, asked: readonly AsOf[]): Promise<Knowledge[]> {
  const known = new Map<Instant | null, Knowledge>()
  const knowledges: Knowledge[] = []
  for (const { knownAt } of asked) {
    const knowledge = known.get(knownAt) ?? (await knowledgeAt(db, knownAt))
    known.set(knownAt, knowledge)
    knowledges.push(knowledge)
  }
  return knowledges
}

async function linesFromEntries(
  db: Database,
  people: readonly Omit<PersonLines, 'lines'>[],
  asked: readonly AsOf[],
  knowledges: readonly Knowledge[],
): Promise<PersonLines[]> {
  const ids = people.map(({ person }) => person)
  const lines = new Map(ids.map((person): [PersonId, (ReportLine | null)[]] => [person, asked.map(() => null)]))
  for (const knowledge of new Set(knowledges)) {
    for (const [person, history] of await historiesKnown(db, ids, knowledge)) {
      for (const [index, { on }] of asked.entries()) {
        if (knowledges[index] !== knowledge) continue
        const reported = reportedAsOf(history, knowledge, on)
        const found = lines.get(person)
        if (reported !== null && found !== undefined) found[index] = lineOf(reported)
      }
    }
  }
  return people
    .map((person) => ({ ...person, lines: lines.get(person.person) ?? [] }))
    .filter((each) => each.lines.some((line) => line !== null))
}

/**
 * Returns the people whose timelines are behind the entries, with their right lines. Returns null when that is
 * everyone, or so many that it saves nothing.
 */
export async function linesBehind(
  db: Database,
  days: readonly CalendarDate[],
): Promise<{ readonly kept: (ReportLine | null)[]; readonly right: (ReportLine | null)[] }[] | null> {
  const on = latest(days)
  if (on === null) return []
  const knowledge = await knowledgeAt(db, null)
  const backlog = await backlogOf(db, [{ on, knownAt: null }])
  const people = [...new Set([...knowledge.everMerged, ...backlog.people.keys()])]
  if (backlog.everybody > 0 || people.length > MOST_BEHIND) return null
  const asked = sought(days.map((day) => ({ on: day, knownAt: null })))
  const found = []
  for (const ids of inChunks(people, LIVE_BATCH)) {
    const rows = await db.selectFrom('report_timeline').selectAll().where('person', 'in', ids).execute()
    const kept = new Map(rows.map((row) => [row.person, row]))
    const behind = ids.filter(
      (person) => knowledge.everMerged.has(person) || isBehind(person, kept.get(person)?.through ?? 0, backlog),
    )
    const histories = await historiesKnown(db, behind, knowledge)
    for (const person of behind) {
      const [row, history] = [kept.get(person), histories.get(person)]
      found.push({
        kept: row === undefined ? days.map(() => null) : linesAt(row, readLists(row.lists), asked),
        right: days.map((day) => {
          const reported = history === undefined ? null : reportedAsOf(history, knowledge, day)
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
      .select(['standing.person', 'sort_name', 'through', 'lists', 'spans'])
      .select(({ ref, val }) => (withEarlier ? ref('earlier') : val<string | null>('')).as('earlier'))
      .where('standing.person', '>', after as PersonId)
      .orderBy('standing.person')
      .limit(BATCH)
      .execute()
    if (rows.length > 0) yield rows
    after = rows.length === BATCH ? (rows.at(-1)?.person ?? null) : null
  }
}

/** The names on a day, folded, of people who may have another name today. */
async function changedNames(
  db: Database,
  also: readonly PersonId[],
  { on, knownAt }: AsOf,
): Promise<Map<PersonId, string>> {
  const changed = await db
    .selectFrom('person_fact')
    .select('person')
    .distinct()
    .where('kind', '=', 'name')
    .where('version', '>', 1)
    .execute()
  const facts = await factsAbout(db, [...also, ...changed.map(({ person }) => person)], knownAt)
  const names = [...facts].map(([person, about]): [PersonId, string | null] => [person, valueOn(about, 'name', on)])
  return new Map(names.flatMap(([person, name]) => (name === null ? [] : [[person, folded(name)]])))
}

/** A person whose record was merged into another supervises under that one. */
export function underSurvivors(line: ReportLine | null, knowledge: Knowledge | undefined): ReportLine | null {
  const merges = knowledge?.merges
  if (line === null || merges === undefined || merges.size === 0) return line
  const employments = line.employments.map((employment) => ({
    ...employment,
    supervisor: survivorOf(employment.supervisor, merges),
  }))
  return { ...line, employments }
}
