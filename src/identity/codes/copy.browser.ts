/**
 * The buttons that copy a link or a code, and that print the page. Without this script, or where the browser lets
 * nobody copy, they stay hidden: the text is there to select, and browsers print by themselves.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const { copy = '', copied = '' } = button.dataset
  // Not there over plain http from another machine, whatever the types say.
  if (!('clipboard' in navigator)) continue
  button.hidden = false
  const copyIt = async () => {
    await navigator.clipboard.writeText(copy)
    button.textContent = copied
  }
  button.addEventListener('click', () => void copyIt())
}
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
  if (button.dataset['warns'] !== undefined) warnUntilPrinted()
  // The button before this page has asked for it. Styles and squares are there by then.
  if (button.dataset['now'] !== undefined) addEventListener('load', () => print())
}

/** The page is shown once: whoever leaves before printing it is asked whether they want to. */
function warnUntilPrinted(): void {
  const warn = (event: BeforeUnloadEvent) => event.preventDefault()
  const stop = () => removeEventListener('beforeunload', warn)
  addEventListener('beforeunload', warn)
  addEventListener('afterprint', stop)
  // The cards are in somebody's hands, so they've been printed.
  addEventListener('submit', stop)
}
