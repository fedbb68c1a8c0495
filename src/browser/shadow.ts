/** A copy of the state in this browser, for the case that the LMS said "saved" and lost it, or that the line was cut. */
export interface Shadow {
  /** What was kept of this learner's course not long ago; null when there is nothing. */
  read(): string | null
  keep(suspendData: string): void
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

/** Older copies are no news: the LMS may have been told to begin anew, as for a yearly training. */
const LONGEST_MS = 14 * 24 * 60 * 60_000

/**
 * Opens the copy of one learner. Old copies of the course go, whoever's they are: computers are shared.
 * @param storage may be missing or throw: browsers let people forbid it.
 * @param key names the package and the learner, so that no two learners at one computer meet; null keeps nothing. Its
 * end, `.steps.` and a word, is that of all copies.
 * @param now milliseconds since 1970.
 */
export function openShadow(storage: () => ListedStore, key: string | null, now: () => number): Shadow {
  attempted((store, at) => {
    const [course] = at.split('.')
    for (const other of Array.from({ length: store.length }, (_, index) => store.key(index) ?? ''))
      if (other.split('.')[0] === course && /\.steps\.\w+$/.test(other) && fresh(store.getItem(other)) === null)
        store.removeItem(other)
  })
  return {
    read: () => attempted((store, at) => fresh(store.getItem(at))),
    keep: (suspendData) => attempted((store, at) => store.setItem(at, `${now()} ${suspendData}`)),
    drop: () => attempted((store, at) => store.removeItem(at)),
  }

  function attempted<T>(use: (store: ListedStore, key: string) => T): T | null {
    try {
      return key === null ? null : use(storage(), key)
    } catch {
      return null
    }
  }

  function fresh(kept: string | null): string | null {
    const [, at = '', text = ''] = /^(\d+) (.+)$/.exec(kept ?? '') ?? []
    return text !== '' && now() - Number(at) < LONGEST_MS ? text : null
  }
}
