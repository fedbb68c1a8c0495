import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Instant } from '../platform/time/calendar.ts'
import {
  BODIES,
  type EventKind,
  type EventOf,
  type LedgerEvent,
  type NewEvent,
  type Subject,
  isPerson,
} from './event.ts'
import { corrected, type Definitions, type History, isKind, knownAt, type PolicyHistory } from './history.ts'
import { united } from './merge.ts'
import { writeTogether } from '../platform/database/batch.store.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { canonicalJson, jsonForRecord } from '../platform/codes/canonical.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { secondRecordsOf } from './merge.store.ts'
import { RecentlyUsed } from '../platform/recently-used.ts'
import { KeptInTransaction } from '../platform/database/kept-in-transaction.store.ts'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import type { Database, EventTable, Tx } from '../platform/database/schema.store.ts'

type EventRow = Selectable<EventTable>

/** The key is the text itself, so a body always matches what is in the database. */
const READ_BODIES = new RecentlyUsed<unknown>(4_000)
const LONGEST_KEPT = 20_000

const HEAD = ['seq', 'hash'] as const
const HEADS = new KeptInTransaction<Pick<EventRow, (typeof HEAD)[number]>>()

/**
 * Appends events in the given order and returns them with their places. Throws a ZodError, and appends nothing, when a
 * body doesn't match its kind, and a RangeError for text that no database keeps. Code that writes about people uses
 * `record`, which also updates their standing.
 * @param newId the id of each entry, by its place in the list
 */
export async function append(
  tx: Tx,
  events: readonly NewEvent[],
  newId: (index: number) => string = () => randomUUID(),
): Promise<LedgerEvent[]> {
  const head = HEADS.find(tx) ?? (await tx.selectFrom('ledger_head').select(HEAD).executeTakeFirstOrThrow())
  const rows = chain(head, events, newId)
  const last = rows.at(-1)
  if (last === undefined) return []
  const next = { seq: last.seq, hash: last.hash }
  await writeTogether(tx, [
    ...inChunks(rows).map((chunk) => tx.insertInto('event').values(chunk)),
    tx.updateTable('ledger_head').set(next),
  ])
  HEADS.keep(tx, next)
  return rows.map(toEvent)
}

/**
 * Everything about one subject, in the order of the ledger: for a person, from every record that was merged into this
 * one.
 */
export async function historyOf(db: Database, subject: Subject): Promise<History> {
  return (await historiesOf(db, [subject])).get(subject) ?? []
}

/**
 * Returns the history of each of the subjects, or its events of certain kinds. A subject without such events is absent.
 * Without `corrected`, entries are as they were first recorded.
 */
export async function historiesOf<Id extends Subject>(
  db: Database,
  subjects: readonly Id[],
  kinds: readonly EventKind[] | null = null,
): Promise<Map<Id, History>> {
  const people: readonly Subject[] = subjects
  const [own, seconds] = await Promise.all([
    entriesOf(db, subjects, kinds),
    secondRecordsOf(db, people.filter(isPerson)),
  ])
  const histories: Map<Id, History> = own
  if (seconds.size === 0) return histories
  const brought = await entriesOf(
    db,
    [...seconds.values()].flat().map(({ person }) => person),
    kinds,
  )
  for (const [survivor, records] of seconds) {
    // Asked for above, as one of the subjects.
    const id = survivor as Subject as Id
    const others = records.map(({ person, sameJob }) => ({ history: brought.get(person) ?? [], sameJob }))
    histories.set(id, united(histories.get(id) ?? [], others))
  }
  return histories
}

/** The entries with each of the subjects, whatever was merged. */
export async function entriesOf<Id extends Subject>(
  db: Database,
  subjects: readonly Id[],
  kinds: readonly EventKind[] | null = null,
): Promise<Map<Id, LedgerEvent[]>> {
  const histories = new Map<Id, LedgerEvent[]>()
  for (const chunk of inChunks(subjects)) {
    const rows = await entriesAbout(db, chunk)
    for (const row of rows) {
      // With kinds in the query as well, SQLite would read all entries of those kinds, whoever they are about.
      if (kinds !== null && !kinds.includes(row.kind)) continue
      // The query returns no other subjects.
      const subject = row.subject as Id
      const history = histories.get(subject)
      if (history === undefined) histories.set(subject, [keptEvent(row)])
      else history.push(keptEvent(row))
    }
  }
  return histories
}

const entriesAbout = keptQuery((db, subjects: readonly Subject[]) =>
  db.selectFrom('event').selectAll().where('subject', 'in', subjects).orderBy('seq'),
)

export async function eventsOfKind<Kind extends EventKind>(
  db: Database,
  kind: Kind,
): Promise<(EventOf<Kind> & LedgerEvent)[]> {
  const rows = await entriesOfKind(db, kind)
  return rows.map(keptEvent).filter(isKind(kind))
}

const entriesOfKind = keptQuery((db, kind: EventKind) =>
  db.selectFrom('event').selectAll().where('kind', '=', kind).orderBy('seq'),
)

/**
 * The versions of the policy in the order they were published, corrections applied.
 * @param at only what had been recorded by then, or null for everything
 */
export async function policyHistory(db: Database, at: Instant | null = null): Promise<PolicyHistory> {
  const events = await policyEvents(db)
  return corrected(at === null ? events : knownAt(events, at)).filter(isKind('policy_published'))
}

/** The versions of the policy as they were published, and what was corrected of them. */
export async function policyEvents(db: Database): Promise<LedgerEvent[]> {
  const published = await eventsOfKind(db, 'policy_published')
  return [...published, ...(await correctionsOf(db, published))]
}

