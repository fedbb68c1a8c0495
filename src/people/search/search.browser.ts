/**
 * Shows whom the words in the search box find while somebody types. Without this script the form leads to a page of the
 * same results. The text goes out in the body of a request, never in an address.
 */
const PAUSE_MS = 150

/** The shape that `search.web.ts` answers with. */
interface Answer {
  readonly count: string
  readonly groups: readonly { readonly heading: string; readonly found: readonly Found[] }[]
}

interface Found {
  readonly name: string
  readonly note: string
  readonly href: string
  readonly also: { readonly text: string; readonly href: string } | null
}

const box = document.querySelector<HTMLFormElement>('form.search')
if (box !== null) watch(box)

function watch(form: HTMLFormElement): void {
  const input = part('input[type="search"]', HTMLInputElement)
  const panel = part('.search__found', HTMLElement)
  const count = part('[role="status"]', HTMLElement)
  const list = part('ul', HTMLElement)
  let asking: AbortController | null = null
  let pause = 0

  input.addEventListener('input', () => {
    clearTimeout(pause)
    pause = window.setTimeout(() => void ask(), PAUSE_MS)
  })
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isOpen()) {
      event.preventDefault()
      close()
      input.focus()
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event)
  })
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && form.contains(relatedTarget)) return
    // A tap on a result takes the focus away before it's a click.
    if (relatedTarget !== null) close()
  })
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !form.contains(target)) close()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    open()
  })
  // A single sign can be turned off, as `keys.browser.ts` does.
  document.addEventListener('shortcut', (event) => {
    if (!(event instanceof CustomEvent) || event.detail !== '/') return
    event.preventDefault()
    open()
  })
  // On a phone the box stays folded until somebody looks for someone.
  document.querySelector('.search__open')?.addEventListener('click', (event) => {
    event.preventDefault()
    open()
  })

  function open(): void {
    form.classList.add('search--open')
    input.focus()
  }

  /** Asks for what's in the box now. An answer to something typed earlier is dropped. */
  async function ask(): Promise<void> {
    asking?.abort()
    if (input.value.trim() === '') return close()
    asking = new AbortController()
    const { signal } = asking
    // Without an answer, what was found for something typed earlier may not stay below the box.
    const answer = await answerTo(signal).catch(() => null)
    if (!signal.aborted) show(answer ?? { count: count.dataset['lost'] ?? '', groups: [] })
  }

  /** Returns null where the server refuses, for example because the session has ended. */
  async function answerTo(signal: AbortSignal): Promise<Answer | null> {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.set(name, value)
    const response = await fetch(form.action, {
      method: 'POST',
      body: fields,
      headers: { Accept: 'application/json' },
      redirect: 'error',
      signal,
    })
    if (!response.ok) return null
    const said: unknown = await response.json()
    return isAnswer(said) ? said : null
  }

  function show(answer: Answer): void {
    // Where everything is of one kind, its lines say which.
    const isMixed = answer.groups.length > 1
    list.replaceChildren(
      ...answer.groups.flatMap(({ heading, found }) => [...(isMixed ? [headed(heading)] : []), ...found.map(line)]),
    )
    panel.classList.remove('vh')
    if (count.textContent !== answer.count) count.textContent = answer.count
  }

  /** Closed, the panel is still there for screen readers: they announce only what changes in sight of them. */
  function isOpen(): boolean {
    return !panel.classList.contains('vh')
  }

  function close(): void {
    asking?.abort()
    panel.classList.add('vh')
    list.replaceChildren()
    count.textContent = ''
  }

  /** The box and the results are one column: up from the first result is the box again. */
  function move(event: KeyboardEvent): void {
    const stops: HTMLElement[] = [input, ...list.querySelectorAll('a')]
    const at = stops.findIndex((stop) => stop === document.activeElement)
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (at === -1 || next === undefined) return
    event.preventDefault()
    next.focus()
  }

  function part<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
    const found = form.querySelector(selector)
    if (!(found instanceof kind)) throw new Error(`The search box has no ${selector}.`)
    return found
  }
}

function headed(heading: string): HTMLLIElement {
  const item = document.createElement('li')
  item.className = 'kicker'
  item.textContent = heading
  return item
}

function line({ name, note, href, also }: Found): HTMLLIElement {
  const item = document.createElement('li')
  const strong = document.createElement('b')
  strong.textContent = name
  item.append(linkTo(href, strong, ' ', small(note)))
  if (also !== null) item.append(linkTo(also.href, small(also.text)))
  return item
}

function linkTo(href: string, ...inside: readonly (Node | string)[]): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = href
  link.append(...inside)
  return link
}

function small(text: string): HTMLElement {
  const element = document.createElement('small')
  element.textContent = text
  return element
}

/** A page of a newer version may answer with another shape. */
function isAnswer(said: unknown): said is Answer {
  return typeof said === 'object' && said !== null && 'groups' in said && Array.isArray(said.groups) && 'count' in said
}
