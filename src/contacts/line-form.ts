import type { AdviceDanger } from '../course/safe-wording-shape.ts'
import { unsafeAdvice } from '../course/safe-wording.ts'
import type { ContactLine } from '../ledger/bodies/contact.ts'
import { keypad } from '../platform/text/keypad.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import { type CalledProblem, nameProblemsIn, type OtherLine } from './line-called.ts'
import { earlierNameIn, isNamedIn } from './line-name.ts'
import type { OwnLine } from './line.ts'

/** The fields of a line that are the same in every language. `again` guards against a slip in the digits. */
export const NUMBER_FIELDS = ['digits', 'again', 'letters', 'text', 'tty', 'web'] as const
export type NumberField = (typeof NUMBER_FIELDS)[number]

const ABOUT_FIELDS = ['name', 'sentence', 'what', 'whatNot', 'hours', 'languages'] as const
const CARD_FIELDS = ['cardWhen', 'cardText'] as const
const WALLET_FIELDS = ['walletName', 'walletNote'] as const
/** These can't keep an earlier name. */
const WITH_NAME: ReadonlySet<WordField> = new Set(['sentence', 'what', 'whatNot', ...CARD_FIELDS, ...WALLET_FIELDS])
export const WORD_FIELDS = [...ABOUT_FIELDS, ...CARD_FIELDS, ...WALLET_FIELDS] as const
export type WordField = (typeof WORD_FIELDS)[number]

/** The most characters of a field. */
export const MOST: Readonly<Record<NumberField | WordField | 'reason', number>> = {
  digits: 30,
  again: 30,
  letters: 30,
  text: 6,
  tty: 20,
  web: 200,
  name: 100,
  sentence: 100,
  what: 300,
  whatNot: 300,
  hours: 100,
  languages: 150,
  cardWhen: 80,
  cardText: 250,
  walletName: 30,
  walletNote: 60,
  reason: 300,
}

/** May be empty. */
const OPTIONAL: ReadonlySet<WordField> = new Set(['sentence', 'whatNot', 'languages', 'walletNote'])

/** The words that a line has in each language: those for cards only where the line is on one. */
export function wordFields({ en: { card, wallet } }: ContactLine): readonly WordField[] {
  return [...ABOUT_FIELDS, ...(card === null ? [] : CARD_FIELDS), ...(wallet === null ? [] : WALLET_FIELDS)]
}

/** The names of all fields of the form, as in `es-hours`. */
export function fieldNames(line: ContactLine): string[] {
  return [
    ...NUMBER_FIELDS,
    ...LANGUAGES.flatMap((each) => wordFields(line).map((field) => `${each}-${field}`)),
    'reason',
  ]
}

/** A line as the form begins. The digits have to be typed a second time. */
export function lineAsTyped(line: ContactLine): Readonly<Record<string, string>> {
  const { digits, letters, text, tty, web } = line
  const words = LANGUAGES.flatMap((language) =>
    wordFields(line).map((field) => [`${language}-${field}`, WORDS[field](line[language])] as const),
  )
  return {
    digits,
    letters: letters ?? '',
    text: text ?? '',
    tty: tty ?? '',
    web: web ?? '',
    ...Object.fromEntries(words),
  }
}

const WORDS: Readonly<Record<WordField, (words: ContactLine['en']) => string>> = {
  name: ({ name }) => name,
  sentence: ({ sentence }) => sentence ?? '',
  what: ({ purpose }) => purpose,
  whatNot: ({ isNot }) => isNot ?? '',
  hours: ({ hours }) => hours,
  languages: ({ languages }) => languages,
  cardWhen: ({ card }) => card?.when ?? '',
  cardText: ({ card }) => card?.use ?? '',
  walletName: ({ wallet }) => wallet?.name ?? '',
  walletNote: ({ wallet }) => wallet?.note ?? '',
}

/** What is wrong in a field of the form. */
export type LineProblem =
  | { readonly kind: 'digits' | 'again' | 'text' | 'tty' | 'web' | 'needed' | 'spanish' | 'slot' | 'reason' | 'same' }
  /** Nothing says how sentences name a line with another name, or it's named by none of its words. */
  | { readonly kind: 'sentence' | 'otherName' }
  | { readonly kind: AdviceDanger }
  | { readonly kind: 'letters'; readonly spelled: string; readonly digits: string }
  | { readonly kind: 'taken'; readonly by: string }
  | CalledProblem
  /** A text still has a word of the name that changes. */
  | { readonly kind: 'earlierName'; readonly word: string }

export interface TypedLine {
  readonly line: ContactLine
  readonly problems: ReadonlyMap<string, LineProblem>
}

/**
 * Reads what a steward typed, with everything that keeps it from being proposed.
 * @param now the line as it is live
 * @param released the line of the course
 * @param others the other lines in each language, whose digits and names this one can't have
 * @param mayStay whether it may be proposed as it is: against a release that has changed the line of the course
 */
