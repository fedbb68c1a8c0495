import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PackFinding } from './pack-check.ts'
import { ROOT } from '../../platform/root.ts'

/** What came of looking at a zip. */
export type Looked =
  | {
      readonly kind: 'looked'
      /** With the first of its faults. */
      readonly finding: PackFinding
      /** How many faults there are beside those. */
      readonly moreFaults: number
    }
  | { readonly kind: 'no-zip' }
  /** It has more files, or unpacks to more, than any pack of ours that can be uploaded. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'too-long' }

/** As it was built: a thread loads no TypeScript. */
const PROGRAM = join(ROOT, 'dist/audit/check/worker.job.js')
const MOST_MEMORY_MB = 512

/** Looks at a zip in a thread of its own, so that everybody else is answered meanwhile, and stops it after a while. */
export async function checkApart(bytes: Uint8Array, longestMs: number): Promise<Looked> {
  const worker = new Worker(PROGRAM, {
    workerData: bytes,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Looked>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', (error: Error) => (isOutOfMemory(error) ? resolve({ kind: 'too-large' }) : reject(error)))
      worker.once('exit', () => reject(new Error('The check of a pack ended without an answer.')))
      timer = setTimeout(() => resolve({ kind: 'too-long' }), longestMs)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
