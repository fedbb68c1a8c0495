import type { PersonId } from '../../ledger/event.ts'
import { type TrailEntry, trailEntriesOf, trailExtentOf } from '../../trail/list.store.ts'
import { countIn, type Reading } from './account.store.ts'
import { type HeldTrail, type HeldTrailEntry, personIn, SOMEONE_ELSE } from './held.ts'

const AT_ONCE = 500

/** @param most how many entries, or null for all */
export async function trailIn(reading: Reading, most: number | null): Promise<HeldTrail> {
  const { db, records, madeFor, when } = reading
  const { all, first, last } = await trailExtentOf(db, records)
  return {
    about: await countIn(reading, 'trail_entry.about'),
    by: await countIn(reading, 'trail_entry.actor'),
    all,
    first: first === null ? null : when(first),
    last: last === null ? null : when(last),
    entries: madeFor === 'person' ? await entriesIn(reading, most) : null,
  }
}

async function entriesIn(reading: Reading, most: number | null): Promise<HeldTrailEntry[]> {
  const found: HeldTrailEntry[] = []
  for (let before: number | null = null; ; ) {
    const page = Math.min(AT_ONCE, (most ?? Number.MAX_SAFE_INTEGER) - found.length)
    const entries: TrailEntry[] = await trailEntriesOf(reading.db, reading.records, { before, most: page })
    found.push(...entries.map((entry) => entryOf(entry, reading)))
    before = entries.at(-1)?.seq ?? null
    if (entries.length < AT_ONCE) return found
  }
}

function entryOf({ seq, at, kind, actor, about, held, address }: TrailEntry, reading: Reading): HeldTrailEntry {
  const { records, named } = reading
  const isOwn = (id: string) => records.some((record) => record === id)
  const isAbout = about !== null && isOwn(about)
  const holds = isAbout ? held : withoutOthers(held, records)
  return {
    seq,
    at,
    kind,
    by: named(actor),
    about: about === null ? null : named(personIn(about) === null || isAbout ? about : SOMEONE_ELSE),
    holds,
    people: Object.values(holds).flatMap((value) =>
      typeof value === 'string' && personIn(value) !== null ? [named(value)] : [],
    ),
    // Where somebody else sat who opened the record is theirs.
    address: isOwn(actor) || actor === 'visitor' ? address : null,
  }
}

/** Filters whose value is the id of a person, without `person:`. */
const PEOPLE_FILTERS: ReadonlySet<string> = new Set(['about', 'after', 'supervisor', 'who'])

/** What the person did in the records of others is in here, and not in whose. */
function withoutOthers(held: TrailEntry['held'], records: readonly PersonId[]): TrailEntry['held'] {
  const isOwn = (id: string) => records.some((record) => record === id || record === `person:${id}`)
  const without = (value: unknown) =>
    typeof value === 'string' && personIn(value) !== null && !isOwn(value) ? SOMEONE_ELSE : value
  const withoutIds = ([name, value]: readonly [string, unknown]) => [
    name,
    PEOPLE_FILTERS.has(name) && typeof value === 'string' && !isOwn(value) ? SOMEONE_ELSE : without(value),
  ]
  return Object.fromEntries(
    Object.entries(held).map(([key, value]) => [
      key,
      key === 'filters' ? Object.fromEntries(Object.entries(value ?? {}).map(withoutIds)) : without(value),
    ]),
  )
}
