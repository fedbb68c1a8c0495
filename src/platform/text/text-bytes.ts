const FIRST_SIZE = 256 * 1024
/** A character takes at most so many bytes in UTF-8, counted in the units of a text. */
const MOST_BYTES = 3

/** A long text put together as bytes. Joining strings first would take longer than anything else about them. */
export class TextBytes {
  #bytes = Buffer.allocUnsafe(FIRST_SIZE)
  #length = 0

  add(text: string): void {
    const needed = this.#length + text.length * MOST_BYTES
    if (needed > this.#bytes.length) {
      const more = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2))
      this.#bytes.copy(more, 0, 0, this.#length)
      this.#bytes = more
    }
    this.#length += this.#bytes.write(text, this.#length)
  }

  /** Returns what was added since the last time. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#length)
    // As large as before, so that it's seldom copied.
    this.#bytes = Buffer.allocUnsafe(this.#bytes.length)
    this.#length = 0
    return taken
  }
}
