/**
 * Keys of one sign on the pages of the records. The page's other scripts hear of each as an event, and say whether it
 * meant something to them; the question mark opens the list of those that do. Without this script, nothing of it shows.
 */
const dialog = document.querySelector<HTMLDialogElement>('dialog.keys')
const opener = document.querySelector<HTMLElement>('[data-keys]')
if (dialog !== null && opener !== null) start(dialog, opener)

function start(help: HTMLDialogElement, button: HTMLElement): void {
  const isOn = help.querySelector<HTMLInputElement>('[type="checkbox"]')
  // A phone has no keys. Where some are connected after all, the question mark opens the list.
  button.hidden = !matchMedia('(any-pointer: fine)').matches
  // Nothing is kept in a browser, so a page begins with its keys on.
  if (isOn !== null) isOn.checked = true
  button.addEventListener('click', () => help.showModal())
  document.addEventListener('keydown', (event) => {
    const { key } = event
    if (key === 'Escape') closeMore()
    if (isOn?.checked !== true || isTyping(event)) return
    if (key === '?') help.showModal()
    else if (document.dispatchEvent(new CustomEvent('shortcut', { detail: key, cancelable: true }))) return
    event.preventDefault()
  })
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('.tabs details') === null) closeMore()
  })
}

/** The pages that are folded into the last entry of a row lie over the page. */
function closeMore(): void {
  const more = document.querySelector<HTMLDetailsElement>('.tabs details[open]')
  if (more === null) return
  if (more.contains(document.activeElement)) more.querySelector('summary')?.focus()
  more.open = false
}

/** A box to check takes no letters; every other field does. */
function isTyping({ altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey) return true
  return (
    target instanceof HTMLElement &&
    target.closest('dialog[open], textarea, select, input:not([type="checkbox"])') !== null
  )
}
