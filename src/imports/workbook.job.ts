import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { answerOfThread } from '../platform/jobs/thread.job.ts'
import { ROOT } from '../platform/root.ts'

/** The order for the thread that reads a workbook. */
export interface WorkbookOrder {
  readonly bytes: ArrayBuffer
  readonly mostRows: number
  readonly mostColumns: number
}

export type WorkbookAnswer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly kind: NoWorkbook }

/** Why a workbook cannot be taken. */
export type NoWorkbook = 'workbook' | 'workbook-large' | 'too-many-rows' | 'too-many-columns'

/** Room for a workbook with the most lines a file may have and far more columns than a staff list has. */
const MOST_UNPACKED = 120 * 1024 * 1024
const MOST_ENTRIES = 2_000
const PROGRAM = join(ROOT, 'dist/imports/workbook-worker.job.js')
const MOST_MEMORY_MB = 512
const MOST_MS = 60_000

/** The limits of the table in it. */
type Limits = Pick<WorkbookOrder, 'mostRows' | 'mostColumns'>

let last: Promise<unknown> = Promise.resolve()

/**
 * The first sheet that is not empty, as CSV. Waits for its turn: each takes a processor and memory. Needs what
 * `npm run build` makes.
 */
export function workbookText(bytes: Uint8Array, limits: Limits): Promise<WorkbookAnswer> {
  const answer = last.then(() => readNow(bytes, limits))
  // The caller gets the error, and the next file still gets its turn.
  last = answer.catch(() => null)
  return answer
}

async function readNow(bytes: Uint8Array, limits: Limits): Promise<WorkbookAnswer> {
  const parts = await workbookParts(bytes)
  return 'kind' in parts ? { ok: false, kind: parts.kind } : readInThread({ bytes: parts.bytes, ...limits })
}

/**
 * Returns the parts of a workbook that hold text, unpacked within limits and packed again. The reader then sees only
 * files that were checked, and none that can grow.
 */
async function workbookParts(
  bytes: Uint8Array,
): Promise<{ readonly bytes: ArrayBuffer } | { readonly kind: NoWorkbook }> {
  const parts = new ZipFile()
  let sum = 0
  let hasWorkbook = false
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true })
    if (zip.entryCount > MOST_ENTRIES) return { kind: 'workbook-large' }
    for await (const entry of zip.eachEntry()) {
      const { fileName, uncompressedSize } = entry
      if (!/\.(xml|rels)$/.test(fileName)) continue
      // The library breaks off at a file that is larger than its entry says, so what the entries say is the limit.
      sum += uncompressedSize
      if (sum > MOST_UNPACKED) return { kind: 'workbook-large' }
      parts.addBuffer(await buffer(await zip.openReadStreamPromise(entry)), fileName, { compress: false })
      hasWorkbook ||= fileName === 'xl/workbook.xml'
    }
  } catch (error) {
    if (error instanceof Error) return { kind: 'workbook' }
    throw error
  }
  if (!hasWorkbook) return { kind: 'workbook' }
  parts.end()
  // A copy of its own, so that it can be handed over to another thread.
  const whole = new Uint8Array(await buffer(parts.outputStream))
  return { bytes: whole.buffer }
}

async function readInThread(order: WorkbookOrder): Promise<WorkbookAnswer> {
  const read = await answerOfThread<WorkbookAnswer>(PROGRAM, {
    workerData: order,
    transferList: [order.bytes],
    mostMemoryMb: MOST_MEMORY_MB,
    longestMs: MOST_MS,
  })
  return 'answer' in read ? read.answer : { ok: false, kind: 'workbook-large' }
}
