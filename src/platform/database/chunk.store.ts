/** The number of rows in one statement, because both engines limit the values that a statement can bind. */
export const CHUNK = 500

export function inChunks<Entry>(list: readonly Entry[], size: number = CHUNK): Entry[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )
}
