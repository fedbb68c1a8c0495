import type { Fields } from './app.ts'
import type { OpenForm } from './every-form.ts'
import type { FormField } from './forms.ts'
import { PASSWORD } from './staff.ts'

/** Kinds of fields that somebody types into, or that a browser lets nobody mistype and a script does. */
const TYPED: ReadonlySet<string> = new Set('text textarea email tel search url password date time number'.split(' '))

/** What fields take that don't take any text, by the last part of their name. Others of the kind are left as they are. */
const TAKES: Readonly<Record<string, string>> = {
  approver: 'ada@harborstreet.example',
  date1: '2026-12-12',
  days: '30',
  lastAway: '2026-12-20',
  firstContactOn: '2026-11-20',
  hiredOn: '2026-11-02',
  minutes: '45',
  on: '2026-11-20',
  trainer: 'ada@harborstreet.example',
  until: '2026-12-20',
  dueOn: '2026-12-20',
}
const TAKES_NO_TEXT: ReadonlySet<string> = new Set(
  [
    'address certificate code confirmedRenames confirmedRoles confirmedSeparations dueSoonDays escalateAfterDays hash leaveTo months',
    'more mostOverdue nudgeAfterDays numberClaim quietDays rehireGapMonths score supervisor windowDays',
  ]
    .join(' ')
    .split(' '),
)

let typed = 0

export function isTyped({ type }: FormField): boolean {
  return TYPED.has(type)
}

/** The form with a text in every field that somebody types into, but a password's. */
export function typedEverywhere(form: OpenForm, next: () => string): Fields {
  const texts = form.inputs.filter((input) => isTyped(input) && input.type !== 'password')
  return { ...form.fields, ...Object.fromEntries(texts.map(({ name }) => [name, next()])) }
}

/** The form filled in so that it's taken, with a text wherever one may stand. */
export function typedWhereItFits(form: OpenForm, next: () => string): Fields {
  const fields: Record<string, string | readonly string[]> = {}
  for (const input of form.inputs) {
    const { name, type, value, options } = input
    const isChoice = type === 'radio' || type === 'checkbox'
    if (isTyped(input)) fields[name] = fitting(input) ?? around(name, next)
    else if (isChoice && !(name in form.fields)) fields[name] ??= value
    else if (type === 'select' && form.fields[name] === '' && !name.startsWith('column-'))
      fields[name] = options[1] ?? ''
  }
  return { ...form.fields, ...fields }
}

function around(name: string, next: () => string): string {
  // The words of a mail need their link.
  if (name === 'body') return `${next()}\n{link}`
  // The name of the provider on its button is short.
  const longest = name === 'label' ? 25 : Number.POSITIVE_INFINITY
  let text = next()
  while (text.length > longest) text = next()
  return text
}

/** What a field has to hold, or null where any text may stand. */
function fitting({ name, type, value }: FormField): string | null {
  const kind = name.split('-').at(-1) ?? ''
  typed += 1
  if (type === 'email' || name === 'signInName') return `typed-${typed}@harborstreet.example`
  if (type === 'tel') return `+1 609-555-${String(typed).padStart(4, '0').slice(-4)}`
  if (type === 'time') return value === '' ? '09:00' : value
  if (type === 'password') return PASSWORD
  if (kind === 'hiredOn') return TAKES[kind] ?? ''
  if (kind === 'slug') return value === '' ? `typed-${typed}` : value
  if (value === '' && kind in TAKES) return TAKES[kind] ?? ''
  return type === 'date' || TAKES_NO_TEXT.has(kind) || kind in TAKES || /^Q\d+$/.test(kind) ? value : null
}
