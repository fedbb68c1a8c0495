import { canonicalJson } from '../../platform/codes/canonical.ts'
import { SIGNATURE_TYPE } from '../packs/pack.ts'

/** The tools that a checker of packs needs from its surroundings. Node and browsers each have their own. */
export interface CheckTools {
  /** Returns the hash in lower-case hexadecimal. */
  sha256(bytes: Uint8Array): Promise<string>
  /**
   * Returns null where signatures can't be checked, as in an older browser.
   * @param x the public key, as in a JWK
   */
  verify(x: string, signature: Uint8Array, data: Uint8Array): Promise<boolean | null>
}

/** A JWS (RFC 7515) taken apart. */
interface Signature {
  readonly keyId: string
  readonly type: string
  readonly header: string
  /** Empty in a detached signature. */
  readonly payload: string
  readonly value: Uint8Array
}

/** Returns null when the text is no JWS by an Ed25519 key. */
export function readSignature(text: string): Signature | null {
  const [, header, payload = '', value] = /^([\w-]+)\.([\w-]*)\.([\w-]+)$/.exec(text.trim()) ?? []
  if (header === undefined || value === undefined) return null
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(header)))
    if (typeof read !== 'object' || read === null) return null
    const { alg, typ, kid } = read as Readonly<Record<string, unknown>> // any object has members of any kind
    if (alg !== 'EdDSA' || typeof typ !== 'string' || typeof kid !== 'string') return null
    return { keyId: kid, type: typ, header, payload, value: fromBase64Url(value) }
  } catch {
    return null
  }
}

/** The bytes that were signed: those of the manifest, which is detached, or those of the token itself. */
export function signedBytes({ header, payload }: Signature, apart: Uint8Array | null): Uint8Array {
  return new TextEncoder().encode(`${header}.${apart === null ? payload : toBase64Url(apart)}`)
}

export function isManifestSignature({ type, payload }: Signature): boolean {
  return type === SIGNATURE_TYPE && payload === ''
}

/** The fingerprint of RFC 7638, for people to compare. */
export async function fingerprintOf(x: string, { sha256 }: CheckTools): Promise<string> {
  const hex = await sha256(new TextEncoder().encode(canonicalJson({ crv: 'Ed25519', kty: 'OKP', x })))
  return toBase64Url(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))
}

function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  // Calls with pieces small enough for the argument limit, whose length is a multiple of three bytes.
  for (let at = 0; at < bytes.length; at += 24_576)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + 24_576)))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function fromBase64Url(text: string): Uint8Array {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (character) => character.charCodeAt(0))
}

/** The faults that a pack can have. Each says where it is: the name of a file, the place of an entry, a key. */
const PACK_FAULTS = [
  'no-manifest',
  'manifest-unreadable',
  'no-signature',
  'signature-unreadable',
  'unknown-key',
  'forged',
  'other-key',
  'missing',
  'extra',
  'twice',
  'changed',
  'swapped',
  'damaged',
  'entry-unreadable',
  'entry-missing',
  'entry-unlinked',
  'entry-changed',
  'ledger-end',
  'heads-unreadable',
  'head-forged',
  'head-differs',
  'edition-differs',
  'certificate-differs',
] as const
export type PackFaultKind = (typeof PACK_FAULTS)[number]

export interface PackFault {
  readonly kind: PackFaultKind
  readonly about: string
  /** The value that was found instead. Empty where there is nothing to say. */
  readonly instead: string
}

export function packFault(kind: PackFaultKind, about: string | number = '', instead = ''): PackFault {
  return { kind, about: String(about), instead }
}
