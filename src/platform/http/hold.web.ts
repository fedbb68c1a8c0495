import type { Response } from 'express'

/** An answer that is ready and waits. */
export interface Held {
  /** Sends what the handler has answered. */
  letGo(): void
  /** Drops it, so that another answer can be sent instead. */
  drop(): void
}

/**
 * Keeps back whatever answers from now on, so that something can still be written about it first. For answers that are
 * sent as a whole: pages and redirects.
 * @param isHeld decides by the status, once there's an answer; others go out right away
 */
export function holdAnswer(response: Response, isHeld = (_status: number) => true): Held {
  const end = response.end.bind(response)
  let ready: (() => void) | null = null
  // The overloads of `end` differ in what they leave out; what came in is handed on as it is.
  response.end = ((...given: Parameters<typeof end>) => {
    if (!isHeld(response.statusCode)) return end(...given)
    ready = () => end(...given)
    return response
  }) as typeof response.end
  const free = () => {
    response.end = end
  }
  return {
    letGo() {
      free()
      ready?.()
    },
    drop() {
      free()
      for (const name of ['Location', 'Content-Type', 'Content-Length']) response.removeHeader(name)
    },
  }
}
