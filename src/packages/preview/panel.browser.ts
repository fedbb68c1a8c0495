import type { CmiTree, Standard } from '../runtime/lms-record.ts'
import type { Messages } from '../../words/messages.ts'
import { type LmsAnswers, type StoredRow, storedRows, verdict } from './record.page.ts'
import type { Call } from './lms.browser.ts'

type Words = Messages['hr']['preview']

/** The panel next to the course. */
export interface Panel {
  showRecord(cmi: CmiTree | null, answers: LmsAnswers): void
  showCall(at: string, call: Call): void
  showEvent(at: string, event: 'launch' | 'closing' | 'vanishing'): void
  /** The server has lost the trial. */
  showOver(): void
}

/** SCORM 2004's error for reading a value that was never set. It isn't a refusal. */
const NEVER_SET = '403'
const MOST_LINES = 200
const LONGEST_VALUE = 60

export function startPanel(standard: Standard, words: Words): Panel {
  const table = elementOf('stored')
  const log = elementOf('log')
  let before: readonly StoredRow[] | null = null
  return {
    showRecord(cmi, answers) {
      const rows = storedRows(standard, cmi, words)
      table.replaceChildren(...rows.map((row, index) => rowOf(row, before?.[index] ?? row, words)))
      before = rows
      const { shows, follows } = verdict(standard, cmi, answers, words)
      say(shows, follows)
    },
    showCall: (at, call) => addLine(at, callInWords(call, words)),
    showEvent: (at, event) => addLine(at, words.log[event]),
    showOver: () => say(words.over, words.overWhy),
  }

  function addLine(at: string, text: string): void {
    log.prepend(element('li', `${at} ${text}`))
    if (log.childElementCount > MOST_LINES) log.lastElementChild?.remove()
  }
}

/** The sentence is announced when it changes, and only then. */
function say(shows: string, follows: string): void {
  const place = elementOf('verdict')
  if (place.textContent !== `${shows} ${follows}`) place.replaceChildren(element('b', shows), ` ${follows}`)
}

function rowOf({ element: name, value, meaning }: StoredRow, before: StoredRow, words: Words): HTMLElement {
  const head = element('th', element('code', ...breakable(name)), element('small', meaning))
  head.setAttribute('scope', 'row')
  const cell = element('td', element('code', value === '' ? words.empty : value))
  const changed = document.querySelector<HTMLTemplateElement>('#changed')
  if (value !== before.value && changed !== null) cell.append(changed.content.cloneNode(true))
  return element('tr', head, cell)
}

/** Allows a line break after a dot or an underscore of a name, and nowhere else. */
function breakable(name: string): (Node | string)[] {
  return name.split(/(?<=[._])/).flatMap((part) => [part, document.createElement('wbr')])
}

function callInWords({ method, args, result, error }: Call, { log, empty }: Words): string {
  const [name = '', value = ''] = args
  const text = {
    initialize: () => log.opened,
    terminate: () => log.closed,
    commit: () => log.stored,
    get: () => log.asked(name, shortened(result) || empty),
    set: () => log.set(name, shortened(value) || empty),
  }
  const said = method in text ? text[method as keyof typeof text]() : method // questions about errors are not noted
  const isRefused = error !== '0' && !(method === 'get' && error === NEVER_SET)
  return isRefused ? log.refused(said, error) : said
}

function shortened(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
}

function element(name: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  made.append(...content)
  return made
}

/** Part of the page by its id. Throws when the template has no such part. */
export function elementOf(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no #${id}`)
  return found
}
