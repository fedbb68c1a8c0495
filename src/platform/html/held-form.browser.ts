/** No form waits longer for what's on its way. */
export const PATIENCE_MS = 2_000

/**
 * Holds a form back, such as the one that signs out, until what was entered in others of the page is kept. The scripts of
 * the page come first: a form that they hold back isn't sent.
 * @param keep returns null when there's nothing to keep before this form goes
 */
export function holdForms(
  keep: (form: HTMLFormElement, submitter: HTMLElement | null) => Promise<unknown> | null,
): void {
  let held: HTMLFormElement | null = null
  let released: HTMLFormElement | null = null
  addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form === released) return
    // A second click sends nothing twice.
    if (form === held) return event.preventDefault()
    const kept = keep(form, submitter)
    if (kept === null) return
    event.preventDefault()
    held = form
    void Promise.race([kept, patience()]).finally(() => {
      held = null
      released = form
      form.requestSubmit(submitter)
      released = null
    })
  })
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
}
