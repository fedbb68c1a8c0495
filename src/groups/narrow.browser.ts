/**
 * A field above a long list of boxes: while somebody types, only the boxes that match and the checked ones are shown.
 * Without this script, all of them are.
 */
import { hasTyped } from '../platform/text/folded.ts'

for (const list of document.querySelectorAll<HTMLElement>('[data-narrow]')) narrow(list)

function narrow(list: HTMLElement): void {
  const { narrow: name = '', none = '' } = list.dataset
  const input = document.createElement('input')
  input.type = 'search'
  input.id = `${list.id}-find`
  input.autocomplete = 'off'
  const label = document.createElement('label')
  label.htmlFor = input.id
  label.append(name)
  const said = document.createElement('p')
  said.className = 'hint'
  said.setAttribute('role', 'status')
  const field = document.createElement('div')
  field.className = 'field'
  field.append(label, input, said)
  list.prepend(field)
  // Enter would send the whole form.
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault()
  })
  input.addEventListener('input', () => {
    const options = [...list.querySelectorAll<HTMLElement>('.opt')]
    const found = options.filter((option) => hasTyped(option.textContent, input.value))
    for (const option of options) option.hidden = !found.includes(option) && !option.querySelector('input')?.checked
    for (const fold of list.querySelectorAll('details')) fold.open ||= input.value !== ''
    said.textContent = found.length === 0 ? none : ''
  })
}
