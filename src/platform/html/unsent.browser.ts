/**
 * On pages of the records: whoever leaves a form in which they've typed something, without sending it, is asked by the
 * browser whether they want to. Nothing is stored. These pages have no button to leave quickly, which must never wait.
 * The form of a site is kept on the server while somebody types.
 */
const TYPED_IN = 'main form[method="post"]:not([data-typing])'
const NOT_TYPED = ['button', 'submit', 'hidden', 'checkbox', 'radio', 'file']
const unsent = new Set<HTMLFormElement>()

// What came back with a message at a field isn't saved either.
for (const form of document.querySelectorAll<HTMLFormElement>(TYPED_IN))
  if (form.querySelector('[aria-invalid="true"]') !== null) remember(form)

document.addEventListener('input', ({ target }) => {
  const form = formOf(target)
  if (form !== null && form.matches(TYPED_IN)) remember(form)
})
// A script of the page may hold the form back, and then it's still not sent.
addEventListener('submit', (event) => {
  if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return
  unsent.delete(event.target)
  if (unsent.size === 0) removeEventListener('beforeunload', ask)
})

function formOf(target: EventTarget | null): HTMLFormElement | null {
  if (target instanceof HTMLInputElement) return NOT_TYPED.includes(target.type) ? null : target.form
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement ? target.form : null
}

/** Browsers keep pages without this listener ready for “Back”, so it comes only now. */
function remember(form: HTMLFormElement): void {
  unsent.add(form)
  addEventListener('beforeunload', ask)
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
