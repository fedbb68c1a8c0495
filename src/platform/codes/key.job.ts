import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import {
  CompactSign,
  compactVerify,
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
} from 'jose'
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
/** The whole key, as it is kept. */
export type PrivateJwk = z.infer<typeof privateJwk>
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
  refuseOpenFile(file)
  return signingKeyFrom(readJwk(file), file)
}

/** The keys of one use that a data folder has: the one that signs, or null, and those that have signed before. */
export function keysInFolder(
  dataDir: string,
  use: KeyUse,
): { readonly current: PrivateJwk | null; readonly retired: PrivateJwk[] } {
  const file = keyFile(dataDir, use)
  const folder = dirname(file)
  const names = existsSync(folder) ? readdirSync(folder) : []
  const retired = names.filter((name) => name.startsWith(`${use}.retired-`) && name.endsWith('.json'))
  return {
    current: existsSync(file) ? privateIn(file) : null,
    retired: retired.map((name) => privateIn(join(folder, name))),
  }
}

function privateIn(file: string): PrivateJwk {
  refuseOpenFile(file)
  return parsedJwk(readJwk(file), file)
}

function refuseOpenFile(file: string): void {
  if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0)
    throw new Error(`The key ${file} can be read by others on this machine. Run: chmod 600 ${file}`)
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
  const key = await signingKeyFrom(readJwk(unfinished), unfinished)
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
  return signingKeyFrom(await newPrivateJwk(), 'made just now')
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
  writeFileSync(unfinished, JSON.stringify(await newPrivateJwk()), { mode: OWNER_ONLY })
  // The mode above is narrowed by the umask and never widened; some file systems ignore it.
  chmodSync(unfinished, OWNER_ONLY)
  return unfinished
}

export async function newPrivateJwk(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true })
  return privateJwk.parse(await exportJWK(privateKey))
}

function readJwk(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(
      `The key ${file} cannot be read. Put it back from a backup, or remove it to start with a new key.`,
      {
        cause,
      },
    )
  }
}

/** @param from names it in the sentence for the operator when it is no key */
export async function signingKeyFrom(jwk: unknown, from: string): Promise<SigningKey> {
  const key = parsedJwk(jwk, from)
  const { kty, crv, x } = key
  const privateKey = await importJWK(key, ALGORITHM)
  if (privateKey instanceof Uint8Array) throw new Error(`The key ${from} is not an Ed25519 key.`)
  const kid = await keyId({ kty, crv, x })
  return { privateKey, publicKey: { kty, crv, x, kid } }
}

function parsedJwk(jwk: unknown, from: string): PrivateJwk {
  const parsed = privateJwk.safeParse(jwk)
  if (!parsed.success) throw new Error(`The key ${from} is not an Ed25519 key. Put it back from a backup.`)
  return parsed.data
}

/** The id that follows from the key itself. A key with another id isn't what it says. */
export async function keyId(key: Pick<PublicJwk, 'kty' | 'crv' | 'x'>): Promise<string> {
  return (await calculateJwkThumbprint(key)).slice(0, ID_LENGTH)
}

/**
 * Signs a payload, as a token of three parts.
 * @param typ tells what it is from everything else that the key may sign
 */
export async function signed(payload: object, typ: string, { privateKey, publicKey }: SigningKey): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: ALGORITHM, typ, kid: publicKey.kid })
    .sign(privateKey)
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
