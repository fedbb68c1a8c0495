/** The button that shows what was typed as a password, and hides it again. Without this script it stays hidden. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-shows]')) {
  const input = document.getElementById(button.dataset['shows'] ?? '')
  if (!(input instanceof HTMLInputElement)) continue
  button.hidden = false
  const show = (isShown: boolean) => {
    input.type = isShown ? 'text' : 'password'
    button.setAttribute('aria-pressed', String(isShown))
  }
  button.addEventListener('click', () => show(input.type === 'password'))
  // As a password again, so that browsers don't keep it among the texts typed before.
  input.form?.addEventListener('submit', () => show(false))
}
