import { hash } from 'node:crypto'
import { canonicalJson } from './canonical.ts'

/** SHA-256 of bytes, or of a text in UTF-8, in lower-case hexadecimal. */
export function sha256(input: string | Uint8Array): string {
  return hash('sha256', input)
}

/** SHA-256 of the one JSON text of a value: how entries of the ledger are hashed. */
export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value))
}
