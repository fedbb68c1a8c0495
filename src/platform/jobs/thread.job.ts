import { Worker, type WorkerOptions } from 'node:worker_threads'

interface Order extends Pick<WorkerOptions, 'workerData' | 'transferList'> {
  readonly mostMemoryMb: number
  readonly longestMs: number
  /** Called several times a second. If it throws, the thread is stopped. */
  readonly check?: (() => void) | undefined
}

/** How often it's checked whether the answer is still wanted. */
const LOOK_MS = 200

/** What a thread answered, or why it was stopped. */
type Answered<Answer> = { readonly answer: Answer } | { readonly stopped: 'out-of-memory' | 'too-long' }

/**
 * Runs a built program in a thread of its own, so that everyone else is answered meanwhile, and resolves with its
 * first message. The thread is stopped when it takes too much memory or time. Throws what the program throws.
 */
export async function answerOfThread<Answer>(
  program: string,
  { mostMemoryMb, longestMs, check, ...order }: Order,
): Promise<Answered<Answer>> {
  const worker = new Worker(program, {
    ...order,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  })
  let timer: NodeJS.Timeout | undefined
  let look: NodeJS.Timeout | undefined
  try {
    return await new Promise<Answered<Answer>>((resolve, reject) => {
      // The program is ours, and sends nothing but an answer.
      worker.once('message', (answer: Answer) => resolve({ answer }))
      worker.once('error', (error: Error) =>
        isOutOfMemory(error) ? resolve({ stopped: 'out-of-memory' }) : reject(error),
      )
      worker.once('exit', () => reject(new Error(`The thread of ${program} ended without an answer.`)))
      timer = setTimeout(() => resolve({ stopped: 'too-long' }), longestMs)
      if (check === undefined) return
      look = setInterval(() => {
        try {
          check()
        } catch (error) {
          reject(error)
        }
      }, LOOK_MS)
    })
  } finally {
    clearTimeout(timer)
    clearInterval(look)
    await worker.terminate()
  }
}

/**
 * Waits until all of the work has ended, so that none goes on in a folder that's removed. Then throws what the first,
 * in their order, has thrown.
 */
export async function allEnded<Results extends readonly unknown[]>(
  work: readonly [...{ readonly [Index in keyof Results]: Promise<Results[Index]> }],
): Promise<Results>
export async function allEnded(work: readonly Promise<unknown>[]): Promise<unknown[]> {
  await Promise.allSettled(work)
  return Promise.all(work)
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
