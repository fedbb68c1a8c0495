import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { allEnded, answerOfThread } from '../platform/jobs/thread.job.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { ROOT } from '../platform/root.ts'
import { DAY_MS } from '../platform/time/calendar.ts'
import { BEGINNING } from './chain.ts'
import { ledgerEnd } from './head.store.ts'
import { bad, type Verification } from './verification.ts'
import type { LedgerPart } from './verify-part.store.ts'
import { hashAt, verifyEnd, verifyLedger } from './verify.store.ts'

const THREAD = {
  program: join(ROOT, 'dist/ledger/verify-worker.job.js'),
  mostMemoryMb: 128,
  longestMs: DAY_MS,
}

/** Fewer entries are checked sooner than a thread has begun. */
const WORTH_A_THREAD = 10_000
/** More would only read the same disk. */
const MOST_THREADS = 4

interface Threads {
  /** As many as the machine has cores when absent. A server that others wait for takes one. */
  readonly threads?: number
  /** The number of entries from which threads are begun. */
  readonly from?: number
  /** Called between two pages of a small ledger, and several times a second for a large one. If it throws, the check ends. */
  readonly check?: () => void
}

/**
 * Checks all that `verifyLedger` checks. The ledger of a large SQLite file is cut into parts, each checked by a thread
 * of its own on a connection of its own. A part begins with the entry that the part before it has to end with.
 */
export async function verifyInThreads(
  { db, file }: Pick<Store, 'db' | 'file'>,
  { threads = Math.min(availableParallelism(), MOST_THREADS), from = WORTH_A_THREAD, check = () => {} }: Threads = {},
): Promise<Verification> {
  // Read first, so that entries appended meanwhile come after it and are left to the next check.
  const head = await ledgerEnd(db)
  if (file === null || head.seq < from) {
    const turn = async () => {
      check()
      await nextTurn()
    }
    return verifyLedger(db, { turn })
  }
  const parts = await partsOf(db, head.seq, threads)
  const found = await allEnded(parts.map((part) => verifyInThread(file, part, check)))
  const joined = joinParts(parts, found)
  return joined.ok ? verifyEnd(db, head, joined.head) : joined
}

/** Where no entry stands at the end of a part, the part goes on, and finds that it's missing. */
async function partsOf(db: Database, end: number, most: number): Promise<LedgerPart[]> {
  const parts: LedgerPart[] = []
  let after = BEGINNING
  for (let part = 1; part < most; part += 1) {
    const until = Math.floor((end * part) / most)
    const hash = await hashAt(db, until)
    if (hash === null) continue
    parts.push({ after, until })
    after = { seq: until, hash }
  }
  return [...parts, { after, until: end }]
}

async function verifyInThread(file: string, part: LedgerPart, check: () => void): Promise<Verification> {
  const found = await answerOfThread<Verification>(THREAD.program, { ...THREAD, check, workerData: { file, ...part } })
  if ('stopped' in found) throw new Error(`Not all entries were checked: ${found.stopped}.`)
  return found.answer
}

/** What was found in parts that follow each other, as if they had been checked one after the other. */
export function joinParts(parts: readonly LedgerPart[], found: readonly Verification[]): Verification {
  let last: Verification = { ok: true, events: BEGINNING.seq, head: BEGINNING.hash }
  for (const [index, verification] of found.entries()) {
    const after = parts[index]?.after
    if (last.head !== after?.hash) return bad(last.events, 'changed')
    if (!verification.ok) return verification
    last = verification
  }
  return last
}
