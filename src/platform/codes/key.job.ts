import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { compactVerify, type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose'
import { z } from 'zod'

/** Ed25519: short signatures, which is what a QR code needs. */
export const ALGORITHM = 'EdDSA'

/** The key that signs from now on. */
export interface SigningKey {
  readonly privateKey: CryptoKey
  readonly publicKey: PublicJwk
}

/** The public half, as it is published. `kid` is cut from the thumbprint of RFC 7638. */
export type PublicJwk = z.infer<typeof publicJwk>

const text = z.string().min(1)
export const publicJwk = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: text, kid: text })
const privateJwk = publicJwk.omit({ kid: true }).extend({ d: text })

/** The uses of a key. Each has a file of its own. */
export type KeyUse = 'certificates' | 'ledger'

const OWNER_ONLY = 0o600
const OTHERS = 0o077
const ID_LENGTH = 12

/**
 * Opens the signing key of a data folder, and makes one if there is none. Throws a sentence for the operator when the
 * file isn't a key, or when others on the machine can read it.
 */
export async function openSigningKey(dataDir: string, use: KeyUse): Promise<SigningKey> {
  const file = keyFile(dataDir, use)
  if (!existsSync(file)) renameSync(await writeNewKey(file), file)
  return readSigningKey(dataDir, use)
}

export function hasSigningKey(dataDir: string, use: KeyUse): boolean {
  return existsSync(keyFile(dataDir, use))
}

/** The same, but never makes one: throws when there is none. */
export async function readSigningKey(dataDir: string, use: KeyUse): Promise<SigningKey> {
  const file = keyFile(dataDir, use)
  if (!existsSync(file)) throw new Error(`There is no key ${file} yet. The server makes it when it starts.`)
  const jwk = readJwk(file)
  if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0) {
    throw new Error(`The key ${file} can be read by others on this machine. Run: chmod 600 ${file}`)
  }
  return fromJwk(jwk, file)
}

/** A new key next to the one that signs, before it replaces it. */
export interface Successor {
  readonly key: SigningKey
  /** From now on the new key signs. The old one is kept under a name with its id, and doesn't sign anymore. */
  takeOver(): void
}

export async function makeSuccessor(dataDir: string, use: KeyUse): Promise<Successor> {
  const file = keyFile(dataDir, use)
  const { publicKey } = await readSigningKey(dataDir, use)
  const unfinished = await writeNewKey(file)
  const key = await fromJwk(readJwk(unfinished), unfinished)
  return {
    key,
    takeOver() {
      const retired = join(dataDir, 'keys', `${use}.retired-${publicKey.kid}.json`)
      copyFileSync(file, retired)
      chmodSync(retired, OWNER_ONLY)
      renameSync(unfinished, file)
    },
  }
}

/** A key in memory only. */
export async function createSigningKey(): Promise<SigningKey> {
  return fromJwk(await newJwk(), 'made just now')
}

/** All of RFC 7638, for people to compare. */
export async function fingerprint({ kty, crv, x }: PublicJwk): Promise<string> {
  return calculateJwkThumbprint({ kty, crv, x })
}

function keyFile(dataDir: string, use: KeyUse): string {
  return join(dataDir, 'keys', `${use}.private.json`)
}

/** Beside the file of the key: a crash on the way leaves that one as it was. */
async function writeNewKey(file: string): Promise<string> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, JSON.stringify(await newJwk()), { mode: OWNER_ONLY })
  // The mode above is narrowed by the umask and never widened; some file systems ignore it.
  chmodSync(unfinished, OWNER_ONLY)
  return unfinished
}

async function newJwk(): Promise<z.infer<typeof privateJwk>> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true })
  return privateJwk.parse(await exportJWK(privateKey))
}

function readJwk(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(
      `The key ${file} cannot be read. Put it back from a backup, or remove it to begin with a new key.`,
      {
        cause,
      },
    )
  }
}

async function fromJwk(jwk: unknown, from: string): Promise<SigningKey> {
  const parsed = privateJwk.safeParse(jwk)
  if (!parsed.success) throw new Error(`The key ${from} is not an Ed25519 key. Put it back from a backup.`)
  const { kty, crv, x } = parsed.data
  const privateKey = await importJWK(parsed.data, ALGORITHM)
  if (privateKey instanceof Uint8Array) throw new Error(`The key ${from} is not an Ed25519 key.`)
  const kid = await keyId({ kty, crv, x })
  return { privateKey, publicKey: { kty, crv, x, kid } }
}

/** The id that follows from the key itself. A key with another id isn't what it says. */
export async function keyId(key: Pick<PublicJwk, 'kty' | 'crv' | 'x'>): Promise<string> {
  return (await calculateJwkThumbprint(key)).slice(0, ID_LENGTH)
}

/** Reads the payload of a token that this key has signed. Returns null when it has not. */
export async function verified(token: string, key: PublicJwk): Promise<unknown> {
  try {
    const { payload } = await compactVerify(token, await importJWK(key, ALGORITHM), { algorithms: [ALGORITHM] })
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    return null
  }
}
