import type { Language } from '../platform/text/language.ts'
import { UNDOES_REPORTING_EN } from './advice/undoes-reporting-en.ts'
import { UNDOES_REPORTING_ES } from './advice/undoes-reporting-es.ts'
import { ADVICE_DANGERS, type AdviceDanger, type SafeWording } from './safe-wording-shape.ts'
import { SAFE_WORDING_EN } from './safe-wording-en.ts'
import { SAFE_WORDING_ES } from './safe-wording-es.ts'
import { unsafeIn, WORDING_RULES } from './wording-rules.ts'

const SAFE_WORDING: Readonly<Record<Language, SafeWording>> = {
  en: { ...SAFE_WORDING_EN, families: [...SAFE_WORDING_EN.families, ...UNDOES_REPORTING_EN] },
  es: { ...SAFE_WORDING_ES, families: [...SAFE_WORDING_ES.families, ...UNDOES_REPORTING_ES] },
}

/** Why staff shouldn't read this as advice: from a policy, a site or a line. Empty for a safe text. */
export function unsafeAdvice(text: string, language: Language): AdviceDanger[] {
  const rules = WORDING_RULES[language]
  const { families } = SAFE_WORDING[language]
  const general = new Set<AdviceDanger>(unsafeIn(text, rules))
  const sentences = readSentences(text, language)
  const found = families.filter(({ among, says, unless, whole }) =>
    sentences
      .map((sentence) => (whole === true ? sentence.whole : sentence.rest))
      .some((said) => among.test(said) && says.some((pattern) => pattern.test(said)) && unless?.test(said) !== true),
  )
  return ADVICE_DANGERS.filter((each) => general.has(each) || found.some(({ danger }) => danger === each))
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
