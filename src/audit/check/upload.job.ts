import { fingerprint } from '../../platform/codes/key.job.ts'
import type { PackFinding } from './pack-check.ts'
import { keysOnRecord } from '../../ledger/on-record.job.ts'
import { sha256 } from '../../platform/codes/hash.store.ts'
import { type PackOnRecord, packWithHash } from '../packs/pack.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { checkApart } from './apart.job.ts'

/** What a pack that came back turns out to be. */
export type PackAnswer =
  /** The very file that is on record. */
  | { readonly kind: 'ours'; readonly pack: PackOnRecord }
  /** Whole, and signed with a key of ours, but not on record. */
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
