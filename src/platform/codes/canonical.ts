import canonicalize from 'canonicalize'

// The package exports the function itself; its types describe an object with a `default`.
const serialize = canonicalize as unknown as (value: unknown) => string | undefined

/** The one JSON text of a value (RFC 8785): keys in order, no spaces. Throws for `undefined`, NaN and infinity. */
export function canonicalJson(value: unknown): string {
  const text = serialize(value)
  if (text === undefined) throw new TypeError('This value has no JSON text')
  return text
}
