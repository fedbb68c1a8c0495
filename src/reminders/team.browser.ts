/**
 * Sends a reminder without leaving the page: the row of the person alone changes, and says what became of it. Without
 * this script the server leads back to the same row.
 */
document.addEventListener('submit', (event) => {
  const form = event.target
  const id = form instanceof HTMLFormElement ? form.dataset['inPlace'] : undefined
  if (!(form instanceof HTMLFormElement) || id === undefined) return
  event.preventDefault()
  void send(form, id)
})

async function send(form: HTMLFormElement, id: string): Promise<void> {
  const button = form.querySelector('button')
  if (button?.getAttribute('aria-disabled') === 'true') return
  button?.setAttribute('aria-disabled', 'true')
  const row = await answeredRow(form, id)
  // Whatever went wrong, such as a session that has ended: the browser sends the form itself and shows the answer.
  if (row === null) return form.submit()
  document.getElementById(id)?.replaceWith(row)
  row.querySelector<HTMLElement>('[role="status"]')?.focus({ preventScroll: true })
}

/** The same row as it is now, from the page that answers. */
async function answeredRow(form: HTMLFormElement, id: string): Promise<HTMLElement | null> {
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)])
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields) }).catch(() => null)
  if (answer === null || !answer.ok) return null
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const row = page.getElementById(id)
  return row === null ? null : document.adoptNode(row)
}
