/**
 * Moves the code from the part of the address after # into the field. The person still has to press the button. The
 * address is cleaned, so that the name in the code doesn't stay in the browser's history.
 */
const field = document.querySelector<HTMLTextAreaElement>('textarea[name="certificate"]')
const code = location.hash.slice(1)
if (field !== null && code !== '') {
  field.value = code
  history.replaceState(null, '', location.pathname)
  field.form?.querySelector('button')?.focus()
}
