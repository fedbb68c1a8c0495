/** A line with what people need in order not to mistake it for another. */
export interface NamedLine {
  /** What texts call it. */
  readonly called: readonly string[]
  readonly name: string
  readonly digits: string
  readonly href: string
  readonly purpose: string
}

/** Those of the lines that a text names. */
export function namedIn(text: string, lines: readonly NamedLine[]): NamedLine[] {
  return lines.filter(({ called }) => called.some((name) => text.includes(name)))
}
