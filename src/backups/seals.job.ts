import { lastHead } from '../ledger/head.store.ts'
import { headsFault } from '../ledger/verify-heads.job.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { verifyTrail } from '../trail/verify.store.ts'

/** The ends of what is sealed besides the ledger itself. */
export interface Seals {
  /** The number of signed checkpoints, and the last of them. */
  readonly checkpoints: number
  readonly lastCheckpoint: string | null
  /** Entries of the audit trail, and the hash of the last. */
  readonly trail: number
  readonly trailHead: string
}

/** Checks the signed checkpoints and the audit trail. Throws with a sentence when one isn't in order. */
export async function checkSeals(db: Database, where: string): Promise<Seals> {
  const fault = await headsFault(db)
  if (fault !== null) throw new Error(`There’s a problem with signed checkpoint ${fault.at} in ${where}.`)
  const trail = await verifyTrail(db)
  if (!trail.ok) throw new Error(`There’s a problem with entry ${trail.seq} of the audit trail in ${where}.`)
  const last = await lastHead(db)
  return {
    checkpoints: last?.number ?? 0,
    lastCheckpoint: last?.token ?? null,
    trail: trail.entries,
    trailHead: trail.head.hash,
  }
}
