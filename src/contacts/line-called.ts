import type { Contact } from '../course/policy-shape.ts'
import { sentencesOf, unsafeAdvice } from '../course/safe-wording.ts'
import type { ContactLine } from '../ledger/bodies/contact.ts'
import { calendarDate } from '../platform/time/calendar.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import { isSaidIn, mapTexts, marksOf } from './line-name.ts'
import { type Contents, lineOf, withOwnLines } from './line.ts'

/** Why a line can't be called what somebody wants. */
export type CalledProblem =
  | { readonly kind: 'takenName'; readonly by: string }
  /** The course says this of SCR, the police or the people of a site, or no name in a sentence has it. */
  | { readonly kind: 'courseTerm' | 'notOfName'; readonly said: string }
  /** A sentence of the course that could keep staff from reporting, with the name that a line would have in it. */
  | { readonly kind: 'unsafeSentence'; readonly text: string }

export type CalledField = 'name' | 'sentence' | 'cardText' | 'walletName'

export type OtherLine = Pick<Contact, 'id' | 'name' | 'digits'>

/** What the course calls SCR, and the people of a site whom staff tell. */
const COURSE_TERMS = [
  'State Central Registry',
  'abuse hotline',
  'named person',
  'backup',
  'Registro Central',
  'maltrato infantil',
  'persona designada',
  'persona de respaldo',
]
/** No line is called just this. A name may have more words, as that of a unit of the police. */
const ALONE = ['the police', 'la policía']

/** Words of either language that make a condition, a negation or an order of steps. */
const LIMITING = [
  'if|unless|until|till|only|after|before|when|whenever|once|while|provided|except|without|instead|rather',
  "not|no|nor|never|none|nobody|neither|cannot|\\p{L}+n['’]t|but|first|then|later|tomorrow|wait|ask",
  'si|sin|ni|nunca|jamás|nadie|ningun[oa]|ningún|nada|solo|sólo|solamente|únicamente|hasta|después|antes|cuando',
  'mientras|salvo|excepto|menos|pero|sino|luego|primero|mañana|espere|esperar|en lugar de|en vez de|una vez',
].join('|')

/** Four digits are those of a phone number. Marks end a sentence, or begin a part of one. */
const NOT_OF_NAME = [String.raw`(?:\d[\s-]*){4,}`, '[.,:;()?!¿¡…—]', String.raw`(?<!\p{L})(?:${LIMITING})(?!\p{L})`]
// oxlint-disable-next-line security/detect-non-literal-regexp -- of the words above, never a user's
const PARTS_NOT_OF_NAME = new RegExp(NOT_OF_NAME.join('|'), 'giu')

