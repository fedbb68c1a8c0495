import type { SigningKey } from '../platform/codes/key.job.ts'
import { readLedgerKey } from '../platform/codes/shared-key.job.ts'
import { sealedKeys } from '../platform/codes/server-key.store.ts'
import { ConfigProblems, readKeyEncryption } from '../platform/config.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { UsageError } from './command.cli.ts'

/** What keys in the database are encrypted with, as the environment says. */
export function encryptionSetting(): Buffer | null {
  return inWords(() => readKeyEncryption(process.env))
}

/** A mistake in a key to encrypt with is one of whoever gave the command. */
export function inWords<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof ConfigProblems) throw new UsageError(error.message)
    throw error
  }
}

/** The key that signs the ledger, or null when there is none yet. */
export async function ledgerKeyFor(db: Database, dataDir: string): Promise<SigningKey | null> {
  const encryption = encryptionSetting()
  try {
    return await readLedgerKey(db, { dataDir, encryption })
  } catch (error) {
    // A sentence for the operator; a fault of our own has a name of its own.
    if (!(error instanceof Error) || error.name !== 'Error') throw error
    const isInDatabase = (await sealedKeys(db)).length > 0
    throw new UsageError(isInDatabase ? error.message : `--data-dir: ${error.message}`)
  }
}
