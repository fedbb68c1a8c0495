import canonicalize from 'canonicalize'
import { isStorableJson } from '../text/storable.ts'

// The package exports the function itself; its types describe an object with a `default`.
const serialize = canonicalize as unknown as (value: unknown) => string | undefined

/** The one JSON text of a value (RFC 8785): keys in order, no spaces. Throws for `undefined`, NaN and infinity. */
export function canonicalJson(value: unknown): string {
  const text = serialize(value)
  if (text === undefined) throw new TypeError('This value has no JSON text')
  return text
}

/**
 * The same for what is about to go on record. Throws a RangeError for text that no database gives back as it got it: its
 * hash would never fit again.
 */
export function jsonForRecord(value: unknown): string {
  const text = canonicalJson(value)
  if (!isStorableJson(text)) throw new RangeError('Half of a surrogate pair or a NUL can’t go on record.')
  return text
}

/** Whether a text is the one JSON text of its value. Two texts can be read as the same value: spaces, a key twice. */
export function isCanonical(text: string): boolean {
  try {
    return isOneText(text, JSON.parse(text))
  } catch {
    return false
  }
}

/** The same for a text whose value has been read. */
export function isOneText(text: string, value: unknown): boolean {
  // The faster of two ways to the same text, if no key has to change its place.
  return (hasKeysInOrder(value) ? JSON.stringify(value) : canonicalJson(value)) === text
}

function hasKeysInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(hasKeysInOrder)
  let last = ''
  // Without a list of its entries, which a check of the ledger would make for every object there is.
  for (const key of Object.keys(value)) {
    if (key < last || !hasKeysInOrder((value as Record<string, unknown>)[key])) return false
    last = key
  }
  return true
}
