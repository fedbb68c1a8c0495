import type { Mapping } from '../contract.job.ts'
import { NO_VALUE_WORDS } from '../mapping.job.ts'
import { YES_OR_NO } from './field.job.ts'
import { type Language, LANGUAGES } from '../../platform/text/language.ts'
import { PERSON_TYPES, type PersonType } from '../../ledger/bodies/part.ts'

/** A name may well be one of these. */
const NO_VALUE = new Set<string>([...NO_VALUE_WORDS, 'ninguno', 'ninguna', 'no aplica'])

const TYPE_WORDS: Readonly<Record<PersonType, readonly string[]>> = {
  employee: [
    'staff',
    'regular',
    'full time',
    'full-time',
    'part time',
    'part-time',
    'ft',
    'pt',
    'per diem',
    'temporary',
    'temp',
    'empleado',
    'empleada',
    'tiempo completo',
    'medio tiempo',
    'tiempo parcial',
  ],
  volunteer: ['vol', 'voluntario', 'voluntaria'],
  contractor: ['contract', 'consultant', 'agency', 'contratista', 'consultor', 'consultora'],
  intern: ['internship', 'student', 'practicante', 'pasante', 'becario', 'becaria'],
}

const ANSWER_WORDS: Readonly<Record<(typeof YES_OR_NO)[number], readonly string[]>> = {
  yes: ['y', 'true', '1', 'x', 'sí', 'si', 's', 'verdadero'],
  no: ['n', 'false', '0', 'falso'],
}

const LANGUAGE_WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ['english', 'inglés', 'ingles', 'en-us', 'eng'],
  es: ['spanish', 'español', 'espanol', 'es-us', 'es-mx', 'spa'],
}

/** Returns false for an empty cell. */
export function isNoValueWord(text: string): boolean {
  return NO_VALUE.has(text.toLowerCase())
}

/** Returns the mapped meaning of a text, or the text itself. */
export function meant(field: string, text: string, { words }: Mapping): string {
  return words[field]?.[text.toLowerCase()] ?? text
}

export function typeOf(text: string): PersonType | null {
  return wordIn(PERSON_TYPES, TYPE_WORDS, text)
}

export function answerOf(text: string): boolean | null {
  const answer = wordIn(YES_OR_NO, ANSWER_WORDS, text)
  return answer === null ? null : answer === 'yes'
}

export function languageOf(text: string): Language | null {
  return wordIn(LANGUAGES, LANGUAGE_WORDS, text)
}

function wordIn<Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, readonly string[]>>,
  text: string,
): Value | null {
  const word = text.toLowerCase()
  return values.find((value) => value === word || words[value].includes(word)) ?? null
}
