import { decodeProtectedHeader } from 'jose'
import type { Instant } from '../platform/time/calendar.ts'
import { type Certificate, VERIFY_PATH } from './certificate.ts'
import { readCredential } from './credential.job.ts'
import { ALGORITHM, type PublicJwk, verified } from '../platform/codes/key.job.ts'
import { unpack } from './packing.job.ts'

/** The result of reading a token. A list, not the token, says whether it was withdrawn. */
export type Finding =
  | { readonly state: 'genuine'; readonly certificate: Certificate; readonly token: string }
  /** It names a key of ours and the signature does not fit. */
  | { readonly state: 'changed' }
  | { readonly state: 'unknown-key' }
  | { readonly state: 'unreadable' }

/**
 * @param text the address in a QR code, the part after its #, or the signed credential itself; spaces and line breaks
 * do not matter
 */
export async function checkToken(text: string, keys: readonly PublicJwk[]): Promise<Finding> {
  const token = tokenIn(text)
  const header = token === null ? null : headerOf(token)
  if (token === null || header === null) return { state: 'unreadable' }
  const key = keys.find(({ kid }) => kid === header.key)
  if (key === undefined) return { state: 'unknown-key' }
  const payload = await verified(token, key)
  if (payload === null) return { state: 'changed' }
  const certificate = readCredential(payload)
  return certificate === null ? { state: 'unreadable' } : { state: 'genuine', certificate, token }
}

function tokenIn(text: string): string | null {
  const plain = text.replaceAll(/\s/g, '')
  const address = plain.indexOf(`${VERIFY_PATH}#`)
  const found = address === -1 ? plain : plain.slice(address + VERIFY_PATH.length + 1)
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(found)) return found
  return /^[\w-]+$/.test(found) ? unpack(found) : null
}

/** The key that a token names: the last part of the address at which it is published. */
function headerOf(token: string): { readonly key: string } | null {
  try {
    const { alg, kid } = decodeProtectedHeader(token)
    return alg === ALGORITHM && kid !== undefined ? { key: kid.slice(kid.lastIndexOf('/') + 1) } : null
  } catch {
    return null
  }
}

/** The verdict on a certificate at a moment, given the list of withdrawn ones. */
export type Verdict =
  | { readonly state: 'genuine' | 'expired' | 'revoked'; readonly certificate: Certificate; readonly token: string }
  | Exclude<Finding, { readonly state: 'genuine' }>

/** @param revoked numbers of certificates that no longer hold */
export function verdictAt(finding: Finding, revoked: ReadonlySet<string>, now: Instant): Verdict {
  if (finding.state !== 'genuine') return finding
  const { validUntil, number } = finding.certificate
  if (revoked.has(number)) return { ...finding, state: 'revoked' }
  return validUntil !== null && now >= validUntil.at ? { ...finding, state: 'expired' } : finding
}
