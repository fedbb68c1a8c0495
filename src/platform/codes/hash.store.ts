import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

// The package exports the function itself; its types describe an object with a `default`.
const serialize = canonicalize as unknown as (value: unknown) => string | undefined

/** SHA-256 of bytes, or of a text in UTF-8, in lower-case hexadecimal. */
export function sha256(input: string | Uint8Array): string {
  return createHash('sha256').update(input).digest('hex')
}

/** The one JSON text of a value (RFC 8785): keys in order, no spaces. Throws for `undefined`, NaN and infinity. */
export function canonicalJson(value: unknown): string {
  const text = serialize(value)
  if (text === undefined) throw new TypeError('This value has no JSON text')
  return text
}

/** SHA-256 of the one JSON text of a value: how entries of the ledger are hashed. */
export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value))
}
