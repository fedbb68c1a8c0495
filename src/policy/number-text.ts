import type { Contact } from '../course/policy-shape.ts'
import { phonesIn } from '../platform/text/phones.ts'

type Line = Pick<Contact, 'id' | 'digits' | 'letters'>

/** `{NR-2:1-800-843-5678}`: the line, and the number as it was typed. */
const KEPT = /\{([\w-]+):([^{}]*)\}/g

/**
 * A clause as it's kept: shared numbers in it name their line, so the text has the number of now when the number
 * changes.
 */
export function keepNumbers(text: string, lines: readonly Line[]): string {
  return lines.reduce(
    (kept, line) => formsOf(line).reduce((before, form) => replaceForm(before, form, `{${line.id}:${form}}`), kept),
    text,
  )
}

/** A clause as people read it. A line that a release has dropped keeps the number that was typed. */
export function showNumbers(text: string, lines: readonly Line[]): string {
  return text.replaceAll(KEPT, (_, id: string, typed: string) => {
    const line = lines.find((each) => each.id === id)
    if (line === undefined) return typed
    if (typed.includes('(')) return line.letters === null ? line.digits : `${line.digits} (${line.letters})`
    return /[A-Z]/.test(typed) ? (line.letters ?? line.digits) : line.digits
  })
}

/** The text with each shared number named only by its line: the same text whatever the number is. */
export function withoutNumbers(text: string, lines: readonly Line[]): string {
  return keepNumbers(text, lines).replaceAll(KEPT, '{$1}')
}

/** The ids of the lines that a text gives the number of. */
export function linesIn(text: string, lines: readonly Line[]): string[] {
  return [...keepNumbers(text, lines).matchAll(KEPT)].map(([, id = '']) => id)
}

/** Phone numbers in a text that are on no shared line: nobody would check or change them. */
export function unknownNumbers(text: string, lines: readonly Line[]): string[] {
  return phonesIn(keepNumbers(text, lines).replaceAll(KEPT, ' '))
}

/** The longest first, because it holds the others. Numbers of three digits never change. */
function formsOf({ digits, letters }: Line): string[] {
  if (/^\d{3}$/.test(digits)) return []
  return letters === null ? [digits] : [`${digits} (${letters})`, digits, letters]
}

/** Only outside of what is kept already. */
function replaceForm(text: string, form: string, kept: string): string {
  return text
    .split(/(\{[\w-]+:[^{}]*\})/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replaceAll(form, kept)))
    .join('')
}
