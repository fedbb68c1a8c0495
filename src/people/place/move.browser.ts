/**
 * Another site has other departments and supervisors: once one is chosen, this script empties both fields and offers
 * what's at that site. Without it, the form asks after it was sent.
 */
const FIELDS = ['department', 'supervisor'] as const

/** The shape that `choice.web.ts` answers with. */
interface Choices {
  readonly departments: readonly string[]
  readonly supervisors: readonly string[]
  readonly note: string
}

/** What the fields had for a site, and what was said and offered. */
interface AtSite {
  readonly values: readonly string[]
  readonly choices: Choices
}

const form = document.querySelector<HTMLFormElement>('form[data-places]')
if (form !== null) watch(form)

function watch(moving: HTMLFormElement): void {
  const site = part('select[name="site"]', HTMLSelectElement)
  const asked = part('input[name="askedFor"]', HTMLInputElement)
  const inputs = FIELDS.map((name) => part(`input[name="${name}"]`, HTMLInputElement))
  const note = document.createElement('p')
  note.className = 'hint'
  note.setAttribute('role', 'status')
  inputs[0]?.before(note)
  const atSites = new Map<string, AtSite>()
  let choices: Choices = { departments: offeredFor(inputs[0]), supervisors: offeredFor(inputs[1]), note: '' }
  let shown = site.value

  site.addEventListener('change', () => {
    atSites.set(shown, { values: inputs.map(({ value }) => value), choices })
    shown = site.value
    asked.value = shown
    forgetProblems()
    const before = atSites.get(shown)
    for (const [index, input] of inputs.entries()) input.value = before?.values[index] ?? ''
    show(before?.choices ?? { departments: [], supervisors: [], note: '' })
    if (before === undefined) void ask(shown)
  })

  async function ask(chosen: string): Promise<void> {
    const address = new URL(moving.dataset['places'] ?? '', location.href)
    address.searchParams.set('site', chosen)
    const answer = await fetch(address, { redirect: 'error' }).catch(() => null)
    const said: unknown = answer?.ok === true ? await answer.json() : null
    if (!areChoices(said)) return
    if (shown === chosen) return show(said)
    // Another site was chosen meanwhile. This is for when somebody comes back to this one.
    atSites.set(chosen, { values: atSites.get(chosen)?.values ?? [], choices: said })
  }

  function show(now: Choices): void {
    choices = now
    note.textContent = now.note
    offer(inputs[0], now.departments)
    offer(inputs[1], now.supervisors)
  }

  /** Of the other site, with the people who were offered there. */
  function forgetProblems(): void {
    for (const input of inputs) {
      const field = input.closest('.field')
      field?.classList.remove('field--msg')
      for (const old of field?.querySelectorAll('.msg, [role="radiogroup"]') ?? []) old.remove()
      input.removeAttribute('aria-invalid')
    }
  }

  function part<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
    const found = moving.querySelector(selector)
    if (!(found instanceof kind)) throw new Error(`The form has no ${selector}.`)
    return found
  }
}

function offeredFor(input: HTMLInputElement | undefined): string[] {
  return Array.from(input?.list?.options ?? [], ({ value }) => value)
}

function offer(input: HTMLInputElement | undefined, texts: readonly string[]): void {
  if (input === undefined) return
  const id = `${input.name}-list`
  const list = document.getElementById(id) ?? document.createElement('datalist')
  list.id = id
  list.replaceChildren(
    ...texts.map((text) => {
      const option = document.createElement('option')
      option.value = text
      return option
    }),
  )
  input.after(list)
  input.setAttribute('list', id)
}

/** A page of a newer version may answer with another shape. */
function areChoices(said: unknown): said is Choices {
  const isList = (name: string) => Array.isArray(Reflect.get(Object(said), name))
  return isList('departments') && isList('supervisors')
}
