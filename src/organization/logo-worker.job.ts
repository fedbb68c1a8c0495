import { parentPort, workerData } from 'node:worker_threads'
import { drawLogo } from './logo-drawing.job.ts'

// The thread was started with the bytes of a picture as its data. An error of the server ends it.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await drawLogo(new Uint8Array(workerData as ArrayBuffer)))
