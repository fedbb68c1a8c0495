/** A line with what people need in order not to mistake it for another. */
export interface NamedLine {
  /** What texts call it. */
  readonly called: readonly string[]
  readonly name: string
  readonly digits: string
  readonly href: string
  readonly purpose: string
}

/** A name isn’t said by a longer word that contains it, or by the random characters of a form’s token. */
const PART_OF_A_WORD = /[\p{L}\p{N}_]/u

/** Those of the lines that a text names. */
export function namedIn(text: string, lines: readonly NamedLine[]): NamedLine[] {
  return lines.filter(({ called }) => called.some((name) => isSaid(text, name)))
}

function isSaid(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const around = [text.charAt(at - 1), text.charAt(at + name.length)]
    if (!around.some((character) => PART_OF_A_WORD.test(character))) return true
  }
  return false
}

/**
 * What texts of the course may call a line: its name with and without what's in parentheses, each of the names in
 * them, and one in capitals.
 */
export function calledBy(name: string): string[] {
  const outside = name.replaceAll(/\s*\([^)]*\)/gu, '').trim()
  const inside = [...name.matchAll(/\(([^)]+)\)/gu)].map(([, said = '']) => said)
  return [...new Set([name, outside, ...inside, ...(name.match(/\p{Lu}{4,}/gu) ?? [])])]
}
