import type { Browser } from './app.ts'

/**
 * More than any test waits for. A stream that says as much, or only that it's there so many times in a row, is broken
 * off: a test that waits for something else then fails and doesn't go on forever.
 */
const MOST_EVENTS = 500
const MOST_SIGNS_OF_LIFE = 20

/** What a stream of server-sent events has brought so far. */
export interface HeardStream {
  readonly response: Response
  /** The data of each event, in order. */
  readonly data: readonly unknown[]
  /** Resolves with the first event that fits. Rejects when the stream is over without one. */
  next(fits: (data: unknown) => boolean): Promise<unknown>
  /** Resolves when the server has ended it. */
  readonly ended: Promise<void>
  /** Goes away, as a browser does that closes the page. */
  leave(): void
}

/** Opens a stream the way `EventSource` does. */
export async function openStream(address: string, { cookie }: Pick<Browser, 'cookie'>): Promise<HeardStream> {
  const gone = new AbortController()
  const headers = { Cookie: cookie, Accept: 'text/event-stream', 'Accept-Encoding': 'gzip' }
  const response = await fetch(address, { headers, signal: gone.signal, redirect: 'manual' })
  const data: unknown[] = []
  let heard = () => {}
  let signsOfLife = 0
  let isOver = false
  const ended = (async () => {
    let text = ''
    if (response.body === null) return
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const said = /^event: progress\ndata: (.*)$/.exec(block)?.[1]
        if (said !== undefined) data.push(JSON.parse(said))
        signsOfLife = block === ':' ? signsOfLife + 1 : 0
        if (data.length > MOST_EVENTS || signsOfLife > MOST_SIGNS_OF_LIFE)
          throw new Error(`The stream goes on and on after ${data.length} events: ${JSON.stringify(data.at(-1))}`)
      }
      heard()
    }
  })()
    .catch((error: unknown) => {
      if (!gone.signal.aborted) throw error
    })
    .finally(() => {
      isOver = true
      heard()
    })
  // Whoever waits for the end hears of it. A test that only waits for an event hears of it there.
  ended.catch(() => {})
  return {
    response,
    data,
    ended,
    async next(fits) {
      for (;;) {
        const found = data.find(fits)
        if (found !== undefined) return found
        if (isOver) throw new Error(`The stream is over, and nothing in it fits: ${JSON.stringify(data)}`)
        await new Promise<void>((resolve) => {
          heard = resolve
        })
      }
    },
    leave: () => gone.abort(),
  }
}
