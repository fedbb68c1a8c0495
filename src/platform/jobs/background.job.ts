import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import { GivenUp, type Job, type Progress, type Run } from './job.ts'
import { turnsForOthers } from './others.store.ts'

/** A job, and the one that it follows each time that one ends, in addition to its own times. */
export type Listed<Name> = Job & { readonly after?: Name }

export interface BackgroundParts {
  now(): Instant
  /** The day where the organization is, or null before there is one. */
  today(): Promise<CalendarDate | null>
  /** Returns true when the server is shutting down. */
  isOver(): boolean
  /** Returns true while a job has to wait: it begins at the next look after that. */
  isPaused?(job: string): boolean
  /** Gets the error and the piece, or null when none could be claimed. Everything else continues. */
  failed(job: string, error: unknown, piece: string | null): void
  /** A job has ended, and so many of its pieces have failed. */
  ended?(job: string, failures: number): void
}

/** Runs jobs in the background: different ones at the same time, and each of them one piece after the other. */
export interface Background<Name extends string> {
  /** Starts every job that has its own times where the last process stopped, and keeps to the clock. */
  start(): void
  /** There is something to do now. */
  wake(name: Name): void
  /** Begins what it is time for. Called every few seconds from the start on. */
  look(): Promise<void>
  /** Returns null when the job is not under way in this process. */
  progress(name: Name): Progress | null
  /** Resolves when no job is working. */
  idle(name?: Name): Promise<void>
  /** Once `isOver` is true: begins nothing more, and waits for what is under way. */
  stop(): Promise<void>
}

/** Work that a killed process has left is taken up within two minutes: a minute of silence, and this. */
const LOOK_MS = 20_000
const KEEP_MS = 15_000

interface State {
  /** The times that it begins are counted from here. */
  begunAt: number
  isQueued: boolean
  /** It was to begin while it was paused. */
  isMissed: boolean
  isAsked: boolean
  underWay: Promise<void>
  progress: Progress | null
}

export function createBackground<Name extends string>(
  jobs: Readonly<Record<Name, Listed<NoInfer<Name>>>>,
  { now, today, isOver, isPaused, failed, ended }: BackgroundParts,
): Background<Name> {
  // The keys of the list are its names.
  const names = Object.keys(jobs) as Name[]
  const states = new Map(
    names.map((name): [Name, State] => [
      name,
      { begunAt: 0, isQueued: false, isMissed: false, isAsked: false, underWay: Promise.resolve(), progress: null },
    ]),
  )
  const stateOf = (name: Name): State => {
    const state = states.get(name)
    if (state === undefined) throw new Error(`There is no job ${name}.`)
    return state
  }

  const begin = (name: Name, isAsked: boolean) => {
    const state = stateOf(name)
    state.isAsked ||= isAsked
    state.isMissed = isPaused?.(name) ?? false
    if (state.isQueued || state.isMissed) return
    state.isQueued = true
    state.progress ??= { done: 0, of: 0 }
    state.underWay = state.underWay.then(() => runOf(name, state))
  }

  const runOf = async (name: Name, state: State) => {
    const { isAsked } = state
    state.isQueued = false
    state.isAsked = false
    await nextTurn()
    let failures = 0
    const failedNow: typeof failed = (...what) => {
      failures += 1
      failed(...what)
    }
    const count = (progress: Progress) => (state.progress = progress)
    await runJob(name, jobs[name], isAsked, { isOver, failed: failedNow, count })
    ended?.(name, failures)
    state.progress = state.isQueued ? { done: 0, of: 0 } : null
    for (const next of names) if (jobs[next].after === name) begin(next, isAsked)
  }

  const isNewDay = dayChange(today)
  const look = async () => {
    const isChanged = await isNewDay().catch((error: unknown) => {
      failed('new-day', error, null)
      return false
    })
    const at = Date.parse(now())
    for (const name of names) {
      const { every, onNewDay } = jobs[name]
      const state = stateOf(name)
      // A clock that was set back makes the time no longer, and a timer that is a little early does not miss it.
      const isTime = every !== null && Math.abs(at - state.begunAt) >= every - LOOK_MS / 2
      if (!isTime && !state.isMissed && !(isChanged && onNewDay === true)) continue
      state.begunAt = at
      begin(name, false)
    }
  }

  let looks: ReturnType<typeof setInterval> | undefined
  let lastLook = Promise.resolve()
  const lookAgain = () => {
    lastLook = lastLook.then(look).catch((error: unknown) => failed('look', error, null))
  }
  return {
    start() {
      const at = Date.parse(now())
      for (const name of names.filter((each) => jobs[each].every !== null)) {
        stateOf(name).begunAt = at
        begin(name, true)
      }
      lookAgain()
      looks = setInterval(lookAgain, LOOK_MS)
    },
    wake: (name) => begin(name, true),
    look,
    progress: (name) => stateOf(name).progress,
    async idle(name) {
      const waited = name === undefined ? names : [name]
      const underWay = () => waited.map((each) => stateOf(each).underWay)
      for (let before: Promise<void>[] = []; !isSame(before, underWay()); ) {
        before = underWay()
        await Promise.all(before)
      }
    },
    async stop() {
      clearInterval(looks)
      await Promise.all(names.map((name) => within(stateOf(name).underWay, jobs[name].stopsWithin)))
      await lastLook
    },
  }
}

interface JobRun extends Pick<BackgroundParts, 'isOver' | 'failed'> {
  count(progress: Progress): void
}

/** Never rejects, unless `failed` throws. */
async function runJob(name: string, job: Job, isAsked: boolean, { isOver, failed, count }: JobRun): Promise<void> {
  const others = turnsForOthers()
  const run: Run = {
    isOver,
    turn: async () => {
      if (isOver()) throw new GivenUp()
      await others()
    },
    count: (done, of) => count({ done, of }),
  }
  const pieces = job.claim(isAsked, run)[Symbol.asyncIterator]()
  const next = () =>
    pieces.next().catch((error: unknown) => {
      if (!(error instanceof GivenUp)) failed(name, error, null)
      return { done: true, value: null } as const
    })
  while (!isOver()) {
    const { done, value } = await next()
    if (done === true) return
    await workOn(job, value, run, (error) => failed(name, error, job.idOf?.(value) ?? null))
    await nextTurn()
  }
}

async function workOn(job: Job, piece: unknown, run: Run, failed: (error: unknown) => void): Promise<void> {
  const { keep } = job
  const kept = keep === undefined ? undefined : setInterval(() => void keep(piece).catch(failed), KEEP_MS)
  try {
    await job.work(piece, run)
  } catch (error) {
    const isGivenUp = error instanceof GivenUp
    if (!isGivenUp) failed(error)
    await job.stop?.(piece, isGivenUp ? 'given-up' : 'failed').catch(failed)
  } finally {
    clearInterval(kept)
  }
}

/**
 * Returns true at the first check on a new day, and at the first one after there is an organization, but never at the
 * very first.
 */
function dayChange(today: BackgroundParts['today']): () => Promise<boolean> {
  let last: CalendarDate | null | undefined
  return async () => {
    const before = last
    last = await today()
    return before !== undefined && last !== null && (before === null || last > before)
  }
}

async function within(work: Promise<void>, ms: number | undefined): Promise<void> {
  await (ms === undefined ? work : Promise.race([work, wait(ms, undefined, { ref: false })]))
}

function isSame(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length > 0 && before.every((each, index) => each === after[index])
}
