import type { Browser } from './app.ts'

/** What a stream of server-sent events has brought so far. */
export interface HeardStream {
  readonly response: Response
  /** The data of each event, in order. */
  readonly data: readonly unknown[]
  /** Resolves with the next event that fits. */
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
      }
      heard()
    }
  })().catch((error: unknown) => {
    if (!gone.signal.aborted) throw error
  })
  return {
    response,
    data,
    ended,
    async next(fits) {
      for (;;) {
        const found = data.find(fits)
        if (found !== undefined) return found
        await new Promise<void>((resolve) => {
          heard = resolve
        })
      }
    },
    leave: () => gone.abort(),
  }
}
