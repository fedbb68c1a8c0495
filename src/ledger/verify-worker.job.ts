import { parentPort, workerData } from 'node:worker_threads'
import { openStore } from '../platform/database/open.store.ts'
import { type LedgerPart, verifyPart } from './verify-part.store.ts'

// The thread was started with a database file and a part of its ledger as its data.
const { file, ...part } = workerData as LedgerPart & { readonly file: string }
const store = await openStore({ database: file, readOnly: true, pagesLater: true })
try {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(await verifyPart(store.db, part, async () => {}))
} finally {
  await store.close()
}
