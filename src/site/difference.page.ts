import { type FormPart, partsOf } from './form.page.ts'
import type { SiteSection } from './section.page.ts'
import type { FieldView } from '../platform/html/field.page.ts'
import { dayOrNull } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Language } from '../platform/text/language.ts'
import { MESSAGES } from '../words/messages.ts'

/** A field of the form, and what it has in somebody else's draft. */
export interface Difference {
  /** The name of its field. */
  readonly name: string
  readonly href: string
  readonly label: string
  readonly mine: string
  readonly theirs: string
}

/** A line that a new version changes. */
export interface Change {
  readonly label: string
  /** Each is empty for a field that was left blank. */
  readonly before: string
  readonly after: string
}

/** A line of the form that's filled in. */
interface FilledLine {
  readonly label: string
  readonly value: string
}

interface Answer {
  readonly id: string
  readonly label: string
  readonly value: string
}

/** The fields in which another draft differs, in the order of the form; a row that only one of them has counts too. */
export function differences(
  mine: readonly SiteSection[],
  theirs: readonly SiteSection[],
  language: Language,
): Difference[] {
  return inOneOnly(mine, theirs, language).map(({ name, here, there, label }) => {
    return { name, href: `#${here?.id ?? ''}`, label, mine: here?.value ?? '', theirs: there?.value ?? '' }
  })
}

/** The answers of a form as a browser would send them. */
export function sentFrom(sections: readonly SiteSection[]): Record<string, string | string[]> {
  const parts = sections.flatMap(({ rows, parts: own }) => [...rows.flatMap(partsOf), ...own])
  return Object.fromEntries(
    parts.flatMap((part): [string, string | string[]][] => {
      if (part.partial !== 'choices') return part.fields.map(({ name, value }) => [name, value])
      const { name, options, type } = part.choices
      const chosen = options.filter(({ checked }) => checked).map(({ value }) => value)
      return [[name, type === 'radio' ? (chosen[0] ?? '') : chosen]]
    }),
  )
}

/** The lines that the new form of the details changes, in the order of the form, each whole: somebody agrees to them. */
export function changes(now: readonly SiteSection[], before: readonly SiteSection[], language: Language): Change[] {
  return inOneOnly(now, before, language).map(({ here, there, label }) => {
    return { label, before: there?.value ?? '', after: here?.value ?? '' }
  })
}

/** The lines that are filled in, in the order of the form. */
export function filledLines(sections: readonly SiteSection[], language: Language): FilledLine[] {
  return [...answersOf(sections, language).values()].flatMap(({ label, value }) =>
    value === '' ? [] : [{ label, value }],
  )
}

function inOneOnly(one: readonly SiteSection[], another: readonly SiteSection[], language: Language) {
  const [own, other] = [answersOf(one, language), answersOf(another, language)]
  const names = [...new Set([...own.keys(), ...other.keys()])]
  return names.flatMap((name) => {
    const [here, there] = [own.get(name), other.get(name)]
    if ((here?.value ?? '') === (there?.value ?? '')) return []
    return [{ name, here, there, label: (here ?? there)?.label ?? name }]
  })
}

function answersOf(sections: readonly SiteSection[], language: Language): Map<string, Answer> {
  const answers = sections.flatMap(({ rows, parts }) => [
    ...rows.flatMap((row) => partsOf(row).flatMap((part) => answersIn(part, `${row.legend}: `, language))),
    ...parts.flatMap((part) => answersIn(part, '', language)),
  ])
  return new Map(answers)
}

function answersIn(part: FormPart, whose: string, language: Language): [string, Answer][] {
  if (part.partial !== 'choices') {
    return part.fields.map((field) => [
      field.name,
      { id: field.name, label: whose + field.label, value: shownValue(field, language) },
    ])
  }
  const { name, legend, options } = part.choices
  // Only days can be several, and Spanish writes them in lower case inside a list.
  const listed = (text: string, place: number) => (place > 0 && language === 'es' ? text.toLowerCase() : text)
  const chosen = options.filter(({ checked }) => checked).map(({ text }, place) => listed(text, place))
  // A question may begin with whose answer it asks for.
  const label = legend.startsWith(whose) ? legend : whose + legend
  return [[name, { id: options[0]?.id ?? name, label, value: chosen.join(', ') }]]
}

function shownValue({ options, type, value }: FieldView, language: Language): string {
  const chosen = options.find((option) => option.value === value)
  if (chosen !== undefined) return chosen.text
  if (type === 'checkbox' && value === 'yes') return MESSAGES[language].hr.sites.versions.checked
  const day = type === 'date' ? dayOrNull(value) : null
  return day === null ? value : formatDate(day, language)
}
