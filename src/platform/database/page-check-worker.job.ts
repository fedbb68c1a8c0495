import { parentPort, workerData } from 'node:worker_threads'
import { damageInFile } from './sqlite.store.ts'

// The thread was started with the path of a database file as its data.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(damageInFile(String(workerData)))
