import { Worker, type WorkerOptions } from 'node:worker_threads'

interface Order extends Pick<WorkerOptions, 'workerData' | 'transferList'> {
  readonly mostMemoryMb: number
  readonly longestMs: number
}

/** What a thread answered, or why it was stopped. */
type Answered<Answer> = { readonly answer: Answer } | { readonly stopped: 'out-of-memory' | 'too-long' }

/**
 * Runs a built program in a thread of its own, so that everyone else is answered meanwhile, and resolves with its
 * first message. The thread is stopped when it takes too much memory or time. Throws what the program throws.
 */
export async function answerOfThread<Answer>(
  program: string,
  { mostMemoryMb, longestMs, ...order }: Order,
): Promise<Answered<Answer>> {
  const worker = new Worker(program, {
    ...order,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Answered<Answer>>((resolve, reject) => {
      // The program is ours, and sends nothing but an answer.
      worker.once('message', (answer: Answer) => resolve({ answer }))
      worker.once('error', (error: Error) =>
        isOutOfMemory(error) ? resolve({ stopped: 'out-of-memory' }) : reject(error),
      )
      worker.once('exit', () => reject(new Error(`The thread of ${program} ended without an answer.`)))
      timer = setTimeout(() => resolve({ stopped: 'too-long' }), longestMs)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
