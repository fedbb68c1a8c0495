import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastHead, ledgerKeys } from '../store/ledger-heads.ts'
import type { Database } from '../store/schema.ts'
import { compareHeads } from './compare.ts'
import { fileOf, headsFileText } from './heads-file.ts'

const OWNER_ONLY = 0o600

/** The last signed head as a file beside the database, which does not go back with it. */
export function keptHeadFile(dataDir: string): string {
  return join(dataDir, 'heads.json')
}

/** Null when there is none. */
export function keptHead(dataDir: string): string | null {
  const file = keptHeadFile(dataDir)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/**
 * Puts the last head there. False, and the file stays, when the ledger does not have the head that is in it: entries at
 * the end are missing, and the file is what shows it.
 */
export async function keepLastHead(db: Database, dataDir: string): Promise<boolean> {
  const before = keptHead(dataDir)
  if (before !== null && (await compareHeads(db, [before]))?.fits === false) return false
  const last = await lastHead(db)
  if (last === null) return true
  const file = keptHeadFile(dataDir)
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, headsFileText(fileOf([last], await ledgerKeys(db))), { mode: OWNER_ONLY })
  chmodSync(unfinished, OWNER_ONLY)
  renameSync(unfinished, file)
  return true
}
