import type { FormPart } from './form.page.ts'
import type { SiteSection } from './section.page.ts'

/** A field of the form, and what it has in somebody else's draft. */
export interface Difference {
  readonly href: string
  readonly label: string
  readonly theirs: string
}

interface Answer {
  readonly id: string
  readonly label: string
  readonly value: string
}

const LONGEST = 80

/** The fields in which another draft differs, in the order of the form; a row that only one of them has counts too. */
export function differences(mine: readonly SiteSection[], theirs: readonly SiteSection[]): Difference[] {
  const [own, other] = [answersOf(mine), answersOf(theirs)]
  const names = [...new Set([...own.keys(), ...other.keys()])]
  return names.flatMap((name) => {
    const [here, there] = [own.get(name), other.get(name)]
    if ((here?.value ?? '') === (there?.value ?? '')) return []
    const { id, label } = here ?? there ?? { id: name, label: name }
    return [{ href: `#${here === undefined ? '' : id}`, label, theirs: shortened(there?.value ?? '') }]
  })
}

function answersOf(sections: readonly SiteSection[]): Map<string, Answer> {
  const answers = sections.flatMap(({ rows, parts }) => [
    ...rows.flatMap(({ legend, parts: inRow }) => inRow.flatMap((part) => answersIn(part, `${legend}: `))),
    ...parts.flatMap((part) => answersIn(part, '')),
  ])
  return new Map(answers)
}

function answersIn(part: FormPart, whose: string): [string, Answer][] {
  if (part.partial !== 'choices') {
    return part.fields.map(({ name, label, type, value }) => [
      name,
      { id: name, label: whose + label, value: type === 'checkbox' && value === 'yes' ? '✓' : value },
    ])
  }
  const { name, legend, options } = part.choices
  const chosen = options.filter(({ checked }) => checked).map(({ text }) => text)
  return [[name, { id: options[0]?.id ?? name, label: whose + legend, value: chosen.join(', ') }]]
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
