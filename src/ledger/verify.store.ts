import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Selectable } from 'kysely'
import {
  BEGINNING,
  chainFault,
  type Link,
  GENESIS,
  type LedgerFault,
  type Fault,
  HEAD_FAULTS,
  LEDGER_FAULTS,
} from './chain.ts'
import type { LedgerEvent } from './event.ts'
import { evidenceIn } from './evidence.ts'
import { isKind } from './history.ts'
import { evidenceState } from './evidence.store.ts'
import { brokenReferences } from './fact.store.ts'
import { canonicalJson } from '../platform/codes/canonical.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { eventWith, hashWithBody, toEvent } from './ledger.store.ts'
import type { Database, EventTable, Schema } from '../platform/database/schema.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import type { EvidenceId } from './bodies/part.ts'

export type Verification =
  | { readonly ok: true; readonly events: number; readonly head: string }
  /** The first entry that is not as it was recorded, and how it can be seen. */
  | { readonly ok: false; readonly seq: number; readonly fault: LedgerFault; readonly reason: string }

export interface VerifyOptions {
  /** The place up to which an earlier check counts. The check begins after it. */
  readonly after?: Link
  /** Called between two pages, so that requests get their turn. If it throws, the check ends. */
  readonly turn?: ((done: number, of: number) => Promise<void>) | undefined
}

/** Few enough that everything else waits about ten milliseconds at most. */
const PAGE = 250
const MOST_BODIES = 4_000
/** The length of a body that's looked at again each time. */
const LONGEST_KEPT = 2_000

type Row = Selectable<EventTable>

/**
 * Reads the ledger and checks each entry, the facts, certificates and papers it names, the chain, and its end: a page
 * at a time, with a turn for requests in between.
 */
export async function verifyLedger(
  db: Database,
  { after = BEGINNING, turn = async () => nextTurn() }: VerifyOptions = {},
): Promise<Verification> {
  // Read first, so that entries appended meanwhile come after it and are left to the next check.
  const head = await db.selectFrom('ledger_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
  if (after.seq > head.seq) return bad(head.seq + 1, 'missing')
  if ((await hashAt(db, after.seq)) !== after.hash) return bad(after.seq, 'changed')
  const bodyOf = bodyReader()
  let last = after
  while (last.seq < head.seq) {
    const rows = (await page(db, last.seq, head.seq)).map((row) => ({ ...row, read: bodyOf(row) }))
    if (rows.length === 0) return bad(last.seq + 1, 'missing')
    const hashOf = (row: ReadRow) => (row.read.isAsRecorded ? hashWithBody(row) : null)
    const fault = chainFault(rows, last, hashOf, ({ read }) => (read.value === NOT_OF_ITS_KIND ? 'body' : null))
    if (fault !== null) return bad(fault.seq, fault.fault)
    const events = rows.map((row) => eventWith(row, row.read.value))
    const named = await namedFault(db, events)
    if (named !== null) return named
    last = rows.at(-1) ?? last
    await turn(last.seq, head.seq)
  }
  if (last.hash !== head.hash) return bad(head.seq, 'not-the-head')
  return (await entryBeyondHead(db)) ?? { ok: true, events: head.seq, head: head.hash }
}

/** Returns the hash at a place. Returns null when there is no entry. */
async function hashAt(db: Database, seq: number): Promise<string | null> {
  if (seq === BEGINNING.seq) return BEGINNING.hash
  const row = await db.selectFrom('event').select('hash').where('seq', '=', seq).executeTakeFirst()
  return row?.hash ?? null
}

async function page(db: Database, after: number, until: number): Promise<Row[]> {
  return db
    .selectFrom('event')
    .selectAll()
    .where('seq', '>', after)
    .where('seq', '<=', until)
    .orderBy('seq')
    .limit(PAGE)
    .execute()
}

/** What follows from the kind and the text of a body. Many entries have the same, which is looked at once. */
interface ReadBody {
  /** Two texts can be read as the same value (spaces, a key twice); only one of them was recorded. */
  readonly isAsRecorded: boolean
  readonly value: unknown
}

type ReadRow = Row & { readonly read: ReadBody }

const NOT_OF_ITS_KIND = Symbol('not of its kind')

function bodyReader(): (row: Row) => ReadBody {
  const kept = new Map<string, ReadBody>()
  return (row) => {
    const key = `${row.kind} ${row.body}`
    const found = kept.get(key)
    if (found !== undefined) return found
    const read = readBody(row)
    if (kept.size >= MOST_BODIES) kept.clear()
    if (row.body.length <= LONGEST_KEPT) kept.set(key, read)
    return read
  }
}

function readBody(row: Row): ReadBody {
  return { isAsRecorded: isCanonical(row.body), value: valueOf(row) }
}

function isCanonical(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text
  } catch {
    return false
  }
}

