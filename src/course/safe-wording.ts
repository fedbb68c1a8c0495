import { RecentlyUsed } from '../platform/recently-used.ts'
import type { Language } from '../platform/text/language.ts'
import { COMES_FIRST_EN } from './advice/comes-first-en.ts'
import { COMES_FIRST_ES } from './advice/comes-first-es.ts'
import { DECIDES_EN } from './advice/decides-en.ts'
import { DECIDES_ES } from './advice/decides-es.ts'
import { EVADES_EN } from './advice/evades-en.ts'
import { EVADES_ES } from './advice/evades-es.ts'
import { HARMS_EN } from './advice/harms-en.ts'
import { LESSENS_EN } from './advice/lessens-en.ts'
import { HARMS_ES } from './advice/harms-es.ts'
import { LESSENS_ES } from './advice/lessens-es.ts'
import { UNDOES_REPORTING_EN } from './advice/undoes-reporting-en.ts'
import { UNDOES_REPORTING_ES } from './advice/undoes-reporting-es.ts'
import { ADVICE_DANGERS, type AdviceDanger, type DangerFamily, type SafeWording } from './safe-wording-shape.ts'
import { SAFE_WORDING_EN } from './safe-wording-en.ts'
import { SAFE_WORDING_ES } from './safe-wording-es.ts'
import { unsafeIn, WORDING_RULES } from './wording-rules.ts'

const SAFE_WORDING: Readonly<Record<Language, SafeWording>> = {
  en: {
    ...SAFE_WORDING_EN,
    families: [
      ...SAFE_WORDING_EN.families,
      ...UNDOES_REPORTING_EN,
      ...DECIDES_EN,
      ...COMES_FIRST_EN,
      ...LESSENS_EN,
      ...EVADES_EN,
      ...HARMS_EN,
    ],
  },
  es: {
    ...SAFE_WORDING_ES,
    families: [
      ...SAFE_WORDING_ES.families,
      ...UNDOES_REPORTING_ES,
      ...DECIDES_ES,
      ...COMES_FIRST_ES,
      ...LESSENS_ES,
      ...EVADES_ES,
      ...HARMS_ES,
    ],
  },
}

/** What texts were found to say. A site's form, its preview and its publication all read the same texts. */
const FOUND: Readonly<Record<Language, RecentlyUsed<readonly AdviceDanger[]>>> = {
  en: new RecentlyUsed(1_000),
  es: new RecentlyUsed(1_000),
}

/**
 * Why staff shouldn't read this as advice: from a policy, a site or a line. Empty for a safe text. Sentences of more than
 * 600 characters are read in parts that overlap.
 */
export function unsafeAdvice(text: string, language: Language): readonly AdviceDanger[] {
  return text === '' ? [] : FOUND[language].get(text, () => dangersIn(text, language))
}

function dangersIn(text: string, language: Language): AdviceDanger[] {
  const rules = WORDING_RULES[language]
  const { families } = SAFE_WORDING[language]
  const general = new Set<AdviceDanger>(unsafeIn(text, rules))
  const sentences = readSentences(text, language)
  const whole = sentences.flatMap((sentence) => partsOf(sentence.whole))
  const rest = sentences.flatMap((sentence) => partsOf(sentence.rest))
  const pairs = whole.flatMap((sentence, at) => (at === 0 ? [] : [`${whole[at - 1] ?? ''} ${sentence}`]))
  const found = families.filter((family) =>
    (family.across === true ? pairs : family.whole === true ? whole : rest).some((said) => says(family, said)),
  )
  return ADVICE_DANGERS.filter((each) => general.has(each) || found.some(({ danger }) => danger === each))
}

/** A sentence that staff shouldn't read as advice, with the worst reason. */
export interface UnsafeSentence {
  readonly kind: AdviceDanger
  readonly sentence: string
}

/** The first such sentence as it's written, or both when only two together are unsafe. Null for a safe text. */
export function unsafeSentence(text: string, language: Language): UnsafeSentence | null {
  const sentences = sentencesOf(text).filter((sentence) => sentence.trim() !== '')
  const pairs = sentences.slice(1).map((sentence, at) => `${sentences[at] ?? ''} ${sentence}`)
  for (const said of [...sentences, ...pairs, text]) {
    const [kind] = unsafeAdvice(said, language)
    if (kind !== undefined) return { kind, sentence: said.trim() }
  }
  return null
}

/**
 * V8 compiles a pattern for a text of this length to machine code at once. Its bytecode takes patterns as long as these
 * five times as long.
 */
const LONG = ' '.repeat(1000)
const compiled = new WeakSet<DangerFamily>()

function says(family: DangerFamily, said: string): boolean {
  if (!family.among.test(said)) return false
  if (!compiled.has(family)) {
    for (const pattern of family.says) pattern.test(LONG)
    compiled.add(family)
  }
  return family.says.some((pattern) => pattern.test(said)) && family.unless?.test(said) !== true
}

/** Patterns can take long on long texts without a period, so they read at most this much at once. */
const MOST_AT_ONCE = 600
/** What stands at an end of a part is read in the next part, too. */
const OVERLAP = 200

/** A sentence in parts that patterns can read fast. Only a sentence of more than 600 characters has more than one. */
function partsOf(sentence: string): string[] {
  if (sentence.length <= MOST_AT_ONCE) return [sentence]
  const starts = Math.ceil((sentence.length - OVERLAP) / (MOST_AT_ONCE - OVERLAP))
  return Array.from({ length: starts }, (_, at) => {
    const from = at * (MOST_AT_ONCE - OVERLAP)
    return sentence.slice(from, from + MOST_AT_ONCE)
  })
}

/** The sentences as patterns read them: whole, and without the phrases that are right, as "without waiting for permission". */
export function readSentences(text: string, language: Language): { readonly whole: string; readonly rest: string }[] {
  const { right } = SAFE_WORDING[language]
  return sentencesOf(WORDING_RULES[language].plain(text)).map((whole) => ({
    whole,
    rest: right.reduce((rest, phrase) => rest.replaceAll(phrase, '…'), whole),
  }))
}

export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?;])\s+|\n+/u)
}
