/** For one cell, as that of someone with two places of work: what they have in common is said once. */
export function eachOnce(values: readonly string[]): string {
  return [...new Set(values)].join(', ')
}
