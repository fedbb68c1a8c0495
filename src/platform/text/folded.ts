/** Text for finding and ordering: without case and accents, the same on both engines whatever their locale. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Returns whether each word that was typed begins a word of a text. Case and accents don't count. */
export function hasTyped(text: string, typed: string): boolean {
  const words = wordsIn(text)
  return wordsIn(typed).every((part) => words.some((word) => word.startsWith(part)))
}

function wordsIn(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? []
}
