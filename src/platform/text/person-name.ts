import { folded } from './folded.ts'
import { GIVEN_NAMES, GIVEN_NAMES_AND_WORDS } from './given-names.ts'
import { type KeptAs, loneNamesIn } from './lone-name.ts'
import { SURNAMES } from './surnames.ts'
import { CALLED_AFTER_PEOPLE, OF_A_PLACE, PLACE_WORDS, ROLE_WORDS, TITLE_WORDS } from './words-not-names.ts'

const WORDS_OF_NO_NAME = [ROLE_WORDS, PLACE_WORDS, OF_A_PLACE, TITLE_WORDS]
const TITLES: ReadonlySet<string> = new Set('mr mrs ms mx dr sra srta dra sr'.split(' '))

/**
 * What a text is meant to be. In what's kept for good, a first name that stands alone is asked about, too. In a `role`
 * and a `group`, so are capitalized words of which none is known, and in a `text` of sentences those that don't begin
 * one. Of any `other` text, only a usual name is.
 */
export type MeantAs = KeptAs | 'other'

/** A capitalized word, such as "Rivera", "Smith-Jones", "O’Brien", "McDonald" or "DeShawn". */
const WORD =
  /(?<![\p{L}\p{N}@._-])(?:\p{Lu}[\p{Ll}\p{M}]+(?:\p{Lu}[\p{Ll}\p{M}]+)?(?:['’-]\p{Lu}?\p{Ll}+)*|\p{Lu}['’]\p{Lu}\p{Ll}+)(?![\p{L}\p{N}@_])/gu
/** Between the parts of a name: an initial, and the small words of Spanish names. */
const JOINT = /^(?:[^\S\n]\p{Lu}\.)?[^\S\n](?:(?:de la|de los|del|de|la|van|von)[^\S\n])?$/u
const ADDRESS = /\S+@\S+|\bhttps?:\S+/gu
/** The end of what stands before a sentence, or before an entry of a list. */
const SENTENCE_BREAK = /(?:^|[.!?:;…•–—\n-])[^\p{L}\p{N}]*$/u

/**
 * The first thing in a text that looks like somebody's name: a usual first name with a surname after it, a title with a
 * name, or a first name alone where it's the whole text, or in a text that's kept. Null when there's none.
 *
 * @param own names of the organization and its sites, which are nobody's.
 */
export function personNameIn(asTyped: string, meantAs: MeantAs = 'other', own: readonly string[] = []): string | null {
  const text = asTyped.replace(ADDRESS, blank).replace(CALLED_AFTER_PEOPLE, blank)
  const whole = text.trim().replace(/[.,;:]$/, '')
  if (isNameAlone(whole)) return whole
  const isOwn = (name: string) => own.some((each) => wordsOf(each).includes(wordsOf(name)))
  for (const run of runsIn(text)) {
    const found = titled(text, run) ?? named(text, run) ?? unknown(text, run, meantAs)
    if (found !== null && !isOwn(found)) return found
  }
  return meantAs === 'other' ? null : (loneNamesIn(text, meantAs).find((name) => !isOwn(name)) ?? null)
}

const blank = (part: string) => ' '.repeat(part.length)

/** With a space on each side of each word, so that "Ana" isn't found in "Montana House". */
function wordsOf(text: string): string {
  return ` ${(folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `
}

/** Whether the whole text is a first name, perhaps with an initial or a surname. Its letters may be of any case. */
function isNameAlone(whole: string): boolean {
  const alone = /^([\p{L}’']+)(?:\s\p{Lu}\.?)?$/u.exec(whole)?.[1]
  if (alone !== undefined) return /^\p{Lu}/u.test(alone) && GIVEN_NAMES.has(folded(alone))
  const words = folded(whole).split(/\s+/)
  return words.length === 2 && GIVEN_NAMES.has(words[0] ?? '') && SURNAMES.has(words[1] ?? '')
}

interface Word {
  readonly text: string
  /** Without accents, capitals and a possessive ending, as the lists have it. */
  readonly plain: string
  readonly from: number
  readonly to: number
}

/** Capitalized words that stand together. */
function runsIn(text: string): Word[][] {
  const runs: Word[][] = []
  for (const { 0: found, index: from } of text.matchAll(WORD)) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    const word = found.replace(/['’]s$/, '')
    const next = { text: word, plain: folded(word), from, to: from + word.length }
    const between = before === undefined ? null : text.slice(before.to, from)
    const isJoined = between !== null && (JOINT.test(between) || (between === '. ' && isTitle(before)))
    if (last !== undefined && isJoined) last.push(next)
    else runs.push([next])
  }
  return runs
}

function titled(text: string, run: readonly Word[]): string | null {
  const at = run.findIndex((word) => isTitle(word))
  const [title, name] = [run[at], run[at + 1]]
  // "Elm Dr." is a street.
  const isStreet = at > 0 && title?.text === 'Dr'
  if (isStreet || title === undefined || name === undefined || isOfRoleOrPlace(name)) return null
  return text.slice(title.from, name.to)
}

function named(text: string, whole: readonly Word[]): string | null {
  const run = withoutRoles(whole)
  if (run.some((word) => isOfRoleOrPlace(word) || OF_A_PLACE.has(word.plain))) return null
  const last = run.at(-1)
  const first = run.find(
    ({ plain }) =>
      GIVEN_NAMES.has(plain) || (GIVEN_NAMES_AND_WORDS.has(plain) && last !== undefined && SURNAMES.has(last.plain)),
  )
  if (first === undefined || last === undefined || first === last) return null
  return isOfPlaceBefore(text, first) ? null : text.slice(first.from, last.to)
}

/** Words of which none is known. A sentence begins with a capital in any case, so there a surname has to follow. */
function unknown(text: string, run: readonly Word[], meantAs: MeantAs): string | null {
  const [start] = run
  if (meantAs === 'other' || start === undefined) return null
  const beginsSentence = meantAs === 'text' && SENTENCE_BREAK.test(text.slice(0, start.from))
  const isWhole = !beginsSentence || (SURNAMES.has(run.at(-1)?.plain ?? '') && !isKnown(start))
  const words = isWhole ? run : run.slice(1)
  const [first, last] = [words[0], words.at(-1)]
  if (first === undefined || last === undefined || first === last) return null
  if (words.some(isKnown) || isOfPlaceBefore(text, first)) return null
  return text.slice(first.from, last.to)
}

/** "Program Director Maya Lopez" without what she does. */
function withoutRoles(run: readonly Word[]): readonly Word[] {
  const after = run.findLastIndex(({ plain }) => ROLE_WORDS.has(plain)) + 1
  return run.slice(after === run.length ? 0 : after)
}

function isOfPlaceBefore(text: string, { from }: Word): boolean {
  const [, before = ''] = /(\p{L}+)\.?\s$/u.exec(text.slice(0, from)) ?? []
  return OF_A_PLACE.has(folded(before)) && /^\p{Lu}/u.test(before)
}

function isOfRoleOrPlace({ plain }: Word): boolean {
  return ROLE_WORDS.has(plain) || PLACE_WORDS.has(plain)
}

/** Of "After-School", a part is enough. */
function isKnown({ plain }: Word): boolean {
  return [plain, ...plain.split('-')].some((part) => WORDS_OF_NO_NAME.some((words) => words.has(part)))
}

function isTitle(word: Word | undefined): boolean {
  return word !== undefined && TITLES.has(word.plain)
}
