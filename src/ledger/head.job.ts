import { decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import { ALGORITHM, type PublicJwk, publicJwk, signed, type SigningKey, verified } from '../platform/codes/key.job.ts'
import { type CalendarDate, calendarDate, type Instant, instant } from '../platform/time/calendar.ts'
import type { LedgerHead } from './head.ts'

/** Tells a head and a voucher from each other, and from whatever else a key may sign. */
const HEAD = 'csec-ledger-head'
const VOUCHER = 'csec-ledger-key'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const headForm = z
  .strictObject({
    v: z.literal(1),
    number: z.int().min(1),
    organization: z.string(),
    day: z.string().transform((text): CalendarDate => calendarDate(text)),
    seq: z.int().min(0),
    entries: z.int().min(0),
    hash,
    previous: hash,
    signedAt: z.string().transform((text): Instant => instant(text)),
  })
  .refine(({ seq, entries }) => seq === entries)

const voucherForm = z.strictObject({ v: z.literal(1), key: publicJwk, at: z.string() })

export async function signHead(head: LedgerHead, key: SigningKey): Promise<string> {
  return signed(head, HEAD, key)
}

/** The result of reading a token. */
export type HeadFinding =
  | { readonly state: 'genuine'; readonly head: LedgerHead; readonly key: PublicJwk }
  | { readonly state: 'unknown-key'; readonly keyId: string }
  /** It names a key that we have, and the signature does not fit. */
  | { readonly state: 'changed' }
  | { readonly state: 'unreadable' }

export async function checkHead(token: string, keys: readonly PublicJwk[]): Promise<HeadFinding> {
  const keyId = keyIdIn(token, HEAD)
  if (keyId === null) return { state: 'unreadable' }
  const key = keys.find(({ kid }) => kid === keyId)
  if (key === undefined) return { state: 'unknown-key', keyId }
  const payload = await verified(token, key)
  if (payload === null) return { state: 'changed' }
  const head = readHead(payload)
  return head === null ? { state: 'unreadable' } : { state: 'genuine', head, key }
}

/** A key signs that the one after it is ours, too. */
export async function vouchFor(key: PublicJwk, at: Instant, by: SigningKey): Promise<string> {
  return signed({ v: 1, key, at }, VOUCHER, by)
}

/** The id of the key that has vouched for this one, or null when none of these has. */
export async function voucherOf(
  key: PublicJwk,
  voucher: string | null,
  keys: readonly PublicJwk[],
): Promise<string | null> {
  const by = voucher === null ? null : keyIdIn(voucher, VOUCHER)
  const signer = keys.find(({ kid }) => kid === by)
  if (voucher === null || signer === undefined || signer.x === key.x) return null
  const parsed = voucherForm.safeParse(await verified(voucher, signer))
  return parsed.success && parsed.data.key.x === key.x ? signer.kid : null
}

function keyIdIn(token: string, type: string): string | null {
  try {
    const { alg, typ, kid } = decodeProtectedHeader(token)
    return alg === ALGORITHM && typ === type && kid !== undefined ? kid : null
  } catch {
    return null
  }
}

function readHead(payload: unknown): LedgerHead | null {
  try {
    return headForm.parse(payload)
  } catch {
    return null
  }
}
