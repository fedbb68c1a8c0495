import type { ClauseId } from '../course/policy-shape.ts'
import type { AdviceDanger } from '../course/safe-wording-shape.ts'
import { sentencesOf, unsafeAdvice } from '../course/safe-wording.ts'
import { WORDING_RULES } from '../course/wording-rules.ts'
import type { Language } from '../platform/text/language.ts'
import { personNameIn } from '../platform/text/person-name.ts'
import { AT_ONCE, isKept, KEPT, type Kept } from './clause-keeps.ts'

/** Reasons not to publish a clause: staff could take from it that they don't report, or not now. */
export type ClauseDanger = AdviceDanger | 'atOnce' | 'must' | Kept

/** Suggestions for the wording. They're shown, and don't keep a clause from being published. */
export const STYLE_WARNINGS = ['loud', 'claim', 'long', 'slashes', 'oldWords', 'name'] as const
export type StyleWarning = (typeof STYLE_WARNINGS)[number]

interface Rules {
  readonly atOnce: RegExp
  readonly must: RegExp
  readonly oldWords: RegExp
  readonly slashes: RegExp
}

/** Patterns read the result of `plain`, in small letters. */
const RULES: Readonly<Record<Language, Rules>> = {
  en: {
    atOnce: /\b(immediately|right away|at once|without delay)\b/u,
    must: /\b(must|will|shall|has to|have to|is required|are required)\b/u,
    oldWords: /\bprostitut|\bpornograph|\bprofess\w* to be a victim/u,
    slashes: /\b(he\/she|she\/he|his\/her|him\/her|s\/he|and\/or)\b/u,
  },
  es: {
    atOnce: /(de inmediato|inmediatamente|sin demora)/u,
    must: /(?<!\p{L})(debe|deben|deberá|deberán|hay que|tienen? que|se (avisa|avisará|hace|hará|reporta|reportará)|serán?|es obligatori[oa])(?!\p{L})/u,
    oldWords: /prostitu|pornogr/u,
    slashes: /(él\/ella|el\/la|los\/las|\p{L}+[oa]\/[oa](?!\p{L})|\p{L}+\([oa]s?\)|y\/o)/u,
  },
}

const MOST_WORDS = 30
const MAIL_ADDRESS = /\S+@\S+\.\S+/u

/** Why a clause can't be published in these words, the worst first. Empty when it can. */
export function dangersIn(clause: ClauseId, text: string, language: Language): readonly ClauseDanger[] {
  const advice = unsafeAdvice(text, language)
  const kept = KEPT[clause]
  if (kept === undefined) return advice
  const plain = WORDING_RULES[language].plain(text)
  const { atOnce, must } = RULES[language]
  const missing = AT_ONCE.has(kept)
    ? [...(atOnce.test(plain) ? [] : ['atOnce' as const]), ...(must.test(plain) ? [] : ['must' as const])]
    : []
  if (missing.length > 0) return [...advice, ...missing]
  return isKept(kept, text, language) ? advice : [...advice, kept]
}

export function warningsIn(text: string, language: Language): StyleWarning[] {
  const { oldWords, slashes } = RULES[language]
  const small = text.toLowerCase()
  const found: Readonly<Record<StyleWarning, boolean>> = {
    loud: /[—!¡]/u.test(text),
    claim: WORDING_RULES[language].nowhere.some(
      ({ pattern, message }) => !/em dash/.test(message) && pattern.test(text),
    ),
    long: sentencesOf(text).some((sentence) => sentence.trim().split(/\s+/).length > MOST_WORDS),
    slashes: slashes.test(small),
    oldWords: oldWords.test(small),
    name: personNameIn(text, 'text') !== null || MAIL_ADDRESS.test(text),
  }
  return STYLE_WARNINGS.filter((warning) => found[warning])
}
