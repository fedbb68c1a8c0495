/** What a script sends by itself keeps the session, too, so the warning before its end has to hear when that is now. */
const KEPT = 'session-kept'

/** @param ending what the server says of it; whoever listens reads it as something unknown */
export function sayKept(ending: unknown): void {
  document.dispatchEvent(new CustomEvent(KEPT, { detail: ending }))
}

export function onKept(listen: (ending: unknown) => void): void {
  document.addEventListener(KEPT, (event) => {
    if (event instanceof CustomEvent) listen(event.detail)
  })
}