/** What's wrong with the names of a line in one language, by the field of the form. */
export function nameProblemsIn(
  { name, sentence, card, wallet }: ContactLine['en'],
  released: ContactLine['en'],
  others: readonly OtherLine[],
): [CalledField, CalledProblem][] {
  // What a card says of a line begins with its name, and may speak of other lines after that.
  const [onCard = ''] = card?.use.split(/[.,:;(]/u, 1) ?? []
  const said = { name, sentence: sentence ?? '', cardText: onCard, walletName: wallet?.name ?? '' }
  const fields = Object.keys(said) as CalledField[] // its keys are these
  const marked = others.map((other) => {
    const rest = others.filter(({ id }) => id !== other.id).map((each) => each.name)
    return { name: other.name, marks: marksOf(other.name, [...rest, released.name]) }
  })
  const found = fields.flatMap((field): [CalledField, CalledProblem][] => {
    const problem = lookAlike(said[field], marked)
    return problem === null ? [] : [[field, problem]]
  })
  const part = sentence === null ? null : notOfNameIn(sentence, `${released.name} ${released.sentence ?? ''}`)
  return part === null ? found : [...found, ['sentence', { kind: 'notOfName', said: part }]]
}

function lookAlike(
  said: string,
  others: readonly { readonly name: string; readonly marks: readonly string[] }[],
): CalledProblem | null {
  const term = COURSE_TERMS.find((each) => isSaidIn(said, each)) ?? ALONE.find((each) => isSaidIn(each, said))
  if (term !== undefined) return { kind: 'courseTerm', said: term }
  const other = others.find(({ marks }) => marks.some((mark) => isSaidIn(said, mark)))
  return other === undefined ? null : { kind: 'takenName', by: other.name }
}

/** A part of what sentences call a line that belongs to no name. The name of the course may have it. */
function notOfNameIn(sentence: string, released: string): string | null {
  const partsOf = (text: string) => text.match(PARTS_NOT_OF_NAME) ?? []
  const has = new Set(partsOf(released))
  return (
    partsOf(sentence)
      .find((part) => !has.has(part))
      ?.trim() ?? null
  )
}

/** Why a line can't be called this: its names, and the sentences of the course that would have them. */
export function whyNotCalled(
  { contents, released }: { readonly contents: Contents; readonly released: Contents },
  id: string,
  line: ContactLine,
): [Language, CalledField, CalledProblem][] {
  const course = lineOf(released, id)
  if (course === null) return []
  const others = othersIn(contents, id)
  return LANGUAGES.flatMap((language) => {
    const ofNames = nameProblemsIn(line[language], course[language], others)
    const text = unsafeSentence(released, { id, line, course }, language)
    const field = line[language].sentence === null ? 'name' : 'sentence'
    const all: typeof ofNames = text === null ? ofNames : [...ofNames, [field, { kind: 'unsafeSentence', text }]]
    return all.map(([of, problem]): [Language, CalledField, CalledProblem] => [language, of, problem])
  })
}

/** The other lines in each language, whose digits and names a line can't have. */
export function othersIn(contents: Contents, id: string): Contact[] {
  return LANGUAGES.flatMap((language) => contents[language].contacts.filter((contact) => contact.id !== id))
}

/** The first sentence of the course that is unsafe with the names of a line, and isn't with those of the course. */
function unsafeSentence(
  released: Contents,
  { id, line, course }: { readonly id: string; readonly line: ContactLine; readonly course: ContactLine },
  language: Language,
): string | null {
  const since = calendarDate(released.en.policy.effectiveOn)
  // With the digits of the course, both have the same texts in the same order.
  const named = { ...course, en: line.en, es: line.es }
  const own = new Map([[id, { line: named, released: course, since, checkedOn: since, wrongSince: null }]])
  const [before, after] = [released, withOwnLines(released, own)].map((each) => textsOf(each[language]))
  const texts = after?.flatMap((text, at) => (text === before?.[at] ? [] : [[text, before?.[at] ?? '']])) ?? []
  for (const [text = '', earlier = ''] of texts) {
    const [sentences, were] = [sentencesOf(text), sentencesOf(earlier)]
    const found = sentences.find((sentence, at) => {
      const earlierSentence = (sentences.length === were.length ? were[at] : '') ?? ''
      if (sentence === earlierSentence) return false
      const was = unsafeAdvice(earlierSentence, language)
      return unsafeAdvice(sentence, language).some((danger) => !was.includes(danger))
    })
    if (found !== undefined) return found.trim()
  }
  return null
}

/** All texts that may name a line, as they're read: each block of HTML on a line of its own. */
function textsOf({ course, guide, policy, scenarios }: Contents['en']): string[] {
  const texts: string[] = []
  mapTexts([course, guide, policy, scenarios], (text, key) => {
    const isHtml = key.endsWith('Html')
    const oneLine = text.replaceAll(/\s+/gu, ' ')
    texts.push(isHtml ? oneLine.replaceAll(/<\/(?:p|li|h\d|t[dh])>/gu, '\n').replaceAll(/<[^>]*>/gu, '') : oneLine)
    return text
  })
  return texts
}
