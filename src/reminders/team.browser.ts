/**
 * Sends a reminder without leaving the page: in the person's row, the button gives way to what became of it. Without
 * this script the server leads back to the same row.
 */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset['inPlace'] === undefined) return
  event.preventDefault()
  const button = form.querySelector('button')
  if (button === null || button.disabled) return
  button.disabled = true
  void send(form)
})

async function send(form: HTMLFormElement): Promise<void> {
  const said = await answerTo(form)
  // Whatever went wrong, such as a session that has ended: the browser sends the form itself and shows the answer.
  if (said === null) return form.submit()
  const news = document.createElement('p')
  news.setAttribute('role', 'status')
  news.tabIndex = -1
  news.append(document.createElement('b'))
  news.firstElementChild?.append(said)
  form.replaceWith(news)
  news.focus({ preventScroll: true })
}

/** What became of the reminder, in words, or null. */
async function answerTo(form: HTMLFormElement): Promise<string | null> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  body.set('from', 'row')
  const answer = await fetch(form.action, { method: 'POST', body, redirect: 'error' }).catch(() => null)
  const isSaid = answer?.ok === true && answer.headers.get('Content-Type')?.startsWith('text/plain') === true
  return isSaid ? answer.text() : null
}
