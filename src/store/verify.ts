import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Selectable } from 'kysely'
import type { EvidenceId } from '../domain/event.ts'
import { evidenceIn } from '../domain/evidence.ts'
import { isKind } from '../domain/history.ts'
import { fileHash } from './certificates.ts'
import { evidenceState } from './evidence.ts'
import { brokenReferences } from './facts.ts'
import { canonicalJson } from './hash.ts'
import { entryHash, toEvent } from './ledger.ts'
import type { Database, EventTable } from './schema.ts'

export type Verification =
  | { readonly ok: true; readonly events: number; readonly head: string }
  /** The first entry that is not as it was recorded, and how it can be seen. */
  | { readonly ok: false; readonly seq: number; readonly reason: string }

/** What the first entry names as the hash before it. */
export const GENESIS = '0'.repeat(64)

const PAGE = 1_000

type Row = Selectable<EventTable>

interface Link {
  readonly seq: number
  readonly hash: string
}

/**
 * Reads the whole ledger and checks each entry, the facts, certificates and papers it names, the chain, and its end: a
 * page at a time, with a turn for requests in between.
 */
export async function verifyLedger(db: Database): Promise<Verification> {
  // Read first: entries that are appended meanwhile stand behind it and are left to the next check.
  const head = await db.selectFrom('ledger_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
  let last: Link = { seq: 0, hash: GENESIS }
  while (last.seq < head.seq) {
    const rows = await page(db, last.seq, head.seq)
    if (rows.length === 0) return bad(last.seq + 1, 'is missing')
    const fault =
      chainFault(rows, last) ??
      (await factFault(db, rows)) ??
      (await fileFault(db, rows)) ??
      (await evidenceFault(db, rows))
    if (fault !== null) return fault
    last = rows.at(-1) ?? last
    await nextTurn()
  }
  if (last.hash !== head.hash) return bad(head.seq, 'is not the one that the head of the ledger names')
  return (await entryBeyondHead(db)) ?? { ok: true, events: head.seq, head: head.hash }
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

function chainFault(rows: readonly Row[], before: Link): Verification | null {
  let last = before
  for (const row of rows) {
    if (row.seq !== last.seq + 1) return bad(last.seq + 1, 'is missing')
    if (row.prev_hash !== last.hash) return bad(row.seq, 'does not follow from the entry before it')
    if (!isAsRecorded(row)) return bad(row.seq, 'was changed after it was recorded')
    if (!isReadable(row)) return bad(row.seq, 'has a body that is not of its kind')
    last = row
  }
  return null
}

/** Two texts can be read as the same value (spaces, a key twice); only one of them was recorded. */
function isAsRecorded(row: Row): boolean {
  try {
    return canonicalJson(JSON.parse(row.body)) === row.body && entryHash(row) === row.hash
  } catch {
    return false
  }
}

function isReadable(row: Row): boolean {
  try {
    return toEvent(row) !== null
  } catch {
    return false
  }
}

/** A name that was changed behind the ledger's back. Erased facts are in order. */
async function factFault(db: Database, rows: readonly Row[]): Promise<Verification | null> {
  const events = rows.map(toEvent)
  const hires = [...events.filter(isKind('hired')), ...events.filter(isKind('facts_changed'))]
  const [broken] = await brokenReferences(
    db,
    hires.flatMap((event) => event.body.facts),
  )
  if (broken === undefined) return null
  const hire = hires.find((event) => event.body.facts.includes(broken))
  return bad(hire?.seq ?? 0, 'names a fact about the person that was changed or removed')
}

/** A certificate that is not the one that was issued. An erased one is in order. */
async function fileFault(db: Database, rows: readonly Row[]): Promise<Verification | null> {
  for (const { seq, body } of rows.map(toEvent).filter(isKind('certified'))) {
    const hash = await fileHash(db, body.certificate)
    if (hash === 'missing') return bad(seq, 'names a certificate that is not there')
    if (hash !== 'erased' && hash !== body.pdf) return bad(seq, 'names a certificate whose file was changed')
  }
  return null
}

/** A paper that is not the one that bore out an entry. Many entries can name one paper; an erased one is in order. */
async function evidenceFault(db: Database, rows: readonly Row[]): Promise<Verification | null> {
  const firstNamed = new Map<EvidenceId, number>()
  for (const event of rows.map(toEvent).reverse()) for (const id of evidenceIn(event)) firstNamed.set(id, event.seq)
  for (const [id, seq] of firstNamed) {
    const state = await evidenceState(db, id)
    if (state === 'missing') return bad(seq, 'names a paper that is not there')
    if (state === 'changed') return bad(seq, 'names a paper whose file was changed')
  }
  return null
}

/** In one statement, so that an append between two cannot look like a fault. */
async function entryBeyondHead(db: Database): Promise<Verification | null> {
  const beyond = await db
    .selectFrom('event')
    .innerJoin('ledger_head', (join) => join.onRef('event.seq', '>', 'ledger_head.seq'))
    .select('event.seq')
    .orderBy('event.seq')
    .limit(1)
    .executeTakeFirst()
  return beyond === undefined ? null : bad(beyond.seq, 'stands behind the head of the ledger')
}

function bad(seq: number, fault: string): Verification {
  return { ok: false, seq, reason: `Entry ${seq} ${fault}.` }
}
