import type { Language } from '../../platform/text/language.ts'

/** The things in a text that stay the same in every language, and on both paths: numbers, and who to call. */

/** Each call that a text may ask for, in the words of a language. */
export const CALLS: Readonly<Record<string, Readonly<Record<Language, RegExp>>>> = {
  '911': { en: /\b911\b/u, es: /\b911\b/u },
  '988': { en: /\b988\b/u, es: /\b988\b/u },
  SCR: { en: /\bSCR\b|State Central Registry/u, es: /\bSCR\b|Registro Central Estatal/u },
  'named person': { en: /named (person|people)/iu, es: /personas? designadas?/iu },
  backup: { en: /\bbackup\b/iu, es: /(persona )?de respaldo/iu },
  CSOC: { en: /\bCSOC\b|Children’s System of Care/u, es: /\bCSOC\b|Children’s System of Care/u },
  NCMEC: {
    en: /\bNCMEC\b|National Center for Missing/u,
    es: /\bNCMEC\b|National Center for Missing|Centro Nacional para/u,
  },
  AVANZAR: { en: /AVANZAR/u, es: /AVANZAR/u },
}

export function callsIn(text: string, language: Language): string[] {
  return Object.entries(CALLS).flatMap(([name, patterns]) => (patterns[language].test(text) ? [name] : []))
}

export const QUOTED = /“[^”]*”/gu

/** Quotes that follow the word to say or ask something: "You can say, “I’m glad you told me.”" */
const TO_SAY: Readonly<Record<Language, RegExp>> = {
  en: /(?:\b[Yy]ou can (?:say|ask)|\b(?:Say|Ask|Answer))\b[^.“”]{0,40}“([^”]+)”/gu,
  es: /(?:[Pp]uede (?:decir|preguntar)\p{L}*|Diga|Dígale|Pregunte|Pregúntele|Responda)(?!\p{L})[^.“”]{0,40}“([^”]+)”/gu,
}

export function linesToSay(text: string, language: Language): string[] {
  return [...text.matchAll(TO_SAY[language])].flatMap(([, line]) => line ?? [])
}

/** Digits of phone numbers, times, ages and days, each once, without what stands between their digits. */
export function numbersIn(text: string): string[] {
  const numbers = text.match(/\d(?:[\d().\u2011-]*\d)?/gu) ?? []
  return [...new Set(numbers.map((number) => number.replaceAll(/\D/g, '')))].sort()
}

export function missing(wanted: readonly string[], found: readonly string[]): string[] {
  return wanted.filter((entry) => !found.includes(entry))
}
