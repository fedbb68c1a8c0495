import { calledBy } from '../platform/html/named-line.ts'
import type { Content } from '../course/content.ts'
import type { ContactLine } from '../ledger/bodies/contact.ts'
import type { Language } from '../platform/text/language.ts'

/** A word of a name as a text writes it out, and long enough to stand for the name. */
const NAMING = /^\p{Lu}[\p{L}.]{3,}$/u

/** A word of a line's earlier name that a text still has, or null. A name that stays leaves none. */
export function earlierNameIn(text: string, before: string, after: string): string | null {
  const stays = new Set(wordsOf(after))
  const has = new Set(wordsOf(text))
  return wordsOf(before).find((word) => NAMING.test(word) && !stays.has(word) && has.has(word)) ?? null
}

/** Whether a sentence that says this names the line by a word of its name. */
export function isNamedIn(sentence: string, name: string): boolean {
  const naming = wordsOf(name).filter((word) => NAMING.test(word))
  return naming.length === 0 || wordsOf(sentence).some((word) => naming.includes(word))
}

/** Whether a text has these words in a row, in capital or small letters. */
export function isSaidIn(text: string, said: string): boolean {
  const inSmall = (each: string) => ` ${(each.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `
  return inSmall(text).includes(inSmall(said))
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}.]+/u).filter((word) => word !== '')
}

/**
 * What tells of a name: all that the course may call the line, digits that it begins with, what follows them, and each
 * two words in a row that no other name has.
 */
export function marksOf(name: string, others: readonly string[]): string[] {
  const pairs = [...name.matchAll(/(?=(?<!\p{L})(\p{Lu}\p{L}+ \p{Lu}\p{L}+))/gu)].map(([, pair = '']) => pair)
  const [, ...numbered] = /^(\d+)(?: (.+))?$/u.exec(name) ?? []
  const marks = [...calledBy(name), ...numbered.filter((part) => part !== undefined), ...pairs]
  return marks.filter((mark) => !others.some((other) => other.includes(mark)))
}

/** What sentences of the course say instead of each name of a line. */
export type Renamed = ReadonlyMap<string, string>

/** The names that an organization's own lines no longer have in a language. */
export function renamed(
  lines: readonly { readonly line: ContactLine; readonly released: ContactLine }[],
  language: Language,
): Renamed {
  return new Map(
    lines.flatMap(({ line, released }) => {
      const [{ name: before }, { name, sentence }] = [released[language], line[language]]
      // Somebody may want another word in sentences for a line that keeps its name.
      const said = sentence ?? (name === before ? null : name)
      return said === null ? [] : calledBy(before).map((each) => [each, said] as const)
    }),
  )
}

/** Words before a name that belong to it: an article, and a preposition that Spanish may join with it. */
const BEFORE_NAMES: Readonly<Record<Language, string>> = {
  en: String.raw`(?:(?<article>[Tt]he)\s+)?`,
  es: String.raw`(?:(?<to>[Aa]l?|[Dd]el?)\s+)?(?:(?<article>[Ee]l|[Ll]as?|[Ll]os)\s+)?`,
}

/** What stands before the first word of a sentence: nothing, the end of another one, or a mark that opens. */
const BEGINS = /(?:^|[.!?…]\s|<(?:p|li|h\d|td|th)>|[“«¿¡])(?:<[^>]*>|[\s“«¿¡(])*$/u

/** Texts of the course with the names that lines have now. All in one pass: a new name may hold an earlier one. */
export function withNames<Texts extends Partial<Content>>(texts: Texts, names: Renamed, language: Language): Texts {
  if (names.size === 0) return texts
  const asText = namesPattern([...names.keys()], language)
  const asHtml = namesPattern([...names.keys()].map(escaped), language)
  const firstWords = [...new Set([...names.keys()].map((name) => name.split(' ', 1).join()))]
  return mapTexts(texts, (text, key) => {
    // Few texts name a line, and looking for a word takes less time than the pattern.
    if (!firstWords.some((word) => text.includes(word))) return text
    const isHtml = key.endsWith('Html')
    return text.replaceAll(isHtml ? asHtml : asText, (...match) => {
      // The groups of the pattern are the last argument, and the place in the text is the third from the end.
      const { to, article, name } = match.at(-1) as Readonly<Record<'to' | 'article' | 'name', string | undefined>>
      const at = Number(match.at(-3))
      const plain = (isHtml ? unescaped(name ?? '') : (name ?? '')).replaceAll(/\s+/gu, ' ')
      const said = names.get(plain) ?? plain
      const inPlace = isHtml ? escaped(said) : said
      if (to !== undefined) return joined(to.replace(/l$/u, ''), inPlace)
      return /^\p{Lu}/u.test(article ?? '') || BEGINS.test(text.slice(0, at)) ? capitalized(inPlace) : inPlace
    })
  })
}

/** Every text below a value, changed. The key is that of the text, or of the list that it's in. */
export function mapTexts<Value>(value: Value, change: (text: string, key: string) => string): Value {
  const changed = (each: unknown, key: string): unknown => {
    if (typeof each === 'string') return change(each, key)
    if (Array.isArray(each)) return each.map((one) => changed(one, key))
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([name, below]) => [name, changed(below, name)]))
  }
  // Texts become texts, and everything else stays as it is.
  return changed(value, '') as Value
}

function namesPattern(names: readonly string[], language: Language): RegExp {
  const longestFirst = [...names].sort((a, b) => b.length - a.length)
  const said = longestFirst.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&').replaceAll(' ', '\\s+'))
  // oxlint-disable-next-line security/detect-non-literal-regexp -- the names are those of the course, never a user's
  return new RegExp(
    `(?<!\\p{L})${BEFORE_NAMES[language]}(?<![\\p{L}\\p{N}])(?<name>${said.join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  )
}

/** Spanish joins *a* and *de* with the article *el*. */
function joined(preposition: string, name: string): string {
  return name.startsWith('el ') ? `${preposition}${name.slice(1)}` : `${preposition} ${name}`
}

function capitalized(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

const ENTITIES = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
] as const

/** As Markdown escapes a text. */
function escaped(text: string): string {
  return ENTITIES.reduce((html, [sign, entity]) => html.replaceAll(sign, entity), text)
}

function unescaped(html: string): string {
  return ENTITIES.toReversed().reduce((text, [sign, entity]) => text.replaceAll(entity, sign), html)
}
