import { sql } from 'kysely'
import { chainFault, type Link } from './chain.ts'
import { BODIES, type EventKind, type SaidInEntry } from './event.ts'
import { evidenceIn } from './evidence.ts'
import { evidenceState } from './evidence.store.ts'
import { brokenReferences } from './fact.store.ts'
import { isOneText } from '../platform/codes/canonical.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { hashWithBody } from './ledger.store.ts'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import type { Database, Schema } from '../platform/database/schema.store.ts'
import type { EvidenceId } from './bodies/part.ts'
import { bad, type Verification } from './verification.ts'

/** The entries after a place up to another. */
export interface LedgerPart {
  readonly after: Link
  readonly until: number
}

/** Called between two pages, so that requests get their turn. If it throws, the check ends. */
export type PartTurn = (done: number, of: number) => Promise<void>

/** Few enough that everything else waits about ten milliseconds at most. */
const PAGE = 250
/** Of one kind. */
const MOST_BODIES = 500
/** The length of a body that's looked at again each time. */
const LONGEST_KEPT = 2_000

/**
 * Checks each entry of a part, the facts, certificates and papers it names, and the chain from the place before the part
 * to its end, a page at a time. A whole ledger can be checked in parts, if each begins where the one before ends.
 */
export async function verifyPart(db: Database, { after, until }: LedgerPart, turn: PartTurn): Promise<Verification> {
  const bodyOf = bodyReader()
  let last = after
  while (last.seq < until) {
    const rows = await pageOf(db, last.seq, until)
    if (rows.length === 0) return bad(last.seq + 1, 'missing')
    const bodies = rows.map(bodyOf)
    const hashes = await hashesOf(db, rows)
    const fault = chainFault(
      rows,
      last,
      (_, index) => (bodies[index]?.isAsRecorded === true ? (hashes[index] ?? null) : null),
      (_, index) => (bodies[index]?.value === NOT_OF_ITS_KIND ? 'body' : null),
    )
    if (fault !== null) return bad(fault.seq, fault.fault)
    const naming = rows.flatMap((row, index) => (NAMING.has(row.kind) ? said(row, bodies[index]?.value) : []))
    const named = await namedFault(db, naming)
    if (named !== null) return named
    last = rows.at(-1) ?? last
    await turn(last.seq, until)
  }
  return { ok: true, events: last.seq, head: last.hash }
}

/** Columns whose texts are hashed. In SQLite, a column of texts can hold bytes, which would pass for the same text. */
const TEXTS = ['actor', 'course_id', 'effective_on', 'id', 'kind', 'recorded_at', 'subject'] as const
const ARE_TEXTS = sql.join(
  TEXTS.map((name) => sql`${sql.ref(name)} = cast(${sql.ref(name)} as text)`),
  sql` and `,
)

/**
 * What's hashed of an entry after its body. The database puts it together in less time than it takes to hand over each
 * of its columns. It has no end where a column holds no text.
 */
const REST = sql<string>`
  ',"course":"' || course_id || '","effective_on":"' || effective_on || '","id":"' || id || '","kind":"' || kind ||
  '","prev_hash":"' || prev_hash || '","recorded_at":"' || recorded_at || '","seq":' || seq ||
  ',"subject":"' || subject || case when ${ARE_TEXTS} then '"}' else '' end`

const pageOf = keptQuery((db, after: number, until: number) =>
  db
    .selectFrom('event')
    .select(['seq', 'kind', 'actor', 'body', 'prev_hash', 'hash', REST.as('rest')])
    .where('seq', '>', after)
    .where('seq', '<=', until)
    .orderBy('seq')
    .limit(sql.lit(PAGE)),
)

type Row = Awaited<ReturnType<typeof pageOf>>[number]

/** Texts that JSON writes as they are. With a quote, a part of one could have been moved into the next. */
const PLAIN = '[ !#-[\\]-~]*'
const PLAIN_ACTOR = new RegExp(`^${PLAIN}$`)
const PLAIN_REST = new RegExp(
  `^,"course":"${PLAIN}","effective_on":"${PLAIN}","id":"${PLAIN}","kind":"${PLAIN}",` +
    `"prev_hash":"${PLAIN}","recorded_at":"${PLAIN}","seq":\\d+,"subject":"${PLAIN}"}$`,
)

/** The hashes that the entries of a page should have, if their bodies are as they were recorded. */
async function hashesOf(db: Database, rows: readonly Row[]): Promise<string[]> {
  const others = rows.filter(({ actor, rest }) => !PLAIN_ACTOR.test(actor) || !PLAIN_REST.test(rest))
  const hashes = await hashesOfWhole(
    db,
    others.map(({ seq }) => seq),
  )
  return rows.map(
    ({ seq, actor, body, rest }) => hashes.get(seq) ?? sha256(`{"actor":"${actor}","body":${body}${rest}`),
  )
}

