import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Comparison } from './comparison.ts'
import { lastHead, ledgerKeys } from './head.store.ts'
import { type Job, onePiece } from '../platform/jobs/job.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { compareHeads } from './compare.job.ts'
import { fileOf, headsFileText } from './heads-file.job.ts'

const OWNER_ONLY = 0o600

/** The last signed head, as a file next to the database, so that restoring the database doesn't take it back. */
export function keptHeadFile(dataDir: string): string {
  return join(dataDir, 'heads.json')
}

/** Returns null when there is none. */
export function keptHead(dataDir: string): string | null {
  const file = keptHeadFile(dataDir)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/**
 * Returns how the ledger differs from the head that was kept. Returns null when the ledger has it, or when there is
 * none.
 */
export async function apartFromKept(db: Database, kept: string | null): Promise<Comparison | null> {
  const found = kept === null ? null : await compareHeads(db, [kept])
  return found === null || found.fits ? null : found
}

export function keptHeadJob(db: Database, dataDir: string): Job<null> {
  return {
    every: null,
    failure: 'the last head could not be kept',
    claim: onePiece,
    work: () => keepLastHead(db, dataDir),
  }
}

/**
 * Puts the last head there. The file stays when the ledger does not have the head that is in it: entries at the end are
 * missing, and the file is what shows it.
 */
export async function keepLastHead(db: Database, dataDir: string): Promise<void> {
  if ((await apartFromKept(db, keptHead(dataDir))) !== null) return
  const last = await lastHead(db)
  if (last === null) return
  const file = keptHeadFile(dataDir)
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, headsFileText(fileOf([last], await ledgerKeys(db))), { mode: OWNER_ONLY })
  chmodSync(unfinished, OWNER_ONLY)
  renameSync(unfinished, file)
}
