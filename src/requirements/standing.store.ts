import { folded } from '../platform/text/folded.ts'
import type { Compilable, Insertable, Selectable } from 'kysely'
import { type CalendarDate, earliest } from '../platform/time/calendar.ts'
import { type LedgerEvent, type NewEvent, type PersonId, isPerson } from '../ledger/event.ts'
import { corrected, type History, type PolicyHistory, sourceOf } from '../ledger/history.ts'
import { nextEnd, type Placement } from '../ledger/placement.ts'
import { nextEndOfAllowance, type ReportedHistory, reportedOn, isException } from './reported.ts'
import { ORIENTATION } from './requirement.ts'
import { markEverybody } from './behind.store.ts'
import { type Because, nextDay, type Standing, type Status } from './status.ts'
import { writeTogether } from '../platform/database/batch.store.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { type Fact, factsAbout, nextFactDay, valueOn } from '../ledger/fact.store.ts'
import { canonicalJson } from '../platform/codes/canonical.ts'
import { append, historiesOf, mergeHistory, policyHistory } from '../ledger/ledger.store.ts'
import { allSurvivors, rebuildMerges } from '../ledger/merge.store.ts'
import { trailLedgerEvents } from '../trail/trail.store.ts'
import type { Database, PlacementTable, StandingTable, Tx } from '../platform/database/schema.store.ts'

/** The order of HR's table: who needs something done comes first. */
export const STATUS_RANK: Readonly<Record<Status, number>> = {
  'waiting-for-site': 0,
  'needs-help': 1,
  overdue: 2,
  expired: 3,
  'cannot-say': 4,
  'update-due': 5,
  'in-progress': 6,
  'not-started': 7,
  'on-leave': 8,
  'up-to-date': 9,
  exempt: 10,
  separated: 11,
  'not-in-scope': 12,
}

/** About a fifth of a second of work. */
export const TOGETHER = 100

type Histories = ReadonlyMap<PersonId, History>
const NOTHING_READ: Histories = new Map()

/**
 * Appends the events and updates the standing of everyone they touch, in the same transaction. Events that decide who
 * is required to do what go through `recordAboutPeople` (`assignment.store.ts`).
 * @param known histories that this transaction has read, without the new events. They aren't read again.
 */
export async function record(
  tx: Tx,
  events: readonly NewEvent[],
  today: CalendarDate,
  known: Histories = NOTHING_READ,
): Promise<LedgerEvent[]> {
  const recorded = await append(tx, events)
  await trailLedgerEvents(tx, recorded)
  await followMerges(tx, recorded)
  const added = (person: PersonId) => recorded.filter(({ subject }) => subject === person)
  const histories = [...known].map(([person, history]) => [person, [...history, ...added(person)]] as const)
  await settle(tx, recorded, today, new Map(histories))
  return recorded
}

/**
 * Updates the standing of everyone whom new entries touch. A version of the policy touches everyone: more people than can
 * be done in a moment are only marked, and `refreshDue` does them.
 */
export async function settle(
  tx: Tx,
  recorded: readonly LedgerEvent[],
  today: CalendarDate,
  histories: Histories = NOTHING_READ,
): Promise<void> {
  const everybody = recorded.some(
    ({ kind, subject }) => subject.startsWith('policy:') && (kind === 'policy_published' || kind === 'corrected'),
  )
  const touched =
    everybody && !(await markEverybody(tx, TOGETHER))
      ? await peopleInLedger(tx)
      : recorded.map(({ subject }) => subject).filter(isPerson)
  const merged = recorded.flatMap((event) => (event.kind === 'merged' ? [event.subject as PersonId] : []))
  await refreshStanding(tx, [...new Set([...touched, ...(await reportsTo(tx, merged))])], today, histories)
}

/** Everybody who is found under one of these supervisors. */
export async function reportsTo(db: Database, supervisors: readonly PersonId[]): Promise<PersonId[]> {
  const reports: PersonId[] = []
  for (const chunk of inChunks(supervisors)) {
    const rows = await db.selectFrom('placement').select('person').distinct().where('supervisor', 'in', chunk).execute()
    reports.push(...rows.map((row) => row.person))
  }
  return reports
}

/** After entries that say that two records are about one person, or that they are not. */
export async function followMerges(tx: Tx, recorded: readonly LedgerEvent[]): Promise<void> {
  if (!recorded.some(({ kind }) => kind === 'merged' || kind === 'corrected')) return
  const before = await tx.selectFrom('person_merge').select('person').limit(1).execute()
  const history = await mergeHistory(tx)
  if (history.length === 0 && before.length === 0) return
  await rebuildMerges(tx, history)
}

/**
 * Computes standing and placements of the people from their events and facts, as of a day. A record that was merged
 * into another has none of its own.
 */
export async function refreshStanding(
  tx: Tx,
  people: readonly PersonId[],
  today: CalendarDate,
  histories: Histories = NOTHING_READ,
): Promise<void> {
  if (people.length === 0) return
  const [policy, survivors] = await Promise.all([policyHistory(tx), allSurvivors(tx)])
  await removeRows(
    tx,
    people.filter((person) => survivors.has(person)),
  )
  const own = new Set(people.map((person) => survivors.get(person) ?? person))
  for (const chunk of inChunks([...own])) await refreshChunk(tx, chunk, { policy, histories, survivors, today })
}

