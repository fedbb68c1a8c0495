/** One step moved one place, as the buttons beside it do. */
export interface Move {
  readonly letter: string
  readonly direction: 'up' | 'down'
}

/** `b up`: what a button of the page sends. Returns null for anything else. */
export function readMove(value: string): Move | null {
  const { letter, direction } = /^(?<letter>[a-z]) (?<direction>up|down)$/.exec(value)?.groups ?? {}
  if (letter === undefined) return null
  return { letter, direction: direction === 'up' ? 'up' : 'down' }
}

export function moveValue({ letter, direction }: Move): string {
  return `${letter} ${direction}`
}

/** Whether each letter stands there once, and nothing else. */
export function isOrderOf(letters: readonly string[], given: readonly string[]): boolean {
  return given.length === letters.length && letters.every((letter) => given.includes(letter))
}

/** At either end, or with a letter that is not there, nothing changes. */
export function afterMove(order: readonly string[], { letter, direction }: Move): readonly string[] {
  const from = order.indexOf(letter)
  const to = direction === 'up' ? from - 1 : from + 1
  if (from === -1 || to < 0) return order
  const others = order.filter((other) => other !== letter)
  return [...others.slice(0, to), letter, ...others.slice(to)]
}
