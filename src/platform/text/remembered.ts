/** So many different texts are remembered. */
const MOST_REMEMBERED = 5_000

/** Makes a text from another one, once for most of those that are the same. */
export function remembered(make: (from: string) => string): (from: string) => string {
  const known = new Map<string, string>()
  return sameAsLast((from) => {
    const before = known.get(from)
    if (before !== undefined) return before
    const made = apart(make(from))
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(apart(from), made)
    return made
  })
}

/** Makes it again only from another text than the last time. Comparing two takes a small part of finding one among many. */
export function sameAsLast(make: (from: string) => string): (from: string) => string {
  let [last, made]: [string | null, string] = [null, '']
  return (from) => {
    if (from !== last) [last, made] = [from, make(from)]
    return made
  }
}

/** A text in one piece: a part of a text holds all of it in memory, and one put together is gone through each time. */
function apart(text: string): string {
  return Buffer.from(text).toString()
}
