import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose'
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

const FILE_NAME = 'certificates.private.json'
const OWNER_ONLY = 0o600
const OTHERS = 0o077
const ID_LENGTH = 12

/**
 * Opens the signing key of a data folder, and makes one when there is none. Throws with a sentence for the operator
 * when the file is no key, or when others on the machine can read it.
 */
export async function openSigningKey(dataDir: string): Promise<SigningKey> {
  const folder = join(dataDir, 'keys')
  const file = join(folder, FILE_NAME)
  if (!existsSync(file)) await makeKeyFile(folder, file)
  if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0) {
    throw new Error(`The key ${file} can be read by others on this machine. Run: chmod 600 ${file}`)
  }
  return fromJwk(readJwk(file), file)
}

/** A key in memory only. */
export async function createSigningKey(): Promise<SigningKey> {
  return fromJwk(await newJwk(), 'made just now')
}

async function makeKeyFile(folder: string, file: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, JSON.stringify(await newJwk()), { mode: OWNER_ONLY })
  // The mode above is narrowed by the umask and never widened; some file systems ignore it.
  chmodSync(unfinished, OWNER_ONLY)
  renameSync(unfinished, file)
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
  const kid = (await calculateJwkThumbprint({ kty, crv, x })).slice(0, ID_LENGTH)
  return { privateKey, publicKey: { kty, crv, x, kid } }
}
