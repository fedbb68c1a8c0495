import { randomFrom } from '../platform/codes/fnv.ts'

/** Chance that is the same on every run, passed along while building a career. */
export interface Random {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  chance(probability: number): boolean
}

export function seededRandom(seed: string): Random {
  const next = randomFrom(seed)
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick(list) {
      const picked = list[Math.floor(next() * list.length)]
      if (picked === undefined) throw new RangeError('there is nothing to pick from')
      return picked
    },
    chance: (probability) => next() < probability,
  }
}
