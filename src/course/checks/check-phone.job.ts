import type { Content } from '../content.ts'
import type { Files } from '../file.job.ts'
import type { Contact } from '../policy-shape.ts'
import { type Problem, problem } from '../problem.job.ts'
import { keypad } from '../../platform/text/keypad.ts'
import { CALLS } from './facts.ts'

const CONTACTS = 'contacts.yaml'

/** A site's own phones, which aren't lines of the course. */
const SITE = 'site.example.yaml'

/** Finds phone numbers in any file of the content, admin kit included, that aren't those of the contact they go with. */
export function phoneProblems(files: Files, contents: readonly Content[]): Problem[] {
  const lines = phoneLines(contents)
  return files
    .names('')
    .filter((file) => file !== SITE)
    .flatMap((file) => {
      const text = files.text(file) ?? ''
      const words = file === CONTACTS ? text.replaceAll(/^ +(?:digits|letters|tel): .*/gmu, '') : text
      return phoneFaults(words, lines).map(({ line, message }) => problem(file, `line ${line}`, message))
    })
}

interface PhoneLine {
  readonly name: string
  readonly digits: string
  /** All its numbers, as they're dialed within the country. */
  readonly numbers: readonly string[]
  /** What a text may call it, in any language, or null for 911 and 988, whose numbers are their names. */
  readonly called: RegExp | null
}

export function phoneLines(contents: readonly Content[]): PhoneLine[] {
  const everyContact = contents.flatMap(({ contacts }) => contacts)
  return (contents[0]?.contacts ?? []).map((contact) => ({
    name: contact.name,
    digits: contact.digits,
    numbers: [contact.digits, contact.text, contact.tty].flatMap((number) => (number === null ? [] : dialed(number))),
    called: contact.digits.length === 3 ? null : called(everyContact.filter(({ id }) => id === contact.id)),
  }))
}

/** Its ids, full names, names in parentheses and names in capitals, and what else texts call it. */
function called(translations: readonly Contact[]): RegExp {
  const names = translations.flatMap(({ id, clause, name, formerNames }) => [
    id,
    clause,
    ...name.split(/[(),]/u).map((part) => part.trim()),
    ...(name.match(/\p{Lu}{3,}/gu) ?? []),
    ...formerNames,
  ])
  const calls = Object.entries(CALLS).filter(([call]) => names.includes(call))
  const patterns = [
    ...names
      .filter((name) => name !== '')
      .map((name) => name.replaceAll(/[.*+?^${}|[\]\\]/gu, '\\$&').replaceAll(' ', '\\s+')),
    ...calls.flatMap(([, { en, es }]) => [en.source, es.source]),
  ]
  // oxlint-disable-next-line security/detect-non-literal-regexp -- the names are ours, never a user's
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

/** Digits in a row or with one mark between them, and what may be spelled in letters: "1-877-NJ-ABUSE". */
const NUMBER =
  /(?<![\p{L}\p{N}])(?:1[-. ]\()?\d+(?:(?:[-./ \u00A0\u2010-\u2014]|\)[ -]?)\d+)*(?:-\p{Lu}{2,}(?:-\p{Lu}{2,})*)?(?![\p{L}\p{N}])/gu

/** Days and years: "2026-11-24", "2026–2027". */
const DAY = /^(?:19|20)\d\d[-\u2013](?:\d\d-\d\d|(?:19|20)\d\d)$/u

/** A number to dial: long, a code for texts, or short like 911. */
function isPhone(said: string, number: string): boolean {
  return !DAY.test(said) && (number.length >= 7 || /^(?:\d{5,6}|[2-9]11|9\d\d)$/u.test(said))
}

function dialed(number: string): string {
  return keypad(number)
    .replaceAll(/\D/gu, '')
    .replace(/^1(?=\d{10}$)/u, '')
}

interface PhoneFault {
  readonly line: number
  readonly message: string
}

export function phoneFaults(source: string, lines: readonly PhoneLine[]): PhoneFault[] {
  return [...source.matchAll(NUMBER)].flatMap(({ 0: said, index }) => {
    const number = dialed(said)
    if (!isPhone(said, number)) return []
    const before = source.slice(0, index)
    const owner = lines.find(({ numbers }) => numbers.includes(number))
    const named = number.length < 7 ? null : namedBeside(before, source.slice(index), lines)
    const has = named === null ? '' : `: the text names ${named.name}, which has ${named.digits}`
    const line = before.split('\n').length
    if (owner === undefined) return { line, message: `${said} is no number in ${CONTACTS}${has}` }
    return named === null || named === owner ? [] : { line, message: `${said} is the number of ${owner.name}${has}` }
  })
}

/** Between paragraphs, entries of a list, rows and headings. */
const BETWEEN_BLOCKS = /\n(?=[ \t]*(?:\n|[-*] |\d+\. |:::|#|\|))/u
/** Between sentences, and between the values of a YAML entry. */
const BETWEEN_SENTENCES = /(?<=[.?!][”’"')*]*)\s+|\n(?=[ \t]*[\w-]+:\s)/u

/** The line that the sentence of a number names: the last one before it, or the first after. Without one, its block's. */
function namedBeside(before: string, after: string, lines: readonly PhoneLine[]): PhoneLine | null {
  const block = [before.split(BETWEEN_BLOCKS).at(-1) ?? '', after.split(BETWEEN_BLOCKS)[0] ?? ''] as const
  const sentence = [block[0].split(BETWEEN_SENTENCES).at(-1) ?? '', block[1].split(BETWEEN_SENTENCES)[0] ?? ''] as const
  return [sentence, block]
    .flatMap(([left, right]) => [namesIn(left, lines).at(-1), namesIn(right, lines)[0]])
    .reduce<PhoneLine | null>((found, line) => found ?? line ?? null, null)
}

/** In the order of the text. */
function namesIn(text: string, lines: readonly PhoneLine[]): PhoneLine[] {
  return lines
    .flatMap((line) =>
      line.called === null ? [] : [...text.matchAll(line.called)].map(({ index }) => ({ line, index })),
    )
    .sort((a, b) => a.index - b.index)
    .map(({ line }) => line)
}
