import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { ROOT } from '../paths.ts'

/** What the thread that reads a workbook is given. */
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

/** Of a workbook with as many lines as a file may have, and far more columns than a list of staff has. */
const MOST_UNPACKED = 120 * 1024 * 1024
const MOST_ENTRIES = 2_000
const MOST_MEMORY_MB = 512
const MOST_SECONDS = 60

/** The limits of the table in it. */
type Limits = Pick<WorkbookOrder, 'mostRows' | 'mostColumns'>

/** The first sheet that is not empty, as CSV. Needs what `npm run build` makes. */
export async function workbookText(bytes: Uint8Array, limits: Limits): Promise<WorkbookAnswer> {
  const parts = await workbookParts(bytes)
  return 'kind' in parts ? { ok: false, kind: parts.kind } : readInThread({ bytes: parts.bytes, ...limits })
}

/**
 * The parts of a workbook that hold text, unpacked within limits and put together anew: whoever reads them sees no
 * other files than those that were looked at, and none that grows.
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

function readInThread(order: WorkbookOrder): Promise<WorkbookAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(join(ROOT, 'dist/imports/workbook-worker.js'), {
      workerData: order,
      transferList: [order.bytes],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    })
    const end = (answer: WorkbookAnswer) => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const timer = setTimeout(() => end({ ok: false, kind: 'workbook-large' }), MOST_SECONDS * 1000)
    worker.once('message', (answer: WorkbookAnswer) => end(answer))
    // It has run out of memory: everything else is answered by the thread itself.
    worker.once('error', () => end({ ok: false, kind: 'workbook-large' }))
  })
}
