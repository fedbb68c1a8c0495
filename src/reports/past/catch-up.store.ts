import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Instant } from '../../platform/time/calendar.ts'
import { type EventKind, type LedgerEvent, type PersonId, isPerson } from '../../ledger/event.ts'
import { BESIDE_REPORTS, type Records, timelineOf } from './timeline.ts'
import { earliestDayOf } from '../../requirements/reported.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import { entriesOf, mergeHistory, policyEvents } from '../../ledger/ledger.store.ts'
import type { Turn } from '../../platform/jobs/job.ts'
import type { Store } from '../../platform/database/open.store.ts'
import { keepChanges } from './change.store.ts'
import type { Database, ReportTimelineTable } from '../../platform/database/schema.store.ts'
import { mergedEver } from './knowledge.store.ts'
import { readTimeline, writeTimeline } from './timeline-text.store.ts'
import type { AsOf } from '../../ledger/as-of.ts'

/** Few enough that nobody waits long for their entries, and for the transaction that keeps them. */
const CHUNK = 10
/** This many entries are looked at in one turn. */
const PAGE = 2_000

/** The entries since the timelines were written, as far as they can change a report. */
export interface Backlog {
  /** The last entry about each person. */
  readonly people: ReadonlyMap<PersonId, number>
  /** The last entry about everybody; 0 for none. */
  readonly everybody: number
  /** The end of the ledger. */
  readonly head: number
}

/**
 * Writes the timelines of everyone with new entries, a few in each transaction, with turns for requests in between. The
 * first time, and when a policy was published, that is everyone. It skips people who are done, so it may be started
 * again at any time. Returns how many people it wrote.
 * @param turn called between two steps. If it throws, the rest is left for the next time.
 */
export async function catchUpReports(store: Store, turn: Turn = nextTurn): Promise<number> {
  const backlog = await backlogOf(store.db, null, turn)
  const policy = await policyEvents(store.db)
  const merged = mergedEver(await mergeHistory(store.db))
  let written = 0
  for await (const people of peopleBehind(store.db, backlog, merged)) {
    await write(store, people, policy, merged, backlog.head)
    written += people.length
    await turn()
  }
  await store.db
    .updateTable('report_progress')
    .set({ through: backlog.head })
    .where('through', '<', backlog.head)
    .execute()
  return written
}

/**
 * @param asked limits it to entries that can change a report of one of these days; null for all
 * @param turn called after each page of entries
 */
export async function backlogOf(db: Database, asked: readonly AsOf[] | null, turn: Turn = nextTurn): Promise<Backlog> {
  const { seq: head } = await db.selectFrom('ledger_head').select('seq').executeTakeFirstOrThrow()
  const { through } = await db.selectFrom('report_progress').select('through').executeTakeFirstOrThrow()
  const people = new Map<PersonId, number>()
  let everybody = 0
  for (let after = through; after < head; after += PAGE) {
    const rows = await db
      .selectFrom('event')
      .select(['seq', 'subject', 'kind', 'effective_on', 'recorded_at'])
      .where('seq', '>', after)
      .where('seq', '<=', Math.min(head, after + PAGE))
      .orderBy('seq')
      .execute()
    for (const { seq, subject, kind, effective_on: effectiveOn, recorded_at: recordedAt } of rows) {
      const entry = { kind, effectiveOn, recordedAt }
      if (asked !== null && !asked.some((asOf) => matters(entry, asOf))) continue
      if (isPerson(subject)) people.set(subject, seq)
      else if (subject.startsWith('policy:') && kind !== 'requirement_defined') everybody = seq
    }
    await turn()
  }
  return { people, everybody, head }
}

/** These can be about other days than their own. */
const OF_ANY_DAY: ReadonlySet<EventKind> = new Set(['corrected', 'merged', 'hired', 'required'])

/** Whether an entry can change a report of a day. */
export function matters(
  { kind, effectiveOn, recordedAt }: Pick<LedgerEvent, 'kind' | 'effectiveOn' | 'recordedAt'>,
  { on, knownAt }: AsOf,
): boolean {
  if (BESIDE_REPORTS.has(kind) || (knownAt !== null && recordedAt > knownAt)) return false
  // An entry about a later day at least says that the person is on record.
  return effectiveOn <= on || earliestDayOf(recordedAt) <= on || OF_ANY_DAY.has(kind)
}

