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
  const help = part('dialog.keys', HTMLDialogElement)
  const keys = part('dialog.keys input', HTMLInputElement)
  const opener = part('.bulk__keys', HTMLButtonElement)

  for (const hidden of [page, count, opener]) hidden.hidden = false
  // Nothing is kept in a browser, so a page begins with its keys on.
  keys.checked = true
  opener.addEventListener('click', () => help.showModal())
  form.addEventListener('change', ({ target }) => {
    const whole = [page, all].find((box) => box === target)
    if (whole !== undefined) for (const box of boxes) box.checked = whole.checked
    // Whoever is taken out of all leaves the ones on the page.
    if (target !== all && boxes.some((box) => !box.checked)) all.checked = false
    say()
  })
  document.addEventListener('keydown', (event) => {
    if (keys.checked && !isTyping(event) && press(event)) event.preventDefault()
  })
  // A browser brings back what was selected when somebody comes back to the page.
  window.addEventListener('pageshow', say)
  say()

  /** Returns whether the key meant something here. */
  function press({ key }: KeyboardEvent): boolean {
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
        return true
      case '/':
        document.getElementById('search')?.focus()
        return true
      case '?':
        help.showModal()
        return true
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
    count.textContent = selected === 0 ? none : some.replace('{n}', String(selected))
  }

  function part<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
    const found = (selector.startsWith('dialog') ? document : form).querySelector(selector)
    if (!(found instanceof kind)) throw new Error(`The list of people has no ${selector}.`)
    return found
  }
}

/** A box to check takes no letters; every other field does. */
function isTyping({ altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey) return true
  return (
    target instanceof HTMLElement && target.closest('dialog, textarea, select, input:not([type="checkbox"])') !== null
  )
}
