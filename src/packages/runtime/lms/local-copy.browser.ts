import { type KeptSteps, readKeptSteps, writeKeptSteps } from '../kept-step.ts'

/** A copy, in this browser, of the steps that the LMS has not confirmed. */
export interface LocalCopy {
  /** Returns the recent steps of this learner that were kept. Returns null when there are none. */
  read(): KeptSteps | null
  /** Says whether this browser keeps it. */
  keep(steps: Omit<KeptSteps, 'at'>): boolean
  /** Forgets what this window kept, because the LMS has it. What another window keeps stays. */
  settle(): void
  /** Forgets whatever is kept. */
  drop(): void
}

/** Part of the DOM's `Storage`. */
export interface Store {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** The same, of which one can see all. */
export interface ListedStore extends Store {
  readonly length: number
  key(index: number): string | null
}

/**
 * Opens the copy of one learner. Old copies of the course go, whoever's they are: computers are shared.
 * @param storage may be missing or throw: browsers let people forbid it.
 * @param key names the package and the learner, so that no two learners at one computer meet; null keeps nothing. Its
 * end, `.steps.` and a word, is that of all copies.
 * @param now milliseconds since 1970.
 */
export function openLocalCopy(storage: () => ListedStore, key: string | null, now: () => number): LocalCopy {
  let own: string | null = null
  attempted((store, at) => {
    const [course] = at.split('.')
    for (const other of Array.from({ length: store.length }, (_, index) => store.key(index) ?? ''))
      if (other.split('.')[0] === course && /\.steps\.\w+$/.test(other) && fresh(store.getItem(other)) === null)
        store.removeItem(other)
  })
  return {
    read: () => attempted((store, at) => fresh(store.getItem(at))),
    keep(steps) {
      const text = writeKeptSteps({ ...steps, at: now() })
      const isKept =
        attempted((store, at) => {
          store.setItem(at, text)
          return true
        }) ?? false
      own = isKept ? text : own
      return isKept
    },
    settle() {
      attempted((store, at) => {
        if (own !== null && store.getItem(at) === own) store.removeItem(at)
      })
      own = null
    },
    drop: () => void attempted((store, at) => store.removeItem(at)),
  }

  function attempted<T>(use: (store: ListedStore, key: string) => T): T | null {
    try {
      return key === null ? null : use(storage(), key)
    } catch {
      return null
    }
  }

  function fresh(kept: string | null): KeptSteps | null {
    return readKeptSteps(kept ?? '', now())
  }
}
