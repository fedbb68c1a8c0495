import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../database/schema.store.ts'
import type { Instant } from '../time/calendar.ts'
import { isSharedSecret } from './shared-secret.store.ts'

/**
 * What this server alone can read in its database: secrets of authenticator apps, for example. The key isn't in the
 * database, so a copy of the database alone gives none of them away.
 */
export interface ServerSecret {
  /**
   * Encrypts a text (AES-256-GCM).
   * @param use one key is derived for each use
   * @param about the row that it's for: moved to another row, it doesn't open
   */
  seal(use: string, about: string, text: string): string
  /** Returns null for what this server hasn't sealed for this use and row. */
  unseal(use: string, about: string, sealed: string): string | null
  /**
   * The code of a text under a key of its own (HMAC-SHA256), in lower-case hexadecimal. A copy of the database alone
   * lets nobody try out which short text it belongs to.
   * @param use one key is derived for each use
   */
  mac(use: string, text: string): string
}

const OWNER_ONLY = 0o600
const OTHERS = 0o077
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

const secretFile = z.strictObject({
  format: z.literal('csec-secret'),
  key: z.base64url().refine((key) => Buffer.from(key, 'base64url').length === KEY_BYTES),
})

/**
 * Opens the secret of a data folder, and makes one if there is none. Throws a sentence for the operator when the file
 * isn't one, or when others on the machine can read it.
 */
export function openServerSecret(dataDir: string): ServerSecret {
  const file = secretFileIn(dataDir)
  if (!existsSync(file)) writeNew(file)
  return serverSecret(keyIn(file))
}

/** The key in a data folder, or null when there is none. */
export function secretInFolder(dataDir: string): Buffer | null {
  const file = secretFileIn(dataDir)
  return existsSync(file) ? keyIn(file) : null
}

export function newSecret(): Buffer {
  return randomBytes(KEY_BYTES)
}

function keyIn(file: string): Buffer {
  if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0)
    throw new Error(`The key ${file} can be read by others on this machine. Run: chmod 600 ${file}`)
  const parsed = secretFile.safeParse(jsonIn(file))
  if (!parsed.success) throw new Error(`The file ${file} isn’t a server secret. Put it back from a backup.`)
  return Buffer.from(parsed.data.key, 'base64url')
}

/**
 * Throws a sentence for the operator when the servers of this database have another secret: this one could read no
 * secret of an app for codes, and would take no printed code.
 */
export async function checkServerSecret(
  db: Database,
  secret: ServerSecret,
  dataDir: string,
  at: Instant,
): Promise<void> {
  if (await isSharedSecret(db, fingerprintOf(secret), at)) return
  throw new Error(
    `The secret ${secretFileIn(dataDir)} isn't the one that this database was used with. Copy the file from another ` +
      'server of this database or from a backup, or set KEY_ENCRYPTION_KEY on all of them (docs/operator-guide.md). ' +
      'If it is lost for good, run: csec rotate-key server',
  )
}

/** Tells one secret from another, and nobody learns the secret from it. */
export function fingerprintOf(secret: ServerSecret): string {
  return secret.mac('fingerprint', 'csec')
}

/** A secret in memory only. */
export function createServerSecret(): ServerSecret {
  return serverSecret(newSecret())
}

export function serverSecret(key: Buffer): ServerSecret {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', key, '', use, KEY_BYTES))
  return {
    seal(use, about, text) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keyFor(use), iv).setAAD(Buffer.from(about))
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url')
    },
    unseal(use, about, sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < IV_BYTES + TAG_BYTES) return null
      const iv = bytes.subarray(0, IV_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', keyFor(use), iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
    mac: (use, text) => createHmac('sha256', keyFor(use)).update(text).digest('hex'),
  }
}

function secretFileIn(dataDir: string): string {
  return join(dataDir, 'keys', 'server.secret.json')
}

/** Beside the file: a crash on the way leaves nothing that looks like a secret. */
function writeNew(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const unfinished = `${file}.${process.pid}`
  const text = JSON.stringify({ format: 'csec-secret', key: randomBytes(KEY_BYTES).toString('base64url') })
  writeFileSync(unfinished, text, { mode: OWNER_ONLY })
  // The mode above is narrowed by the umask and never widened; some file systems ignore it.
  chmodSync(unfinished, OWNER_ONLY)
  renameSync(unfinished, file)
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
