import type { Instant } from '../time/calendar.ts'

/** The kinds of long work that have a page. */
export type WorkTask = 'planning' | 'applying' | 'pack' | 'report' | 'people' | 'package'

export type WorkState = 'waiting' | 'working' | 'done' | 'stopped' | 'failed'

/** The states of what people order and a job makes, as a screen shows them. */
export const ORDER_STATES = {
  waiting: 'waiting',
  making: 'working',
  made: 'done',
  stopped: 'stopped',
  failed: 'failed',
} as const satisfies Readonly<Record<string, WorkState>>

/** All that a screen shows of long work while it runs: numbers and a state, and nothing about anybody. */
export interface WorkProgress {
  readonly state: WorkState
  readonly done: number
  readonly of: number
}

/** The same with the time that's left, or null while nobody can tell. */
export interface TimedProgress extends WorkProgress {
  readonly secondsLeft: number | null
}

export function isOver(state: WorkState): boolean {
  return state !== 'waiting' && state !== 'working'
}

/** How far work was at some moment. */
export interface WorkSample {
  readonly at: Instant
  readonly done: number
}

/** The rate is taken over at least so long, and a first guess after a moment would jump about. */
const SHORTEST_LOOK_MS = 3_000

/**
 * Tells from two looks at the work how long the rest takes. Returns null when they're too close together, or when
 * nothing moved between them.
 */
export function secondsLeft(first: WorkSample, last: WorkSample, of: number): number | null {
  const ms = Date.parse(last.at) - Date.parse(first.at)
  const moved = last.done - first.done
  if (ms < SHORTEST_LOOK_MS || moved <= 0 || last.done >= of) return null
  return Math.ceil(((of - last.done) * ms) / moved / 1_000)
}
