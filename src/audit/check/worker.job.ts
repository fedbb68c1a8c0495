/* Runs in a thread of its own: looks at a zip that somebody gave us, and posts what it found. */
import { promisify } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { inflateRaw } from 'node:zlib'
import { checkPack } from './pack-check.ts'
import { DamagedZip, type ZipEntry, zipEntries } from './zip-reading.ts'
import type { Looked } from './upload.job.ts'
import { nodeTools } from './tools.job.ts'

const unpack = promisify(inflateRaw)

const MEGABYTE = 1024 * 1024
/** No file of a pack that can be uploaded is larger, and neither are all of them together. */
const LARGEST_FILE = 64 * MEGABYTE
const LARGEST_PACK = 256 * MEGABYTE
/** Packs shrink to a tenth or so. Only a zip that was made to swell gives more than this for each of its bytes. */
const MOST_SWELLING = 100
/** Small zips may swell as they like. */
const SMALL_PACK = 16 * MEGABYTE
const MOST_FILES = 5_000
/** A longer list wouldn't help anyone: the pack is broken throughout. */
const MOST_FAULTS = 100

// The one who starts this thread gives it the bytes. The rule is about windows: a thread's port has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(await look(workerData as Uint8Array))

async function look(bytes: Uint8Array): Promise<Looked> {
  const files = await filesIn(bytes)
  if (files === null) return { kind: 'no-zip' }
  if (isTooLarge(files, bytes.length)) return { kind: 'too-large' }
  const options = { tools: nodeTools, expectedKey: null, progress: () => Promise.resolve() }
  const finding = await checkPack(files, options)
  const { faults } = finding
  return {
    kind: 'looked',
    finding: { ...finding, faults: faults.slice(0, MOST_FAULTS) },
    moreFaults: Math.max(0, faults.length - MOST_FAULTS),
  }
}

/** Returns null when the bytes are no zip that can be looked at. */
async function filesIn(bytes: Uint8Array): Promise<ZipEntry[] | null> {
  try {
    return await zipEntries({
      size: bytes.length,
      read: async (offset, length) => bytes.subarray(offset, offset + length),
      inflate: (packed, most) => unpack(packed, { maxOutputLength: Math.max(1, Math.min(most, LARGEST_FILE)) }),
    })
  } catch (error) {
    if (error instanceof DamagedZip) return null
    throw error
  }
}

/** By what the directory says. A file that is larger than it says is damaged, and isn't unpacked any further. */
function isTooLarge(files: readonly ZipEntry[], zipSize: number): boolean {
  const size = files.reduce((sum, { bytes }) => sum + bytes, 0)
  return files.length > MOST_FILES || size > LARGEST_PACK || size > Math.max(SMALL_PACK, zipSize * MOST_SWELLING)
}
