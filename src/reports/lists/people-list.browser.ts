/**
 * A list of people by keys: up and down, select, and a count of who is selected. Without this script the boxes and
 * buttons of the form do the same.
 */
const list = document.querySelector<HTMLFormElement>('form.bulk')
if (list !== null) start(list)

function start(form: HTMLFormElement): void {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[name="person"]')]
  const all = part('[name="all"]', HTMLInputElement)
  const page = part('thead .pick input', HTMLInputElement)
  const count = part('.bulk__count', HTMLElement)
  const bar = part('.bulk__bar', HTMLElement)

  for (const hidden of [page, count]) hidden.hidden = false
  form.addEventListener('change', ({ target }) => {
    const whole = [page, all].find((box) => box === target)
    if (whole !== undefined) for (const box of boxes) box.checked = whole.checked
    const isEveryone = boxes.every((box) => box.checked)
    // Whoever is taken out of all leaves the ones on the page.
    if (target !== all && !isEveryone) all.checked = false
    // The page has everyone who matches. For one person, there's no box to see.
    if (isEveryone && boxes.length > 1 && boxes.length === Number(all.dataset['count'])) all.checked = true
    say()
  })
  // From `src/people/search/keys.browser.ts`.
  document.addEventListener('shortcut', (event) => {
    if (event instanceof CustomEvent && press(event.detail)) event.preventDefault()
  })
  // A browser brings back what was selected when somebody comes back to the page.
  window.addEventListener('pageshow', say)
  say()

  /** Returns whether the key meant something here. */
  function press(key: unknown): boolean {
    const row = rowOf(document.activeElement)
    switch (key) {
      case 'j':
        return go(row, 1)
      case 'k':
        return go(row, -1)
      case 'ArrowDown':
        return row !== -1 && go(row, 1)
      case 'ArrowUp':
        return row !== -1 && go(row, -1)
      case 'x':
        boxes[row]?.click()
        return row !== -1
      case 'a':
        part('.bulk__bar button[value]', HTMLButtonElement).focus()
        return !bar.hidden
      default:
        return false
    }
  }

  function go(from: number, by: number): boolean {
    const next = boxes[Math.min(Math.max(from + by, 0), boxes.length - 1)]
    next?.closest('tr')?.querySelector('a')?.focus()
    return next !== undefined
  }

  function rowOf(element: Element | null): number {
    const row = element?.closest('tr') ?? null
    return row === null ? -1 : boxes.findIndex((box) => row.contains(box))
  }

  function say(): void {
    const selected = all.checked ? Number(all.dataset['count']) : boxes.filter((box) => box.checked).length
    page.checked = selected > 0 && boxes.every((box) => box.checked)
    page.indeterminate = selected > 0 && !page.checked
    const { none = '', some = '' } = count.dataset
    bar.hidden = selected === 0 && bar.dataset['stays'] === undefined
    count.textContent = selected === 0 ? none : some.replace('{n}', selected.toLocaleString('en-US'))
  }

  function part<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
    const found = form.querySelector(selector)
    if (!(found instanceof kind)) throw new Error(`The list of people has no ${selector}.`)
    return found
  }
}
