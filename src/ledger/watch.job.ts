import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PublicJwk } from '../platform/codes/key.job.ts'
import type { Comparison } from './comparison.ts'
import { putCheck, verifyLedger } from './verify.store.ts'
import { apartFromKept } from './kept-head.job.ts'
import { headsFault } from './on-record.job.ts'
import { signDaily, type Signed, type Signing, signNow } from './sign.job.ts'

/** What is done for the ledger beside the requests. */
export interface LedgerWatch {
  /** The key that signs from now on. */
  readonly key: PublicJwk
  /** Signs the head of today when there is none. Never rejects. */
  signDaily(): Promise<void>
  signNow(): Promise<Signed>
  /** How the ledger differs from the head that was kept last; null when it has it, or when there is none. */
  apart(): Promise<Comparison | null>
  /** Checks every entry and every head, unless that is under way in this process. */
  checkWhole(): void
  /** Of a check of the whole in this process; null when there is none. */
  progress(): CheckProgress | null
  /** When nothing is under way any more. */
  idle(): Promise<void>
}

export interface CheckProgress {
  readonly done: number
  readonly of: number
}

interface WatchParts extends Omit<Signing, 'turn' | 'keptHead'> {
  keptHead(): string | null
  /** True when the server is on its way out: what is under way is given up, and done after the next start. */
  isOver(): boolean
  /** The ledger, or a head, is not in order. */
  faulty(reason: string): void
  /** The ledger is not the one that the kept head was signed for. */
  apart(comparison: Comparison): void
  failed(error: unknown): void
}

/** The server is on its way out. */
class GivenUp extends Error {}

export function createLedgerWatch(parts: WatchParts): LedgerWatch {
  let progress: CheckProgress | null = null
  let checking = Promise.resolve()
  let signing = Promise.resolve()
  const turn = async () => {
    if (parts.isOver()) throw new GivenUp()
    await nextTurn()
  }
  const countedTurn = (done: number, of: number) => {
    progress = { done, of }
    return turn()
  }
  const failed = (error: unknown) => {
    if (!(error instanceof GivenUp)) parts.failed(error)
  }
  return {
    key: parts.key.publicKey,
    signDaily() {
      signing = signing.then(() => signAndTell({ ...parts, turn })).catch(failed)
      return signing
    },
    signNow: () => signNow(parts),
    apart: () => apartFromKept(parts.store.db, parts.keptHead()),
    checkWhole() {
      if (progress !== null) return
      progress = { done: 0, of: 0 }
      checking = checkWhole(parts, countedTurn)
        .catch(failed)
        .finally(() => {
          progress = null
        })
    },
    progress: () => progress,
    async idle() {
      await signing
      await checking
    },
  }
}

async function signAndTell(parts: WatchParts & Pick<Signing, 'turn'>): Promise<void> {
  const signed = await signDaily(parts)
  if (signed.kind === 'fault' && !signed.verification.ok) parts.faulty(signed.verification.reason)
  if (signed.kind === 'apart') parts.apart(signed.comparison)
}

async function checkWhole(
  { store, now, faulty }: WatchParts,
  turn: (done: number, of: number) => Promise<void>,
): Promise<void> {
  const verification = await verifyLedger(store.db, { turn })
  const fault = verification.ok ? await headsFault(store.db) : null
  await putCheck(store.db, 'whole', verification, now(), fault)
  if (!verification.ok) faulty(verification.reason)
  else if (fault !== null) faulty(`Head ${fault.at}: ${fault.kind}.`)
}