export function readLine(
  typed: Readonly<Record<string, string>>,
  { now, released }: { readonly now: ContactLine; readonly released: ContactLine },
  others: readonly OtherLine[],
  mayStay = false,
): TypedLine {
  // Only fields of several lines have line breaks, and each becomes one line.
  const value = (name: string) => (typed[name] ?? '').replaceAll(/\s+/g, ' ').trim()
  const digits = plainDigits(value('digits'))
  const line: ContactLine = {
    digits: digits ?? now.digits,
    letters: orNull(value('letters').toUpperCase().replaceAll(' ', '-')),
    text: orNull(value('text')),
    tty: orNull(value('tty')),
    web: orNull(value('web')),
    en: wordsIn('en', value, now),
    es: wordsIn('es', value, now),
  }
  const problems = new Map<string, LineProblem>()
  const found = (name: string, problem: LineProblem | null) => {
    if (problem !== null && !problems.has(name)) problems.set(name, problem)
  }
  found('digits', digits === null ? { kind: 'digits' } : takenBy(digits, others))
  const again = plainDigits(value('again'))
  // Whoever leaves the digits as they are has nothing to type twice.
  const isSame = digits === now.digits && value('again') === ''
  found('again', isSame || (again !== null && again === digits) ? null : { kind: 'again' })
  found('letters', digits === null ? null : lettersProblem(line.letters, digits))
  found('text', line.text === null || /^\d{3,6}$/.test(line.text) ? null : { kind: 'text' })
  found('tty', line.tty === null || /^[\d-]+$/.test(line.tty) ? null : { kind: 'tty' })
  found('web', line.web === null || isWebAddress(line.web) ? null : { kind: 'web' })
  for (const language of LANGUAGES) {
    for (const field of wordFields(now)) {
      const name = `${language}-${field}`
      const isMissing =
        value(name) === '' &&
        field !== 'sentence' &&
        (!OPTIONAL.has(field) || (language === 'es' && value(`en-${field}`) !== ''))
      found(name, isMissing ? { kind: language === 'es' ? 'spanish' : 'needed' } : null)
      const [unsafe] = unsafeAdvice(value(name), language)
      found(name, unsafe === undefined ? null : { kind: unsafe })
      const word = WITH_NAME.has(field) ? earlierWordIn(value(name), [now, released], line, language) : null
      found(name, word === null ? null : { kind: 'earlierName', word })
    }
    for (const [field, problem] of nameProblemsIn(line[language], released[language], others))
      found(`${language}-${field}`, problem)
    found(`${language}-sentence`, sentenceProblem(line[language], released[language]))
    const note = line[language].wallet?.note ?? ''
    found(`${language}-walletNote`, hasWrongSlot(note, line.text) ? { kind: 'slot' } : null)
  }
  found('reason', value('reason') === '' ? { kind: 'reason' } : null)
  const isElseRight = [...problems.keys()].every((name) => name === 'reason')
  if (isElseRight && !mayStay && isSameLine(line, now)) problems.set('digits', { kind: 'same' })
  return { line, problems }
}

/** A word of the name that a line had, or that it has in the course. */
function earlierWordIn(
  text: string,
  earlier: readonly ContactLine[],
  line: ContactLine,
  language: Language,
): string | null {
  const words = earlier.map((each) => earlierNameIn(text, each[language].name, line[language].name))
  return words.find((word) => word !== null) ?? null
}

function wordsIn(language: Language, value: (name: string) => string, now: ContactLine): ContactLine['en'] {
  const of = (field: WordField) => value(`${language}-${field}`)
  return {
    name: of('name'),
    sentence: orNull(of('sentence')),
    purpose: of('what'),
    isNot: orNull(of('whatNot')),
    hours: of('hours'),
    languages: of('languages'),
    card: now[language].card === null ? null : { when: of('cardWhen'), use: of('cardText') },
    wallet: now[language].wallet === null ? null : { name: of('walletName'), note: of('walletNote') },
  }
}

/** Three digits, or ten with or without the 1 before them, however they are set apart. Null for anything else. */
export function plainDigits(typed: string): string | null {
  if (/[^\d\s().+-]/.test(typed)) return null
  const digits = typed.replaceAll(/\D/g, '')
  if (/^\d{3}$/.test(digits)) return digits
  const [, area, exchange, rest] = /^1?([2-9]\d{2})(\d{3})(\d{4})$/.exec(digits) ?? []
  return rest === undefined ? null : `1-${area}-${exchange}-${rest}`
}

export function isSameLine(one: ContactLine, other: ContactLine): boolean {
  const typed = lineAsTyped(other)
  return Object.entries(lineAsTyped(one)).every(([name, value]) => typed[name] === value)
}

/** Whether a release has changed the line of the course since an organization made its own of it. */
export function isChangedByRelease(own: OwnLine | null | undefined, released: ContactLine | null): boolean {
  return own !== null && own !== undefined && released !== null && !isSameLine(own.released, released)
}

function takenBy(digits: string, others: Parameters<typeof readLine>[2]): LineProblem | null {
  const other = others.find((each) => each.digits === digits)
  return other === undefined ? null : { kind: 'taken', by: other.name }
}

function sentenceProblem({ name, sentence }: ContactLine['en'], released: ContactLine['en']): LineProblem | null {
  if (sentence !== null) return isNamedIn(sentence, name) ? null : { kind: 'otherName' }
  return name === released.name ? null : { kind: 'sentence' }
}

function lettersProblem(letters: string | null, digits: string): LineProblem | null {
  if (letters === null) return null
  const spelled = keypad(letters)
  const isSame = /^[0-9A-Z-]+$/.test(letters) && spelled.replaceAll('-', '') === digits.replaceAll('-', '')
  return isSame ? null : { kind: 'letters', spelled, digits }
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:'
}

/** The only slot is the number for texts. */
function hasWrongSlot(note: string, text: string | null): boolean {
  const slots = note.match(/[{}][^}]*\}?/g) ?? []
  return slots.some((slot) => slot !== '{text}') || (slots.length > 0 && text === null)
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
