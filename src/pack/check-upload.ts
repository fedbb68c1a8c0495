import { setImmediate as nextTurn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { fingerprint } from '../certificate/keys.ts'
import { checkPack, type FoundFile, type PackFinding } from '../domain/pack-check.ts'
import { DamagedZip, zipEntries } from '../domain/zip-reading.ts'
import { keysOnRecord } from '../ledger/on-record.ts'
import { sha256 } from '../store/hash.ts'
import { type PackOnRecord, packWithHash } from '../store/packs.ts'
import type { Database } from '../store/schema.ts'
import { nodeTools } from './check-tools.ts'

/** What a pack that came back turns out to be. */
export type PackAnswer =
  /** The very file that is on record. */
  | { readonly kind: 'ours'; readonly pack: PackOnRecord }
  /** Whole, and signed with a key of ours, but not on record. */
  | { readonly kind: 'signed' }
  | { readonly kind: 'not-ours'; readonly finding: PackFinding | null }

const unpack = promisify(inflateRaw)
/** No file of a pack that can be uploaded is larger, nor all of them together. */
const LARGEST_FILE = 64 * 1024 * 1024
const LARGEST_PACK = 400 * 1024 * 1024

/** Looks at the bytes alone: nothing is kept. */
export async function checkUploaded(db: Database, bytes: Uint8Array): Promise<PackAnswer> {
  const pack = await packWithHash(db, sha256(bytes))
  if (pack !== null) return { kind: 'ours', pack }
  const files = await filesIn(bytes)
  if (files === null) return { kind: 'not-ours', finding: null }
  const progress = async () => {
    await nextTurn()
  }
  const finding = await checkPack(files, { tools: nodeTools, expectedKey: null, progress })
  const keys = await Promise.all((await keysOnRecord(db)).map(fingerprint))
  const isSigned = finding.fingerprint !== null && keys.includes(finding.fingerprint)
  return isSigned && finding.faults.length === 0 ? { kind: 'signed' } : { kind: 'not-ours', finding }
}

/** Null when the bytes are no zip that can be looked at. */
async function filesIn(bytes: Uint8Array): Promise<FoundFile[] | null> {
  try {
    const entries = await zipEntries({
      size: bytes.length,
      read: async (offset, length) => bytes.subarray(offset, offset + length),
      inflate: (packed, most) => unpack(packed, { maxOutputLength: Math.max(1, Math.min(most, LARGEST_FILE)) }),
    })
    return entries.reduce((sum, entry) => sum + entry.bytes, 0) > LARGEST_PACK ? null : entries
  } catch (error) {
    if (error instanceof DamagedZip) return null
    throw error
  }
}
