/** How long the learner has had the page before them: time in another tab, or with the lid closed, does not count. */
export interface Stopwatch {
  elapsed(): number
}

/** @param now milliseconds of a clock that never goes back. */
export function startStopwatch(document: Document, now: () => number): Stopwatch {
  let counted = 0
  let since = document.hidden ? null : now()

  document.addEventListener('visibilitychange', () => {
    counted = elapsed()
    since = document.hidden ? null : now()
  })
  return { elapsed }

  function elapsed(): number {
    return counted + (since === null ? 0 : now() - since)
  }
}
