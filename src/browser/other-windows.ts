/** Other windows in which the same learner has the same course open: each takes in what the other does. */
export interface OtherWindows {
  areOpen(): boolean
  /** Tells them what the state is now. */
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
  /** Null when that window has closed its course. */
  readonly suspendData: string | null
}

/**
 * @param channel null where the browser has none, or nobody says who learns.
 * @param name names this window among the others.
 */
export function watchOtherWindows(
  channel: Channel | null,
  name: string,
  hears: {
    /** What another window knows. */
    onState(suspendData: string): void
    /** Others came or went. */
    onChange(): void
  },
): OtherWindows {
  const others = new Set<string>()
  let told: string | null = null
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches our own origin only
  const say = (suspendData: string | null) => channel?.postMessage({ from: name, suspendData })
  channel?.addEventListener('message', ({ data: { from, suspendData } }) => {
    const isNews = suspendData === null ? others.delete(from) : !others.has(from)
    if (suspendData !== null) {
      others.add(from)
      hears.onState(suspendData)
      // Who is new has not heard us yet.
      if (isNews) say(told)
    }
    if (isNews) hears.onChange()
  })
  return {
    areOpen: () => others.size > 0,
    tell(suspendData) {
      told = suspendData
      say(suspendData)
    },
    leave() {
      say(null)
      channel?.close()
    },
  }
}