/** The rules of the requirement in the order in which HR defined them, corrections applied. */
export async function definitionsOf(db: Database): Promise<Definitions> {
  const defined = await eventsOfKind(db, 'requirement_defined')
  return corrected([...defined, ...(await correctionsOf(db, defined))]).filter(isKind('requirement_defined'))
}

/** Every record that was merged into another, and what was corrected of that. */
export async function mergeHistory(db: Database): Promise<LedgerEvent[]> {
  const merged = await eventsOfKind(db, 'merged')
  if (merged.length === 0) return []
  return [...merged, ...(await correctionsOf(db, merged))]
}

/** A correction is about whatever the entry is about. So it's not looked for among everybody's. */
export async function correctionsOf(
  db: Database,
  entries: readonly Pick<LedgerEvent, 'id' | 'subject'>[],
): Promise<EventOf<'corrected'>[]> {
  const corrections: LedgerEvent[] = []
  for (const chunk of inChunks([...new Set(entries.map(({ subject }) => subject))]))
    corrections.push(...(await correctionsAbout(db, chunk)).map(keptEvent))
  const asked = new Set(entries.map(({ id }) => id))
  return corrections.filter(isKind('corrected')).filter(({ body }) => asked.has(body.corrects))
}

const correctionsAbout = keptQuery((db, subjects: readonly Subject[]) =>
  db
    .selectFrom('event')
    .selectAll()
    .where('subject', 'in', subjects)
    // Not the bare column: SQLite would look through its index, which has the corrections of everybody.
    .where(sql`kind || ''`, '=', 'corrected')
    .orderBy('seq'),
)

/**
 * The entries of these kinds after a place in the ledger, in its order, as they were first recorded.
 * @param since only what was recorded from then on, or null
 */
export async function entriesAfter(
  db: Database,
  kinds: readonly EventKind[],
  seq: number,
  since: Instant | null,
  most: number,
): Promise<LedgerEvent[]> {
  const later = db.selectFrom('event').selectAll().where('kind', 'in', kinds).where('seq', '>', seq)
  const asked = since === null ? later : later.where('recorded_at', '>=', since)
  return (await asked.orderBy('seq').limit(most).execute()).map(toEvent)
}

/** The place of the last entry, or 0 where there's none. */
export async function lastPlace(db: Database): Promise<number> {
  return (await db.selectFrom('ledger_head').select('seq').executeTakeFirst())?.seq ?? 0
}

export async function findEvent(db: Database, id: string): Promise<LedgerEvent | null> {
  const row = await db.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : keptEvent(row)
}

/**
 * SHA-256 over the RFC 8785 JSON of the entry: everything in its row but the hash, the body as a value.
 * Throws when the body is not JSON.
 */
export function entryHash(row: Omit<EventRow, 'hash'>): string {
  return hashWithBody({ ...row, body: canonicalJson(JSON.parse(row.body)) })
}

/** The same for an entry whose body is such JSON: that is put into the text of the whole as it is. Keys are in order. */
export function hashWithBody(row: Omit<EventRow, 'hash'>): string {
  const { effective_on, id, kind, prev_hash, recorded_at, seq, subject } = row
  const others = JSON.stringify({ course: row.course_id, effective_on, id, kind, prev_hash, recorded_at, seq, subject })
  return sha256(`{"actor":${JSON.stringify(row.actor)},"body":${row.body},${others.slice(1)}`)
}

/** A row as the domain knows it. Throws when the body is not JSON or not of its kind. */
export function toEvent(row: EventRow): LedgerEvent {
  return eventWith(row, parsedBody(row))
}

/** The same for what is read again and again: a page reads everything about a person, whose entries never change. */
function keptEvent(row: EventRow): LedgerEvent {
  if (row.body.length > LONGEST_KEPT) return toEvent(row)
  return eventWith(
    row,
    READ_BODIES.get(`${row.kind} ${row.body}`, () => frozen(parsedBody(row))),
  )
}

function parsedBody({ kind, body }: EventRow): unknown {
  return BODIES[kind].parse(JSON.parse(body))
}

/** All the way down: several entries may share it. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

/** @param body of the row, parsed by the schema of its kind */
export function eventWith(row: EventRow, body: unknown): LedgerEvent {
  const event = {
    seq: row.seq,
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    course: row.course_id,
    effectiveOn: row.effective_on,
    recordedAt: row.recorded_at,
    actor: row.actor,
    body,
  }
  // The body was parsed by the schema of this very kind, which the compiler cannot follow through the table.
  return event as LedgerEvent
}

function chain(
  head: Pick<EventRow, 'seq' | 'hash'>,
  events: readonly NewEvent[],
  newId: (index: number) => string,
): EventRow[] {
  const rows: EventRow[] = []
  let previous = head
  for (const [index, event] of events.entries()) {
    const row = rowAfter(previous, event, newId(index))
    rows.push(row)
    previous = row
  }
  return rows
}

function rowAfter(previous: Pick<EventRow, 'seq' | 'hash'>, event: NewEvent, id: string): EventRow {
  const row = {
    seq: previous.seq + 1,
    id,
    kind: event.kind,
    subject: event.subject,
    course_id: event.course,
    effective_on: event.effectiveOn,
    recorded_at: event.recordedAt,
    actor: event.actor,
    body: jsonForRecord(BODIES[event.kind].parse(event.body)),
    prev_hash: previous.hash,
  }
  return { ...row, hash: hashWithBody(row) }
}
