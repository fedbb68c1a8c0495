import type { PublicJwk } from '../platform/codes/key.job.ts'
import { type Job, onePiece, type Turn } from '../platform/jobs/job.ts'
import { HOUR_MS } from '../platform/time/calendar.ts'
import type { Comparison } from './comparison.ts'
import { putCheck, verifyLedger } from './verify.store.ts'
import { apartFromKept } from './kept-head.job.ts'
import { headsFault } from './verify-heads.job.ts'
import { signDaily, type Signed, type Signing, signNow } from './sign.job.ts'

/** Signs where the ledger ends, and tells the operator when something is wrong with it. */
export interface LedgerWatch {
  /** The key that signs from now on. */
  readonly key: PublicJwk
  /** Signs today's head if there is none. */
  signDaily(turn?: Turn): Promise<void>
  signNow(): Promise<Signed>
  /**
   * Compares the ledger with the head that was kept last. Returns null when the ledger has it, or when there is none.
   */
  apart(): Promise<Comparison | null>
  /** Checks every entry and every head. */
  checkWhole(turn: (done: number, of: number) => Promise<void>): Promise<void>
}

interface WatchParts extends Omit<Signing, 'turn' | 'keptHead'> {
  keptHead(): string | null
  /** The ledger, or a head, is not in order. */
  faulty(reason: string): void
  /** The ledger is not the one that the kept head was signed for. */
  apart(comparison: Comparison): void
}

export function createLedgerWatch(parts: WatchParts): LedgerWatch {
  const { store, now, faulty } = parts
  return {
    key: parts.key.publicKey,
    async signDaily(turn) {
      const signed = await signDaily({ ...parts, turn })
      if (signed.kind === 'fault' && !signed.verification.ok) faulty(signed.verification.reason)
      if (signed.kind === 'apart') parts.apart(signed.comparison)
    },
    signNow: () => signNow(parts),
    apart: () => apartFromKept(store.db, parts.keptHead()),
    async checkWhole(turn) {
      const verification = await verifyLedger(store.db, { turn })
      const fault = verification.ok ? await headsFault(store.db) : null
      await putCheck(store.db, 'whole', verification, now(), fault)
      if (!verification.ok) faulty(verification.reason)
      else if (fault !== null) faulty(`Head ${fault.at}: ${fault.kind}.`)
    },
  }
}

export function headJob(ledger: LedgerWatch): Job<null> {
  return {
    every: HOUR_MS,
    failure: 'the ledger could not be signed',
    claim: onePiece,
    work: (_, { turn }) => ledger.signDaily(turn),
  }
}

/** Begins only when somebody asks for it: it reads everything. */
export function ledgerCheckJob(ledger: LedgerWatch): Job<null> {
  return {
    every: null,
    failure: 'the ledger could not be checked',
    claim: onePiece,
    work: (_, { turn, count }) =>
      ledger.checkWhole((done, of) => {
        count(done, of)
        return turn()
      }),
  }
}
