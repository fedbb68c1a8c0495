import { folded } from './folded.ts'
import { GIVEN_NAMES, GIVEN_NAMES_AND_WORDS } from './given-names.ts'
import { SURNAMES } from './surnames.ts'
import {
  BELONGINGS,
  FAMILY,
  LETTERS_NOT_NAMES,
  NAMED,
  NAMES_OF_PLACES,
  NAMES_THAT_BEGIN,
  NAMES_WRITTEN_SMALL,
  NOBODY,
  PLACE_AFTER,
  PLACE_BEFORE,
  SOMEBODY,
  SURNAMES_AND_WORDS,
  SURNAMES_OF_PLACES,
} from './words-around-names.ts'
import { OF_A_PLACE, PLACE_WORDS, ROLE_WORDS, TITLE_WORDS } from './words-not-names.ts'

/** What a text that's kept for good is: the name of a role, that of a group, or sentences. */
export type KeptAs = 'role' | 'group' | 'text'

const WORD = /(?<![\p{L}\p{N}@_-])\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*(?![\p{L}\p{N}@_])/gu
/** The end of what stands before a sentence, or before an entry of a list. */
const SENTENCE_BREAK = /(?:^|[.!?:;…•–—\n-])[^\p{L}\p{N}]*$/u
const INITIAL_BEFORE = /(?<![\p{L}\p{N}.])\p{Lu}\.\s?$/u
/** After a name: "M.", which ends no sentence. */
const INITIAL_AFTER = /^ \p{Lu}\.(?=['’,;)]| \p{Ll}|\s*$)/u

interface Word {
  readonly text: string
  /** Without accents, capitals and a possessive ending, as the lists have it. */
  readonly plain: string
  readonly from: number
  readonly to: number
  readonly owns: boolean
  /** A name that's also a word, a month or a place, or any usual first name. */
  readonly isMaybe: boolean
  readonly shape: 'small' | 'capital' | 'capitals'
  readonly before: Word | null
  /** What stands between the word before and this one. */
  readonly between: string
}

/** A name that stands alone in a longer text. */
export function loneNamesIn(text: string, keptAs: KeptAs): string[] {
  const words = wordsIn(text)
  return words.flatMap((word, at) => {
    const next = words[at + 1] ?? null
    const place = { text, words, at, next, keptAs }
    if (isOfPlace(word, place)) return []
    return isName(word, place) ? [word.text] : []
  })
}

interface Place {
  readonly text: string
  readonly words: readonly Word[]
  readonly at: number
  readonly next: Word | null
  readonly keptAs: KeptAs
}

function wordsIn(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: found, index: from } of text.matchAll(WORD)) {
    const word = found.replace(/['’]s$/iu, '')
    const before = words.at(-1) ?? null
    words.push({
      text: word,
      plain: folded(word),
      isMaybe: isMaybe(word),
      from,
      to: from + word.length,
      owns: word !== found,
      shape: !/^\p{Lu}/u.test(word) ? 'small' : word.length > 1 && !/\p{Ll}/u.test(word) ? 'capitals' : 'capital',
      before,
      between: text.slice(before === null ? 0 : before.to + (before.owns ? 2 : 0), from),
    })
  }
  return words
}

function isName(word: Word, place: Place): boolean {
  if (word.shape === 'capital' && isInitialNext(word, place)) return true
  if (isGivenName(word, place)) return true
  return isOwner(word, place) || isIntroduced(word, place) || isSurname(word, place) || isInRole(word, place)
}

/** A first name that nothing else is called. */
function isGivenName({ plain, shape, from, isMaybe: isUsual }: Word, { text }: Place): boolean {
  if (!isUsual || !GIVEN_NAMES.has(plain) || NAMES_OF_PLACES.has(plain)) return false
  const isWord = NAMES_WRITTEN_SMALL.has(plain)
  if (shape === 'small') return !isWord && plain.length > 2
  if (shape === 'capitals') return plain.length > 3 && !isWord && !LETTERS_NOT_NAMES.has(plain)
  return !NAMES_THAT_BEGIN.has(plain) || !SENTENCE_BREAK.test(text.slice(0, from))
}

/** "Hope’s mom", and "Xanthe’s mom". */
function isOwner({ plain, owns, shape, isMaybe: isUsual }: Word, { next, keptAs }: Place): boolean {
  if (!owns || next === null) return isUsual && owns && keptAs !== 'text'
  if (FAMILY.has(next.plain)) return isUsual || (shape === 'capital' && !isNobody(plain))
  if (keptAs !== 'text' && isUsual) return true
  return isUsual && BELONGINGS.has(next.plain) && !TITLE_WORDS.has(plain)
}

/** "The youth Hope", "la mamá de Luz", "named Xanthe", "a group for Grace". */
function isIntroduced(
  { plain, shape, before, between, to, isMaybe: isUsual }: Word,
  { next, text, keptAs }: Place,
): boolean {
  // "The youth May 4" is a day.
  if (shape !== 'capital' || before === null || !/^\s$/.test(between) || /^\s*\d/.test(text.slice(to))) return false
  if (isNobody(plain) && !isUsual) return false
  if (NAMED.has(before.plain) || isOfFamily(before)) return true
  // "Youth Justice" and "Girl Scouts" begin with a capital.
  if (SOMEBODY.has(before.plain)) return before.shape === 'small' || (isUsual && !TITLE_WORDS.has(plain))
  const isLast = next === null && !isNobody(plain) && !plain.endsWith('s')
  return keptAs === 'group' && isLast && /^(for|para)$/.test(before.plain)
}

function isOfFamily({ plain, before, between }: Word): boolean {
  return (
    plain === 'de' && before !== null && /^\s$/.test(between) && FAMILY.has(before.plain) && before.plain !== 'familia'
  )
}

/** A surname, as in "Director Smith", "J. Rivera" and "the Rivera family". */
function isSurname({ plain, shape, from, isMaybe: isUsual }: Word, { text, keptAs }: Place): boolean {
  if (shape === 'small') return false
  const hasInitial = INITIAL_BEFORE.test(text.slice(0, from))
  if (hasInitial && (isUsual || SURNAMES.has(plain) || (keptAs !== 'text' && !isKnown(plain)))) return true
  if (!SURNAMES.has(plain) || SURNAMES_AND_WORDS.has(plain) || isKnown(plain)) return false
  return shape === 'capital' || plain.length > 3
}

/** In a role, a name that's also a word: alone, after what the person does, or before where they are. */
function isInRole(word: Word, { words, at, next, text, keptAs }: Place): boolean {
  const { plain, shape, before, between, to, isMaybe: isUsual } = word
  if (keptAs !== 'role' || shape !== 'capital') return false
  const isAlone = words.length === 1
  if (isUsual) {
    if (isAlone) return true
    if (at === 0 && next !== null && /^(from|at|del|de)$/.test(next.plain)) return true
    if (
      at === 0 &&
      /^\s?[,(]/.test(text.slice(to)) &&
      words.some((each) => each.plain === 'lead' || ROLE_WORDS.has(each.plain))
    )
      return true
    if (at === 0 && next === words.at(-1) && SURNAMES_OF_PLACES.has(next?.plain ?? '')) return true
  }
  if (at === 0 && text.slice(to).startsWith(', ') && next === words.at(-1) && next?.shape === 'capital')
    return !isNobody(plain) && !isNobody(next.plain)
  if (before === null || !ROLE_WORDS.has(before.plain) || next !== null) return false
  return isUsual ? /^\s?[ (:]$/.test(between) : /^ \(?$/.test(between) && !isNobody(plain) && !plain.endsWith('s')
}

/** "Grace M.", and "Xanthe M. needs". */
function isInitialNext({ plain, to, isMaybe: isUsual }: Word, { text }: Place): boolean {
  if (!INITIAL_AFTER.test(text.slice(to))) return false
  return isUsual || (!isNobody(plain) && /^ \p{Ll}/u.test(text.slice(to + 3)))
}

/** "St. Joseph", "Mary Robinson House", "the Jordan building", "Charlie’s law". */
function isOfPlace(word: Word, { text, words, at, next, keptAs }: Place): boolean {
  const { before, owns } = word
  if (isAfterPlace(word)) return true
  if (next === null) return false
  if (owns) return /^(law|act|ley)$/.test(next.plain)
  const isJoined = text.slice(word.to, next.from) === ' '
  if (isJoined && next.shape === 'small' && PLACE_AFTER.has(next.plain) && before !== null)
    return /^(the|a|at|in|our|to|of)$/.test(before.plain)
  if (keptAs === 'group') return false
  return runAfter(text, words, at).some(({ plain }) => PLACE_WORDS.has(plain)) && !isWholeName(word, words)
}

/** "Grace Park", where nothing else stands. */
function isWholeName(word: Word, words: readonly Word[]): boolean {
  return words.length === 2 && words[0] === word && SURNAMES_OF_PLACES.has(words[1]?.plain ?? '')
}

/** "Calle Juan Pablo Duarte": what begins with a place is one to its end. */
function isAfterPlace({ before, between }: Word): boolean {
  if (isPlaceBefore(before, between)) return true
  return before !== null && before.shape === 'capital' && !before.owns && between === ' ' && isAfterPlace(before)
}

function isPlaceBefore(before: Word | null, between: string): boolean {
  if (before === null || !/^\.? $/.test(between)) return false
  if (PLACE_BEFORE.has(before.plain)) return before.plain !== 'casa' || before.shape === 'capital'
  return OF_A_PLACE.has(before.plain) && before.shape === 'capital' && !/^(the|la|las|los|lake)$/.test(before.plain)
}

/** The words with capitals that follow without a break. */
function runAfter(text: string, words: readonly Word[], at: number): readonly Word[] {
  const after = words.slice(at + 1)
  const end = after.findIndex(({ shape, from }, index) => {
    const last = words[at + index]
    return shape === 'small' || last === undefined || text.slice(last.to, from) !== ' '
  })
  return end === -1 ? after : after.slice(0, end)
}

/** "Tía", "Máximo" and "niña" aren't the names that the lists have without accents. */
function isMaybe(text: string): boolean {
  const plain = folded(text)
  const isWord = NAMES_WRITTEN_SMALL.has(plain) && plain !== text.toLowerCase()
  return !isWord && (GIVEN_NAMES_AND_WORDS.has(plain) || GIVEN_NAMES.has(plain))
}

function isKnown(plain: string): boolean {
  return ROLE_WORDS.has(plain) || PLACE_WORDS.has(plain) || TITLE_WORDS.has(plain) || OF_A_PLACE.has(plain)
}

function isNobody(plain: string): boolean {
  return isKnown(plain) || NOBODY.has(plain) || SOMEBODY.has(plain) || FAMILY.has(plain)
}