async function hashesOfWhole(db: Database, seqs: readonly number[]): Promise<Map<number, string>> {
  if (seqs.length === 0) return new Map()
  const rows = await db.selectFrom('event').selectAll().where('seq', 'in', seqs).execute()
  return new Map(rows.map((row) => [row.seq, hashWithBody(row)]))
}

/** What follows from the kind and the text of a body. Many entries have the same, which is looked at once. */
interface ReadBody {
  /** Two texts can be read as the same value (spaces, a key twice); only one of them was recorded. */
  readonly isAsRecorded: boolean
  readonly value: unknown
}

const NOT_OF_ITS_KIND = Symbol('not of its kind')

function bodyReader(): (row: Row) => ReadBody {
  const kinds = new Map<EventKind, KeptBodies>()
  return (row) => {
    const kept = kinds.get(row.kind) ?? { bodies: new Map<string, ReadBody>(), hits: 0 }
    kinds.set(row.kind, kept)
    const found = kept.bodies?.get(row.body)
    if (found !== undefined) {
      kept.hits += 1
      return found
    }
    const read = readBody(row)
    keepBody(kept, row.body, read)
    return read
  }
}

interface KeptBodies {
  /** Null for a kind whose bodies are all different. */
  bodies: Map<string, ReadBody> | null
  hits: number
}

function keepBody(kept: KeptBodies, body: string, read: ReadBody): void {
  if (kept.bodies === null || body.length > LONGEST_KEPT) return
  kept.bodies.set(body, read)
  if (kept.bodies.size < MOST_BODIES) return
  kept.bodies = kept.hits < MOST_BODIES ? null : new Map()
  kept.hits = 0
}

function readBody({ kind, body }: Row): ReadBody {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return { isAsRecorded: false, value: NOT_OF_ITS_KIND }
  }
  return { isAsRecorded: isOneText(body, value), value: valueOf(kind, value) }
}

function valueOf(kind: EventKind, value: unknown): unknown {
  try {
    return BODIES[kind].parse(value)
  } catch {
    return NOT_OF_ITS_KIND
  }
}

/** The kinds of entries that name something that's kept beside the ledger. */
const NAMING: ReadonlySet<EventKind> = new Set(['hired', 'facts_changed', 'certified', 'credited', 'corrected'])

/** @param value of the body, parsed by the schema of this kind, which the compiler can't follow through the table */
function said({ seq, kind }: Row, value: unknown): SaidInEntry {
  return { seq, kind, body: value } as SaidInEntry
}

/** Returns the fault of something that entries name. */
async function namedFault(db: Database, entries: readonly SaidInEntry[]): Promise<Verification | null> {
  return (await factFault(db, entries)) ?? (await fileFault(db, entries)) ?? evidenceFault(db, entries)
}

/** A name that was changed behind the ledger's back. Erased facts are in order. */
async function factFault(db: Database, entries: readonly SaidInEntry[]): Promise<Verification | null> {
  const named = entries.flatMap(({ seq, kind, body }) =>
    kind === 'hired' || kind === 'facts_changed' ? body.facts.map((fact) => ({ seq, ...fact })) : [],
  )
  const [broken] = await brokenReferences(db, named)
  return broken === undefined ? null : bad(broken.seq, 'fact')
}

/** A certificate that is not the one that was issued. An erased one is in order. */
async function fileFault(db: Database, entries: readonly SaidInEntry[]): Promise<Verification | null> {
  for (const { seq, kind, body } of entries) {
    if (kind !== 'certified') continue
    const hash = await fileHash(db, body.certificate)
    if (hash === 'missing') return bad(seq, 'certificate-missing')
    if (hash !== 'erased' && hash !== body.pdf) return bad(seq, 'certificate-changed')
  }
  return null
}

/** SHA-256 of the file of a certificate as it is kept now, `erased` when its person was, or `missing`. */
async function fileHash(db: Database, number: string): Promise<string> {
  const row = await db
    .selectFrom('certificate')
    .select('pdf')
    // Compared as text: it comes from the ledger.
    .where('number', '=', number as Schema['certificate']['number'])
    .executeTakeFirst()
  if (row === undefined) return 'missing'
  return row.pdf === null ? 'erased' : sha256(row.pdf)
}

/** A paper that is not the one that bore out an entry. Many entries can name one paper; an erased one is in order. */
async function evidenceFault(db: Database, entries: readonly SaidInEntry[]): Promise<Verification | null> {
  const firstNamed = new Map<EvidenceId, number>()
  for (const entry of entries.toReversed()) for (const id of evidenceIn(entry)) firstNamed.set(id, entry.seq)
  for (const [id, seq] of firstNamed) {
    const state = await evidenceState(db, id)
    if (state === 'missing') return bad(seq, 'paper-missing')
    if (state === 'changed') return bad(seq, 'paper-changed')
  }
  return null
}
