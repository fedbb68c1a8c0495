/** A browser's storage in memory, as far as packages use it. */
export interface Storage {
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
