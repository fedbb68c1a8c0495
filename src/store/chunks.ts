/** How many rows go into one statement: both engines limit the values that a statement can bind. */
export const CHUNK = 500

export function inChunks<Entry>(list: readonly Entry[]): Entry[][] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, index) =>
    list.slice(index * CHUNK, (index + 1) * CHUNK),
  )
}
