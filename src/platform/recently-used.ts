/** Keeps the values that were asked for last, at most so many, and makes the others when they are asked for. */
export class RecentlyUsed<Value> {
  readonly #most: number
  /** The least recently used value comes first. */
  readonly #values = new Map<string, Value>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: string, make: () => Value): Value {
    return this.find(key) ?? this.put(key, make())
  }

  find(key: string): Value | undefined {
    const kept = this.#values.get(key)
    return kept === undefined ? undefined : this.put(key, kept)
  }

  put(key: string, value: Value): Value {
    this.#values.delete(key)
    this.#values.set(key, value)
    if (this.#values.size > this.#most) this.#giveUpOldest()
    return value
  }

  delete(key: string): void {
    this.#values.delete(key)
  }

  #giveUpOldest(): void {
    for (const key of this.#values.keys()) {
      this.#values.delete(key)
      return
    }
  }
}
