import { z } from 'zod'
import { ALGORITHM, keyId, type PublicJwk, publicJwk } from '../platform/codes/key.job.ts'
import type { LedgerHead } from './head.ts'
import { canonicalJson } from '../platform/codes/canonical.ts'
import { headsAfter, type LedgerKey, ledgerKeys, type SignedHead } from './head.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { checkHead, type HeadFinding } from './head.job.ts'

/** Heads with all that it takes to check them, as they are downloaded, mailed, and put into evidence packs. */
export interface HeadsFile {
  readonly format: typeof FORMAT
  readonly version: 1
  readonly about: string
  readonly keys: readonly FiledKey[]
  readonly heads: readonly FiledHead[]
}

/** A public key as a member of a JSON Web Key Set. */
interface FiledKey extends PublicJwk {
  readonly use: 'sig'
  readonly alg: typeof ALGORITHM
  readonly addedAt: string
  readonly voucher: string | null
}

/** The readable content of a token, with the token itself. Only the token counts. */
interface FiledHead {
  readonly head: unknown
  readonly token: string
}

const FORMAT = 'csec-ledger-heads'
const ABOUT =
  'Signed ends of an append-only ledger. Each token is a JWS (RFC 7515, EdDSA with Ed25519) by one of the keys, over the ' +
  'JSON that stands beside it. "hash" is the hash of entry "seq" and covers every entry up to it; "previous" is the ' +
  'SHA-256 of the token before. Keep this file away from the server that made it. To compare the ledger with it: ' +
  'csec verify-ledger --heads FILE.'

const PAGE = 1_000

/** All heads and keys on record, the first first. */
export async function headsFile(db: Database): Promise<HeadsFile> {
  return fileOf(await allHeads(db), await ledgerKeys(db))
}

export async function allHeads(db: Database, after = 0): Promise<SignedHead[]> {
  const heads: SignedHead[] = []
  for (;;) {
    const page = await headsAfter(db, heads.at(-1)?.number ?? after, PAGE)
    heads.push(...page)
    if (page.length < PAGE) return heads
  }
}

export function fileOf(heads: readonly SignedHead[], keys: readonly LedgerKey[]): HeadsFile {
  return {
    format: FORMAT,
    version: 1,
    about: ABOUT,
    keys: keys.map(({ jwk, addedAt, voucher }) => ({
      ...publicKeyOf(jwk),
      use: 'sig',
      alg: ALGORITHM,
      addedAt,
      voucher,
    })),
    heads: heads.map(({ token }) => ({ head: payloadOf(token), token })),
  }
}

/** Also readable for people. */
export function headsFileText(file: HeadsFile): string {
  return `${JSON.stringify(file, null, 2)}\n`
}

export function publicKeyOf(jwk: string): PublicJwk {
  return publicJwk.parse(JSON.parse(jwk))
}

/** A head from outside, and whether its signature fits. */
export type OutsideHead =
  | (Extract<HeadFinding, { readonly state: 'genuine' }> & { readonly token: string })
  | Exclude<HeadFinding, { readonly state: 'genuine' }>

export interface OutsideFile {
  /** Empty for a bare token. Then the keys on record are used. */
  readonly keys: readonly PublicJwk[]
  readonly heads: readonly OutsideHead[]
}

/** No token is near this size. On megabytes of letters, the pattern of a token would exhaust the stack. */
const LONGEST_TOKEN = 16_384

const fileForm = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  keys: z.array(publicJwk),
  heads: z.array(z.object({ head: z.unknown(), token: z.string() })),
})

/**
 * Reads a file of heads, or a bare token. Returns null when it is neither, or when a key in it bears the id of
 * another.
 * @param onRecord keys for a bare token
 */
export async function readHeads(text: string, onRecord: readonly PublicJwk[]): Promise<OutsideFile | null> {
  const bare = text.trim()
  if (bare.length <= LONGEST_TOKEN && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(bare))
    return { keys: [], heads: [await outsideHead(bare, null, onRecord)] }
  const parsed = fileForm.safeParse(jsonOf(text))
  if (!parsed.success) return null
  const { keys, heads } = parsed.data
  for (const key of keys) if ((await keyId(key)) !== key.kid) return null
  const read: OutsideHead[] = []
  for (const { head, token } of heads) read.push(await outsideHead(token, head, keys))
  return { keys, heads: read }
}

async function outsideHead(token: string, beside: unknown, keys: readonly PublicJwk[]): Promise<OutsideHead> {
  const finding = await checkHead(token, keys)
  if (finding.state !== 'genuine') return finding
  if (beside !== null && !isSame(beside, finding.head)) return { state: 'changed' }
  return { ...finding, token }
}

function isSame(beside: unknown, head: LedgerHead): boolean {
  try {
    return canonicalJson(beside) === canonicalJson(head)
  } catch {
    return false
  }
}

function payloadOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