function valueOf(row: Row): unknown {
  try {
    return toEvent(row).body
  } catch {
    return NOT_OF_ITS_KIND
  }
}

/** Returns the fault of something that entries name. */
async function namedFault(db: Database, events: readonly LedgerEvent[]): Promise<Verification | null> {
  return (await factFault(db, events)) ?? (await fileFault(db, events)) ?? evidenceFault(db, events)
}

/** A name that was changed behind the ledger's back. Erased facts are in order. */
async function factFault(db: Database, events: readonly LedgerEvent[]): Promise<Verification | null> {
  const hires = [...events.filter(isKind('hired')), ...events.filter(isKind('facts_changed'))]
  const [broken] = await brokenReferences(
    db,
    hires.flatMap((event) => event.body.facts),
  )
  if (broken === undefined) return null
  const hire = hires.find((event) => event.body.facts.includes(broken))
  return bad(hire?.seq ?? 0, 'fact')
}

/** A certificate that is not the one that was issued. An erased one is in order. */
async function fileFault(db: Database, events: readonly LedgerEvent[]): Promise<Verification | null> {
  for (const { seq, body } of events.filter(isKind('certified'))) {
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
async function evidenceFault(db: Database, events: readonly LedgerEvent[]): Promise<Verification | null> {
  const firstNamed = new Map<EvidenceId, number>()
  for (const event of events.toReversed()) for (const id of evidenceIn(event)) firstNamed.set(id, event.seq)
  for (const [id, seq] of firstNamed) {
    const state = await evidenceState(db, id)
    if (state === 'missing') return bad(seq, 'paper-missing')
    if (state === 'changed') return bad(seq, 'paper-changed')
  }
  return null
}

/** One statement reads both, so that an append in between can't look like a fault. */
async function entryBeyondHead(db: Database): Promise<Verification | null> {
  const beyond = await db
    .selectFrom('event')
    .innerJoin('ledger_head', (join) => join.onRef('event.seq', '>', 'ledger_head.seq'))
    .select('event.seq')
    .orderBy('event.seq')
    .limit(1)
    .executeTakeFirst()
  return beyond === undefined ? null : bad(beyond.seq, 'beyond-the-head')
}

const SENTENCES: Readonly<Record<LedgerFault, string>> = {
  missing: 'is missing',
  'does-not-follow': 'does not follow from the entry before it',
  changed: 'was changed after it was recorded',
  body: 'has a body that is not of its kind',
  fact: 'names a fact about the person that was changed or removed',
  'certificate-missing': 'names a certificate that is not there',
  'certificate-changed': 'names a certificate whose file was changed',
  'paper-missing': 'names a paper that is not there',
  'paper-changed': 'names a paper whose file was changed',
  'not-the-head': 'is not the one that the head of the ledger names',
  'beyond-the-head': 'stands behind the head of the ledger',
}

function bad(seq: number, fault: LedgerFault): Verification {
  return { ok: false, seq, fault, reason: `Entry ${seq} ${SENTENCES[fault]}.` }
}

/** A whole check covers all entries; a recent one covers those since the head before. */
type CheckScope = 'whole' | 'recent'

/** The result of a check. */
export interface LedgerCheck {
  readonly checkedAt: Instant
  /** The last entry that was checked. */
  readonly through: Link
  readonly fault: Fault | null
}

export async function putCheck(
  db: Database,
  scope: CheckScope,
  verification: Verification,
  at: Instant,
  headFault: Fault | null = null,
): Promise<void> {
  const fault = verification.ok ? headFault : { kind: verification.fault, at: verification.seq }
  const through = verification.ok
    ? { seq: verification.events, hash: verification.head }
    : { seq: verification.seq, hash: GENESIS }
  const row = { checked_at: at, ...through, fault: fault?.kind ?? null, fault_at: fault?.at ?? null }
  await db
    .insertInto('ledger_check')
    .values({ scope, ...row })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet(row))
    .execute()
}

/** Returns null when there was none. */
export async function findCheck(db: Database, scope: CheckScope): Promise<LedgerCheck | null> {
  const row = await db.selectFrom('ledger_check').selectAll().where('scope', '=', scope).executeTakeFirst()
  if (row === undefined) return null
  const { checked_at: checkedAt, seq, hash, fault, fault_at: at } = row
  return {
    checkedAt,
    through: { seq, hash },
    fault: fault === null || at === null ? null : { kind: kindOf(fault), at },
  }
}

function kindOf(text: string): Fault['kind'] {
  const kind = [...LEDGER_FAULTS, ...HEAD_FAULTS].find((known) => known === text)
  // Written by `putCheck` above and nowhere else.
  if (kind === undefined) throw new RangeError(`"${text}" is no fault of a ledger`)
  return kind
}
