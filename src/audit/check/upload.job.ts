import { fingerprint } from '../../platform/codes/key.job.ts'
import type { PackFinding } from './pack-check.ts'
import { keysOnRecord } from '../../ledger/verify-heads.job.ts'
import { sha256 } from '../../platform/codes/hash.store.ts'
import { type PackOnRecord, packWithHash } from '../packs/pack.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { join } from 'node:path'
import { answerOfThread } from '../../platform/jobs/thread.job.ts'
import { ROOT } from '../../platform/root.ts'

/** The result of opening a zip. */
export type Looked =
  | {
      readonly kind: 'looked'
      /** Holds only the first of the faults. */
      readonly finding: PackFinding
      /** The number of faults that were left out. */
      readonly moreFaults: number
    }
  | { readonly kind: 'no-zip' }
  /** It has more files, or unpacks to more, than any pack of ours that can be uploaded. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'too-long' }

/** The built file, because a worker thread can't load TypeScript. */
const PROGRAM = join(ROOT, 'dist/audit/check/worker.job.js')
const MOST_MEMORY_MB = 512

/** Looks at a zip in a thread of its own. */
async function checkApart(bytes: Uint8Array, longestMs: number): Promise<Looked> {
  const checked = await answerOfThread<Looked>(PROGRAM, {
    workerData: bytes,
    mostMemoryMb: MOST_MEMORY_MB,
    longestMs,
  })
  if ('answer' in checked) return checked.answer
  return { kind: checked.stopped === 'too-long' ? 'too-long' : 'too-large' }
}

/** The answer about a pack that someone sent back. */
export type PackAnswer =
  /** The very file that is on record. */
  | { readonly kind: 'ours'; readonly pack: PackOnRecord }
  /** Complete and signed with a key of ours, but not on record. */
  | { readonly kind: 'signed' }
  | { readonly kind: 'not-ours'; readonly finding: PackFinding; readonly moreFaults: number }
  | { readonly kind: 'no-zip' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'too-long' }

/** A pack that can be uploaded takes a few seconds at most. */
const LONGEST_CHECK_MS = 20_000

/** Looks at the bytes alone: nothing is kept. */
export async function checkUploaded(
  db: Database,
  bytes: Uint8Array,
  longestMs = LONGEST_CHECK_MS,
): Promise<PackAnswer> {
  const pack = await packWithHash(db, sha256(bytes))
  if (pack !== null) return { kind: 'ours', pack }
  const looked = await checkApart(bytes, longestMs)
  if (looked.kind !== 'looked') return looked
  const { finding, moreFaults } = looked
  const keys = await Promise.all((await keysOnRecord(db)).map(fingerprint))
  const isSigned = finding.fingerprint !== null && keys.includes(finding.fingerprint)
  return isSigned && finding.faults.length === 0 ? { kind: 'signed' } : { kind: 'not-ours', finding, moreFaults }
}
