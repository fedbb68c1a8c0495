/** The FNV-1a hash, 32 bits: finds damage and typing mistakes. It proves nothing against someone who means harm. */
export function fnv1a(text: string): number {
  let hash = 2166136261
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  return hash >>> 0
}
