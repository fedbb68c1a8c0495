import type { PersonId } from '../ledger/event.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { TRAIL_KINDS, type TrailActor, type TrailKind, type TrailSubject } from './kind.ts'

/** What to show of the trail. Null narrows nothing. */
export interface TrailFilter {
  /** Everything by one of these: a person can have several records. `system` stands for our own jobs and commands. */
  readonly who: readonly TrailActor[] | 'system' | null
  readonly about: readonly TrailSubject[] | null
  readonly kind: TrailKind | null
  readonly from: Instant | null
  /** The first moment that is too late. */
  readonly until: Instant | null
}

/** An entry as it is shown. */
export interface TrailEntry {
  readonly seq: number
  readonly at: Instant
  readonly actor: TrailActor
  readonly kind: TrailKind
  readonly about: TrailSubject | null
  /** What it holds, as its kind has it in `TRAIL_KINDS`. */
  readonly held: Readonly<Record<string, unknown>>
  /** Null after 90 days, and for our own jobs and commands. */
  readonly address: string | null
  readonly hash: string
}

/**
 * The newest entries first.
 * @param page only entries before this place, and how many at most
 */
export async function trailEntries(
  db: Database,
  filter: TrailFilter,
  page: { readonly before: number | null; readonly most: number },
): Promise<TrailEntry[]> {
  const query = entriesIn(db, filter, page.before)
  const rows = await query.orderBy('trail_entry.seq', 'desc').limit(page.most).execute()
  return rows.map(({ detail, ...row }) => ({ ...row, held: readDetail(row.kind, detail) }))
}

/** How many entries these are. */
export async function countTrailEntries(db: Database, filter: TrailFilter): Promise<number> {
  const { found } = await db
    .selectFrom(entriesIn(db, filter, null).as('entry'))
    .select(({ fn }) => fn.countAll<number | string>().as('found'))
    .executeTakeFirstOrThrow()
  return Number(found)
}

function entriesIn(db: Database, { who, about, kind, from, until }: TrailFilter, before: number | null) {
  let query = entriesBefore(db, before)
  if (who === 'system') query = query.where('actor', 'like', 'system:%')
  else if (who !== null) query = query.where('actor', 'in', who)
  if (about !== null) query = query.where('about', 'in', about)
  if (kind !== null) query = query.where('kind', '=', kind)
  if (from !== null) query = query.where('trail_entry.at', '>=', from)
  if (until !== null) query = query.where('trail_entry.at', '<', until)
  return query
}

/** Which of these files somebody has downloaded. */
export async function downloadedBy(
  db: Database,
  person: PersonId,
  files: readonly TrailSubject[],
): Promise<ReadonlySet<TrailSubject>> {
  const rows = await db
    .selectFrom('trail_entry')
    .select('about')
    .where('actor', '=', person)
    .where('kind', '=', 'downloaded')
    .where('about', 'in', files)
    .execute()
  return new Set(rows.flatMap(({ about }) => (about === null ? [] : [about])))
}

/** The entries of which one of these records is the actor or the one concerned, the newest first. */
export async function trailEntriesOf(
  db: Database,
  records: readonly PersonId[],
  page: { readonly before: number | null; readonly most: number },
): Promise<TrailEntry[]> {
  const rows = await entriesBefore(db, page.before)
    .where('trail_entry.seq', 'in', placesOf(db, records))
    .orderBy('trail_entry.seq', 'desc')
    .limit(page.most)
    .execute()
  return rows.map(({ detail, ...row }) => ({ ...row, held: readDetail(row.kind, detail) }))
}

/** How many entries these are, and when the oldest that is kept and the newest were written. */
export async function trailExtentOf(
  db: Database,
  records: readonly PersonId[],
): Promise<{ readonly all: number; readonly first: Instant | null; readonly last: Instant | null }> {
  const { all, first, last } = await db
    .selectFrom('trail_entry')
    .select(({ fn }) => [
      fn.countAll<number | string>().as('all'),
      fn.min<Instant | null>('at').as('first'),
      fn.max<Instant | null>('at').as('last'),
    ])
    .where('seq', 'in', placesOf(db, records))
    .executeTakeFirstOrThrow()
  return { all: Number(all), first, last }
}

function entriesBefore(db: Database, before: number | null) {
  const query = db
    .selectFrom('trail_entry')
    .leftJoin('trail_address', 'trail_address.seq', 'trail_entry.seq')
    .select(['trail_entry.seq', 'trail_entry.at', 'actor', 'kind', 'about', 'detail', 'address', 'hash'])
  return before === null ? query : query.where('trail_entry.seq', '<', before)
}

/** Each half has an index, and the whole of it has none. */
function placesOf(db: Database, records: readonly PersonId[]) {
  return db
    .selectFrom('trail_entry')
    .select('seq')
    .where('actor', 'in', records)
    .union(db.selectFrom('trail_entry').select('seq').where('about', 'in', records))
}

/** A row that was changed behind our back is shown without its detail; checking the chain says which one it is. */
function readDetail(kind: TrailKind, text: string): Readonly<Record<string, unknown>> {
  try {
    return TRAIL_KINDS[kind].detail.parse(JSON.parse(text))
  } catch {
    return {}
  }
}

/** Where the trail begins and ends. */
export interface TrailExtent {
  readonly entries: number
  readonly last: { readonly seq: number; readonly hash: string }
  /** When the oldest entry that is kept was written. Null when there is none. */
  readonly since: Instant | null
}

export async function trailExtent(db: Database): Promise<TrailExtent> {
  const head = await db.selectFrom('trail_head').select(['seq', 'hash', 'gone_seq']).executeTakeFirstOrThrow()
  const oldest = await db.selectFrom('trail_entry').select('at').orderBy('seq').limit(1).executeTakeFirst()
  return {
    entries: head.seq - head.gone_seq,
    last: { seq: head.seq, hash: head.hash },
    since: oldest?.at ?? null,
  }
}