async function* peopleBehind(
  db: Database,
  backlog: Backlog,
  merged: ReadonlySet<PersonId>,
): AsyncGenerator<PersonId[]> {
  // People who have, or had, several records are read from the ledger each time.
  for (const ids of inChunks([...merged])) {
    const rows = await timelineRows(db, ids)
    if (rows.size > 0) yield [...rows.keys()]
  }
  for (const ids of inChunks([...backlog.people.keys()].sort(), CHUNK)) {
    const rows = await db
      .selectFrom('report_timeline')
      .select(['person', 'through'])
      .where('person', 'in', ids)
      .execute()
    const done = new Map(rows.map(({ person, through }) => [person, through]))
    const behind = ids.filter((person) => isBehind(person, done.get(person) ?? 0, backlog))
    if (behind.length > 0) yield behind
  }
  for (let more = backlog.everybody > 0; more; ) {
    const rows = await db
      .selectFrom('report_timeline')
      .select('person')
      .where('through', '<', backlog.everybody)
      .orderBy('through')
      .limit(CHUNK)
      .execute()
    more = rows.length > 0
    if (more) yield rows.map(({ person }) => person)
  }
}

export function isBehind(person: PersonId, through: number, { people, everybody }: Backlog): boolean {
  return through < (people.get(person) ?? 0) || through < everybody
}

/** Entries added meanwhile come after `through`, and are for the next time. */
async function write(
  store: Store,
  people: readonly PersonId[],
  policy: readonly LedgerEvent[],
  merged: ReadonlySet<PersonId>,
  through: number,
): Promise<void> {
  const alone = people.filter((person) => !merged.has(person))
  const before = await timelineRows(store.db, alone)
  const entries = await entriesOf(store.db, alone)
  const rows: ReportTimelineTable[] = []
  for (const person of alone) {
    const upTo = (events: readonly LedgerEvent[]) => events.filter(({ seq }) => seq <= through)
    const records = { history: upTo(entries.get(person) ?? []), policyEvents: upTo(policy) }
    rows.push(rowOf(person, through, records, before.get(person) ?? null))
    await nextTurn()
  }
  await store.transaction(async (tx) => {
    const kept = [...(await timelineRows(tx, people)).values()]
    // Another process was here first.
    const newer = new Set(kept.filter((row) => row.through >= through).map(({ person }) => person))
    const fresh = rows.filter(({ person }) => !newer.has(person))
    const old = kept.filter(({ person }) => !newer.has(person))
    await tx
      .deleteFrom('report_timeline')
      .where('person', 'in', [...people])
      .where('through', '<', through)
      .execute()
    if (fresh.length > 0) await tx.insertInto('report_timeline').values(fresh).execute()
    await keepChanges(tx, old.map(readTimeline), fresh.map(readTimeline))
    await tx
      .updateTable('report_progress')
      .set(({ eb }) => ({ writes: eb('writes', '+', 1) }))
      .execute()
  })
}

function rowOf(
  person: PersonId,
  through: number,
  records: Records,
  before: ReportTimelineTable | null,
): ReportTimelineTable {
  const everything = [...records.history, ...records.policyEvents]
  const timeline = timelineOf(records, ORIENTATION, before === null ? null : resumable(before, everything))
  const [last = ''] = everything
    .map(({ recordedAt }) => recordedAt)
    .toSorted()
    .slice(-1)
  return { person, through, through_at: last as Instant, ...writeTimeline(timeline) }
}

/** The known part can be kept when everything since was also recorded later by the clock. */
function resumable(before: ReportTimelineTable, everything: readonly LedgerEvent[]) {
  const since = everything.filter(({ seq }) => seq > before.through)
  if (since.some(({ recordedAt }) => recordedAt <= before.through_at)) return null
  return { spans: readTimeline(before), through: before.through_at }
}

async function timelineRows(db: Database, people: readonly PersonId[]): Promise<Map<PersonId, ReportTimelineTable>> {
  if (people.length === 0) return new Map()
  const rows = await db.selectFrom('report_timeline').selectAll().where('person', 'in', people).execute()
  return new Map(rows.map((row) => [row.person, row]))
}
