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

/** Older copies are no news: the LMS may have been told to begin anew, as for a yearly training. */
const LONGEST_MS = 14 * 24 * 60 * 60_000

/**
 * @param storage may be missing or throw: browsers let people forbid it.
 * @param key names the package and the learner, so that no two learners at one computer meet; null keeps nothing.
 * @param now milliseconds since 1970.
 */
export function openShadow(storage: () => Store, key: string | null, now: () => number): Shadow {
  return {
    read: () => attempted((store, at) => fresh(store.getItem(at))),
    keep: (suspendData) => attempted((store, at) => store.setItem(at, `${now()} ${suspendData}`)),
    drop: () => attempted((store, at) => store.removeItem(at)),
  }

  function attempted<T>(use: (store: Store, key: string) => T): T | null {
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
