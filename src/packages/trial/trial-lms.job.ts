import type { Call } from '../standards/call-rules.ts'
import type { PackageOrder } from '../course-package.ts'
import { unpack } from '../runtime/suspend-data.ts'

/** The purpose of a launch: only with `credit` does the learner's work count. */
export type Purpose = 'preview' | 'credit' | 'without-credit'

/** Stands in for an LMS while a package is tried. It keeps one learner's record over all launches. */
export interface TrialLms {
  /** The storage of the learner's browser. */
  readonly storage: Storage
  /**
   * Opens the package once more, with all that its scripts look for in place. Returns null where there is no such
   * launch.
   */
  launch(purpose: Purpose): KeptLaunch | null
  /** Whether it has all that it waits for, and nothing else. */
  isFinished(): boolean
  /** Returns the part of a sentence about the end of the course in the record. Empty for none. */
  ending(): string
  /** The number of final check answers it has, or `null` if it reports them in another way. */
  answers(): number | null
  /** All of the record that may not change when somebody only looks. */
  record(): string
}

interface KeptLaunch {
  /** The recording state of this launch (`Recording` in `src/packages/runtime/lms/session.browser.ts`). */
  readonly recording: string
  /** Everything that was asked of it so far. */
  readonly calls: readonly Call[]
  /** Whether what the course had left was thrown away. */
  readonly forgot: boolean
  /**
   * Returns the violations, once the launch is over.
   * @param ended with a goodbye, and not broken off.
   */
  problems(ended: boolean): readonly string[]
}

/** A browser's storage in memory, as far as packages use it. */
interface Storage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

export function openStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      kept.set(key, value)
    },
    removeItem(key) {
      kept.delete(key)
    },
  }
}

/** A browser that keeps the course of somebody without an LMS. It knows no launch that does not count. */
export function browserLms({ contents }: PackageOrder): TrialLms {
  const [{ course }] = contents
  const storage = openStorage()
  let calls: Call[] = []
  let kept = ''

  return {
    storage: {
      ...storage,
      setItem(key, value) {
        calls.push({ method: 'setItem', args: [key, value], result: '', error: '0' })
        storage.setItem(key, value)
        kept = value
      },
    },
    launch(purpose) {
      if (purpose !== 'credit') return null
      calls = []
      return { recording: 'this-browser', calls, forgot: false, problems: () => [] }
    },
    isFinished: isAcknowledged,
    ending: () => (isAcknowledged() ? 'the acknowledgement' : ''),
    answers: () => null,
    record: () => kept,
  }

  function isAcknowledged(): boolean {
    return (unpack(course, kept)?.acknowledgement ?? null) !== null
  }
}
