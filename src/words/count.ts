/**
 * A number with its noun, `1 lesson` or `3 lessons`: for languages that have one form for one and another for the rest.
 */
export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}