/** A row of the cache in the domain's terms. `holdsUntil` covers name and placements as well. */
export function toStanding(row: Selectable<StandingTable>): Standing {
  return {
    status: row.status,
    because: toBecause(row.because),
    dueOn: row.due_on,
    completedOn: row.completed_on,
    validUntil: row.valid_until,
    late: row.late === 1,
    // Written by `standingRow` below and nowhere else.
    lessonsFinished: JSON.parse(row.lessons_finished) as Standing['lessonsFinished'],
    attempts: row.attempts,
    bestRight: row.best_right,
    holdsUntil: row.holds_until,
  }
}

/** Rows from before completions elsewhere could be credited say no source: all of them were done here. */
export function toBecause(text: string): Because {
  // Written by `standingRow` below and nowhere else.
  const because = JSON.parse(text) as Because
  return because.kind === 'completed' ? { ...because, source: because.source ?? 'here' } : because
}

/** What the rows of several people follow from. */
interface Settled {
  readonly policy: PolicyHistory
  readonly histories: Histories
  readonly survivors: ReadonlyMap<PersonId, PersonId>
  readonly today: CalendarDate
}

async function refreshChunk(
  tx: Tx,
  people: readonly PersonId[],
  { policy, histories: known, survivors, today }: Settled,
): Promise<void> {
  const unread = people.filter((person) => !known.has(person))
  const [read, facts] = await Promise.all([historiesOf(tx, unread), factsAbout(tx, people)])
  const histories = new Map([...known, ...read])
  const rows = people.map((person) =>
    rowsOf(person, histories.get(person) ?? [], facts.get(person) ?? [], policy, survivors, today),
  )
  const standings = tx.insertInto('standing').values(rows.map((row) => row.standing))
  const placements = inChunks(rows.flatMap((row) => row.placements)).map((chunk) =>
    tx.insertInto('placement').values(chunk),
  )
  await writeTogether(tx, [...rowsGone(tx, people), standings, ...placements])
}

async function removeRows(tx: Tx, people: readonly PersonId[]): Promise<void> {
  for (const chunk of inChunks(people)) await writeTogether(tx, rowsGone(tx, chunk))
}

function rowsGone(tx: Tx, people: readonly PersonId[]): Compilable[] {
  const tables = ['standing', 'placement', 'report_cycles', 'standing_behind'] as const
  return tables.map((table) => tx.deleteFrom(table).where('person', 'in', people))
}

interface Rows {
  readonly standing: Insertable<StandingTable>
  readonly placements: readonly Insertable<PlacementTable>[]
}

function rowsOf(
  person: PersonId,
  history: History,
  facts: readonly Fact[],
  policy: PolicyHistory,
  survivors: ReadonlyMap<PersonId, PersonId>,
  today: CalendarDate,
): Rows {
  const { standing, ...rest } = reportedOn(history, ORIENTATION, policy, today)
  const reported = { ...rest, placements: underSurvivors(rest.placements, survivors) }
  const { placements, hiredOn } = reported
  const changes = [
    standing.holdsUntil,
    nextEnd(placements, today),
    nextFactDay(facts, today),
    nextEndOfAllowance(corrected(history), today),
  ]
  const holdsUntil = earliest(changes.filter((day) => day !== null))
  return {
    standing: standingRow(person, { ...standing, holdsUntil }, reported, facts, today),
    placements: placements.map(({ from, until, ...place }, index) => ({
      person,
      ...place,
      from_on: from,
      until_on: until,
      hired_on: hiredOn[index] ?? null,
      status: standing.status,
      jobs: placements.length,
    })),
  }
}

/** Lists people whose record was merged into another under that one. */
export function underSurvivors(
  placements: readonly Placement[],
  survivors: ReadonlyMap<PersonId, PersonId>,
): Placement[] {
  return placements.map(({ supervisor, ...place }) => ({
    ...place,
    supervisor: supervisor === null ? null : (survivors.get(supervisor) ?? supervisor),
  }))
}

/**
 * Name and employee number are kept here as well as in `person_fact`, because pages of people are cut in the order of
 * names: sorting names in code would mean reading everyone for each page. They are a cache like the rest of the row,
 * and erased with the facts.
 */
function standingRow(
  person: PersonId,
  standing: Standing,
  reported: Omit<ReportedHistory, 'standing'>,
  facts: readonly Fact[],
  today: CalendarDate,
): Insertable<StandingTable> {
  const name = valueOn(facts, 'name', today)
  const { completion } = reported
  return {
    person,
    requirement: ORIENTATION,
    status: standing.status,
    status_rank: STATUS_RANK[standing.status],
    because: canonicalJson(standing.because),
    due_on: standing.dueOn,
    completed_on: standing.completedOn,
    valid_until: standing.validUntil,
    next_on: nextDay(standing),
    late: standing.late ? 1 : 0,
    lessons_finished: canonicalJson(standing.lessonsFinished),
    attempts: standing.attempts,
    best_right: standing.bestRight,
    holds_until: standing.holdsUntil,
    name,
    sort_name: folded(name ?? ''),
    as_of: today,
    employee_number: valueOn(facts, 'employee_number', today),
    policy_version: completion?.body.policyVersion ?? null,
    language: completion?.body.language ?? null,
    source: completion === null ? null : sourceOf(completion),
    exception: isException(reported) ? 1 : 0,
    data_problem: reported.problems.length > 0 ? 1 : 0,
    reported: canonicalJson(reported),
  }
}

/** In the order in which they came into it. */
export async function peopleInLedger(db: Database): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('event')
    .select('subject')
    .groupBy('subject')
    .orderBy(({ fn }) => fn.min('seq'))
    .execute()
  return rows.map((row) => row.subject).filter(isPerson)
}
