/** The fields of a form that somebody types or chooses in, as the browser has them. */
export const TYPED =
  'textarea, select, input:is([type="text"], [type="email"], [type="tel"], [type="date"], [type="time"], :not([type]))'
export const CHOSEN = 'input:is([type="radio"], [type="checkbox"])'
/** The boxes of a list of people. */
export const PEOPLE = 'input[type="checkbox"][name][value^="person:"]'

export interface Field {
  readonly element: Element
  /** As it came with the page. */
  readonly shown: string
  readonly value: string
  /** Returns whether the field can have it. */
  put(value: string): boolean
}

/** Each field by its name, and a box by its name and value. People are chosen anew. */
export function fieldsOf(form: HTMLFormElement): Map<string, Field> {
  const found = new Map<string, Field>()
  for (const element of form.elements) {
    const [name, field] = fieldAt(element, form) ?? []
    if (name !== undefined && field !== undefined && !found.has(name)) found.set(name, field)
  }
  return found
}

/** What stands at a field, or above the choices that it belongs to. Empty where that's another element. */
export function nameOf(element: Element): string {
  const legend = element.matches(CHOSEN) ? element.closest('fieldset')?.querySelector('legend') : null
  const label = legend ?? document.querySelector(`label[for="${CSS.escape(element.id)}"]`)
  // The word for a field that has to be filled in comes after it.
  return label?.firstChild?.textContent?.trim() ?? ''
}

function fieldAt(element: Element, form: HTMLFormElement): readonly [name: string, field: Field] | null {
  if (element.getAttribute('name') === null || !element.matches(`${TYPED}, ${CHOSEN}`)) return null
  if (element instanceof HTMLSelectElement) return [element.name, selectField(element)]
  if (element instanceof HTMLTextAreaElement) return [element.name, textField(element)]
  if (!(element instanceof HTMLInputElement) || element.autocomplete === 'one-time-code') return null
  if (element.type === 'radio') return [element.name, radioField(element, form)]
  if (element.type !== 'checkbox') return [element.name, textField(element)]
  return element.matches(PEOPLE) ? null : [`${element.name}=${element.value}`, boxField(element)]
}

function textField(element: HTMLInputElement | HTMLTextAreaElement): Field {
  return {
    element,
    shown: element.defaultValue,
    value: element.value,
    put: (value) => {
      element.value = value
      return element.value === value
    },
  }
}

function selectField(element: HTMLSelectElement): Field {
  const options = [...element.options]
  return {
    element,
    shown: (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? '',
    value: element.value,
    put: (value) => {
      if (!options.some((option) => option.value === value)) return false
      element.value = value
      return true
    },
  }
}

function radioField(element: HTMLInputElement, form: HTMLFormElement): Field {
  const group = [...form.elements].filter(
    (each): each is HTMLInputElement => each instanceof HTMLInputElement && each.name === element.name,
  )
  return {
    element,
    shown: group.find(({ defaultChecked }) => defaultChecked)?.value ?? '',
    value: group.find(({ checked }) => checked)?.value ?? '',
    put: (value) => {
      const chosen = group.find((each) => each.value === value)
      if (chosen !== undefined) chosen.checked = true
      return chosen !== undefined
    },
  }
}

function boxField(element: HTMLInputElement): Field {
  return {
    element,
    shown: element.defaultChecked ? 'yes' : '',
    value: element.checked ? 'yes' : '',
    put: (value) => {
      element.checked = value === 'yes'
      return true
    },
  }
}
