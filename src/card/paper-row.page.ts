import type { LocalResource, Person, ShownDetails } from '../organization/details-shape.ts'
import { isFoundWrong, type SiteText, siteText } from '../organization/site-details.ts'
import type { Language } from '../platform/text/language.ts'
import { ours } from '../site/part.page.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'

/** What a site writes, on a wallet card or a poster. */
export interface Row {
  /** Hours are shown below the role, and the role gives way when there's no room. */
  readonly isPerson: boolean
  /** The number is longer than usual, so it has a line of its own on a wallet card. */
  readonly isLong: boolean
  readonly name: SiteText
  readonly note: SiteText
  readonly digits: string
}

export interface OtherOnPoster {
  readonly label: string
  readonly role: SiteText
  readonly digits: string
}

/** Paper has room for three people, and for three lines of the site's own. The others are found at the card's address. */
export const MOST_ON_PAPER = 3
/** The lines of the site's own texts for which paper has room. They are counted generously: fonts differ. */
export const MOST_LINES = { wallet: 17, poster: 11 } as const
/** The characters of an ordinary number, which has its place beside the name. */
const NUMBER = 14
export const NOTHING = ours('')

export function row(name: SiteText, note: SiteText, digits: string): Row {
  return { isPerson: false, isLong: digits.length > NUMBER, name, note, digits }
}

/** With the words that a number doesn't work, where that's known. */
export function flagged(text: SiteText, person: Person, details: ShownDetails | null, t: Messages['card']): SiteText {
  if (details === null || !isFoundWrong(details, person)) return text
  return { ...text, text: [text.text, t.wrong].filter((each) => each !== '').join('. ') }
}

/** A wallet card has name and note of a line next to each other, so a colon parts them. */
export function parted(line: Row): Row {
  const { isPerson, name, note } = line
  if (isPerson || note.text === '' || /[:?]$/.test(name.text)) return line
  return { ...line, name: { ...name, text: `${name.text}:` } }
}

/** What a line of the site's says of itself on paper, from the most to the least. */
const NOTES = [['purpose', 'isNot'], ['purpose'], ['isNot'], []] as const

/**
 * The site's own lines, each with what it's for and what it isn't, as far as there's room for that of all of them: the
 * rest is on the card and in the lessons.
 */
export function localRows(
  lines: readonly LocalResource[] = [],
  language: Language,
  fits: (rows: readonly Row[]) => boolean,
  wrong: readonly string[] = [],
): Row[] {
  // Whoever holds the paper has to know first that a number doesn't work.
  const noteOf = (line: LocalResource, parts: (typeof NOTES)[number]) =>
    wrong.includes(line.phone) ? ours(MESSAGES[language].card.wrong) : lineNote(line, parts, language)
  const rowsWith = (parts: (typeof NOTES)[number]) =>
    lines.slice(0, MOST_ON_PAPER).map((line) => row(siteText(line, 'name', language), noteOf(line, parts), line.phone))
  return NOTES.map(rowsWith).find(fits) ?? rowsWith([])
}

/** In one language: where a text has no Spanish, only those after it that have none either. */
function lineNote(
  { isNot = '', ...line }: LocalResource,
  parts: readonly ('purpose' | 'isNot')[],
  language: Language,
): SiteText {
  const texts = parts.map((part) => siteText({ ...line, isNot }, part, language)).filter(({ text }) => text !== '')
  const [{ isEnglish } = NOTHING] = texts
  const same = texts.filter((each) => each.isEnglish === isEnglish)
  return { text: same.map(({ text }) => text).join(' '), isEnglish }
}

export function countOf<Counted>(list: readonly Counted[], linesOf: (counted: Counted) => number): number {
  return list.reduce((sum, counted) => sum + linesOf(counted), 0)
}

/** On an inner side of a wallet card. */
export function walletLines({ isPerson, isLong, name, note, digits }: Row): number {
  const width = digits === '' || isLong ? 36 : 21
  const text = isPerson ? name.text.length : name.text.length + 1 + note.text.length
  const hours = isPerson ? Math.ceil(note.text.length / 40) : 0
  return Math.ceil(text / width) + hours + (isLong ? 1 : 0)
}

/** On a poster, where the number is always beside the name. */
export function posterLines({ isPerson, name, note, digits }: Row): number {
  const width = 62 - 2 * Math.max(0, digits.length - NUMBER)
  return Math.ceil(name.text.length / width) + (isPerson ? 1 : Math.ceil(note.text.length / width))
}

export function otherLines({ label, role, digits }: OtherOnPoster): number {
  return Math.ceil((label.length + role.text.length + digits.length) / 105)
}
