/**
 * What texts of the course may call a line: its name with and without what's in parentheses, each of the names in
 * them, and one in capitals.
 */
export function calledBy(name: string): string[] {
  const outside = name.replaceAll(/\s*\([^)]*\)/gu, '').trim()
  const inside = [...name.matchAll(/\(([^)]+)\)/gu)].map(([, said = '']) => said)
  return [...new Set([name, outside, ...inside, ...(name.match(/\p{Lu}{4,}/gu) ?? [])])]
}
