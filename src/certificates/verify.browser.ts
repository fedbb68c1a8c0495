/**
 * Moves the code from behind the # of the address into the field. It is not sent by itself: the person presses the
 * button. The address is cleaned, so that the name in the code stays in no history.
 */
const field = document.querySelector<HTMLTextAreaElement>('textarea[name="certificate"]')
const code = location.hash.slice(1)
if (field !== null && code !== '') {
  field.value = code
  history.replaceState(null, '', location.pathname)
  field.form?.querySelector('button')?.focus()
}
