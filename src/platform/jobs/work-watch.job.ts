import type { Instant } from '../time/calendar.ts'
import { isOver, secondsLeft, type TimedProgress, type WorkProgress, type WorkSample } from './work.ts'

/** The streams that are open from this process, and how fast the work moves that somebody watches. */
export interface WorkWatch {
  /** A stream looks at its work once in so many milliseconds. */
  readonly tickMs: number
  /** Notes how far the work is, and adds how long the rest takes as soon as that can be told. */
  timed(id: string, progress: WorkProgress, at: Instant): TimedProgress
  /** Counts a stream of a session until it calls what it gets. Returns null when the session has enough of them. */
  enter(session: string): (() => void) | null
}

/** Browsers open six connections to one server: some have to stay free for pages. */
const MOST_STREAMS = 4
/** The rate is that of the last half minute or so: files get faster or slower on the way. */
const MOST_SAMPLES = 30
/** More work than this isn't watched at the same time; the rate of the longest unseen is forgotten. */
const MOST_WATCHED = 100
const APART_MS = 1_000

export function createWorkWatch(tickMs = 1_000): WorkWatch {
  const watched = new Map<string, WorkSample[]>()
  const streams = new Map<string, number>()
  return {
    tickMs,
    timed(id, progress, at) {
      const { done, of, state } = progress
      const before = watched.get(id) ?? []
      watched.delete(id)
      if (isOver(state)) return { ...progress, secondsLeft: null }
      const samples = withSample(before, { at, done })
      watched.set(id, samples)
      for (const oldest of [...watched.keys()].slice(0, -MOST_WATCHED)) watched.delete(oldest)
      const [first] = samples
      return { ...progress, secondsLeft: first === undefined ? null : secondsLeft(first, { at, done }, of) }
    },
    enter(session) {
      const open = streams.get(session) ?? 0
      if (open >= MOST_STREAMS) return null
      streams.set(session, open + 1)
      return () => {
        const left = (streams.get(session) ?? 1) - 1
        if (left === 0) streams.delete(session)
        else streams.set(session, left)
      }
    },
  }
}

/** Work that has begun again counts from there. */
function withSample(samples: WorkSample[], next: WorkSample): WorkSample[] {
  const last = samples.at(-1)
  if (last === undefined || next.done < last.done) return [next]
  if (Date.parse(next.at) - Date.parse(last.at) < APART_MS) return samples
  return [...samples, next].slice(-MOST_SAMPLES)
}
