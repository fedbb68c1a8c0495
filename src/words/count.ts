/**
 * A count as people read it, `3,000`: with a comma in the Spanish of the US, too. Years, ids and codes stay bare.
 */
export function digits(n: number): string {
  return n.toLocaleString('en-US')
}

/**
 * A number with its noun, `1 lesson` or `3 lessons`: for languages that have one form for one and another for the rest.
 */
export function count(n: number, one: string, many: string): string {
  return `${digits(n)} ${n === 1 ? one : many}`
}
