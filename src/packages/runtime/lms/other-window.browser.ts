/** Other windows in which the same learner has the same course open: each takes in what the other does. */
export interface OtherWindows {
  areOpen(): boolean
  /**
   * Tells the other windows the current state and asks for theirs. A window that didn't answer the last time is gone.
   */
  tell(suspendData: string): void
  /** This window closes its course. */
  leave(): void
}

/** Part of the DOM's `BroadcastChannel`. */
export interface Channel {
  postMessage(message: Message): void
  addEventListener(type: 'message', listen: (event: { readonly data: Message }) => void): void
  close(): void
}

export interface Message {
  /** Names the window that speaks. */
  readonly from: string
  /** `null` when that window has closed its course. */
  readonly suspendData: string | null
  /** Whether the others are to say what they know. */
  readonly asks: boolean
}

/**
 * @param channel null where the browser has none, or nobody says who learns.
 * @param name names this window among the others.
 */
export function watchOtherWindows(
  channel: Channel | null,
  name: string,
  hears: {
    /** The state of another window. */
    onState(suspendData: string): void
    /** Others came or went. */
    onChange(): void
  },
): OtherWindows {
  const others = new Set<string>()
  /** The windows that have answered since this one asked. */
  let heard = new Set<string>()
  let told: string | null = null
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches our own origin only
  const say = (suspendData: string | null, asks: boolean) => channel?.postMessage({ from: name, suspendData, asks })
  channel?.addEventListener('message', ({ data: { from, suspendData, asks } }) => {
    const isNews = suspendData === null ? others.delete(from) : !others.has(from)
    if (suspendData !== null) {
      others.add(from)
      heard.add(from)
      hears.onState(suspendData)
      if (asks && told !== null) say(told, false)
    }
    if (isNews) hears.onChange()
  })
  return {
    areOpen: () => others.size > 0,
    tell(suspendData) {
      const gone = [...others].filter((other) => !heard.has(other))
      for (const other of gone) others.delete(other)
      heard = new Set()
      told = suspendData
      say(suspendData, true)
      if (gone.length > 0) hears.onChange()
    },
    leave() {
      say(null, false)
      channel?.close()
    },
  }
}
