/** In a shorter word one other letter makes another name: nobody looks for Ann and means Bob. */
const SHORTEST = 4

/**
 * How close the words of a search are to a name: 0 when each is a part of it, or one letter away from one; 1 when a part
 * begins so. Null when they're further away. A number with a wrong digit is somebody else's, so it's close to nothing.
 * @param words and a name without case and accents
 */
export function closeness(words: readonly string[], name: string): 0 | 1 | null {
  const parts = name.split(/[\s-]+/)
  let found: 0 | 1 = 0
  for (const word of words) {
    if (name.includes(word)) continue
    if (word.length < SHORTEST || /[\d@]/.test(word)) return null
    if (parts.some((part) => isOneLetterOff(word, part))) continue
    if (!parts.some((part) => beginsLike(word, part))) return null
    found = 1
  }
  return found
}

function beginsLike(word: string, part: string): boolean {
  return [-1, 0, 1].some((more) => {
    const length = word.length + more
    return part.length > length && isOneLetterOff(word, part.slice(0, length))
  })
}

/** Whether one letter is missing, too many or wrong, or two next to each other have changed places. */
export function isOneLetterOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same += 1
  const [left, right] = [short.slice(same), long.slice(same)]
  if (left.length < right.length) return left === right.slice(1)
  if (left.slice(1) === right.slice(1)) return true
  return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2)
}
